"""The language's words of speech, ready for look-up by form."""

from functools import cached_property, lru_cache
from typing import Literal

import msgspec

from recoupe.lang import Language
from recoupe.model.base import Value

SpeechClass = Literal[
    "say",
    "learn",
    "announce",
    "ask",
    "request",
    "order",
    "advise",
    "deny",
    "accuse",
    "promise",
    "threaten",
    "warn",
    "admit",
    "criticise",
    "praise",
    "attitude",
    "statement",
    "document",
    "utterance",
    "act",
    "voice",
]
Frame = Literal[
    "que", "inf", "de", "some", "a", "to_do", "sur", "pour", "contre", "obj", "wh", "quote",
    "attr", "refl",
]  # fmt: skip
Shape = Literal["finite", "participle", "infinitive", "gerund"]


# Marks of direction and joiners that sites leave at the head of lines.
_UNSEEN = "\u200e\u200f\u200b\ufeff"


class SpeechRow(Value, frozen=True, kw_only=True):
    """A row of `speech.tsv`: a verb with its frames and endings, or a noun."""

    lemma: str
    pos: Literal["verb", "noun"]
    class_: SpeechClass = msgspec.field(name="class")
    frames: tuple[Frame, ...] = ()
    model: str = ""
    stems: tuple[str, ...] = ()
    tail: str = ""


class Endings(Value, frozen=True, kw_only=True):
    """The endings of one conjugation model, by shape."""

    infinitive: tuple[str, ...]
    finite: tuple[str, ...]
    participle: tuple[str, ...]
    gerund: tuple[str, ...]


class EndingsTable(Value, frozen=True, kw_only=True):
    """`speech.toml`."""

    models: dict[str, Endings]


class Patterns(Value, frozen=True, kw_only=True):
    """`speech_patterns.toml`: the small words around reported speech."""

    inverted_pronouns: frozenset[str]
    inversion_links: frozenset[str]
    subject_pronouns: frozenset[str]
    oblique_pronouns: frozenset[str]
    relative_pronouns: frozenset[str]
    reflexives: frozenset[str]
    negations: frozenset[str]
    perfect_auxiliaries: frozenset[str]
    passive_auxiliaries: frozenset[str]
    asides: tuple[tuple[str, ...], ...]
    not_that: frozenset[str]
    relative_adverbs: frozenset[str]
    that: frozenset[str]
    whether: frozenset[str]
    of: frozenset[str]
    to: frozenset[str]
    and_: frozenset[str] = msgspec.field(name="and")
    by_doing: frozenset[str]
    while_: frozenset[str] = msgspec.field(name="while")
    links: dict[str, tuple[str, ...]]
    same: frozenset[str]
    latter: frozenset[str]
    back_nouns: frozenset[str]
    renaming: frozenset[str]
    definite: frozenset[str]
    masculine: frozenset[str]
    feminine: frozenset[str]
    plural: frozenset[str]
    masculine_names: frozenset[str]
    feminine_names: frozenset[str]
    silent_pronouns: frozenset[str]
    clitics: frozenset[str]
    impersonal: frozenset[str]
    reporters: frozenset[str]
    indefinite: frozenset[str]
    from_whom: frozenset[str]
    at_whose: frozenset[str]
    pointing: frozenset[str]
    without: frozenset[str]
    impersonal_verbs: frozenset[str]
    powers: frozenset[str]
    courts: frozenset[str]
    according_to: tuple[tuple[str, ...], ...]
    for_whom: frozenset[str]
    not_a_voice: frozenset[str]
    not_speakers: frozenset[str]
    demonstratives: frozenset[str]
    according_pronouns: tuple[tuple[str, ...], ...]
    naming_words: frozenset[str]
    offence_words: frozenset[str]
    time_nouns: frozenset[str]
    articles: frozenset[str]
    object_pronouns: frozenset[str]
    definite_articles: frozenset[str]
    empty_nouns: frozenset[str]
    bearing_names: frozenset[str]
    vague_roles: frozenset[str]
    sayings: frozenset[str]
    provided: frozenset[str]
    by_whom: frozenset[str]
    presenting: frozenset[str]
    people_nouns: frozenset[str]
    bodies: frozenset[str]
    any_body: frozenset[str]
    powers_of_state: frozenset[str]
    before: frozenset[str]
    issuers: frozenset[str]
    counting: tuple[str, ...]


class Form(Value, frozen=True, kw_only=True):
    """One inflected form of a verb of speech."""

    row: SpeechRow
    shape: Shape


class Speech:
    """Verbs of speech by form, cue nouns by lemma, and the small words."""

    def __init__(self, language: Language) -> None:
        self.patterns = language.table("speech_patterns", Patterns)
        self._rows = language.rows("speech", SpeechRow)
        self._models = language.table("speech", EndingsTable).models

    @cached_property
    def forms(self) -> dict[str, tuple[Form, ...]]:
        """The forms, lower-cased; verbs with a tail come first, then reflexive ones."""
        found: dict[str, list[Form]] = {}
        verbs = [r for r in self._rows if r.pos == "verb"]
        for row in sorted(verbs, key=lambda r: (not r.tail, "refl" not in r.frames)):
            endings = self._models[row.model]
            for shape, ends in (
                # "dit" with an auxiliary is a participle; without one it can only be finite.
                ("participle", endings.participle),
                ("finite", endings.finite),
                ("gerund", endings.gerund),
                ("infinitive", endings.infinitive),
            ):
                for stem in row.stems or ("",):
                    for end in ends:
                        found.setdefault(stem + end, []).append(
                            Form(row=row, shape=shape)  # type: ignore[arg-type]  # the four shapes
                        )
        return {form: tuple(dict.fromkeys(forms)) for form, forms in found.items()}

    @cached_property
    def voices(self) -> frozenset[str]:
        """The nouns of those who can speak: acts ("engagement", "appel") cannot."""
        return frozenset(n for n, row in self.nouns.items() if row.class_ != "act")

    @cached_property
    def nouns(self) -> dict[str, SpeechRow]:
        return {r.lemma: r for r in self._rows if r.pos == "noun"}


@lru_cache(maxsize=8)
def speech_of(language: Language) -> Speech:
    """Return the words of speech of a language; built once for each."""
    return Speech(language)


def plain(word: str) -> str:
    """Return a token's text for look-up: lower-cased, apostrophe straight, no direction marks."""
    return word.lower().replace("\u2019", "'").strip(_UNSEEN)

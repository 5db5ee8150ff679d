"""Small words and predicates that bear on the status and the participants of events."""

from functools import cached_property
from typing import Literal

import msgspec

from recoupe.lang import Language
from recoupe.model.base import Value

PredicateClass = Literal[
    "carry",
    "undergo",
    "happen",
    "continue",
    "plan",
    "announce",
    "demand",
    "deny",
    "allege",
    "hypothetical",
    "enable",
    "record",
    "refuse",
    "cancel",
    "aspect",
    "go",
]


class PredicateRow(Value, frozen=True, kw_only=True, rename={"kind": "class"}):
    """A line of `predicates.tsv`; the file's head says what the classes do."""

    lemma: str
    kind: PredicateClass


class StatusWords(Value, frozen=True, kw_only=True):
    """`status.toml`: lemmas, by what they tell of an event."""

    planned_adjectives: frozenset[str]
    announced_adjectives: frozenset[str]
    possible_adjectives: frozenset[str]
    alleged_adjectives: frozenset[str]
    cancelled_adjectives: frozenset[str]
    ongoing_adjectives: frozenset[str]
    ongoing_phrases: tuple[str, ...]
    habits: tuple[str, ...]
    staying: frozenset[str]
    any_of: frozenset[str]
    anybody: frozenset[str]
    asking: frozenset[str]
    press_words: frozenset[str]
    done_though_denied: frozenset[str]
    conceding: frozenset[str]
    bearers: frozenset[str]
    topics: frozenset[str]
    trends: frozenset[str]
    under: str
    denying_prefix: str
    neither: str
    wishing: frozenset[str]
    ne_alone: frozenset[str]
    calling: frozenset[str]
    projects: frozenset[str]
    cancelling: frozenset[str]
    quashing: frozenset[str]
    series: frozenset[str]
    endings: frozenset[str]
    others: frozenset[str]
    companions: frozenset[str]
    targets: frozenset[str]
    penalties: frozenset[str]
    forces: frozenset[str]
    opposing: frozenset[str]
    inside: frozenset[str]
    sending: frozenset[str]
    attributing: frozenset[str]
    first_person: frozenset[str]
    sport_words: frozenset[str]
    sport_least: int
    sport_short_words: int
    sport_short_least: int
    condition_phrases: tuple[str, ...]
    first_times: frozenset[str]
    quantities: frozenset[str]
    aside: frozenset[str]
    between: str
    until_marks: frozenset[str]
    where: str
    conditional_endings: tuple[str, ...]
    future_endings: tuple[str, ...]
    duty: frozenset[str]
    forbidding: frozenset[str]
    owning_up: frozenset[str]
    averting: frozenset[str]
    reporting: frozenset[str]
    involving: frozenset[str]
    owed: str
    infinitive_endings: tuple[str, ...]
    at_once: frozenset[str]
    linking_t: str
    promises: frozenset[str]
    charging: frozenset[str]
    charged_case: str
    accusations: frozenset[str]
    refusals: frozenset[str]
    attempts: frozenset[str]
    conditional_marks: frozenset[str]
    unreal_marks: frozenset[str]
    aims: frozenset[str]
    after: frozenset[str]
    just_done: frozenset[str]
    calling_off: frozenset[str]
    warding: frozenset[str]
    naming: frozenset[str]
    named_this: str
    giving_up: frozenset[str]
    ruling_out: frozenset[str]
    not_before: str
    seizing: frozenset[str]
    factive: frozenset[str]
    doubting: frozenset[str]
    resuming: frozenset[str]
    among: frozenset[str]
    denying: frozenset[str]
    negative: frozenset[str]
    no_longer: frozenset[str]
    negative_pronouns: frozenset[str]
    background_marks: frozenset[str]
    locative: frozenset[str]
    source_marks: frozenset[str]
    demands: frozenset[str]
    object_control: frozenset[str]
    stative: frozenset[str]
    determiners: frozenset[str]
    contractions: dict[str, str]
    participle_endings: tuple[str, ...]
    be_verbs: frozenset[str]
    state_case: str
    agent_mark: str
    part: str
    goal_mark: str
    source_case: str
    target_case: str
    pronoun_of: str
    subject_relatives: frozenset[str]
    object_relatives: frozenset[str]
    factitive: frozenset[str]
    reflexives: frozenset[str]
    be: str


class SpeechRow(Value, frozen=True, kw_only=True):
    """A line of `speech.tsv`, as far as events need it."""

    lemma: str
    pos: str
    kind: str = msgspec.field(name="class")


class Words:
    """A language's status words with its predicates by lemma."""

    def __init__(self, language: Language) -> None:
        self.status = language.table("status", StatusWords)
        self._speech = language.rows("speech", SpeechRow)
        self._rows = language.rows("predicates", PredicateRow)

    @cached_property
    def _classes(self) -> dict[str, frozenset[PredicateClass]]:
        found: dict[str, set[PredicateClass]] = {}
        for row in self._rows:
            found.setdefault(row.lemma, set()).add(row.kind)
        return {lemma: frozenset(kinds) for lemma, kinds in found.items()}

    def classes(
        self, lemma: str, *, reflexive: bool, after: str = "", infinitive: bool = False
    ) -> frozenset[PredicateClass]:
        """Return the classes of a verb; `after` is the word after it ("lieu" of "avoir lieu").

        `infinitive`: it governs one; "souhaite partir" intends what "souhaite un départ" asks for.
        """
        if reflexive:
            return self._classes.get(f"se {lemma}", frozenset())
        keys = (f"{lemma} {after}", f"{lemma} INF" if infinitive else lemma, lemma)
        return next((self._classes[k] for k in keys if k in self._classes), frozenset())

    @cached_property
    def say_verbs(self) -> frozenset[str]:
        """Verbs of saying: a time that they govern is the statement's, not the content's."""
        return frozenset(r.lemma for r in self._speech if r.pos == "verb")

    def preposition(self, word: str) -> str:
        """Return a preposition without its article ("aux" is "à")."""
        lowered = word.lower().replace("’", "'")
        return self.status.contractions.get(lowered, lowered)

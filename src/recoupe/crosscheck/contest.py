"""The words of a language for denying, rebutting and setting one thing against another."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from recoupe.crosscheck.channels import words_of
from recoupe.crosscheck.plain import PlainText
from recoupe.crosscheck.words import Lexicon
from recoupe.lang import Language
from recoupe.model.base import Value
from recoupe.model.span import Span

# How many words after "ne" its verb may stand ("n'avait pas encore été signalé").
REACH_WORDS = 6
# So many letters of a word tell it from others ("signalé", "signalement"; "Algérie", "algériens").
STEM_CHARS = 6


class WordClass(Value, frozen=True, kw_only=True):
    """Words of one class; no other class of its table can be meant by them."""

    name: str
    words: tuple[str, ...]


class Directions(Value, frozen=True, kw_only=True):
    pairs: tuple[tuple[str, str], ...]


class ContestTable(Value, frozen=True, kw_only=True):
    """`disputes.toml`: negation, rebuttal, scenes that exclude each other."""

    negations: tuple[str, ...]
    closers: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    not_yet: tuple[str, ...]
    rebuttals: tuple[str, ...]
    of_us: tuple[str, ...]
    demonym_endings: tuple[str, ...]
    not_but: tuple[str, ...]
    count_words: tuple[str, ...]
    counted_anew: tuple[str, ...]
    state_counters: tuple[str, ...]
    crowd: tuple[str, ...]
    scenes: tuple[WordClass, ...]
    forces: tuple[WordClass, ...]
    directions: Directions


class LabelClass(Value, frozen=True, kw_only=True):
    label: str
    nouns: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


class LabelSet(Value, frozen=True, kw_only=True):
    name: str
    classes: tuple[LabelClass, ...]


class LabelSets(Value, frozen=True, kw_only=True):
    """`labels.toml`, as far as crosscheck asks for it: the sets of excluding classes."""

    sets: tuple[LabelSet, ...]


class NotBut(Value, frozen=True, kw_only=True):
    """Words that deny a label and put another in its place; the set and class of the denied."""

    denied: Span
    instead: Span
    whole: Span
    denied_class: tuple[str, str]


class ContestWords:
    """The table of one language, ready to be asked."""

    def __init__(self, language: Language) -> None:
        self._table = language.table("disputes", ContestTable)
        self._sets = language.table("labels", LabelSets).sets
        self._lexicon = language.made(Lexicon)

    def negated_in(self, text: str) -> frozenset[str]:
        """Return the beginnings of the verbs and nouns that a text denies.

        "N'a pas été signalé" denies "signalé"; "n'a pas encore été signalé" denies nothing.
        """
        words = words_of(text)
        telling = self._lexicon.content_words(text) - frozenset(self._table.auxiliaries)
        found: set[str] = set()
        for at, word in enumerate(words):
            around = words[max(0, at - REACH_WORDS) : at + 1 + REACH_WORDS]
            if word not in self._table.negations or not self._closes(around):
                continue
            denied = [w for w in words[at + 1 : at + 1 + REACH_WORDS] if w in telling]
            found.update(w[:STEM_CHARS] for w in denied[:1])
        return frozenset(found)

    def _closes(self, words: Sequence[str]) -> bool:
        closed = not {*self._table.closers}.isdisjoint(words)
        return closed and {*self._table.not_yet}.isdisjoint(words)

    def stems_of(self, text: str) -> frozenset[str]:
        """Return the beginnings of the words of a text that carry meaning, numbers left out."""
        words = self._lexicon.content_words(text) - frozenset(self._table.auxiliaries)
        return frozenset(w[:STEM_CHARS] for w in words if not w.isdigit())

    def rebuts(self, text: str) -> bool:
        """Say whether words turn against what was said before ("dément", « Faux »)."""
        return bool(self._rebuttal.search(PlainText(text).line))

    def is_of_us(self, text: str) -> bool:
        """Say whether a clause tells of the speaker's side ("nos hommes n'ont tué personne")."""
        return not {*words_of(text)}.isdisjoint(self._table.of_us)

    def contests_count(self, text: str) -> bool:
        """Say whether a sentence turns against somebody's count ("conteste le bilan officiel")."""
        line = PlainText(text).line
        return bool(self._count_word.search(line) and self._rebuttal.search(line))

    def counts_anew(self, text: str) -> bool:
        """Say whether words tell that a count was brought up to date ("nouveau bilan")."""
        return bool(self._counted_anew.search(PlainText(text).line))

    def counts_for_state(self, name: str) -> bool:
        """Say whether a source counts crowds for the State."""
        return bool(self._state_counter.search(PlainText(name).line))

    def counts_crowd(self, counts: str | None) -> bool:
        """Say whether a counted noun is one for those who take part."""
        return not {*words_of(counts or "")}.isdisjoint(self._table.crowd)

    def not_but_in(self, text: str) -> Iterator[NotBut]:
        """Yield where a text says that somebody is not what he is called ("pas X, mais Y").

        A word denied once is not denied again by a weaker pattern.
        """
        plain = PlainText(text, commas=True)
        seen: set[int] = set()
        for pattern in self._not_but:
            for match in pattern.finditer(plain.line):
                spans = [plain.span(*match.span(g)) for g in ("denied", "instead", 0)]
                denied, instead, whole = spans
                if denied and instead and whole and denied.start not in seen:
                    seen.add(denied.start)
                    classes = self._denied_class(match["denied"], match["instead"])
                    yield NotBut(denied=denied, instead=instead, whole=whole, denied_class=classes)

    def _denied_class(self, denied: str, instead: str) -> tuple[str, str]:
        """Return the class of a denied noun in the set that knows the other too, else the first."""
        others = {name for name, _ in self._classes.get(_singular(instead), frozenset())}
        return min(self._classes[_singular(denied)], key=lambda c: (c[0] not in others, c))

    def one_noun(self, label: str, said: NotBut) -> bool:
        """Say whether a label is the very noun that is denied, be it of one or of many."""
        first, second = (_singular(" ".join(words_of(x))) for x in (label, said.denied.text))
        return first == second

    @cached_property
    def _classes(self) -> dict[str, frozenset[tuple[str, str]]]:
        """The classes by their nouns, folded, without the mark of the plural."""
        found: dict[str, frozenset[tuple[str, str]]] = {}
        for one in self._sets:
            for klass in one.classes:
                for noun in (*klass.nouns, *klass.said):
                    key = _singular(" ".join(words_of(noun)))
                    found[key] = found.get(key, frozenset()) | {(one.name, klass.label)}
        return found

    @cached_property
    def _not_but(self) -> tuple[re.Pattern[str], ...]:
        nouns = "|".join(
            " ".join(f"{w}s?" for w in noun.split())
            for noun in sorted(self._classes, key=lambda n: (-len(n), n))
        )
        parts = {"{denied}": f"(?P<denied>{nouns})", "{instead}": "(?P<instead>[a-z]{3,})"}
        found = []
        for pattern in self._table.not_but:
            for key, part in parts.items():
                pattern = pattern.replace(key, part)
            found.append(re.compile(rf"(?<![a-z0-9]){pattern}(?![a-z0-9])"))
        return tuple(found)

    def scenes_in(self, one: str, other: str) -> tuple[str, str] | None:
        """Return the words of two texts for scenes that exclude each other; None for none."""
        return self._excluding(self._scenes, one, other)

    def forces_in(self, one: str, other: str) -> tuple[str, str] | None:
        """Return the words of two texts for forces that are not each other; None for none."""
        return self._excluding(self._forces, one, other)

    def _excluding(
        self, classes: Mapping[str, re.Pattern[str]], one: str, other: str
    ) -> tuple[str, str] | None:
        """Return the words of the one class that each text names, if the classes differ."""
        found = []
        for text in (one, other):
            plain = PlainText(text)
            named = {n: m for n, p in classes.items() if (m := p.search(plain.line))}
            if len(named) != 1:
                return None
            ((name, match),) = named.items()
            words = plain.span(match.start(), match.end())
            found.append((name, words.text if words else match.group()))
        (a, said), (b, said_other) = found
        return (said, said_other) if a != b else None

    def directions_in(self, one: str, other: str) -> tuple[str, str] | None:
        """Return where two texts part one thing otherwise ("rive nord", "rive sud")."""
        plains = PlainText(one), PlainText(other)
        for pair in self._table.directions.pairs:
            for a, b in (pair, pair[::-1]):
                here = re.search(rf"(?<![a-z0-9])([a-z]{{3,}}) {a}(?![a-z0-9])", plains[0].line)
                there = here and re.search(
                    rf"(?<![a-z0-9]){here[1]} {b}(?![a-z0-9])", plains[1].line
                )
                if here and there and self._lexicon.content_words(here[1]):
                    return here.group(), there.group()
        return None

    def is_demonym(self, word: str) -> bool:
        """Say whether a folded word ends like one that says of which country or town a body is."""
        return word.endswith(self._table.demonym_endings)

    @cached_property
    def _count_word(self) -> re.Pattern[str]:
        return _any_of(self._table.count_words)

    @cached_property
    def _counted_anew(self) -> re.Pattern[str]:
        return _any_of(self._table.counted_anew)

    @cached_property
    def _state_counter(self) -> re.Pattern[str]:
        return _any_of(self._table.state_counters)

    @cached_property
    def _scenes(self) -> dict[str, re.Pattern[str]]:
        return {c.name: _any_of(c.words) for c in self._table.scenes}

    @cached_property
    def _forces(self) -> dict[str, re.Pattern[str]]:
        return {c.name: _any_of(c.words) for c in self._table.forces}

    @cached_property
    def _rebuttal(self) -> re.Pattern[str]:
        return _any_of(self._table.rebuttals)


def _singular(noun: str) -> str:
    return " ".join(w.removesuffix("s") for w in noun.split())


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(map(re.escape, ordered))})(?![a-z0-9])")

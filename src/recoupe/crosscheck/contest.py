"""The words of a language for denying, rebutting and setting one thing against another."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from recoupe.crosscheck.plain import PlainText
from recoupe.crosscheck.words import Lexicon, words_of
from recoupe.lang import Language
from recoupe.model.base import Value

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
    demonym_endings: tuple[str, ...]
    scenes: tuple[WordClass, ...]
    forces: tuple[WordClass, ...]
    directions: Directions


class ContestWords:
    """The table of one language, ready to be asked."""

    def __init__(self, language: Language) -> None:
        self._table = language.table("disputes", ContestTable)
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
    def _scenes(self) -> dict[str, re.Pattern[str]]:
        return {c.name: _any_of(c.words) for c in self._table.scenes}

    @cached_property
    def _forces(self) -> dict[str, re.Pattern[str]]:
        return {c.name: _any_of(c.words) for c in self._table.forces}

    @cached_property
    def _rebuttal(self) -> re.Pattern[str]:
        return _any_of(self._table.rebuttals)


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(map(re.escape, ordered))})(?![a-z0-9])")

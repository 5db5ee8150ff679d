"""Counts of two voices that exclude each other: of one toll, of one crowd, in the same words."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from recoupe.crosscheck.accounts import Account
from recoupe.crosscheck.contest import STEM_CHARS, ContestWords
from recoupe.crosscheck.figures import (
    SCOPE_RATIO,
    Counted,
    bounds,
    comparable,
    compatible,
    shown,
)
from recoupe.crosscheck.opposed import Opposition
from recoupe.crosscheck.sourcing import Sourcing
from recoupe.crosscheck.tellings import Telling, sentence_around
from recoupe.crosscheck.words import Lexicon
from recoupe.model.annotation import Status
from recoupe.model.base import folded

# What two statements must have in common to count one thing in other numbers.
SHARED_STEMS = 2
SHARED_SHARE = 0.5
_FACTS: frozenset[Status] = frozenset({"occurred", "ongoing", "alleged"})
_CLOCK = re.compile(r"T\d")
# Characters before a number in which "dont" is looked for.
_BEFORE_CHARS = 24
Given = tuple[Account, Counted]


class Counts:
    """Finds numbers that two named voices give of one thing and that cannot both hold."""

    def __init__(self, sourcing: Sourcing, words: ContestWords, lexicon: Lexicon) -> None:
        self._sourcing = sourcing
        self._words = words
        self._lexicon = lexicon

    def among(self, accounts: Sequence[Account]) -> Iterator[Opposition]:
        """Yield the pairs of numbers that exclude each other, by the order of reports."""
        given = [(a, f) for a in accounts if a.voice and _is_fact(a) for f in a.figures]
        tolls = _tolls_of_reports(accounts)
        for one, other in combinations(given, 2):
            if self._clash(one, other) and self._of_one_thing(one, other, tolls):
                yield _opposition(one, other)

    def _of_one_thing(self, one: Given, other: Given, tolls: dict[str, set[float]]) -> bool:
        if self._of_one_crowd(one, other):
            return True
        alike = self._in_the_same_words(one, other) or self._of_one_toll(one, other, tolls)
        return alike and not self._grew(one, other)

    def _clash(self, one: Given, other: Given) -> bool:
        (a, f), (b, g) = one, other
        if a.key == b.key or f.unit != g.unit or compatible(f, g) or a.origin == b.origin:
            return False
        if self._is_part(a, f) != self._is_part(b, g):
            return False
        return self._sourcing.are_two(a.origin, b.origin) and _of_one_scope(a, b)

    def _is_part(self, account: Account, figure: Counted) -> bool:
        """Say whether a number is told as a part of another ("115.000, dont 18.500 à Sorel")."""
        reading = account.reading
        field = (reading.title or "") if figure.in_title else reading.text
        return self._lexicon.opens_part(field[max(0, figure.start - _BEFORE_CHARS) : figure.start])

    def _grew(self, one: Given, other: Given) -> bool:
        """Say whether a count that only grows is higher later, and nobody contests the lower."""
        (a, f), (b, g) = sorted((one, other), key=lambda x: bounds(x[1])[0])
        first, second = a.reading.published, b.reading.published
        if not (self._lexicon.grows(f.counts or "") or self._lexicon.grows(g.counts or "")):
            return False
        if first.latest is None or first.latest != second.earliest:
            return True
        return first.surely_before(second) and not any(map(self._contests, (a, b)))

    def _in_the_same_words(self, one: Given, other: Given) -> bool:
        (a, f), (b, g) = one, other
        if f.unit is None and not comparable(f, g):
            return False
        if a.names_another(b) or (f.toll and not (f.whole and g.whole)):
            return False
        shared = len(a.stems & b.stems)
        alone = all(sum(x.unit == f.unit for x in s.figures) == 1 for s in (a, b))
        return (
            alone
            and shared >= SHARED_STEMS
            and shared >= SHARED_SHARE * min(len(a.stems), len(b.stems))
        )

    def _of_one_crowd(self, one: Given, other: Given) -> bool:
        """Say whether the State and another count those who took part in one protest."""
        sides = [self._words.counts_for_state(a.voice.name) for a, _ in (one, other) if a.voice]
        return sum(sides) == 1 and all(self._is_crowd(*x) for x in (one, other))

    def _is_crowd(self, account: Account, figure: Counted) -> bool:
        protest = any(t.event.type == "PROTEST" for t in account.tellings)
        people = figure.unit is None and self._lexicon.is_people(figure.counts)
        crowd = self._words.counts_crowd(figure.counts)
        return figure.unit is None and not figure.toll and (crowd or (protest and people))

    def _of_one_toll(self, one: Given, other: Given, tolls: dict[str, set[float]]) -> bool:
        """Say whether two voices give the one toll of the story on one day, if it is one.

        Each of their reports tells of one toll alone. Numbers far apart are of one happening only
        where a report says that it contests the other's.
        """
        (a, f), (b, g) = one, other
        if not (f.whole and g.whole and comparable(f, g)):
            return False
        if any(self._lexicon.kind_of_people(x.counts or "") for x in (f, g)):
            return False
        if any(len(tolls[x.reading.id]) > 1 for x in (a, b)):
            return False
        low, high = sorted((f.value, g.value))
        contested = any(self._contests(x) for x in (a, b))
        return high <= low * SCOPE_RATIO or contested

    def _contests(self, account: Account) -> bool:
        text = account.reading.text
        return any(self._words.contests_count(line) for line in text.split("."))


def _is_fact(account: Account) -> bool:
    """Say whether an account tells what is or was, and neither plans nor demands."""
    return not account.negated and all(t.event.status in _FACTS for t in account.tellings)


def _tolls_of_reports(accounts: Sequence[Account]) -> dict[str, set[float]]:
    """Return the whole tolls that each report gives of the news, alike numbers once."""
    found: dict[str, set[float]] = defaultdict(set)
    for account in accounts:
        if not any(t.event.background for t in account.tellings):
            found[account.reading.id].update(f.value for f in account.figures if f.whole)
    return found


def _of_one_scope(a: Account, b: Account) -> bool:
    """Say whether two sentences are of one place, day and hour, as far as they tell.

    "2.000 à Kelba" is a part of the 9.000 of the country, and what a square held at noon is no
    count of the day: read on real days of protest, nearly all pairs that differed were such.
    """
    one, other = (_places_in(x) for x in (a, b))
    days, hours = zip(*(_times_in(x) for x in (a, b)), strict=True)
    return (
        bool(one & other or not (one or other))
        and hours[0] == hours[1]
        and not (days[0] and days[1] and not days[0] & days[1])
    )


def _sentence_of(account: Account) -> tuple[int, int]:
    reading, span = account.reading, account.span
    field = (reading.title or "") if span.in_title else reading.text
    return sentence_around(field, span.start, span.end)


def _places_in(account: Account) -> frozenset[str]:
    """Return the places that an account's sentence names, those of its speaker included."""
    reading, span = account.reading, account.span
    start, end = _sentence_of(account)
    return frozenset(
        folded(m.text)
        for e in reading.entities
        if e.kind in ("place", "country")
        for m in e.mentions
        if m.field == span.field and start <= m.start < end
    )


def _times_in(account: Account) -> tuple[frozenset[object], frozenset[str]]:
    """Return the days that an account tells, or else its sentence, and its hours."""
    times = [t for t in account.reading.times if account.span.covers(t)]
    start, end = _sentence_of(account)
    around = [
        t for t in account.reading.times if t.field == account.span.field and start <= t.start < end
    ]
    dated = [t for t in times if t.earliest] or [t for t in around if t.earliest]
    days = frozenset((t.earliest, t.latest) for t in dated)
    return days, frozenset(t.value for t in times if t.value and _CLOCK.search(t.value))


def _opposition(one: Given, other: Given) -> Opposition:
    low, high = sorted((one, other), key=lambda x: x[1].value)
    stems = low[0].stems & high[0].stems
    return Opposition(
        aspect="number",
        values=(shown(low[1]), shown(high[1])),
        sides=(low[0], high[0]),
        detail="Two named voices count the same and arrive at numbers that exclude each other.",
        about=_told_in((low, high), stems),
    )


def _told_in(given: Sequence[Given], stems: Collection[str]) -> Telling | None:
    """Return the event that the numbers are of: typed, with the number, or told by a word of both.

    "Le rassemblement a réuni 2.500 personnes" counts the rally.
    """

    def fits(told: tuple[Telling, Counted]) -> tuple[bool, bool, bool]:
        telling, figure = told
        own = any(x.id == figure.id for x in telling.figures)
        return (
            telling.event.type is None,
            not own,
            telling.lemma[:STEM_CHARS] not in stems,
        )

    told = [(t, f) for a, f in given for t in a.tellings]
    return min(told, key=fits)[0] if told else None

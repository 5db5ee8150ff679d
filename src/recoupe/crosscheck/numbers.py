"""Where the tellings of one claim give numbers that cannot all hold, growth told apart."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from recoupe.crosscheck.figures import Counted, bounds, comparable, compatible, shown
from recoupe.crosscheck.sides import Claimed, Sourced, Split, are_apart
from recoupe.crosscheck.tellings import sentence_around
from recoupe.crosscheck.words import Lexicon

# Who gives a lower number so many days after a higher one was told does not hold the higher.
HELD_DAYS = 2


def number_splits(claimed: Claimed) -> Iterator[Split]:
    """Yield the numbers of a claim that exclude each other, those of one report first."""
    given = [(s, f) for s in claimed.told for f in s.telling.figures]
    given = [g for g in given if g[0].telling.event.status != "denied"]
    # What one report sets side by side is the surest dispute.
    pairs = sorted(combinations(given, 2), key=lambda p: p[0][0].report != p[1][0].report)
    for one, other in pairs:
        if _numbers_clash(one, other, claimed) and not _told_openly(one[1], other[1], claimed):
            yield _number_split(one, other, given, claimed.lexicon)


def _numbers_clash(
    one: tuple[Sourced, Counted], other: tuple[Sourced, Counted], claimed: Claimed
) -> bool:
    (a, f), (b, g) = one, other
    lexicon = claimed.lexicon
    if not comparable(f, g) or compatible(f, g) or not _countedare_apart(a, b):
        return False
    if a.report == b.report and a.telling.event.id == b.telling.event.id:
        return False
    low, high = sorted((f, g), key=lambda x: x.value)
    if _some_of_them(low, high, lexicon):
        return False
    toll = f.toll
    if not _one_scope(a, b, toll=toll) or not (toll or _one_statement(a, b, claimed)):
        return False
    ordered = _in_time(_first_with(f, claimed), _first_with(g, claimed))
    if ordered is None:
        return True
    ordered = (a, b) if ordered[0] is _first_with(f, claimed) else (b, a)
    earlier, later = (f, g) if ordered[0] is a else (g, f)
    grew = bounds(later)[0] > bounds(earlier)[1]
    rivals = _rivals(a, b, claimed) and not _overtaken(earlier, later, claimed)
    rivals = rivals and not _counted_anew(later, claimed)
    rivals = rivals or _held_on(earlier, later, claimed)
    return not (grew and lexicon.grows(f.counts or "") and not rivals)


def _some_of_them(low: Counted, high: Counted, lexicon: Lexicon) -> bool:
    """Say whether the fewer are some of the more ("six élèves", "sept morts")."""
    kinds = [frozenset(_stems(lexicon.kind_of_people(x.counts or ""))) for x in (low, high)]
    return bool(kinds[0]) and kinds[0] != kinds[1]


def _stems(words: Iterable[str]) -> Iterator[str]:
    return (w.removesuffix("s") for w in words)


def _countedare_apart(a: Sourced, b: Sourced) -> bool:
    """Say whether two counts are of two origins, or of two who count in one report."""
    one, other = a.telling.counter, b.telling.counter
    return are_apart(a, b) if None in (one, other) else one != other


def _first_with(figure: Counted, claimed: Claimed) -> Sourced:
    """Return the first telling of a number: told again later, it is no newer count."""
    return next(
        s
        for s in claimed.told
        for x in s.telling.figures
        if x.value == figure.value and comparable(x, figure)
    )


def _one_statement(a: Sourced, b: Sourced, claimed: Claimed) -> bool:
    """Say whether two named sources count, in much the same words.

    Counts of people, arrests, houses or ships are of this quarter, that hour, those charges:
    read on real days of protest, none of the pairs that differed was a dispute but these.
    """
    named = _named_origins(claimed)
    one, other = (frozenset(w for w in s.telling.words if w.isalpha()) for s in (a, b))
    shared = len(one & other)
    alike = shared >= 2 and shared * 2 >= min(len(one), len(other))
    return alike and {a.origin, b.origin} <= named


def _named_origins(claimed: Claimed) -> set[str]:
    return {s.origin for s in claimed.told if s.telling.attributed}


def _one_scope(a: Sourced, b: Sourced, *, toll: bool) -> bool:
    """Say whether two counts are of one place, as far as their clauses tell.

    "5.200 personnes à Marseille" is no part of a dispute about those "dans toute la France". For a
    toll it does where only one of the two names its place.
    """
    one, other = a.telling.placed, b.telling.placed
    if not one or not other:
        return toll or one == other
    return bool(one & other)


def _rivals(a: Sourced, b: Sourced, claimed: Claimed) -> bool:
    """Say whether two named sources differ within a day: that is no count that went on."""
    named = _named_origins(claimed)
    days = {s.telling.reading.published.latest for s in (a, b)}
    both = all(s.telling.counter or s.origin in named for s in (a, b))
    return len(days) == 1 and both


def _told_openly(f: Counted, g: Counted, claimed: Claimed) -> bool:
    """Say whether a telling gives one of two numbers so that it leaves room for the other.

    "Au moins sept morts" in the morning is no dispute with eleven in the evening, even where a
    later report says "sept" of it. Who says "at least seven" of a count that another gave before
    takes nothing back from it.
    """
    return any(
        x.value == one.value
        and comparable(x, one)
        and compatible(x, other)
        and not _in_order(_first_with(one, claimed), s)
        for s in claimed.told
        for x in s.telling.figures
        for one, other in ((f, g), (g, f))
    )


def _in_order(first: Sourced, second: Sourced) -> bool:
    """Say whether one is known to be told before the other, by somebody else."""
    before = first.telling.reading.published.surely_before(second.telling.reading.published)
    return before and are_apart(first, second)


def _held_on(low: Counted, high: Counted, claimed: Claimed) -> bool:
    """Say whether another origin gives the lower number days after the higher one was told.

    Within hours slow outlets still carry what was known before.
    """
    first, highest = _first_with(low, claimed), _first_with(high, claimed)
    day = highest.telling.reading.published.latest
    return day is not None and any(
        x.value == low.value and comparable(x, low) and _days_after(s, day) >= HELD_DAYS
        for s in claimed.told
        if are_apart(s, first)
        for x in s.telling.figures
    )


def _days_after(sourced: Sourced, day: dt.date) -> int:
    published = sourced.telling.reading.published.earliest
    return (published - day).days if published else 0


def _overtaken(low: Counted, high: Counted, claimed: Claimed) -> bool:
    """Say whether a count between two was told before the higher: the lower was no longer held.

    It is held still where a report gives it beside the higher one.
    """
    last = _first_with(high, claimed)
    between = [
        x
        for s in claimed.told
        for x in s.telling.figures
        if comparable(x, low) and low.value < x.value < high.value
    ]
    beside = any(
        x.value == low.value and comparable(x, low)
        for s in claimed.told
        if s.report == last.report
        for x in s.telling.figures
    )
    return not beside and any(_in_time(_first_with(x, claimed), last) for x in between)


def _counted_anew(high: Counted, claimed: Claimed) -> bool:
    """Say whether the higher of two counts is told as one that rose ("le bilan s'alourdit")."""
    first = _first_with(high, claimed).telling
    field = (first.reading.title or "") if first.event.in_title else first.reading.text
    start, end = sentence_around(field, first.event.start, first.event.end)
    titled = claimed.words.counts_anew(first.reading.title or "")
    return titled or claimed.words.counts_anew(field[start:end])


def _number_split(
    one: tuple[Sourced, Counted],
    other: tuple[Sourced, Counted],
    given: Sequence[tuple[Sourced, Counted]],
    lexicon: Lexicon,
) -> Split:
    f, g = sorted((one[1], other[1]), key=lambda x: x.value)

    def saying(figure: Counted, against: Counted) -> tuple[Sourced, ...]:
        return tuple(
            s
            for s, x in given
            if comparable(x, figure) and x.value == figure.value and not compatible(x, against)
        )

    return Split(
        values=(shown(f), shown(g)),
        sides=(saying(f, g), saying(g, f)),
        detail="Two origins count the same thing and arrive at numbers that exclude each other.",
    )


def _in_time(a: Sourced, b: Sourced) -> tuple[Sourced, Sourced] | None:
    """Return the earlier and the later of two, or None where their order is not known."""
    if a.telling.reading.published.surely_before(b.telling.reading.published):
        return a, b
    if b.telling.reading.published.surely_before(a.telling.reading.published):
        return b, a
    return None

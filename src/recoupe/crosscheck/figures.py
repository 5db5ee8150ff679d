"""Comparing figures: what they count, whether they agree, whether one is an update."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from recoupe.crosscheck.words import Lexicon
from recoupe.model.annotation import Figure
from recoupe.model.dossier import ClaimFigure

if TYPE_CHECKING:
    from recoupe.crosscheck.tellings import Telling

# How far an "about" reaches: round numbers in reports are off by up to a tenth.
ABOUT = 0.1
# Two tolls of one happening seldom differ by more, but for those of its first hours.
SCOPE_RATIO = 2.0


class Counted(Figure, frozen=True, kw_only=True):
    """A figure with what it comes to: "neuf personnes" of a killing are as many deaths.

    `thing` is what it counts, alike for synonyms; None where that is not said. `toll` is true
    where it counts victims, a part of them included; `whole` where it counts all of them.
    `open_ended` is true for bodies found: there may be more.
    """

    thing: str | None
    toll: bool
    whole: bool
    open_ended: bool


def counted(figure: Figure, lexicon: Lexicon, *, lemma: str = "", before: str = "") -> Counted:
    """Return a figure with what it counts.

    `lemma` is the trigger of the event that it belongs to, `before` the words of its clause up
    to it: people counted by a verb of killing are deaths, those after "dont" are some of them.
    """
    counts = figure.counts
    thing = lexicon.counted(counts)
    fate = None
    if figure.unit is None and lexicon.is_people(counts):
        fate = lexicon.fate_before(before) or lexicon.fate_of(lemma)
    partial = lexicon.opens_part(before)
    if fate is not None and not lexicon.counts_victims(counts):
        thing = f"{fate}, {thing}" if partial else fate
    toll = lexicon.is_victim(fate) or lexicon.counts_victims(counts)
    return Counted(
        **{f: getattr(figure, f) for f in figure.__struct_fields__},
        thing=thing,
        toll=toll,
        whole=toll and not partial and not lexicon.is_part(counts),
        open_ended=lexicon.is_part(counts),
    )


def shown(figure: Figure) -> str:
    """Return a figure in its report's words, with the number in digits where they have none."""
    digits = any(c.isdigit() for c in figure.text)
    return figure.text if digits else f"{figure.text} ({figure.value:g})"


def comparable(a: Counted, b: Counted) -> bool:
    """Say whether two figures measure the same thing in the same unit."""
    return a.unit == b.unit and a.thing is not None and a.thing == b.thing


def bounds(figure: Counted) -> tuple[float, float]:
    """Return the least and greatest number that a figure's words allow."""
    low, high = figure.low, figure.high
    if figure.open_ended:
        return _or(low, figure.value), float("inf")
    if figure.modifier == "about":
        reach = abs(figure.value) * ABOUT
        return min(_or(low, figure.value), figure.value - reach), max(
            _or(high, figure.value), figure.value + reach
        )
    if figure.modifier in ("at_least", "more_than"):
        return _or(low, figure.value), float("inf")
    if figure.modifier in ("at_most", "less_than", "up_to"):
        return float("-inf"), _or(high, figure.value)
    return _or(low, figure.value), _or(high, figure.value)


def _or(bound: float | None, value: float) -> float:
    return value if bound is None else bound


def compatible(a: Counted, b: Counted) -> bool:
    """Say whether one number can be what both figures say."""
    one, other = bounds(a), bounds(b)
    return one[0] <= other[1] and other[0] <= one[1]


def figures_agree(one: Sequence[Counted], other: Sequence[Counted]) -> bool:
    """Say whether a figure of each side gives the same number of the same thing."""
    return any(
        a.value == b.value and a.unit == b.unit and (comparable(a, b) or _money(a, b))
        for a in one
        for b in other
    )


def crowds_differ(
    one: Sequence[Counted],
    other: Sequence[Counted],
    lexicon: Lexicon,
    *,
    least_ratio: float = 1.0,
) -> bool:
    """Say whether both sides count people who are no victims, and no two numbers can be one.

    Numbers less than `least_ratio` times apart may be.
    """
    crowds = [
        [f for f in side if not f.toll and lexicon.is_people(f.counts)] for side in (one, other)
    ]
    pairs = [(a, b) for a in crowds[0] for b in crowds[1]]
    apart = (max(a.value, b.value) >= least_ratio * min(a.value, b.value) for a, b in pairs)
    return bool(pairs) and all(apart) and not any(compatible(a, b) for a, b in pairs)


def _money(a: Figure, b: Figure) -> bool:
    return a.unit is not None and a.counts is None and b.counts is None


def counts_alike(one: Sequence[Counted], other: Sequence[Counted]) -> bool:
    """Say whether a figure of each side counts the same thing."""
    return any(comparable(a, b) for a in one for b in other)


def tolls_alike(one: Sequence[Counted], other: Sequence[Counted], *, scoped: bool = True) -> bool:
    """Say whether both sides count victims, of one kind.

    Without `scoped`, a place that both name, numbers further apart than `SCOPE_RATIO` are those
    of an attack and of the year's attacks.
    """
    return any(
        comparable(a, b) and (a.whole or b.whole) and (scoped or _of_one_size(a, b))
        for a in one
        for b in other
    )


def _of_one_size(a: Counted, b: Counted) -> bool:
    low, high = sorted((abs(a.value), abs(b.value)))
    return high <= low * SCOPE_RATIO


def claim_figures(tellings: "Sequence[Telling]") -> tuple[ClaimFigure, ...]:
    """Return the figures of a claim's tellings, each once a report, in their order."""
    found: dict[tuple[object, ...], ClaimFigure] = {}
    for telling in tellings:
        for f in telling.figures:
            key = (telling.reading.id, f.value, f.unit, f.counts, f.modifier)
            found.setdefault(
                key,
                ClaimFigure(
                    value=f.value,
                    low=f.low,
                    high=f.high,
                    unit=f.unit,
                    counts=f.counts,
                    modifier=f.modifier,
                    report=telling.reading.id,
                ),
            )
    return tuple(found.values())

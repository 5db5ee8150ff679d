"""Comparing figures: what they count, whether they agree, whether one is an update."""

from collections.abc import Sequence

from recoupe.crosscheck.tellings import Telling
from recoupe.crosscheck.words import Lexicon
from recoupe.model.annotation import Figure
from recoupe.model.dossier import ClaimFigure

# How far an "about" reaches: round numbers in reports are off by up to a tenth.
ABOUT = 0.1


def comparable(a: Figure, b: Figure, lexicon: Lexicon) -> bool:
    """Say whether two figures measure the same thing in the same unit."""
    counted = lexicon.counted(a.counts)
    return a.unit == b.unit and counted is not None and counted == lexicon.counted(b.counts)


def bounds(figure: Figure, lexicon: Lexicon) -> tuple[float, float]:
    """Return the least and greatest number that a figure's words allow."""
    low, high = figure.low, figure.high
    if lexicon.is_part(figure.counts):
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


def compatible(a: Figure, b: Figure, lexicon: Lexicon) -> bool:
    """Say whether one number can be what both figures say."""
    one, other = bounds(a, lexicon), bounds(b, lexicon)
    return one[0] <= other[1] and other[0] <= one[1]


def figures_agree(one: Sequence[Figure], other: Sequence[Figure], lexicon: Lexicon) -> bool:
    """Say whether a figure of each side gives the same number of the same thing."""
    return any(
        a.value == b.value and a.unit == b.unit and (comparable(a, b, lexicon) or _money(a, b))
        for a in one
        for b in other
    )


def _money(a: Figure, b: Figure) -> bool:
    return a.unit is not None and a.counts is None and b.counts is None


def counts_alike(one: Sequence[Figure], other: Sequence[Figure], lexicon: Lexicon) -> bool:
    """Say whether a figure of each side counts the same thing."""
    return any(comparable(a, b, lexicon) for a in one for b in other)


def tolls_alike(one: Sequence[Figure], other: Sequence[Figure], lexicon: Lexicon) -> bool:
    """Say whether both sides count victims, of one kind."""
    return any(
        comparable(a, b, lexicon) and (lexicon.is_toll(a.counts) or lexicon.is_toll(b.counts))
        for a in one
        for b in other
    )


def claim_figures(tellings: Sequence[Telling]) -> tuple[ClaimFigure, ...]:
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

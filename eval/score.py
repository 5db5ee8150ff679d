"""Counting: precision, recall, F1, and rows of the table."""

from recoupe.model.base import Value


class Row(Value, frozen=True, kw_only=True):
    """One score: its key in floors.toml, what is measured, on what, how much, against what."""

    key: str
    task: str
    data: str
    score: float
    anchor: str = ""
    detail: str = ""


def f1(hits: int, predicted: int, gold: int) -> float:
    """Return the harmonic mean of precision and recall (0 where nothing is right)."""
    return 2 * hits / (predicted + gold) if hits else 0.0


def share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Return how many characters two half-open ranges share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def best_pairs(weights: dict[tuple[int, int], tuple[float, ...]]) -> dict[int, int]:
    """Match one to one, the greatest weight first, earlier indices first among equals."""
    ordered = sorted(weights, key=lambda p: (*(-w for w in weights[p]), *p))
    left: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in ordered:
        if i not in left and j not in taken:
            left[i] = j
            taken.add(j)
    return left

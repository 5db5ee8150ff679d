"""Which rows have which words, so that a sum over all rows costs the less the rarer they are."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Rows = NDArray[np.int64]


class Postings:
    """The rows that have each key, with a weight each."""

    def __init__(self) -> None:
        # Rows are kept as they were counted from the beginning, in rising order.
        self._kept: dict[str, tuple[array[int], array[float]]] = {}
        self._dropped = 0

    def add(self, row: int, weights: Mapping[str, float]) -> None:
        """Note what a row has."""
        for key, weight in weights.items():
            kept = self._kept.get(key)
            if kept is None:
                kept = self._kept[key] = (array("i"), array("d"))
            kept[0].append(row + self._dropped)
            kept[1].append(weight)

    def drop_first(self, rows: int, keys: Iterable[str]) -> None:
        """Leave out the first rows, which have these keys alone; row `rows` is row 0 from now."""
        self._dropped += rows
        for key in keys:
            kept = self._kept[key]
            gone = bisect_left(kept[0], self._dropped)
            if gone == len(kept[0]):
                del self._kept[key]
            else:
                del kept[0][:gone], kept[1][:gone]

    def spread(self, key: str) -> int:
        """Return how many rows have a key."""
        kept = self._kept.get(key)
        return len(kept[0]) if kept else 0

    def dot(self, asked: Mapping[str, float], rows: "Rows") -> "Numbers":
        """Return for each of these rows the sum of the asked weights times its own."""
        return self._sums(asked, rows, by_weight=True)

    def having(self, asked: Mapping[str, float], rows: "Rows") -> "Numbers":
        """Return for each of these rows the sum of the asked weights whose keys it has."""
        return self._sums(asked, rows, by_weight=False)

    def _sums(self, asked: Mapping[str, float], rows: "Rows", *, by_weight: bool) -> "Numbers":
        """Add up what the keys are worth to each row, in the order of `asked`."""
        import numpy as np

        found = [(kept, weight) for key, weight in asked.items() if (kept := self._kept.get(key))]
        if not found or not len(rows):
            return np.zeros(len(rows))
        # Copied to one array each: a dozen calls of numpy instead of some for every key.
        having = np.frombuffer(b"".join([kept[0] for kept, _ in found]), dtype=np.intc)
        having = having - self._dropped
        worth = np.repeat([weight for _, weight in found], [len(kept[0]) for kept, _ in found])
        if by_weight:
            worth *= np.frombuffer(b"".join([kept[1] for kept, _ in found]))
        summed = np.bincount(having, worth, minlength=int(rows.max()) + 1)
        return np.asarray(summed, dtype=np.float64)[rows]

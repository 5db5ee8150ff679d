"""Which rows have which words, so that a sum over all rows costs the less the rarer they are."""

from array import array
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Rows = NDArray[np.int64]


class Postings:
    """The rows that have each key, with a weight each."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[array[int], array[float]]] = {}

    def add(self, row: int, weights: Mapping[str, float]) -> None:
        """Note what a row has."""
        for key, weight in weights.items():
            kept = self._kept.get(key)
            if kept is None:
                kept = self._kept[key] = (array("i"), array("d"))
            kept[0].append(row)
            kept[1].append(weight)

    def spread(self, key: str) -> int:
        """Return how many rows have a key."""
        kept = self._kept.get(key)
        return len(kept[0]) if kept else 0

    def dot(self, asked: Mapping[str, float], rows: "Rows") -> "Numbers":
        """Return for each of these rows the sum of the asked weights times its own."""
        return self._sums(asked, rows, lambda own, weight: own * weight)

    def having(self, asked: Mapping[str, float], rows: "Rows") -> "Numbers":
        """Return for each of these rows the sum of the asked weights whose keys it has."""
        import numpy as np

        return self._sums(asked, rows, lambda own, weight: np.full(len(own), weight))

    def _sums(
        self,
        asked: Mapping[str, float],
        rows: "Rows",
        worth: "Callable[[Numbers, float], Numbers]",
    ) -> "Numbers":
        """Add up what the keys are worth to each row, in the order of `asked`."""
        import numpy as np

        found, given = [], []
        for key, weight in asked.items():
            kept = self._kept.get(key)
            if kept is not None:
                found.append(np.frombuffer(kept[0], dtype=np.intc))
                given.append(worth(np.frombuffer(kept[1]), weight))
        if not found or not len(rows):
            return np.zeros(len(rows))
        size = int(rows.max()) + 1
        summed = np.bincount(np.concatenate(found), np.concatenate(given), minlength=size)
        return summed.astype(np.float64)[rows]

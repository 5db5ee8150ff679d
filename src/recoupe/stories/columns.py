"""What the rules ask of many reports at once, in arrays: days, length, outlet, meaning."""

from typing import TYPE_CHECKING

from recoupe.stories.sides import Side

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Rows = NDArray[np.int64]

DIMENSIONS = 512  # of a report's vector
FIRST_ROWS = 256
EVER = 10**9  # further than any day's ordinal: of days that are not known
NO_OUTLET = -1
_COLUMNS = ("_earliest", "_latest", "_content", "_named", "_outlet", "_meaning")


class Columns:
    """Rows of reports, in the order in which they were added; they grow by doubling."""

    def __init__(self) -> None:
        import numpy as np

        self._rows = 0
        self._outlets: dict[str, int] = {}
        self._earliest = np.zeros(FIRST_ROWS, dtype=np.int64)
        self._latest = np.zeros(FIRST_ROWS, dtype=np.int64)
        self._content = np.zeros(FIRST_ROWS)
        self._named = np.zeros(FIRST_ROWS, dtype=np.bool_)
        self._outlet = np.zeros(FIRST_ROWS, dtype=np.int64)
        self._meaning = np.zeros((FIRST_ROWS, DIMENSIONS), dtype=np.float32)

    def add(self, side: Side) -> None:
        """Put a report into the next row."""
        row = self._rows
        if row == len(self._content):
            self._double()
        self._earliest[row], self._latest[row] = _days(side)
        self._content[row] = side.content
        self._named[row] = bool(side.names)
        self._outlet[row] = (
            NO_OUTLET
            if side.outlet is None
            else self._outlets.setdefault(side.outlet, len(self._outlets))
        )
        if side.meaning is not None:
            self._meaning[row] = side.meaning
        self._rows += 1

    def drop_first(self, rows: int) -> None:
        """Leave out the first rows; row `rows` is row 0 from now."""
        for name in _COLUMNS:
            column = getattr(self, name)
            left = column[rows : self._rows].copy()
            column[:] = 0
            column[: len(left)] = left
        self._rows -= rows

    def days_between(self, side: Side, rows: "Rows") -> "Rows":
        """Return how many days lie at least between a report and each of some rows."""
        import numpy as np

        earliest, latest = _days(side)
        apart = np.maximum(earliest - self._latest[rows], self._earliest[rows] - latest)
        return np.maximum(apart, 0)

    def shorter(self, side: Side, rows: "Rows") -> "Numbers":
        """Return how many words of content the shorter one has, of a report and each row."""
        import numpy as np

        return np.minimum(self._content[rows], side.content)

    def has_names(self, rows: "Rows") -> "NDArray[np.bool_]":
        """Say of each row whether it has names."""
        return self._named[rows]

    def same_outlet(self, side: Side, rows: "Rows") -> "NDArray[np.bool_]":
        """Say of each row whether it is of a report's outlet."""
        same: NDArray[np.bool_] = self._outlet[rows] == self._outlets.get(side.outlet or "", -2)
        return same

    def alike(self, side: Side, rows: "Rows") -> "NDArray[np.float32]":
        """Return the cosine of a report's meaning with each row's, 0 where either has none."""
        import numpy as np

        if side.meaning is None:
            return np.zeros(len(rows), dtype=np.float32)
        cosines: NDArray[np.float32] = self._meaning[rows] @ side.meaning
        return cosines

    def _double(self) -> None:
        import numpy as np

        for name in _COLUMNS:
            column = getattr(self, name)
            setattr(self, name, np.concatenate([column, np.zeros_like(column)]))


def _days(side: Side) -> tuple[int, int]:
    """Return the days that a publication lies between; all days where that is not known."""
    if side.days.earliest is None or side.days.latest is None:
        return -EVER, EVER
    return side.days.earliest, side.days.latest

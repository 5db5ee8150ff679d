"""Who shares seeds of text with whom: many reports looked up at once, in sorted arrays."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from recoupe.stories.sharing import LEAST_SEED_SHARE, LEAST_SEEDS, MOST_PLACES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]
    Indices = NDArray[np.int64]


@dataclass(frozen=True)
class Shelf:
    """The seeds of some reports of one day, an ordinal; None: without a date."""

    day: int | None
    reports: tuple[str, ...]
    seeds: "Sequence[Hashes]"

    @cached_property
    def ordered(self) -> "tuple[Hashes, Indices]":
        """All seeds ascending, and beside each the number of its report."""
        import numpy as np  # heavy

        seeds, holders = joined(self.seeds)
        order = np.argsort(seeds, kind="stable")
        return seeds[order], holders[order]


def joined(seeds: "Sequence[Hashes]") -> "tuple[Hashes, Indices]":
    """Return the seeds of several reports in a row, and beside each the number of its report."""
    import numpy as np

    if not seeds:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    lengths = [len(s) for s in seeds]
    return np.concatenate(seeds), np.repeat(np.arange(len(seeds)), lengths)


def candidates(asking: Shelf, shelves: Sequence[Shelf]) -> dict[str, set[str]]:
    """Return, for each report that asks, those that share enough of its seeds with it.

    A seed that more than `MOST_PLACES` hold stands for the newest of them, as `TextWindow` has it.
    """
    import numpy as np

    asked, owners = joined(asking.seeds)
    places = np.full(len(asked), MOST_PLACES + 1)  # one for the asker itself
    lengths = np.asarray([len(s) for s in asking.seeds])
    least = np.minimum(LEAST_SEEDS, LEAST_SEED_SHARE * lengths)
    found: dict[str, set[str]] = {report: set() for report in asking.reports}
    newest = sorted(shelves, key=lambda s: math.inf if s.day is None else s.day, reverse=True)
    for shelf in newest:
        for owner, holder in _sharing(shelf, asked, owners, places, least):
            if asking.reports[owner] != shelf.reports[holder]:
                found[asking.reports[owner]].add(shelf.reports[holder])
    return found


def _sharing(
    shelf: Shelf,
    asked: "Hashes",
    owners: "Indices",
    places: "NDArray[np.int64]",
    least: "NDArray[np.float64]",
) -> list[tuple[int, int]]:
    """Return which askers share enough with which of a shelf, by number; use up the `places`."""
    import numpy as np

    seeds, holders = shelf.ordered
    end = np.searchsorted(seeds, asked, side="right")
    taken = np.minimum(end - np.searchsorted(seeds, asked, side="left"), places)
    places -= taken
    hit = np.flatnonzero(taken)
    if not len(hit):
        return []
    counts = taken[hit]
    # The last `counts` places of each seed that was hit, all in one row.
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    at = np.repeat(end[hit] - counts, counts) + within
    pairs, times = np.unique(
        np.repeat(owners[hit], counts) * len(shelf.reports) + holders[at], return_counts=True
    )
    enough = pairs[times >= least[pairs // len(shelf.reports)]]
    return [divmod(pair, len(shelf.reports)) for pair in enough.tolist()]

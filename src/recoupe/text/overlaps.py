"""Ranges looked up by place: those that overlap others, without looking at all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


class Overlaps(Generic[T]):
    """Things that lie at half-open ranges, in the order in which they were given.

    A look-up costs what it finds, and what lies under ranges that reach far; looking at all
    things for each of many would take quadratic time on a long text.
    """

    def __init__(self, items: Iterable[tuple[int, int, T]]) -> None:
        ordered = sorted(enumerate(items), key=lambda i: (i[1][0], i[0]))
        self._items = [(place, start, end, thing) for place, (start, end, thing) in ordered]
        self._starts = [start for _, start, _, _ in self._items]
        # The furthest end so far only grows, so that it can be searched too.
        self._reach = list(accumulate((end for _, _, end, _ in self._items), max))

    def over(self, start: int, end: int) -> list[T]:
        """Return the things whose ranges share a character with `start` to `end`."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        found = [(at, thing) for at, _, stop, thing in self._items[first:last] if stop > start]
        found.sort(key=lambda f: f[0])
        return [thing for _, thing in found]

    def start_from(self, position: int) -> int | None:
        """Return the first start at or after `position`, or None."""
        index = bisect_left(self._starts, position)
        return self._starts[index] if index < len(self._starts) else None

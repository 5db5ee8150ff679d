"""Things that a user holds together, and apart: what was said first holds against what follows."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Classes(Generic[T]):
    """Things in classes that are kept together, and which of these are kept apart."""

    def __init__(self) -> None:
        self._of: dict[T, set[T]] = {}
        self._apart: dict[T, set[T]] = defaultdict(set)

    def join(self, things: Sequence[T]) -> Iterator[tuple[T, T]]:
        """Put things into one class, as far as they are not apart; yield the pairs that do it."""
        firsts: list[T] = []
        for thing in things:
            known = next((f for f in firsts if self._may_join(f, thing)), None)
            if known is None:
                firsts.append(thing)
            elif thing not in self._class(known):
                yield known, thing
                whole = self._class(known) | self._class(thing)
                self._of.update(dict.fromkeys(whole, whole))

    def part(self, a: T, b: T) -> Iterator[tuple[T, T]]:
        """Set two things apart and yield them, unless they are kept together or apart already."""
        if a not in self._class(b) and b not in self._apart[a]:
            self._apart[a].add(b)
            self._apart[b].add(a)
            yield a, b

    def key(self, thing: T) -> int:
        """Return what is the same for the things of one class, and for no other."""
        return id(self._class(thing))

    def _may_join(self, a: T, b: T) -> bool:
        one, other = self._class(a), self._class(b)
        return one is other or all(not (self._apart[r] & other) for r in one)

    def _class(self, thing: T) -> set[T]:
        return self._of.setdefault(thing, {thing})

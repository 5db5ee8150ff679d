"""Which reports must be compared again when others come."""

from collections.abc import Collection, Iterable
from typing import Protocol


class Dated(Protocol):
    """A report, as far as its days go: ordinals, None where it is undated."""

    @property
    def report(self) -> str: ...
    @property
    def earliest(self) -> int | None: ...
    @property
    def latest(self) -> int | None: ...


def affected_by(new: Collection[Dated], placed: Iterable[Dated], *, days: int) -> set[str]:
    """Return the ids of the placed reports whose decisions may change with the coming of `new`.

    What words weigh in a report depends on how rare they were in the `days` up to its day, so
    the pairs of reports change that come up to `days` after a new one. Either report of such a
    pair may have found the other, hence those `days` before it are asked again too. An undated
    report is compared with all.
    """
    everyone = [*placed, *new]
    if not new:
        return set()
    if any(f.latest is None for f in new):
        return {f.report for f in everyone}
    first = min(f.latest for f in new if f.latest is not None)
    last = max(f.latest for f in new if f.latest is not None) + days
    changing = [f for f in everyone if f.latest is None or first <= f.latest <= last]
    reach = min(f.earliest for f in changing if f.earliest is not None) - days
    return {
        f.report
        for f in everyone
        if f.earliest is None or f.latest is None or (f.latest >= reach and f.earliest <= last)
    }

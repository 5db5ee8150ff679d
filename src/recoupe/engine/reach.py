"""Which reports must be compared again when others come."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Protocol


class Dated(Protocol):
    """A report's features, as far as its days go; None where it is undated."""

    @property
    def report(self) -> str: ...
    @property
    def earliest(self) -> dt.date | None: ...
    @property
    def latest(self) -> dt.date | None: ...


def affected_by(new: Collection[Dated], placed: Iterable[Dated], *, days: int) -> set[str]:
    """Return the ids of the placed reports whose decisions may change with the coming of `new`.

    A decision on a pair depends on how rare words were in the `days` up to the later one's day,
    so pairs change whose later report comes up to `days` after a new one. Either report of such a
    pair may have found the other, hence those `days` before it are asked again too. An undated
    report is compared with all.
    """
    everyone = [*placed, *new]
    if not new:
        return set()
    if any(f.latest is None for f in new):
        return {f.report for f in everyone}
    span = dt.timedelta(days=days)
    first = min(f.latest for f in new if f.latest)
    last = later(max(f.latest for f in new if f.latest), span)
    changing = [f for f in everyone if f.latest is None or first <= f.latest <= last]
    reach = sooner(min(f.earliest for f in changing if f.earliest), span)
    return {
        f.report
        for f in everyone
        if f.earliest is None or f.latest is None or (f.latest >= reach and f.earliest <= last)
    }


def later(day: dt.date, span: dt.timedelta) -> dt.date:
    return day + span if dt.date.max - day > span else dt.date.max


def sooner(day: dt.date, span: dt.timedelta) -> dt.date:
    return day - span if day - dt.date.min > span else dt.date.min

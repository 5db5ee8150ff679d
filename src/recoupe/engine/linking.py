"""Comparing the reports that wait for it, day by day, with a window that moves along."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from recoupe.engine.stages import Stages
from recoupe.model.codec import from_json, to_json
from recoupe.model.story import Link
from recoupe.record import Record
from recoupe.record.placements import Placed

BATCH_REPORTS = 256  # in one transaction: what it costs to keep them is spread over as many


class Compared:
    """A report compared: its features with what its words weigh, and the decisions it found."""

    def __init__(self, report: str, features: bytes, links: tuple[Link, ...]) -> None:
        self.report = report
        self.features = features
        self.links = links


def compared(
    record: Record, stages: Stages, waiting: Sequence[Placed], *, pile: bool
) -> Iterator[list[Compared]]:
    """Yield the waiting reports in their order, compared, in batches of one day at most.

    Each is compared with what was linked before it. Of a `pile` all is kept in memory; else what
    lies further back than the window reaches is left behind.
    """
    moving = MovingWindow(record, stages, keep=pile)
    for day, placed in groupby(waiting, key=lambda p: p.latest):
        ids = [p.report for p in placed]
        moving.move_to(day)
        features = decoded(record, stages, ids)
        for report in ids:
            moving.window.count(features[report])
        for start in range(0, len(ids), BATCH_REPORTS):
            yield [
                moving.compared(features[report]) for report in ids[start : start + BATCH_REPORTS]
            ]


def decoded(record: Record, stages: Stages, ids: Sequence[str]) -> dict[str, Any]:
    """Return the features of reports as they were before they were weighed, by id."""
    kept = record.placements.features(ids)
    return {r: stages.unweighed(from_json(kept[r], stages.features)) for r in ids}


class MovingWindow:
    """The stage's window, filled from the record as it moves on in time."""

    def __init__(self, record: Record, stages: Stages, *, keep: bool) -> None:
        self.window = stages.window()
        self._record = record
        self._stages = stages
        self._keep = keep
        self._loaded_to: int | None = None
        self._undated = False

    def compared(self, features: Any) -> Compared:  # noqa: ANN401  # the stage's own value
        """Compare a report with all in the window, and put it in."""
        weighed = self.window.weighed(features)
        links = self.window.links(weighed)
        self.window.add(weighed)
        return Compared(weighed.report, to_json(weighed), links)

    def move_to(self, day: int | None) -> None:
        """Have the linked reports at hand that those of a day are compared with or weighed by."""
        if not self._undated and (day is None or self._keep):
            self._undated = True
            self._load(None, None)
        days = self._stages.window_days
        if day is None:
            # What has no date is compared with what was told last.
            last = self._record.placements.last_day() if self._loaded_to is None else None
            if last is not None:
                self._load(1 if self._keep else last - days, last)
            return
        first = day - days if self._loaded_to is None else self._loaded_to + 1
        if self._keep and self._loaded_to is None:
            first = 1
        last = (self._record.placements.last_day() or day) if self._keep else day + days
        if first <= last:
            near = None if self._keep else day - self._stages.reach_days
            self._load(first, last, near=near)
            self._loaded_to = last
        if not self._keep:
            self.window.forget(before=day)

    def _load(self, first: int | None, last: int | None, *, near: int | None = None) -> None:
        """Count what was linked of some days, and put in what lies no further back than `near`."""
        kept = self._record.placements.linked(first=first, last=last)
        for features in (from_json(body, self._stages.features) for body in kept.values()):
            self.window.count(features)
            if near is None or features.latest is None or features.latest.toordinal() >= near:
                self.window.add(features)

"""First stage: what the sources yield is kept, batch by batch."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from recoupe.engine.progress import Progress
from recoupe.engine.stages import Stages
from recoupe.model.base import Value
from recoupe.model.report import Rejection, Report
from recoupe.record import Record

BATCH_ITEMS = 64
"""Reports in a commit: a commit waits for the disk, and what it holds is what a crash can cost."""


class Ingested(Value, frozen=True, kw_only=True):
    """What one `read` took in."""

    seen: int = 0
    new: int = 0
    known: int = 0
    rejected: int = 0


def ingest(
    paths: Sequence[Path],
    record: Record,
    stages: Stages,
    *,
    progress: Progress,
    clock: Callable[[], dt.datetime],
) -> Ingested:
    """Keep all that the sources find under `paths`; a batch told as done is never lost.

    Raises:
        PathNotFoundError: one of the paths does not exist; nothing is read then.

    """
    counts = [stages.count(path) for path in paths]
    total = None if None in counts else sum(c for c in counts if c is not None)
    tally = {"seen": 0, "new": 0, "known": 0, "rejected": 0}
    for batch in batches(item for path in paths for item in stages.load(path)):
        with record.transaction():
            for item in batch:
                tally[keep(item, record, clock)] += 1
        tally["seen"] += len(batch)
        progress("ingest", tally["seen"], total)
    return Ingested(**tally)


def keep(item: Report | Rejection, record: Record, clock: Callable[[], dt.datetime]) -> str:
    """Keep one item and return what it was: new, known or rejected."""
    if isinstance(item, Rejection):
        record.rejections.add([item])
        return "rejected"
    return record.reports.add(item, now=clock())


def batches(items: Iterable[Report | Rejection]) -> Iterator[list[Report | Rejection]]:
    """Yield `items` in lists of `BATCH_ITEMS`, the last one shorter."""
    left = iter(items)
    while batch := list(islice(left, BATCH_ITEMS)):
        yield batch

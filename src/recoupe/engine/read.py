"""`read`: the stages in order, each resumable, so that a crash is mended by reading again."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from recoupe.engine.copying import find_copies
from recoupe.engine.deriving import derive_all
from recoupe.engine.ingest import ingest
from recoupe.engine.placing import place_all
from recoupe.engine.progress import Progress, silent
from recoupe.engine.reading import read_all
from recoupe.engine.stages import Stages, real_stages
from recoupe.errors import PathNotFoundError
from recoupe.model.listing import ReadSummary
from recoupe.record import Record


def utc_now() -> dt.datetime:
    """Return this instant, to the second."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


def require_paths(paths: Sequence[Path]) -> None:
    """Refuse paths that do not exist, before a record is made for them.

    Raises:
        PathNotFoundError: there is nothing at one of them.

    """
    for path in paths:
        if not path.exists():
            raise PathNotFoundError(str(path))


def read(
    paths: Sequence[Path],
    record: Record,
    *,
    progress: Progress = silent,
    stages: Stages | None = None,
    clock: Callable[[], dt.datetime] = utc_now,
) -> ReadSummary:
    """Read files and folders into the record and derive what follows; safe to repeat.

    `record` is open for writing. Each stage goes on where an earlier `read` was cut short, also
    on reports that are not under `paths`. The stages are closed at the end.

    Raises:
        PathNotFoundError: one of the paths does not exist; nothing is read then.
        RecordError: the record cannot be written.

    """
    stages = stages or real_stages()
    try:
        return read_with(stages, paths, record, progress=progress, clock=clock)
    finally:
        stages.close()


def read_with(
    stages: Stages,
    paths: Sequence[Path],
    record: Record,
    *,
    progress: Progress,
    clock: Callable[[], dt.datetime],
) -> ReadSummary:
    """Take in the files, then read, place and derive, each stage where it was left."""
    taken = ingest(paths, record, stages, progress=progress, clock=clock)
    refused = read_all(record, stages, progress=progress)
    refused += place_all(record, stages, progress=progress)
    find_copies(record, progress=progress)
    derive_all(record, stages, progress=progress)
    return ReadSummary(
        seen=taken.seen,
        new=taken.new,
        known=taken.known,
        rejected=taken.rejected + refused,
        stories=record.stories.count(),
        pending=len(record.placements.pending()),
    )

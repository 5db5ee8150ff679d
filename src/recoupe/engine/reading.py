"""Second stage: each report that this version has not read is read, batch by batch."""

import logging
from collections.abc import Iterator, Sequence

from recoupe.engine.instants import known_from
from recoupe.engine.progress import Progress
from recoupe.engine.stages import ReaderLike, Stages
from recoupe.errors import LanguageError, RecoupeError
from recoupe.model.annotation import Reading
from recoupe.model.base import make_id
from recoupe.model.report import RejectCode, Rejection, Report
from recoupe.record import Record

# A batch is lost where reading is stopped in it, and worth several processes where it is not small.
BATCH_REPORTS = 512
# Parsed text takes some hundred times its size in memory; some thirty reports of press have this.
BATCH_CHARS = 150_000

log = logging.getLogger(__name__)


def read_all(record: Record, stages: Stages, *, progress: Progress) -> int:
    """Read what is unread, language by language, and return how many reports were refused."""
    refused = 0
    for code in record.reports.languages():
        try:
            reader = stages.reader(stages.language(code), record.parses)
        except LanguageError as error:
            refused += refuse_language(record, code, error)
            continue
        refused += read_language(record, reader, code, progress=progress)
    return refused


def read_language(record: Record, reader: ReaderLike, code: str, *, progress: Progress) -> int:
    """Read the unread reports of one language and return how many were refused."""
    unread = record.reports.unread(code, reader.version)
    refused = 0
    for start in range(0, len(unread), BATCH_REPORTS):
        ids = unread[start : start + BATCH_REPORTS]
        done = start
        for batch in bounded(record.reports.get(ids)):
            readings, rejections = read_batch(reader, batch)
            with record.transaction():
                keep_readings(record, readings, version=reader.version)
                for report, rejection in rejections:
                    refuse(record, report, rejection, version=reader.version)
            refused += len(rejections)
            done += len(batch)
            progress("reading", done, len(unread))
    return refused


def bounded(reports: Sequence[Report]) -> Iterator[list[Report]]:
    """Yield `reports` in batches that memory can hold: by size, a very long one alone."""
    batch: list[Report] = []
    characters = 0
    for report in reports:
        length = len(report.text) + len(report.title or "")
        if batch and characters + length > BATCH_CHARS:
            yield batch
            batch, characters = [], 0
        batch.append(report)
        characters += length
    if batch:
        yield batch


def read_batch(
    reader: ReaderLike, reports: Sequence[Report]
) -> tuple[list[Reading], list[tuple[Report, Rejection]]]:
    """Return the readings of `reports` and, for those that cannot be read, why."""
    try:
        return reader.read(reports), []
    except (RecoupeError, ImportError, OSError):
        raise  # the record or the model fails, not a report
    except Exception as error:
        if len(reports) == 1:
            log.warning("report %s could not be read", reports[0].id, exc_info=error)
            return [], [(reports[0], rejection_of(reports[0], "reader", told(error)))]
    readings, rejections = [], []
    for report in reports:  # one of them is bad: the others are read all the same
        some, bad = read_batch(reader, [report])
        readings += some
        rejections += bad
    return readings, rejections


def keep_readings(record: Record, readings: Sequence[Reading], *, version: str) -> None:
    """Keep new readings and have their reports placed again."""
    ids = [reading.id for reading in readings]
    first_read = record.reports.first_read(ids)
    for reading in readings:
        known = known_from(reading.published, first_read.get(reading.id))
        record.readings.put(reading, version=version, known=known)
    record.rejections.lift(ids)
    record.placements.outdate(ids)


def refuse(record: Record, report: Report, rejection: Rejection, *, version: str) -> None:
    """Keep why a report cannot be read; an older reading of it counts no longer."""
    record.rejections.add([rejection], report=report.id, version=version)
    record.readings.drop([report.id])


def refuse_language(record: Record, code: str, error: LanguageError) -> int:
    """Refuse the reports of a language without data and return how many there were anew."""
    version = f"no language {code}"
    reports = record.reports.get(record.reports.unread(code, version))
    with record.transaction():
        for report in reports:
            refuse(record, report, rejection_of(report, "language", error.message), version=version)
    return len(reports)


def rejection_of(report: Report, code: RejectCode, detail: str) -> Rejection:
    """Return the refusal of a report that is kept."""
    return Rejection(
        id=make_id("rejection", report.id, code, detail),
        key=report.key,
        path=report.key,
        code=code,
        detail=detail,
        size_bytes=len(report.text.encode()),
    )


def told(error: Exception) -> str:
    """Return a fault of ours in one line."""
    return f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"

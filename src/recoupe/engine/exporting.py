"""`export`: readings and dossiers in a fixed order, handed to the writers."""

from collections.abc import Iterator
from pathlib import Path

from recoupe.engine.asof import checks_as_of, known_reports
from recoupe.engine.instants import AsOf, parse_as_of
from recoupe.engine.stages import Stages, real_stages
from recoupe.model.annotation import Reading
from recoupe.model.dossier import Dossier
from recoupe.record import Record


def export(
    record: Record, folder: Path, *, as_of: str | None = None, stages: Stages | None = None
) -> None:
    """Write readings, dossiers and tables into `folder`; the same reports give the same bytes.

    Readings come by id, dossiers by first day of publication, then id.

    Raises:
        DateError: `as_of` is not an ISO 8601 date.

    """
    from recoupe.export.tables import write_export  # pyarrow is heavy

    at = None if as_of is None else parse_as_of(as_of)
    with record.snapshot():
        write_export(
            folder,
            readings=exported_readings(record, at),
            dossiers=exported_dossiers(record, at, stages),
        )


def exported_readings(record: Record, at: AsOf | None) -> Iterator[Reading]:
    """Yield the readings of all reports that are part of a story, by id."""
    ids = (
        record.stories.of_reports(record.readings.ids())
        if at is None
        else known_reports(record, at)
    )
    return record.readings.each(sorted(ids))


def exported_dossiers(record: Record, at: AsOf | None, stages: Stages | None) -> Iterator[Dossier]:
    """Yield the dossiers of all stories, by first day, then id."""
    if at is not None:
        for checked in checks_as_of(record, at, stages or real_stages()):
            yield checked.dossier
        return
    for story in record.stories.ids():
        kept = record.stories.get(story)
        if kept is not None:
            yield kept.dossier

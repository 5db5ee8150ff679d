"""Third stage: what grouping must know of each new reading, then the groups around it anew."""

import logging
from collections.abc import Collection, Sequence
from typing import Any

from recoupe.engine.grouping import group_all
from recoupe.engine.progress import Progress
from recoupe.engine.reading import refuse, rejection_of, told
from recoupe.engine.stages import Stages
from recoupe.model.annotation import Reading
from recoupe.model.codec import to_json
from recoupe.record import Record

BATCH_REPORTS = 256

log = logging.getLogger(__name__)


def place_all(record: Record, stages: Stages, *, progress: Progress) -> int:
    """Place what is unplaced and return how many reports were refused."""
    with record.transaction():
        withdraw(record, record.placements.orphans())
    unplaced = record.placements.unplaced(stages.placing_version)
    refused = 0
    for start in range(0, len(unplaced), BATCH_REPORTS):
        ids = unplaced[start : start + BATCH_REPORTS]
        with record.transaction():
            refused += place_batch(record, stages, record.readings.get(ids))
    group_all(record, stages, progress=progress)
    return refused


def place_batch(record: Record, stages: Stages, readings: Sequence[Reading]) -> int:
    """Keep what grouping must know of these readings, and return how many were refused."""
    refused = 0
    for reading in readings:
        try:
            made = stages.features_of(reading)
            features, days = to_json(made), days_of(made)
            founds = stages.story_of([reading]).id
        except Exception as error:  # one bad report never stops the stream
            log.warning("report %s could not be placed", reading.id, exc_info=error)
            refuse_reading(record, reading, error)
            refused += 1
            continue
        record.placements.put(
            reading.id, founds=founds, features=features, version=stages.placing_version, days=days
        )
    return refused


def days_of(features: Any) -> tuple[int | None, int | None]:  # noqa: ANN401  # the stage's own
    """Return the ordinals of the days that a report was published between, None for unknown."""
    bounds = (features.earliest, features.latest)
    first, last = (None if b is None else b.toordinal() for b in bounds)
    return first, last


def refuse_reading(record: Record, reading: Reading, error: Exception) -> None:
    """Withdraw a reading that cannot be placed; another version of the reader tries again."""
    [report] = record.reports.get([reading.id])
    [version] = record.readings.versions([reading.id]).values()
    refuse(record, report, rejection_of(report, "reader", told(error)), version=version)
    withdraw(record, [reading.id])


def withdraw(record: Record, ids: Collection[str]) -> None:
    """Take reports out of the stories that they can no longer be part of."""
    if not ids:
        return
    record.placements.set_pending(record.stories.companions(ids))
    record.placements.remove(ids)
    record.links.drop_of(ids)
    for story in sorted(set(record.stories.of_reports(ids).values())):
        if not record.stories.members([story]) - set(ids):
            record.stories.drop([story])

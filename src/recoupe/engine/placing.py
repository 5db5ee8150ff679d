"""Third stage: each new reading is compared with its like, and the decisions are kept."""

import logging
from collections.abc import Sequence

from recoupe.engine.progress import Progress
from recoupe.engine.reading import refuse, rejection_of, told
from recoupe.engine.stages import Stages, WindowLike
from recoupe.model.annotation import Reading
from recoupe.model.codec import from_json, to_json
from recoupe.record import Record

BATCH_REPORTS = 256

log = logging.getLogger(__name__)


def place_all(record: Record, stages: Stages, *, progress: Progress) -> int:
    """Place what is unplaced and return how many reports were refused.

    Decisions are about pairs, so that neither the order nor the batches change their set.
    """
    with record.transaction():
        withdraw(record, record.placements.orphans())
    unplaced = record.placements.unplaced(stages.placing_version)
    refused, state, window = 0, -1, None
    for start in range(0, len(unplaced), BATCH_REPORTS):
        ids = unplaced[start : start + BATCH_REPORTS]
        with record.transaction():
            # Another process may have placed reports between two batches.
            if window is None or record.foreign_changes() != state:
                window = window_of(record, stages, besides=unplaced[start:])
                state = record.foreign_changes()
            refused += place_batch(record, stages, window, record.readings.get(ids))
        progress("placing", start + len(ids), len(unplaced))
    return refused


def window_of(record: Record, stages: Stages, *, besides: Sequence[str]) -> WindowLike:
    """Return the window over all reports placed by this version but `besides`."""
    window, left_out = stages.window(), set(besides)
    for report, features in record.placements.features():
        if report not in left_out:
            window.add(from_json(features, stages.features))
    return window


def place_batch(
    record: Record, stages: Stages, window: WindowLike, readings: Sequence[Reading]
) -> int:
    """Decide on these readings and all in the window, and return how many were refused."""
    refused = 0
    unsettle(record, [reading.id for reading in readings])
    for reading in readings:
        try:
            features = stages.features_of(reading)
            links = window.links(features)
            founds = stages.story_of([reading]).id
        except Exception as error:  # one bad report never stops the stream
            log.warning("report %s could not be placed", reading.id, exc_info=error)
            refuse_reading(record, reading, error)
            refused += 1
            continue
        window.add(features)
        record.placements.put(
            reading.id, founds=founds, features=to_json(features), version=stages.placing_version
        )
        record.links.put(links)
    return refused


def refuse_reading(record: Record, reading: Reading, error: Exception) -> None:
    """Withdraw a reading that cannot be placed; another version of the reader tries again."""
    [report] = record.reports.get([reading.id])
    [version] = record.readings.versions([reading.id]).values()
    refuse(record, report, rejection_of(report, "reader", told(error)), version=version)
    withdraw(record, [reading.id])


def unsettle(record: Record, ids: Sequence[str]) -> None:
    """Forget the decisions on these reports; the stories they were part of are derived again."""
    near = record.links.neighbours(ids) | record.stories.companions(ids)
    record.placements.set_pending(near | set(ids))
    record.links.drop_of(ids)


def withdraw(record: Record, ids: Sequence[str]) -> None:
    """Take reports out of the stories that they can no longer be part of."""
    if not ids:
        return
    unsettle(record, ids)
    record.placements.remove(ids)
    alone = set(record.stories.of_reports(ids).values())
    for story in sorted(alone):
        if not record.stories.members([story]) - set(ids):
            record.stories.drop([story])

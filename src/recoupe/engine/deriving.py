"""Last stage: the stories around each newly placed report are derived anew, each one whole."""

import logging
from collections.abc import Collection

from recoupe.engine.progress import Progress
from recoupe.engine.stages import Stages
from recoupe.errors import RecordError
from recoupe.model.dossier import Crosscheck, corroboration
from recoupe.model.story import Story
from recoupe.record import Record

BATCH_REPORTS = 32
"""Reports whose stories are committed together; a story is never split between commits."""

log = logging.getLogger(__name__)


def derive_all(record: Record, stages: Stages, *, progress: Progress) -> None:
    """Derive every story that misses a report or was derived by another version.

    A story that cannot be derived is logged and stays pending; its older dossier stays too.
    """
    with record.transaction():
        others = record.stories.members_derived_otherwise(stages.story_version)
        record.placements.set_pending(others)
    pending = record.placements.pending()
    tried: set[str] = set()
    for start in range(0, len(pending), BATCH_REPORTS):
        batch = pending[start : start + BATCH_REPORTS]
        with record.transaction():
            for report in batch:
                if report not in tried:
                    tried |= derive_around(record, stages, report)
        progress("crosscheck", start + len(batch), len(pending))


def derive(
    record: Record, stages: Stages, reports: Collection[str], *, as_of: str | None
) -> tuple[Story, Crosscheck]:
    """Return the story of these reports and its dossier, as the user has corrected it."""
    readings = record.readings.get(sorted(reports))
    return stages.derive(
        readings, as_of=as_of, corrections=record.decisions.corrections([r.id for r in readings])
    )


def derive_around(record: Record, stages: Stages, report: str) -> set[str]:
    """Derive the stories of all reports that `report` shares one with, before or now.

    Return these reports.
    """
    around = surroundings(record, [report])
    groups = record.placements.groups(around)
    try:
        derived = [derive(record, stages, g, as_of=None) for g in groups]
    except RecordError:
        raise
    except Exception as error:
        log.exception("the story of report %s could not be derived", report, exc_info=error)
        return around
    record.stories.drop(set(record.stories.of_reports(around).values()))
    for story, checked in derived:
        origins = corroboration(checked.dossier.origins)
        record.stories.put(story, checked, origins=origins, version=stages.story_version)
    record.placements.settle({report for group in groups for report in group})
    return around


def surroundings(record: Record, reports: Collection[str]) -> set[str]:
    """Return these reports and all that groups or present stories tie to them, near or far."""
    found, edge = set(reports), set(reports)
    while edge:
        near = record.placements.companions(edge) | record.stories.companions(edge)
        edge = near - found
        found |= edge
    return found

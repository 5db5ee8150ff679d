"""Placed reports into groups: decisions on pairs first, then which reports belong together."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import msgspec

from recoupe.engine.progress import Progress
from recoupe.engine.reach import affected_by
from recoupe.engine.stages import Stages, WindowLike
from recoupe.model.codec import from_json
from recoupe.model.story import Link
from recoupe.record import Record
from recoupe.record.placements import Step

NEAREST_JOINED = 5
NEAREST_REFUSED = 3
"""How many decisions of each kind a report keeps with their reasons, to explain its story."""

BATCH_REPORTS = 64

Group = tuple[str, ...]


def group_all(record: Record, stages: Stages, *, progress: Progress) -> None:
    """Link and group what has come or changed, and have the stories derived that change by it."""
    while record.placements.at_step(Step.NEW) or record.placements.at_step(Step.TO_LINK):
        link_all(record, stages, progress=progress)
    with record.transaction():
        regroup(record, stages, record.placements.at_step(Step.TO_GROUP))


def link_all(record: Record, stages: Stages, *, progress: Progress) -> None:
    """Compare the reports that must be, batch by batch, until done or others have placed more."""
    with record.transaction():
        features = decoded(record.placements.features(), stages)
        stamps = record.placements.stamps()
        window = stages.window(features.values())
        new = record.placements.at_step(Step.NEW)
        comers = [features[report] for report in new]
        affected = affected_by(comers, features.values(), days=stages.window_days)
        record.placements.set_step(affected, Step.TO_LINK)
        waiting = record.placements.at_step(Step.TO_LINK)
    for start in range(0, len(waiting), BATCH_REPORTS):
        batch = waiting[start : start + BATCH_REPORTS]
        # Comparing takes long and is done without the lock: others may place meanwhile.
        found = {report: found_by(window, features[report]) for report in batch}
        with record.transaction():
            if record.placements.stamps() != stamps:
                return
            record.links.replace(found)
            record.placements.set_step(batch, Step.TO_GROUP)
        progress("placing", start + len(batch), len(waiting))


def decoded(features: Mapping[str, bytes], stages: Stages) -> dict[str, Any]:
    """Return features as the stage's own values, by id."""
    return {r: from_json(features[r], stages.features) for r in sorted(features)}


def found_by(window: WindowLike, features: Any) -> list[Link]:  # noqa: ANN401
    """Return the decisions on a report and its like, the nearest ones alone with their reasons."""
    left = {True: NEAREST_JOINED, False: NEAREST_REFUSED}
    found = []
    for link in sorted(window.links(features), key=best_first):
        left[link.joined] -= 1
        found.append(link if left[link.joined] >= 0 else without_reasons(link))
    return found


def best_first(link: Link) -> tuple[float, str, str]:
    return (-link.score, link.a, link.b)


def without_reasons(link: Link) -> Link:
    """Return a link as grouping needs it; the reasons of all pairs would fill the record."""
    return msgspec.structs.replace(link, reasons=())


def regroup(record: Record, stages: Stages, reports: Sequence[str]) -> None:
    """Group anew all that these reports are tied to, now or before."""
    around = set(reports)
    edge = around
    while edge:
        edge = (record.links.neighbours(edge) | record.placements.companions(edge)) - around
        around = around | edge
    groups = stages.group(sorted(around), record.links.among(around))
    kept = record.stories.members_by_story(around)
    unchanged = {frozenset(members) for members in kept.values()}
    record.placements.set_groups(groups)
    record.placements.set_pending(
        {r for group in groups if frozenset(group) not in unchanged for r in group}
    )
    record.placements.set_step(reports, Step.PLACED)


def tied_to(record: Record, report: str, within: Collection[str]) -> set[str]:
    """Return the reports of `within` that joined pairs tie to `report`, near or far."""
    found, edge = {report}, {report}
    while edge:
        edge = (record.links.neighbours(edge) & set(within)) - found
        found |= edge
    return found


def groups_among(record: Record, stages: Stages, reports: Iterable[str]) -> tuple[Group, ...]:
    """Return the groups that these reports make without any others."""
    inside = sorted(reports)
    return stages.group(inside, record.links.among(inside))

"""Placed reports into groups: decisions on pairs first, then which reports belong together."""

from collections.abc import Collection, Iterable, Sequence

from recoupe.engine.bonds import bonds_among, bound_to
from recoupe.engine.changes import changes
from recoupe.engine.linking import compared
from recoupe.engine.progress import Progress
from recoupe.engine.reach import affected_by
from recoupe.engine.stages import Stages
from recoupe.model.story import Bonds
from recoupe.record import Record
from recoupe.record.links import LinksAtHand
from recoupe.record.placements import Placed, Step

PILE_REPORTS = 2_000
"""Below so many reports, a comer changes what is rare: what it touches is compared again.

From then on it changes next to nothing (one report in two thousand), and what was decided stands.
"""

SETTLED_DAYS = 7
"""In a stream, what lies so many days before all that came stays as it was grouped."""

Group = tuple[str, ...]


def group_all(record: Record, stages: Stages, *, progress: Progress) -> None:
    """Link and group what has come or changed, and have the stories derived that change by it."""
    while record.placements.at_step(Step.NEW) or record.placements.at_step(Step.TO_LINK):
        link_all(record, stages, progress=progress)
    with record.transaction():
        regroup(record, stages, record.placements.at_step(Step.TO_GROUP))


def is_pile(record: Record) -> bool:
    """Say whether a record is so small that its decisions do not depend on what came when."""
    return record.placements.count() < PILE_REPORTS


def link_all(record: Record, stages: Stages, *, progress: Progress) -> None:
    """Compare the reports that must be, batch by batch, until done or others have placed more.

    A day of a stream is grouped when it is compared, a pile when all of it is.
    """
    with record.transaction():
        pile = is_pile(record)
        await_links(record, stages, pile=pile)
        waiting = record.placements.waiting()
        stamp = record.placements.stamp()
    done = 0
    links = LinksAtHand(record.links)
    # Comparing takes long and is done without the lock: others may place meanwhile.
    for batch in compared(record, stages, waiting, pile=pile):
        with record.transaction():
            if record.placements.stamp() != stamp:
                return
            features = {c.report: c.features for c in batch}
            record.placements.set_features(features, step=Step.TO_GROUP)
            links.replace({c.report: c.links for c in batch})
            done += len(batch)
            if not pile and ends_day(waiting, done):
                regroup(record, stages, record.placements.at_step(Step.TO_GROUP), links=links)
        progress("placing", done, len(waiting))


def ends_day(waiting: Sequence[Placed], done: int) -> bool:
    """Say whether the first `done` of the waiting reports, by day, end with a whole day."""
    return done == len(waiting) or waiting[done].latest != waiting[done - 1].latest


def await_links(record: Record, stages: Stages, *, pile: bool) -> None:
    """Set the new reports to be linked; in a pile also those that they touch."""
    new = set(record.placements.at_step(Step.NEW))
    if pile:
        placed = record.placements.days()
        comers = [p for p in placed if p.report in new]
        new |= affected_by(comers, placed, days=stages.window_days)
    record.placements.set_step(new, Step.TO_LINK)


def regroup(
    record: Record, stages: Stages, reports: Sequence[str], *, links: LinksAtHand | None = None
) -> None:
    """Group anew what these reports are tied to, now or before, and keep what that changes.

    In a pile these are all, near or far; in a stream the groups of the reports that they join.
    """
    group_around(record, stages, reports, links=links, settling=not is_pile(record))
    record.placements.set_step(reports, Step.PLACED)


def group_around(
    record: Record,
    stages: Stages,
    reports: Collection[str],
    *,
    told: bool = True,
    links: LinksAtHand | None = None,
    settling: bool = False,
) -> set[str]:
    """Group anew what these reports are tied to, and return the reports of stories that change.

    What merges or splits by it is kept as the rules' decision where `told`.
    """
    around = tied_around(record, reports) if is_pile(record) else near(record, reports)
    before = record.placements.groups(around)
    settled = record.placements.earlier(around, reports, days=SETTLED_DAYS) if settling else set()
    among = (links or record.links).among(around, asked=around - settled)
    bonds = settled_bonds(before, settled, bonds_among(record, around))
    groups = stages.group(sorted(around), among, bonds=bonds)
    for decision in changes(before, groups, among) if told else ():
        record.decisions.put(decision)
    kept = record.stories.members_by_story(around)
    unchanged = {frozenset(members) for members in kept.values()}
    record.placements.set_groups(groups)
    changed = {r for group in groups if frozenset(group) not in unchanged for r in group}
    record.placements.set_pending(changed)
    return changed


def settled_bonds(before: Sequence[Group], settled: Collection[str], bonds: Bonds) -> Bonds:
    """Return a user's bonds with those that keep the settled part of each group together."""
    parts = ([r for r in group if r in settled] for group in before)
    kept = tuple((part[0], other) for part in parts for other in part[1:])
    return Bonds(together=kept + bonds.together, apart=bonds.apart)


def tied_around(record: Record, reports: Collection[str]) -> set[str]:
    """Return all reports that joined pairs, groups or bonds tie to some, near or far."""
    around = set(reports)
    edge = around
    while edge:
        tied = record.links.neighbours(edge) | record.placements.companions(edge)
        edge = (tied | bound_to(record, edge)) - around
        around = around | edge
    return around


def near(record: Record, reports: Collection[str]) -> set[str]:
    """Return some reports, those that they join or are bound to, and the groups of all these."""
    joined = set(reports) | record.links.neighbours(reports)
    joined |= bound_to(record, joined | record.placements.companions(joined))
    return joined | record.placements.companions(joined)


def tied_to(record: Record, report: str, within: Collection[str]) -> set[str]:
    """Return the reports of `within` that joined pairs or bonds tie to `report`.

    Near or far in a pile; in a stream those of its present group.
    """
    known = set(within)
    if not is_pile(record):
        return {report} | (record.placements.companions([report]) & known)
    found, edge = {report}, {report}
    while edge:
        edge = ((record.links.neighbours(edge) | bound_to(record, edge)) & known) - found
        found |= edge
    return found


def groups_among(record: Record, stages: Stages, reports: Iterable[str]) -> tuple[Group, ...]:
    """Return the groups that these reports make without any others."""
    inside = sorted(reports)
    links = record.links.among(inside)
    return stages.group(inside, links, bonds=bonds_among(record, inside))

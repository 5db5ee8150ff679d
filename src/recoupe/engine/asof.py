"""Stories as of an instant: derived from the reports known then, and from nothing else."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from recoupe.engine.deriving import derive
from recoupe.engine.grouping import groups_among, is_pile, tied_to
from recoupe.engine.ids import STORY_HINT, founder_of
from recoupe.engine.instants import AsOf
from recoupe.engine.order import newest_first, oldest_first
from recoupe.engine.stages import Stages
from recoupe.errors import NotFoundError
from recoupe.model.dossier import Crosscheck, corroboration
from recoupe.model.listing import StoryItem
from recoupe.model.story import Story
from recoupe.record import Record
from recoupe.record.stories import named_in


def known_reports(record: Record, at: AsOf) -> frozenset[str]:
    """Return the reports known at an instant that are part of a derived story today."""
    known = record.readings.ids(known_at=at.until)
    return frozenset(record.stories.of_reports(known))


def dossier_as_of(record: Record, prefix: str, at: AsOf, stages: Stages) -> Crosscheck:
    """Return a story's dossier as the reports known then make it.

    Where later reports have joined what were several stories then, it is the one with the
    founding report, else with the earliest of today's reports.

    Raises:
        NotFoundError: no such story, or none of its reports was known then.

    """
    founder = founder_of(record, prefix)
    today = record.stories.members(record.stories.of_reports([founder]).values())
    known = known_reports(record, at)
    first = founder
    if founder not in known:
        left = record.readings.get(sorted(today & known))
        if not left:
            hint = f"no report of it was known at {at.text}; {STORY_HINT}"
            raise NotFoundError("story", prefix, hint=hint)
        first = stages.story_of(left).reports[0]
    tied = tuple(sorted(tied_to(record, first, known)))
    groups = (tied,) if is_whole(record, tied, known) else groups_among(record, stages, tied)
    group = next(g for g in groups if first in g)
    return derive(record, stages, group, as_of=at.text)[1]


def is_whole(record: Record, group: Sequence[str], known: AbstractSet[str]) -> bool:
    """Say whether all of a stream's group was known: it is then as it was decided to be."""
    return not is_pile(record) and not record.placements.companions(group[:1]) - known


def groups_as_of(record: Record, at: AsOf, stages: Stages) -> tuple[tuple[str, ...], ...]:
    """Return the reports known at an instant, by story.

    Of a pile they are grouped as if no others were; of a stream, the stories of today come apart
    where those known then do not make one.
    """
    known = known_reports(record, at)
    if is_pile(record):
        return groups_among(record, stages, known)
    found: list[tuple[str, ...]] = []
    for group in record.placements.groups(known):
        whole = len(group) == 1 or is_whole(record, group, known)
        found += [group] if whole else groups_among(record, stages, group)
    return tuple(found)


def checks_as_of(record: Record, at: AsOf, stages: Stages) -> Iterator[Crosscheck]:
    """Yield the dossiers of all stories as of an instant, by first day, then id."""
    groups = groups_as_of(record, at, stages)
    stories = [stages.story_of(record.readings.get(group)) for group in groups]
    for story in sorted(stories, key=oldest_first):
        yield derive(record, stages, story.reports, as_of=at.text)[1]


def items_as_of(
    record: Record, at: AsOf, stages: Stages, *, about: str | None
) -> tuple[StoryItem, ...]:
    """Return the lines of the stories as of an instant, newest first.

    A story that has not changed since is listed as it is kept, without deriving it again.
    """
    kept = {item.id: item for item in record.stories.items(about=about)}
    groups = groups_as_of(record, at, stages)
    today = record.stories.members_by_story([group[0] for group in groups])
    unchanged = {frozenset(members): story for story, members in today.items()}
    found = []
    for group in groups:
        if same := unchanged.get(frozenset(group)):
            found += [kept[same]] if same in kept else []
            continue
        story, checked = derive(record, stages, group, as_of=at.text)
        if about is None or named_in(checked.dossier, about):
            found.append(item_of(story, checked))
    return tuple(sorted(found, key=newest_first))


def item_of(story: Story, checked: Crosscheck) -> StoryItem:
    return StoryItem(
        id=story.id,
        title=story.title,
        first_published=story.first_published,
        last_published=story.last_published,
        reports=len(story.reports),
        origins=corroboration(checked.dossier.origins),
    )

"""What surfaces ask: lists, one dossier, one reading, search."""

from recoupe.engine.asof import dossier_as_of, items_as_of
from recoupe.engine.ids import PENDING_HINT, report_of, story_of
from recoupe.engine.instants import parse_as_of
from recoupe.engine.stages import Stages, real_stages
from recoupe.errors import NotFoundError
from recoupe.model.annotation import Reading
from recoupe.model.dossier import Crosscheck, Dossier
from recoupe.model.listing import RejectedList, SearchList, StoryList
from recoupe.record import Record

MOST_HITS = 200
"""How many reports a search lists at most; whoever wants more narrows the words."""


def stories(
    record: Record,
    *,
    as_of: str | None = None,
    about: str | None = None,
    stages: Stages | None = None,
) -> StoryList:
    """Return the stories, newest first: all, or those known at an instant or that name `about`.

    `about` is one or more whole words of an entity's name, without regard to accents.

    Raises:
        DateError: `as_of` is not an ISO 8601 date.

    """
    with record.snapshot():
        if as_of is None:
            return StoryList(items=record.stories.items(about=about))
        at = parse_as_of(as_of)
        return StoryList(items=items_as_of(record, at, stages or real_stages(), about=about))


def dossier(
    record: Record, story: str, *, as_of: str | None = None, stages: Stages | None = None
) -> Crosscheck:
    """Return a story's dossier with its reasons; `story` is its id, a beginning, or a past id.

    Raises:
        NotFoundError: no such story, or nothing known of it at that instant.
        AmbiguousError: several ids begin so.
        DateError: `as_of` is not an ISO 8601 date.

    """
    with record.snapshot():
        if as_of is not None:
            return dossier_as_of(record, story, parse_as_of(as_of), stages or real_stages())
        found = record.stories.get(story_of(record, story))
        if found is None:
            raise NotFoundError("story", story, hint=PENDING_HINT)
        return found


def reading(record: Record, report: str) -> Reading:
    """Return the reading of a report, by its key or the beginning of its id.

    Raises:
        NotFoundError: no such report, or it could not be read.
        AmbiguousError: several reports have that key, or ids that begin so.

    """
    with record.snapshot():
        found = record.readings.get([report_of(record, report)])
        if not found:
            raise NotFoundError(
                "reading", report, hint="run recoupe read again, or see recoupe rejected"
            )
        return found[0]


def readings_of(record: Record, found: Dossier) -> dict[str, Reading]:
    """Return the readings of a dossier's reports, by id: the words under its statements."""
    readings = record.readings.get([report.id for report in found.reports])
    return {reading.id: reading for reading in readings}


def search(record: Record, words: str) -> SearchList:
    """Return the reports whose title or text holds all the words; see `Search.find` for order."""
    return SearchList(items=record.search.find(words, most=MOST_HITS))


def rejected(record: Record) -> RejectedList:
    """Return what could not be read, and why."""
    return RejectedList(items=record.rejections.all())

"""Identifiers as users give them: whole, or their unambiguous beginning."""

from collections.abc import Iterable

from recoupe.errors import AmbiguousError, NotFoundError
from recoupe.record import Record

STORY_HINT = "recoupe stories lists the stories"
REPORT_HINT = "give a report's key, or the beginning of its id"
EITHER_HINT = "recoupe stories and recoupe search list them"
PENDING_HINT = "its story is not derived yet: run recoupe read again"


def the_one(kind: str, value: str, candidates: Iterable[str], *, hint: str | None) -> str:
    """Return the only candidate, or the one that `value` spells out.

    Raises:
        NotFoundError: there is no candidate.
        AmbiguousError: there are several.

    """
    found = sorted(set(candidates))
    if value in found:
        return value
    if not found:
        raise NotFoundError(kind, value, hint=hint)
    if len(found) > 1:
        raise AmbiguousError(value, tuple(found))
    return found[0]


def report_of(record: Record, key_or_prefix: str) -> str:
    """Return the id of the report with this key, or whose id begins so."""
    found = record.reports.matching(key_or_prefix)
    return the_one("report", key_or_prefix, found, hint=REPORT_HINT)


def founder_of(record: Record, prefix: str) -> str:
    """Return the report that founded the story whose id begins so.

    A story of today comes before those that others have absorbed since, whose ids stay good.
    """
    founders = record.placements.founders(prefix)
    present = record.stories.matching(prefix)
    story = the_one("story", prefix, present or founders, hint=STORY_HINT)
    return record.placements.founders(story)[story]


def story_of(record: Record, prefix: str) -> str:
    """Return the id of the present story that `prefix` begins or that has absorbed it."""
    founder = founder_of(record, prefix)
    found = record.stories.of_reports([founder]).get(founder)
    if found is None:
        raise NotFoundError("story", prefix, hint=PENDING_HINT)
    return found


def reports_of(record: Record, value: str) -> tuple[str, ...]:
    """Return the reports of a story, or one report: by its key, or the beginning of either id.

    Raises:
        NotFoundError: neither a story nor a report answers to it.
        AmbiguousError: several do.

    """
    reports = record.reports.matching(value)
    if record.reports.keys(reports).get(next(iter(reports), "")) == value:
        return (the_one("report", value, reports, hint=REPORT_HINT),)
    try:
        story = story_of(record, value)
    except NotFoundError:
        if not reports:
            raise NotFoundError("story or report", value, hint=EITHER_HINT) from None
        return (the_one("report", value, reports, hint=REPORT_HINT),)
    if reports and value != story:
        raise AmbiguousError(value, (*reports, story))
    return tuple(sorted(record.stories.members([story])))

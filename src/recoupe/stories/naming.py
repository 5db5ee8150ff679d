"""Grouped reports into a story: its identifier, its title, its days."""

import datetime as dt
import re
from collections.abc import Iterable

from recoupe.model.annotation import Reading
from recoupe.model.base import make_id
from recoupe.model.story import Story
from recoupe.model.when import Published
from recoupe.text.titles import title_end

TITLE_CHARS = 90
MOMENTS = ("second", "minute", "hour")
# A sentence's end, not the stop of an initial or an abbreviation of three letters at most.
SENTENCE_END = re.compile(r"(?<=[^\W_]{4})[.!?…](?=\s)|\n")


def story_of(readings: Iterable[Reading]) -> Story:
    """Return the story of reports that belong together.

    It goes by the earliest report, by the latest instant it can have been published at and then
    by id, so that a later report does not rename it; a report of unknown date comes last. Its days
    are those of the reports that are dated to the day; without any, the bounds of the others.

    Raises:
        ValueError: there are no reports.

    """
    ordered = sorted(readings, key=_by_publication)
    if not ordered:
        raise ValueError("a story has at least one report")
    first, last = _days(ordered)
    return Story(
        id=make_id("story", ordered[0].id),
        title=next((_title(r) for r in ordered if r.title), None) or _first_words(ordered[0]),
        first_published=first,
        last_published=last,
        reports=tuple(r.id for r in ordered),
    )


def _by_publication(reading: Reading) -> tuple[dt.datetime, str]:
    return _latest_instant(reading.published), reading.id


def _latest_instant(published: Published) -> dt.datetime:
    """Return the latest instant of a publication: its moment, else the end of its last day."""
    if published.latest is None:
        return dt.datetime.max.replace(tzinfo=dt.UTC)
    if published.precision in MOMENTS and published.value is not None:
        moment = dt.datetime.fromisoformat(published.value)
        return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return dt.datetime.combine(published.latest, dt.time.max, tzinfo=dt.UTC)


def _days(readings: list[Reading]) -> tuple[dt.date | None, dt.date | None]:
    bounds = [
        (r.published.earliest, r.published.latest)
        for r in readings
        if r.published.earliest and r.published.latest
    ]
    bounds = [(first, last) for first, last in bounds if first == last] or bounds
    return min((b[0] for b in bounds), default=None), max((b[1] for b in bounds), default=None)


def _title(reading: Reading) -> str:
    title = reading.title or ""
    return title[: title_end(title, reading.source)].strip()


def _first_words(reading: Reading) -> str:
    """Return the first sentence of a report's text, cut at a word where it is long."""
    starts = [s.start for s in reading.sections if s.kind in ("lead", "body")]
    text = reading.text[min(starts, default=0) :].lstrip()
    end = SENTENCE_END.search(text, 0, TITLE_CHARS)
    if end or len(text) <= TITLE_CHARS:
        return text[: end.end() if end else None].strip()
    return text[: text.rfind(" ", 0, TITLE_CHARS) + 1 or TITLE_CHARS].rstrip(" ,;:") + "…"

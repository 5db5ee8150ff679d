"""Dates of publication: ISO 8601 of any precision, and dates that addresses carry."""

import calendar
import datetime as dt
import re
from urllib.parse import urlsplit

from recoupe.model.when import Precision, Published, PublishedFrom
from recoupe.sources.refusal import RefusedError

YEAR = re.compile(r"[0-9]{4}")
MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
TIME_OF_DAY = re.compile(r".{8,}[T ][0-9]{2}(:?[0-9]{2})?(:?[0-9]{2})?")
# In paths: /2024/05/21/, /2024/05/, 2024-05-21 and /20240521/; not within longer numbers.
IN_ADDRESS = (
    re.compile(r"/((?:19|20)[0-9]{2})/([0-9]{2})/([0-9]{2})(?![0-9])"),
    re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[-_]([0-9]{2})[-_]([0-9]{2})(?![0-9])"),
    re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})(?![0-9])"),
    re.compile(r"/((?:19|20)[0-9]{2})/([0-9]{2})/"),
)


def published(value: str, *, origin: PublishedFrom) -> Published:
    """Return the publication that an ISO 8601 date of any precision gives.

    Days are those of the date's own zone; `value` keeps its offset from UTC where it has one.

    Raises:
        RefusedError: `bad_date`, not such a date.

    """
    text = value.strip()
    try:
        return _interval(text, origin)
    except (ValueError, OverflowError) as error:
        raise RefusedError("bad_date", f"not an ISO 8601 date: {text[:60]!r}") from error


def published_in(url: str) -> Published | None:
    """Return the publication that an address tells ("/2024/05/21/"), or None."""
    try:
        path = urlsplit(url).path
    except ValueError:  # "http://[": not an address, so it tells nothing
        return None
    for pattern in IN_ADDRESS:
        for match in pattern.finditer(path):
            try:
                return _interval("-".join(match.groups()), "address")
            except ValueError:
                continue  # 2024/99/10 is a number of something else
    return None


def _interval(text: str, origin: PublishedFrom) -> Published:
    if YEAR.fullmatch(text):
        year = int(text)
        return _days(text, dt.date(year, 1, 1), dt.date(year, 12, 31), "year", origin)
    if match := MONTH.fullmatch(text):
        year, month = int(match[1]), int(match[2])
        first = dt.date(year, month, 1)
        last = first.replace(day=calendar.monthrange(year, month)[1])
        return _days(text, first, last, "month", origin)
    if match := WEEK.fullmatch(text):
        year, week = int(match[1]), int(match[2])
        first, last = (dt.date.fromisocalendar(year, week, day) for day in (1, 7))
        return _days(text, first, last, "week", origin)
    if match := TIME_OF_DAY.match(text):
        moment = dt.datetime.fromisoformat(text)
        precision: Precision = "second" if match[2] else "minute" if match[1] else "hour"
        return _days(moment.isoformat(), moment.date(), moment.date(), precision, origin)
    day = dt.date.fromisoformat(text)
    return _days(day.isoformat(), day, day, "day", origin)


def _days(
    value: str, earliest: dt.date, latest: dt.date, precision: Precision, origin: PublishedFrom
) -> Published:
    return Published(
        value=value, earliest=earliest, latest=latest, precision=precision, from_=origin
    )

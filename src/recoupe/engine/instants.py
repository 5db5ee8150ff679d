"""Instants: what the user's T means, and from when a report is known."""

import datetime as dt
import re

from recoupe.errors import DateError
from recoupe.model.base import Value
from recoupe.model.when import Published

_DAY_END = dt.time(23, 59, 59, 999_999, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)
_CLOCK_STEPS = {
    "hour": dt.timedelta(hours=1),
    "minute": dt.timedelta(minutes=1),
    "second": dt.timedelta(seconds=1),
}

_ISO = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})(?:[T ](?P<clock>[0-9:.,]+)(?P<zone>Z|[+-].*)?)?)?)?",
    re.ASCII,
)
_CLOCK = re.compile(r"(\d{2})(?::?(\d{2})(?::?(\d{2})([.,]\d{1,6})?)?)?", re.ASCII)


class AsOf(Value, frozen=True, kw_only=True):
    """An instant that was asked for: the user's words and its last microsecond, in UTC."""

    text: str
    until: dt.datetime


def parse_as_of(text: str) -> AsOf:
    """Return the instant that an ISO 8601 date of any precision means: its end.

    A date without a zone is UTC.

    Raises:
        DateError: not such a date.

    """
    words = text.strip()
    try:
        return AsOf(text=words, until=end_of(words))
    except (ValueError, OverflowError) as error:
        raise DateError(text) from error


def end_of(words: str) -> dt.datetime:
    """Return the last instant of an ISO 8601 year, month, day, hour, minute or second, in UTC.

    Raises:
        ValueError: not such a date.

    """
    found = _ISO.fullmatch(words)
    if found is None:
        raise ValueError(words)
    year, month, day = found["year"], found["month"], found["day"]
    if found["clock"]:
        return end_of_clock(f"{year}-{month}-{day}", found["clock"], found["zone"])
    if day:
        last = dt.date(int(year), int(month), int(day))
    elif month:
        last = last_day(int(year), int(month))
    else:
        last = dt.date(int(year), 12, 31)
    return dt.datetime.combine(last, _DAY_END)


def end_of_clock(day: str, clock: str, zone: str | None) -> dt.datetime:
    """Return the last instant of an hour, minute, second or fraction on `day`, in UTC."""
    found = _CLOCK.fullmatch(clock)
    if found is None:
        raise ValueError(clock)
    hour, minute, second, fraction = found.groups()
    start = dt.datetime.fromisoformat(
        f"{day}T{hour}:{minute or '00'}:{second or '00'}{zone or 'Z'}"
    ).astimezone(dt.UTC)
    if fraction:
        return start + dt.timedelta(microseconds=int(fraction[1:].ljust(6, "0")))
    precision = "second" if second else "minute" if minute else "hour"
    return start + _CLOCK_STEPS[precision] - _MICROSECOND


def last_day(year: int, month: int) -> dt.date:
    """Return the last day of a month."""
    if month == 12:
        return dt.date(year, 12, 31)
    return dt.date(year, month + 1, 1) - dt.timedelta(days=1)


def known_from(published: Published, first_read: dt.datetime | None) -> dt.datetime | None:
    """Return the instant from which a report is known: the latest bound of its publication.

    A publication known to the clock is compared as an instant, others by the end of their last
    day; an undated report is known from its first reading. None: not known when.
    """
    if published.precision in _CLOCK_STEPS and published.value:
        try:
            return end_of(published.value)
        except (ValueError, OverflowError):
            pass  # a value of another form (an interval): its last day still holds
    if published.latest:
        return dt.datetime.combine(published.latest, _DAY_END)
    return first_read

"""Calendar arithmetic: days, weeks, months, and the days that a TIMEX3 value covers."""

import calendar
import datetime as dt
import re

from recoupe.model.base import Value
from recoupe.model.when import Precision

Bounds = tuple[dt.date | None, dt.date | None, Precision]
UNBOUNDED: Bounds = (None, None, "unknown")

# First and last day of the seasons, wide enough for the calendar's and the weather's.
# A winter is that which begins in the year.
_SEASONS = {
    "SP": ((3, 1), (6, 21), 0),
    "SU": ((6, 1), (9, 23), 0),
    "FA": ((9, 1), (12, 21), 0),
    "WI": ((12, 1), (3, 20), 1),
}
_ISLAMIC_EPOCH = 227014  # the ordinal of the day before 1 Muharram of the year 1
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(.+))?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART_OF_YEAR = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_YEARS = re.compile(r"\d{2,4}")


class Month(Value, frozen=True, kw_only=True, order=True):
    """A month of a year."""

    year: int
    month: int

    @classmethod
    def of(cls, day: dt.date) -> "Month":
        return cls(year=day.year, month=day.month)

    @property
    def value(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    def plus(self, months: int) -> "Month":
        count = self.year * 12 + self.month - 1 + months
        return Month(year=count // 12, month=count % 12 + 1)


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """Return the day, or None where the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def last_of_month(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def days_later(day: dt.date, days: int) -> dt.date | None:
    """Return the day so many days later, or None beyond the calendar's ends."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def monday_of(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def week_value(day: dt.date) -> str:
    """Return the ISO week of a day, as "2023-W06"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def weekday_near(anchor: dt.date, weekday: int, direction: int, *, same_day: bool) -> dt.date:
    """Return the nearest `weekday` (Monday is 0) before (-1) or after (1) `anchor`.

    With `same_day` the anchor itself counts.
    """
    gap = (weekday - anchor.weekday()) % 7 if direction > 0 else (anchor.weekday() - weekday) % 7
    if not gap and not same_day:
        gap = 7
    return anchor + dt.timedelta(days=direction * gap)


def easter(year: int) -> dt.date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's algorithm)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    leaps, rest = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return dt.date(year, month, day + 1)


def from_islamic(year: int, month: int, day: int) -> dt.date:
    """Return a day of the tabular Islamic calendar (civil epoch, leap years of the 30-year cycle).

    The sighting of the moon may put the true day one earlier or later.
    """
    days = (59 * (month - 1) + 1) // 2 + 354 * (year - 1) + (3 + 11 * year) // 30 + day
    return dt.date.fromordinal(_ISLAMIC_EPOCH + days)


def bounds(value: str) -> Bounds:
    """Return the first and last day that a value covers, and its precision.

    A night covers the day it begins on and the next. Durations, references without a date and
    values with unknown parts cover nothing known.
    """
    try:
        return _bounds(value)
    except (ValueError, OverflowError):
        return UNBOUNDED


def _bounds(value: str) -> Bounds:
    if "/" in value:
        first, _, last = value.partition("/")
        earliest, _, precision = _bounds(first)
        return earliest, _bounds(last)[1], precision
    if found := _DAY.fullmatch(value):
        return _day_bounds(found)
    if found := _MONTH.fullmatch(value):
        year, month = int(found[1]), int(found[2])
        return dt.date(year, month, 1), last_of_month(year, month), "month"
    if found := _WEEK.fullmatch(value):
        monday = dt.date.fromisocalendar(int(found[1]), int(found[2]), 1)
        first_day = monday + dt.timedelta(days=5) if found[3] else monday
        return first_day, monday + dt.timedelta(days=6), "weekend" if found[3] else "week"
    if found := _PART_OF_YEAR.fullmatch(value):
        return _part_of_year_bounds(int(found[1]), found[2])
    if _YEARS.fullmatch(value):
        return _years_bounds(value)
    return UNBOUNDED


def _day_bounds(found: re.Match[str]) -> Bounds:
    day = dt.date(int(found[1]), int(found[2]), int(found[3]))
    time = found[4]
    if time is None:
        return day, day, "day"
    if time == "NI":
        return day, day + dt.timedelta(days=1), "part_of_day"
    if not time[0].isdigit():
        return day, day, "part_of_day"
    marks = time.rstrip("Z").partition("+")[0].count(":")
    return day, day, ("hour", "minute", "second")[min(marks, 2)]


def _part_of_year_bounds(year: int, part: str) -> Bounds:
    if part[0] == "Q":
        last = int(part[1]) * 3
        return dt.date(year, last - 2, 1), last_of_month(year, last), "quarter"
    if part[0] == "H":
        last = int(part[1]) * 6
        return dt.date(year, last - 5, 1), last_of_month(year, last), "half_year"
    first_day, last_day, later = _SEASONS[part]
    return dt.date(year, *first_day), dt.date(year + later, *last_day), "season"


def _years_bounds(value: str) -> Bounds:
    first = int(value.ljust(4, "0"))
    last = int(value.ljust(4, "9"))
    names: dict[int, Precision] = {2: "century", 3: "decade", 4: "year"}
    return dt.date(first, 1, 1), dt.date(last, 12, 31), names[len(value)]

"""How the times of two tellings stand to each other."""

import datetime as dt
from typing import Literal

from recoupe.crosscheck.tellings import VERBATIM_WORDS, Telling
from recoupe.model.when import When

Bearing = Literal["same", "overlapping", "loose", "near", "moved", "apart", "unknown"]

# A happening told a day or two apart is one that the reports date differently; further apart it
# is another one. A plan may slip by more: visits, votes and strikes move by about a week.
NEAR_DAYS = 2
MOVED_DAYS = 10
# What is called off may be told with its old day, its new one, or the day of the decision.
POSTPONED_DAYS = 45
NARROW_DAYS = 7
# What a report tells outright and without a date is not older than this.
NEWS_DAYS = 60
# The ends of events' rules where no tense told their status.
TENSELESS = ("fact.told", "denied.negation")
_OPEN = ("BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER")
_AHEAD = ("announced", "planned", "cancelled")
_SETTLED = ("occurred", "ongoing", "cancelled", "announced", "planned")


def days_of(when: When | None) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of a bounded time; None for an open or unknown one."""
    if when is None or when.earliest is None or when.latest is None or when.mod in _OPEN:
        return None
    return when.earliest, when.latest


def is_narrow(when: When | None) -> bool:
    """Say whether a time is known to the week or better."""
    days = days_of(when)
    return days is not None and (days[1] - days[0]).days < NARROW_DAYS


def gap_days(a: tuple[dt.date, dt.date], b: tuple[dt.date, dt.date]) -> int:
    """Return the days between two ranges, 0 where they meet."""
    return max(0, (b[0] - a[1]).days, (a[0] - b[1]).days)


def bearing(a: Telling, b: Telling) -> Bearing:
    """Say how the times of two tellings stand to each other.

    "loose" is an overlap in which one side is known only to a month or worse. "near" and "moved"
    are days apart that one happening can still explain: both known to the week, and either by
    `NEAR_DAYS` at most, or by `MOVED_DAYS` at most where one is a plan and the reports' order
    allows that it slipped. A deadline bounds the day of what is due.
    """
    if (
        a.reading.id != b.reading.id
        and a.clause == b.clause
        and len(a.clause.split()) >= VERBATIM_WORDS
    ):
        return "unknown"
    one, other = days_of(a.event.when), days_of(b.event.when)
    if one is None or other is None:
        return _against_the_clock(a, b) if one != other else "unknown"
    if _one_weekday(a, b, gap_days(one, other)):
        return "unknown"
    if a.deadline != b.deadline:
        return _by_the_deadline(a, b)
    gap = gap_days(one, other)
    if gap and any(t.event.status == "denied" and not t.event.in_title for t in (a, b)):
        return "apart"  # "he will not come on Tuesday" denies the Tuesday
    narrow = is_narrow(a.event.when) and is_narrow(b.event.when)
    if gap == 0:
        return "same" if one == other and narrow else "overlapping" if narrow else "loose"
    if narrow and gap <= MOVED_DAYS and _may_have_moved(a, b):
        return "moved"
    if gap <= POSTPONED_DAYS and _called_off(a, b):
        return "moved"
    return "near" if narrow and gap <= NEAR_DAYS else "apart"


def _one_weekday(a: Telling, b: Telling, gap: int) -> bool:
    """Say whether a title's "samedi" may be the other's: no verb tells the last from the next."""
    if not gap or gap % NARROW_DAYS or not (is_narrow(a.event.when) and is_narrow(b.event.when)):
        return False
    return any(
        t.event.in_title and t.event.rule.endswith(TENSELESS) and _within_a_week(t, other)
        for t, other in ((a, b), (b, a))
    )


def _within_a_week(titled: Telling, other: Telling) -> bool:
    told, days = titled.reading.published.earliest, days_of(other.event.when)
    return told is not None and days is not None and abs((days[0] - told).days) <= NARROW_DAYS


def _by_the_deadline(a: Telling, b: Telling) -> Bearing:
    """Compare what is due by a day with what has a day of its own: before it, or hardly late."""
    due, dated = (a, b) if a.deadline else (b, a)
    last, days = days_of(due.event.when), days_of(dated.event.when)
    told = due.reading.published.earliest
    if last is None or days is None or told is None or days[1] < told - dt.timedelta(NEAR_DAYS):
        return "apart"
    if days[0] <= last[1]:
        return "loose"
    return "moved" if (days[0] - last[1]).days <= MOVED_DAYS else "apart"


def _called_off(a: Telling, b: Telling) -> bool:
    """Say whether one cancels or puts off what the other has ahead: its day may be either's."""
    states = {a.event.status, b.event.status}
    return "cancelled" in states and bool(states & {"announced", "planned", "denied"})


def _may_have_moved(a: Telling, b: Telling) -> bool:
    if a.reading.id == b.reading.id:
        return False
    return any(
        first.event.status in _AHEAD
        and second.event.status in _SETTLED
        and not second.reading.published.surely_before(first.reading.published)
        for first, second in ((a, b), (b, a))
    )


def _against_the_clock(a: Telling, b: Telling) -> Bearing:
    """Keep news without a date, and plans more so, from what had happened long before it."""
    dated, undated = (a, b) if days_of(a.event.when) else (b, a)
    days, published = days_of(dated.event.when), undated.reading.published.earliest
    if not days or not published or undated.event.background:
        return "unknown"
    plan = undated.event.status in ("announced", "planned")
    known = dt.timedelta(days=MOVED_DAYS if plan else NEWS_DAYS)
    return "apart" if days[1] < published - known else "unknown"

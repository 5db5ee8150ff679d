"""Resolvers of days and weeks told by their place in a month or week, or beside another day."""

import datetime as dt

from recoupe.reading.times.anchors import Answer
from recoupe.reading.times.calendar import (
    Month,
    day_of,
    days_later,
    last_of_month,
    monday_of,
    week_value,
    weekday_near,
)
from recoupe.reading.times.case import Case
from recoupe.reading.times.dates import (
    day,
    day_number,
    fitting_year,
    kind,
    part_suffix,
    with_part,
    year_in,
)
from recoupe.reading.times.feasts import feast_day

_MONTHS_AROUND = 2  # the 31st comes again within two months
_HALF_MONTH = 15
_WEEK = 7
_THURSDAY = 4  # a month's first week is the one with its first Thursday, as ISO has it of years


def day_of_month(case: Case) -> Answer | None:
    """Resolve a day of no named month ("jusqu'au 16"): by tense the latest or the next."""
    number, anchor = day_number(case), case.at.anchor.day
    if number is None:
        return None
    if anchor is None:
        return Answer(value=f"XXXX-XX-{number:02d}")
    here = Month.of(anchor)
    if (away := case.get("MONTH_AWAY")) is not None or case.get("RUNNING"):
        month = here.plus(int(away or 0))
        found = day_of(month.year, month.month, number)
        return None if found is None else Answer(value=str(found))
    months = (here.plus(n) for n in range(-_MONTHS_AROUND, _MONTHS_AROUND + 1))
    days = [d for m in months if (d := day_of(m.year, m.month, number))]
    past = max((d for d in days if d <= anchor), default=days[0])
    future = min((d for d in days if d >= anchor), default=days[-1])
    nearer_past = (anchor - past) <= (future - anchor)
    ahead = {"past": False, "future": True}.get(case.at.tense or "", not nearer_past)
    value, other = (future, past) if ahead else (past, future)
    certain = past == future or case.at.tense in ("past", "future")
    return Answer(value=str(value), alternatives=() if certain else (str(other),))


def week_of(case: Case) -> Answer | None:
    """Resolve “La semaine du 7 octobre”: the week that has that day."""
    found = named_day(case)
    return None if found is None else Answer(value=week_value(found))


def beside_day(case: Case) -> Answer | None:
    """Resolve the day before or after a day or feast that is named ("le lendemain du 3 mai")."""
    found = feast_day(case) if case.get("HOLIDAY") else named_day(case)
    away = case.number("STORY_DAY")
    if found is None or away is None:
        return None
    beside = days_later(found, away)
    return None if beside is None else Answer(value=with_part(case, beside), type=kind(case))


def named_day(case: Case) -> dt.date | None:
    """Return the single day that the words name, or None."""
    answer = day(case)
    if answer is None or answer.value.startswith("X"):
        return None
    return dt.date.fromisoformat(answer.value[:10])


def weekday_of_week(case: Case) -> Answer | None:
    """Resolve a weekday of the week before, this one or the next."""
    weekday, next_in_story = int(case.get("WEEKDAY") or 0), case.get("NEXT")
    base = case.at.current_day if next_in_story else case.at.anchor.day
    if base is None:
        return Answer(value=f"XXXX-WXX-{weekday + 1}{part_suffix(case)}", type=kind(case))
    weeks = int(next_in_story or case.direction)
    found = days_later(monday_of(base), _WEEK * weeks + weekday)
    return None if found is None else Answer(value=with_part(case, found), type=kind(case))


def weekday_and_weeks(case: Case) -> Answer | None:
    """Resolve “Mardi en huit”: a week (“en quinze”: two) after the next such day."""
    anchor, weekday = case.at.anchor.day, int(case.get("WEEKDAY") or 0)
    if anchor is None:
        return Answer(value=f"XXXX-WXX-{weekday + 1}")
    weeks = int(case.get("IN_WEEKS") or 1)
    found = weekday_near(anchor, weekday, 1, same_day=True) + dt.timedelta(days=_WEEK * weeks)
    return Answer(value=str(found))


def nth_of_month(case: Case) -> Answer | None:
    """Resolve “Le premier dimanche de mai”, “la première quinzaine d'avril” and the like."""
    number, nth = case.number("MONTH"), case.number("NTH")
    if number is None or nth is None:
        return None
    year = year_in(case)
    if year is None:
        year = fitting_year(case, number)
    if year is None:
        return Answer(value=f"XXXX-{number:02d}")
    month = Month(year=year, month=number)
    unit = case.get("NTH_UNIT") or ""
    if case.get("WEEKDAY") or unit == "WE":
        found = nth_weekday(month, int(case.get("WEEKDAY") or 5), nth)
        if found is None:
            return None
        return Answer(value=f"{week_value(found)}-WE" if unit == "WE" else str(found))
    return nth_unit(month, unit, nth)


def nth_unit(month: Month, unit: str, nth: int) -> Answer | None:
    """Return the nth day, week or fortnight of a month (-1: the last)."""
    first, last = dt.date(month.year, month.month, 1), last_of_month(month.year, month.month)
    if unit == "D":
        found = last if nth < 0 else day_of(month.year, month.month, nth)
        return None if found is None else Answer(value=str(found))
    if unit == "W":
        thursday = nth_weekday(month, _THURSDAY - 1, nth)
        return None if thursday is None else Answer(value=week_value(thursday))
    if nth == 1:
        return Answer(value=f"{first}/{first.replace(day=_HALF_MONTH)}")
    return Answer(value=f"{first.replace(day=_HALF_MONTH + 1)}/{last}")


def nth_weekday(month: Month, weekday: int, nth: int) -> dt.date | None:
    """Return the nth such weekday of a month (-1: the last), or None."""
    if nth < 0:
        return weekday_near(last_of_month(month.year, month.month), weekday, -1, same_day=True)
    first = weekday_near(dt.date(month.year, month.month, 1), weekday, 1, same_day=True)
    found = first + dt.timedelta(days=_WEEK * (nth - 1))
    return found if found.month == month.month else None

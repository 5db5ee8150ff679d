"""Resolvers of clock times, nights and time stamps."""

import datetime as dt

from recoupe.reading.times.anchors import Answer
from recoupe.reading.times.calendar import day_of, weekday_near
from recoupe.reading.times.case import Case
from recoupe.reading.times.dates import day_number, fitting_days, full_year, year_in

_HOURS = ("HOUR_WORD", "HH", "NUM")
_MINUTES = ("MM", "CLOCK_PART", "MINUTES")
_LAST_HOUR, _HOUR = 24, 60


def clock(case: Case) -> Answer | None:
    """Resolve a time of the clock, on the day at hand; “GMT” is kept as Z."""
    hour = next((n for w in _HOURS if (n := case.number(w)) is not None), None)
    if hour is None or hour > _LAST_HOUR:
        return None
    if hour == _LAST_HOUR and not case.get("MM"):
        return None  # "24h" is a stretch of time
    afternoon = int(case.get("PART_12") or 0)
    hour += afternoon if hour < afternoon else 0
    minute = next((n for w in _MINUTES if (n := case.number(w)) is not None), 0)
    hour, minute = (hour - 1, minute + _HOUR) if minute < 0 else (hour, minute)
    if not (0 <= hour <= _LAST_HOUR and minute < _HOUR):
        return None
    seconds = "".join(f":{s}" for s in case.all("MM")[1:])
    day = case.at.day_at_hand
    prefix = "XXXX-XX-XX" if day is None else str(day)
    time = f"{hour:02d}:{minute:02d}{seconds}{case.get('ZONE') or ''}"
    return Answer(value=f"{prefix}T{time}", type="TIME", mod=case.mod)


def stamp(case: Case) -> Answer | None:
    """Resolve a date in figures with hours, minutes and seconds, as sites print them."""
    year, number, month = year_in(case), day_number(case), case.number("MO") or case.number("MONTH")
    if year is None or number is None or month is None:
        return None
    found = day_of(year, month, number)
    if found is None:
        return None
    parts = [case.get("HH") or "0", *case.all("MM")]
    return Answer(value=f"{found}T" + ":".join(p.zfill(2) for p in parts), type="TIME")


def night_between(case: Case) -> Answer | None:
    """Resolve “La nuit de samedi à dimanche”: the night that begins on the first of the days.

    The second day is the one that past or future places; the first is the day before it.
    """
    weekdays = [int(w) for w in case.all("WEEKDAY")]
    anchor = case.at.anchor.day
    if anchor is None or not weekdays:
        return Answer(value="XXXX-XX-XXTNI", type="TIME")
    if len(weekdays) == 1:
        return Answer(value=f"{placed(case, weekdays[0], anchor)}TNI", type="TIME")
    second = weekdays[1]
    tense = case.at.tense
    if tense in ("past", None):
        end = weekday_near(anchor, second, -1, same_day=True)
    else:
        # What is told ahead may still be the night that begins today.
        end = weekday_near(anchor, second, 1, same_day=False)
    return Answer(value=f"{end - dt.timedelta(days=1)}TNI", type="TIME")


def placed(case: Case, weekday: int, anchor: dt.date) -> dt.date:
    """Return the weekday meant, by tense."""
    direction = 1 if case.at.tense == "future" else -1
    return weekday_near(anchor, weekday, direction, same_day=True)


def night_of_dates(case: Case) -> Answer | None:
    """Resolve “la nuit du 5 au 6 février”: the night before its last day."""
    months, years = case.all("MONTH"), case.all("YYYY")
    numbers = [int(w.split()[0]) if w.split()[0].isdecimal() else 1 for w in case.all("DOM")]
    if not months or not numbers:
        return None
    month, number = int(months[-1]), numbers[-1]
    if years:
        end = day_of(full_year(years[-1]), month, number)
    else:
        end = next(iter(fitting_days(case, number, month)), None)
    if end is None:
        return Answer(value="XXXX-XX-XXTNI", type="TIME")
    return Answer(value=f"{end - dt.timedelta(days=1)}TNI", type="TIME")


def last_night(case: Case) -> Answer | None:
    """Resolve the night before publication."""
    day = case.at.anchor.day
    if day is None:
        return Answer(value="XXXX-XX-XXTNI", type="TIME")
    return Answer(value=f"{day - dt.timedelta(days=1)}TNI", type="TIME")

"""Resolvers of days, weeks, months and years told by their distance from an anchor."""

import datetime as dt

from recoupe.reading.times.anchors import Answer
from recoupe.reading.times.calendar import Month, days_later, monday_of, week_value
from recoupe.reading.times.case import Case
from recoupe.reading.times.dates import kind, part_suffix, with_part

_UNKNOWN = {
    "NI": "XXXX-XX-XX",
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Y": "XXXX",
}
_UNITS = ("UNIT", "PERIOD", "MONTH_OR_YEAR")
_COUNTS = ("COUNT", "STORY_DAY", "NEXT", "NUM")
_SUNDAY = 6
_WEDNESDAY = 2
_MAX_COUNT = 2000
_HOURS_IN = {"H": 1.0, "MIN": 1 / 60, "S": 1 / 3600}
_DAY_HOURS = 24
_HALF_YEAR, _HALF_MONTH = 6, 15


def shifted(case: Case) -> Answer | None:
    """Resolve a day, week, month or year so many units from publication ("il y a").

    The rule's `from` is "story" where the telling's own day counts ("le lendemain").
    """
    unit = next((u for n in _UNITS if (u := case.get(n))), "D")
    steps = next((c for n in _COUNTS if (c := case.number(n)) is not None), 1)
    if steps > _MAX_COUNT:
        return None
    steps *= 0 if case.get("RUNNING") else case.direction or int(case.fixed.get("sign", "1"))
    if unit in _HOURS_IN:
        return hours_away(case, unit, steps)
    if unit == "Y" and case.get("AND_HALF"):
        unit, steps = "M", 12 * steps + (6 if steps > 0 else -6)
    value = shifted_value(case, "D" if unit == "NI" else unit, steps)
    if value is None:
        return None
    suffix = part_suffix(case) if unit == "D" else ""
    return Answer(value=value + suffix, type=kind(case), mod=case.mod)


def hours_away(case: Case, unit: str, steps: int) -> Answer:
    """Return whole days away; an hour of less than a day is finer than publication is known."""
    days, rest = divmod(abs(steps) * _HOURS_IN[unit], _DAY_HOURS)
    if rest:
        return Answer(value=f"{_UNKNOWN['D']}TXX:XX", type="TIME")
    value = shifted_value(case, "D", int(days) if steps > 0 else -int(days))
    return Answer(value=value or _UNKNOWN["D"], mod=case.mod)


def shifted_value(case: Case, unit: str, steps: int) -> str | None:
    """Return the value of the unit that lies `steps` from the anchor."""
    anchor = case.at.anchor
    day = anchor.day
    if case.fixed.get("from") == "story":
        # Years and months are counted from a coarser date too ("Début 2016 … Trois ans plus tard").
        coarse = case.at.story.named if unit in ("Y", "M", "DECADE") else None
        day = coarse or case.at.current_day
        if unplaced(case, steps):
            return _UNKNOWN.get(unit)
    if unit == "DECADE":
        unit, steps = "Y", steps * 10
    if unit == "D":
        found = days_later(day, steps) if day else None
        return _UNKNOWN["D"] if found is None else str(found)
    if unit in ("W", "WE"):
        monday = monday_of(day) if day else anchor.week
        found = days_later(monday, 7 * steps) if monday else None
        suffix = "-WE" if unit == "WE" else ""
        return _UNKNOWN[unit] if found is None else week_value(found) + suffix
    if unit == "M":
        month = Month.of(day) if day else anchor.month
        return _UNKNOWN["M"] if month is None else month.plus(steps).value
    if unit == "Y":
        year = day.year if day else anchor.year
        return _UNKNOWN["Y"] if year is None else f"{year + steps:04d}"
    return None


def phase_of_period(case: Case) -> Answer | None:
    """Resolve “Le début de l'année”, “fin du mois”: of this one, or of the one that tense wants.

    Told ahead, a beginning that is past is the next one's; told of the past, an end that is still
    far is the last one's.
    """
    unit, day = case.get("MONTH_OR_YEAR") or "", case.at.anchor.day
    steps = 0
    if day is not None:
        late = day.month > _HALF_YEAR if unit == "Y" else day.day > _HALF_MONTH
        if case.mod == "START" and late and case.at.tense == "future":
            steps = 1
        elif case.mod == "END" and not late and case.at.tense == "past":
            steps = -1
    value, this = shifted_value(case, unit, steps), shifted_value(case, unit, 0)
    if value is None or this is None:
        return None
    return Answer(value=value, mod=case.mod, alternatives=(this,) if steps else ())


def unplaced(case: Case, steps: int) -> bool:
    """Say whether "two days later" has no day before it to count from, and does not lie ahead."""
    return case.at.story.named is None and steps > 0 and case.at.tense != "future"


def this_week(case: Case) -> Answer | None:
    """Resolve the current week; said of the future on a Sunday, the next one rather.

    On a Sunday nothing of the week is left for what is to come; writers whose week begins on
    Sunday mean the one beginning, so both readings stay. So is the beginning of the week, from
    Thursday on.
    """
    day, week = case.at.anchor.day, case.at.anchor.week
    ahead = day is not None and day.weekday() == _SUNDAY and case.at.tense == "future"
    begins_next = day is not None and day.weekday() > _WEDNESDAY and case.mod == "START"
    if day is not None and (ahead or (begins_next and case.at.tense != "past")):
        return Answer(
            value=week_value(day + dt.timedelta(days=7 - day.weekday())),
            alternatives=(week_value(day),),
            mod=case.mod,
        )
    if week is None:
        return Answer(value=_UNKNOWN["W"], mod=case.mod)
    begins = day is not None and day.weekday() == 0 and case.at.tense == "past"
    before = (week_value(week - dt.timedelta(days=7)),) if begins else ()
    return Answer(value=week_value(week), alternatives=before, mod=case.mod)


def this_weekend(case: Case) -> Answer | None:
    """Resolve the week-end of this week, or in its first days and in the past the one before."""
    week, day = case.at.anchor.week, case.at.anchor.day
    if week is None:
        return Answer(value=_UNKNOWN["WE"])
    last, this = (week_value(week - dt.timedelta(days=n)) + "-WE" for n in (7, 0))
    tense = case.at.tense
    if day is None or day.weekday() > _WEDNESDAY:
        return Answer(value=this)
    if tense == "past" or (tense != "future" and day.weekday() == 0):
        return Answer(value=last, alternatives=(this,) if day.weekday() > 0 else ())
    return Answer(value=this, alternatives=() if tense == "future" else (last,))


def tonight(case: Case) -> Answer | None:
    """Resolve “Cette nuit”: told of the past, the night before; else the night to come."""
    day = case.at.anchor.day
    if day is None:
        return Answer(value="XXXX-XX-XXTNI", type="TIME")
    before = day - dt.timedelta(days=1)
    past = case.at.tense in ("past", None)
    return Answer(value=f"{before if past else day}TNI", type="TIME")


def day_part(case: Case) -> Answer | None:
    """Resolve a part of day without its day ("dans la soirée"): of the day at hand."""
    day = case.at.day_at_hand
    if case.at.sentence_day is None and case.get("DAYPART") == "NI":
        return tonight(case)
    prefix = "XXXX-XX-XX" if day is None else str(day)
    return Answer(value=f"{prefix}{part_suffix(case)}", type=kind(case), mod=case.mod)


def same_day(case: Case) -> Answer | None:
    """Resolve the day the telling has reached ("ce jour-là", "le même jour")."""
    day = case.at.current_day
    return Answer(
        value=_UNKNOWN["D"] + part_suffix(case) if day is None else with_part(case, day),
        type=kind(case),
    )


def today(case: Case) -> Answer | None:
    """Resolve the day of publication."""
    day = case.at.anchor.day
    return Answer(
        value=_UNKNOWN["D"] + part_suffix(case) if day is None else with_part(case, day),
        type=kind(case),
    )

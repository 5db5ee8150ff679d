"""Resolvers of feasts: of fixed date, counted from Easter, of the Islamic calendar."""

import datetime as dt

from recoupe.reading.times.anchors import Answer
from recoupe.reading.times.calendar import easter, from_islamic
from recoupe.reading.times.case import Case
from recoupe.reading.times.dates import chosen, gap_days, kind, with_part, year_in

_ISLAMIC_EPOCH, _YEARS_RATIO = 622, 33 / 32  # an Islamic year is 32/33 of a solar one
_ISLAMIC, _FROM_EASTER = "I", "E"


def holiday(case: Case) -> Answer | None:
    """Resolve a feast ("12-25"; "E49": days after Easter; "I10-01": an Islamic day or month).

    Islamic days follow the sighting of the moon: computed ones may be a day off, and say so.
    """
    found = feast_day(case)
    if found is None:
        return None
    code = feast_code(case)
    if not code.startswith(_ISLAMIC):
        return Answer(value=with_part(case, found), type=kind(case))
    day = dt.timedelta(days=1)
    if "-" in code:
        others = (str(found - day), str(found + day))
        return Answer(value=str(found), mod="APPROX", alternatives=others)
    return Answer(value=f"{found}/{found + 29 * day}", mod="APPROX")


def feast_day(case: Case) -> dt.date | None:
    """Return the day of the feast, or the first of the month, that year or tense wants."""
    code, year, anchor = feast_code(case), year_in(case), case.at.anchor
    if year is not None:
        return next(iter(feasts(code, year)), None)
    if anchor.earliest is None or anchor.latest is None:
        return None
    around = {*range(anchor.earliest.year - 1, anchor.latest.year + 2)}
    if case.at.story.named is not None:
        around.add(case.at.story.named.year)
    days = [(gap_days(anchor, d), d) for y in sorted(around) for d in feasts(code, y)]
    days.sort(key=lambda d: (abs(d[0]), d[1]))
    return next(iter(chosen(case, days)), None)


def feast_code(case: Case) -> str:
    return case.get("HOLIDAY") or case.get("FEAST_DAY") or ""


def feasts(code: str, year: int) -> list[dt.date]:
    """Return the days of a feast in a year: one, or for Islamic ones none to two."""
    if code.startswith(_FROM_EASTER):
        return [easter(year) + dt.timedelta(days=int(code[1:]))]
    if not code.startswith(_ISLAMIC):
        return [dt.date(year, int(code[:2]), int(code[3:]))]
    month, _, day = code[1:].partition("-")
    nearest = round((year - _ISLAMIC_EPOCH) * _YEARS_RATIO)
    found = (from_islamic(y, int(month), int(day or 1)) for y in range(nearest - 1, nearest + 3))
    return [d for d in found if d.year == year]

"""Resolvers of days, months, years and their parts named by the calendar."""

import datetime as dt

from recoupe.model.when import TimexType
from recoupe.reading.times.anchors import Anchor, Answer
from recoupe.reading.times.calendar import Month, day_of, weekday_near
from recoupe.reading.times.case import Case

# A day this near to publication is meant whatever the tense: verbs of saying and slips of the
# parser put "le sit-in du 27 août" under a past tense far more often than a writer leaves out
# the year of a day eleven months ago.
_NEAR_DAYS = 45
# This near, a weekday that does not fit is a slip of the writer's, and means no other year.
_SLIP_DAYS = 15
_FAR_MONTHS, _HALF_YEAR_MONTHS = 9, 6
_LOOK_BACK_DAYS = 730
_LATE_DAYS = 4
_ROUND = 10
_CENTURY_TURN = 40  # "93" is 1993, "24" is 2024
_YEARS_AROUND = 6  # a weekday and day of the month agree again within six years


def full_year(digits: str) -> int:
    """Return the year that two or four digits mean."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < _CENTURY_TURN else 1900)


def year_in(case: Case) -> int | None:
    """Return the year that the words name, or None."""
    for name in ("YYYY", "YY", "YY2"):
        digits = case.get(name)
        if digits is not None:
            return full_year(digits)
    anchor, away = case.at.anchor.year, case.get("YEAR_AWAY")
    return None if anchor is None or away is None else anchor + int(away)


def day(case: Case) -> Answer | None:
    """Resolve a day of a month, with or without its year; the year is else the one that fits."""
    number, month = day_number(case), case.number("MONTH") or case.number("MO")
    if number is None or month is None or not 1 <= month <= 12:
        return None
    year = year_in(case)
    if year is not None:
        found = day_of(year - turns(case), month, number)
        return (
            None
            if found is None
            else Answer(value=with_part(case, found), type=kind(case), mod=case.mod)
        )
    return partial_day(case, number, month)


def turns(case: Case) -> int:
    """Return 1 where the year is taken from a later day that the turn of the year parts off."""
    if case.part.own("YYYY") is not None:
        return 0
    own, later = case.part.own("MONTH"), dict(case.part.later).get("MONTH")
    return int(own is not None and later is not None and int(own) > int(later))


def day_number(case: Case) -> int | None:
    words = case.get("DOM") or case.get("DD")
    if words is None:
        return None
    digits = words.split()[0]
    return int(digits) if digits.isdecimal() else 1


def partial_day(case: Case, number: int, month: int) -> Answer | None:
    """Return the answer for a day without a year."""
    if day_of(2024, month, number) is None:  # of a leap year: no such day in any
        return None
    days = fitting_days(case, number, month)
    if not days:
        suffix = part_suffix(case)
        return Answer(value=f"XXXX-{month:02d}-{number:02d}{suffix}", type=kind(case))
    return Answer(
        value=with_part(case, days[0]),
        type=kind(case),
        mod=case.mod,
        alternatives=tuple(with_part(case, d) for d in days[1:]),
    )


def fitting_days(case: Case, number: int, month: int) -> list[dt.date]:
    """Return the days that a day without a year may be, likeliest first (at most two)."""
    anchor = case.at.anchor
    if anchor.earliest is None or anchor.latest is None:
        return []
    around = range(anchor.earliest.year - _YEARS_AROUND, anchor.latest.year + _YEARS_AROUND + 1)
    named = case.at.story.named
    years = (*around, named.year) if named and named.year not in around else tuple(around)
    days = [d for y in years if (d := day_of(y, month, number))]
    weekday = case.part.own("WEEKDAY")
    agreeing = [d for d in days if weekday is None or d.weekday() == int(weekday)]
    days.sort(key=lambda d: (abs(gap_days(anchor, d)), d))
    if abs(gap_days(anchor, days[0])) > _SLIP_DAYS:
        days = [d for d in days if d in agreeing] or days
    return chosen(case, [(gap_days(anchor, d), d) for d in days])


def chosen(case: Case, days: list[tuple[int, dt.date]]) -> list[dt.date]:
    """Return the day meant, of days with their distance from publication, nearest first."""
    direction, told = case.direction, story_year(case)
    if case.get("RUNNING"):
        return [days[0][1]]
    if case.get("SAME_YEAR") and case.at.story.named is not None:
        return [d for _, d in days if d.year == case.at.story.named.year][:1]
    if case.fixed.get("side") == "behind":
        days = [(gap, d) for gap, d in days if gap <= 0]
    if direction:
        on_side = [d for gap, d in days if gap * direction > 0]
        return on_side[:1]
    nearest_gap, nearest = days[0]
    looks_back = told is not None and nearest_gap > 0 and case.at.tense == "past"
    if abs(nearest_gap) <= _NEAR_DAYS and not looks_back:
        return [nearest]
    if told is not None:
        return [d for _, d in days if d.year == told][:1] or [nearest]
    side = {"past": -1, "future": 1}.get(case.at.tense or "", 0)
    on_side = [d for gap, d in days if gap * side > 0]
    if on_side and on_side[0] != nearest:
        return [on_side[0], nearest]
    return [nearest]


def story_year(case: Case) -> int | None:
    """Return the year of the telling where it is a look back: two years off and more."""
    day, named = case.at.anchor.earliest, case.at.story.month
    if day is None or named is None or abs((day - named).days) < _LOOK_BACK_DAYS:
        return None
    return named.year


def gap_days(anchor: Anchor, day: dt.date) -> int:
    """Return by how many days `day` is after (before: negative) the anchor's interval."""
    if anchor.earliest is not None and day < anchor.earliest:
        return (day - anchor.earliest).days
    if anchor.latest is not None and day > anchor.latest:
        return (day - anchor.latest).days
    return 0


def days(case: Case) -> Answer | None:
    """Resolve several days of one month as an interval: "les 6 et 7 février"."""
    month = case.number("MONTH")
    numbers = [int(w.split()[0]) if w.split()[0].isdecimal() else 1 for w in case.all("DOM")]
    if month is None or len(numbers) < 2:
        return None
    year = year_in(case)
    if year is not None:
        first, last = day_of(year, month, numbers[0]), day_of(year, month, numbers[-1])
    else:
        ends = [fitting_days(case, n, month) for n in (numbers[0], numbers[-1])]
        first, last = (e[0] if e else None for e in ends)
    if year is None and case.at.anchor.earliest is None:
        ends_unknown = (f"XXXX-{month:02d}-{n:02d}" for n in (numbers[0], numbers[-1]))
        return Answer(value="/".join(ends_unknown))
    if first is None or last is None or last < first:
        return None
    return Answer(value=f"{first}/{last}")


def weekday(case: Case) -> Answer | None:
    """Resolve a bare weekday by tense: the latest or the next; the other stays possible.

    With its article and told in the present it comes again ("le musée ferme le mardi").
    """
    number = int(case.get("WEEKDAY") or 0)
    if case.part.own("THE") and not case.direction and case.at.tense == "present":
        return Answer(value=f"XXXX-WXX-{number + 1}{part_suffix(case)}", type="SET")
    anchor = case.at.anchor.day
    if anchor is None:
        return Answer(value=f"XXXX-WXX-{number + 1}{part_suffix(case)}", type=kind(case))
    if case.direction:
        found = weekday_near(anchor, number, case.direction, same_day=False)
        return Answer(value=with_part(case, found), type=kind(case))
    past = weekday_near(anchor, number, -1, same_day=True)
    future = weekday_near(anchor, number, 1, same_day=True)
    order, certain = weekday_order(case, past, future)
    others = () if certain or past == future else order[1:]
    return Answer(
        value=with_part(case, order[0]),
        type=kind(case),
        mod=case.mod,
        alternatives=tuple(with_part(case, d) for d in others),
    )


def weekday_order(
    case: Case, past: dt.date, future: dt.date
) -> tuple[tuple[dt.date, dt.date], bool]:
    """Return the two readings of a weekday, likelier first, and whether the first is certain.

    Where the tense is present, or of a plan that was, the nearer day is likelier; "ce mardi" is
    never a week ago less a day, even under a past tense: the text was then written after the day
    it was dated.
    """
    anchor, tense = case.at.anchor.day or past, case.at.tense
    if case.part.own("THIS") and (anchor - past).days > _LATE_DAYS:
        return (future, past), tense == "future"
    if tense in ("present", "planned") and (future - anchor).days <= (anchor - past).days:
        return (future, past), False
    if tense == "future":
        return (future, past), True
    return (past, future), tense == "past"


def weekday_and_number(case: Case) -> Answer | None:
    """Resolve a weekday and a day of no named month: the nearest that agrees ("ce lundi 18")."""
    number, weekday_number = day_number(case), int(case.get("WEEKDAY") or 0)
    anchor = case.at.anchor.day
    if anchor is None or number is None:
        return None
    months = [Month.of(anchor).plus(n) for n in range(-5, 6)]
    found = [d for m in months if (d := day_of(m.year, m.month, number))]
    agreeing = [d for d in found if d.weekday() == weekday_number]
    if not agreeing:
        return None
    return Answer(
        value=with_part(case, min(agreeing, key=lambda d: (abs((d - anchor).days), d))),
        type=kind(case),
    )


def month(case: Case) -> Answer | None:
    """Resolve a month; without its year, the one that tense or "dernier" wants."""
    number = case.number("MONTH")
    if number is None:
        return None
    year = year_in(case)
    if year is None:
        year = fitting_year(case, number)
    prefix = "XXXX" if year is None else f"{year:04d}"
    return Answer(value=f"{prefix}-{number:02d}", mod=case.mod)


def fitting_year(case: Case, number: int) -> int | None:
    """Return the year of a month named alone: by "dernier" or "prochain", by tense, else past."""
    anchor = case.at.anchor.month
    if anchor is None:
        return case.at.anchor.year
    this_year = Month(year=anchor.year, month=number)
    if case.get("RUNNING"):
        return anchor.year
    if case.direction:
        beyond = (this_year < anchor) if case.direction > 0 else (this_year > anchor)
        same = this_year == anchor
        return anchor.year + (case.direction if beyond or same else 0)
    if this_year == anchor:
        return anchor.year
    if (told := story_year(case)) is not None:
        return told
    ahead = (this_year.month - anchor.month) % 12
    if case.at.tense == "past":
        future = False
    elif case.at.tense == "future":
        # One of the two months past would not be named for that of next year.
        future = ahead <= _FAR_MONTHS
    else:
        future = ahead < _HALF_YEAR_MONTHS
    return anchor.year + (this_year < anchor) if future else anchor.year - (this_year > anchor)


def year(case: Case) -> Answer | None:
    """Resolve a year in figures."""
    found = year_in(case)
    if found is None or not within(case, found):
        return None
    return Answer(value=f"{found:04d}", mod=case.mod)


def within(case: Case, year: int) -> bool:
    """Say whether a year is one of the rule's: from `first` to `last`, and not round if it says."""
    if case.fixed.get("round") == "no" and not year % _ROUND:
        return False
    return int(case.fixed.get("first", "0")) <= year <= int(case.fixed.get("last", "9999"))


def years(case: Case) -> Answer | None:
    """Resolve years joined in one expression, as an interval."""
    found = [full_year(y) for y in (*case.all("YYYY"), *case.all("YY"))]
    if len(found) < 2 or found[-1] <= found[0]:
        return None
    return Answer(value=f"{found[0]:04d}/{found[-1]:04d}")


def decade(case: Case) -> Answer | None:
    """Resolve a decade: "les années 1990", "les années soixante"."""
    tens = case.number("DECADE") or case.number("YYYY") or case.number("YY")
    if tens is None or tens % 10:
        return None
    start = tens if tens > 99 else 1900 + tens
    return Answer(value=f"{start // 10}", mod=case.mod)


def century(case: Case) -> Answer | None:
    """Resolve a century in Roman or Arabic figures: "le XIXe siècle" is 18."""
    number = case.number("CENTURY") or case.number("DD")
    return None if number is None else Answer(value=f"{number - 1:02d}", mod=case.mod)


def part_of_year(case: Case) -> Answer | None:
    """Resolve a quarter, half-year or season, with its year or the one that fits."""
    part = (
        case.get("SEASON") or f"{case.fixed['letter']}{case.number('ORDINAL') or case.number('DD')}"
    )
    if part[0] in "QH" and part[1:] not in ("1", "2", "3", "4")[: 4 if part[0] == "Q" else 2]:
        return None
    year = year_in(case)
    if year is None:
        year = fitting_part_year(case, part)
    prefix = "XXXX" if year is None else f"{year:04d}"
    return Answer(value=f"{prefix}-{part}", mod=case.mod)


_PART_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


def fitting_part_year(case: Case, part: str) -> int | None:
    """Return the year of a season, quarter or half-year named without one."""
    anchor = case.at.anchor.month
    if anchor is None:
        return case.at.anchor.year
    length = {"Q": 3, "H": 6}.get(part[0], 0)
    first, last = _PART_MONTHS.get(part) or (
        (int(part[1]) - 1) * length + 1,
        int(part[1]) * length,
    )
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    starts = {y: Month(year=y, month=first) for y in years}
    begun = [y for y in years if starts[y] <= anchor]
    running = [y for y in begun if anchor <= starts[y].plus(last - first)]
    ended = [y for y in begun if y not in running]
    coming = [y for y in years if starts[y] > anchor]
    direction = case.direction or {"future": 1}.get(case.at.tense or "", -1)
    if running and not case.direction:
        return running[-1]
    return next(iter(coming if direction > 0 else reversed(ended)), None)


def part_suffix(case: Case) -> str:
    part = case.part.own("DAYPART") or case.fixed.get("DAYPART")
    return f"T{part}" if part else ""


def with_part(case: Case, day: dt.date) -> str:
    """Return a day's value, with the part of day that the words name."""
    return f"{day}{part_suffix(case)}"


def kind(case: Case) -> TimexType:
    return "TIME" if part_suffix(case) else "DATE"

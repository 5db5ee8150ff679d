"""The resolvers by the names that the rules give them."""

from recoupe.reading.times import clock, counted, dates, durations, feasts, relative
from recoupe.reading.times.anchors import Answer
from recoupe.reading.times.calendar import weekday_near
from recoupe.reading.times.case import Case, Resolver

NOTHING = "nothing"


def nothing(case: Case) -> Answer | None:
    """Resolve words that are no time and must not be read as one."""
    del case
    return None


def weekday_of_story(case: Case) -> Answer | None:
    """Resolve the weekday after or before the day that the telling has reached."""
    day = case.at.current_day
    number, direction = int(case.get("WEEKDAY") or 0), int(case.get("NEXT") or 1)
    if day is None:
        return Answer(value=f"XXXX-WXX-{number + 1}")
    return Answer(value=str(weekday_near(day, number, direction, same_day=False)))


RESOLVERS: dict[str, Resolver] = {
    NOTHING: nothing,
    "weekday_of_story": weekday_of_story,
    **{
        function.__name__: function
        for function in (
            dates.day,
            dates.days,
            dates.weekday,
            dates.weekday_and_number,
            dates.month,
            dates.year,
            dates.decade,
            dates.century,
            dates.part_of_year,
            feasts.holiday,
            counted.day_of_month,
            counted.week_of,
            counted.beside_day,
            counted.weekday_of_week,
            counted.weekday_and_weeks,
            counted.nth_of_month,
            relative.shifted,
            relative.phase_of_period,
            relative.this_week,
            relative.this_weekend,
            relative.tonight,
            relative.day_part,
            relative.same_day,
            relative.today,
            clock.clock,
            clock.stamp,
            clock.night_between,
            clock.night_of_dates,
            clock.last_night,
            durations.duration,
            durations.each,
            durations.reference,
            durations.fortnight,
            durations.hours_and_minutes,
        )
    },
}

"""Intervals of time and numbers in the interface's words."""

import datetime as dt
import re

from recoupe.export.strings import Strings
from recoupe.model.annotation import FigureModifier
from recoupe.model.when import When

_MODIFIERS = {
    "START": "when_start",
    "MID": "when_mid",
    "END": "when_end",
    "BEFORE": "when_before",
    "ON_OR_BEFORE": "when_before",
    "AFTER": "when_after",
    "ON_OR_AFTER": "when_after",
    "APPROX": "when_about",
}
_REFERENCES = {
    "PAST_REF": "when_past",
    "PRESENT_REF": "when_present",
    "FUTURE_REF": "when_future",
}
_CLOCK = re.compile(r"T(\d\d:\d\d)")
_THOUSANDS = "\u202f"  # narrow no-break space, understood in both languages


def when_words(when: When | None, strings: Strings) -> str | None:
    """Return `when` in words, None where nothing is known of it."""
    if when is None:
        return None
    if when.value in _REFERENCES:
        return strings(_REFERENCES[when.value])
    words = _interval_words(when, strings)
    if words is None:
        return None
    key = _MODIFIERS.get(when.mod or "")
    if key and _coarse(when):
        return strings(key, when=words)
    clock = _CLOCK.search(when.value or "")
    return strings("when_time", day=words, time=clock[1]) if clock else words


def _coarse(when: When) -> bool:
    """Say whether the words name a whole month or year, which "fin" and "début" then cut."""
    return when.precision in {"month", "year", "decade", "century", "quarter", "season"} or (
        when.mod in {"BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "APPROX"}
    )


def _interval_words(when: When, strings: Strings) -> str | None:
    first, last = when.earliest, when.latest
    if first is None and last is None:
        return None
    if first is None or last is None:
        known = day_words(first or last, strings)
        return strings("when_from", first=known) if first else strings("when_until", last=known)
    if when.precision == "week":
        return strings(
            "when_week", first=_short(first, last, strings), last=day_words(last, strings)
        )
    return _named_span(when, first, last, strings)


def _named_span(when: When, first: dt.date, last: dt.date, strings: Strings) -> str:
    if first == last:
        return day_words(first, strings, weekday=True)
    # "fin décembre 2021" has narrowed bounds: the month or year is then the value's, not theirs.
    if when.precision == "year" and first.year == last.year:
        return str(first.year)
    if when.precision == "month" and (first.year, first.month) == (last.year, last.month):
        return f"{strings.table.months[first.month - 1]} {first.year}"
    return strings(
        "when_from_to", first=_short(first, last, strings), last=day_words(last, strings)
    )


def _short(first: dt.date, last: dt.date, strings: Strings) -> str:
    """Return `first` without what `last` will say again: its year, its month."""
    if first.year != last.year:
        return day_words(first, strings)
    if first.month != last.month or strings.lang == "en":
        return _day_and_month(first, strings)
    return _day_of_month(first, strings)


def day_words(day: dt.date | None, strings: Strings, *, weekday: bool = False) -> str:
    """Return a day in words ("lundi 6 février 2023"), or that it is not known."""
    if day is None:
        return strings("date_unknown")
    words = f"{_day_and_month(day, strings)} {day.year}"
    return f"{strings.table.weekdays[day.weekday()]} {words}" if weekday else words


def _day_and_month(day: dt.date, strings: Strings) -> str:
    return f"{_day_of_month(day, strings)} {strings.table.months[day.month - 1]}"


def _day_of_month(day: dt.date, strings: Strings) -> str:
    return strings.table.first_day if day.day == 1 else str(day.day)


def number_words(value: float, strings: Strings) -> str:
    """Return a number with grouped thousands and the language's decimal mark."""
    if value == int(value):
        return f"{int(value):,}".replace(",", _THOUSANDS)
    whole, _, rest = f"{value:,.6f}".rstrip("0").partition(".")
    return whole.replace(",", _THOUSANDS) + strings("decimal") + rest


def figure_words(
    value: float,
    modifier: FigureModifier | None,
    unit: str | None,
    counts: str | None,
    strings: Strings,
) -> str:
    """Return a figure in words ("au moins 12 morts"); unit and noun are the report's."""
    number = number_words(value, strings)
    if modifier:
        number = strings(f"modifier_{modifier}", n=number)
    return " ".join(part for part in (number, unit, counts) if part)

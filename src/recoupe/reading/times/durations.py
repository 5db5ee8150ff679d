"""Resolvers of durations, sets and references without a date."""

from recoupe.model.when import Modifier
from recoupe.reading.times.anchors import Answer
from recoupe.reading.times.case import Case

_CLOCK_UNITS = {"H": "H", "MIN": "M", "S": "S"}
_MANY = {"DECADE": ("Y", 10), "Q": ("M", 3), "HY": ("M", 6), "CENTURY": ("Y", 100)}
_IDIOMATIC = ("D", "NI", "S", "MIN")
_HALF_UNITS = {"H": "PT30M", "D": "PT12H", "Y": "P6M"}


def duration(case: Case) -> Answer | None:
    """Resolve a number of units: "dix ans" is P10Y, "plusieurs jours" PXD."""
    unit = case.get("UNIT") or case.get("HOUR")
    if unit is None or is_idiom(case, unit):
        return None
    if case.fixed.get("half") or case.get("HALF_OF"):
        return Answer(value=_HALF_UNITS.get(unit, "PX"), type="DURATION", mod=case.mod)
    number = count_of(case)
    if number is None:
        return None
    half = ".5" if case.get("AND_HALF") else ""
    return Answer(value=measured(number, unit, half), type="DURATION", mod=modifier(case))


def is_idiom(case: Case, unit: str) -> bool:
    """Say whether "un jour", "une nuit", "une seconde" stand without a word of duration."""
    alone = case.number("NUM") == 1 and not case.get("AND_HALF") and not case.mod
    return alone and unit in _IDIOMATIC and not case.fixed.get("single")


def count_of(case: Case) -> str | None:
    """Return the number of units, "X" where it is left open."""
    if case.get("SEVERAL"):
        return "X"
    if case.get("ABOUT_NUMBER"):
        return case.get("ABOUT_NUMBER")
    number = case.number("NUM")
    decimals = case.get("DECIMALS")
    if number is None:
        return None
    return f"{number}.{decimals}" if decimals and decimals.isdecimal() else str(number)


def modifier(case: Case) -> Modifier | None:
    """Return the modifier of a duration; "une dizaine" is about ten."""
    return case.mod or ("APPROX" if case.get("ABOUT_NUMBER") else None)


def measured(number: str, unit: str, half: str) -> str:
    """Return the TIMEX3 value of a number of units."""
    if unit in _CLOCK_UNITS:
        return f"PT{number}{half}{_CLOCK_UNITS[unit]}"
    name, times = _MANY.get(unit, (unit, 1))
    if times > 1 and number.isdecimal():
        number = str(int(number) * times)
    return f"P{number}{half}{name}"


def each(case: Case) -> Answer | None:
    """Resolve what comes again: "chaque lundi", "tous les mois", "par an"."""
    weekday = case.get("WEEKDAY")
    if weekday is not None:
        return Answer(value=f"XXXX-WXX-{int(weekday) + 1}", type="SET")
    part, unit = case.get("DAYPART"), case.get("UNIT")
    if part is not None:
        return Answer(value=f"XXXX-XX-XXT{part}", type="SET")
    if unit is None:
        return None
    number = case.number("NUM")
    return Answer(value=measured(str(number or 1), unit, ""), type="SET")


def reference(case: Case) -> Answer | None:
    """Resolve a vague past, present or future."""
    return Answer(value=case.get("REFERENCE") or case.fixed["value"])


def hours_and_minutes(case: Case) -> Answer | None:
    """Resolve “1h30” after a word of duration."""
    hours, minutes = case.number("HH"), case.number("MM")
    return Answer(value=f"PT{hours}H{minutes}M", type="DURATION", mod=modifier(case))


def fortnight(case: Case) -> Answer | None:
    """Resolve “Une quinzaine”, "une huitaine": so many days; other round numbers count things."""
    number = case.get("ABOUT_NUMBER")
    if number not in ("8", "15"):
        return None
    return Answer(value=f"P{number}D", type="DURATION", mod="APPROX")

"""Reports that tell of one happening after another of its kind, and on which day each was.

"Cette nouvelle attaque intervient un jour après celle de dimanche": what such a report tells of
its news without a day was not on Sunday, and another report's Sunday is not this one.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from recoupe.crosscheck.recurrence import Recurrence
from recoupe.crosscheck.tellings import Key, Telling
from recoupe.crosscheck.times import NARROW_DAYS, days_of, is_narrow

Days = tuple[dt.date, dt.date]
_NEWS = ("occurred", "ongoing", "alleged")


def in_succession(tellings: Sequence[Telling], words: Recurrence) -> tuple[Telling, ...]:
    """Return the tellings with the days of their reports' news, and which reports tell of two."""
    reports: dict[str, list[Telling]] = {}
    for telling in tellings:
        reports.setdefault(telling.reading.id, []).append(telling)
    found = {t.key: t for told in reports.values() for t in _dated(told, words)}
    return tuple(found[t.key] for t in tellings)


def _dated(told: Sequence[Telling], words: Recurrence) -> list[Telling]:
    """Return one report's tellings with their days and those of its news.

    Where something came again, only a time that stands in a clause dates it: what the reader
    took from other sentences may be the day of either.
    """
    again = [t for t in told if _comes_again(t)]
    own = {t.key: _stated(t, words) if again else _read(t) for t in told}
    news = _news_days(told, own)
    return [
        msgspec.structs.replace(
            t,
            news=own[t.key] or (news if _is_news(t) else None),
            succession=any(_of_a_kind(t, x) for x in again),
        )
        for t in told
    ]


def _of_a_kind(a: Telling, b: Telling) -> bool:
    return a.lemma == b.lemma or (a.event.type is not None and a.event.type == b.event.type)


def _comes_again(telling: Telling) -> bool:
    return (telling.anew or telling.again) and _is_news(telling)


def _is_news(telling: Telling) -> bool:
    event = telling.event
    return event.status in _NEWS and not event.background


def _read(telling: Telling) -> Days | None:
    return days_of(telling.event.when) if is_narrow(telling.event.when) else None


def _stated(telling: Telling, words: Recurrence) -> Days | None:
    """Return the days that a clause states, but not those of what came before ("après …")."""
    clause, reading = telling.event.clause, telling.reading
    field = (reading.title or "") if clause.in_title else reading.text
    comes_again = telling.again or telling.anew
    stated = [
        (t.earliest, t.latest)
        for t in reading.times
        if clause.covers(t)
        and not (comes_again and words.is_before(field[clause.start : t.start]))
        and t.earliest
        and t.latest
        and (t.latest - t.earliest).days < NARROW_DAYS
    ]
    return stated[0] if len(set(stated)) == 1 else None


def _news_days(told: Sequence[Telling], own: Mapping[Key, Days | None]) -> Days | None:
    """Return the days of what a report says came again, else those of its lead.

    None where none or two are told.
    """
    news = [t for t in told if _is_news(t) and own[t.key]]
    first = [t for t in news if t.again or t.anew] or [t for t in news if t.leads]
    days = {own[t.key] for t in first}
    return days.pop() if len(days) == 1 else None

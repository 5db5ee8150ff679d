"""The dates that the times of one event give."""

import datetime as dt

from recoupe.model.when import TimeExpression, When


def days_of(time: TimeExpression) -> int:
    """Return how many days a time spans, a great number when it has no bounds."""
    if time.earliest is None or time.latest is None:
        return 1 << 30
    return (time.latest - time.earliest).days


def whens(times: tuple[TimeExpression, ...], *, plural: bool, ranged: bool) -> tuple[When, ...]:
    """Return when an event takes place: one interval, or one date each for a plural noun.

    "deux attaques, mercredi et jeudi" spans both days; "les coups d'État d'août 2020 et mai
    2021" are two events.
    """
    if len(times) < 2:
        return tuple(t.when() for t in times)
    first, last = times[0], times[-1]
    if first.latest is None or last.earliest is None or first.earliest is None:
        return (first.when(),)
    gap = last.earliest - first.latest
    if ranged or dt.timedelta(0) <= gap <= dt.timedelta(days=1):
        return (
            When(
                value=f"{first.value}/{last.value}",
                earliest=first.earliest,
                latest=last.latest,
                precision=first.precision,
            ),
        )
    return tuple(t.when() for t in times) if plural else (first.when(),)

"""The order of publication, where it is known."""

import datetime as dt
from collections.abc import Iterable

from recoupe.model.annotation import Reading
from recoupe.model.when import Published

_TIMED = ("second", "minute")


def in_order(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return each reading once, by day of publication, hour if told, then id; undated last."""
    unique = {r.id: r for r in readings}
    return tuple(sorted(unique.values(), key=_order))


def _order(reading: Reading) -> tuple[dt.date, dt.datetime, str]:
    last = dt.datetime.max.replace(tzinfo=dt.UTC)
    instant = _instant(reading.published) or last
    return (reading.published.latest or dt.date.max, instant, reading.id)


def surely_before(a: Published, b: Published) -> bool:
    """Say whether `a` is known to precede `b`: by day, or by the hour where both state it."""
    if a.latest is None or b.earliest is None:
        return False
    if a.latest != b.earliest:
        return a.latest < b.earliest
    first, second = _instant(a), _instant(b)
    return first is not None and second is not None and first < second


def _instant(published: Published) -> dt.datetime | None:
    if published.precision not in _TIMED or published.value is None:
        return None
    try:
        instant = dt.datetime.fromisoformat(published.value)
    except ValueError:
        return None
    return instant if instant.tzinfo else None


def day_of(published: Published) -> dt.date | None:
    """Return the day of publication where it is known to the day."""
    return published.earliest if published.earliest == published.latest else None

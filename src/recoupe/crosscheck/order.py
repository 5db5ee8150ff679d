"""The order of publication, where it is known."""

import datetime as dt
from collections.abc import Iterable

from recoupe.model.annotation import Reading
from recoupe.model.when import Published


def in_order(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return each reading once, by day of publication, hour if told, then id; undated last."""
    unique = {r.id: r for r in readings}
    return tuple(sorted(unique.values(), key=_order))


def _order(reading: Reading) -> tuple[dt.date, dt.datetime, str]:
    last = dt.datetime.max.replace(tzinfo=dt.UTC)
    instant = reading.published.instant() or last
    return (reading.published.latest or dt.date.max, instant, reading.id)


def day_of(published: Published) -> dt.date | None:
    """Return the day of publication where it is known to the day."""
    return published.earliest if published.earliest == published.latest else None

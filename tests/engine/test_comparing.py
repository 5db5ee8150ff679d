"""Which of two publications came first."""

import datetime as dt

import pytest

from recoupe.engine.comparing import first_of
from recoupe.model.when import Published
from support import published


def instant(value: str) -> Published:
    day = dt.date.fromisoformat(value[:10])
    return Published(value=value, earliest=day, latest=day, precision="second")


def month(first: str, last: str) -> Published:
    days = (dt.date.fromisoformat(d) for d in (first, last))
    earliest, latest = days
    return Published(value=first[:7], earliest=earliest, latest=latest, precision="month")


MAY = month("2031-05-01", "2031-05-31")


@pytest.mark.parametrize(
    ("a", "b", "first"),
    [
        (published("2031-05-01"), published("2031-05-02"), "a"),
        (published("2031-05-01"), published("2031-05-01"), "unknown"),
        (published(None), published("2031-05-01"), "unknown"),
        (MAY, published("2031-05-30"), "unknown"),
        (MAY, published("2031-06-01"), "a"),
        (instant("2031-05-01T10:00:00Z"), instant("2031-05-01T09:59:00Z"), "b"),
        (instant("2031-05-01T10:00:00Z"), published("2031-05-01"), "unknown"),
        # The evening of the first, far in the west, is later than a morning of the second.
        (instant("2031-05-01T23:00:00-05:00"), instant("2031-05-02T01:00:00+02:00"), "b"),
        (instant("2031-05-01T10:00:00"), instant("2031-05-01T11:00:00"), "unknown"),
    ],
)
def test_dates_tell_who_came_first_or_do_not(a: Published, b: Published, first: str) -> None:
    turned = {"a": "b", "b": "a", "unknown": "unknown"}
    assert first_of(a, b) == first
    assert first_of(b, a) == turned[first]
    assert a.surely_before(b) == (first == "a")

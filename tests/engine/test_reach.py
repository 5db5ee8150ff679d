import datetime as dt

import pytest

from recoupe.engine.reach import affected_by
from recoupe.record.placements import Placed


def at(name, day=None, until=None):
    earliest = dt.date.fromisoformat(day).toordinal() if day else None
    latest = dt.date.fromisoformat(until).toordinal() if until else earliest
    return Placed(name, earliest, latest)


PLACED = [
    at("winter", "2024-01-10"),
    at("april", "2024-04-20"),
    at("june", "2024-06-20"),
    at("autumn", "2024-10-01"),
    at("undated"),
    at("that year", "2024-01-01", until="2024-12-31"),
]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ([], set()),
        ([at("new", "2024-05-25")], {"april", "june", "undated", "that year", "new"}),
        ([at("new", "2025-06-01")], {"undated", "new"}),
        ([at("new")], {"winter", "april", "june", "autumn", "undated", "that year", "new"}),
        ([at("new", "0001-01-01")], {"undated", "new"}),
        ([at("new", "9999-12-31")], {"undated", "new"}),
    ],
)
def test_reports_near_in_time_are_compared_again(new, expected):
    assert affected_by(new, PLACED, days=60) == expected


def test_what_a_vague_report_may_have_found_is_compared_again_too():
    # A report of December changes pairs of "that year", which reaches back to the winter.
    found = affected_by([at("new", "2024-12-30")], PLACED, days=60)
    assert {"winter", "that year"} <= found

"""In a stream, what lies a week behind what comes stays as it was grouped."""

import pytest

from engine.fakes import fake_stages, group, write_items
from recoupe.engine.grouping import settled_bonds
from recoupe.engine.read import read
from recoupe.model.story import Bonds

FIRST = [
    {"key": "a1", "text": "Crue à Valmont.", "day": "2024-05-01"},
    {"key": "a2", "text": "Crue et maisons.", "day": "2024-05-02"},
]


def keys_of(record, reports):
    found = record.reports.keys(reports)
    return "".join(sorted(found[r] for r in reports))


@pytest.fixture
def stream(tmp_path, record, monkeypatch):
    """Reads reports with stages that, find nothing alike among three and more."""
    monkeypatch.setattr("recoupe.engine.grouping.PILE_REPORTS", 1)

    def apart(report_ids, links, *, bonds):
        return group(report_ids, links if len(report_ids) < 3 else (), bonds=bonds)

    def take(day):
        items = [*FIRST, {"key": "a3", "text": "Crue sans fin.", "day": day}]
        for some in (FIRST, items):
            stages = fake_stages(group=apart)
            read([write_items(tmp_path / "in", some)], record, stages=stages)
        reports = [r for key in ("a1", "a2", "a3") for r in record.reports.matching(key)]
        return sorted(keys_of(record, g) for g in record.placements.groups(reports))

    return take


def test_what_came_a_week_before_is_not_parted_again(stream):
    assert stream("2024-05-20") == ["a1a2", "a3"]


def test_what_came_lately_may_be_parted(stream):
    assert stream("2024-05-05") == ["a1", "a2", "a3"]


def test_a_users_bonds_stand_beside_those_of_what_is_settled():
    bonds = settled_bonds(
        [("a", "b", "c"), ("d",)], {"a", "c"}, Bonds(together=(("d", "e"),), apart=(("a", "e"),))
    )
    assert bonds == Bonds(together=(("a", "c"), ("d", "e")), apart=(("a", "e"),))

"""What is put into the record comes out the same."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.model.annotation import Reading
from recoupe.model.report import Rejection
from recoupe.model.story import Link
from recoupe.record import Record
from support import report

NOW = dt.datetime(2024, 6, 1, 12, 0, tzinfo=dt.UTC)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.fixture
def record(tmp_path):
    with Record.open(tmp_path / "recoupe.db", write=True) as opened:
        yield opened


@given(text=TEXTS, title=st.none() | TEXTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_reports_and_readings_come_back_as_they_were(record, text, title):
    given_report = report(text, title=title)
    record.reports.add(given_report, now=NOW)
    record.readings.put(Reading.of(given_report), version="1", known=NOW)
    assert record.reports.get([given_report.id]) == [given_report]
    assert record.readings.get([given_report.id]) == [Reading.of(given_report)]


def test_many_are_fetched_in_the_order_asked(record):
    reports = [report(f"Brève numéro {n}.", key=f"k{n}") for n in range(1200)]
    with record.transaction():
        assert {record.reports.add(r, now=NOW) for r in reports} == {"new"}
    assert record.reports.get([r.id for r in reversed(reports)]) == reports[::-1]


def test_what_is_unread_depends_on_the_version(record):
    given_report = report("Une brève.")
    record.reports.add(given_report, now=NOW)
    record.readings.put(Reading.of(given_report), version="1", known=NOW)
    assert record.reports.unread("fr", "1") == ()
    assert record.reports.unread("fr", "2") == (given_report.id,)
    assert record.reports.unread("de", "2") == ()


def test_a_rejection_is_kept_once(record):
    rejection = Rejection(id="f" * 16, key="k", path="k", code="empty", detail="nothing")
    assert record.rejections.add([rejection]) == 1
    assert record.rejections.add([rejection]) == 0
    assert record.rejections.all() == (rejection,)


def test_known_reports_are_compared_as_instants(record):
    given_report = report("Une brève.")
    east = dt.timezone(dt.timedelta(hours=2))
    known = dt.datetime(2024, 6, 1, 12, 0, tzinfo=east)
    record.readings.put(Reading.of(given_report), version="1", known=known)
    just_before = dt.datetime(2024, 6, 1, 9, 59, 59, tzinfo=dt.UTC)
    assert record.readings.ids(known_at=just_before) == ()
    assert record.readings.ids(known_at=just_before + dt.timedelta(seconds=1)) != ()


def test_what_a_report_finds_again_replaces_what_it_had_found(record):
    def link(score):
        return Link(a="a", b="b", score=score, joined=score > 0, reasons=())

    record.links.replace({"a": [link(1.0)], "b": [link(1.0)]})
    assert record.links.neighbours({"a"}) == {"b"}
    record.links.replace({"a": [], "b": [link(-1.0)]})
    assert record.links.neighbours({"a"}) == set()
    assert record.links.among({"a", "b"}) == (link(-1.0),)

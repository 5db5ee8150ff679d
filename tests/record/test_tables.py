"""What is put into the record comes out the same."""

import datetime as dt
import json
import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert
from sqlalchemy.dialects.sqlite import dialect

from recoupe.model.annotation import Reading
from recoupe.model.codec import to_json
from recoupe.model.reason import Reason
from recoupe.model.report import Rejection
from recoupe.model.story import Decision, Link
from recoupe.record import Record
from recoupe.record.migrations import MIGRATIONS
from recoupe.record.placements import Step
from recoupe.record.schema import decisions, stories
from recoupe.record.session import Session
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
        return Link(a="a", b="b", score=score, joined=score > 0)

    record.links.replace({"a": [link(1.0)], "b": [link(1.0)]})
    assert record.links.neighbours({"a"}) == {"b"}
    record.links.replace({"a": [], "b": [link(-1.0)]})
    assert record.links.neighbours({"a"}) == set()
    assert record.links.among({"a", "b"}) == (link(-1.0),)


def test_what_is_to_do_follows_every_change(record):
    """A reading, a refusal, a placement and their going each show in what is still to do."""
    one = report("Une brève.")
    record.reports.add(one, now=NOW)
    assert record.reports.unread("fr", "2") == (one.id,)
    refusal = Rejection(id="f" * 16, key="k", path="k", code="reader", detail="nothing")
    record.rejections.add([refusal], report=one.id, version="2")
    assert record.reports.unread("fr", "2") == ()
    assert record.reports.unread("fr", "1") == record.reports.unread("fr", "3") == (one.id,)
    record.rejections.lift([one.id])
    record.readings.put(Reading.of(one), version="2", known=NOW)
    assert record.reports.unread("fr", "2") == ()
    assert record.placements.unplaced("7") == (one.id,)
    record.placements.put(one.id, founds="a" * 16, features=b"", version="7", days=(None, None))
    assert record.placements.unplaced("7") == ()
    assert record.placements.unplaced("8") == record.placements.unplaced("6") == (one.id,)
    record.placements.outdate([one.id])
    assert record.placements.unplaced("7") == (one.id,)
    record.readings.drop([one.id])
    assert record.placements.unplaced("7") == ()
    assert record.placements.orphans() == (one.id,)
    record.placements.remove([one.id])
    assert record.placements.orphans() == ()


def limit_schema(monkeypatch, version):
    """Have records made as an older Recoupe made them, until `monkeypatch.undo`."""
    monkeypatch.setattr("recoupe.record.session.MIGRATIONS", MIGRATIONS[:version])
    monkeypatch.setattr("recoupe.record.session.SCHEMA_VERSION", version)


def test_a_record_of_the_first_schema_keeps_what_is_to_do(tmp_path, monkeypatch):
    path = tmp_path / "old.db"
    limit_schema(monkeypatch, 1)
    read, refused, waiting = (report(f"Brève {n}.", key=str(n)) for n in range(3))
    with Record.open(path, write=True) as old:
        for one in (read, refused, waiting):
            old.reports.add(one, now=NOW)
        old.readings.put(Reading.of(read), version="2", known=NOW)
        refusal = Rejection(id="f" * 16, key="k", path="k", code="reader", detail="nothing")
        old.rejections.add([refusal], report=refused.id, version="2")
        old._session.run_text("INSERT INTO names VALUES ('s1', ' baie de port melan ')")
    monkeypatch.undo()
    with Record.open(path, write=True) as record:
        assert record.reports.unread("fr", "2") == (waiting.id,)
        assert record.placements.unplaced("7") == (read.id,)
        words = record._session.run_text("SELECT word FROM name_words ORDER BY word").scalars()
        assert list(words) == ["baie", "de", "melan", "port"]


def test_pairs_of_countries_are_taken_from_the_dossiers_of_an_older_record(tmp_path, monkeypatch):
    path = tmp_path / "old.db"
    limit_schema(monkeypatch, 3)
    relations = [
        {"a": "MLI", "b": "NER", "claims": ["c1"], "score": -4.0},
        {"a": "FRA", "b": "MLI", "claims": ["c2"], "score": 2.0},
    ]
    with Record.open(path, write=True) as old:
        for story, kept in (("s1", relations), ("s2", relations[:1]), ("s3", [])):
            body = json.dumps({"dossier": {"relations": kept}})
            row = {"id": story, "version": "1", "title": "t", "reports": 1, "origins": 1}
            old._session.run(insert(stories).values(**row, crosscheck=body))
    monkeypatch.undo()
    with Record.open(path, write=True) as record:
        rows = record._session.run_text("SELECT a, b, story FROM country_pairs ORDER BY a, story")
        assert [tuple(row) for row in rows] == [
            ("FRA", "MLI", "s1"),
            ("MLI", "NER", "s1"),
            ("MLI", "NER", "s2"),
        ]


def test_texts_of_an_older_record_wait_to_be_compared(tmp_path, monkeypatch):
    path = tmp_path / "old.db"
    limit_schema(monkeypatch, 6)
    made = [report("Long récit. " * 25, key="b"), report("Brève.", key="c")]
    made.append(report("Autre récit. " * 25, key="a", day="2024-05-14"))
    unread = report("Récit sans lecture. " * 25, key="d")
    with Record.open(path, write=True) as old:
        for one in (*made, unread):
            old.reports.add(one, now=NOW)
        for one in made:
            old.readings.put(Reading.of(one), version="2", known=NOW)
    monkeypatch.undo()
    with Record.open(path, write=True) as record:
        day = dt.date(2024, 5, 14).toordinal()
        waiting = [(w.report, w.day) for w in record.prints.waiting("1")]
        assert waiting == [(made[2].id, day), (made[0].id, day + 1)]


def test_decisions_of_an_older_record_are_found_by_report(tmp_path, monkeypatch):
    path = tmp_path / "old.db"
    limit_schema(monkeypatch, 4)
    made = [decision(("a", "b"), ("c",)), decision(("b",), ("d",), by="user"), decision(())]
    with Record.open(path, write=True) as old:
        for one in made:
            row = {"kind": one.kind, "maker": one.by, "undone": 0}
            old._session.run(insert(decisions).values(**row, body=to_json(one).decode()))
    monkeypatch.undo()
    with Record.open(path, write=True) as record:
        assert [d.n for d in record.decisions.about(["b"])] == [1, 2]
        assert [d.n for d in record.decisions.about(["c", "d"])] == [1, 2]
        assert record.decisions.about(["e"]) == ()
        assert record.decisions.put(decision(("e",))) == 4
        assert [d.n for d in record.decisions.about(["e"])] == [4]


def test_neither_decisions_on_a_report_nor_the_users_are_looked_for_in_all(record):
    with record.transaction():
        for n in range(3_000):
            record.decisions.put(decision((f"a{n}",), (f"b{n}",)))
        record.decisions.put(decision(("a7", "a9"), by="user"))
    asked = statements(record)
    assert [d.n for d in record.decisions.about(["a7", "b9"])] == [8, 10, 3_001]
    assert [d.n for d in record.decisions.standing()] == [3_001]
    plans = [plan(record, sql) for sql in asked]
    assert len(plans) == 3
    assert not [step for steps in plans for step in steps if step.startswith("SCAN decided")]
    assert not [step for steps in plans for step in steps if step == "SCAN decisions"]


def decision(*parts, by="rule"):
    reason = Reason(rule=f"{by}/why", version="1", detail="parce que")
    return Decision(kind="merge" if by == "user" else "merged", by=by, parts=parts, reason=reason)


def statements(record):
    """A list that grows by each statement that the record runs, its values put in."""
    found = []
    connection = record._session._connection.connection.dbapi_connection
    connection.set_trace_callback(found.append)
    return found


def plan(record, sql):
    rows = record._session._connection.connection.dbapi_connection.execute(
        f"EXPLAIN QUERY PLAN {sql}"
    )
    return [row[3] for row in rows]


@pytest.mark.parametrize("step", [Step.NEW, Step.TO_LINK, Step.TO_GROUP])
def test_the_queue_of_placing_is_found_by_its_index(tmp_path, monkeypatch, step):
    """A walk through all placements would grow with the record, at each batch of each read."""
    asked = []
    run = Session.run

    def noting(self, statement, values=None):
        made = statement.compile(dialect=dialect(), compile_kwargs={"literal_binds": True})
        asked.append(str(made))
        return run(self, statement, values)

    path = tmp_path / "recoupe.db"
    with Record.open(path, write=True) as record:
        monkeypatch.setattr(Session, "run", noting)
        record.placements.at_step(step)
        record.placements.pending()
    with closing(sqlite3.connect(path)) as plain:
        for statement in asked:
            plan = plain.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
            assert "USING INDEX placements_" in plan[0][-1], statement


def test_a_placement_that_stays_as_it_is_is_not_written_again(tmp_path):
    path, placed = tmp_path / "recoupe.db", [report("Une brève."), report("Une autre.")]
    one, other = sorted(given_report.id for given_report in placed)
    with Record.open(path, write=True) as record:
        for given_report in placed:
            record.reports.add(given_report, now=NOW)
            record.readings.put(Reading.of(given_report), version="2", known=NOW)
        kept = record.placements
        for report_id in (one, other):
            kept.put(report_id, founds="a" * 16, features=b"", version="7", days=(None, None))
        kept.set_features({one: b"1", other: b"2"}, step=Step.TO_GROUP)
        kept.set_groups([(one, other)])
        log = path.with_name("recoupe.db-wal")
        before = log.stat().st_size
        kept.set_groups([(one, other)])
        kept.set_step([one, other], Step.TO_GROUP)
        kept.set_pending([one, other])
        assert log.stat().st_size == before
        assert kept.at_step(Step.TO_GROUP) == (one, other)
        assert kept.features([one, other]) == {one: b"1", other: b"2"}
        assert kept.groups([one, other]) == [(one, other)]
        kept.set_groups([(one,), (other,)])
        assert kept.groups([one, other]) == [(one,), (other,)]

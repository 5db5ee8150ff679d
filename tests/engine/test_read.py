"""Reading into the record: resumable, repeatable, the same in any order."""

import datetime as dt
import random

import msgspec
import pytest

from engine.fakes import FakeReader, FakeWindow, check, fake_stages, make_report, write_items
from recoupe.engine.ask import dossier, reading, rejected, stories
from recoupe.engine.exporting import exported_dossiers, exported_readings
from recoupe.engine.read import read
from recoupe.engine.reading import bounded
from recoupe.model.annotation import Reading
from recoupe.model.codec import to_json
from recoupe.record import Record

NOW = dt.datetime(2024, 6, 1, 12, 0, tzinfo=dt.UTC)

ITEMS = [
    {"key": "a1", "text": "Crue à Valmont.", "day": "2024-05-15"},
    {
        "key": "a2",
        "text": "Crue : dix maisons touchées.",
        "day": "2024-05-16",
        "source": "b.example",
    },
    {"key": "a3", "text": "Crue et bilan.", "day": "2024-05-14", "source": None},
    {"key": "b1", "text": "Grève des bateliers.", "day": "2024-05-15"},
    {"key": "b2", "text": "Grèves ailleurs.", "day": "2024-05-15"},
    {"key": "c1", "text": "Élection sans date.", "day": None},
]


def run(path, record, stages=None, **more):
    return read([path], record, stages=stages or fake_stages(), clock=lambda: NOW, **more)


def exported(record):
    lines = [to_json(r) for r in exported_readings(record, None)]
    return lines + [to_json(d) for d in exported_dossiers(record, None, None)]


def test_read_tells_what_it_did(tmp_path, record):
    path = write_items(tmp_path / "in", [*ITEMS, {"bad": "vide"}])
    summary = run(path, record)
    assert (summary.seen, summary.new, summary.known, summary.rejected) == (7, 6, 0, 1)
    assert (summary.stories, summary.pending) == (4, 0)


def test_reading_twice_changes_nothing(tmp_path, record):
    path = write_items(tmp_path / "in", [*ITEMS, {"bad": "vide"}])
    run(path, record)
    before = exported(record)
    again = run(path, record)
    assert (again.new, again.known, again.rejected) == (0, 6, 1)
    assert exported(record) == before
    assert len(rejected(record).items) == 1


def test_any_order_and_any_number_of_reads_give_the_same(tmp_path, record):
    run(write_items(tmp_path / "in", ITEMS), record)
    expected = exported(record)
    for seed in range(6):
        shuffled = random.Random(seed).sample(ITEMS, len(ITEMS))  # noqa: S311  # a fixed order
        cut = seed % len(ITEMS)
        with Record.open(tmp_path / f"{seed}.db", write=True) as other:
            run(write_items(tmp_path / "one", shuffled[:cut]), other)
            run(write_items(tmp_path / "two", shuffled[cut:]), other)
            assert exported(other) == expected


def test_two_tellings_of_one_report_leave_the_same_one_in_any_order(tmp_path, record):
    dated, undated = ITEMS[0], {**ITEMS[0], "day": None}
    for name, items in (("one", [dated, undated]), ("two", [undated, dated])):
        with Record.open(tmp_path / f"{name}.db", write=True) as other:
            for item in items:
                run(write_items(tmp_path / name, [item]), other)
            assert reading(other, "a1").published.value == "2024-05-15"
            assert len(stories(other).items) == 1
            assert str(stories(other).items[0].first_published) == "2024-05-15"


def test_one_bad_report_does_not_stop_its_batch(tmp_path, record):
    path = write_items(tmp_path / "in", [*ITEMS, {"key": "x", "text": "ILLISIBLE"}])
    summary = run(path, record)
    assert (summary.new, summary.rejected, summary.stories) == (7, 1, 4)
    [refused] = rejected(record).items
    assert (refused.key, refused.code) == ("x", "reader")
    assert "cannot make sense of it" in refused.detail


def test_a_refused_report_is_not_tried_again_by_the_same_version(tmp_path, record):
    path = write_items(tmp_path / "in", [{"key": "x", "text": "ILLISIBLE"}])
    run(path, record)
    reader = FakeReader()
    assert run(path, record, fake_stages(reader)).rejected == 0
    assert reader.read_ids == []
    assert len(rejected(record).items) == 1


def test_a_new_version_of_the_reader_reads_again_and_lifts_rejections(tmp_path, record):
    path = write_items(tmp_path / "in", [*ITEMS, {"key": "x", "text": "ILLISIBLE"}])
    run(path, record)

    class Better(FakeReader):
        def one(self, report):
            return Reading.of(report) if report.key == "x" else super().one(report)

    reader = Better(version="2")
    summary = run(path, record, fake_stages(reader))
    assert len(reader.read_ids) == len(ITEMS) + 1
    assert rejected(record).items == ()
    assert summary.pending == 1  # the fake check wants an event


def test_a_report_that_a_new_version_cannot_read_leaves_its_story(tmp_path, record):
    path = write_items(tmp_path / "in", ITEMS)
    run(path, record)

    class Worse(FakeReader):
        def one(self, report):
            if report.key in {"a1", "b1"}:
                raise ValueError("no more")
            return super().one(report)

    summary = run(path, record, fake_stages(Worse(version="2")))
    assert (summary.rejected, summary.stories) == (2, 3)
    assert sorted(i.reports for i in stories(record).items) == [1, 1, 2]


def test_a_story_that_cannot_be_derived_stays_pending_and_the_others_are_there(tmp_path, record):
    path = write_items(tmp_path / "in", [*ITEMS, {"key": "x", "text": "Nœud INEXTRICABLE"}])
    summary = run(path, record)
    assert (summary.stories, summary.pending) == (4, 1)
    assert run(path, record).pending == 1


def test_another_version_of_crosscheck_derives_every_story_again(tmp_path, record):
    path = write_items(tmp_path / "in", ITEMS)
    run(path, record)
    derived = []

    def noted(story, *args, **more):
        derived.append(story.id)
        return check(story, *args, **more)

    run(path, record, fake_stages(check=noted))
    assert derived == []
    run(path, record, fake_stages(check=noted, crosscheck_version="2"))
    assert len(derived) == 4


def test_another_version_of_placing_places_every_report_again(tmp_path, record):
    path = write_items(tmp_path / "in", ITEMS)
    run(path, record)
    apart = fake_stages(placing_version="2", window=NoLinks)
    assert run(path, record, apart).stories == len(ITEMS)


class NoLinks(FakeWindow):
    def near(self, one, other):
        return False


def test_an_id_of_a_story_stays_good_when_an_earlier_report_joins(tmp_path, record):
    run(write_items(tmp_path / "one", ITEMS[:1]), record)
    old = stories(record).items[0].id
    run(write_items(tmp_path / "two", ITEMS[1:3]), record)
    [item] = stories(record).items
    assert item.id != old
    assert dossier(record, old).dossier.story.id == item.id


def test_progress_ends_each_stage_at_its_total(tmp_path, record):
    told = []
    run(
        write_items(tmp_path / "in", ITEMS),
        record,
        progress=lambda stage, done, total: told.append((stage, done, total)),
    )
    last = {stage: (done, total) for stage, done, total in told}
    assert last == dict.fromkeys(("ingest", "reading", "placing", "crosscheck"), (6, 6))


def test_the_first_reading_of_an_undated_report_is_kept_once(tmp_path, record):
    path = write_items(tmp_path / "in", ITEMS)
    run(path, record)
    later = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    read([path], record, stages=fake_stages(), clock=lambda: later)
    ids = record.reports.ids()
    assert list(record.reports.first_read(ids).values()) == [NOW]


def test_a_report_of_a_language_without_data_is_refused(tmp_path, record):
    def load(path):
        yield msgspec.structs.replace(make_report("x", "Hodina."), language="xx")
        yield make_report("y", "Heure.")

    summary = run(write_items(tmp_path / "in", [{}]), record, fake_stages(load=load))
    assert (summary.new, summary.rejected, summary.stories) == (2, 1, 1)
    [refused] = rejected(record).items
    assert (refused.key, refused.code) == ("x", "language")
    assert run(write_items(tmp_path / "in", [{}]), record, fake_stages(load=load)).rejected == 0


def test_a_fault_of_the_model_is_no_fault_of_the_reports(tmp_path, record):
    class Broken(FakeReader):
        def read(self, reports):
            raise OSError("the model is not there")

    path = write_items(tmp_path / "in", ITEMS)
    with pytest.raises(OSError, match="model"):
        run(path, record, fake_stages(Broken()))
    assert rejected(record).items == ()
    assert run(path, record).stories == 4


def test_long_reports_are_read_in_smaller_batches(monkeypatch):
    monkeypatch.setattr("recoupe.engine.reading.BATCH_CHARS", 100)
    lengths = (60, 30, 250, 20, 90)
    given = [make_report(key=str(n), text="a" * length) for n, length in enumerate(lengths)]
    sizes = [[len(r.text) for r in batch] for batch in bounded(given)]
    assert sizes == [[60, 30], [250], [20], [90]]

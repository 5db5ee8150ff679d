"""What can be opened as a record, and what is told when it cannot."""

import sqlite3
import threading

import pytest
from sqlalchemy import inspect

from recoupe.errors import RecordBusyError, RecordError
from recoupe.record import Record
from recoupe.record.migrations import SCHEMA_VERSION
from recoupe.record.schema import metadata


def raised(path, **options):
    with pytest.raises(RecordError) as caught:
        Record.open(path, **options)
    assert "\n" not in caught.value.message
    return caught.value


def test_asking_where_no_record_is_says_to_read_first(tmp_path):
    error = raised(tmp_path / "recoupe.db")
    assert "no record" in error.message
    assert error.hint == "recoupe read PATH first"
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_a_record_to_write_but_not_to_ask(tmp_path):
    path = tmp_path / "recoupe.db"
    path.touch()
    assert raised(path).hint == "recoupe read PATH first"
    Record.open(path, write=True).close()
    Record.open(path).close()


@pytest.mark.parametrize("write", [False, True])
def test_a_text_file_is_not_a_record_and_stays_as_it_is(tmp_path, write):
    path = tmp_path / "notes.txt"
    path.write_text("Ceci n'est pas une base. " * 50)
    before = path.read_bytes()
    assert "not a Recoupe record" in raised(path, write=write).message
    assert path.read_bytes() == before


@pytest.mark.parametrize("write", [False, True])
def test_another_database_is_not_a_record_and_stays_as_it_is(tmp_path, write):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE reports (x)")
    other.close()
    before = path.read_bytes()
    assert "another program's database" in raised(path, write=write).message
    assert path.read_bytes() == before


def test_a_newer_record_is_refused(tmp_path):
    path = tmp_path / "recoupe.db"
    Record.open(path, write=True).close()
    with sqlite3.connect(path) as other:
        other.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    other.close()
    assert f"schema {SCHEMA_VERSION + 1}" in raised(path).message
    assert f"schema {SCHEMA_VERSION + 1}" in raised(path, write=True).message


def test_a_folder_or_a_missing_folder_is_told(tmp_path):
    assert "is a folder" in raised(tmp_path).message
    assert "no folder" in raised(tmp_path / "not" / "there.db", write=True).message


def test_a_damaged_record_is_told(tmp_path):
    path = tmp_path / "recoupe.db"
    Record.open(path, write=True).close()
    data = path.read_bytes()
    path.write_bytes(data[:8192] + b"\xff" * (len(data) - 8192))
    with pytest.raises(RecordError) as caught:
        ask_everything(path)
    assert "\n" not in caught.value.message


def ask_everything(path):
    with Record.open(path) as record:
        record.reports.ids()
        record.stories.items()
        record.search.find("mot", most=5)


def test_a_second_writer_gets_one_clear_error(tmp_path):
    path = tmp_path / "recoupe.db"
    with (
        Record.open(path, write=True) as one,
        Record.open(path, write=True, busy_seconds=0.05) as two,
    ):
        with one.transaction(), pytest.raises(RecordError) as caught, two.transaction():
            pass
        assert "another process is writing" in caught.value.message
        with two.transaction():
            pass


def test_a_second_writer_waits_for_a_short_first_one(tmp_path):
    path = tmp_path / "recoupe.db"
    Record.open(path, write=True).close()
    held, release = threading.Event(), threading.Event()

    def hold():
        with Record.open(path, write=True) as one, one.transaction():
            held.set()
            release.wait(5)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(5)
    threading.Timer(0.2, release.set).start()
    with Record.open(path, write=True, busy_seconds=5) as two, two.transaction():
        pass
    thread.join()


def test_two_who_make_a_record_at_once_both_get_it(tmp_path):
    """One of them is about to write when the other wants its log: SQLite alone would refuse."""
    path = tmp_path / "recoupe.db"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    threading.Timer(0.2, other.close).start()
    Record.open(path, write=True, busy_seconds=5).close()
    with Record.open(path) as record:
        assert not record.stories.ids()


def test_one_who_makes_a_record_waits_so_long_and_no_longer(tmp_path):
    path = tmp_path / "recoupe.db"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RecordBusyError):
        Record.open(path, write=True, busy_seconds=0.05)
    other.close()


def test_asking_does_not_write(tmp_path):
    path = tmp_path / "recoupe.db"
    Record.open(path, write=True).close()
    with Record.open(path) as record, pytest.raises(RecordError):
        record.parses.put_parses({"k": b"v"})


def write_and_fail(record):
    with record.transaction():
        record.parses.put_parses({"k": b"v"})
        raise ZeroDivisionError


def test_a_failed_transaction_leaves_nothing(tmp_path):
    with Record.open(tmp_path / "recoupe.db", write=True) as record:
        with pytest.raises(ZeroDivisionError):
            write_and_fail(record)
        assert record.parses.get_parses(["k"]) == {}
        record.parses.put_parses({"k": b"v"})
        assert record.parses.get_parses(["k"]) == {"k": b"v"}


def test_a_reader_sees_one_state_while_another_writes(tmp_path):
    path = tmp_path / "recoupe.db"
    with Record.open(path, write=True) as writer, Record.open(path) as asker:
        with asker.snapshot():
            assert asker.parses.get_parses(["k"]) == {}
            writer.parses.put_parses({"k": b"v"})
            assert asker.parses.get_parses(["k"]) == {}
        assert asker.parses.get_parses(["k"]) == {"k": b"v"}


def test_the_tables_are_those_that_the_migrations_make(tmp_path):
    with Record.open(tmp_path / "recoupe.db", write=True) as record:
        inspector = inspect(record._session._engine)
        for table in metadata.sorted_tables:
            made = {
                c["name"]: (str(c["type"]), c["nullable"])
                for c in inspector.get_columns(table.name)
            }
            keys = set(inspector.get_pk_constraint(table.name)["constrained_columns"])
            assert keys == {c.name for c in table.primary_key}
            assert set(made) == {c.name for c in table.columns}
            for column in table.columns:
                assert made[column.name][0] == str(column.type)


def test_a_name_with_signs_of_addresses_is_a_file_like_others(tmp_path):
    path = tmp_path / "été ?#%41 & demi.db"
    Record.open(path, write=True).close()
    assert path.is_file()

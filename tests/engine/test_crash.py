"""Kill -9 in the middle of a read: nothing acknowledged is lost, nothing is half done."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.fakes import fake_stages, write_items
from recoupe.engine.ask import stories
from recoupe.engine.exporting import exported_dossiers, exported_readings
from recoupe.engine.read import read
from recoupe.engine.verify import verify
from recoupe.model.codec import to_json
from recoupe.record import Record

CHILD = Path(__file__).with_name("crash_child.py")
ITEMS = [
    {"key": f"k{n}", "text": f"Sujet{n % 70} numéro {n}.", "day": f"2024-05-{n % 28 + 1:02}"}
    for n in range(200)
]


def exported(record):
    lines = [to_json(r) for r in exported_readings(record, None)]
    return lines + [to_json(d) for d in exported_dossiers(record, None, None)]


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    with Record.open(folder / "recoupe.db", write=True) as record:
        read([write_items(folder / "in", ITEMS)], record, stages=fake_stages())
        return exported(record)


def started_read(path, source):
    """Start a read in a process of its own, telling its progress on a pipe."""
    paths = [str(CHILD.parent.parent), str(CHILD.parents[2] / "src")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    command = [sys.executable, str(CHILD), str(path), str(source)]
    return subprocess.Popen(  # noqa: S603  # our own script
        command, stdout=subprocess.PIPE, text=True, env=environment
    )


def killed_read(path, source, *, after_lines, delay_seconds):
    """Run a read, kill it after that many lines of progress, and return the last line."""
    with started_read(path, source) as child:
        for _ in range(after_lines):
            line = child.stdout.readline()
        time.sleep(delay_seconds)
        child.send_signal(signal.SIGKILL)
        child.wait()
        assert child.returncode == -signal.SIGKILL
    return line


# 4 lines of ingest, 7 of reading, 1 of placing, then 7 of crosscheck.
@pytest.mark.parametrize(
    ("after_lines", "delay_seconds"),
    [(1, 0.0), (3, 0.001), (4, 0.02), (6, 0.05), (10, 0.03), (11, 0.002), (12, 0.0), (14, 0.03)],
)
def test_the_next_read_finishes_what_a_killed_one_left(
    tmp_path, expected, after_lines, delay_seconds
):
    path, source = tmp_path / "recoupe.db", write_items(tmp_path / "in", ITEMS)
    line = killed_read(path, source, after_lines=after_lines, delay_seconds=delay_seconds)
    with Record.open(path) as record:
        ids = record.reports.ids()
        told = int(line.split()[1]) if line.startswith("ingest") else len(ITEMS)
        assert told <= len(ids) <= len(ITEMS)
        assert verify(record).faults == ()
        members = {report for s in record.stories.ids() for report in record.stories.members([s])}
        assert members == set(record.stories.of_reports(ids))
        assert sum(item.reports for item in stories(record).items) == len(members)
    with Record.open(path, write=True) as record:
        read([source], record, stages=fake_stages())
        assert exported(record) == expected


def test_a_read_of_nothing_new_finishes_a_killed_one_too(tmp_path, expected):
    path, source = tmp_path / "recoupe.db", write_items(tmp_path / "in", ITEMS)
    killed_read(path, source, after_lines=7, delay_seconds=0.01)
    nothing = write_items(tmp_path / "nothing", [])
    with Record.open(path, write=True) as record:
        read([nothing], record, stages=fake_stages())
        assert exported(record) == expected


def test_two_reads_at_once_come_to_the_same(tmp_path, expected):
    path, source = tmp_path / "recoupe.db", write_items(tmp_path / "in", ITEMS)
    with started_read(path, source) as one, started_read(path, source) as two:
        one.communicate()
        two.communicate()
        assert (one.returncode, two.returncode) == (0, 0)
    with Record.open(path) as record:
        assert exported(record) == expected


def test_stories_can_be_asked_for_while_a_read_runs(tmp_path):
    path, source = tmp_path / "recoupe.db", write_items(tmp_path / "in", ITEMS)
    with started_read(path, source) as child:
        child.stdout.readline()
        seen = 0
        while child.poll() is None:
            with Record.open(path) as record:
                assert verify(record).faults == ()
                seen = max(seen, len(stories(record).items))
            child.stdout.readline()
        assert child.returncode == 0
    assert seen > 0

"""`read`: what it says, and what it leaves to others."""

import io

import pytest

from recoupe.cli.progress import SparseLines, shown_progress, told
from recoupe.engine.progress import silent


def test_reading_again_takes_in_nothing_new_and_says_nothing_if_quiet(recoupe, small, tmp_path):
    file = tmp_path / "r.db"
    first = recoupe("read", small, "--record", file)
    again = recoupe("read", small, "--record", file)
    quiet = recoupe("read", small, "--record", file, "--quiet")
    assert (first.status, first.out) == (0, "")
    assert "2 seen: 1 new, 0 known, 1 rejected; 1 story" in first.err
    assert "2 seen: 0 new, 1 known, 1 rejected; 1 story" in again.err
    assert "recoupe rejected" in first.err
    assert quiet == (0, "", "")


def test_the_record_may_be_named_by_the_environment(recoupe, record_file, monkeypatch):
    monkeypatch.setenv("RECOUPE_RECORD", str(record_file))
    assert recoupe("stories").status == 0


def test_a_record_named_on_the_line_comes_before_the_environment(ask, monkeypatch):
    monkeypatch.setenv("RECOUPE_RECORD", "/nowhere/else.db")
    assert ask("stories").status == 0


def test_options_may_stand_before_the_command(recoupe, record_file):
    assert recoupe("--record", record_file, "stories").status == 0


def test_a_path_that_is_not_there_is_a_failure(recoupe, tmp_path):
    answer = recoupe("read", tmp_path / "gone", "--record", tmp_path / "r.db")
    assert answer.status == 1
    assert "no file or folder" in answer.err
    assert not (tmp_path / "r.db").exists()  # no record is made for nothing


def test_lines_of_progress_are_far_apart(monkeypatch):
    now = iter([0.0, 1.0, 11.0, 21.0, 22.0])
    monkeypatch.setattr("sys.stderr", written := io.StringIO())
    progress = SparseLines(clock=lambda: next(now))
    for done in (10, 110, 210, 220):
        progress("reading", done, 410)
    assert written.getvalue() == "reading: 210 of 410, 10.5/s, 19 s left\n"


@pytest.mark.parametrize(
    ("done", "total", "seconds", "words"),
    [(5, None, 0.0, "5"), (5, 10, 0.0, "5 of 10"), (8, None, 4.0, "8, 2.0/s")],
)
def test_progress_tells_what_is_known(done, total, seconds, words):
    assert told(done, total, seconds) == words


def test_a_bar_that_is_never_started_leaves_nothing(monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with shown_progress(quiet=False) as progress:
        progress("ingest", 1, None)
        progress("reading", 1, 2)
    assert capsys.readouterr().err.strip() == ""


def test_quiet_progress_is_silent():
    with shown_progress(quiet=True) as progress:
        assert progress is silent


def test_reports_are_read_again_with_names_of_ones_own(recoupe, tmp_path):
    reports, file, names = tmp_path / "r.jsonl", tmp_path / "r.db", tmp_path / "noms.tsv"
    reports.write_text('{"id":"a","text":"La Brigade du Morne a quitté Sanra mardi."}\n')
    names.write_text("kind\tnames\tcountry\tsector\norganisation\tBrigade du Morne\tHTI\tREB\n")

    def bodies():
        entities = recoupe("report", "a", "--record", file, "--json").json["entities"]
        return [(e["name"], e["country"], e["sector"]) for e in entities]

    recoupe("read", reports, "--record", file)
    before = bodies()
    assert recoupe("read", reports, "--record", file, "--lexicon", names).status == 0
    assert ("Brigade du Morne", "HTI", "REB") in bodies()
    recoupe("read", reports, "--record", file)
    assert bodies() == before


def test_a_bad_file_of_names_stops_before_anything_is_read(recoupe, small, tmp_path):
    names = tmp_path / "noms.tsv"
    names.write_text("kind\tnames\nplanète\tMars\n", encoding="utf-8")
    answer = recoupe("read", small, "--record", tmp_path / "r.db", "--lexicon", names)
    assert answer.status == 1
    assert "noms.tsv, line 2: found 'planète', expected a kind" in answer.err
    assert not (tmp_path / "r.db").exists()

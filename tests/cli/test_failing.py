"""How commands fail: status, one line on stderr, or JSON on stdout."""

import os
import signal
import subprocess
import sys
import time

import pytest

from recoupe import __version__
from recoupe.model.listing import Fault, Verification

COMMAND = [sys.executable, "-m", "recoupe.cli"]
HEAVY = ("spacy", "sqlalchemy", "pyarrow", "jinja2", "numpy", "pycountry", "babel")


def one_line(answer):
    assert answer.out == ""
    assert answer.err.startswith("recoupe: ")
    assert answer.err.count("\n") == 1
    return answer.err


def test_an_unknown_story_is_a_failure_in_one_line(ask):
    answer = ask("story", "zzzz")
    assert answer.status == 1
    assert "recoupe stories" in one_line(answer)


def test_an_error_as_json_stands_alone_on_stdout(ask):
    answer = ask("story", "zzzz", "--json")
    assert (answer.status, answer.err) == (1, "")
    assert answer.json["error"]["code"] == "not_found"
    assert set(answer.json["error"]) == {"code", "message", "hint"}


@pytest.mark.parametrize("command", ["stories", "rejected", "verify"])
def test_a_record_that_is_not_there_is_not_made(recoupe, tmp_path, command):
    answer = recoupe(command, "--record", tmp_path / "none.db")
    assert answer.status == 1
    assert "recoupe read PATH" in one_line(answer)
    assert not (tmp_path / "none.db").exists()


def test_a_date_that_is_none_is_told(ask):
    answer = ask("stories", "--as-of", "hier")
    assert answer.status == 1
    assert "ISO 8601" in one_line(answer)


def test_a_page_that_cannot_be_written_is_told(ask, landslide, tmp_path):
    answer = ask("story", landslide, "--html", tmp_path / "no" / "where.html")
    assert answer.status == 1
    assert "cannot write" in one_line(answer)


@pytest.mark.parametrize(
    "words", [["storie"], ["story"], ["stories", "--no-such"], ["stories", "--ui", "de"]]
)
def test_wrong_use_is_told_in_one_line(recoupe, words):
    answer = recoupe(*words)
    assert answer.status == 2
    assert "--help" in one_line(answer)


def test_wrong_use_as_json(recoupe):
    answer = recoupe("story", "--json")
    assert (answer.status, answer.err) == (2, "")
    assert answer.json["error"]["code"] == "usage"


def test_json_and_html_exclude_each_other(ask, tmp_path):
    assert ask("story", "x", "--json", "--html", tmp_path / "x").status == 2


def test_a_fault_in_the_record_is_a_failure(ask, monkeypatch):
    found = Verification(reports=1, spans=9, faults=(Fault(kind="report", id="a", detail="bad"),))
    monkeypatch.setattr("recoupe.engine.verify.verify", lambda _: found)
    told, as_json = ask("verify"), ask("verify", "--json")
    assert (told.status, as_json.status) == (1, 1)
    assert "report a: bad" in told.out
    assert as_json.json["faults"][0]["detail"] == "bad"


def test_the_words_of_an_error_cannot_steer_the_terminal(ask):
    assert "\x1b" not in ask("story", "\x1b[2J").err


def test_the_version_is_told(recoupe):
    assert recoupe("--version").out == f"recoupe {__version__}\n"


def test_without_a_command_help_is_shown(recoupe):
    answer = recoupe()
    assert answer.status == 2
    assert "verify" in answer.out


def test_help_imports_nothing_heavy_and_is_quick():
    code = (
        "import sys; from recoupe.cli.app import run; run(['--help']);"
        f"print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    began = time.monotonic()
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
    assert time.monotonic() - began < 5  # a quarter of a second where nothing else runs


def test_a_reader_that_goes_away_is_no_traceback(record_file):
    command = f'{" ".join(COMMAND)} search vantor --record "{record_file}"'
    done = subprocess.run(  # noqa: S603  # likewise
        ["/bin/bash", "-c", f"{command} | true; echo ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert done.stdout.strip() in {"0", "141"}  # 0: all was in the pipe before it closed


def test_ctrl_c_leaves_quietly(tmp_path):
    fifo = tmp_path / "slow.txt"
    fifo.write_text("Un texte.", encoding="utf-8")
    script = (
        "import sys, time\n"
        "import recoupe.engine.read as engine\n"
        "from recoupe.cli.app import run\n"
        "def slow(*a, **k):\n"
        "    print('begun', flush=True)\n"
        "    time.sleep(60)\n"
        "engine.read = slow\n"
        f"sys.exit(run(['read', {str(fifo)!r}, '--record', {str(tmp_path / 'r.db')!r}]))\n"
    )
    child = subprocess.Popen(  # noqa: S603  # likewise
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    with child:
        assert child.stdout.readline() == "begun\n"
        os.kill(child.pid, signal.SIGINT)
        _, err = child.communicate(timeout=20)
    assert child.returncode == 130
    assert "Traceback" not in err

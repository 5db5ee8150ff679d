"""A record made once from some of the example reports, and a way to run commands on it."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from recoupe.cli.app import run

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
CHOSEN = ("Tombéla", "Vantor")


class Answer(NamedTuple):
    """What a command wrote, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture(scope="session")
def record_file(tmp_path_factory):
    """The record of the example reports on two events; tests only ask it."""
    folder = tmp_path_factory.mktemp("record")
    for file in EXAMPLES.rglob("*.*"):
        text = file.read_text(encoding="utf-8")
        chosen = [line for line in text.splitlines(keepends=True) if any(w in line for w in CHOSEN)]
        if chosen or file.name.endswith("vide.txt"):
            copy = folder / "reports" / file.relative_to(EXAMPLES)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(text if file.suffix == ".txt" else "".join(chosen), encoding="utf-8")
    file = folder / "recoupe.db"
    assert run(["read", str(folder / "reports"), "--record", str(file), "--quiet"]) == 0
    return file


@pytest.fixture
def recoupe(capsys, monkeypatch):
    """Run a command in this process."""
    monkeypatch.setenv("COLUMNS", "100")

    def call(*words):
        capsys.readouterr()
        status = run([str(word) for word in words])
        return Answer(status, *capsys.readouterr())

    return call


@pytest.fixture
def ask(recoupe, record_file):
    """Run a command on the record of the examples."""
    return lambda *words: recoupe(*words, "--record", record_file)


@pytest.fixture
def landslide(ask):
    """The id of the story told by five reports of the examples."""
    items = ask("stories", "--json").json["items"]
    return next(item["id"] for item in items if "Tombéla" in item["title"])


@pytest.fixture
def small(tmp_path):
    """A folder with one short report and one that is empty."""
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "pont.txt").write_text(
        " date 2024-05-14 Le pont de Talmore a été fermé lundi.", encoding="utf-8"
    )
    (folder / "vide.txt").write_text(" date 2024-05-14 ", encoding="utf-8")
    return folder

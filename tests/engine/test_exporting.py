import json

import pytest

from engine.fakes import fake_stages, write_items
from recoupe.engine.exporting import export
from recoupe.engine.read import read

pytest.importorskip("recoupe.export.tables", reason="the writers are a stage of their own")

ITEMS = [
    {"key": "a1", "text": "Crue à Valmont.", "day": "2024-05-15"},
    {"key": "a2", "text": "Crue et maisons.", "day": "2024-05-16", "source": "b.example"},
    {"key": "b1", "text": "Grève des bateliers.", "day": "2024-05-17"},
]


def written(folder):
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir())}


def test_an_export_is_the_same_bytes_each_time(tmp_path, record):
    path = write_items(tmp_path / "in", ITEMS)
    read([path], record, stages=fake_stages())
    export(record, tmp_path / "one")
    read([path], record, stages=fake_stages())
    export(record, tmp_path / "two")
    assert written(tmp_path / "one") == written(tmp_path / "two")
    lines = (tmp_path / "one" / "dossiers.jsonl").read_text().splitlines()
    assert [len(json.loads(line)["reports"]) for line in lines] == [2, 1]


def test_an_export_as_of_an_instant_holds_what_was_known(tmp_path, record):
    read([write_items(tmp_path / "in", ITEMS)], record, stages=fake_stages())
    export(record, tmp_path / "then", as_of="2024-05-15", stages=fake_stages())
    lines = (tmp_path / "then" / "readings.jsonl").read_text().splitlines()
    assert [json.loads(line)["key"] for line in lines] == ["a1"]

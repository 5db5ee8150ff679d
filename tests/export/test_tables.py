"""The folder that `export` writes: its files, their columns, and that nothing half-done shows."""

import csv
import datetime as dt
import io
import json
import subprocess
import sys

import msgspec
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from export import made
from recoupe.errors import ExportError
from recoupe.export.csv_file import cell
from recoupe.export.flatten import rows_of_dossier
from recoupe.export.rows import TABLES
from recoupe.export.tables import write_export
from recoupe.model.codec import from_json
from recoupe.model.dossier import Dossier, Origin, corroboration


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("export")
    write_export(folder, made.readings().values(), [made.dossier()])
    return folder


def rows(folder, name):
    return pq.read_table(folder / f"{name}.parquet").to_pylist()


def csv_rows(folder, name):
    text = (folder / f"{name}.csv").read_bytes().decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_an_export_has_json_lines_and_each_table_twice(folder):
    tables = {f"{name}.{ending}" for name in TABLES for ending in ("csv", "parquet")}
    assert set(contents(folder)) == tables | {"readings.jsonl", "dossiers.jsonl"}


def test_json_lines_hold_the_values(folder):
    [line] = (folder / "dossiers.jsonl").read_bytes().splitlines()
    assert from_json(line, Dossier) == made.dossier()
    assert len((folder / "readings.jsonl").read_bytes().splitlines()) == 3


@pytest.mark.parametrize("name", TABLES)
def test_both_formats_have_the_rows_of_the_type(folder, name):
    found = rows(folder, name)
    assert [len(csv_rows(folder, name))] == [len(found)]
    header = (folder / f"{name}.csv").read_text().splitlines()[0]
    assert tuple(header.split(",")) == TABLES[name].__struct_fields__
    for row in found:
        msgspec.convert(row, TABLES[name])


def test_rows_are_of_the_types_they_declare():
    for name, row in rows_of_dossier(made.dossier()):
        assert msgspec.convert(msgspec.to_builtins(row), type(row)) == row, name


def test_a_disagreement_has_a_row_a_side(folder):
    sides = rows(folder, "disagreements")
    assert [(s["side"], s["value"], s["by"]) for s in sides] == [
        (1, "12", "hôpital central"),
        (2, "17", "syndicat de secouristes"),
    ]
    assert sides[0]["about_name"] == "au moins 12 personnes sont mortes"
    assert sides[1]["words"] == ["Le bilan est de 17 morts"]


def test_a_claim_row_names_its_ids_and_counts_its_origins(folder):
    fell = next(row for row in rows(folder, "claims") if row["claim"] == "c-fell")
    assert fell["where_name"] == "Talmore"
    assert fell["status_since"] == dt.date(2024, 5, 14)
    assert (fell["when"], fell["when_precision"]) == ("2024-05-13", "day")
    assert fell["origins"] == ["o-apv", "o-none"]
    assert fell["corroboration"] == 2


def test_unknown_origins_corroborate_once_together():
    def origin(name, kind):
        return Origin(id=name, kind=kind, issuer=None, reports=(), reason="")

    assert corroboration([origin("a", "agency"), origin("x", "unknown")]) == 2
    assert corroboration([origin("x", "unknown"), origin("y", "unknown")]) == 1


def test_words_of_the_title_say_so(folder):
    fields = {row["text"]: row["field"] for row in rows(folder, "claim_events")}
    assert fields["Le pont de l’Orvanne s’effondre"] == "title"
    assert fields["Au moins 12 personnes sont mortes"] == "body"


def test_a_quotation_has_a_row_a_place(folder):
    places = csv_rows(folder, "quotes")
    assert [row["quote"] for row in places] == ["1", "1"]
    assert len({row["report"] for row in places}) == 2


def test_writing_again_gives_the_same_bytes(folder, tmp_path):
    for _ in range(2):
        write_export(tmp_path / "again", made.readings().values(), [made.dossier()])
        assert contents(tmp_path / "again") == contents(folder)


def test_an_empty_record_gives_tables_without_rows(tmp_path):
    write_export(tmp_path, [], [])
    assert (tmp_path / "dossiers.jsonl").read_bytes() == b""
    for name in TABLES:
        assert rows(tmp_path, name) == csv_rows(tmp_path, name) == []


def test_a_failure_leaves_the_earlier_export_and_other_files(tmp_path):
    write_export(tmp_path, made.readings().values(), [made.dossier()])
    (tmp_path / "notes.txt").write_text("à garder")
    before = contents(tmp_path)

    def breaking():
        yield made.dossier()
        raise RuntimeError("cut short")

    with pytest.raises(RuntimeError, match="cut short"):
        write_export(tmp_path, [], breaking())
    assert contents(tmp_path) == before


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "taken").write_text("")
    with pytest.raises(ExportError, match=r"cannot write the export to .*taken") as caught:
        write_export(tmp_path / "taken", [], [])
    assert caught.value.hint


def test_large_tables_are_written_in_groups(tmp_path, monkeypatch):
    monkeypatch.setattr("recoupe.export.parquet_file.ROWS_A_GROUP", 3)
    write_export(tmp_path, [], [made.dossier()])
    file = pq.ParquetFile(tmp_path / "claims.parquet")
    assert file.metadata.num_rows == 8
    assert file.num_row_groups == 3


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (True, "true"),
        (12.0, "12"),
        (-1.5, "-1.5"),
        (dt.date(2024, 5, 14), "2024-05-14"),
        ("pont", "pont"),
        ("=1+1", "'=1+1"),
        ("@maire", "'@maire"),
        ("'tis", "''tis"),
        (("maire", "député"), "maire|député"),
        (("a|b", "c\\d"), "a\\|b|c\\\\d"),
        (("-a", "b"), "'-a|b"),
    ],
)
def test_cells(value, expected):
    assert cell(value) == expected


@given(st.text())
def test_no_text_cell_begins_a_formula_and_each_can_be_had_back(text):
    found = cell(text)
    assert not found.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert found.removeprefix("'") == text


@given(st.lists(st.text(), min_size=1).map(tuple))
def test_a_list_cell_can_be_parted_again(items):
    found, parts, escaped = cell(items).removeprefix("'"), [""], False
    for character in found:
        if escaped or character not in "|\\":
            parts[-1] += character
            escaped = False
        elif character == "\\":
            escaped = True
        else:
            parts.append("")
    assert tuple(parts) == items


def test_a_quotation_with_commas_quotes_and_lines_stays_one_cell(tmp_path):
    dossier = made.dossier()
    quote = msgspec.structs.replace(dossier.quotes[0], text='« Non, "jamais"\nici »')
    write_export(tmp_path, [], [msgspec.structs.replace(dossier, quotes=(quote,))])
    assert csv_rows(tmp_path, "quotes")[0]["text"] == '« Non, "jamais"\nici »'


def test_the_parquet_library_loads_only_when_an_export_is_written():
    code = "import sys, recoupe.export.tables; sys.exit('pyarrow' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603  # our own code


def test_json_is_utf_8_as_it_is_written(folder):
    line = (folder / "dossiers.jsonl").read_bytes()
    assert "hôpital".encode() in line
    assert json.loads(line)["format"] == "recoupe/dossier/1"

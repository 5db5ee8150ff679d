"""A user's own file of names: what it adds, and what is said of a bad one. All names invented."""

import pytest

from recoupe.errors import LexiconError
from recoupe.lang import Language, read_addition
from recoupe.reading.entities import find_entities
from recoupe.reading.reader import Reader
from support import document, french

FILE = """# ours
kind\tnames\tcountry\tsector
organisation\tUnion des pêcheurs du Lanvou|UPL\tSEN\tLAB
place\tPort-Mélan|Port Mélan\tHTI

person\tAwa Dembaré|Mère Courage\tSEN\tCVL
role\tmaître de pirogue|maîtresse de pirogue|maîtres de pirogue
"""


def with_file(tmp_path, text: str | bytes) -> Language:
    path = tmp_path / "noms.tsv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return french().with_addition(read_addition(path, french()))


def test_names_of_the_file_are_read_with_ours(tmp_path):
    text = (
        "L'UPL a accueilli Mère Courage à Port-Mélan, loin de Dakar. Moussa Tall, maître de "
        "pirogue, a salué Awa Dembaré et l'Union des pêcheurs du Lanvou."
    )
    index = find_entities(document(text), with_file(tmp_path, FILE))
    found = {e.name: e for e in index.entities}
    union = found["Union des pêcheurs du Lanvou"]
    assert (union.kind, union.country, union.sector) == ("organisation", "SEN", "LAB")
    assert [m.text for m in union.mentions] == ["UPL", "Union des pêcheurs du Lanvou"]
    awa = next(e for e in index.entities if "Awa Dembaré" in [m.text for m in e.mentions])
    assert (awa.kind, awa.country, awa.sector) == ("person", "SEN", "CVL")
    assert [m.text for m in awa.mentions] == ["Mère Courage", "Awa Dembaré"]
    assert found["Port-Mélan"].country == "HTI"
    assert found["Moussa Tall"].roles == ("maître de pirogue",)
    assert found["Dakar"].country == "SEN"


def test_the_users_row_comes_before_ours(tmp_path):
    text = "kind\tnames\tcountry\norganisation\tMont Noir|Tuliba\tBEN\nplace\tTombouctou\tHTI\n"
    language = with_file(tmp_path, text)
    index = find_entities(document("Il arrive à Tombouctou lundi."), language)
    assert [(e.name, e.country) for e in index.entities] == [("Tombouctou", "HTI")]


def test_another_file_is_another_version(tmp_path):
    plain, added = french(), with_file(tmp_path, FILE)
    other = with_file(tmp_path, FILE.replace("SEN", "MLI"))
    versions = {Reader(language).version for language in (plain, added, other)}
    assert len(versions) == 3
    assert Reader(with_file(tmp_path, FILE)).version == Reader(added).version


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("sorte\tnoms\n", 1, "a first line of columns: kind, names, country, sector"),
        ("kind\tnames\nville\tMandolo\n", 2, "a kind: organisation, place, person, role"),
        ("kind\tnames\n\nplace\tMandolo||Sanra\n", 3, "none of them empty"),
        ("kind\tnames\nplace\t#Mandolo\n", 2, "none of them empty or with # before it"),
        ("kind\tnames\nrole\tpirogier\n", 2, "three forms of a role"),
        ("kind\tnames\tcountry\nplace\tMandolo\tSénégal\n", 2, "ISO 3166-1 alpha-3"),
        ("kind\tnames\tsector\nperson\tAwa\tgov\n", 2, "a PLOVER actor code"),
        ("kind\tnames\nplace\tMandolo\tSEN\n", 2, "at most 2"),
        (b"kind\tnames\nplace\tM\xe9lan\n", 2, "UTF-8"),
    ],
)
def test_a_bad_line_is_told_with_its_place(tmp_path, text, line, expected):
    with pytest.raises(LexiconError) as error:
        with_file(tmp_path, text)
    assert error.value.line == line
    assert expected in error.value.message
    assert f"noms.tsv, line {line}: found " in error.value.message


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(LexiconError, match=r"gone\.tsv: found .*, expected a file to read"):
        read_addition(tmp_path / "gone.tsv", french())


def test_an_empty_file_adds_nothing(tmp_path):
    assert read_addition_of(tmp_path, "").tables == {}


def read_addition_of(tmp_path, text: str):
    path = tmp_path / "noms.tsv"
    path.write_text(text, encoding="utf-8")
    return read_addition(path, french())

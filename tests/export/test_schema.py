"""The published schemas: what the code gives, and what real outputs keep to."""

import dataclasses
import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from engine.fakes import make_report
from recoupe.engine.ask import dossier, reading, rejected, search, stories
from recoupe.engine.comparing import copies, diff
from recoupe.engine.explain import explain
from recoupe.engine.read import read
from recoupe.engine.stages import real_stages
from recoupe.engine.verify import verify
from recoupe.errors import NotFoundError
from recoupe.export import schema as schemas
from recoupe.export.schema import SHAPES, schema, schema_bytes
from recoupe.model.codec import to_json
from recoupe.record import Record
from recoupe.sources.json_lines import Line
from support import reader

FOLDER = Path(__file__).parents[2] / "docs" / "schema"
ITEMS = [
    {
        "id": "pont-1",
        "source": "gazette-du-val.example",
        "published": "2024-05-14",
        "title": "Un pont s’effondre à Talmore",
        "text": "TALMORE, 14 mai (APV) - Le pont de Talmore s’est effondré lundi soir. Au moins "
        "12 personnes sont mortes, selon l’hôpital central. « Nous reconstruirons ce pont avant "
        "l’hiver, avec tous nos voisins », a déclaré la maire, Anne Delorme.",
    },
    {
        "id": "pont-2",
        "source": "l-echo-du-val.example",
        "published": "2024-05-14T19:30:00Z",
        "title": "Effondrement du pont de Talmore : 17 morts",
        "text": "L’effondrement du pont de Talmore lundi soir a fait 17 morts, ont annoncé les "
        "pompiers. « Nous reconstruirons ce pont avant l’hiver, avec tous nos voisins », a "
        "déclaré la maire, Anne Delorme. Le constructeur Valdor a démenti toute malfaçon.",
    },
    {"id": 3, "title": "Marché couvert", "text": "Le marché couvert a rouvert.", "lang": "fr-CA"},
]


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("schema")
    lines = [json.dumps(item, ensure_ascii=False) for item in (*ITEMS, {"id": "vide"})]
    (folder / "in.jsonl").write_text("\n".join(lines))
    stages = dataclasses.replace(real_stages(), reader=lambda language, cache: reader())
    with Record.open(folder / "recoupe.db", write=True) as opened:
        read([folder / "in.jsonl"], opened, stages=stages)
        yield opened


def check(name, value):
    """Validate a value's JSON, dates included."""
    found = json.loads(to_json(value))
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(schema(name), format_checker=checker).validate(found)
    return found


def strict(found):
    """The schema with no field allowed that it does not name."""
    if isinstance(found, dict):
        closed = {"additionalProperties": False} if found.get("properties") else {}
        return {key: strict(value) for key, value in found.items()} | closed
    return [strict(item) for item in found] if isinstance(found, list) else found


@pytest.mark.parametrize("name", SHAPES)
def test_the_committed_file_is_the_one_the_code_gives(name):
    assert (FOLDER / f"{name}.schema.json").read_bytes() == schema_bytes(name)


def test_no_other_file_is_committed():
    assert {p.name for p in FOLDER.iterdir()} == {f"{name}.schema.json" for name in SHAPES}


@pytest.mark.parametrize("name", SHAPES)
def test_a_schema_is_valid_and_says_what_it_is_of(name):
    found = schema(name)
    jsonschema.Draft202012Validator.check_schema(found)
    assert found["$id"].startswith(f"urn:recoupe:schema:recoupe/{name}/")
    assert found["title"]
    assert found["description"]


@pytest.mark.parametrize("name", [name for name in SHAPES if name not in ("error", "input")])
def test_the_format_in_the_schema_is_the_one_written(name):
    kind, label = SHAPES[name]
    defaults = {field.name: field.default for field in msgspec.structs.fields(kind)}
    assert defaults["format"] == label
    assert schema(name)["properties"]["format"] == {"const": label}


def test_readings_keep_to_theirs(record):
    found = check("reading", reading(record, "pont-1"))
    assert found["events"]
    assert found["dateline"]
    assert check("reading", reading(record, "3"))["language"] == "fr"


def test_dossiers_keep_to_theirs(record):
    closed = jsonschema.Draft202012Validator(strict(schema("dossier")))
    for item in stories(record).items:
        found = check("dossier", dossier(record, item.id).dossier)
        closed.validate(found)
        assert found["claims"]
    [bridge] = stories(record, about="Anne Delorme").items
    assert check("dossier", dossier(record, bridge.id, as_of="2024-06").dossier)["passages"]


def test_lists_keep_to_theirs(record):
    assert check("stories", stories(record))["items"]
    assert check("search", search(record, "talmore"))["items"]
    assert check("rejected", rejected(record))["items"][0]["key"] == "vide"


def test_comparisons_keep_to_theirs(record):
    closed = jsonschema.Draft202012Validator(strict(schema("diff")))
    found = check("diff", diff(record, "pont-1", "pont-2")[0])
    closed.validate(found)
    assert found["passages"]
    closed = jsonschema.Draft202012Validator(strict(schema("copies")))
    closed.validate(check("copies", copies(record)))


def test_verification_and_explanations_keep_to_theirs(record):
    assert check("verification", verify(record))["faults"] == []
    for item in stories(record).items:
        found = dossier(record, item.id).dossier
        for thing in (item, *found.claims, *found.origins, *found.disagreements):
            assert check("explanation", explain(record, thing.id))["reasons"]


def test_an_error_keeps_to_its_own():
    error = NotFoundError("story", "abc", hint="recoupe stories lists the stories")
    told = {"code": error.code, "message": error.message, "hint": error.hint}
    check("error", {"error": told})
    with pytest.raises(jsonschema.ValidationError):
        check("error", {"error": {"code": "not_found"}})


@pytest.mark.parametrize("item", ITEMS)
def test_what_is_read_keeps_to_the_schema_of_the_input(item):
    check("input", item)


@pytest.mark.parametrize(
    "item",
    [{}, {"id": "vide"}, {"title": None, "text": " "}, {"text": 3}, {"text": "a", "id": 1.5}],
)
def test_what_is_rejected_does_not(item):
    with pytest.raises(jsonschema.ValidationError):
        check("input", item)


def test_the_schema_of_the_input_has_the_fields_that_are_read():
    assert tuple(schemas.InputItem.__struct_fields__) == Line.__struct_fields__


def test_a_value_without_a_field_does_not_keep_to_the_schema():
    from recoupe.model.annotation import Reading

    found = json.loads(to_json(Reading.of(make_report("a", "Crue."))))
    del found["credits"]
    with pytest.raises(jsonschema.ValidationError, match="'credits' is a required property"):
        check("reading", found)


def test_the_command_writes_the_files_and_wants_one_folder(tmp_path):
    assert schemas.main([str(tmp_path / "new")]) == 0
    assert len(list((tmp_path / "new").iterdir())) == len(SHAPES)
    assert schemas.main([]) == 2

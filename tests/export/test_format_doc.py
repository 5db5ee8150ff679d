"""docs/format.md names every field of every value and every column of every table."""

import re
from pathlib import Path

import msgspec
import pytest

from recoupe.export.rows import TABLES
from recoupe.export.schema import SHAPES
from recoupe.model.base import Value

DOC = (Path(__file__).parents[2] / "docs" / "format.md").read_text()
ROW = re.compile(r"^\| (`[^|]*`) \| ", re.MULTILINE)
SECTIONS = dict(re.findall(r"^##+ (\w+)\n(.*?)(?=^##+ |\Z)", DOC, re.MULTILINE | re.DOTALL))


def values_in(hint):
    """The value types that a type is made of."""
    for kind in msgspec.inspect.multi_type_info([hint]):
        yield from _values_of(kind)


def _values_of(info):
    if isinstance(info, msgspec.inspect.StructType):
        yield info.cls
        for field in info.fields:
            yield from _values_of(field.type)
    elif isinstance(info, msgspec.inspect.VarTupleType):
        yield from _values_of(info.item_type)
    elif isinstance(info, msgspec.inspect.UnionType):
        for one in info.types:
            yield from _values_of(one)
    elif isinstance(info, msgspec.inspect.Metadata):
        yield from _values_of(info.type)


EXPORTED = {kind.__name__: kind for shape, _ in SHAPES.values() for kind in values_in(shape)}
DOCUMENTED = EXPORTED | TABLES


def named_in(section):
    return [name for row in ROW.findall(section) for name in re.findall(r"`(\w+)`", row)]


@pytest.mark.parametrize("title", DOCUMENTED)
def test_a_section_names_the_fields_and_no_others(title):
    fields = [field.encode_name for field in msgspec.structs.fields(DOCUMENTED[title])]
    found = named_in(SECTIONS[title])
    assert sorted(found) == sorted(fields)
    if not {"start", "end"} <= set(fields):  # the row of a span names its fields out of order
        assert found == fields


def test_all_shapes_are_walked():
    assert {"Span", "Place", "When", "Speaker", "ClaimEvent", "Failure"} <= set(EXPORTED)
    assert all(issubclass(kind, Value) for kind in EXPORTED.values())


def test_every_link_leads_to_a_heading():
    headings = re.findall(r"^##+ (.+)$", DOC, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in headings}
    assert set(re.findall(r"\]\(#([\w-]+)\)", DOC)) <= anchors

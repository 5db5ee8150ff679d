"""JSON Schemas of what goes in and comes out: `python -m recoupe.export.schema docs/schema`."""

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import msgspec

from recoupe.model.annotation import Reading
from recoupe.model.base import Value
from recoupe.model.copies import CopyList
from recoupe.model.diff import Diff
from recoupe.model.dossier import Dossier
from recoupe.model.listing import (
    Decided,
    DecisionList,
    RejectedList,
    SearchList,
    StoryList,
    Verification,
)
from recoupe.model.reason import Explanation
from recoupe.model.relating import RelationSeries

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]
"""A JSON Schema as Python's JSON values."""


class InputItem(Value, frozen=True, kw_only=True):
    """A report as a line of JSON lines gives it to `recoupe read`; other fields are ignored.

    A title or a text is required. A blank field counts as absent.
    """

    id: Annotated[
        str | int | None,
        msgspec.Meta(description="Its key; the address where it is absent."),
    ] = None
    source: Annotated[
        str | None,
        msgspec.Meta(description="The outlet; the address's host where it is absent."),
    ] = None
    published: Annotated[
        str | None,
        msgspec.Meta(description="ISO 8601 of any precision, from the year to the second."),
    ] = None
    url: Annotated[str | None, msgspec.Meta(description="The address.")] = None
    title: Annotated[str | None, msgspec.Meta(description="The headline.")] = None
    text: Annotated[str | None, msgspec.Meta(description="The body, never altered.")] = None
    lang: Annotated[
        str | None,
        msgspec.Meta(description="A language tag (fr, fr-CA); French where it is absent."),
    ] = None


class Failure(Value, frozen=True, kw_only=True):
    """What went wrong, and what to do next (null: nothing is known to help)."""

    code: Annotated[str, msgspec.Meta(description="Short and stable, for programs.")]
    message: Annotated[str, msgspec.Meta(description="One line, for people.")]
    hint: str | None


class ErrorDocument(Value, frozen=True, kw_only=True):
    """What a command with --json gives in the place of its result when it fails."""

    error: Failure


SHAPES: dict[str, tuple[type[Value], str]] = {
    "reading": (Reading, "recoupe/reading/1"),
    "dossier": (Dossier, "recoupe/dossier/1"),
    "stories": (StoryList, "recoupe/stories/1"),
    "search": (SearchList, "recoupe/search/1"),
    "relations": (RelationSeries, "recoupe/relations/1"),
    "rejected": (RejectedList, "recoupe/rejected/1"),
    "verification": (Verification, "recoupe/verification/1"),
    "diff": (Diff, "recoupe/diff/1"),
    "copies": (CopyList, "recoupe/copies/1"),
    "explanation": (Explanation, "recoupe/explanation/1"),
    "decisions": (DecisionList, "recoupe/decisions/1"),
    "decided": (Decided, "recoupe/decided/1"),
    "error": (ErrorDocument, "recoupe/error/1"),
    "input": (InputItem, "recoupe/input/1"),
}
"""The type and the format of each document, by the name of its schema's file."""


def schema(name: str) -> Schema:
    """Return the JSON Schema (draft 2020-12) of the document called `name`.

    Of what Recoupe writes, every field is required but `field`; of what it reads, none is alone.
    """
    kind, label = SHAPES[name]
    [root], definitions = msgspec.json.schema_components([kind])
    top = definitions.pop(root["$ref"].rpartition("/")[2]) if "$ref" in root else root
    if name == "input":
        filled = {"type": "string", "pattern": r"\S"}
        top["anyOf"] = [
            {"required": [field], "properties": {field: filled}} for field in ("title", "text")
        ]
    else:
        for one in (top, *definitions.values()):
            _require_all(one)
    if "format" in top["properties"]:
        top["properties"]["format"] = {"const": label}
    found = {"$schema": DIALECT, "$id": f"urn:recoupe:schema:{label}", **top}
    return {**_plain(found), **({"$defs": _plain(definitions)} if definitions else {})}


def schema_bytes(name: str) -> bytes:
    """Return a schema as its file holds it."""
    text = json.dumps(schema(name), ensure_ascii=False, indent=2, sort_keys=True)
    return text.encode() + b"\n"


def write_schemas(folder: Path) -> None:
    """Write every schema into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SHAPES:
        (folder / f"{name}.schema.json").write_bytes(schema_bytes(name))


def _require_all(one: Schema) -> None:
    """Require every field: what has a default is written all the same, but an absent `field`."""
    properties = one.get("properties", {})
    if properties:
        one["required"] = sorted(name for name in properties if name != "field")
    for found in properties.values():
        found.pop("default", None)


def _plain(found: Any) -> Any:  # noqa: ANN401  # any JSON value
    """Return a schema with the docstrings in it on one line, in the words of JSON."""
    if isinstance(found, dict):
        return {
            key: _one_line(value)
            if key == "description" and isinstance(value, str)
            else _plain(value)
            for key, value in found.items()
        }
    return [_plain(item) for item in found] if isinstance(found, list) else found


def _one_line(docstring: str) -> str:
    return re.sub(r"\bNone\b", "null", " ".join(docstring.split()))


def main(arguments: Sequence[str]) -> int:
    """Write the schemas into the folder that is the only argument; return the exit status."""
    if len(arguments) != 1:
        return 2
    write_schemas(Path(arguments[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

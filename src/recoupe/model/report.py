"""Reports as they were given, and what could not be one."""

from typing import Literal

from recoupe.model.base import Value, make_id
from recoupe.model.when import Published

RejectCode = Literal[
    "empty",
    "binary",
    "too_large",
    "encoding",
    "bad_json",
    "bad_shape",
    "bad_date",
    "unreadable",
    "language",
    "reader",
]


class Report(Value, frozen=True, kw_only=True):
    """One published text, never altered.

    `text` is the body (may be empty where only a title is known), `source` the outlet's name or
    domain as given, None where it is not known. `key` is the input's id, else its address, else
    its path relative to the argument of `read`.
    """

    id: str
    key: str
    source: str | None
    url: str | None
    title: str | None
    language: str
    text: str
    published: Published


def report_id(source: str | None, key: str, title: str | None, text: str) -> str:
    """Return the identifier of a report: of its source, key and text (the title counts as text)."""
    return make_id("report", source, key, title, text)


class Rejection(Value, frozen=True, kw_only=True):
    """Input that could not be read, kept with its reason; `id` is of key, code and detail.

    `path` is relative to the argument of `read`; `line` is 1-based, in JSON lines.
    """

    id: str
    key: str
    path: str
    line: int | None = None
    code: RejectCode
    detail: str
    size_bytes: int | None = None

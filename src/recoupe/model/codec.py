"""JSON of values: compact, keys in the order of the fields, absent as null."""

from typing import TypeVar

import msgspec

T = TypeVar("T")


def to_json(value: object, *, indent: int | None = None) -> bytes:
    """Return `value` as UTF-8 JSON, on one line or indented by `indent` spaces."""
    data = msgspec.json.encode(value)
    return data if indent is None else msgspec.json.format(data, indent=indent)


def from_json(data: bytes | str, kind: type[T]) -> T:
    """Return the `kind` that `data` holds.

    Raises:
        msgspec.DecodeError: not JSON, or not of that kind.

    """
    return msgspec.json.decode(data, type=kind)

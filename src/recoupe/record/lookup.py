"""Small helpers of the record's queries."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, CompoundSelect, Select, and_, false, union_all

Id = TypeVar("Id", str, int)
CHUNK_IDS = 500
"""Ids in one statement; SQLite takes 32,766 variables, but long lists gain nothing."""


def chunks(ids: Sequence[Id]) -> Iterator[Sequence[Id]]:
    """Yield `ids` in runs that fit one statement."""
    for start in range(0, len(ids), CHUNK_IDS):
        yield ids[start : start + CHUNK_IDS]


def prefix_of(column: Column[str], prefix: str) -> ColumnElement[bool]:
    """Return the condition that an id (lower-case hex) begins with `prefix`; "" begins none."""
    low = storable(prefix).lower()
    if not low:
        return false()
    # A range uses the index; "g" follows every hex digit.
    return and_(column >= low, column < low + "g")


def other_than(query: Select[Any], column: Column[str], value: str) -> CompoundSelect[Any]:
    """Return the rows of `query` whose column has another value.

    SQLite looks two ranges up in an index, where "not equal" would read the whole table.
    """
    return union_all(query.where(column < value), query.where(column > value))


def storable(words: str) -> str:
    """Return a user's words as SQLite takes them: bytes that were no UTF-8 become "?"."""
    return words.encode(errors="replace").decode()

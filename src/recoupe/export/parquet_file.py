"""Rows as Parquet: typed columns, lists as lists, absent as null."""

import datetime as dt
import types
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from recoupe.model.base import Value

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_A_GROUP = 10_000
"""Rows held before they are written: some 10 MB of the widest table, few groups for a reader."""


class ParquetFile:
    """A Parquet file of rows of one type, written a group of rows at a time."""

    def __init__(self, path: Path, kind: type[Value]) -> None:
        import pyarrow.parquet as pq  # heavy: only who writes Parquet pays

        self._schema = arrow_schema(kind)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[Value] = []

    def add(self, row: Value) -> None:
        """Take one row; every ROWS_A_GROUP rows are written together."""
        self._rows.append(row)
        if len(self._rows) == ROWS_A_GROUP:
            self._flush()

    def close(self) -> None:
        """Write what is held and finish the file; safe to repeat."""
        if self._writer.is_open:
            self._flush()
            self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(arrow_table(self._rows, self._schema))
            self._rows = []


def arrow_schema(kind: type[Value]) -> "pa.Schema":
    """Return the columns of a table whose rows are `kind`."""
    import pyarrow as pa  # heavy

    return pa.schema([arrow_field(name, hint) for name, hint in get_type_hints(kind).items()])


def arrow_field(name: str, hint: Any) -> "pa.Field":  # noqa: ANN401  # a type hint has no type
    """Return the column of a field of this type."""
    import pyarrow as pa  # heavy

    nullable = get_origin(hint) in (Union, types.UnionType)
    if nullable:
        [hint] = [one for one in get_args(hint) if one is not type(None)]
    return pa.field(name, arrow_type(hint), nullable=nullable)


def arrow_type(hint: Any) -> "pa.DataType":  # noqa: ANN401  # a type hint has no type
    """Return the column type of a row's field.

    Raises:
        TypeError: no column holds values of this type.

    """
    import pyarrow as pa  # heavy

    if get_origin(hint) is Literal:
        return pa.string()
    if get_origin(hint) is tuple:
        return pa.list_(pa.field("item", arrow_type(get_args(hint)[0]), nullable=False))
    plain = {
        str: pa.string(),
        bool: pa.bool_(),
        int: pa.int64(),
        float: pa.float64(),
        dt.date: pa.date32(),
    }
    if hint not in plain:
        raise TypeError(f"no column for {hint}")
    return plain[hint]


def arrow_table(rows: Sequence[Value], schema: "pa.Schema") -> "pa.Table":
    """Return the rows as columns."""
    import pyarrow as pa  # heavy

    columns = [
        pa.array([getattr(row, field.name) for row in rows], type=field.type) for field in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)

"""Rows as CSV: UTF-8 without a byte order mark, RFC 4180 (comma, CRLF, doubled quotes).

Absent is the empty cell, true and false are `true` and `false`, days are ISO 8601, and lists are
joined by LIST_SEPARATOR, a backslash before each separator or backslash of an item.

Cells come from reports, which anyone may write, and a spreadsheet runs a cell that begins like a
formula. So a text cell that begins with one of FORMULA_STARTS gets an apostrophe ahead; so does
one that begins with an apostrophe, so that taking one leading apostrophe off a text cell always
gives the text back. Numbers are left alone. Parquet and JSON hold every text unaltered.
"""

import csv
import datetime as dt
from pathlib import Path

from recoupe.model.base import Value

LIST_SEPARATOR = "|"
FORMULA_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
"""What spreadsheets take for a formula's beginning (OWASP, "CSV Injection": the four signs, their
full-width forms, tab and line ends)."""
GUARD = "'"


class CsvFile:
    """A CSV file of rows of one type, written row by row."""

    def __init__(self, path: Path, kind: type[Value]) -> None:
        self._stream = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._stream)
        self._names = kind.__struct_fields__
        self._writer.writerow(self._names)

    def add(self, row: Value) -> None:
        """Write one row."""
        self._writer.writerow([cell(getattr(row, name)) for name in self._names])

    def close(self) -> None:
        """Finish the file; safe to repeat."""
        self._stream.close()


def cell(value: object) -> str:
    """Return what a cell of this value holds.

    Raises:
        TypeError: no column holds values of this type.

    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return guarded(value)
        case int():
            return str(value)
        case float():
            return repr(value).removesuffix(".0")
        case dt.date():
            return value.isoformat()
        case tuple():
            return guarded(LIST_SEPARATOR.join(escaped(str(item)) for item in value))
    raise TypeError(f"no cell for a {type(value).__name__}")


def escaped(item: str) -> str:
    """Return an item of a list so that no separator of its own parts it."""
    return item.replace("\\", "\\\\").replace(LIST_SEPARATOR, "\\" + LIST_SEPARATOR)


def guarded(text: str) -> str:
    """Return `text` so that no spreadsheet runs it."""
    return GUARD + text if text.startswith((GUARD, *FORMULA_STARTS)) else text

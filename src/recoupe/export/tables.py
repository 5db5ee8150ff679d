"""An export folder: readings and dossiers as JSON lines, tables as CSV and Parquet.

docs/format.md describes the files. Nothing in them tells when or where they were written: the
same readings and dossiers in the same order give the same bytes (of Parquet: with the same
version of pyarrow).
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from recoupe.errors import ExportError
from recoupe.export.csv_file import CsvFile
from recoupe.export.flatten import TableRow, rows_of_dossier, rows_of_reading
from recoupe.export.parquet_file import ParquetFile
from recoupe.export.rows import TABLES
from recoupe.model.annotation import Reading
from recoupe.model.base import Value
from recoupe.model.codec import to_json
from recoupe.model.dossier import Dossier

PARTIAL = ".partial"
"""What names end in until all files of an export are whole."""
LINES = ("readings", "dossiers")
FILES = (
    *(f"{name}.jsonl" for name in LINES),
    *(f"{name}.{ending}" for name in TABLES for ending in ("csv", "parquet")),
)
"""The files of an export."""


def write_export(folder: Path, readings: Iterable[Reading], dossiers: Iterable[Dossier]) -> None:
    """Write an export into `folder`, in the place of an earlier one; other files stay.

    Both are gone through once, readings first, and never held. Files appear under their names
    only when all are whole; a failure leaves those of an earlier export as they were.

    Raises:
        ExportError: `folder` cannot be made or written to.

    """
    with _written(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with _replacing(folder) as files:
            for reading in readings:
                files.add_line("readings", reading)
                files.add_rows(rows_of_reading(reading))
            for dossier in dossiers:
                files.add_line("dossiers", dossier)
                files.add_rows(rows_of_dossier(dossier))


class _Files:
    """The open files of an export, under their partial names."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder = folder
        self._stack = stack
        self._lines = {name: self._open_lines(name) for name in LINES}
        self._tables = {name: self._open_table(name, kind) for name, kind in TABLES.items()}

    def add_line(self, name: str, value: Value) -> None:
        """Write one value to the JSON lines called `name`."""
        self._lines[name].write(to_json(value) + b"\n")

    def add_rows(self, rows: Iterable[TableRow]) -> None:
        """Write rows to their tables, in both formats."""
        for name, row in rows:
            for file in self._tables[name]:
                file.add(row)

    def _open_lines(self, name: str) -> BinaryIO:
        return self._stack.enter_context(_partial(self._folder, f"{name}.jsonl").open("wb"))

    def _open_table(self, name: str, kind: type[Value]) -> tuple[CsvFile, ParquetFile]:
        as_csv = CsvFile(_partial(self._folder, f"{name}.csv"), kind)
        self._stack.callback(as_csv.close)
        as_parquet = ParquetFile(_partial(self._folder, f"{name}.parquet"), kind)
        self._stack.callback(as_parquet.close)
        return as_csv, as_parquet


@contextmanager
def _replacing(folder: Path) -> Iterator[_Files]:
    """Give files to write to; rename them at the end, or take them away after a failure."""
    try:
        with ExitStack() as stack:
            yield _Files(folder, stack)
        for name in FILES:
            _partial(folder, name).replace(folder / name)
    finally:
        for name in FILES:
            _partial(folder, name).unlink(missing_ok=True)


def _partial(folder: Path, name: str) -> Path:
    return folder / f"{name}{PARTIAL}"


@contextmanager
def _written(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ExportError(str(folder), error.strerror or str(error)) from error

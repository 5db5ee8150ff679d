"""A user's own names and nouns, read together with a language's tables (docs/lexicon.md)."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from recoupe.errors import LexiconError
from recoupe.lang.base import Addition, Language
from recoupe.model.base import Value

COLUMNS = ("kind", "names", "country", "sector")
# Which table each kind extends, and how many forms it must give (a role: both genders, plural).
_TABLES = {"organisation": "organisations", "place": "places", "person": "people", "role": "roles"}
_ROLE_FORMS = 3
MAX_BYTES = 8_000_000
_SECTOR = re.compile(r"[A-Z]{3}\Z")
_WORD = re.compile(r"[^\W_]")


class CountryCode(Value, frozen=True, kw_only=True):
    """What is needed of `countries.tsv` here."""

    iso3: str


class Line(NamedTuple):
    """One row of the file: its number there and its cells."""

    number: int
    kind: str
    names: tuple[str, ...]
    country: str
    sector: str


def read_addition(path: Path, language: Language) -> Addition:
    """Return the tables that a user's file adds to a language's.

    Raises:
        LexiconError: the file cannot be read or a line is not as it must be.

    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise LexiconError(str(path), None, str(error.strerror), "a file to read") from error
    if len(raw) > MAX_BYTES:
        raise LexiconError(str(path), None, f"{len(raw)} bytes", f"at most {MAX_BYTES}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = raw.count(b"\n", 0, error.start) + 1
        raise LexiconError(str(path), number, "bytes of another encoding", "UTF-8") from error
    countries = {row.iso3 for row in language.rows("countries", CountryCode)}
    lines = tuple(_lines(str(path), text, countries))
    return Addition(_tables(lines), hashlib.sha256(text.encode()).hexdigest()[:12])


def _lines(path: str, text: str, countries: set[str]) -> Iterator[Line]:
    """Yield the rows of the file, each checked."""
    columns: tuple[str, ...] | None = None
    # Not `splitlines`: its other line ends (U+2028, form feed) may stand in a name.
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if columns is None:
            columns = tuple(cells)
            if not {"kind", "names"} <= set(columns) <= set(COLUMNS):
                expected = f"a first line of columns: {', '.join(COLUMNS)}, parted by tabs"
                raise LexiconError(path, number, repr(line), expected)
            continue
        if len(cells) > len(columns):
            raise LexiconError(path, number, f"{len(cells)} cells", f"at most {len(columns)}")
        row = dict(zip(columns, cells, strict=False))
        names = tuple(" ".join(name.split()) for name in row.get("names", "").split("|"))
        found = Line(number, row["kind"], names, row.get("country", ""), row.get("sector", ""))
        _check(path, found, countries)
        yield found


def _check(path: str, line: Line, countries: set[str]) -> None:
    """Refuse a row that says something unknown.

    Raises:
        LexiconError: it does.

    """
    checks = (
        (line.kind in _TABLES, repr(line.kind), f"a kind: {', '.join(_TABLES)}"),
        (
            all(_WORD.search(name) and name[0] != "#" for name in line.names),
            repr("|".join(line.names)),
            "names parted by |, none of them empty or with # before it",
        ),
        (
            line.kind != "role" or len(line.names) == _ROLE_FORMS,
            repr("|".join(line.names)),
            "three forms of a role: masculine|feminine|plural",
        ),
        (
            not line.country or line.country in countries,
            repr(line.country),
            "a country by ISO 3166-1 alpha-3 (FRA), or nothing",
        ),
        (
            not line.sector or bool(_SECTOR.match(line.sector)),
            repr(line.sector),
            "a PLOVER actor code of three capitals (GOV), or nothing",
        ),
    )
    for right, found, expected in checks:
        if not right:
            raise LexiconError(path, line.number, found, expected)


def _tables(lines: tuple[Line, ...]) -> dict[str, str]:
    """Return the rows as tables in the form of the language's own files."""
    tables: dict[str, list[str]] = {
        "organisations": ["names\tsector\tcountry"],
        "people": ["names\tsector\tcountry"],
        "places": ["names\tcountry"],
        "roles": ["masc\tfem\tplural\tkind\tsector"],
    }
    for line in lines:
        names = "|".join(line.names)
        if line.kind == "role":
            cells = (*line.names, line.names[0], line.sector)
        elif line.kind == "place":
            cells = (names, line.country)
        else:
            cells = (names, line.sector, line.country)
        tables[_TABLES[line.kind]].append("\t".join(cells))
    return {name: "\n".join(rows) for name, rows in tables.items() if len(rows) > 1}

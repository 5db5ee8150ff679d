"""What a language supplies: tables in data files under `lang/<code>/`, each of a declared type."""

import hashlib
from collections.abc import Mapping
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from recoupe.errors import LanguageError
from recoupe.model.base import Value

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.resources.abc import Traversable

T = TypeVar("T")


class LanguageCard(Value, frozen=True, kw_only=True):
    """`language.toml`: the language's code (ISO 639-1), its name and its spaCy package."""

    code: str
    name: str
    model: str


class Addition(NamedTuple):
    """A user's own rows: text in the form of the language's tables, by their names; its hash."""

    tables: Mapping[str, str]
    version: str


class Language:
    """One language's data. Tables are read once, on first use, and never changed.

    `addition` are rows of the user's that come before those of the same table.
    """

    def __init__(self, folder: "Traversable", *, addition: Addition | None = None) -> None:
        self._folder = folder
        self._addition = addition
        self._tables: dict[tuple[str, type], object] = {}
        self._made: dict[object, object] = {}
        self.card = self.table("language", LanguageCard)

    @property
    def code(self) -> str:
        return self.card.code

    @cached_property
    def version(self) -> str:
        """A hash of all the language's data: what was read with other data is read again.

        A user's addition stands after it.
        """
        digest = hashlib.sha256()
        for file in sorted(self._folder.iterdir(), key=lambda f: f.name):
            if file.name.endswith((".toml", ".tsv")):
                digest.update(file.name.encode() + file.read_bytes())
        own = digest.hexdigest()[:12]
        return f"{own}+{self._addition.version}" if self._addition else own

    def table(self, name: str, kind: type[T]) -> T:
        """Return the table `name` (`name.toml` in the language's folder) as a `kind`.

        Raises:
            msgspec.ValidationError: the file is not of that kind (a fault of the data).

        """
        key = (name, kind)
        if key not in self._tables:
            data = (self._folder / f"{name}.toml").read_bytes()
            self._tables[key] = msgspec.toml.decode(data, type=kind)
        return self._tables[key]  # type: ignore[return-value]  # put there under its own type

    def rows(self, name: str, kind: type[T]) -> tuple[T, ...]:
        """Return the rows of `name.tsv` as values of `kind`, in the file's order.

        The first line names the columns, which are fields of `kind`; an empty cell is an absent
        field; lines that begin with `#` and empty lines are left out. Cells of tuple fields are
        split at `|`.

        Raises:
            msgspec.ValidationError: a row is not of that kind (a fault of the data).

        """
        key = (f"{name}.tsv", kind)
        if key not in self._tables:
            text = (self._folder / f"{name}.tsv").read_text(encoding="utf-8")
            self._tables[key] = self.added(name, kind) + parse_rows(text, kind)
        return self._tables[key]  # type: ignore[return-value]  # put there under its own type

    def added(self, name: str, kind: type[T]) -> tuple[T, ...]:
        """Return the user's own rows of `name.tsv`, which come first in `rows`."""
        extra = self._addition.tables.get(name) if self._addition else None
        return parse_rows(extra, kind) if extra else ()

    def with_addition(self, addition: Addition) -> "Language":
        """Return this language with a user's rows."""
        return Language(self._folder, addition=addition)

    def made(self, maker: "Callable[[Language], T]") -> T:
        """Return what `maker` makes of this language, made once and kept (compiled tables)."""
        if maker not in self._made:
            self._made[maker] = maker(self)
        return self._made[maker]  # type: ignore[return-value]  # put there under its maker


def parse_rows(text: str, kind: type[T]) -> tuple[T, ...]:
    """Return the rows of a table of tab-separated values; `Language.rows` tells the form."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    columns = lines[0].split("\t")
    many = {
        field.encode_name
        for field in msgspec.structs.fields(kind)  # type: ignore[arg-type]  # a Struct type
        if "tuple" in str(field.type)
    }
    rows = []
    for line in lines[1:]:
        cells = dict(zip(columns, line.split("\t"), strict=False))
        row = {
            name: cell.split("|") if name in many else cell for name, cell in cells.items() if cell
        }
        rows.append(msgspec.convert(row, kind, strict=False))
    return tuple(rows)


def known_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have data, sorted."""
    root = files("recoupe.lang")
    return tuple(
        sorted(f.name for f in root.iterdir() if f.is_dir() and (f / "language.toml").is_file())
    )


def load_language(code: str) -> Language:
    """Return the language called `code` (ISO 639-1).

    Raises:
        LanguageError: there is no data for it.

    """
    known = known_languages()
    if code not in known:
        raise LanguageError(code, known)
    return Language(files("recoupe.lang") / code)

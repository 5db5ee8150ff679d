"""A path into reports: which loader reads which file."""

from collections.abc import Callable, Iterator
from pathlib import Path

from recoupe.model.base import Value
from recoupe.model.report import Rejection, Report
from recoupe.sources.decoding import SAMPLE_BYTES, looks_binary
from recoupe.sources.json_lines import count_json_lines, load_json_lines
from recoupe.sources.refusal import RefusedError, rejection
from recoupe.sources.text_file import count_text, load_text
from recoupe.sources.walking import files_under

Loader = Callable[..., Iterator[Report | Rejection]]


class Kind(Value, frozen=True, kw_only=True):
    """A kind of file: how it is named, read, and its reports counted (None: not cheaply)."""

    endings: tuple[str, ...]
    load: Loader
    count: Callable[[Path], int | None]


KINDS = (
    Kind(
        endings=(".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz"),
        load=load_json_lines,
        count=count_json_lines,
    ),
    Kind(endings=(".txt", ".text"), load=load_text, count=count_text),
)
ENDINGS = tuple(ending for kind in KINDS for ending in kind.endings)


def load(path: Path, *, language: str = "fr") -> Iterator[Report | Rejection]:
    """Yield the reports of a file, or of all files of a folder, and what could not be one.

    Files come in the order of their paths, reports in the order of the file. `language` (ISO
    639-1) is that of reports which do not tell theirs.

    Raises:
        PathNotFoundError: there is nothing at `path`.

    """
    for file, name in files_under(path):
        try:
            yield from _load_file(file, name, language)
        except OSError as error:
            refused = RefusedError("unreadable", error.strerror or "cannot be opened")
            yield rejection(refused, key=name, path=name)


def count(path: Path) -> int | None:
    """Return how many reports and rejections `load` is going to yield, about; None: not known.

    Raises:
        PathNotFoundError: there is nothing at `path`.

    """
    total = 0
    for file, name in files_under(path):
        kind = kind_of(name)
        try:
            number = kind.count(file) if kind and file.is_file() else 1
        except OSError:
            number = 1
        if number is None:
            return None
        total += number
    return total


def kind_of(name: str) -> Kind | None:
    """Return the kind of a file by its name's ending; a name without any is text's."""
    lowered = name.rpartition("/")[2].lower()
    if "." not in lowered:
        return KINDS[1]
    return next((kind for kind in KINDS if lowered.endswith(kind.endings)), None)


def _load_file(file: Path, name: str, language: str) -> Iterator[Report | Rejection]:
    kind = kind_of(name)
    if kind is not None and file.is_file():
        yield from kind.load(file, name, language=language)
    else:
        yield rejection(_why_not(file), key=name, path=name)


def _why_not(file: Path) -> RefusedError:
    if not file.is_file():  # a pipe would wait for ever, a broken link has nothing
        return RefusedError("unreadable", "not a plain file")
    with file.open("rb") as stream:
        if looks_binary(stream.read(SAMPLE_BYTES)):
            return RefusedError("binary", "holds bytes that no text has")
    known = ", ".join(ENDINGS)
    return RefusedError("unreadable", f"no source reads {file.suffix} files; known: {known}")

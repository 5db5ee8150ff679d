"""JSON lines, plain or packed with gzip: a report a line (docs/format.md)."""

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from recoupe.model.report import Rejection, Report
from recoupe.sources import building
from recoupe.sources.dates import published
from recoupe.sources.decoding import decode
from recoupe.sources.refusal import (
    FREE_UNPACK_BYTES,
    MAX_LINE_BYTES,
    MAX_UNPACK_RATIO,
    RefusedError,
    rejection,
)

BLOCK_BYTES = 1024 * 1024


class Line(msgspec.Struct, frozen=True):
    """The fields of a line; what else it holds is ignored."""

    id: str | int | None = None
    source: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    text: str | None = None
    lang: str | None = None


def load_json_lines(path: Path, name: str, *, language: str) -> Iterator[Report | Rejection]:
    """Yield each line's report, or why it is none; blank lines are passed over.

    A line that cannot be read stops nothing; what breaks the file (a damaged or bursting archive)
    yields one rejection with the line it happened on, and ends it.
    """
    number = 0
    try:
        with _opened(path) as stream:
            for number, data in enumerate(_lines(stream, path), start=1):
                if data is None or data.strip():
                    yield _report_of(data, name, number, language)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        broken = RefusedError("unreadable", f"the archive is damaged: {error}")
        yield rejection(broken, key=f"{name}:{number + 1}", path=name, line=number + 1)
    except RefusedError as refused:
        yield rejection(refused, key=f"{name}:{number + 1}", path=name, line=number + 1)


def count_json_lines(path: Path) -> int | None:
    """Return how many lines a plain file has, None for a packed one (not unpacked twice)."""
    if path.suffix == ".gz":
        return None
    lines, last = 0, b"\n"
    with path.open("rb") as stream:
        while block := stream.read(BLOCK_BYTES):
            lines += block.count(b"\n")
            last = block[-1:]
    return lines + (last != b"\n")


def _opened(path: Path) -> BinaryIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rb")  # type: ignore[return-value]  # a GzipFile reads like one
    return path.open("rb")


def _lines(stream: BinaryIO, path: Path) -> Iterator[bytes | None]:
    """Yield the lines without holding more than the bound; None for one that is over it.

    Raises:
        RefusedError: `too_large`, the archive bursts.

    """
    allowed = max(FREE_UNPACK_BYTES, MAX_UNPACK_RATIO * path.stat().st_size)
    taken, over = 0, False
    while piece := stream.readline(MAX_LINE_BYTES):
        taken += len(piece)
        if taken > allowed:
            raise RefusedError("too_large", f"unpacks to over {MAX_UNPACK_RATIO} times its size")
        ended = piece.endswith(b"\n")
        if over or (len(piece) == MAX_LINE_BYTES and not ended):
            over = not ended
            if ended:
                yield None
        else:
            yield piece
    if over:
        yield None


def _report_of(data: bytes | None, name: str, number: int, language: str) -> Report | Rejection:
    key, size = f"{name}:{number}", None if data is None else len(data)
    try:
        line = _parsed(data)
        given = str(line.id) if line.id is not None else None
        known = building.filled(given) or building.filled(line.url)
        key = known or key
        day = building.filled(line.published)
        return building.report(
            key=known or name,
            source=line.source,
            url=line.url,
            title=line.title,
            text=line.text or "",
            published=published(day, origin="metadata") if day else None,
            language=line.lang or language,
        )
    except RefusedError as refused:
        return rejection(refused, key=key, path=name, line=number, size_bytes=size)


def _parsed(data: bytes | None) -> Line:
    if data is None:
        raise RefusedError("too_large", f"a line of over {MAX_LINE_BYTES} bytes")
    try:
        return msgspec.json.decode(decode(data), type=Line)
    except msgspec.ValidationError as error:
        raise RefusedError("bad_shape", str(error)) from error
    except msgspec.DecodeError as error:
        raise RefusedError("bad_json", str(error)) from error
    except RecursionError as error:
        raise RefusedError("bad_json", "nested too deep") from error

"""Seed-style text: an optional header ` date YYYY[-MM[-DD]] `, then the text of one report."""

import re
from collections.abc import Iterator
from pathlib import Path

from recoupe.model.report import Rejection, Report
from recoupe.model.when import Published
from recoupe.sources import building
from recoupe.sources.dates import published
from recoupe.sources.decoding import decode
from recoupe.sources.refusal import MAX_TEXT_BYTES, RefusedError, rejection

HEADER = re.compile(r"[ \t]?date ([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)(?:[ \t\r\n]|\Z)")


def load_text(path: Path, name: str, *, language: str) -> Iterator[Report | Rejection]:
    """Yield the one report of a text file, or why it is none; `name` becomes its key.

    Its outlet is not known. Offset 0 of its text is the character after the header.
    """
    size = path.stat().st_size
    try:
        day, text = split_header(decode(_bounded(path)))
        yield building.report(
            key=name,
            source=None,
            url=None,
            title=None,
            text=text,
            published=day,
            language=language,
        )
    except RefusedError as refused:
        yield rejection(refused, key=name, path=name, size_bytes=size)


def _bounded(path: Path) -> bytes:
    with path.open("rb") as stream:
        data = stream.read(MAX_TEXT_BYTES + 1)
    if len(data) > MAX_TEXT_BYTES:
        raise RefusedError("too_large", f"more than {MAX_TEXT_BYTES} bytes")
    return data


def count_text(path: Path) -> int:
    """Return 1: a text file holds one report."""
    del path
    return 1


def split_header(text: str) -> tuple[Published | None, str]:
    """Return the date of the header, None without one, and the text that follows it.

    Raises:
        RefusedError: `bad_date`, the header names a day that does not exist.

    """
    match = HEADER.match(text)
    if match is None:
        return None, text
    return published(match[1], origin="header"), text[match.end() :]

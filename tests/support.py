"""Makers of values for tests: reports, parsed documents, spans by their words."""

import datetime as dt
from functools import cache

from recoupe.lang import Language, load_language
from recoupe.model.report import Report, report_id
from recoupe.model.span import Span, field_of
from recoupe.model.when import Published
from recoupe.reading.parse import Document
from recoupe.reading.reader import Reader


@cache
def french() -> Language:
    return load_language("fr")


@cache
def reader() -> Reader:
    """One reader for the whole session, with its model loaded once and parses kept."""
    return Reader(french(), cache=MemoryCache())


class MemoryCache:
    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get_parses(self, keys: list[str]) -> dict[str, bytes]:
        return {k: self.kept[k] for k in keys if k in self.kept}

    def put_parses(self, parses: dict[str, bytes]) -> None:
        self.kept.update(parses)


def published(day: str | None) -> Published:
    """The publication on an ISO day, or an unknown one."""
    if day is None:
        return Published()
    date = dt.date.fromisoformat(day)
    return Published(value=day, earliest=date, latest=date, precision="day", from_="metadata")


def report(
    text: str,
    *,
    title: str | None = None,
    day: str | None = "2024-05-15",
    source: str | None = "courrier-du-fleuve.example",
    key: str = "k",
) -> Report:
    """A report of Wednesday 15 May 2024 unless told otherwise."""
    return Report(
        id=report_id(source, key, title, text),
        key=key,
        source=source,
        url=None,
        title=title,
        language="fr",
        text=text,
        published=published(day),
    )


def document(text: str, **fields: str | None) -> Document:
    """The parsed document of a report made by `report`."""
    return reader().parse_documents([report(text, **fields)])[0]


def span_of(text: str, words: str, *, nth: int = 0, title: bool = False) -> Span:
    """The span of the nth occurrence of `words` in `text`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(
        start=start,
        end=start + len(words),
        text=words,
        field=field_of("title" if title else "body"),
    )

"""The stream of feed items as reports day by day, and readings of them that cost little."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import msgspec

from eval.data import Gold, as_report, json_lines
from recoupe.model.annotation import Entity, Reading
from recoupe.model.base import make_id
from recoupe.model.codec import from_json
from recoupe.model.report import Report
from recoupe.model.span import Span

# One or more words with capitals that follow a small letter: so that no sentence's first word.
NAME = re.compile(r"(?<=[a-zà-ÿ0-9,] )[A-ZÀ-Ý][\w’-]+(?: [A-ZÀ-Ý][\w’-]+){0,3}")


def months(folder: Path) -> list[Path]:
    """Return the files of the stream, a month each, oldest first."""
    return sorted(folder.glob("*.jsonl.gz"))


def days(folder: Path, *, first: dt.date = dt.date.min) -> Iterator[tuple[dt.date, list[Report]]]:
    """Yield the days of the stream from `first` on, each with its reports, oldest first."""
    for path in months(folder):
        if path.name[-16:-9] < first.isoformat()[:7]:
            continue
        items = sorted(json_lines(path), key=lambda i: i["first_seen"])
        for day, group in groupby(items, key=lambda i: i["first_seen"]):
            if dt.date.fromisoformat(day) >= first:
                yield dt.date.fromisoformat(day), [report_of(i, n) for n, i in enumerate(group)]


def report_of(item: Gold, number: int) -> Report:
    """Return a feed's item as a report; its link is its key."""
    return as_report(
        {
            "id": item.get("link") or f"{item['first_seen']}-{number}",
            "source": item["outlet"],
            "title": item["title"],
            "url": item.get("link"),
            "text": item.get("summary") or "",
            "published": item["first_seen"],
        }
    )


class CheapReader:
    """Reads without a parse: words with capitals are taken for names of places, and that is all.

    Placing and asking need no more, and what they cost does not depend on who found the names.
    """

    version = "bench"

    def read(self, reports: Sequence[Report]) -> list[Reading]:
        return [self.one(report) for report in reports]

    def one(self, report: Report) -> Reading:
        return msgspec.structs.replace(Reading.of(report), entities=tuple(names_in(report)))


class PreparedReader(CheapReader):
    """Takes readings made before, files `readings_YYYY-MM.jsonl`; reads cheaply what they lack."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._month = ""
        self._kept: dict[str, Reading] = {}

    def one(self, report: Report) -> Reading:
        self._turn_to(str(report.published.earliest)[:7])
        return self._kept.get(report.id) or super().one(report)

    def _turn_to(self, month: str) -> None:
        path = self._folder / f"readings_{month}.jsonl"
        if month == self._month:
            return
        self._month = month
        lines = path.read_bytes().splitlines() if path.exists() else []
        self._kept = {reading.id: reading for reading in (from_json(x, Reading) for x in lines)}


def names_in(report: Report) -> Iterator[Entity]:
    """Yield the runs of words with capitals in a report's text, one entity a name."""
    found: dict[str, list[Span]] = {}
    for match in NAME.finditer(report.text):
        span = Span(start=match.start(), end=match.end(), text=match.group())
        found.setdefault(match.group(), []).append(span)
    for name, mentions in found.items():
        yield Entity(
            id=make_id("entity", report.id, name),
            kind="place",
            name=name,
            mentions=tuple(mentions),
        )

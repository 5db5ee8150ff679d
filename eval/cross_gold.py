"""The stories of `tests/gold/stories`: reports, notes, and their dossiers as of any instant.

The notes' fields are told in the README beside them; they are read field by field.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from eval.data import OWN_GOLD, Gold
from recoupe.crosscheck import check
from recoupe.engine.instants import end_of, parse_as_of
from recoupe.lang import Language, load_language
from recoupe.model.annotation import Reading
from recoupe.model.base import Value
from recoupe.model.dossier import Dossier
from recoupe.model.report import Report
from recoupe.reading.reader import Reader
from recoupe.sources import load
from recoupe.stories import find_passages, story_of

STORIES = OWN_GOLD / "stories"


class Place(Value, frozen=True, kw_only=True):
    """A half-open range of a report's body or title."""

    report: str
    field: str
    start: int
    end: int

    def meets(self, other: "Place") -> bool:
        same = self.report == other.report and self.field == other.field
        return same and self.start < other.end and other.start < self.end


class GoldTelling(Value, frozen=True, kw_only=True):
    """A trigger of the notes: the claim that it tells, where, and who may be held to assert it."""

    claim: str
    place: Place
    words: str
    by: tuple[str | None, ...]


class GoldStory:
    """One story of the gold: its notes, its readings by key, and what crosscheck makes of them."""

    def __init__(self, notes: Gold, readings: dict[str, Reading], language: Language) -> None:
        self.notes = notes
        self.name: str = notes["story"]
        self.readings = readings
        self.keys = {r.id: key for key, r in readings.items()}
        self.claims: dict[str, Gold] = {c["id"]: c for c in notes["claims"]}
        self.tellings = [t for c in notes["claims"] for t in tellings_of(c, readings)]
        self._language = language

    def dossier(self, at: str | None = None) -> Dossier:
        """Return the dossier as of an instant, as the record would derive it."""
        known = [r for r in self.readings.values() if at is None or known_at(r, at)]
        story = story_of(known)
        by_id = {r.id: r for r in known}
        ordered = [by_id[report] for report in story.reports]
        passages = find_passages(ordered)
        return check(story, ordered, passages, as_of=at, language=self._language).dossier


def known_at(reading: Reading, at: str) -> bool:
    return end_of(reading.published.value or "") <= parse_as_of(at).until


def tellings_of(claim: Gold, readings: dict[str, Reading]) -> Iterator[GoldTelling]:
    """Yield the tellings of a claim of the notes with their places."""
    for telling in claim["tellings"]:
        reading, words = readings[telling["report"]], telling["words"]
        text = (reading.title or "") if telling["field"] == "title" else reading.text
        start = place_of(text, words, telling["nth"])
        place = Place(
            report=telling["report"], field=telling["field"], start=start, end=start + len(words)
        )
        yield GoldTelling(claim=claim["id"], place=place, words=words, by=tuple(telling["by"]))


def place_of(text: str, words: str, nth: int) -> int:
    """Return where `words` begin for the nth time, from 0.

    Raises:
        ValueError: they do not occur so often.

    """
    start = text.index(words)
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start


def notes_and_reports() -> Iterator[tuple[Gold, list[Report]]]:
    """Yield each story's notes and reports, by name."""
    for path in sorted(STORIES.glob("*.notes.json")):
        notes: Gold = json.loads(path.read_text(encoding="utf-8"))
        yield notes, reports_in(path.with_name(f"{notes['story']}.jsonl"))


def reports_in(path: Path) -> list[Report]:
    return [r for r in load(path) if isinstance(r, Report)]


def gold_stories() -> list[GoldStory]:
    """Return every story, read."""
    language = load_language("fr")
    told = list(notes_and_reports())
    readings = Reader(language).read([r for _, reports in told for r in reports])
    by_id = {r.id: r for r in readings}
    return [
        GoldStory(notes, {r.key: by_id[r.id] for r in reports}, language) for notes, reports in told
    ]

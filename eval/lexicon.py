"""Verbs and nouns of events in 300 sentences of shared reports, against labels of our own.

A label is `[start, end, kind]` in the report's text: a PLOVER type, "untyped" (an event of no such
type) or "none" (a finite verb that states no event). They were made blind, one sentence a report.
Each sentence is read alone, so that what is measured is the lexicon with the code of triggers.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from eval.data import as_report
from eval.score import Row, f1, overlap, share
from eval.standoff import labelled_reports, labels_of
from recoupe.lang import Language, load_language
from recoupe.model.annotation import Reading
from recoupe.reading.entities import find_entities
from recoupe.reading.events.context import without_assailant
from recoupe.reading.events.find import EventFinder
from recoupe.reading.parse import Document
from recoupe.reading.reader import Reader

UNTYPED = ("untyped", "none")


class Trigger(NamedTuple):
    """A word that states an event, by offsets in the sentence, and its PLOVER type."""

    start: int
    end: int
    type: str | None


class Case(NamedTuple):
    """A sentence with its labels and the triggers found in it."""

    split: str
    text: str
    labels: list[Trigger]
    found: list[Trigger]


def lexicon_rows(folder: Path) -> Iterator[Row]:
    """Yield the share of verbs and nouns decided rightly, and F1 of those with a type."""
    cases = list(lexicon_cases(folder))
    for split in ("open", "closed"):
        yield from _rows([c for c in cases if c.split == split], split)


def lexicon_cases(folder: Path) -> Iterator[Case]:
    """Yield the labelled sentences with what is found in each."""
    wanted = labels_of("lexicon")
    texts = {item["id"]: item["text"] for item in labelled_reports(folder, wanted)}
    wanted = [item for item in wanted if item["id"] in texts]
    language = load_language("fr")
    reader = Reader(language)
    reports = []
    for item in wanted:
        start, end = item["sentence"]
        reports.append(as_report({"id": item["id"], "text": texts[item["id"]][start:end]}))
    readings = reader.read(reports)
    documents = reader.parse_documents(reports)
    for item, document, reading in zip(wanted, documents, readings, strict=True):
        first = item["sentence"][0]
        labels = [Trigger(s - first, e - first, kind) for s, e, kind in item["labels"]]
        found = list(_triggers(document, reading, language))
        yield Case(item["split"], document.report.text, labels, found)


def _triggers(document: Document, reading: Reading, language: Language) -> Iterator[Trigger]:
    """Yield what the lexicon and the code of triggers take for an event, worth telling or not."""
    entities = find_entities(document, language)
    finder = EventFinder(document, entities, reading.times, reading.quotes, language)
    told = [t.event for sentence in document.sentences for t in finder.in_sentence(sentence)]
    for event in without_assailant(told):
        yield Trigger(event.start, event.end, event.type)


def _rows(cases: Iterable[Case], split: str) -> Iterator[Row]:
    counts: Counter[str] = Counter()
    for case in cases:
        counts.update(_counted(case))
    data = f"{counts['items']} verbs and nouns, {split}"
    yield Row(key=f"lexicon_decided_{split}", task="event or not, and its type, decided rightly",
              data=data, score=share(counts["right"], counts["items"]))  # fmt: skip
    yield Row(key=f"lexicon_types_{split}", task="words with a PLOVER type (F1)",
              data=f"{counts['typed']} words, {split}",
              score=f1(counts["typed_right"], counts["given"], counts["typed"]))  # fmt: skip


def _counted(case: Case) -> Iterator[str]:
    """Yield the names of the counts that each label, and each trigger without one, adds to."""
    for label in case.labels:
        yield "items"
        if decided(label, case.found):
            yield "right"
        if label.type not in UNTYPED:
            yield "typed"
            if decided(label, case.found):
                yield "typed_right"
    for trigger in case.found:
        if trigger.type is not None:
            yield "given"
            if not any(_meet(trigger, label) for label in case.labels):
                yield "items"  # wrong: an event where no label has one


def decided(label: Trigger, found: Iterable[Trigger]) -> bool:
    """Say whether the triggers at a label have its type, or none where it has none."""
    types = {t.type for t in found if t.type is not None and _meet(t, label)}
    return not types if label.type in UNTYPED else label.type in types


def _meet(a: Trigger, b: Trigger) -> bool:
    return overlap((a.start, a.end), (b.start, b.end)) > 0

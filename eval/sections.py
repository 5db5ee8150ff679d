"""Datelines, credits, agencies and site phrases against our own stand-off labels.

Labels: `["dateline", start, end, place, date, agency]` (the last three offsets or null),
`["credit", start, end, role]` (agencies' marks at a report's foot are credits too) and a stretch of
other surroundings, `["header" | "boilerplate" | "caption", start, end]`. A dateline is right when
span, place and agency are; a credit when its name is; a stretch when a section of its kind shares
half of what the two cover. Lines without a letter or digit count neither way.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from eval.data import Gold, as_report
from eval.score import Row, f1, overlap
from eval.standoff import labelled_reports, labels_of
from recoupe.lang import load_language
from recoupe.reading.parse import Layout
from recoupe.reading.sections import find_layout

STRETCHES = ("header", "boilerplate", "caption")
KINDS = ("dateline", "credit", "stretch")
EDGES = " \u00a0\u202f\n.,:|()[]–—-"
SPLITS = ("open", "closed")
NAMES = {"dateline": "datelines", "credit": "credits", "stretch": "other site phrases"}

Item = tuple[Any, ...]  # what has to agree: kind, then spans or sections


def section_rows(folder: Path) -> Iterator[Row]:
    """Yield F1 of all items on open and closed reports, then of each kind on both."""
    labelled = labels_of("sections")
    gold = {item["id"]: item for item in labelled}
    language = load_language("fr")
    counts = {(split, kind): [0, 0, 0] for split in SPLITS for kind in KINDS}
    reports = dict.fromkeys(SPLITS, 0)
    for item in labelled_reports(folder, labelled):
        label = gold[item["id"]]
        split, text = label["split"], item["text"]
        reports[split] += 1
        layout = find_layout(as_report(item), language)
        for kind in KINDS:
            hits = matched(list(wanted(text, label, kind)), list(found(text, layout, kind)))
            for n, value in enumerate(hits):
                counts[split, kind][n] += value
    for split in SPLITS:
        totals = _summed(counts[split, kind] for kind in KINDS)
        data = f"{reports[split]} {split} reports, {totals[2]} items"
        yield Row(key=f"sections_{split}", task="datelines, credits, site phrases (F1)", data=data,
                  score=f1(*totals), anchor="-")  # fmt: skip
    for kind in KINDS:
        totals = _summed(counts[split, kind] for split in SPLITS)
        data = f"{sum(reports.values())} reports, {totals[2]} items"
        yield Row(key=f"sections_{kind}", task=f"{NAMES[kind]} at heads and feet (F1)", data=data,
                  score=f1(*totals), anchor="-")  # fmt: skip


def wanted(text: str, label: Gold, kind: str) -> Iterator[Item]:
    """Yield the labelled items of a kind."""
    for what, start, end, *rest in label["labels"]:
        span = _core(text, start, end)
        if what == "dateline" == kind:
            place, _, agency = (text[x[0] : x[1]] if x else None for x in rest)
            yield ("dateline", *span, place, agency)
        elif what == "credit" == kind:
            yield ("credit", *span)
        elif what in STRETCHES and kind == "stretch":
            yield (what, *span)


def found(text: str, layout: Layout, kind: str) -> Iterator[Item]:
    """Yield the items of a kind that the reading has."""
    line = layout.dateline
    if kind == "dateline" and line is not None:
        yield ("dateline", *_core(text, line.start, line.end), line.place, line.agency)
    if kind == "credit":
        yield from sorted({("credit", *_core(text, c.start, c.end)) for c in layout.credits})
    for section in layout.sections if kind == "stretch" else ():
        if section.kind in STRETCHES and any(map(str.isalnum, text[section.start : section.end])):
            yield (section.kind, *_core(text, section.start, section.end))


def matched(gold: list[Item], ours: list[Item]) -> tuple[int, int, int]:
    """Return how many agree, how many we have, how many are labelled."""
    free, hits = list(ours), 0
    for item in gold:
        match = next((f for f in free if _agree(item, f)), None)
        if match is not None:
            hits += 1
            free.remove(match)
    return hits, len(ours), len(gold)


def _agree(gold: Item, ours: Item) -> bool:
    if gold[0] not in STRETCHES:
        return gold == ours
    a, b = gold[1:3], ours[1:3]
    shared = overlap(a, b)
    return bool(gold[0] == ours[0] and shared * 2 >= max(a[1], b[1]) - min(a[0], b[0]))


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a range without the blanks and marks at its ends."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end


def _summed(counts: Iterable[list[int]]) -> tuple[int, int, int]:
    hits, predicted, gold = (sum(column) for column in zip(*counts, strict=True))
    return hits, predicted, gold

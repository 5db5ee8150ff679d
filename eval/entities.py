"""Names of people, organisations and places against our own stand-off labels of shared reports.

The labels hold no text: a report is known by the first 16 hex digits of its text's SHA-256. They
cover names; noun phrases in lower case ("le gouvernement") are judged only where a label has them.
A label is `[start, end, kind, country]`; `ignored` counts neither way: works, events, roads, and
names in headers, datelines and credits, which are no entities of the body.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from eval.data import as_report
from eval.score import Row, f1, overlap, share
from eval.standoff import labelled_reports, labels_of
from recoupe.lang import Language, load_language
from recoupe.reading.entities import EntityIndex, find_entities
from recoupe.reading.parse import Document
from recoupe.reading.reader import Reader

KINDS = {"country": "place", "place": "place", "organisation": "organisation", "person": "person"}
SPACY = {"PER": "person", "ORG": "organisation", "LOC": "place"}


class Label(NamedTuple):
    """A name: offsets in the body, kind, country where it is known, whether a capital begins it."""

    start: int
    end: int
    kind: str
    country: str | None
    proper: bool = True


class Tally:
    """Counts over the reports of one split: names of ours and of spaCy's, countries."""

    def __init__(self) -> None:
        self.reports = 0
        self.ours, self.spacy, self.countries = [0, 0, 0], [0, 0, 0], [0, 0]

    def add(self, wanted: list[Label], names: list[Label], spacy: list[Label]) -> None:
        """Count one report."""
        self.reports += 1
        needed = sum(x.kind in KINDS for x in wanted)
        for totals, found in ((self.ours, names), (self.spacy, spacy)):
            pairs, spurious = matched(wanted, found)
            for n, value in enumerate((len(pairs), len(pairs) + spurious, needed)):
                totals[n] += value
        judged = [(g, f) for g, f in matched(wanted, names)[0] if g.country and g.kind != "person"]
        self.countries[0] += sum(g.country == f.country for g, f in judged)
        self.countries[1] += len(judged)

    def rows(self, keys: Sequence[str], which: str) -> Iterator[Row]:
        """Yield the rows of names and of countries under two keys; `which` tells the reports."""
        yield Row(key=keys[0], data=f"{self.reports} {which} reports, {self.ours[2]} names",
                  task="names of people, organisations, places (F1)", score=f1(*self.ours),
                  anchor=f"{f1(*self.spacy):.2f} (spaCy md alone)")  # fmt: skip
        yield Row(key=keys[1], data=f"{self.countries[1]} {which} names",
                  task="country of places and organisations, on matched names",
                  score=share(*self.countries), anchor="-")  # fmt: skip


def entity_rows(folder: Path) -> Iterator[Row]:
    """Yield F1 of names, spaCy's names alone as anchor, and the share of right countries."""
    labelled = labels_of("entities")
    gold = {item["id"]: item for item in labelled}
    texts = labelled_reports(folder, labelled)
    language = load_language("fr")
    documents = Reader(language).parse_documents([as_report(x) for x in texts])
    tallies: dict[str, Tally] = {"open": Tally(), "closed": Tally()}
    for item, document in zip(texts, documents, strict=True):
        label = gold[item["id"]]
        wanted = [Label(*x) for x in label["labels"]]
        tallies[label["split"]].add(wanted, names_in(document, language), spacy_names(document))
    for split, tally in tallies.items():
        keys = [f"entities_{x}{'' if split == 'open' else '_closed'}" for x in ("names", "country")]
        yield from tally.rows(keys, split)


def matched(gold: list[Label], found: list[Label]) -> tuple[list[tuple[Label, Label]], int]:
    """Pair labels with names found, exact ones first, and count the names that no label has.

    A pair has one kind and shares more than half of the longer name, or is a place with what it
    is before its name ("province du Sud-Kivu", "Sud-Kivu"). Names that overlap an ignored label
    or lie inside a paired one count neither way, nor do unlabelled ones in lower case.
    """
    free = sorted(found)
    pairs: list[tuple[Label, Label]] = []
    for exact in (True, False):
        for label in gold:
            if label.kind not in KINDS or any(label is g for g, _ in pairs):
                continue
            match = next((f for f in free if _fits(label, f, exact=exact)), None)
            if match is not None:
                pairs.append((label, match))
                free.remove(match)
    ignored = [g for g in gold if g.kind not in KINDS]
    settled = [*ignored, *(g for g, _ in pairs)]
    spurious = [f for f in free if f.proper and not any(_shared(f, g) > 0 for g in settled)]
    return pairs, len(spurious)


def _fits(label: Label, name: Label, *, exact: bool) -> bool:
    if KINDS[label.kind] != KINDS[name.kind]:
        return False
    if exact:
        return (label.start, label.end) == (name.start, name.end)
    longer = max(label.end - label.start, name.end - name.start)
    same_end = KINDS[name.kind] == "place" and label.end == name.end
    return same_end or _shared(label, name) * 2 > longer


def _shared(a: Label, b: Label) -> int:
    return overlap((a.start, a.end), (b.start, b.end))


def names_in(document: Document, language: Language) -> list[Label]:
    """Return the mentions in the body of what has a name."""
    index: EntityIndex = find_entities(document, language)
    return [
        Label(m.start, m.end, e.kind, e.country, not m.text[:1].islower())
        for e in index.entities
        for m in e.mentions
        if not m.in_title and e.kind in KINDS
    ]


def spacy_names(document: Document) -> list[Label]:
    """Return what spaCy's model labels, as one label a name."""
    found: list[Label] = []
    for sentence in document.body:
        for token in sentence.tokens:
            if token.ent not in SPACY:
                continue
            if token.ent_begins or not found:
                found.append(Label(token.start, token.end, SPACY[token.ent], None))
            else:
                found[-1] = found[-1]._replace(end=token.end)
    return found

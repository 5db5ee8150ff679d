"""What people are, and who is meant, against our own stand-off labels of shared reports.

A label is `[start, end, holder]`: the words for an office, rank or profession of one person, not
their article; the holder is `[start, end]` of the fullest name in the body, with a third element
"title" in the title, None where the report names nobody, "ignored" where either reading would do
and for nouns that any person may be called by ("homme", "victime", "source").
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from eval.data import as_report
from eval.score import Row, best_pairs, f1, overlap, share
from eval.standoff import labelled_reports, labels_of
from recoupe.lang import load_language
from recoupe.model.span import Span
from recoupe.reading.entities import EntityIndex, find_entities
from recoupe.reading.reader import Reader

Holder = list[int | str] | Literal["ignored"] | None
RoleLabel = tuple[int, int, Holder]


def role_rows(folder: Path) -> Iterator[Row]:
    """Yield F1 of the roles found, and the share of them whose holder is right."""
    labelled = labels_of("roles")
    gold = {item["id"]: item for item in labelled}
    texts = labelled_reports(folder, labelled)
    language = load_language("fr")
    documents = Reader(language).parse_documents([as_report(x) for x in texts])
    totals: dict[str, list[int]] = {"open": [0] * 5, "closed": [0] * 5}
    for item, document in zip(texts, documents, strict=True):
        label = gold[item["id"]]
        counts = counted([tuple(x) for x in label["labels"]], find_entities(document, language))
        sums = totals[label["split"]]
        sums[:] = [a + b for a, b in zip(sums, (*counts, 1), strict=True)]
    for split, sums in totals.items():
        suffix = "" if split == "open" else "_closed"
        yield from rows_of(sums, (f"roles_found{suffix}", f"roles_holder{suffix}"), split)


def rows_of(sums: Sequence[int], keys: tuple[str, str], which: str) -> Iterator[Row]:
    """Yield the two rows of summed counts (`counted`, then reports) under two keys."""
    right, hits, found, needed, reports = sums
    yield Row(key=keys[0], task="roles of people (F1)", anchor="-",
              data=f"{reports} {which} reports, {needed} roles",
              score=f1(hits, found, needed))  # fmt: skip
    yield Row(key=keys[1], task="holder right, on matched roles", anchor="-",
              data=f"{hits} {which} roles", score=share(right, hits))  # fmt: skip


def counted(labels: list[RoleLabel], index: EntityIndex) -> tuple[int, int, int, int]:
    """Return how many roles have the right holder, are matched, are found, are labelled.

    A role is matched when it shares more than half of the shorter of the two phrases.
    """
    roles = [(s, i) for s, i in index.offices if not s.in_title]
    weights: dict[tuple[int, int], tuple[float, ...]] = {
        (n, m): (shared,)
        for n, label in enumerate(labels)
        for m, (span, _) in enumerate(roles)
        if (shared := _share(label, span)) > 0.5
    }
    pairs = best_pairs(weights)
    judged = {n: m for n, m in pairs.items() if labels[n][2] != "ignored"}
    free = [
        span
        for m, (span, _) in enumerate(roles)
        if m not in pairs.values()
        and not any(overlap((x[0], x[1]), (span.start, span.end)) for x in labels)
    ]
    right = sum(_same(labels[n][2], roles[m][1], index) for n, m in judged.items())
    needed = sum(x[2] != "ignored" for x in labels)
    return right, len(judged), len(judged) + len(free), needed


def _share(label: RoleLabel, span: Span) -> float:
    shorter = min(label[1] - label[0], span.end - span.start)
    return overlap((label[0], label[1]), (span.start, span.end)) / shorter


def _same(holder: Holder, entity: str, index: EntityIndex) -> bool:
    """Say whether the role's entity is the person named there, or a nameless one."""
    if holder is None:
        return index.by_id[entity].kind == "role"
    if holder == "ignored":
        return False
    start, end, *field = holder
    named = index.at(int(start), int(end), field="title" if field else "body")
    return named is not None and named[1].id == entity

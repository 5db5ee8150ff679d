"""Figures with what they count against our own stand-off labels of shared reports.

A label is `{"start", "end", "value" or "low" and "high", "modifier", "unit", "counts", "event"}`:
`counts` and `event` hold the offsets of the words that are right answers (none: not judged), a
unit "*" is not judged, and a label that is `optional` counts neither way.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from eval.data import Gold, as_report
from eval.score import Row, f1, overlap, share
from eval.standoff import labelled_reports, labels_of
from recoupe.lang import load_language
from recoupe.model.annotation import Figure, Reading
from recoupe.reading.reader import Reader

# Shares are rounded ("un tiers": 33.33).
TOLERANCE = 0.005
_COMPLEMENT = re.compile(r"\s(?:de|du|des|en|à|au|aux|dans|pour)\s|\sd['’]")


def figure_rows(folder: Path) -> Iterator[Row]:
    """Yield F1 of right figures, and the share of them in the right event, open and closed."""
    labelled = labels_of("figures")
    texts = labelled_reports(folder, labelled)
    readings = {r.key: r for r in Reader(load_language("fr")).read([as_report(x) for x in texts])}
    for split in ("open", "closed"):
        items = [x for x in labelled if x["split"] == split]
        keys = (f"figures_{split}", f"figures_event_{split}")
        yield from rows_of(items, readings, keys, split)


def rows_of(
    items: list[Gold], readings: dict[str, Reading], keys: tuple[str, str], which: str
) -> Iterator[Row]:
    """Yield the two rows of one part of the labels under two keys; `which` tells the part."""
    right = found = needed = placed = with_event = 0
    for item in items:
        reading = readings[item["id"]]
        pairs, others = matched(item["labels"], reading.figures)
        good = [(g, f) for g, f in pairs if is_right(g, f, reading.text)]
        right += len(good)
        found += len(pairs) + len(others)
        needed += sum(not g.get("optional") for g in item["labels"])
        judged = [(g, f) for g, f in good if g["event"]]
        with_event += len(judged)
        placed += sum(in_right_event(g, f, reading) for g, f in judged)
    data = f"{len(items)} reports ({which}), {needed} figures"
    yield Row(key=keys[0], task="figures: span, value, modifier, what is counted (F1)",
              data=data, score=f1(right, found, needed))  # fmt: skip
    yield Row(key=keys[1], task="event of a figure, on right figures",
              data=f"{with_event} figures ({which})", score=share(placed, with_event))  # fmt: skip


def matched(
    labels: list[Gold], figures: Iterable[Figure]
) -> tuple[list[tuple[Gold, Figure]], list[Figure]]:
    """Pair each label with the figure that shares most of its span, and list the other figures.

    What only touches an optional label is neither.
    """
    free = [f for f in figures if not f.in_title]
    pairs: list[tuple[Gold, Figure]] = []
    for label in labels:
        shared = [(overlap((label["start"], label["end"]), (f.start, f.end)), f) for f in free]
        most, best = max(shared, key=lambda s: s[0], default=(0, None))
        if best is not None and most > 0:
            free.remove(best)
            if not label.get("optional"):
                pairs.append((label, best))
    return pairs, free


def is_right(label: Gold, figure: Figure, text: str) -> bool:
    """Say whether value or bounds, modifier, unit and the counted head agree."""
    if "value" in label:
        exact = abs(figure.value - label["value"]) <= TOLERANCE * abs(label["value"])
        exact &= label["modifier"] is not None or figure.low == figure.high
    else:
        exact = (figure.low, figure.high) == (label["low"], label["high"])
    unit = label["unit"] in ("*", figure.unit) or (label["unit"] is None and bool(label["counts"]))
    same = figure.modifier == label["modifier"]
    return exact and unit and same and _counts(label, figure, text)


def _counts(label: Gold, figure: Figure, text: str) -> bool:
    """Say whether the head of what is counted is one of the label's; points may be a unit."""
    if not label["counts"]:
        return True
    said = [_stem(text[a:b]) for a, b in label["counts"]]
    words = _COMPLEMENT.split(figure.counts or "", maxsplit=1)[0].split()
    if label["unit"] is None and figure.unit:
        words.append(figure.unit)
    return any(_stem(word.strip("«»\"“”'")) in said for word in words)


def _stem(word: str) -> str:
    return word.lower().rstrip("esx")


def in_right_event(label: Gold, figure: Figure, reading: Reading) -> bool:
    """Say whether the figure's event has its trigger on one of the label's words."""
    event = next((e for e in reading.events if e.id == figure.event), None)
    return event is not None and any(
        overlap((a, b), (event.start, event.end)) > 0 for a, b in label["event"]
    )

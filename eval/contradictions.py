"""Contradictions: whether two sentences of two outlets on one day are told as a disagreement.

DACCORD (Skandalis and others, 2024): pairs of French sentences, contradictory or compatible. Each
pair is read as a story of two reports; it is called contradictory where crosscheck finds a
disagreement. Precision matters above all: an invented disagreement is worse than a missed one.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from eval.data import as_report
from eval.score import Row, f1
from recoupe.crosscheck import check
from recoupe.lang import Language, load_language
from recoupe.model.annotation import Reading
from recoupe.reading.reader import Reader
from recoupe.stories import find_passages, story_of

DAY = "2023-01-15"


def contradiction_rows(folder: Path) -> Iterator[Row]:
    """Yield precision, and F1 of the contradictions, over all pairs."""
    language = load_language("fr")
    gold, reports = [], []
    with (folder / "daccord_dataset.tsv").open(encoding="utf-8") as lines:
        for pair in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            gold.append(pair["label"] == "1")
            reports += [
                as_report(
                    {
                        "id": f"{pair['id']} {side}",
                        "source": f"{side}.example",
                        "title": None,
                        "url": None,
                        "text": pair[side],
                        "published": DAY,
                    }
                )
                for side in ("premise", "hypothesis")
            ]
    readings = Reader(language).read(reports)
    found = [bool(_disputed(readings[2 * n : 2 * n + 2], language)) for n in range(len(gold))]
    right = sum(g and f for g, f in zip(gold, found, strict=True))
    data = f"fr/contradictions, {len(gold)} pairs, {sum(gold)} contradictory"
    share = sum(gold) / len(gold)
    yield Row(
        key="contradictions_precision",
        task="contradictions told: precision",
        data=f"{data}, {sum(found)} told",
        score=right / sum(found) if any(found) else 1.0,
        anchor=f"all told {share:.3f}",
    )
    yield Row(
        key="contradictions_f1",
        task="contradictions told: F1",
        data=data,
        score=f1(right, sum(found), sum(gold)),
        anchor=f"all told {2 * share / (1 + share):.3f}",
    )


def _disputed(pair: list[Reading], language: Language) -> bool:
    story = story_of(pair)
    found = check(story, pair, find_passages(pair), as_of=None, language=language)
    return bool(found.dossier.disagreements)

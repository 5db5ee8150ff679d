"""Reports to measure on: without copies among them, and near copies made of them."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import msgspec

from eval.data import as_report, json_lines, shared_data
from recoupe.lang import Language
from recoupe.model.report import Report, report_id
from recoupe.reading.segment import SegmentTable
from recoupe.sources import load
from recoupe.text.sentences import split_sentences
from recoupe.text.words import words_of

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "reports"
MIN_CHARS = 500
SHINGLE_WORDS = 8
MAX_SHARED = 0.05  # of a report's shingles: more of them come from a report before it


def reports(count: int) -> tuple[str, list[Report]]:
    """Return the name of the text measured on, and `count` reports of it at most."""
    folder = shared_data()
    if folder is None:
        given = (r for r in load(EXAMPLES) if isinstance(r, Report))
        return "examples/", list(islice(without_copies(given), count))
    path = folder / "fr" / "wirecopies" / "gj_articles.jsonl.gz"
    full = (i for i in json_lines(path) if len(i["text"]) > MIN_CHARS)
    given = (as_report({**i, "source": i["outlet"], "published": i["date"]}) for i in full)
    return "fr/wirecopies", list(islice(without_copies(given), count))


def without_copies(given: Iterable[Report]) -> Iterable[Report]:
    """Yield the reports that hardly share a run of words with those before them."""
    seen: set[int] = set()
    for report in given:
        words = [w.norm for w in words_of(report.text)]
        own = {
            hash(tuple(words[i : i + SHINGLE_WORDS])) for i in range(len(words) - SHINGLE_WORDS + 1)
        }
        if own and len(own & seen) <= MAX_SHARED * len(own):
            seen |= own
            yield report


def near_copy(report: Report, language: Language) -> Report:
    """Return the report as another outlet carries it: its middle sentence changed."""
    stops = frozenset(language.table("segment", SegmentTable).abbreviations)
    text = report.text
    cuts = list(split_sentences(text, 0, len(text), abbreviations=stops))
    start, end = cuts[len(cuts) // 2]
    text = f"{text[:start]}De son côté, {text[start:end]}{text[end:]}"
    key, source = f"{report.key}-copy", "copy.example"
    return msgspec.structs.replace(
        report,
        id=report_id(source, key, report.title, text),
        key=key,
        source=source,
        text=text,
    )

"""Compare reading with raw spaCy: `python -m bench`, on one core, in interleaved rounds."""

import argparse
import os
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from eval.data import as_report, json_lines, shared_data
from recoupe.lang import load_language
from recoupe.model.report import Report
from recoupe.reading.reader import Reader
from recoupe.sources import load

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "reports"


def reports(count: int) -> tuple[str, list[Report]]:
    """Return the name of the text measured on, and `count` reports of it at most."""
    folder = shared_data()
    if folder is None:
        return "examples/", [r for r in load(EXAMPLES) if isinstance(r, Report)][:count]
    path = folder / "fr" / "wirecopies" / "gj_articles.jsonl.gz"
    full = (i for i in json_lines(path) if len(i["text"]) > 500)
    items = ({**i, "source": i["outlet"], "published": i["date"]} for i in islice(full, count))
    return "fr/wirecopies", [as_report(i) for i in items]


def pin() -> None:
    """Keep to one core, so that rates are of one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(sample: Sequence[Report], rounds: int) -> None:
    """Print rates of raw spaCy and of reading, their ratio, and the peak of memory."""
    import spacy

    language = load_language("fr")
    nlp = spacy.load(language.card.model)
    texts = [f"{r.title or ''}\n{r.text}" for r in sample]
    tokens = sum(len(d) for d in nlp.pipe(texts))  # also warms the model
    warm = Reader(language)
    warm.read(sample[:5])
    raw, ours = [], []
    for _ in range(rounds):
        raw.append(seconds(lambda: list(nlp.pipe(texts))))
        ours.append(seconds(lambda: warm.read(sample)))
    for name, times in (("raw nlp.pipe", raw), ("recoupe, whole reading", ours)):
        middle = statistics.median(times)
        print(f"{name:24}{len(sample) / middle:8.1f} reports/s {tokens / middle:10.0f} tokens/s")
    ratios = [r / o for r, o in zip(raw, ours, strict=True)]
    print(f"recoupe's rate is {statistics.median(ratios):.2f} of raw spaCy's (median of {rounds})")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MiB, both in one process")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    pin()
    name, sample = reports(options.reports)
    print(f"{len(sample)} reports of {name}, one core")
    measure(sample, options.rounds)


if __name__ == "__main__":
    main()

"""Compare reading with raw spaCy: `python -m bench`, on one core, in interleaved rounds."""

import argparse
import os
import resource
import statistics
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from bench.samples import near_copy, reports
from bench.stages import seconds, shares
from recoupe.lang import Language, load_language
from recoupe.model.report import Report
from recoupe.reading.parser import Parser
from recoupe.reading.reader import Reader

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

BATCH_REPORTS = 32  # as many as `recoupe read` gives the reader at once


class Cache:
    """Keeps parses in memory, as the record keeps them on disk."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get_parses(self, keys: list[str]) -> Mapping[str, bytes]:
        return {k: self._kept[k] for k in keys if k in self._kept}

    def put_parses(self, parses: Mapping[str, bytes]) -> None:
        self._kept.update(parses)


def pin() -> None:
    """Keep to one core, so that rates are of one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def batches(sample: Sequence[Report]) -> Iterator[Sequence[Report]]:
    for start in range(0, len(sample), BATCH_REPORTS):
        yield sample[start : start + BATCH_REPORTS]


def fresh(language: Language, nlp: "Pipeline") -> Reader:
    """Return a reader that has read nothing yet, with its model loaded."""
    return Reader(language, parser=Parser(language, cache=Cache(), pipeline=nlp))


def read_all(reader: Reader, sample: Sequence[Report]) -> None:
    for batch in batches(sample):
        reader.read(batch)


def measure(
    nlp: "Pipeline", language: Language, samples: Mapping[str, Sequence[Report]], rounds: int
) -> None:
    """Print, for each sample, rates of raw spaCy and of reading, and how they compare."""
    print("| text | reports | raw nlp.pipe | reading | reports/s | rate to spaCy's |")
    print("|---|---|---|---|---|---|")
    for name, sample in samples.items():
        texts = [f"{r.title or ''}\n{r.text}" for r in sample]
        raw, ours = [], []
        for _ in range(rounds):
            raw.append(seconds(lambda t=texts: [len(d) for d in nlp.pipe(t)]))  # type: ignore[misc]
            reader = fresh(language, nlp)
            ours.append(seconds(lambda r=reader, s=sample: read_all(r, s)))  # type: ignore[misc]
        ratio = statistics.median(r / o for r, o in zip(raw, ours, strict=True))
        middle = statistics.median(ours)
        print(
            f"| {name} | {len(sample)} | {statistics.median(raw):.1f} s | {middle:.1f} s "
            f"| {len(sample) / middle:.1f} | {ratio:.2f} |",
            flush=True,
        )


def print_shares(
    nlp: "Pipeline", language: Language, samples: Mapping[str, Sequence[Report]]
) -> None:
    """Print the share of each stage, a column a sample."""
    found = []
    for sample in samples.values():
        reader = fresh(language, nlp)
        found.append(shares(lambda r=reader, s=sample: read_all(r, s)))  # type: ignore[misc]
    print(f"\n| stage | {' | '.join(samples)} |\n|---|{'---|' * len(samples)}")
    for stage in found[0]:
        print(f"| {stage} | {' | '.join(f'{f.get(stage, 0.0):.1%}' for f in found)} |")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--reports", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    pin()
    import spacy

    language = load_language("fr")
    name, sample = reports(options.reports)
    copies = [near_copy(r, language) for r in sample]
    samples = {"without copies": sample, "each with a near copy": [*sample, *copies]}
    nlp = spacy.load(language.card.model)
    warm = [r.text for r in sample[:20]]
    for _ in nlp.pipe(warm):
        pass
    read_all(fresh(language, nlp), sample[:20])  # tables and patterns are made once
    characters = sum(len(r.text) for r in sample)
    print(f"{name}: {len(sample)} reports, {characters} characters; one core, processor time\n")
    measure(nlp, language, samples, options.rounds)
    print_shares(nlp, language, samples)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\npeak memory {peak:.0f} MiB, raw spaCy and reading in one process")


if __name__ == "__main__":
    main()

"""Two plain ways to find the story of a report, for comparison: nothing is looked up, all is asked.

`python -m bench.rivals` is started by `bench.stream`, in a process of its own, so that what it
holds in memory is not counted as ours.
"""

import argparse
import datetime as dt
import json
import math
import resource
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bench.feed import days
from recoupe.model.report import Report
from recoupe.record import Record
from recoupe.text.words import words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STEM_LETTERS = 7
DIMENSIONS = 512  # of a row of the matrix, as many as a sentence encoder's
LEAST_LETTERS = 2
Vector = Mapping[str, float]


def words_in(report: Report) -> Counter[str]:
    """Return how often each word, cut to its stem, stands in title and text."""
    words = [*words_of(report.title or ""), *words_of(report.text)]
    return Counter(w.norm[:STEM_LETTERS] for w in words if len(w.norm) >= LEAST_LETTERS)


def weights(reports: Sequence[Counter[str]]) -> dict[str, float]:
    """Return the inverse document frequency of each word."""
    having = Counter(stem for words in reports for stem in words)
    return {stem: math.log((1 + len(reports)) / n) for stem, n in having.items()}


def tf_idf(words: Counter[str], idf: Vector) -> Vector:
    """Return a report's TF-IDF vector, of length 1."""
    found = {s: (1 + math.log(n)) * idf.get(s, 0.0) for s, n in words.items()}
    length = math.sqrt(sum(w * w for w in found.values())) or 1.0
    return {stem: w / length for stem, w in found.items()}


def against_stories(window: Sequence[tuple[str, Vector]]) -> Callable[[Vector], object]:
    """Return how the likeliest story of a report is found by its cosine to every story's sum."""
    stories: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for story, vector in window:
        for stem, weight in vector.items():
            stories[story][stem] += weight
    lengths = {s: math.sqrt(sum(w * w for w in v.values())) or 1.0 for s, v in stories.items()}
    sums = {s: dict(v) for s, v in stories.items()}

    def nearest(asked: Vector) -> object:
        def cosine(story: str) -> float:
            theirs = sums[story]
            return sum(w * theirs.get(stem, 0.0) for stem, w in asked.items()) / lengths[story]

        return max(sums, key=cosine)

    return nearest


def against_matrix(window: Sequence[tuple[str, Vector]]) -> Callable[[Vector], object]:
    """Return how the nearest report is found by multiplying the matrix of all with one of them."""
    import numpy as np

    matrix = np.stack([row_of(vector) for _, vector in window])
    return lambda asked: int(np.argmax(matrix @ row_of(asked)))


def row_of(vector: Vector) -> "NDArray[np.float32]":
    """Return a sparse vector as a row: each word is thrown on one of its dimensions."""
    import numpy as np

    row = np.zeros(DIMENSIONS, dtype=np.float32)
    for stem, weight in vector.items():
        row[zlib.crc32(stem.encode()) % DIMENSIONS] += weight
    return row


WAYS = {"TF-IDF, every story": against_stories, "matrix, every report": against_matrix}


def measured(folder: Path, record: Path, day: dt.date, *, span_days: int, sample: int) -> object:
    """Return, for each way, processor milliseconds a report, with the window's size and memory.

    The window is filled beforehand with the reports of the `span_days` before `day` and the
    stories they are in; the first `sample` reports of `day` are asked.
    """
    before: list[Report] = []
    asked: list[Report] = []
    for at, reports in days(folder, first=day - dt.timedelta(days=span_days)):
        if at >= day:
            asked = reports[:sample]
            break
        before += reports
    with Record.open(record) as opened:
        story = opened.stories.of_reports([r.id for r in before])
    words = [words_in(r) for r in before]
    idf = weights(words)
    kept = [(story.get(r.id, r.id), tf_idf(w, idf)) for r, w in zip(before, words, strict=True)]
    found = {}
    for name, way in WAYS.items():
        nearest = way(kept)
        start = time.process_time()
        for report in asked:
            nearest(tf_idf(words_in(report), idf))
        found[name] = 1000 * (time.process_time() - start) / len(asked)
    stories = len({s for s, _ in kept})
    return {"ms": found, "reports": len(before), "stories": stories, "peak_mib": peak_mib()}


def peak_mib() -> float:
    """Return the most memory this program held, without what the one that started it had held.

    The usual count of resources goes on from there; Linux tells it of the program alone.
    """
    told = Path("/proc/self/status")
    for line in told.read_text().splitlines() if told.exists() else ():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.rivals", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("record", type=Path)
    parser.add_argument("day", type=dt.date.fromisoformat)
    parser.add_argument("--span-days", type=int, required=True)
    parser.add_argument("--sample", type=int, default=40)
    given = parser.parse_args()
    found = measured(
        given.folder, given.record, given.day, span_days=given.span_days, sample=given.sample
    )
    print(json.dumps(found))


if __name__ == "__main__":
    main()

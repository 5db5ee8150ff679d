"""Does the order of arrival within a day matter? The same days, told in different orders.

`python -m bench.order` reads some days of the stream into several records: a call a day, and the
items of each day shuffled and given in several calls. It prints how far the groupings agree.
"""

import argparse
import dataclasses
import datetime as dt
import random
import tempfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from bench.feed import CheapReader, PreparedReader, days
from eval.data import shared_data
from eval.stories import Tally
from recoupe.engine.read import read
from recoupe.engine.stages import Stages, real_stages
from recoupe.model.report import Report
from recoupe.record import Record

Day = Sequence[Report]


def agreement(
    folder: Path, stages: Stages, given: Sequence[Day], *, parts: int, seeds: Sequence[int]
) -> Iterator[tuple[int, float, float]]:
    """Yield, for each seed, B-cubed and pairwise F1 of the shuffled telling against the plain one.

    `folder` takes the records; each day is told in `parts` calls.
    """
    plain = grouping(folder / "plain.db", stages, given)
    for seed in seeds:
        calls = [call for day in given for call in shuffled(day, parts, seed)]
        found = Tally.of(plain, grouping(folder / f"{seed}.db", stages, calls))
        yield seed, found.cubed, found.pairs


def grouping(path: Path, stages: Stages, calls: Sequence[Day]) -> dict[str, str]:
    """Read some reports, one call after the other, and return the story of each by its id."""
    with Record.open(path, write=True) as record:
        for reports in calls:
            read([path.parent], record, stages=telling(stages, reports))
        return record.stories.of_reports(record.reports.ids())


def telling(stages: Stages, reports: Day) -> Stages:
    """Return the stages with sources that yield these reports, whatever is asked for."""
    return dataclasses.replace(stages, count=lambda _: len(reports), load=lambda _: iter(reports))


def shuffled(day: Day, parts: int, seed: int) -> Iterator[Day]:
    """Yield a day's reports in some order, in `parts` pieces of like length."""
    mixed = random.Random(seed).sample(day, len(day))  # noqa: S311  # a fixed order
    for part in range(parts):
        if some := mixed[part::parts]:
            yield some


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.order", description=__doc__)
    parser.add_argument("--first", type=dt.date.fromisoformat, default=dt.date(2023, 2, 15))
    parser.add_argument("--days", type=int, default=14)
    parser.add_argument("--parts", type=int, default=6)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--readings", type=Path, help="folder of readings_YYYY-MM.jsonl")
    given = parser.parse_args()
    data = shared_data()
    if data is None:
        parser.error("there is no stream here (RECOUPE_SHARED_DATA)")
    reader = PreparedReader(given.readings) if given.readings else CheapReader()
    stages = dataclasses.replace(real_stages(), reader=lambda language, cache: reader)
    some = [day for _, day in islice(days(data / "fr" / "stream", first=given.first), given.days)]
    print(f"{sum(map(len, some))} items of {len(some)} days, each day in {given.parts} calls")
    with tempfile.TemporaryDirectory() as folder:
        seeds = range(given.seeds)
        for seed, cubed, pairs in agreement(
            Path(folder), stages, some, parts=given.parts, seeds=seeds
        ):
            print(f"order {seed}: B-cubed F1 {cubed:.3f}, pairwise F1 {pairs:.3f}", flush=True)


if __name__ == "__main__":
    main()

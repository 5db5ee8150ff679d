"""Read the stream in order: what a report costs as the record grows, beside two plain ways.

`python -m bench.stream` goes on where it was stopped: the record, and a line for each call of
`read`, are kept under `build/stream`. It ends with a table and pictures in `docs/bench`.
"""

import argparse
import dataclasses
import datetime as dt
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice, takewhile
from pathlib import Path
from typing import Any

from bench.__main__ import pin
from bench.feed import CheapReader, PreparedReader, days
from bench.growth import draw, summary
from bench.order import telling
from eval.data import ROOT, shared_data
from recoupe.engine import ask, placing
from recoupe.engine import read as engine
from recoupe.engine.stages import Stages, real_stages
from recoupe.model.report import Report
from recoupe.record import Record

# What is timed: in which module it is called, under which name; what is inside another comes after.
STAGES: tuple[tuple[str, Any, str], ...] = (
    ("ingest", engine, "ingest"),
    ("reading", engine, "read_all"),
    ("placing", engine, "place_all"),
    ("features", placing, "place_batch"),
    ("assigning", placing, "group_all"),
    ("copies", engine, "find_copies"),
    ("crosscheck", engine, "derive_all"),
)
INSIDE_PLACING = ("features", "assigning")
MEASURED_EVERY = dt.timedelta(days=30)  # between two comparisons
DAYS_A_READ = 28  # each call fills its window anew, so what that costs is spread over as many
ASKED_TIMES = 5
ABOUT = "Mali"
SPAN_DAYS = 21  # of the window that the plain ways are given

Line = dict[str, Any]


def run(
    folder: Path,
    out: Path,
    reader: CheapReader,
    *,
    last: dt.date = dt.date.max,
    days_a_read: int = DAYS_A_READ,
) -> list[Line]:
    """Read the days up to `last` that are not read yet, and return the lines of all calls."""
    out.mkdir(parents=True, exist_ok=True)
    log, path = out / "days.jsonl", out / "stream.db"
    lines = [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []
    first = dt.date.fromisoformat(lines[-1]["day"]) + dt.timedelta(days=1) if lines else dt.date.min
    stages = dataclasses.replace(real_stages(), reader=lambda language, cache: reader)
    with Record.open(path, write=True) as record, log.open("a") as kept:
        given = takewhile(lambda d: d[0] <= last, days(folder, first=first))
        while some := list(islice(given, days_a_read)):
            day = some[-1][0]
            reports = [report for _, of_day in some for report in of_day]
            line = {"day": day.isoformat(), **one_read(record, stages, folder, reports)}
            if is_measured(lines, day):
                line |= {"rivals": rivals(folder, path, day), "asked_ms": asked(record)}
            kept.write(json.dumps(line) + "\n")
            kept.flush()
            lines.append(line)
            tell(line)
    return lines


def is_measured(lines: Sequence[Line], day: dt.date) -> bool:
    """Say whether the plain ways and the questions are measured on a day: once a month."""
    if not lines:
        return False
    last = next((line for line in reversed(lines) if "rivals" in line), lines[0])
    return day - dt.date.fromisoformat(last["day"]) >= MEASURED_EVERY


def one_read(record: Record, stages: Stages, folder: Path, reports: Sequence[Report]) -> Line:
    """Read some reports in one call and return what it took: processor seconds by stage."""
    spent: dict[str, float] = {}
    start = time.perf_counter()
    with timed(spent):
        told = engine.read([folder], record, stages=telling(stages, reports))
    spent["placing"] -= sum(spent.get(part, 0.0) for part in INSIDE_PLACING)
    spent["placing, the rest"] = spent.pop("placing")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "items": len(reports),
        "new": told.new,
        "cut": told.known > told.new,  # most was there: an earlier call was cut short
        "stories": told.stories,
        "seconds": spent,
        "wall": time.perf_counter() - start,
        "peak_mib": peak,
    }


@contextmanager
def timed(spent: dict[str, float]) -> Iterator[None]:
    """Add to `spent` the processor time of each stage of `read` while this is entered."""
    kept = [(module, name, getattr(module, name)) for _, module, name in STAGES]
    for (stage, module, name), (_, _, work) in zip(STAGES, kept, strict=True):
        setattr(module, name, timing(work, stage, spent))
    try:
        yield
    finally:
        for module, name, work in kept:
            setattr(module, name, work)


def timing(work: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    def run_timed(*given: Any, **named: Any) -> Any:  # noqa: ANN401  # stands for any stage
        start = time.process_time()
        result = work(*given, **named)
        spent[stage] = spent.get(stage, 0.0) + time.process_time() - start
        return result

    return run_timed


def rivals(folder: Path, record: Path, day: dt.date) -> Line:
    """Return what the plain ways cost on that day, measured in a process of its own."""
    command = [sys.executable, "-m", "bench.rivals", str(folder), str(record), day.isoformat()]
    command += ["--span-days", str(SPAN_DAYS)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)  # noqa: S603  # our own script
    found: Line = json.loads(done.stdout)
    return found


def asked(record: Record) -> dict[str, float]:
    """Return the median wall milliseconds of each question inside this process."""
    items = ask.stories(record, about=ABOUT).items
    largest = max(items, key=lambda i: i.reports).id if items else record.stories.ids()[0]
    questions: dict[str, Callable[[], object]] = {
        f"stories --about {ABOUT}": lambda: ask.stories(record, about=ABOUT),
        f"search {ABOUT}": lambda: ask.search(record, ABOUT),
        "story ID": lambda: ask.dossier(record, largest),
    }
    return {name: median_ms(question) for name, question in questions.items()}


def median_ms(question: Callable[[], object]) -> float:
    took = []
    for _ in range(ASKED_TIMES):
        start = time.perf_counter()
        question()
        took.append(1000 * (time.perf_counter() - start))
    return sorted(took)[ASKED_TIMES // 2]


def tell(line: Line) -> None:
    """Print a call in one line."""
    each = ", ".join(
        f"{stage} {1000 * s / max(1, line['items']):.1f}" for stage, s in line["seconds"].items()
    )
    rest = f"{line['stories']} stories, {line['peak_mib']:.0f} MiB"
    print(f"to {line['day']}: {line['items']} items, ms each: {each}; {rest}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.stream", description=__doc__)
    parser.add_argument(
        "--until", type=dt.date.fromisoformat, default=dt.date.max, help="the last day to read"
    )
    parser.add_argument("--days-a-read", type=int, default=DAYS_A_READ)
    parser.add_argument("--readings", type=Path, help="folder of readings_YYYY-MM.jsonl")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "stream")
    parser.add_argument("--pictures", type=Path, default=ROOT / "docs" / "bench")
    given = parser.parse_args()
    data = shared_data()
    if data is None:
        parser.error("there is no stream here (RECOUPE_SHARED_DATA)")
    pin()
    reader = PreparedReader(given.readings) if given.readings else CheapReader()
    folder = data / "fr" / "stream"
    lines = run(folder, given.out, reader, last=given.until, days_a_read=given.days_a_read)
    print(summary(lines))
    draw(lines, given.pictures)


if __name__ == "__main__":
    main()

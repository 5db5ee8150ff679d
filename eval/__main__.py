"""Score every task, print one table, and fail where a score is below its floor."""

import argparse
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from eval.contradictions import contradiction_rows
from eval.copies import copy_rows, kind_rows
from eval.coverage import coverage_rows
from eval.crosscheck import cross_rows
from eval.data import as_report, json_lines, shared_data
from eval.dossiers import dossier_rows
from eval.entities import entity_rows
from eval.events import event_rows, score_events
from eval.figures import figure_rows
from eval.lexicon import lexicon_rows
from eval.own import own_rows
from eval.quotes import quote_rows, score_quotes
from eval.roles import role_rows
from eval.score import Row
from eval.sections import section_rows
from eval.seeds import seed_rows
from eval.stories import story_rows
from eval.stories_other import other_story_rows
from eval.times import score_times, time_rows
from eval.times_elsewhere import elsewhere_rows
from recoupe.lang import load_language
from recoupe.reading.reader import Reader

FLOORS = Path(__file__).with_name("floors.toml")
# Another processor's last bits can turn a parse: a floor is set so much below a score.
MARGIN = 0.03
# Keys of rows that are scored where the shared gold is absent too.
OURS = ("own_", "cross_")


def shared_rows(folder: Path) -> Iterator[Row]:
    """Yield the rows measured on the shared gold."""
    gold = list(json_lines(folder / "fr" / "annotated" / "dev.jsonl"))
    reader = Reader(load_language("fr"))
    readings = {r.key: r for r in reader.read([as_report(g) for g in gold])}
    yield from score_times(gold, readings)
    yield from score_quotes(gold, readings)
    yield from score_events(gold, readings)
    yield from time_rows(folder)
    yield from elsewhere_rows(folder / "fr" / "times")
    yield from quote_rows(folder)
    yield from event_rows(folder)
    yield from entity_rows(folder)
    yield from section_rows(folder)
    yield from lexicon_rows(folder)
    yield from role_rows(folder)
    yield from figure_rows(folder)
    yield from coverage_rows(folder)
    yield from story_rows(folder / "fr" / "stories")
    yield from other_story_rows(folder)
    yield from copy_rows(folder / "fr" / "wirecopies")
    yield from kind_rows(folder / "fr" / "stories")
    yield from dossier_rows(folder)
    yield from contradiction_rows(folder / "fr" / "contradictions")
    yield from seed_rows(folder / "seeds", verbose=True)


def print_table(rows: list[Row], floors: dict[str, float]) -> None:
    """Print the table as aligned text."""
    head = ("task", "data", "score", "anchor", "floor")
    lines = [
        (r.task, r.data, f"{r.score:.3f}", r.anchor, f"{floors.get(r.key, 0):.3f}") for r in rows
    ]
    widths = [max(len(line[n]) for line in (head, *lines)) for n in range(len(head))]
    for line in (head, tuple("-" * w for w in widths), *lines):
        print("  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip())


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    parser.add_argument(
        "--set-floors", action="store_true", help="write today's scores, less a margin, as floors"
    )
    options = parser.parse_args()
    folder = shared_data()
    rows = [*own_rows(), *cross_rows()]
    if folder is None:
        print("no shared gold here (../shared/data): only gold of our own is scored")
    else:
        rows += shared_rows(folder)
    floors: dict[str, float] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    print_table(rows, floors)
    if options.set_floors:
        scores = {r.key: max(0.0, r.score - MARGIN) for r in rows}
        text = "".join(f"{key} = {floor:.3f}\n" for key, floor in {**floors, **scores}.items())
        FLOORS.write_text("# No score may sink below these.\n" + text, encoding="utf-8")
        return 0
    failures = [*sunk(rows, floors), *missing(rows, floors, shared=folder is not None)]
    for line in failures:
        print(line, file=sys.stderr)
    return 1 if failures else 0


def sunk(rows: list[Row], floors: dict[str, float]) -> list[str]:
    """Tell the scores below their floors."""
    low = [r for r in rows if r.score < floors.get(r.key, 0.0)]
    return [f"below its floor: {r.key} {r.score:.3f} < {floors[r.key]:.3f}" for r in low]


def missing(rows: list[Row], floors: dict[str, float], *, shared: bool) -> list[str]:
    """Tell the floors without a score; where the shared gold is absent, only of our own gold."""
    scored = {r.key for r in rows}
    due = [key for key in floors if shared or key.startswith(OURS)]
    return [f"has a floor but no score: {key}" for key in due if key not in scored]


if __name__ == "__main__":
    raise SystemExit(main())

"""What the days of the stream took, as a table and as pictures of growth."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.curves import Points, picture

Line = dict[str, Any]
MEAN_DAYS = 30  # a day of 100 items and one of 600 differ; a month is like another
OURS = "Recoupe: placing"


def milliseconds(lines: Sequence[Line], stage: str) -> float:
    """Return the processor time of a stage a report, over some days."""
    items = sum(line["items"] for line in lines)
    spent = sum(line["seconds"].get(stage, 0.0) for line in lines)
    return float(1000 * spent / max(1, items))


def early_and_late(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return the days after the first month, and the last ones, a month each."""
    return lines[MEAN_DAYS : 2 * MEAN_DAYS] or lines, lines[-MEAN_DAYS:]


def summary(lines: Sequence[Line]) -> str:
    """Return a table in Markdown: cost a report after the first month and at the end."""
    early, late = early_and_late(lines)
    rows = [
        (stage, milliseconds(early, stage), milliseconds(late, stage)) for stage in stages_of(lines)
    ]
    whole = sum(late_ms for _, _, late_ms in rows)
    items = sum(line["items"] for line in lines)
    out = [f"{items} items of {len(lines)} days, {lines[-1]['stories']} stories\n"]
    out += ["| ms a report | after the first month | at the end | ratio | share at the end |"]
    out += ["|---|---|---|---|---|"]
    for stage, first, last in rows:
        ratio = last / first if first else 0.0
        out.append(f"| {stage} | {first:.2f} | {last:.2f} | {ratio:.2f} | {last / whole:.0%} |")
    out += [*rival_rows(lines), ""]
    placing = milliseconds(late, "placing")
    out.append(f"placing at the end: {1000 / placing if placing else 0:.0f} items/s on one core")
    out.append(f"peak memory: {early[-1]['peak_mib']:.0f} MiB after two months, "
               f"{lines[-1]['peak_mib']:.0f} MiB at the end")  # fmt: skip
    measured = [line for line in lines if "asked_ms" in line]
    for name, took in measured[-1]["asked_ms"].items() if measured else ():
        out.append(f"{name}: {took:.1f} ms")
    return "\n".join(out)


def rival_rows(lines: Sequence[Line]) -> list[str]:
    """Return the rows of the plain ways; their memory is that of both in one process."""
    measured = [line["rivals"] for line in lines if "rivals" in line]
    if not measured:
        return []
    rows = []
    for name, late in measured[-1]["ms"].items():
        early = measured[min(1, len(measured) - 1)]["ms"][name]
        rows.append(f"| {name} | {early:.2f} | {late:.2f} | {late / early:.2f} | |")
    return rows


def stages_of(lines: Sequence[Line]) -> list[str]:
    return list(dict.fromkeys(stage for line in lines for stage in line["seconds"]))


def draw(lines: Sequence[Line], folder: Path) -> None:
    """Write the curves of cost, memory and questions as SVG."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {
        "cost": ("A report into its story, processor time", "ms", cost(lines)),
        "memory": ("Memory", "MiB, peak", memory(lines)),
        "questions": ("Questions to the record", "ms", questions(lines)),
    }
    for name, (title, unit, curves) in pictures.items():
        (folder / f"{name}.svg").write_text(picture(title, unit, curves), encoding="utf-8")


def cost(lines: Sequence[Line]) -> dict[str, Points]:
    """Return our milliseconds a report over the month before each day, and those of the others."""
    runs = [lines[max(0, n - MEAN_DAYS) : n] for n in range(7, len(lines) + 1, 7)]
    curves: dict[str, Points] = {
        OURS: [(day_of(some[-1]), milliseconds(some, "placing")) for some in runs]
    }
    return curves | spread(lines, lambda line: line.get("rivals", {}).get("ms", {}))


def memory(lines: Sequence[Line]) -> dict[str, Points]:
    ours: dict[str, Points] = {"Recoupe": [(day_of(line), line["peak_mib"]) for line in lines[::7]]}
    others = [(day_of(line), line["rivals"]["peak_mib"]) for line in lines if "rivals" in line]
    return ours | {"both plain ways": others}


def questions(lines: Sequence[Line]) -> dict[str, Points]:
    return spread(lines, lambda line: line.get("asked_ms", {}))


def spread(
    lines: Sequence[Line], values_of: Callable[[Line], dict[str, float]]
) -> dict[str, Points]:
    """Return a curve for each name that lines have a value under."""
    curves: dict[str, list[tuple[dt.date, float]]] = {}
    for line in lines:
        for name, value in values_of(line).items():
            curves.setdefault(name, []).append((day_of(line), value))
    return dict(curves)


def day_of(line: Line) -> dt.date:
    return dt.date.fromisoformat(line["day"])

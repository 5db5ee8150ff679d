"""What the calls of `read` took along the stream, as a table and as pictures of growth."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.curves import Points, picture

Line = dict[str, Any]
MONTH = dt.timedelta(days=30)  # a day of 100 items and one of 600 differ; months are alike
ASSIGNING, FEATURES = "assigning", "features"


def milliseconds(lines: Sequence[Line], stage: str) -> float:
    """Return the processor time of a stage a report; calls that were cut short do not count."""
    lines = [line for line in lines if not line.get("cut")]
    items = sum(line["items"] for line in lines)
    spent = sum(line["seconds"].get(stage, 0.0) for line in lines)
    return float(1000 * spent / max(1, items))


def early_and_late(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Return the calls of the second month, and of the last one."""
    first, last = day_of(lines[0]), day_of(lines[-1])
    second = [line for line in lines if MONTH <= day_of(line) - first < 2 * MONTH]
    return second or lines, [line for line in lines if last - day_of(line) < MONTH]


def summary(lines: Sequence[Line]) -> str:
    """Return a table in Markdown: cost a report after the first month and at the end."""
    early, late = early_and_late(lines)
    rows = [
        (stage, milliseconds(early, stage), milliseconds(late, stage)) for stage in stages_of(lines)
    ]
    whole = sum(late_ms for _, _, late_ms in rows) or 1.0
    items = sum(line["items"] for line in lines)
    out = [f"{items} items in {len(lines)} calls, {lines[-1]['stories']} stories\n"]
    out += ["| ms a report | after the first month | at the end | ratio | share at the end |"]
    out += ["|---|---|---|---|---|"]
    for stage, first, last in rows:
        ratio = last / first if first else 0.0
        out.append(f"| {stage} | {first:.2f} | {last:.2f} | {ratio:.2f} | {last / whole:.0%} |")
    out += [*rival_rows(lines), ""]
    each = milliseconds(late, ASSIGNING)
    out.append(f"assigning at the end: {1000 / each if each else 0:.0f} items/s on one core")
    out.append(f"all of it: {1000 / whole:.0f} items/s at the end")
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
    """Return our milliseconds a report, as the mean of a month, and those of the plain ways."""
    months = [
        [line for line in lines[: n + 1] if day_of(lines[n]) - day_of(line) < MONTH]
        for n in range(len(lines))
    ]
    curves: dict[str, Points] = {
        f"Recoupe: {stage}": [(day_of(some[-1]), milliseconds(some, stage)) for some in months]
        for stage in (ASSIGNING, FEATURES)
    }
    return curves | spread(lines, lambda line: line.get("rivals", {}).get("ms", {}))


def memory(lines: Sequence[Line]) -> dict[str, Points]:
    ours: dict[str, Points] = {"Recoupe": [(day_of(line), line["peak_mib"]) for line in lines]}
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

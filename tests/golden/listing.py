"""The reading of each example report as lines that a reviewer can read in a diff.

`python tests/golden/listing.py` writes `readings.txt` anew; the test compares.
"""

from collections.abc import Iterator
from pathlib import Path

from recoupe.lang import load_language
from recoupe.model.annotation import Reading
from recoupe.model.report import Report
from recoupe.reading.reader import Reader
from recoupe.sources import load

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"
GOLDEN = Path(__file__).with_name("readings.txt")


def lines(reading: Reading) -> Iterator[str]:
    """Yield what was read in a report, a finding a line."""
    names = {e.id: e.name for e in reading.entities}

    def name(entity: str | None) -> str:
        return names.get(entity or "", "-")

    yield f"# {reading.key} | {reading.title or '-'} | {reading.published.value}"
    if reading.dateline:
        line = reading.dateline
        yield f"dateline {line.place or '-'} | {line.date or '-'} | {line.agency or '-'}"
    for credit in reading.credits:
        yield f"credit {credit.role or '-'} | {credit.name}"
    for entity in reading.entities:
        where = f"{entity.country or '-'} {entity.sector or '-'}"
        yield f"entity {entity.kind} | {entity.name} | {where} | {', '.join(entity.roles)}".rstrip()
    for time in reading.times:
        yield f"time {time.text} | {time.value} | {time.rule}"
    for quote in reading.quotes:
        speaker = quote.speaker.name if quote.speaker else "-"
        yield f"quote {quote.kind} | {speaker} | {quote.text}"
    for figure in reading.figures:
        counts = f"{figure.counts or '-'} {figure.unit or ''}".rstrip()
        yield f"figure {figure.text} | {figure.value:g} | {counts}"
    for event in reading.events:
        agents = ", ".join(map(name, event.agents)) or "-"
        recipients = ", ".join(map(name, event.recipients)) or "-"
        when = (event.when.value if event.when else None) or "-"
        yield (
            f"event {event.text} | {event.type or '-'} {event.status} | {agents} > {recipients}"
            f" | {name(event.place)} | {when} | by {name(event.attributed_to)}"
        )
    for label in reading.labels:
        denied = "denied" if label.denied else "asserted"
        yield f"label {label.text} | {name(label.entity)} | {denied}"


def listing() -> str:
    """Return the readings of all example reports."""
    reports = [r for r in load(EXAMPLES) if isinstance(r, Report)]
    readings = Reader(load_language("fr")).read(sorted(reports, key=lambda r: r.key))
    return "\n\n".join("\n".join(lines(r)) for r in readings).replace("\u00a0", " ") + "\n"


if __name__ == "__main__":
    GOLDEN.write_text(listing(), encoding="utf-8")

"""Where the gold lies, and its reports as ours."""

import datetime as dt
import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from recoupe.model.report import Report, report_id
from recoupe.model.when import Published

ROOT = Path(__file__).resolve().parents[1]
OWN_GOLD = ROOT / "tests" / "gold"

Gold = dict[str, Any]  # gold files are JSON of other hands, read field by field


def shared_data() -> Path | None:
    """Return the folder of shared gold, or None where there is none (a user's machine)."""
    folder = Path(os.environ.get("RECOUPE_SHARED_DATA", ROOT.parent / "shared" / "data"))
    return folder if folder.is_dir() else None


def json_lines(path: Path) -> Iterator[Gold]:
    """Yield the objects of a file of JSON lines, gzipped or not."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        for line in lines:
            if line.strip():
                yield json.loads(line)


def as_report(item: Gold) -> Report:
    """Return a gold item as a report, its id kept as the key."""
    key, title, text = item["id"], item.get("title"), item.get("text") or ""
    return Report(
        id=report_id(item.get("source"), key, title, text),
        key=key,
        source=item.get("source"),
        url=item.get("url"),
        title=title,
        language="fr",
        text=text,
        published=published(item.get("published")),
    )


def published(value: str | None) -> Published:
    """Return a publication date of day or second precision."""
    if not value:
        return Published()
    day = dt.date.fromisoformat(value[:10])
    exact = "T" in value
    return Published(
        value=value,
        earliest=day,
        latest=day,
        precision="second" if exact else "day",
        from_="metadata",
    )

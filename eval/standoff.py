"""Our own labels of shared reports: offsets alone, never their text.

A file of labels is a JSON array of `{"id", "split", "labels"}`: the id is the first 16 hex digits
of the SHA-256 of the report's text; `split` is `open` (read while rules were written) or `closed`
(only measured on); what a label holds is told by the module that scores it.
"""

import hashlib
from pathlib import Path

import msgspec

from eval.data import OWN_GOLD, Gold, json_lines

SOURCES = (Path("fr/stories/drc.items.jsonl"), Path("fr/wirecopies/gj_articles.jsonl.gz"))


def text_key(text: str) -> str:
    """Return the id under which a report's labels are kept."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def labels_of(task: str) -> list[Gold]:
    """Return the labelled reports of a task, in the order of its file."""
    path = OWN_GOLD / f"{task}_standoff.json"
    labels: list[Gold] = msgspec.json.decode(path.read_bytes())
    return labels


def labelled_reports(folder: Path, wanted: list[Gold]) -> list[Gold]:
    """Return the shared reports that have labels, once each, in the order of their ids.

    Their `id` is the labels' and `published` the day that the collection gives, or None.
    """
    ids = {item["id"] for item in wanted}
    found: dict[str, Gold] = {}
    for source in SOURCES:
        for item in json_lines(folder / source):
            key = text_key(item.get("text") or "")
            if key in ids:
                day = item.get("published") or item.get("date") or item.get("day")
                source_name = item.get("source") or item.get("outlet")
                found.setdefault(key, {**item, "id": key, "published": day, "source": source_name})
    return [found[k] for k in sorted(found)]

"""Main events: triggers found, and status, type, when and participants of those found.

They are counted alike on the annotated reports and on our own stand-off labels of shared reports.
A label has the trigger's offsets, `status`, `plover`, `when` (ISO), `background`, and `agent`,
`recipient`, `place` and `attributed_to` as offsets of the fullest mention: `[start, end]` in the
body, `[start, end, "title"]` in the title.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from eval.data import Gold, as_report
from eval.quotes import name_words
from eval.score import Row, best_pairs, overlap, share
from eval.standoff import labelled_reports, labels_of
from recoupe.lang import load_language
from recoupe.model.annotation import Event, Reading
from recoupe.reading.reader import Reader

NAMES = {
    "status": "main events: status right, on found",
    "type": "main events: PLOVER type right, on found",
    "when": "when of found events right",
    "agent": "agent of found events right",
    "recipient": "recipient of found events right",
}


MENTIONS = ("agent", "recipient", "place", "attributed_to")


def event_rows(folder: Path) -> Iterator[Row]:
    """Yield the rows of events on our own labels: two rounds, open and closed reports apart."""
    rounds = (("events", "own labels"), ("events_second", "own labels, second round"))
    for task, name in rounds:
        labelled = labels_of(task)
        reports = {item["id"]: item for item in labelled_reports(folder, labelled)}
        found = Reader(load_language("fr")).read([as_report(x) for x in reports.values()])
        readings = {r.key: r for r in found}
        for split in ("open", "closed"):
            gold = [
                {**x, "events": [_in_words(e, reports[x["id"]]) for e in x["labels"]]}
                for x in labelled
                if x["split"] == split and x["id"] in reports
            ]
            data = f"{name}, {len(gold)} {split} reports"
            yield from score_events(gold, readings, data=data, key=f"{task}_{split}")


def _in_words(label: Gold, report: Gold) -> Gold:
    """Return a label with its mentions as the words that stand at their offsets."""
    fields = {"body": report["text"], "title": report.get("title") or ""}
    words = {}
    for name in MENTIONS:
        if label[name] is not None:
            start, end, *field = label[name]
            words[name] = fields[field[0] if field else "body"][start:end]
    return {**label, **dict.fromkeys(MENTIONS), **words}


def score_events(
    gold: Iterable[Gold],
    readings: dict[str, Reading],
    *,
    data: str = "fr/annotated",
    key: str = "events",
) -> list[Row]:
    """Return recall of triggers, then what is right of the found events that have the field."""
    n_gold = n_found = 0
    right = dict.fromkeys(NAMES, 0)
    held = dict.fromkeys(NAMES, 0)
    for item in gold:
        reading = readings[item["id"]]
        events = [e for e in reading.events if not e.in_title]
        weights: dict[tuple[int, int], tuple[float, ...]] = {
            (i, j): (float(shared),)
            for i, g in enumerate(item["events"])
            for j, e in enumerate(events)
            if (shared := overlap((g["start"], g["end"]), (e.start, e.end)))
        }
        pairs = best_pairs(weights)
        n_gold += len(item["events"])
        n_found += len(pairs)
        for i, j in pairs.items():
            for name, (has, good) in _checks(item["events"][i], events[j], reading).items():
                held[name] += has
                right[name] += has and good
    rows = [
        Row(key=f"{key}_found", task="main events: trigger found, recall",
            data=f"{data}, {n_gold} events", score=share(n_found, n_gold))
    ]  # fmt: skip
    rows += [
        Row(key=f"{key}_{k}", task=NAMES[k], data=f"{data}, {held[k]} of {n_found} found",
            score=share(right[k], held[k]))
        for k in NAMES
    ]  # fmt: skip
    return rows


def _checks(gold: Gold, event: Event, reading: Reading) -> dict[str, tuple[bool, bool]]:
    names = {e.id: e.name for e in reading.entities}
    when = (event.when.value if event.when else None) or ""
    want = (gold.get("when") or "").split("T")[0]
    return {
        "status": (True, event.status == gold["status"]),
        "type": (bool(gold.get("plover")), event.type == gold.get("plover")),
        "when": (bool(want), when.startswith(want)),
        "agent": (bool(gold.get("agent")), _named(gold.get("agent"), event.agents, names.get)),
        "recipient": (
            bool(gold.get("recipient")),
            _named(gold.get("recipient"), event.recipients, names.get),
        ),
    }


def _named(gold: str | None, ids: Iterable[str], name_of: Callable[[str], str | None]) -> bool:
    """Say whether one of the entities and the gold name share the last word of either."""
    want = name_words(gold)
    found = [w for i in ids if (w := name_words(name_of(i)))]
    return bool(want) and any(want[-1] in w or w[-1] in want for w in found)

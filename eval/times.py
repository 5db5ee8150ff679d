"""Time expressions: exact spans, and found with the right value.

Our own stand-off labels are `{start, end, type, value, mod?, age?, doubt?}`, made by the
guidelines of the annotated reports and scored in the same way.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from eval.data import Gold, as_report
from eval.score import Row, best_pairs, f1, overlap
from eval.standoff import labelled_reports, labels_of
from recoupe.lang import load_language
from recoupe.model.annotation import Reading
from recoupe.model.when import TimeExpression
from recoupe.reading.reader import Reader
from recoupe.reading.times import find_times

_CLOCK = re.compile(
    r"(\d{4}-\d\d-\d\d)T(\d\d)[:H]?(\d\d)?(?::(\d\d)(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?"
)


def canonical(value: str) -> str:
    """Return a TIMEX3 value so that equal ones compare equal: minutes, whole weeks, integers."""
    value = value.strip().upper()
    if clock := _CLOCK.fullmatch(value):
        return f"{clock[1]}T{clock[2]}:{clock[3] or '00'}"
    if (days := re.fullmatch(r"P(\d+)D", value)) and int(days[1]) % 7 == 0:
        return f"P{int(days[1]) // 7}W"
    if whole := re.fullmatch(r"(PT?)(\d+)\.0([A-Z]+)", value):
        return whole[1] + whole[2] + whole[3]
    return value


def same_value(gold: Gold, found: TimeExpression) -> bool:
    """Say whether the value is right; a gold day is met by any time of that day."""
    want, have = canonical(gold["value"]), canonical(found.value)
    day_wanted = gold["type"] == "DATE" and re.fullmatch(r"\d{4}-\d\d-\d\d", want)
    return want == have or bool(day_wanted and have[:10] == want)


ANCHORS = ("HeidelTime .780", "HeidelTime .712")


def score_times(
    gold: Iterable[Gold],
    readings: dict[str, Reading],
    *,
    data: str = "fr/annotated",
    key: str = "times",
    anchors: tuple[str, str] = ANCHORS,
) -> list[Row]:
    """Return F1 of exact spans and of right values; ages and doubtful gold are left out."""
    pairs = [(g["times"], [t for t in readings[g["id"]].times if not t.in_title]) for g in gold]
    return _rows(pairs, key, data, anchors)


def time_rows(folder: Path) -> Iterator[Row]:
    """Yield the same of our own labels of shared reports, open ones and closed ones."""
    labelled = labels_of("times")
    gold = {item["id"]: item for item in labelled}
    reports = labelled_reports(folder, labelled)
    language = load_language("fr")
    documents = Reader(language).parse_documents([as_report(x) for x in reports])
    pairs: dict[str, list[tuple[list[Gold], list[TimeExpression]]]] = {"open": [], "closed": []}
    for report, document in zip(reports, documents, strict=True):
        item = gold[report["id"]]
        found = [t for t in find_times(document, language) if not t.in_title]
        pairs[item["split"]].append((item["labels"], found))
    for split, each in pairs.items():
        yield from _rows(each, f"times_{split}", f"{len(each)} {split} reports", ("-", "-"))


def _rows(
    pairs: list[tuple[list[Gold], list[TimeExpression]]],
    key: str,
    data: str,
    anchors: tuple[str, str],
) -> list[Row]:
    counts = [0, 0, 0, 0]  # gold, found, exact, right value
    for wanted, found in pairs:
        counts = [a + b for a, b in zip(counts, _count(wanted, found), strict=True)]
    n_gold, n_found, exact, right = counts
    data = f"{data}, {n_gold} expressions"
    return [
        Row(key=f"{key}_exact", task="time expressions: exact spans, F1", data=data,
            score=f1(exact, n_found, n_gold), anchor=anchors[0]),
        Row(key=f"{key}_value", task="time expressions: found and value right, F1", data=data,
            score=f1(right, n_found, n_gold), anchor=anchors[1]),
    ]  # fmt: skip


def _count(gold: list[Gold], found: list[TimeExpression]) -> list[int]:
    ignored = [bool(g.get("age") or g.get("doubt")) for g in gold]
    ranges = [(g["start"], g["end"]) for g in gold]
    weights: dict[tuple[int, int], tuple[float, ...]] = {}
    for i, g in enumerate(ranges):
        for j, t in enumerate(found):
            shared = overlap(g, (t.start, t.end))
            if shared:
                union = max(g[1], t.end) - min(g[0], t.start)
                weights[i, j] = (float(g == (t.start, t.end)), shared / union)
    pairs = best_pairs(weights)
    back = {j: i for i, j in pairs.items()}
    dropped = 0
    for j, t in enumerate(found):
        touched = [i for i, g in enumerate(ranges) if overlap(g, (t.start, t.end))]
        matched = back.get(j)
        if matched is not None:
            dropped += ignored[matched]
        elif touched:
            dropped += all(ignored[i] for i in touched)
    kept = [(gold[i], found[j]) for i, j in pairs.items() if not ignored[i]]
    return [
        len(gold) - sum(ignored),
        len(found) - dropped,
        sum((g["start"], g["end"]) == (t.start, t.end) for g, t in kept),
        sum(same_value(g, t) for g, t in kept),
    ]

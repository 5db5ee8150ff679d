"""Time expressions: exact spans, and found with the right value."""

import re
from collections.abc import Iterable

from eval.data import Gold
from eval.score import Row, best_pairs, f1, overlap
from recoupe.model.annotation import Reading
from recoupe.model.when import TimeExpression

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


def score_times(gold: Iterable[Gold], readings: dict[str, Reading]) -> list[Row]:
    """Return F1 of exact spans and of right values; ages and doubtful gold are left out."""
    counts = [0, 0, 0, 0]  # gold, predicted, exact, right value
    for item in gold:
        found = [t for t in readings[item["id"]].times if not t.in_title]
        counts = [a + b for a, b in zip(counts, _count(item["times"], found), strict=True)]
    n_gold, n_found, exact, right = counts
    data = f"fr/annotated, {n_gold} expressions"
    return [
        Row(key="times_exact", task="time expressions: exact spans, F1", data=data,
            score=f1(exact, n_found, n_gold), anchor="HeidelTime .780"),
        Row(key="times_value", task="time expressions: found and value right, F1", data=data,
            score=f1(right, n_found, n_gold), anchor="HeidelTime .712"),
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

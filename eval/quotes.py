"""Quotations and their speakers, matched by overlap of tokens.

Labels of our own hold offsets alone: `{"start", "end", "kind", "speaker": [start, end] (of the
fullest form in the report, with "title" third where it lies there) | null, "mention": [start,
end] | null, "cue": [start, end] | null, "nested"}`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from eval.data import Gold, as_report
from eval.score import Row, f1, share
from eval.standoff import labelled_reports, labels_of
from recoupe.lang import load_language
from recoupe.model.annotation import Quotation, Reading
from recoupe.model.base import folded
from recoupe.reading.reader import Reader

_TOKEN = re.compile(r"\w+|[^\w\s]")
_WORD = re.compile(r"\w+")
_EMPTY = frozenset(
    _WORD.findall(
        "le la les l un une des du de d ce cet cette ces son sa ses leur leurs notre nos m mm mme "
        "mlle monsieur madame au aux a et"
    )
)
ANCHORS = {
    ("all", 0.3): "Radar de Parité .714",
    ("all", 0.8): "Radar de Parité .636",
    ("marked", 0.3): "marks around four words .929",
    ("marked", 0.8): "marks around four words .762",
}


def name_words(name: str | None) -> list[str]:
    """Return a name's words without determiners and titles."""
    return [w for w in _WORD.findall(folded(name or "")) if w not in _EMPTY]


def same_name(gold: str | None, found: str | None) -> bool:
    """Say whether two names are the same, or share the last word of the gold one."""
    a, b = name_words(gold), name_words(found)
    return bool(a and b) and (a == b or a[-1] in b)


def quote_rows(folder: Path) -> Iterator[Row]:
    """Yield the same scores on our own labels: reports read while rules were made, and closed ones.

    Two rounds of labels, each made before the output was seen. Without an anchor: none was
    measured on them.
    """
    for task, name in (("quotes", "own labels"), ("quotes_second", "own labels, second round")):
        labels = labels_of(task)
        items = {item["id"]: item for item in labelled_reports(folder, labels)}
        found = Reader(load_language("fr")).read([as_report(x) for x in items.values()])
        readings = {r.key: r for r in found}
        for split in ("open", "closed"):
            gold = [
                {**items[x["id"]], "quotes": [_spoken(q, items[x["id"]]) for q in x["labels"]]}
                for x in labels
                if x["split"] == split
            ]
            data = f"{name}, {split}, {len(gold)} reports"
            yield from score_quotes(gold, readings, key=f"{task}_{split}", data=data, anchors={})


def _spoken(label: Gold, item: Gold) -> Gold:
    """Return a label with its speaker's words in the place of their offsets."""
    if label["speaker"] is None:
        return label
    start, end, *field = label["speaker"]
    return {**label, "speaker": item["title" if field else "text"][start:end]}


def score_quotes(
    gold: Iterable[Gold],
    readings: dict[str, Reading],
    *,
    key: str = "quotes",
    data: str = "fr/annotated",
    anchors: Mapping[tuple[str, float], str] = ANCHORS,
) -> list[Row]:
    """Return F1 at both overlaps, for all kinds and for direct and mixed, and speakers' names."""
    items = [(g, [q for q in readings[g["id"]].quotes if not q.in_title]) for g in gold]
    rows = []
    for scope, label in (("all", "all kinds"), ("marked", "direct and mixed")):
        for least in (0.3, 0.8):
            totals = [0, 0, 0, 0, 0]
            for item, found in items:
                counts = _count(item, found, scope, least)
                totals = [a + b for a, b in zip(totals, counts, strict=True)]
            n_gold, n_found, hits, named, right = totals
            rows.append(
                Row(key=f"{key}_{scope}_{int(least * 10)}",
                    task=f"quotations, {label}, overlap ≥ {least}, F1",
                    data=f"{data}, {n_gold} quotations", score=f1(hits, n_found, n_gold),
                    anchor=anchors.get((scope, least), "-"))
            )  # fmt: skip
            if (scope, least) == ("all", 0.3):
                anchor = ".49" if anchors else "-"
                rows.append(
                    Row(key=f"{key}_speaker", task="speaker's name right, on matched quotations",
                        data=f"{data}, {named} matched", score=share(right, named), anchor=anchor)
                )  # fmt: skip
    return rows


def _count(item: Gold, found: list[Quotation], scope: str, least: float) -> list[int]:
    tokens = [m.span() for m in _TOKEN.finditer(item["text"])]
    gold = item["quotes"]
    gold_sets = [_tokens_in(tokens, g["start"], g["end"]) for g in gold]
    found_sets = [_tokens_in(tokens, q.start, q.end) for q in found]
    wanted = [scope == "all" or g["kind"] in ("direct", "mixed") for g in gold]

    def cover(i: int, j: int) -> float:
        return share(len(gold_sets[i] & found_sets[j]), len(gold_sets[i]))

    free, matched = set(range(len(found))), {}
    for i in range(len(gold)):
        best = max(free, key=lambda j: (cover(i, j), -j), default=None) if wanted[i] else None
        if best is not None and cover(i, best) >= least:
            matched[i] = best
            free.discard(best)
    dropped = {
        j
        for j in free
        if scope != "all"
        and (
            found[j].kind == "indirect"
            or any(not wanted[i] and cover(i, j) >= least for i in range(len(gold)))
        )
    }
    named = [(gold[i], found[j]) for i, j in matched.items() if gold[i].get("speaker")]
    right = sum(same_name(g["speaker"], q.speaker.name if q.speaker else None) for g, q in named)
    return [sum(wanted), len(found) - len(dropped), len(matched), len(named), right]


def _tokens_in(tokens: list[tuple[int, int]], start: int, end: int) -> frozenset[int]:
    return frozenset(n for n, (a, b) in enumerate(tokens) if a < end and start < b)

"""Stories: B-cubed and pairwise F1 of the grouping."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from eval.data import Gold, as_report, json_lines
from eval.score import Row, f1
from recoupe.lang import load_language
from recoupe.model.annotation import Reading
from recoupe.reading.reader import Reader
from recoupe.stories import features_of, group, links_among

# With the best of the other ways on the same reports (`python -m eval.story_rivals`).
SETS = (
    ("feeds", "rss_2024-03-18", "TF-IDF .894", "TF-IDF .710"),
    ("full", "drc", "TF-IDF .902", "TF-IDF .614"),
)


def story_rows(folder: Path) -> Iterator[Row]:
    """Yield the rows for the feeds and for the full-text reports."""
    for key, name, anchor_cubed, anchor_pairs in SETS:
        readings, gold = labelled(folder, name)
        tally = Tally.of(gold, group_all(readings))
        data = f"fr/stories, {len(gold)} {key}"
        b3, f2 = tally.cubed, tally.pairs
        yield Row(key=f"stories_{key}_b3", task="stories: B-cubed F1", data=data, score=b3,
                  anchor=anchor_cubed)  # fmt: skip
        yield Row(key=f"stories_{key}_pairs", task="stories: pairwise F1", data=data, score=f2,
                  anchor=anchor_pairs)  # fmt: skip


def labelled(folder: Path, name: str) -> tuple[list[Reading], dict[str, str]]:
    """Return the readings of a labelled set and the story of each by its key."""
    gold = read_gold(folder / f"{name}.gold.tsv")
    items = [i for i in json_lines(folder / f"{name}.items.jsonl") if i["item_id"] in gold]
    return Reader(load_language("fr")).read([as_report(_item(i)) for i in items]), gold


def _item(item: Gold) -> Gold:
    text = item.get("text") or item.get("summary") or ""
    return {
        "id": item["item_id"],
        "source": item.get("source") or item.get("outlet"),
        "title": item.get("title"),
        "url": item.get("url") or item.get("link"),
        "text": text,
        "published": item.get("day") or item.get("first_seen"),
    }


def read_gold(path: Path) -> dict[str, str]:
    """Return the story of each item."""
    with path.open(encoding="utf-8") as lines:
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {r[0]: r[-1] for r in rows[1:] if r and r[0]}


def group_all(readings: Sequence[Reading]) -> dict[str, str]:
    """Return the story (its first report's id) of each report, by key."""
    links = links_among(features_of(r) for r in readings)
    keys = {r.id: r.key for r in readings}
    return {keys[i]: g[0] for g in group(keys, links) for i in g}


class Tally(msgspec.Struct, frozen=True):
    """What a grouping got right, so that tallies of several days can be added.

    `precision` and `recall` are B-cubed sums over `reports`; `right`, `found` and `wanted` count
    pairs, each from both sides.
    """

    reports: int
    precision: float
    recall: float
    right: int
    found: int
    wanted: int

    @classmethod
    def of(cls, gold: Mapping[str, str], found: Mapping[str, str]) -> "Tally":
        """Count a grouping; items not grouped are alone."""
        mine = {i: found.get(i, f"alone {i}") for i in gold}
        by_gold, by_mine = _members(gold), _members(mine)
        sums = [0.0, 0.0]
        right = predicted = wanted = 0
        for item in gold:
            ours, theirs = by_mine[mine[item]], by_gold[gold[item]]
            both = len(ours & theirs)
            sums[0] += both / len(ours)
            sums[1] += both / len(theirs)
            right += both - 1
            predicted += len(ours) - 1
            wanted += len(theirs) - 1
        return cls(len(gold), sums[0], sums[1], right, predicted, wanted)

    def __add__(self, other: "Tally") -> "Tally":
        mine, theirs = msgspec.structs.astuple(self), msgspec.structs.astuple(other)
        return Tally(*(a + b for a, b in zip(mine, theirs, strict=True)))

    @property
    def cubed(self) -> float:
        """Return B-cubed F1."""
        p, r = self.precision / self.reports, self.recall / self.reports
        return 2 * p * r / (p + r)

    @property
    def pairs(self) -> float:
        """Return the F1 of the pairs that are of one story."""
        return f1(self.right, self.found, self.wanted)


def _members(groups: Mapping[str, str]) -> dict[str, set[str]]:
    members: dict[str, set[str]] = defaultdict(set)
    for item, name in groups.items():
        members[name].add(item)
    return members

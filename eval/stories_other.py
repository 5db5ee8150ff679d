"""Stories of days that nobody tuned on: our own labels of items of the stream.

`stories_standoff.json` is a JSON array, one day a line: `day`, `source`, `split` (`open` or
`closed`), `seed` of the choice (null where the day was chosen for its one large event), `items`
as `[id, story]` and `uncertain` as `[id, other story]`. An id is the first 16 hex digits of the
SHA-256 of outlet, title and summary, a line feed between; a story is a number within its day,
null an item alone (a story of one has a number only where another item might be of it). Labels
were made by reading, before any grouping of the day was looked at.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from eval.data import Gold, as_report, json_lines
from eval.score import Row
from eval.standoff import labels_of, text_key
from eval.stories import Tally, group_all
from recoupe.lang import load_language
from recoupe.reading.reader import Reader

# B-cubed and pairwise F1 of the best other way on the same items (`python -m eval.story_rivals`);
# every item alone has .746 and .753, and no pairs.
_RIVALS = {"open": ("USE .884", "USE .667"), "closed": ("INA .845", "TF-IDF .473")}


def other_story_rows(folder: Path) -> Iterator[Row]:
    """Yield the rows of the open and of the closed days, each day grouped on its own."""
    reader = Reader(load_language("fr"))
    days = labels_of("stories")
    for split in ("open", "closed"):
        chosen = [d for d in days if d["split"] == split]
        gold, found = _grouped(reader, folder / "fr" / "stream", chosen)
        tally = Tally.of(gold, found)
        cubed, pairs = tally.cubed, tally.pairs
        data = f"fr/stream, {len(gold)} {split}"
        yield Row(key=f"stories_{split}_b3", task="stories: B-cubed F1", data=data, score=cubed,
                  anchor=_RIVALS[split][0])  # fmt: skip
        yield Row(key=f"stories_{split}_pairs", task="stories: pairwise F1", data=data,
                  score=pairs, anchor=_RIVALS[split][1])  # fmt: skip


def _grouped(
    reader: Reader, folder: Path, days: Sequence[Gold]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the gold story and the found story of each item, both named after their day."""
    gold: dict[str, str] = {}
    found: dict[str, str] = {}
    for day in days:
        gold |= stories_of(day)
        readings = reader.read([as_report(i) for i in day_items(folder, day)])
        found |= {f"{day['day']} {k}": f"{day['day']} {s}" for k, s in group_all(readings).items()}
    return gold, found


def item_key(item: Mapping[str, str | None]) -> str:
    """Return the id under which a stream item is labelled."""
    return text_key("\n".join(item.get(k) or "" for k in ("outlet", "title", "summary")))


def stories_of(day: Gold) -> dict[str, str]:
    """Return the story of each item of a day, an item alone having one of its own."""
    return {
        f"{day['day']} {key}": f"{day['day']} {key if story is None else story}"
        for key, story in day["items"]
    }


def day_items(folder: Path, day: Gold) -> list[Gold]:
    """Return a day's labelled items, once each, as gold items under their ids.

    Raises:
        LookupError: the stream lacks labelled items.

    """
    wanted = {key for key, _ in day["items"]}
    found: dict[str, Gold] = {}
    for item in json_lines(folder / f"news_{day['day'][:7]}.jsonl.gz"):
        if item["first_seen"][:10] == day["day"] and (key := item_key(item)) in wanted:
            found.setdefault(key, _item(key, item))
    if len(found) < len(wanted):
        raise LookupError(f"{day['day']}: {len(found)} of {len(wanted)} labelled items in {folder}")
    return list(found.values())


def _item(key: str, item: Gold) -> Gold:
    return {
        "id": key,
        "source": item["outlet"],
        "title": item["title"],
        "url": item["link"],
        "text": item["summary"] or "",
        "published": item["first_seen"],
    }

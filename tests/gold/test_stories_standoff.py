"""Labels of stories: their shape, and the items found again by their ids."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from eval.standoff import labels_of
from eval.stories_other import day_items, item_key, stories_of

Day = dict[str, Any]
DAYS = labels_of("stories")


def _write(folder: Path, items: list[Day]) -> None:
    with gzip.open(folder / "news_2023-02.jsonl.gz", "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(i) + "\n" for i in items)


def _stream_item(title: str, *, day: str = "2023-02-21", summary: str | None = None) -> Day:
    return {"first_seen": day, "outlet": "a.fr", "title": title, "summary": summary, "link": "l"}


@pytest.mark.parametrize("day", DAYS, ids=[d["day"] for d in DAYS])
class TestLabels:
    def test_each_item_is_labelled_once(self, day: Day) -> None:
        keys = [key for key, _ in day["items"]]
        assert len(keys) == len(set(keys))
        assert all(len(k) == 16 and set(k) <= set("0123456789abcdef") for k in keys)

    def test_another_story_exists_and_is_another(self, day: Day) -> None:
        stories = dict(day["items"])
        for key, other in day["uncertain"]:
            assert stories[key] != other
            assert other is None or other in stories.values()


def test_closed_days_were_drawn() -> None:
    closed = [d for d in DAYS if d["split"] == "closed"]
    assert len(closed) == len(DAYS) - len(closed) == 3
    assert all(d["seed"] for d in closed)


def test_no_day_was_tuned_on() -> None:
    assert not any("2024-03-15" <= d["day"] <= "2024-03-25" for d in DAYS)


def test_an_item_alone_has_a_story_of_its_own() -> None:
    day = {"day": "2023-02-21", "items": [["aa", 1], ["bb", 1], ["cc", None], ["dd", None]]}
    stories = stories_of(day)
    assert stories["2023-02-21 aa"] == stories["2023-02-21 bb"]
    assert len(set(stories.values())) == 3


def test_items_are_found_by_outlet_title_and_summary(tmp_path: Path) -> None:
    flood = _stream_item("Crue à Valmont", summary="La rivière monte.")
    vote = _stream_item("Vote à Valmont")
    _write(tmp_path, [flood, flood, vote, _stream_item("Crue à Valmont", day="2023-02-22")])
    day = {"day": "2023-02-21", "items": [[item_key(flood), None]]}
    (item,) = day_items(tmp_path, day)
    assert (item["id"], item["title"], item["text"]) == (
        item_key(flood),
        "Crue à Valmont",
        "La rivière monte.",
    )


def test_items_that_the_stream_lacks_are_told(tmp_path: Path) -> None:
    _write(tmp_path, [_stream_item("Vote à Valmont")])
    with pytest.raises(LookupError, match="0 of 1"):
        day_items(tmp_path, {"day": "2023-02-21", "items": [["0" * 16, None]]})

"""Gold of our own: each label quotes its report; floors are asked of what can be scored."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from eval.__main__ import missing, sunk
from eval.own import own_gold
from eval.score import Row
from recoupe.model.annotation import PloverType, Status

Label = dict[str, Any]
GOLD = own_gold()
QUOTED = ("times", "quotes", "events", "figures")


@pytest.mark.parametrize(("item", "report"), GOLD, ids=[x["id"] for x, _ in GOLD])
class TestLabels:
    def test_words_stand_at_their_offsets(self, item: Label, report: Any) -> None:
        labels = [x for field in QUOTED for x in item[field]]
        assert [report.text[x["start"] : x["end"]] for x in labels] == [x["words"] for x in labels]

    def test_names_do_not_cross(self, item: Label, report: Any) -> None:
        names = [x for x in item["names"] if x[2] != "ignored"]
        assert all(a[1] <= b[0] for a, b in pairwise(names))
        assert all(0 <= a < b <= len(report.text) for a, b, *_ in item["names"])

    def test_types_and_statuses_exist(self, item: Label, report: Any) -> None:
        assert {x["status"] for x in item["events"]} <= set(get_args(Status))
        assert {x["plover"] for x in item["events"]} <= {*get_args(PloverType), None}


def test_lines_are_of_different_reports() -> None:
    path = Path(__file__).with_name("own.jsonl")
    keys = [json.loads(line)["report"] for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(keys) == len(set(keys)) == len(GOLD)


class TestFloors:
    ROWS = (Row(key="own_a", task="", data="", score=0.5),)

    def test_a_score_below_its_floor_is_told(self) -> None:
        assert sunk(list(self.ROWS), {"own_a": 0.6}) == ["below its floor: own_a 0.500 < 0.600"]
        assert sunk(list(self.ROWS), {"own_a": 0.5}) == []

    def test_shared_rows_may_lack_only_without_the_shared_gold(self) -> None:
        floors = {"own_a": 0.4, "times_exact": 0.9}
        assert missing(list(self.ROWS), floors, shared=False) == []
        assert missing(list(self.ROWS), floors, shared=True) == [
            "has a floor but no score: times_exact"
        ]
        assert missing([], floors, shared=False) == ["has a floor but no score: own_a"]

"""Decisions on pairs that stay at hand: the same answers as the table gives."""

from pathlib import Path

import pytest

from recoupe.model.story import Link
from recoupe.record import Record
from recoupe.record.links import LinksAtHand

IDS = ["a", "b", "c", "d"]


def link(a: str, b: str, score: float = 1.0) -> Link:
    return Link(a=a, b=b, score=score, joined=score >= 0)


FOUND = {
    "b": (link("a", "b"),),
    "c": (link("a", "c", -1.0), link("b", "c")),
    "d": (link("c", "d"),),
}


def test_what_is_at_hand_is_what_the_table_has(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db", write=True) as record, record.transaction():
        at_hand = LinksAtHand(record.links)
        at_hand.replace({"b": FOUND["b"]})
        assert at_hand.among(["a", "b"]) == (link("a", "b"),)
        record.links.replace({k: FOUND[k] for k in ("c", "d")})
        for some in (IDS, ["a", "c"], ["d"], ["b", "c", "d"]):
            assert at_hand.among(some) == record.links.among(some)


def test_what_was_left_behind_is_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recoupe.record.links.HELD", 1)
    with Record.open(tmp_path / "r.db", write=True) as record, record.transaction():
        record.links.replace(FOUND)
        at_hand = LinksAtHand(record.links)
        for some in (IDS, ["c", "d"], ["a", "b"], IDS):
            assert at_hand.among(some) == record.links.among(some)


def test_replacing_replaces_at_hand_too(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db", write=True) as record, record.transaction():
        at_hand = LinksAtHand(record.links)
        at_hand.replace(FOUND)
        at_hand.replace({"c": (link("b", "c", 2.0),)})
        assert at_hand.among(IDS) == record.links.among(IDS)
        assert link("a", "c", -1.0) not in at_hand.among(IDS)

"""The notes of our stories fit their reports."""

import pytest

from eval.cross_gold import notes_and_reports, place_of
from eval.data import Gold
from recoupe.engine.instants import end_of, parse_as_of
from recoupe.model.report import Report

STORIES = list(notes_and_reports())


@pytest.mark.parametrize(("notes", "reports"), STORIES, ids=[n["story"] for n, _ in STORIES])
class TestNotes:
    def test_tellings_quote_their_reports(self, notes: Gold, reports: list[Report]) -> None:
        texts = {r.key: {"title": r.title or "", "body": r.text} for r in reports}
        for claim in notes["claims"]:
            assert claim["tellings"]
            for telling in claim["tellings"]:
                text = texts[telling["report"]][telling["field"]]
                place_of(text, telling["words"], telling["nth"])

    def test_names_are_of_this_story(self, notes: Gold, reports: list[Report]) -> None:
        keys = {r.key for r in reports}
        claims = {c["id"] for c in notes["claims"]}
        origins = {"unknown", *(o["id"] for o in notes["origins"])}
        assert {o for c in notes["claims"] for some in c["origins"] for o in some} <= origins
        assert {r for o in notes["origins"] for r in o["reports"]} <= keys
        sides = [s for d in notes["disagreements"] for s in d["sides"]]
        assert {r for s in sides for r in s["reports"]} <= keys
        assert {c for d in notes["disagreements"] for c in d["claims"]} <= claims
        assert {d["claim"] for d in notes["near_misses"]} <= claims

    def test_reports_known_as_of(self, notes: Gold, reports: list[Report]) -> None:
        for state in notes["as_of"]:
            until = parse_as_of(state["at"]).until
            known = [r for r in reports if end_of(r.published.value or "") <= until]
            assert len(known) == state["reports"], state["at"]


def test_parts_and_closed_stories() -> None:
    parts = [n["part"] for n, _ in STORIES]
    assert parts.count("first") == parts.count("second") == parts.count("third") == 10
    early = [(n, reports) for n, reports in STORIES if n["part"] in ("first", "second")]
    assert sum(len(reports) for n, reports in STORIES if n["part"] == "fourth") == 24
    assert sum(len(reports) for _, reports in early) == 81
    assert sum(n["closed"] for n, _ in early) == 6
    assert all(n["closed"] for n, _ in STORIES if n["part"] == "third")
    assert sum(len(reports) for n, reports in STORIES if n["part"] == "third") == 43

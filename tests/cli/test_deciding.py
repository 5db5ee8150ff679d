"""The commands that decide on stories, on a record of their own."""

import json

import pytest

from recoupe.model.codec import from_json
from recoupe.model.listing import Decided, DecisionList

REPORTS = [
    ("pont", "2024-05-14", "Le pont de Talmore a été fermé lundi."),
    ("grue", "2024-05-14", "Une grue est tombée mardi à Belcourt."),
    ("vigne", "2024-05-15", "Les vignerons de Sarlieu ont fini la taille."),
]


@pytest.fixture
def own(recoupe, tmp_path):
    """Run a command on a small record that may be changed."""
    lines = [{"id": k, "published": day, "text": text} for k, day, text in REPORTS]
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    file = tmp_path / "recoupe.db"
    assert recoupe("read", tmp_path / "in.jsonl", "--record", file).status == 0
    return lambda *words: recoupe(*words, "--record", file)


def stories(own):
    return {item["title"][:4]: item["id"] for item in own("stories", "--json").json["items"]}


def test_merging_moving_and_undoing(own):
    ids = stories(own)
    merged = own("merge", ids["Le p"], ids["Une "], "--because", "Même chantier.")
    assert (merged.status, merged.err) == (0, "")
    assert "you merged [pont] with [grue]" in merged.out
    assert "2 reports" in merged.out
    assert "gone" in merged.out
    done = from_json(own("move", "vigne", ids["Le p"], "--json").out, Decided)
    assert [story.reports for story in done.stories] == [3]
    assert "(undone)" in own("undo", "2").out
    assert len(stories(own)) == 2
    listed = from_json(own("decisions", "--json").out, DecisionList).items
    assert [(item.n, item.kind, item.undone) for item in listed] == [
        (1, "merge", False),
        (2, "move", True),
    ]
    out = own("decisions").out
    assert "Même chantier." in out
    assert "you moved [vigne] to [" in out
    assert "decision 1" in own("explain", ids["Le p"]).out
    assert "a story of its own" in own("move", "grue", "--alone").out


def test_no_decisions_are_told_as_none(own):
    answer = own("decisions")
    assert (answer.status, answer.out) == (0, "")
    assert "nothing" in answer.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["merge", "pont", "grue"], "not_found"),
        (["undo", "7"], "not_found"),
        (["move", "pont", "--alone"], "decision"),
        (["move", "nulle-part", "--alone"], "not_found"),
    ],
)
def test_what_cannot_be_decided_is_told_in_one_line(own, words, code):
    told, as_json = own(*words), own(*words, "--json")
    assert (told.status, told.out, told.err.count("\n")) == (1, "", 1)
    assert (as_json.status, as_json.err) == (1, "")
    assert as_json.json["error"]["code"] == code


@pytest.mark.parametrize("words", [["move", "pont"], ["move", "pont", "abc", "--alone"], ["undo"]])
def test_wrong_use_is_told(own, words):
    assert own(*words).status == 2


def test_a_correction_is_made_listed_shown_and_undone(own):
    made = own("correct", "origin", "grue", "agency", "Agence Kora", "--because", "Vu au fil.")
    assert (made.status, made.err) == (0, "")
    assert "you corrected: the origin of grue is a dispatch of Agence Kora" in made.out
    assert "Vu au fil. (user/origin)" in made.out
    done = from_json(own("correct", "origin", "vigne", "unknown", "--json").out, Decided)
    assert (done.decision.kind, done.decision.corrects, done.decision.idle) == (
        "correct",
        "origin",
        False,
    )
    shown = own("story", stories(own)["Une "], "--json").json["corrections"]
    assert [(c["decision"], c["because"]) for c in shown] == [(1, "Vu au fil.")]
    assert "Agence Kora" in own("explain", stories(own)["Une "]).out
    assert "(undone)" in own("undo", "1").out
    assert own("story", stories(own)["Une "], "--json").json["corrections"] == []
    assert (
        own("correct", "origin", "vigne", "unknown", "--json").json["error"]["code"] == "decision"
    )


def test_claims_are_joined_and_a_name_is_set_apart(own, tmp_path):
    more = [
        ("juge", "2024-07-15", "La police a arrêté mardi à Belcourt le maire, Hugo Brassard."),
        ("cour", "2024-07-16", "Les gendarmes ont incarcéré le maire de Belcourt, H. Brassart."),
    ]
    lines = [json.dumps({"id": k, "published": day, "text": text}) for k, day, text in more]
    (tmp_path / "more.jsonl").write_text("\n".join(lines))
    assert own("read", tmp_path / "more.jsonl").status == 0
    ids = stories(own)
    if "Les " in ids:
        own("merge", ids["La p"], ids["Les "])
    story = ids["La p"]
    found = own("story", story, "--json").json
    joined = own("correct", "claims", *(c["id"] for c in found["claims"]), "--because", "Un fait.")
    assert (joined.status, joined.err) == (0, "")
    assert "are one claim" in joined.out
    assert own("correct", "entities", story, "Hugo Brassard", "H. Brassart").status == 0
    parted = own("correct", "entity", story, "Hugo Brassard", "H. Brassart")
    assert "you corrected: “H. Brassart” in cour is another than “Hugo Brassard”" in parted.out
    shown = own("story", story, "--json").json
    assert [(c["corrects"], c["idle"]) for c in shown["corrections"]] == [
        ("claims", False),
        ("entities", True),
        ("entity", False),
    ]
    assert (len(found["claims"]), len(shown["claims"])) == (2, 1)
    assert "Un fait." in own("explain", shown["claims"][0]["id"]).out
    assert "Un fait." in own("story", story).out
    again = own("correct", "entity", story, "Hugo Brassard", "Hugo Brassard", "--json")
    assert again.json["error"]["code"] == "decision"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["correct", "origin", "grue", "rumour"], 2),
        (["correct", "origin", "grue", "agency"], 1),
        (["correct", "copy", "grue", "pont"], 1),
        (["correct", "claim", "zz", "grue"], 1),
        (["correct", "entities", "zz", "a", "b"], 1),
        (["correct", "entity", "zz", "a", "grue"], 1),
        (["correct", "entity", "zz", "a"], 2),
        (["correct", "claims", "zz", "yy"], 1),
        (["correct", "claims", "zz"], 2),
        (["correct", "claim", "zz"], 2),
    ],
)
def test_a_correction_that_cannot_be_is_told_with_a_hint(own, words, status):
    answer = own(*words, "--json")
    assert answer.status == status
    assert answer.json["error"]["hint"]

import sqlite3

import pytest

from engine.fakes import fake_stages, write_items
from recoupe.engine.ask import dossier, stories
from recoupe.engine.explain import explain
from recoupe.engine.read import read
from recoupe.engine.verify import verify
from recoupe.errors import NotFoundError

ITEMS = [
    {"key": "a1", "text": "Crue à Valmont.", "day": "2024-05-15"},
    {"key": "a2", "text": "Crue et maisons.", "day": "2024-05-16", "source": "b.example"},
    {"key": "a3", "text": "Cruelle soirée.", "day": "2024-05-16", "source": "b.example"},
    {"key": "b1", "text": "Grève des bateliers.", "day": "2024-05-15"},
]


@pytest.fixture
def full(tmp_path, record):
    read([write_items(tmp_path / "in", ITEMS)], record, stages=fake_stages())
    return record


def story(record, title):
    return next(i.id for i in stories(record).items if i.title.startswith(title))


def test_a_story_is_explained_by_its_links_and_near_misses(full):
    found = explain(full, story(full, "Crue à"), stages=fake_stages())
    assert (found.kind, found.what) == ("story", "Crue à Valmont.")
    assert [r.rule for r in found.reasons] == [
        "story.joined",
        "same_word",
        "story.refused",
        "same_word",
        "story.refused",
        "same_word",
    ]


def test_a_story_of_one_report_says_so(full):
    found = explain(full, story(full, "Grève"), stages=fake_stages())
    assert [r.rule for r in found.reasons] == ["story.alone"]


def test_claims_and_origins_are_explained_by_the_beginning_of_their_ids(full):
    checked = dossier(full, story(full, "Crue à"))
    claim, origin = checked.dossier.claims[0], checked.dossier.origins[0]
    found = explain(full, claim.id[:10])
    assert (found.kind, found.what, found.reasons[0].rule) == ("claim", "Crue", "one_word")
    assert explain(full, origin.id).kind == "origin"
    assert explain(full, origin.id).what == "own reporting: unknown"


def test_what_is_not_there_cannot_be_explained(full):
    for name in ("ffffffffffff", "", "a1"):
        with pytest.raises(NotFoundError):
            explain(full, name)


def test_a_record_as_read_holds(full):
    found = verify(full)
    assert (found.reports, found.faults) == (4, ())
    assert found.spans > 8


@pytest.mark.parametrize(
    ("sql", "kind"),
    [
        ("UPDATE reports SET body = replace(body, 'Valmont', 'Valmond')", "report"),
        ("UPDATE readings SET body = replace(body, 'Valmont', 'Valmond')", "reading"),
        (
            'UPDATE readings SET body = replace(body, \'"end":4,"text"\', \'"end":3,"text"\')',
            "event",
        ),
        ("UPDATE stories SET crosscheck = replace(crosscheck, '\"end\":4', '\"end\":5')", "claim"),
        ("DELETE FROM memberships WHERE story IN (SELECT max(story) FROM memberships)", "story"),
    ],
)
def test_tampering_is_found(full, sql, kind):
    with sqlite3.connect(full.path) as other:
        other.execute(sql)
    other.close()
    assert kind in {fault.kind for fault in verify(full).faults}

"""What grouping anew changes in whole stories, and the pair that is named for it."""

from recoupe.engine.changes import changes
from recoupe.model.story import Link


def link(a, b, score, *, joined=True):
    return Link(a=a, b=b, score=score, joined=joined)


def test_a_merge_names_the_surest_pair_between_its_parts():
    before = [("a", "b"), ("c", "d"), ("e",)]
    links = [
        link("a", "b", 5.0),  # inside one part
        link("a", "c", 1.0),
        link("b", "d", 2.0),
        link("b", "c", 3.0, joined=False),
        link("d", "e", 4.0),  # to another story
    ]
    [found] = changes(before, [("a", "b", "c", "d"), ("e",)], links)
    assert (found.kind, found.parts, found.reason.score) == (
        "merged",
        (("a", "b"), ("c", "d")),
        2.0,
    )
    assert "b and d" in found.reason.detail


def test_two_merges_name_a_pair_each():
    before = [("a",), ("b",), ("c",), ("d",)]
    links = [link("a", "b", 1.0), link("c", "d", 2.0)]
    found = list(changes(before, [("a", "b"), ("c", "d")], links))
    assert [d.reason.score for d in found] == [1.0, 2.0]


def test_a_merge_without_a_pair_between_its_parts_says_so():
    [found] = changes([("a",), ("b",)], [("a", "b")], [])
    assert (found.reason.score, found.reason.detail) == (None, "what came since ties them")


def test_a_comer_is_no_change_and_a_split_tells_its_parts():
    assert list(changes([("a",)], [("a", "b")], [])) == []
    [found] = changes([("a", "b", "c")], [("a", "c", "d"), ("b",)], [])
    assert (found.kind, found.parts) == ("split", (("a", "c"), ("b",)))

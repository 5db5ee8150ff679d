"""A user's decisions on stories hold whatever comes after, and can be taken back."""

import pytest

from engine.fakes import FakeReader, fake_stages, write_items
from recoupe.engine import deciding
from recoupe.engine.ask import dossier, stories
from recoupe.engine.bonds import bonds_among, bonds_of
from recoupe.engine.explain import explain
from recoupe.engine.read import read
from recoupe.errors import DecisionError, NotFoundError
from recoupe.model.reason import Reason
from recoupe.model.story import Decision
from recoupe.stories import group as real_group

ITEMS = [
    {"key": "a1", "text": "Crue à Valmont.", "day": "2024-05-15"},
    {"key": "a2", "text": "Crue et maisons.", "day": "2024-05-16"},
    {"key": "a3", "text": "Crue sans fin.", "day": "2024-05-17"},
    {"key": "b1", "text": "Inondation au village.", "day": "2024-05-16"},
    {"key": "b2", "text": "Inondation du siècle.", "day": "2024-05-18"},
    {"key": "c1", "text": "Grève des bateliers.", "day": "2024-05-15"},
]


def stages(reader=None, **changes):
    return fake_stages(reader, **({"group": real_group} | changes))


@pytest.fixture
def pile(tmp_path, record):
    def take(items, **changes):
        read([write_items(tmp_path / "in", items)], record, stages=stages(**changes))
        return record

    return take


@pytest.fixture
def full(pile):
    return pile(ITEMS)


def grouped(record):
    """The keys of the reports, by story, sorted."""
    found = [dossier(record, item.id).dossier.reports for item in stories(record).items]
    return sorted("".join(sorted(r.key for r in reports)) for reports in found)


def story_of(record, key):
    [report] = record.reports.matching(key)
    return record.stories.of_reports([report])[report]


def merge(record, a, b):
    return deciding.merge(record, story_of(record, a), story_of(record, b), stages=stages())


def move(record, key, to):
    to = to and story_of(record, to)
    return deciding.move(record, key, to, stages=stages())


def undo(record, n):
    return deciding.undo(record, n, stages=stages())


def test_two_stories_are_merged_whole(full):
    done = merge(full, "b1", "a1")
    assert grouped(full) == ["a1a2a3b1b2", "c1"]
    assert [(s.id, s.reports) for s in done.stories] == [(story_of(full, "a1"), 5)]
    assert len(done.gone) == 1
    assert (done.decision.n, done.decision.kind, done.decision.by) == (1, "merge", "user")


def test_decisions_are_listed_by_story_or_report(full):
    merge(full, "b1", "a1")
    move(full, "c1", "a1")
    undo(full, 2)

    def listed(about):
        return [item.n for item in deciding.decisions(full, about).items]

    assert listed(None) == [1, 2]
    assert listed("b2") == [1, 2]
    assert listed("c1") == listed(story_of(full, "c1")) == [2]
    move(full, "b2", None)
    assert listed("c1") == [2]
    with pytest.raises(NotFoundError):
        listed("d1")


def test_only_what_follows_from_a_users_decision_is_the_rules_own(full):
    merge(full, "a1", "b1")
    assert [d.kind for d in full.decisions.all()] == ["merge"]


def test_a_report_is_moved_to_another_story(full):
    move(full, "a1", "b1")
    assert grouped(full) == ["a1b1b2", "a2a3", "c1"]


def test_a_report_is_moved_to_a_story_of_its_own(full):
    move(full, "a2", None)
    assert grouped(full) == ["a1a3", "a2", "b1b2", "c1"]


@pytest.mark.parametrize("way", ["nothing new", "new reports", "new reader", "new placing"])
def test_later_steps_respect_decisions(full, pile, way):
    merge(full, "a1", "b1")
    move(full, "a2", None)
    more = [
        {"key": "a4", "text": "Crue encore.", "day": "2024-05-15"},
        {"key": "b3", "text": "Inondation encore.", "day": "2024-05-19"},
    ]
    changes = {"new reader": {"reader": FakeReader("2")}, "new placing": {"placing_version": "2"}}
    pile([*ITEMS, *more] if way == "new reports" else ITEMS, **changes.get(way, {}))
    found = grouped(full)
    [whole] = [s for s in found if "b1" in s]
    assert {"a1", "a3", "b1", "b2"} <= {whole[i : i + 2] for i in range(0, len(whole), 2)}
    assert all(not ("a2" in s and other in s) for s in found for other in ("a1", "a3"))


def test_the_same_holds_in_a_stream(full, pile, monkeypatch):
    monkeypatch.setattr("recoupe.engine.grouping.PILE_REPORTS", 1)
    merge(full, "a1", "b1")
    move(full, "a2", "c1")
    pile([*ITEMS, {"key": "b3", "text": "Inondation encore.", "day": "2024-05-19"}])
    assert grouped(full) == ["a1a3b1b2b3", "a2c1"]


@pytest.mark.parametrize(
    "decide",
    [
        lambda record: merge(record, "a1", "b1"),
        lambda record: move(record, "b1", "a1"),
        lambda record: move(record, "a3", None),
    ],
)
def test_what_is_undone_is_as_the_rules_have_it(full, decide):
    before = grouped(full)
    done = decide(full)
    assert grouped(full) != before
    changed = undo(full, done.decision.n)
    assert grouped(full) == before
    assert changed.decision.undone
    assert changed.stories
    assert [d.by for d in full.decisions.all()] == ["user"]


def test_a_move_out_of_a_merged_story_leaves_the_others_merged(full):
    merge(full, "a1", "b1")
    last = move(full, "a1", None)
    assert grouped(full) == ["a1", "a2a3b1b2", "c1"]
    undo(full, last.decision.n)
    assert grouped(full) == ["a1a2a3b1b2", "c1"]


def test_of_two_that_contradict_each_other_the_newer_wins(full):
    first = move(full, "a2", None)
    merge(full, "a2", "a1")
    assert grouped(full) == ["a1a2a3", "b1b2", "c1"]
    undo(full, first.decision.n)
    assert grouped(full) == ["a1a2a3", "b1b2", "c1"]


@pytest.fixture
def merged_by_rule(pile):
    """Two stories that a report come later makes one."""

    def joining(report_ids, links, *, bonds):
        links = [k for k in links if k.joined]
        return real_group(report_ids, links, bonds=bonds)

    items = [
        {"key": "d1", "text": "Incendie au port.", "day": "2024-05-15"},
        {"key": "d2", "text": "Incendie au quai.", "day": "2024-05-16"},
    ]
    record = pile(items[:1])
    pile(items[1:], group=lambda ids, links, *, bonds: tuple((i,) for i in sorted(ids)))
    assert grouped(record) == ["d1", "d2"]
    pile([{"key": "d3", "text": "Incendie éteint.", "day": "2024-05-17"}], group=joining)
    assert grouped(record) == ["d1d2d3"]
    return record


def test_a_merge_by_rule_is_kept_and_vetoed_for_good(merged_by_rule, pile):
    record = merged_by_rule
    [decision] = record.decisions.all()
    assert (decision.kind, decision.by) == ("merged", "rule")
    done = undo(record, decision.n)
    assert (done.decision.kind, done.decision.vetoes) == ("veto", decision.n)
    apart = {frozenset(p) for p in bonds_among(record, record.reports.ids()).apart}
    assert len(apart) == 1
    assert not any("d1" in s and "d2" in s for s in grouped(record))
    pile([{"key": "d4", "text": "Incendie fini.", "day": "2024-05-17"}], placing_version="2")
    assert not any("d1" in s and "d2" in s for s in grouped(record))
    undo(record, done.decision.n)
    assert grouped(record) == ["d1d2d3d4"]
    assert not record.decisions.get(decision.n).undone


def test_a_split_by_rule_is_vetoed_for_good(full, pile):
    def halved(report_ids, links, *, bonds):
        return real_group(report_ids, (), bonds=bonds)

    pile([{"key": "a4", "text": "Crue encore.", "day": "2024-05-18"}], group=halved)
    assert "a1" in grouped(full)
    split = next(d for d in full.decisions.all() if d.kind == "split" and len(d.parts) == 3)
    deciding.undo(full, split.n, stages=stages(group=halved))
    assert "a1a2a3" in grouped(full)
    pile(ITEMS, group=halved, placing_version="2")
    assert "a1a2a3" in grouped(full)


def test_a_story_as_of_a_day_keeps_to_decisions(full):
    merge(full, "a1", "b2")
    found = dossier(full, story_of(full, "a1"), as_of="2024-05-16", stages=stages()).dossier
    assert sorted(r.key for r in found.reports) == ["a1", "a2", "b1"]
    listed = stories(full, as_of="2024-05-16", stages=stages()).items
    assert sorted(item.reports for item in listed) == [1, 3]


def test_what_a_user_cannot_decide_is_told(full):
    a = story_of(full, "a1")
    with pytest.raises(DecisionError, match="one story"):
        deciding.merge(full, a, a[:10], stages=stages())
    with pytest.raises(NotFoundError):
        deciding.merge(full, a, "ffff", stages=stages())
    with pytest.raises(DecisionError, match="already"):
        deciding.move(full, "a2", a, stages=stages())
    with pytest.raises(DecisionError, match="already"):
        deciding.move(full, "c1", None, stages=stages())
    with pytest.raises(NotFoundError):
        deciding.move(full, "z9", a, stages=stages())
    with pytest.raises(NotFoundError, match="decision"):
        undo(full, 1)
    n = move(full, "a2", None).decision.n
    undo(full, n)
    with pytest.raises(DecisionError, match="already"):
        undo(full, n)
    assert len(full.decisions.all()) == 1


def test_a_decision_is_kept_with_its_grouping_or_not_at_all(full):
    def broken(report_ids, links, *, bonds):
        raise RuntimeError

    before = grouped(full)
    a, b = story_of(full, "a1"), story_of(full, "b1")
    with pytest.raises(RuntimeError):
        deciding.merge(full, a, b, stages=stages(group=broken))
    assert (full.decisions.all(), grouped(full)) == ((), before)


def test_a_decision_whose_stories_are_not_derived_is_finished_by_the_next_read(full, pile):
    def broken(*args, **more):
        raise ValueError

    a, b = story_of(full, "a1"), story_of(full, "b1")
    done = deciding.merge(full, a, b, stages=stages(check=broken))
    assert done.pending == 5
    pile([])
    assert grouped(full) == ["a1a2a3b1b2", "c1"]


def test_a_story_is_explained_by_the_decisions_on_it(full):
    deciding.merge(
        full, story_of(full, "a1"), story_of(full, "b1"), because="Un fleuve.", stages=stages()
    )
    undo(full, move(full, "a2", None).decision.n)
    reasons = explain(full, story_of(full, "a1"), stages=fake_stages()).reasons
    assert [r.rule for r in reasons[:4]] == [
        "story.decided",
        "user/merge",
        "story.decided",
        "user/move",
    ]
    assert reasons[1].detail == "Un fleuve."
    assert "undone" in reasons[2].detail
    assert "story.decided" not in {
        r.rule for r in explain(full, story_of(full, "c1"), stages=fake_stages()).reasons
    }


def test_decisions_are_listed_with_keys_and_stories(full):
    merge(full, "a1", "b1")
    undo(full, move(full, "a2", "c1").decision.n)
    one, other = deciding.decisions(full).items
    assert [part.keys for part in other.parts] == [("a2",), other.parts[1].keys, ("c1",)]
    assert {frozenset(part.keys) for part in one.parts} == {
        frozenset(("a1", "a2", "a3")),
        frozenset(("b1", "b2")),
    }
    assert {part.story for part in one.parts} == {story_of(full, "a1")}
    assert (one.undone, other.undone) == (False, True)


def decision(n, kind, *parts):
    reason = Reason(rule=f"user/{kind}", version="1", detail="so")
    return Decision(n=n, kind=kind, by="user", parts=parts, reason=reason)


def test_an_older_bond_gives_way_also_where_others_carry_the_newer():
    made = dict(
        bonds_of([decision(1, "veto", ("a",), ("c",)), decision(2, "merge", ("a", "b"), ("c",))])
    )
    assert made[1].apart == ()
    assert made[2].together == (("a", "b"), ("a", "c"))


def test_an_older_merge_holds_for_those_that_were_not_parted_since():
    made = dict(
        bonds_of(
            [decision(1, "merge", ("a", "b"), ("c",)), decision(2, "move", ("a",), ("b", "c"))]
        )
    )
    assert made[2].apart == (("a", "b"), ("a", "c"))
    assert made[1].together == (("b", "c"),)

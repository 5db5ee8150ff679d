"""Finding candidates: what the index leaves out does not join, and its sums are the rules' own."""

import itertools
from pathlib import Path

import numpy as np
import pytest

from recoupe.model.annotation import Reading
from recoupe.model.report import Report
from recoupe.sources import load
from recoupe.stories import features_of
from recoupe.stories.columns import FIRST_ROWS, Columns
from recoupe.stories.index import Index
from recoupe.stories.postings import Postings
from recoupe.stories.rules import JOIN_SCORE, pair_of, same_outlet, score_of
from recoupe.stories.sides import side_of
from recoupe.stories.window import Window

EXAMPLES = Path(__file__).parents[2] / "examples/reports"


@pytest.fixture(scope="module")
def sides():
    window = Window(features_of(Reading.of(r)) for r in load(EXAMPLES) if isinstance(r, Report))
    return {f.report: side_of(f) for f in window.reports()}


def test_whatever_joins_is_a_candidate(sides):
    index = Index()
    for report, side in sides.items():
        index.add(report, side)
    for report, side in sides.items():
        found = index.candidates(report, side, reach_days=1000)
        assert report not in found
        joining = {o for o in sides if o != report and joins(side, sides[o])}
        assert joining <= set(found)


def joins(a, b):
    return score_of(pair_of(a, b)) >= JOIN_SCORE


def test_candidates_do_not_depend_on_the_order_of_coming(sides):
    forth, back = Index(), Index()
    for report, side in sides.items():
        forth.add(report, side)
    for report, side in reversed(sides.items()):
        back.add(report, side)
    for report, side in sides.items():
        one, other = (i.candidates(report, side, reach_days=1000) for i in (forth, back))
        assert sorted(one) == sorted(other)


def test_what_is_dropped_is_as_if_it_had_never_been_in(sides):
    known = list(sides.items())
    for gone in (1, len(known) // 2, len(known) - 1):
        dropping, fresh = Index(), Index()
        for report, side in known:
            dropping.add(report, side)
        dropping.drop_first([side for _, side in known[:gone]])
        for report, side in known[gone:]:
            fresh.add(report, side)
        for report, side in known[:gone]:  # they come again, last
            dropping.add(report, side)
            fresh.add(report, side)
        for report, side in known:
            one, other = (i.candidates(report, side, reach_days=1000) for i in (dropping, fresh))
            assert sorted(one) == sorted(other)


@pytest.mark.parametrize("late", [False, True])
def test_a_window_that_has_forgotten_is_like_one_that_never_knew(late):
    known = Window(features_of(Reading.of(r)) for r in load(EXAMPLES) if isinstance(r, Report))
    weighed = sorted(known.reports(), key=lambda f: (f.latest, f.report))
    last = weighed[-1].latest.toordinal() + 1
    if late:  # the oldest one is told last: it is not in the first rows
        weighed = [*weighed[1:], weighed[0]]
    window = Window(weighed, reach_days=1)
    window.forget(before=last)
    left = {f.report for f in window.reports()}
    assert 0 < len(left) < len(weighed)
    fresh = Window((f for f in weighed if f.report in left), reach_days=1)
    for features in weighed:
        assert window.links(features) == fresh.links(features)


def test_what_lies_out_of_reach_is_no_candidate(sides):
    index = Index()
    for report, side in sides.items():
        index.add(report, side)
    for report, side in sides.items():
        near = index.candidates(report, side, reach_days=1)
        assert all(side.days.gap(sides[other].days) <= 1 for other in near)


def test_sums_are_of_the_rows_asked_for():
    postings = Postings()
    postings.add(0, {"pont": 0.5, "crue": 1.0})
    postings.add(2, {"pont": 2.0})
    rows = np.array([2, 0, 1])
    assert postings.spread("pont") == 2
    assert postings.dot({"pont": 3.0, "rien": 1.0}, rows).tolist() == [6.0, 1.5, 0.0]
    assert postings.having({"pont": 3.0, "crue": 1.0}, rows).tolist() == [3.0, 4.0, 0.0]
    assert postings.dot({"rien": 1.0}, rows).tolist() == [0.0, 0.0, 0.0]


def test_columns_grow_and_agree_with_the_rules(sides):
    many = list(itertools.islice(itertools.cycle(sides.values()), FIRST_ROWS + 40))
    columns = Columns()
    for side in many:
        columns.add(side)
    rows = np.arange(len(many))
    asked = many[3]
    days = columns.days_between(asked, rows)
    outlets = columns.same_outlet(asked, rows)
    alike = columns.alike(asked, rows)
    for n, side in enumerate(many):
        assert days[n] == asked.days.gap(side.days)
        assert outlets[n] == bool(same_outlet(pair_of(asked, side)))
        assert alike[n] == pytest.approx(float(asked.meaning @ side.meaning), abs=1e-6)

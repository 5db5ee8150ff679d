"""Pairing of quotation marks."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.reading.quotations.marks import find_quoted


def pairs(text):
    return [(text[q.start : q.end], q.depth) for q in find_quoted(text)]


def test_guillemets_pair_with_their_blanks():
    assert pairs("Il dit «\u00a0oui\u00a0» puis « non ».") == [
        ("«\u00a0oui\u00a0»", 0),
        ("« non »", 0),
    ]


def test_straight_marks_pair_in_turn():
    assert pairs('"Oui", puis "non".') == [('"Oui"', 0), ('"non"', 0)]


def test_straight_marks_glued_to_the_next_sentence_still_pair():
    text = 'Au niveau de la "pêche."Depuis deux ans, les "amis" sont là.'
    assert pairs(text) == [('"pêche."', 0), ('"amis"', 0)]


def test_marks_of_another_kind_nest():
    assert pairs("« Il m'a dit “viens” hier »") == [
        ("« Il m'a dit “viens” hier »", 0),
        ("“viens”", 1),
    ]


def test_curly_marks_turned_the_wrong_way_pair():
    assert pairs("Il promet ”du pain” et “des roses“.") == [("”du pain”", 0), ("“des roses“", 0)]


def test_a_stray_mark_inside_a_pair_is_forgotten():
    assert pairs("« \"Ce n'est que tard ». Puis « fin ».") == [
        ("« \"Ce n'est que tard »", 0),
        ("« fin »", 0),
    ]


def test_an_open_mark_is_closed_by_the_last_mark_of_its_paragraph():
    text = "« Nous partons. « Vite », dit-il."
    assert pairs(text)[0] == ("« Nous partons. « Vite »", 0)


def test_an_open_mark_without_any_other_ends_with_its_paragraph():
    assert pairs("Il a dit : « Nous partons demain.\nLa pluie tombe.") == [
        ("« Nous partons demain.", 0)
    ]


def test_a_quotation_runs_on_where_the_next_paragraph_repeats_the_mark():
    text = "« Nous partons.\n« Nous reviendrons », a-t-il dit."
    assert pairs(text) == [("« Nous partons.\n« Nous reviendrons »", 0)]


def test_a_quotation_runs_on_where_the_next_paragraph_closes_it():
    text = "« Nous partons.\nNous reviendrons », a-t-il dit."
    assert pairs(text) == [("« Nous partons.\nNous reviendrons »", 0)]


def test_a_closing_mark_alone_begins_with_its_sentence():
    text = "La pluie tombe. Nous restons ici », a dit le maire."
    assert pairs(text) == [("Nous restons ici »", 0)]


def test_a_mark_before_capitals_points_to_another_text():
    text = "La pluie tombe. » LIRE AUSSI - Les «bacs» à quai. » À VOIR le port."
    assert pairs(text) == [("«bacs»", 0)]


def test_one_mark_may_close_the_inner_and_the_outer():
    text = "Il n'est pas «un chef des «bacs rouges».  «Nous partons», dit-il. «Adieu.»"
    assert pairs(text) == [
        ("«un chef des «bacs rouges»", 0),
        ("«Nous partons»", 0),
        ("«Adieu.»", 0),
    ]


def test_what_one_mark_has_closed_is_not_carried_on():
    text = "Il dit: «voici les «bacs rouges».\n«Nous partons», a-t-il dit."
    assert pairs(text) == [("«voici les «bacs rouges»", 0), ("«Nous partons»", 0)]


def test_an_outer_one_left_open_ends_with_its_sentence():
    text = "« Ni « la paix », ni « la guerre », dit-elle. Elle sort. Les « bacs » partent."
    assert pairs(text)[0] == ("« Ni « la paix », ni « la guerre »", 0)


def test_doubled_apostrophes_and_angles_are_marks():
    assert pairs("Il dit ''oui'' et <<non>>.") == [("''oui''", 0), ("<<non>>", 0)]


def test_an_apostrophe_is_no_mark():
    assert pairs("L’eau d’hier n’est qu’un souvenir.") == []


@given(st.text(alphabet='«»“”"\n ab.,’‘<>', max_size=200))
def test_stretches_lie_in_the_text_and_outermost_ones_do_not_overlap(text):
    found = find_quoted(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    outer = [q for q in found if q.depth == 0]
    assert all(a.end <= b.start for a, b in pairwise(outer))


@pytest.mark.parametrize("unit", ['"', "«", "» ", "«a ", "« \n", "“a\n", '" \n', "»a»\n"])
def test_long_runs_of_marks_take_linear_time(unit):
    begin = time.perf_counter()
    find_quoted(unit * (60_000 // len(unit)))
    assert time.perf_counter() - begin < 5

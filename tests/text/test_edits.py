"""Changes inside runs that two texts share, by hand."""

from hypothesis import given
from hypothesis import strategies as st

from recoupe.text.edits import changes, rising


def told(a: str, b: str) -> list[tuple[str, str]]:
    """The changes between two lines of words, as (words of a, words of b)."""
    x, y = a.split(), b.split()
    return [(" ".join(x[i:j]), " ".join(y[k:m])) for i, j, k, m in changes(x, y)]


def test_the_same_words_have_no_changes() -> None:
    assert told("le pont est fermé", "le pont est fermé") == []


def test_words_dropped_added_and_replaced() -> None:
    a = "le vieux pont de la ville sera fermé mardi pour six longues semaines dit le maire"
    b = "le pont de la ville sera bientôt fermé mardi pour huit semaines dit le maire"
    assert told(a, b) == [("vieux", ""), ("", "bientôt"), ("six longues", "huit")]


def test_what_is_the_same_inside_a_change_is_no_change() -> None:
    a = "selon le premier ministre du pays tout va bien"
    b = "selon le chef ministre de pays tout va bien"
    assert told(a, b) == [("premier", "chef"), ("du", "de")]


def test_an_end_that_differs_is_one_change() -> None:
    assert told("il a dit oui hier", "il a dit non") == [("oui hier", "non")]


def test_the_heaviest_order_is_kept_and_the_rest_was_moved() -> None:
    assert rising([(10, 5), (20, 5), (0, 8), (30, 1)]) == {0, 1, 3}
    assert rising([]) == frozenset()


@given(st.lists(st.sampled_from("abc"), max_size=40), st.lists(st.sampled_from("abc"), max_size=40))
def test_what_no_change_holds_is_the_same_on_both_sides(a: list[str], b: list[str]) -> None:
    left, right, at_a, at_b = [], [], 0, 0
    for i, j, k, m in changes(a, b):
        left += a[at_a:i]
        right += b[at_b:k]
        at_a, at_b = j, m
    assert left + a[at_a:] == right + b[at_b:]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.text.shingles import count_common, distinct, shingles, winnowed


def test_there_is_a_hash_for_every_few_words_in_a_row() -> None:
    assert len(shingles(["le", "port", "a", "fermé", "hier"], 3)) == 3
    assert len(shingles(["le", "port"], 3)) == 0
    first, second = shingles(["a", "b", "a", "b"], 2)[[0, 2]]
    assert first == second


def test_the_order_of_words_counts() -> None:
    assert shingles(["le", "maire"], 2)[0] != shingles(["maire", "le"], 2)[0]


def test_hashes_are_the_same_in_every_run() -> None:
    # Else what is remembered of a text would not outlive the process.
    assert int(shingles(["le", "port"], 2)[0]) == 6148610359846718640


def test_common_hashes_are_counted_once() -> None:
    a, b = (distinct(shingles(t.split(), 2)) for t in ("un deux un deux trois", "un deux quatre"))
    assert count_common(a, b) == 1


@given(
    st.lists(st.sampled_from("abcdef"), max_size=30),
    st.lists(st.sampled_from("abcdef"), min_size=7, max_size=20),
    st.lists(st.sampled_from("abcdef"), max_size=30),
    st.lists(st.sampled_from("uvwxyz"), min_size=5, max_size=30),
)
def test_a_run_as_long_as_window_and_shingle_is_never_missed(
    before: list[str], run: list[str], after: list[str], other: list[str]
) -> None:
    size, window = 3, 5
    a = winnowed(shingles(before + run + after, size), window)
    b = winnowed(shingles(other + run + other, size), window)
    assert set(a) & set(b)


@pytest.mark.parametrize("words", [[], ["un"], ["un", "deux", "trois"]])
def test_a_short_text_has_one_hash_at_most(words: list[str]) -> None:
    assert len(winnowed(shingles(words, 3), 5)) == (len(words) >= 3)

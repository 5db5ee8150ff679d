"""Looking ranges up by place: the same answers as looking at all of them."""

from hypothesis import given
from hypothesis import strategies as st

from recoupe.text.overlaps import Overlaps

RANGES = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda r: (r[0], r[0] + r[1])),
    max_size=12,
)


def test_what_touches_only_at_an_edge_does_not_overlap():
    found = Overlaps([(0, 3, "a"), (3, 6, "b"), (6, 9, "c")]).over(3, 6)
    assert found == ["b"]


def test_they_come_in_the_order_in_which_they_were_given():
    assert Overlaps([(4, 8, "late"), (0, 9, "wide"), (5, 6, "in")]).over(5, 6) == [
        "late",
        "wide",
        "in",
    ]


@given(RANGES, st.integers(0, 50), st.integers(1, 10))
def test_a_look_up_finds_what_looking_at_all_finds(ranges, start, length):
    end = start + length
    items = [(a, b, n) for n, (a, b) in enumerate(ranges)]
    wanted = [n for a, b, n in items if a < end and start < b]
    assert Overlaps(items).over(start, end) == wanted


@given(RANGES, st.integers(0, 60))
def test_the_next_start_is_the_least_of_those_that_follow(ranges, position):
    wanted = min((a for a, _ in ranges if a >= position), default=None)
    assert Overlaps([(a, b, None) for a, b in ranges]).start_from(position) == wanted

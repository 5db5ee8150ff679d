"""Marks nest as elements must, and the text stays whole."""

from hypothesis import given
from hypothesis import strategies as st

from recoupe.export.marks import marked_pieces


def test_marks_open_and_end_around_their_words() -> None:
    pieces = marked_pieces("un deux trois", [(3, 7, "mark", "a")])
    assert pieces == (
        ("text", "un "),
        ("mark", "a"),
        ("text", "deux"),
        ("end", ""),
        ("text", " trois"),
    )


def test_a_crossing_mark_is_cut_and_keeps_one_anchor() -> None:
    pieces = marked_pieces("abcdef", [(0, 4, "mark", "x"), (2, 6, "run", "y")])
    assert pieces == (
        ("mark", "x"),
        ("text", "ab"),
        ("run", "y"),
        ("text", "cd"),
        ("end", ""),
        ("end", ""),
        ("run", ""),
        ("text", "ef"),
        ("end", ""),
    )


MARKS = st.lists(
    st.tuples(
        st.integers(-2, 30),
        st.integers(-2, 30),
        st.sampled_from(["mark", "run"]),
        st.sampled_from(["a", "b", "c"]),
    ),
    max_size=12,
)


@given(st.text(max_size=25), MARKS)
def test_text_is_whole_and_elements_balance(text: str, marks: list) -> None:
    pieces = marked_pieces(text, marks)
    assert "".join(value for kind, value in pieces if kind == "text") == text
    depth = 0
    for kind, _ in pieces:
        depth += {"mark": 1, "run": 1, "end": -1, "text": 0}[kind]
        assert depth >= 0
    assert depth == 0


@given(st.text(min_size=1, max_size=25), MARKS)
def test_an_anchor_opens_where_its_mark_starts(text: str, marks: list) -> None:
    at, opened = 0, set()
    for kind, value in marked_pieces(text, marks):
        if kind == "text":
            at += len(value)
        elif kind in {"mark", "run"} and value:
            opened.add((at, kind, value))
    wanted = {(max(s, 0), k, a) for s, e, k, a in marks if max(s, 0) < min(e, len(text))}
    assert opened == wanted

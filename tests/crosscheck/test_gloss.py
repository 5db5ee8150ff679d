from hypothesis import given
from hypothesis import strategies as st

from recoupe.crosscheck.gloss import MAX_CHARS, cut


def test_a_short_clause_is_its_own_gloss() -> None:
    assert cut("Le pont\na cédé.", 8, 14) == "Le pont a cédé."


def test_a_long_clause_is_cut_at_a_blank_and_says_so() -> None:
    text = "Le pont a cédé " + "sous le poids des camions " * 8
    found = cut(text, 8, 14)
    assert found.startswith("Le pont a cédé")
    assert found.endswith(" …")
    assert len(found) <= MAX_CHARS + 4


@given(st.text(alphabet="ab \u00a0,.", min_size=1, max_size=400), st.data())
def test_a_gloss_holds_no_word_that_the_clause_has_not(text: str, data) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 20)))
    words = cut(text, start, end).replace("…", " ").split()
    assert all(word in text for word in words)

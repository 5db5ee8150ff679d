from golden.listing import GOLDEN, listing


def test_the_examples_are_read_as_reviewed() -> None:
    assert listing() == GOLDEN.read_text(encoding="utf-8")

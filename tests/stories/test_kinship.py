"""The table of kinds: which rule holds for which shares, by hand."""

import pytest

from recoupe.stories.kinship import RULES, Shared


def shared(whole: float, prose: float, words: float, said: int = 0) -> Shared:
    return Shared(whole=whole, prose=prose, prose_words=words, said=said, passages=said + 1)


@pytest.mark.parametrize(
    ("given", "rule", "kind"),
    [
        (shared(0.9, 0.9, 120), "prose_copied", "copy"),
        (shared(0.5, 0.18, 25, said=3), "mostly_copied", "copy"),
        (shared(0.14, 0.1, 35, said=1), "sentences_copied", "copy"),
        (shared(0.17, 0.17, 20), "nothing_quoted", "copy"),
        (shared(0.17, 0.17, 20, said=1), "said_alike", "shared_quote"),
        (shared(0.3, 0.3, 8, said=1), "said_alike", "shared_quote"),
        (shared(0.3, 0.3, 8), "little_shared", "none"),
        (shared(0.04, 0.04, 40), "little_shared", "none"),
    ],
)
def test_the_first_rule_that_holds_gives_the_kind(given: Shared, rule: str, kind: str) -> None:
    name, found, _, _ = next(r for r in RULES if r[2](given))
    assert (name, found) == (rule, kind)

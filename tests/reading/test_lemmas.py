"""Lemmas: presents that the tagger leaves in their form get their infinitive, nouns do not."""

import pytest

from support import document


def lemmas(text: str) -> dict[str, str]:
    [sentence] = document(text).body
    return {t.text: t.lemma for t in sentence.tokens}


@pytest.mark.parametrize(
    ("text", "form", "lemma"),
    [
        ("Il demande aux policiers de partir.", "demande", "demander"),
        ("La maire invite les pêcheurs.", "invite", "inviter"),
        ("Le maire offre un port à la ville.", "offre", "offrir"),
        ("La demande des pêcheurs est longue.", "demande", "demande"),
        ("Le port reste fermé.", "reste", "rester"),
        ("Le maire rend le port aux pêcheurs.", "rend", "rendre"),
    ],
)
def test_lemma(text: str, form: str, lemma: str) -> None:
    assert lemmas(text)[form] == lemma

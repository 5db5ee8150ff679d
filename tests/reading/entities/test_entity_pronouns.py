"""Subject pronouns lead to the subject before them, or to nothing."""

from recoupe.reading.entities import EntityIndex, find_entities
from support import document, french


def resolved(text: str, pronoun: str, *, nth: int = 0) -> str | None:
    index: EntityIndex = find_entities(document(text), french())
    start = -1
    for _ in range(nth + 1):
        start = text.index(pronoun, start + 1)
    entity = index.referent(start + len(pronoun) - len(pronoun.lstrip(" -")))
    return entity.name if entity else None


def test_he_is_the_subject_before() -> None:
    assert resolved("Jan Kowal a parlé. Ensuite, il est parti.", " il ") == "Jan Kowal"


def test_inverted_pronoun_after_a_quotation() -> None:
    text = "Jan Kowal est arrivé jeudi. « Nous sommes prêts », a-t-il déclaré."
    assert resolved(text, "-il") == "Jan Kowal"


def test_she_is_not_a_man() -> None:
    text = "Mme Anna Kowal a reçu M. Paul Dubreuil. Elle a souri."
    assert resolved(text, "Elle") == "Anna Kowal"


def test_impersonal_il_stands_for_nobody() -> None:
    assert resolved("Jan Kowal a parlé. Il faut attendre.", "Il ") is None


def test_a_pronoun_inside_quotation_marks_is_left_open() -> None:
    text = "Jan Kowal a parlé. « Il ment », a répondu Paul Dubreuil."
    assert resolved(text, "Il ") is None


def test_a_thing_that_is_no_entity_blocks_the_pronoun() -> None:
    text = "Jan Kowal a parlé. Le procès commence lundi. Il durera deux jours."
    assert resolved(text, "Il ") is None

"""Denials as sides: in the first person, of none of them, and in no more words than needed."""

import pytest

from crosscheck.build import Sheet, days, dossier
from recoupe.model.dossier import Disagreement


def shelling() -> Sheet:
    sheet = Sheet("L'armée a bombardé Telvane lundi, affirme Paul Ako.", source="a.example")
    sheet.person("Paul Ako").entity("armée", "organisation").town("Telvane")
    return sheet.event(
        "bombardé",
        type="ASSAULT",
        lemma="bombarder",
        agents=["armée"],
        recipients=["Telvane"],
        place="Telvane",
        when=days("2024-05-13"),
        by="Paul Ako",
    )


def answer(words: str, of_whom: str) -> Sheet:
    text = f"« {words} », a dit Idris Malo, porte-parole de {of_whom}."
    sheet = Sheet(text, source="b.example").person("Idris Malo").town("Telvane")
    sheet.entity(of_whom.removeprefix("l'"), "organisation").quote(words, "Idris Malo")
    return sheet.event(
        "bombardé",
        clause=words,
        type="ASSAULT",
        lemma="bombarder",
        status="denied",
        agents=["Idris Malo"],
        recipients=["Telvane"],
        place="Telvane",
        when=days("2024-05-13"),
        by="Idris Malo",
    )


def statuses(*sheets: Sheet) -> list[Disagreement]:
    return [d for d in dossier(*sheets).disagreements if d.aspect == "status"]


def test_who_says_we_denies_for_the_body_that_his_sentence_names() -> None:
    (dispute,) = statuses(shelling(), answer("Nous n'avons pas bombardé Telvane lundi", "l'armée"))
    assert [s.by for s in dispute.sides] == ["Paul Ako", "Idris Malo"]


@pytest.mark.parametrize(
    ("words", "of_whom"),
    [
        ("Nous n'avons pas bombardé Telvane lundi", "Ligue azur"),
        ("Je n'ai pas bombardé Telvane lundi", "l'armée"),
    ],
)
def test_who_speaks_for_others_or_for_himself_does_not(words: str, of_whom: str) -> None:
    assert statuses(shelling(), answer(words, of_whom)) == []


def killed(text: str, source: str, **fields) -> Sheet:
    sheet = Sheet(text, source=source).person("Paul Ako").person("Idris Malo")
    sheet.entity("manifestants", "group").town("Telvane")
    return sheet.event(
        "tué", type="ASSAULT", lemma="tuer", place="Telvane", when=days("2024-05-13"), **fields
    )


ASSERTED = "Des manifestants ont été tués lundi à Telvane, affirme Paul Ako."


@pytest.mark.parametrize(("noun", "disputed"), [("manifestant", True), ("policier", False)])
def test_none_of_them_is_of_those_told_by_that_word(noun: str, disputed: bool) -> None:
    denial = f"Aucun {noun} n'a été tué lundi à Telvane, assure Idris Malo."
    found = statuses(
        killed(ASSERTED, "a.example", recipients=["manifestants"], by="Paul Ako"),
        killed(denial, "b.example", status="denied", by="Idris Malo"),
    )
    assert bool(found) is disputed


def test_a_verb_with_whom_it_was_not_done_to_needs_no_other_words() -> None:
    def arrested(text: str, source: str, status: str, by: str) -> Sheet:
        sheet = Sheet(text, source=source).person("Rémi Sol").person(by)
        clause = text.partition(",")[0]
        return sheet.event(
            "arrêté",
            clause=clause,
            type="COERCE",
            mode="arrest",
            lemma="arrêter",
            status=status,
            recipients=["Rémi Sol"],
            by=by,
        )

    (dispute,) = statuses(
        arrested("Rémi Sol a été arrêté, dit Paul Ako.", "a.example", "occurred", "Paul Ako"),
        arrested("Rémi Sol n'a pas été arrêté, dit Léa Morin.", "b.example", "denied", "Léa Morin"),
    )
    assert [s.value for s in dispute.sides] == ["occurred", "denied"]

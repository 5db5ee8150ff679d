import pytest

from crosscheck.build import Sheet, dossier
from recoupe.crosscheck.contest import ContestWords
from recoupe.model.dossier import Disagreement
from support import french

SAID = "la vanne avait été signalée comme fendue en mai"
DENIED = "« La vanne n’a jamais été signalée »"


def answer(between: str, *, who: str = "Ondal") -> Sheet:
    text = f"Selon deux techniciens, {SAID}. {between}{DENIED}, affirme {who}."
    sheet = Sheet(text).body("deux techniciens").body("Ondal").body("mairie")
    sheet.quote(SAID, "deux techniciens", cue="Selon", kind="indirect")
    sheet.quote(DENIED, who, cue="affirme")
    return sheet.event("signalée", clause=SAID, lemma="signaler", by="deux techniciens")


def disputes(*sheets: Sheet) -> tuple[Disagreement, ...]:
    return dossier(*sheets).disagreements


def test_who_answers_a_charge_in_its_words_denies_it() -> None:
    (found,) = disputes(answer("Ondal dément. "))
    assert found.aspect == "status"
    assert [(s.value, s.by) for s in found.sides] == [
        ("occurred", "deux techniciens"),
        ("denied", "Ondal"),
    ]


def test_what_nobody_answers_is_no_dispute() -> None:
    assert disputes(answer("La mairie veut un rapport. ")) == ()


def test_nobody_denies_what_he_says_himself() -> None:
    assert disputes(answer("Ondal dément. ", who="deux techniciens")) == ()


def told(text: str, source: str) -> Sheet:
    sheet = Sheet(text, source=source).person("Ama Dossou")
    trigger = "arrêtée"
    return sheet.event(
        trigger, lemma="arrêter", type="COERCE", mode="arrest", recipients=["Ama Dossou"]
    )


SAYS = "Ama Dossou a été arrêtée à Kelba par les douaniers"


def test_another_report_denies_it_in_all_its_words() -> None:
    denial = Sheet("Ama Dossou n’a pas été arrêtée à Kelba par les douaniers.", source="b.example")
    (found,) = disputes(told(f"{SAYS}.", "a.example"), denial)
    assert found.aspect == "status"


@pytest.mark.parametrize(
    "denial",
    [
        "Ama Dossou n’a pas été arrêtée à Tombouro par les gendarmes.",
        "Ama Dossou n’a pas encore été arrêtée à Kelba par les douaniers.",
        "Personne d’autre n’a été vu à Kelba.",
    ],
)
def test_a_denial_of_something_else_is_no_dispute(denial: str) -> None:
    assert disputes(told(f"{SAYS}.", "a.example"), Sheet(denial, source="b.example")) == ()


def test_what_had_not_happened_before_is_no_denial() -> None:
    earlier = Sheet(
        "Ama Dossou n’a pas été arrêtée à Kelba par les douaniers.",
        source="b.example",
        day="2024-05-13",
    )
    assert disputes(told(f"{SAYS}.", "a.example"), earlier) == ()


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("La vanne n’a pas été signalée.", {"signal"}),
        ("Aucun pont ne s’est écroulé.", {"ecroul"}),
        ("Ils ne sont pas des voleurs.", {"voleur"}),
        ("Il n’est pas encore arrivé.", set()),
        ("Il n’y a que trois ponts.", set()),
        ("Avant qu’il ne parte.", set()),
    ],
)
def test_what_a_text_denies(text: str, stems: set[str]) -> None:
    assert french().made(ContestWords).negated_in(text) == stems


def test_what_is_denied_of_another_is_no_dispute() -> None:
    denial = Sheet("Lina Ako n’a pas été arrêtée à Kelba par les douaniers.", source="b.example")
    assert disputes(told(f"{SAYS}.", "a.example"), denial.person("Lina Ako")) == ()

"""Texts of others that a report prints as they came, and lines that only look like their heads."""

import pytest

from crosscheck.build import Sheet, claim_of, dossier, origins_of

DEED = "le conseil a fermé le pont de Kelba"
LONG = " La séance a été levée sans autre point." * 20


def origin_of(text: str, *, names: tuple[str, ...] = ()) -> tuple[str, str | None]:
    sheet = Sheet(text)
    for name in names:
        sheet.body(name)
    sheet.event("fermé", clause=DEED, lemma="fermer", type="COERCE")
    found = dossier(sheet)
    (origin,) = origins_of(found, claim_of(found, "fermé"))
    return origin.kind, origin.issuer.name if origin.issuer else None


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Compte rendu de la réunion du Conseil communal de Kelba", "document"),
        ("n*COMPTE-RENDU de la réunion du Conseil communal de Kelba", "document"),
        ("Communiqué de presse du Conseil communal de Kelba", "communique"),
    ],
)
def test_what_stands_under_a_heading_is_its_issuers(heading: str, kind: str) -> None:
    text = f"La séance a duré.\n{heading}\nMardi, {DEED}.{LONG}"
    assert origin_of(text, names=("Conseil communal de Kelba",)) == (
        kind,
        "Conseil communal de Kelba",
    )


def test_what_stands_before_the_heading_is_the_reports_own() -> None:
    text = f"Mardi, {DEED}.\nCompte rendu de la réunion du Conseil communal de Kelba\nSuite.{LONG}"
    assert origin_of(text, names=("Conseil communal de Kelba",)) == ("unknown", None)


@pytest.mark.parametrize(
    "line",
    [
        "Le compte rendu de la réunion du Conseil communal de Kelba",
        "Communiquer avec le Conseil communal de Kelba",
        "Selon le compte rendu de la réunion",
    ],
)
def test_a_sentence_is_no_heading(line: str) -> None:
    text = f"La séance a duré.\n{line}\nMardi, {DEED}.{LONG}"
    assert origin_of(text, names=("Conseil communal de Kelba",))[0] == "unknown"


def test_a_short_rest_is_no_text_of_others() -> None:
    text = f"La séance a duré.\nCommuniqué de presse du Conseil communal\nMardi, {DEED}."
    assert origin_of(text)[0] == "unknown"


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        ("CELLCOM / Mairie de Kelba", "Mairie de Kelba"),
        ("Cellule de communication du gouvernorat", "gouvernorat"),
    ],
)
def test_what_an_office_of_communication_signs_is_a_communique(line: str, issuer: str) -> None:
    assert origin_of(f"Mardi, {DEED}.{LONG}\n \n{line}\n \n") == ("communique", issuer)

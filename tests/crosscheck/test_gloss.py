import msgspec
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.build import Sheet, dossier
from recoupe.crosscheck.gloss import MAX_CHARS, cut
from support import report


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


def test_two_claims_of_one_clause_are_told_apart() -> None:
    sheet = Sheet("La police poursuit ses recherches afin d'arrêter les voleurs du musée.")
    sheet.body("La police").body("musée")
    sheet.event("poursuit", type="COERCE", agents=["La police"])
    sheet.event("arrêter", type="COERCE", mode="arrest", status="planned", agents=["La police"])
    first, second = sorted((c.what for c in dossier(sheet).claims), key=len, reverse=True)
    assert first == sheet.text
    assert second == "… recherches afin d'arrêter les voleurs du musée."


def test_a_part_is_no_stub() -> None:
    sheet = Sheet("Le maire déplore les dégâts, dus aux violences.").body("Le maire")
    sheet.event("déplore", type="ACCUSE", agents=["Le maire"])
    sheet.event("violences", type="ASSAULT", agents=["Le maire"])
    assert {c.what for c in dossier(sheet).claims} == {
        sheet.text,
        "… les dégâts, dus aux violences.",
    }


def test_a_title_is_told_up_to_its_colon() -> None:
    sheet = Sheet("Le port rouvre.")
    sheet.report = report(sheet.text, title="Grève des dockers de Kelba : le port rouvre")
    sheet.event("rouvre", type="PROTEST", lemma="grève", rule="noun")
    (event,) = sheet.events
    title = sheet.report.title
    clause = msgspec.structs.replace(
        event.clause, start=0, end=len(title), text=title, field="title"
    )
    sheet.events = [
        msgspec.structs.replace(event, start=0, end=5, text="Grève", field="title", clause=clause)
    ]
    (claim,) = dossier(sheet).claims
    assert claim.what == "Grève des dockers de Kelba"

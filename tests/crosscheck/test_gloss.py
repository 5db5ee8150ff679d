import msgspec
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.build import Sheet, dossier
from recoupe.crosscheck.gloss import MAX_CHARS, cut, plain
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
    assert second == "… afin d'arrêter les voleurs du musée."


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


def test_a_part_begins_with_its_small_words_and_not_inside_a_name() -> None:
    sheet = Sheet("Six joueuses du FC Orvelle périssent dans un accident.").body("FC Orvelle")
    sheet.event("périssent", type="ASSAULT", agents=["FC Orvelle"])
    sheet.event("accident", type="ASSAULT", agents=["FC Orvelle"], rule="noun")
    assert {c.what for c in dossier(sheet).claims} == {
        sheet.text,
        "… périssent dans un accident.",
    }


def glossed(text: str, trigger: str, clause: str, **fields) -> str:
    sheet = Sheet(text).body("Vantor")
    sheet.event(trigger, clause=clause, type="ACCUSE", agents=["Vantor"], **fields)
    (claim,) = dossier(sheet).claims
    return claim.what


def test_a_clause_that_lacks_its_object_gets_its_sentence() -> None:
    text = "Vantor souffre. C’est une baisse que la firme entend rattraper dès cet été. Fin."
    clause = "la firme entend rattraper dès cet été"
    assert glossed(text, "rattraper", clause) == (
        "C’est une baisse que la firme entend rattraper dès cet été"
    )


def test_what_somebody_says_stands_without_him() -> None:
    text = "Vantor annonce que la firme quittera Orvelle dès cet été. Fin."
    clause = "la firme quittera Orvelle dès cet été"
    assert glossed(text, "quittera", clause) == clause


def test_a_clause_that_opens_with_its_verb_gets_its_subject() -> None:
    text = "Vantor souffre. Les travaux ont été reportés cet été par Vantor et la mairie. Fin."
    clause = "reportés cet été par Vantor et la mairie"
    assert glossed(text, "reportés", clause, rule="verb") == (
        "Les travaux ont été reportés cet été par Vantor et la mairie"
    )


def test_what_was_glued_to_a_clause_is_left_out() -> None:
    text = "Vantor dénonce la réforme des quais https://t.co/ab12 Lire ici.Mais Sorel rit."
    assert glossed(text, "dénonce", text) == "Vantor dénonce la réforme des quais"


def test_a_closing_mark_without_its_opening_ends_a_gloss() -> None:
    text = "Vantor dénonce la réforme des quais” Pour elle"
    assert glossed(text, "dénonce", text) == "Vantor dénonce la réforme des quais"


def test_a_clause_is_completed_up_to_the_next_mark() -> None:
    text = "Vantor accuse la mairie et le futur grand débat national, et part."
    assert glossed(text, "accuse", "Vantor accuse la mairie et le futur") == (
        "Vantor accuse la mairie et le futur grand débat national"
    )


def test_glosses_that_differ_in_marks_alone_are_one() -> None:
    assert plain("l'individu «armé»") == plain('l’individu "armé"')

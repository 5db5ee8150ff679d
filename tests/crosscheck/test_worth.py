"""What is listed as a claim, and what says too little."""

import msgspec

from crosscheck.build import Sheet, claim_of, cross, dossier


def told(text: str, trigger: str, *, source: str = "a.example", **fields) -> Sheet:
    sheet = Sheet(text, source=source).body("la police")
    return sheet.event(trigger, **fields)


def test_a_stub_is_no_claim() -> None:
    assert dossier(told("lors de cette visite", "visite", type="CONSULT")).claims == ()


def test_an_untyped_clause_without_anyone_is_no_claim() -> None:
    text = "des meubles achetés dans une boutique voisine"
    assert dossier(told(text, "achetés")).claims == ()


def test_a_typed_clause_that_names_who_acts_is_a_claim() -> None:
    text = "la police a dispersé le rassemblement"
    found = dossier(told(text, "dispersé", type="COERCE", agents=["la police"]))
    assert len(found.claims) == 1


def test_a_whole_clause_that_tells_who_acts_needs_no_type() -> None:
    text = "la police a installé une barrière neuve devant le musée"
    assert len(dossier(told(text, "installé", agents=["la police"])).claims) == 1


def test_what_is_counted_is_a_claim() -> None:
    sheet = Sheet("Trois maisons effondrées").figure("Trois", 3, "maisons")
    assert len(dossier(sheet.event("effondrées", figures=["Trois"])).claims) == 1


def test_two_reports_make_a_claim_of_what_one_would_not() -> None:
    clause = "Le pont suspendu reste fermé aux piétons"
    assert dossier(told(clause, "fermé")).claims == ()
    assert len(dossier(told(clause, "fermé"), told(clause, "fermé", source="b.ex")).claims) == 1


def test_a_copied_fragment_is_no_claim() -> None:
    clause = "dont le pont suspendu reste fermé"
    assert dossier(told(clause, "fermé"), told(clause, "fermé", source="b.ex")).claims == ()


def test_a_claim_says_why_it_is_listed() -> None:
    sheet = told("la police a dispersé la foule hier", "dispersé", type="COERCE")
    sheet = told(sheet.text, "dispersé", type="COERCE", agents=["la police"])
    found = cross([sheet.reading()])
    (claim,) = found.dossier.claims
    assert "worth/typed" in [r.rule for r in found.reasons[claim.id]]


def test_the_gloss_is_the_telling_that_stands_on_its_own() -> None:
    text = (
        "Cette visite de travail sera brève. "
        "La police reçoit mardi une visite du comité de quartier."
    )
    sheet = Sheet(text).body("La police")
    first, second = (s + "." for s in text[:-1].split(". "))
    for clause in (first, second):
        sheet.event(
            "visite",
            clause=clause,
            type="CONSULT",
            mode="visit",
            agents=["La police"],
        )
    assert claim_of(dossier(sheet), "visite").what == second


def aimed(*, source: str = "a.example") -> Sheet:
    text = "La ville prend des mesures neuves afin de protéger les riverains du port"
    sheet = told(text, "protéger", source=source, type="AID", agents=["la police"])
    (event,) = sheet.events
    sheet.events = [msgspec.structs.replace(event, rule="verb:protéger; planned.aim")]
    return sheet.lead(text)


def test_what_one_report_gives_as_an_aim_is_no_claim() -> None:
    assert dossier(aimed()).claims == ()


def test_an_aim_is_no_claim_however_many_tell_it() -> None:
    assert dossier(aimed(), aimed(source="b.example")).claims == ()


def test_what_one_report_only_names_again_is_no_claim_of_its_own() -> None:
    text = "la police a dispersé le rassemblement de la place du port"
    rule = "noun:rassemblement; named_again"
    once = told(text, "rassemblement", type="PROTEST", agents=["la police"], rule=rule)
    assert dossier(once).claims == ()
    told_itself = told(text, "rassemblement", type="PROTEST", agents=["la police"])
    assert len(dossier(told_itself).claims) == 1

import pytest

from crosscheck.build import Sheet, claim_of, cross, days, dossier, origins_of, passage
from recoupe.model.dossier import corroboration

WORDS = "« Le pont sera fermé à la circulation pendant trois jours »"


def communique(source: str, lead: str, *, how: str) -> Sheet:
    text = f"{lead} {WORDS}, {how}"
    sheet = Sheet(text, source=source)
    sheet.body("ministère des Transports", country="BEN", sector="GOV")
    sheet.quote(WORDS, "ministère des Transports", cue="indique")
    sheet.event(
        "fermé",
        clause="Le pont sera fermé à la circulation pendant trois jours",
        lemma="fermer",
        status="announced",
        by="ministère des Transports",
    )
    return sheet


def three() -> list[Sheet]:
    how = "indique le ministère des Transports dans un communiqué."
    return [
        communique("a.example", "Le pont de Kelba va fermer.", how=how),
        communique("b.example", "Travaux à Kelba.", how=how),
        communique("c.example", "Annonce.", how="indique le ministère des Transports."),
    ]


def test_a_communique_carried_by_three_is_one_origin() -> None:
    found = dossier(*three())
    (origin,) = found.origins
    assert origin.kind == "communique"
    assert origin.issuer is not None
    assert origin.issuer.name == "ministère des Transports"
    assert len(origin.reports) == 3


def test_the_claim_of_a_communique_has_one_origin() -> None:
    found = dossier(*three())
    assert len(origins_of(found, claim_of(found, "fermé"))) == 1


def test_a_quotation_is_told_once_with_all_that_carry_it() -> None:
    (quote,) = dossier(*three()).quotes
    assert quote.text == WORDS
    assert len(quote.said_in) == 3


DISPATCH = (
    "Un incendie a détruit le marché de Kelba dans la nuit, ont constaté des témoins sur place."
)


def fire(text: str, source: str | None, *, agency: str | None = None, day="2024-05-15") -> Sheet:
    sheet = Sheet(text, source=source, agency=agency, day=day)
    return sheet.event("détruit", clause=DISPATCH, lemma="détruire", type="ASSAULT")


def test_a_dispatch_copied_without_credit_goes_back_to_the_agency() -> None:
    credited = fire(f"{DISPATCH} (Agence Kora)", "a.example", agency="Agence Kora")
    silent = fire(f"{DISPATCH} Lire aussi.", "b.example")
    shared = passage(credited.reading(), silent.reading(), DISPATCH)
    found = dossier(credited, silent, passages=[shared])
    (origin,) = origins_of(found, found.claims[0])
    assert origin.kind == "agency"
    assert len(origin.reports) == 2
    assert "Agence Kora" in origin.reason


def rebuilt(source: str, *, ending: str) -> Sheet:
    sheet = Sheet(f"Le marché de Kelba a été détruit par le feu cette nuit{ending}", source=source)
    return sheet.event("détruit", lemma="détruire", type="ASSAULT")


def test_outlets_that_tell_no_source_count_as_one() -> None:
    found = dossier(fire(DISPATCH, "a.example"), rebuilt("b.example", ending="."))
    origins = origins_of(found, found.claims[0])
    assert [(o.kind, o.issuer) for o in origins] == [("unknown", None)] * 2
    assert corroboration(origins) == 1


def test_an_outlet_that_saw_it_is_an_origin_beside_one_that_tells_no_source() -> None:
    seen = rebuilt("courrier-du-lac.example", ending=", a constaté notre reporter.")
    found = dossier(fire(DISPATCH, "a.example"), seen)
    origins = origins_of(found, found.claims[0])
    assert [o.kind for o in origins] == ["own_reporting", "unknown"]
    assert "a constaté notre reporter" in found_reason(seen)
    assert corroboration(origins) == 2


def found_reason(sheet: Sheet) -> str:
    checked = cross([sheet.reading()])
    (origin,) = checked.dossier.origins
    return checked.reasons[origin.id][0].detail


def test_two_voices_by_channels_that_are_not_told_are_two_origins_that_count_once() -> None:
    told = []
    ways = (
        ("a.example", "mairie", "le marché a été détruit par le feu cette nuit"),
        ("b.example", "préfecture", "le feu a détruit le marché"),
    )
    for source, who, words in ways:
        sheet = Sheet(f"Selon la {who}, {words}.", source=source).body(who)
        sheet.quote(words, who, cue="Selon", kind="indirect")
        told.append(sheet.event("détruit", clause=words, lemma="détruire", type="ASSAULT", by=who))
    found = dossier(*told)
    origins = origins_of(found, found.claims[0])
    assert (len(origins), corroboration(origins)) == (2, 1)


def test_a_later_copy_goes_back_to_the_earlier_outlet() -> None:
    first = fire(DISPATCH, "z.example", day="2024-05-14")
    second = fire(DISPATCH, "a.example", day="2024-05-15")
    found = dossier(first, second)
    (origin,) = found.origins
    assert len(origin.reports) == 2
    assert {r.rule for r in cross([first.reading(), second.reading()]).reasons[origin.id]} == {
        "origin/untold",
        "origin/copy",
    }


def test_a_copied_sentence_in_an_own_report_goes_back_too() -> None:
    long_tail = " Notre correspondant décrit la scène au matin, rue par rue." * 6
    first = fire(DISPATCH, "z.example", day="2024-05-14")
    second = fire(DISPATCH + long_tail, "a.example", day="2024-05-15")
    shared = passage(first.reading(), second.reading(), DISPATCH)
    found = dossier(first, second, passages=[shared])
    assert len(found.claims[0].origins) == 1


def test_an_outlet_that_is_not_named_is_an_unknown_origin() -> None:
    (origin,) = dossier(fire(DISPATCH, None)).origins
    assert origin.kind == "unknown"
    assert origin.issuer is None
    assert "not named" in origin.reason


def test_a_speaker_without_channel_is_the_issuer_of_an_unknown_origin() -> None:
    text = "Le syndicat des dockers appelle à la grève lundi."
    sheet = Sheet(text).body("syndicat des dockers")
    sheet.quote("à la grève lundi", "syndicat des dockers", cue="appelle", kind="indirect")
    sheet.event("appelle", type="REQUEST", agents=["syndicat des dockers"])
    (origin,) = dossier(sheet).origins
    assert origin.kind == "unknown"
    assert origin.issuer is not None
    assert origin.issuer.name == "syndicat des dockers"


def test_a_report_that_names_its_source_is_no_second_origin() -> None:
    text = "La police a arrêté Paul Ako, selon le parquet. Paul Ako a été arrêté lundi."
    sheet = Sheet(text).body("parquet").person("Paul Ako")
    clauses = ("La police a arrêté Paul Ako, selon le parquet.", "Paul Ako a été arrêté lundi.")
    for clause, by in zip(clauses, ("parquet", None), strict=True):
        sheet.event(
            "arrêté",
            clause=clause,
            lemma="arrêter",
            type="COERCE",
            mode="arrest",
            recipients=["Paul Ako"],
            by=by,
        )
    (claim,) = dossier(sheet).claims
    assert len(claim.origins) == 1


def from_the_state(words: str) -> Sheet:
    sheet = Sheet(f"Selon Cotonou, {words}.", source="b.example")
    sheet.body("Cotonou", country="BEN", sector="GOV", roles=["gouvernement"])
    return sheet.quote(words, "Cotonou", cue="Selon", kind="indirect")


def test_what_a_state_says_elsewhere_is_no_part_of_its_ministrys_communique() -> None:
    one = communique(
        "a.example", "Annonce.", how="indique le ministère des Transports dans un communiqué."
    )
    found = dossier(one, from_the_state("la route rouvrira en juin"))
    assert len({q.origin for q in found.quotes}) == 2


def test_a_state_that_says_what_its_ministry_says_is_no_second_origin() -> None:
    how = "indique le ministère des Transports dans un communiqué."
    words = "Le pont sera fermé à la circulation pendant trois jours"
    other = from_the_state(words)
    other.event("fermé", clause=words, lemma="fermer", status="announced", by="Cotonou")
    found = dossier(communique("a.example", "Annonce.", how=how), other)
    assert len(claim_of(found, "fermé").origins) == 1


def test_bamako_beside_a_communique_is_who_issues_it() -> None:
    said = "« La route rouvrira en juin »"
    sheet = Sheet(
        f"{said}, selon Cotonou. {WORDS}, indique un communiqué du ministère des Transports."
    )
    sheet.body("ministère des Transports", country="BEN", sector="GOV")
    sheet.body("Cotonou", country="BEN", sector="GOV", roles=["gouvernement"])
    sheet.quote(said, "Cotonou", cue="selon")
    sheet.quote(WORDS, "ministère des Transports", cue="indique")
    assert [o.kind for o in dossier(sheet).origins] == ["communique"]


def test_an_anaphor_is_the_one_body_of_its_class_that_the_report_names() -> None:
    sheet = Sheet("La société Odalis nie. « Tout est faux », affirme l'entreprise.")
    sheet.body("société Odalis", sector="BUS").body("mairie")
    sheet.quote("« Tout est faux »", "l'entreprise", cue="affirme")
    (origin,) = dossier(sheet).origins
    assert origin.issuer is not None
    assert origin.issuer.name == "société Odalis"


def test_an_anaphor_of_two_bodies_stays_what_it_is() -> None:
    sheet = Sheet("La société Odalis et la société Brimex. « Tout est faux », dit l'entreprise.")
    sheet.body("société Odalis", sector="BUS").body("société Brimex", sector="BUS")
    sheet.quote("« Tout est faux »", "l'entreprise", cue="dit")
    (origin,) = dossier(sheet).origins
    assert origin.issuer is not None
    assert origin.issuer.name == "entreprise"


def test_a_thing_is_no_speaker() -> None:
    said = "dix maisons ont brûlé"
    sheet = Sheet(f"Selon un premier bilan, {said}.")
    sheet.quote(said, "un premier bilan", cue="Selon", kind="indirect")
    (origin,) = dossier(sheet).origins
    assert origin.issuer is None


def test_a_channel_in_the_next_sentence_is_another_statements() -> None:
    said = "« Tout est calme »"
    sheet = Sheet(f"{said}, a dit l'armée. Joint par Kora, son porte-parole se tait.")
    sheet.body("armée").quote(said, "armée", cue="a dit")
    assert [o.kind for o in dossier(sheet).origins] == ["unknown"]


def test_an_interview_and_a_press_conference_are_told_by_their_words() -> None:
    for words, kind in (
        ("dans une interview", "interview"),
        ("en conférence de presse", "press_conference"),
    ):
        said = "« Nous ne céderons rien »"
        sheet = Sheet(f"{said}, a dit Awa Diallo {words}.").person("Awa Diallo")
        sheet.quote(said, "Awa Diallo", cue="a dit")
        assert [o.kind for o in dossier(sheet).origins] == [kind]


PATROLS = "la Force a déployé des patrouilles de nuit sur tous les axes qui mènent à Kelba"


def patrols(text: str, source: str) -> Sheet:
    sheet = Sheet(text, source=source).body("Force", country="BEN")
    return sheet.event("déployé", clause=PATROLS, lemma="déployer", agents=["Force"])


def test_a_copy_that_drops_its_source_keeps_it() -> None:
    silent = patrols(f"Ce mardi, {PATROLS}.", "a.example")
    said = patrols(f"Selon le gouverneur Paul Ako, {PATROLS}.", "b.example").person("Paul Ako")
    said.quote(PATROLS, "Paul Ako", cue="Selon", kind="indirect")
    shared = passage(silent.reading(), said.reading(), PATROLS)
    found = dossier(silent, said, passages=[shared])
    (origin,) = origins_of(found, claim_of(found, "déployé"))
    assert origin.issuer is not None
    assert origin.issuer.name == "Paul Ako"


def test_a_dispatch_that_gives_no_source_is_the_agencys_whatever_others_add() -> None:
    silent = patrols(f"(AFP) Ce mardi, {PATROLS}.", "a.example")
    silent.agency = "AFP"
    said = patrols(f"Selon le gouverneur Paul Ako, {PATROLS}.", "b.example").person("Paul Ako")
    said.quote(PATROLS, "Paul Ako", cue="Selon", kind="indirect")
    shared = passage(silent.reading(), said.reading(), PATROLS)
    found = dossier(silent, said, passages=[shared])
    assert {o.kind for o in origins_of(found, claim_of(found, "déployé"))} == {"agency", "unknown"}


def test_the_same_source_is_the_one_told_before() -> None:
    text = (
        "Le marché a brûlé, selon la Fédération des marchands. "
        "Selon la même source, dix étals ont été sauvés dans la nuit."
    )
    sheet = Sheet(text).body("Fédération des marchands")
    sheet.quote("Le marché a brûlé", "Fédération des marchands", cue="selon", kind="indirect")
    sheet.quote(
        "dix étals ont été sauvés dans la nuit", "la même source", cue="Selon", kind="indirect"
    )
    sheet.event("brûlé", clause="Le marché a brûlé", lemma="brûler", type="ASSAULT")
    sheet.figure("dix étals", 10, "étals")
    sheet.event(
        "sauvés",
        clause="dix étals ont été sauvés dans la nuit",
        lemma="sauver",
        figures=["dix étals"],
    )
    found = dossier(sheet)
    (origin,) = origins_of(found, claim_of(found, "sauvés"))
    assert origin.issuer is not None
    assert origin.issuer.name == "Fédération des marchands"


def said_by(name: str, kind: str, source: str, **fields) -> Sheet:
    words = "Le pont du port sera rouvert vendredi matin"
    sheet = Sheet(f"{words}, a promis {name}.", source=source)
    sheet.entity(name, kind, **fields)
    sheet.quote(words, name, cue="a promis", kind="indirect")
    return sheet.event(
        "rouvert",
        clause=words,
        lemma="rouvrir",
        type="COOPERATE",
        status="announced",
        when=days("2024-05-17"),
        by=name,
    )


def test_an_office_without_a_name_is_no_second_origin_beside_the_person_named() -> None:
    found = dossier(
        said_by("Paul Ako", "person", "a.example", roles=("gouverneur",), country="BEN"),
        said_by("le gouverneur", "role", "b.example"),
    )
    assert len(origins_of(found, claim_of(found, "rouvert"))) == 1


def test_the_holder_of_another_office_is_a_second_origin() -> None:
    found = dossier(
        said_by("Paul Ako", "person", "a.example", roles=("gouverneur",), country="BEN"),
        said_by("le maire", "role", "b.example"),
    )
    assert len(origins_of(found, claim_of(found, "rouvert"))) == 2


def test_a_word_that_tells_no_office_stands_for_the_office_told() -> None:
    found = dossier(
        said_by("le délégué", "role", "a.example"), said_by("le gouverneur", "role", "b.example")
    )
    assert len(origins_of(found, claim_of(found, "rouvert"))) == 1


@pytest.mark.parametrize(
    ("one", "other", "origins"),
    [
        # Who keeps back his name is nobody named; people are not the court they stand in.
        (("Paul Ako", "person"), ("une source policière", "role"), 2),
        (("la cour d'appel de Kelba", "organisation"), ("les avocats", "group"), 2),
        (("le syndicat des pêcheurs", "organisation"), ("les pêcheurs", "group"), 1),
    ],
)
def test_who_cannot_be_one_is_two_origins_though_they_say_the_same(
    one: tuple[str, str], other: tuple[str, str], origins: int
) -> None:
    found = dossier(said_by(*one, "a.example"), said_by(*other, "b.example"))
    assert len(origins_of(found, claim_of(found, "rouvert"))) == origins

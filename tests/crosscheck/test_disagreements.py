import pytest
from msgspec.structs import replace

from crosscheck.build import Sheet, claim_of, days, dossier
from support import report


def toll(words: str, value: float, *, day: str, source: str, **fields) -> Sheet:
    text = f"L'effondrement du pont de Kelba a fait {words} dimanche."
    sheet = Sheet(text, day=day, source=source).town("Kelba")
    sheet.figure(words, value, "morts", **fields)
    sheet.event(
        "effondrement",
        place="Kelba",
        when=days("2024-05-12"),
        figures=[words],
        lemma="effondrement",
    )
    return sheet


def test_a_growing_toll_is_no_disagreement() -> None:
    found = dossier(
        toll("12 morts", 12, day="2024-05-13", source="a.example"),
        toll("19 morts", 19, day="2024-05-14", source="b.example"),
    )
    (claim,) = found.claims
    assert found.disagreements == ()
    assert [f.value for f in claim.figures] == [12, 19]


def test_two_tolls_of_one_day_from_two_origins_are_one() -> None:
    found = dossier(
        toll("12 morts", 12, day="2024-05-13", source="a.example"),
        toll("17 morts", 17, day="2024-05-13", source="b.example"),
    )
    (dispute,) = found.disagreements
    assert dispute.aspect == "number"
    assert [s.value for s in dispute.sides] == ["12 morts", "17 morts"]
    assert dispute.about.claim == found.claims[0].id


def test_a_toll_that_falls_is_disputed() -> None:
    found = dossier(
        toll("17 morts", 17, day="2024-05-13", source="a.example"),
        toll("12 morts", 12, day="2024-05-14", source="b.example"),
    )
    assert [d.aspect for d in found.disagreements] == ["number"]


def test_at_least_twelve_leaves_room_for_seventeen() -> None:
    found = dossier(
        toll("au moins 12 morts", 12, day="2024-05-13", source="a.example", modifier="at_least"),
        toll("17 morts", 17, day="2024-05-13", source="b.example"),
    )
    assert found.disagreements == ()


def test_other_things_counted_are_not_compared() -> None:
    one = toll("12 morts", 12, day="2024-05-13", source="a.example")
    other = Sheet(
        "L'effondrement du pont de Kelba a fait 30 blessés dimanche.",
        day="2024-05-13",
        source="b.example",
    )
    other.town("Kelba").figure("30 blessés", 30, "blessés")
    other.event(
        "effondrement",
        place="Kelba",
        when=days("2024-05-12"),
        figures=["30 blessés"],
        lemma="effondrement",
    )
    assert dossier(one, other).disagreements == ()


def raid(text: str, when: str, place: str, source: str, **fields) -> Sheet:
    sheet = Sheet(text, source=source).town(place).body("Front du Delta").body("Milice Azur")
    sheet.figure("six soldats", 6, "soldats")
    sheet.time("mardi" if "mardi" in text else "lundi", when)
    return sheet.event(
        "raid",
        type="ASSAULT",
        place=place,
        when=days(when),
        figures=["six soldats"],
        **fields,
    )


def test_days_that_exclude_each_other_are_a_disagreement() -> None:
    found = dossier(
        raid("Un raid a tué six soldats lundi à Sanaré.", "2024-05-13", "Sanaré", "a.example"),
        raid("Un raid a tué six soldats mardi à Sanaré.", "2024-05-14", "Sanaré", "b.example"),
    )
    (dispute,) = found.disagreements
    assert dispute.aspect == "date"
    assert [s.value for s in dispute.sides] == ["2024-05-13", "2024-05-14"]


@pytest.mark.parametrize(("rule", "disputed"), [("fact.told", False), ("occurred.past", True)])
def test_a_title_without_a_tense_dates_nothing(rule: str, disputed: bool) -> None:
    words = "Un raid a tué six soldats mardi à Sanaré."
    sheet = raid(words, "2024-05-14", "Sanaré", "b.example")
    sheet.report = report(words, title=words, source="b.example", key="b")
    (event,), (time,) = sheet.events, sheet.times
    clause = replace(event.clause, field="title")
    sheet.events = [replace(event, field="title", clause=clause, rule=rule)]
    sheet.times = [replace(time, field="title")]
    other = raid("Un raid a tué six soldats lundi à Sanaré.", "2024-05-13", "Sanaré", "a.example")
    assert [d.aspect for d in dossier(other, sheet).disagreements] == ["date"] * disputed


def test_two_days_of_one_visit_are_no_disagreement() -> None:
    sheets = []
    for word, day, source in (("lundi", "2024-05-13", "a"), ("mardi", "2024-05-14", "b")):
        sheet = Sheet(f"La visite de Paul Ako s'est poursuivie {word}.", source=f"{source}.example")
        sheet.person("Paul Ako").time(word, day)
        sheet.event("visite", type="CONSULT", mode="visit", agents=["Paul Ako"], when=days(day))
        sheets.append(sheet)
    assert dossier(*sheets).disagreements == ()


def test_two_authors_of_one_raid_are_a_disagreement() -> None:
    found = dossier(
        raid(
            "Un raid du Front du Delta a tué six soldats lundi à Sanaré.",
            "2024-05-13",
            "Sanaré",
            "a.example",
            agents=["Front du Delta"],
        ),
        raid(
            "Un raid de la Milice Azur a tué six soldats lundi à Sanaré.",
            "2024-05-13",
            "Sanaré",
            "b.example",
            agents=["Milice Azur"],
        ),
    )
    (dispute,) = found.disagreements
    assert dispute.aspect == "agent"
    assert [s.value for s in dispute.sides] == ["Front du Delta", "Milice Azur"]


def arrest(*, denied: bool) -> Sheet:
    text = (
        "Le parti de Paul Ako dément son arrestation lundi."
        if denied
        else "La police a procédé lundi à l'arrestation de Paul Ako."
    )
    sheet = Sheet(text, source="b.example" if denied else "a.example")
    sheet.person("Paul Ako").body("parti de Paul Ako")
    return sheet.event(
        "arrestation",
        type="COERCE",
        mode="arrest",
        status="denied" if denied else "occurred",
        recipients=["Paul Ako"],
        when=days("2024-05-13"),
        by="parti de Paul Ako" if denied else None,
    )


def test_a_denial_by_name_of_what_another_asserts_is_a_disagreement() -> None:
    found = dossier(arrest(denied=False), arrest(denied=True))
    (dispute,) = found.disagreements
    assert dispute.aspect == "status"
    assert [(s.value, s.by) for s in dispute.sides] == [
        ("occurred", None),
        ("denied", "parti de Paul Ako"),
    ]


def test_a_denial_bears_nothing_out_and_does_not_undo() -> None:
    found = dossier(arrest(denied=False), arrest(denied=True))
    claim = claim_of(found, "procédé")
    assert claim.status == "occurred"
    assert len(claim.origins) == 1


def test_a_denial_alone_is_a_denied_claim_without_disagreement() -> None:
    found = dossier(arrest(denied=True))
    assert found.claims[0].status == "denied"
    assert found.disagreements == ()


def men(text: str, source: str) -> Sheet:
    sheet = Sheet(text, source=source)
    return sheet.entity("forces azures", "group", country="BEN").country("Bénin", "BEN")


def test_words_that_exclude_each_other_are_a_disagreement_about_their_entity() -> None:
    one = men("Les forces azures sont des mercenaires.", "a.example")
    one.label("mercenaires", "forces azures", cls="mercenary")
    other = men(
        "Le Bénin affirme que les forces azures ne sont pas des mercenaires mais des formateurs.",
        "b.example",
    )
    other.label("mercenaires", "forces azures", cls="mercenary", denied=True, by="Bénin")
    other.label("formateurs", "forces azures", cls="trainer", by="Bénin")
    (dispute,) = dossier(one, other).disagreements
    assert dispute.aspect == "label"
    assert [(s.value, s.by) for s in dispute.sides] == [
        ("mercenaires", None),
        ("formateurs", "Bénin"),
    ]


def test_one_voice_that_uses_both_words_is_no_side() -> None:
    sheet = men("Les forces azures, mercenaires ou formateurs, sont là.", "a.example")
    sheet.label("mercenaires", "forces azures", cls="mercenary")
    sheet.label("formateurs", "forces azures", cls="trainer")
    assert dossier(sheet).disagreements == ()


def test_a_denied_word_that_nobody_asserts_is_no_disagreement() -> None:
    sheet = men("Le Bénin affirme que les forces azures ne sont pas des mercenaires.", "a.example")
    sheet.label("mercenaires", "forces azures", cls="mercenary", denied=True, by="Bénin")
    assert dossier(sheet).disagreements == ()


def crowd(words: str, value: float, where: str, by: str) -> Sheet:
    text = f"Quelque {words} ont manifesté mardi à {where}, selon {by}."
    sheet = Sheet(text, source=f"{by[:2]}.example").town(where).body(by)
    sheet.figure(words, value, "personnes")
    return sheet.event(
        "manifesté",
        lemma="manifester",
        type="PROTEST",
        mode="demo",
        when=days("2024-05-14"),
        figures=[words],
        by=by,
    )


def test_crowds_of_one_town_are_compared() -> None:
    found = dossier(
        crowd("500 personnes", 500, "Kelba", "la police"),
        crowd("900 personnes", 900, "Kelba", "le syndicat"),
    )
    assert [d.aspect for d in found.disagreements] == ["number"]


def test_crowds_of_a_town_and_of_another_place_are_not() -> None:
    found = dossier(
        crowd("500 personnes", 500, "Kelba", "la police"),
        crowd("900 personnes", 900, "Sanaré", "le syndicat"),
    )
    assert found.disagreements == ()


def counted(source: str, day: str, *tolls: tuple[str, float, str]) -> Sheet:
    text = " ".join(f"Selon {by}, le séisme a fait {words}." for words, _, by in tolls)
    sheet = Sheet(text, source=source, day=day)
    for words, value, by in tolls:
        clause = f"le séisme a fait {words}"
        sheet.body(by).figure(words, value, "morts")
        sheet.event("fait", clause=clause, lemma="faire", figures=[words], by=by)
    return sheet


def test_two_sources_that_count_differently_on_one_day_are_a_disagreement() -> None:
    found = dossier(
        counted("a.example", "2024-05-13", ("11 morts", 11, "la mairie")),
        counted("b.example", "2024-05-13", ("14 morts", 14, "la clinique")),
    )
    (dispute,) = found.disagreements
    assert [(s.value, s.by) for s in dispute.sides] == [
        ("11 morts", "mairie"),
        ("14 morts", "clinique"),
    ]


def test_two_tolls_that_one_report_sets_side_by_side_are_of_one_claim() -> None:
    found = dossier(
        counted("a.example", "2024-05-13", ("11 morts", 11, "la mairie")),
        counted(
            "b.example",
            "2024-05-13",
            ("14 morts", 14, "la clinique"),
            ("11 morts", 11, "la mairie"),
        ),
    )
    assert len(found.claims) == 1
    assert [d.aspect for d in found.disagreements] == ["number"]


def test_numbers_that_one_sentence_lays_to_two_sources_are_a_disagreement() -> None:
    sheet = Sheet(
        "Le débrayage a été suivi par 1.400 ouvriers selon le syndicat, 900 selon Odalis."
    )
    sheet.body("syndicat").body("Odalis").figure("1.400 ouvriers", 1400, "ouvriers")
    sheet.event("débrayage", type="PROTEST", figures=["1.400 ouvriers"])
    (dispute,) = dossier(sheet).disagreements
    assert [(s.value, s.by) for s in dispute.sides] == [
        ("900", "Odalis"),
        ("1.400 ouvriers", "syndicat"),
    ]
    assert [w.text for w in dispute.sides[0].words] == ["900 selon Odalis"]


def test_numbers_of_two_things_in_one_sentence_are_no_disagreement() -> None:
    sheet = Sheet("Il y avait 50 cars selon la mairie et 900 ouvriers selon Odalis au défilé.")
    sheet.body("mairie").body("Odalis").figure("50 cars", 50, "cars")
    sheet.figure("900 ouvriers", 900, "ouvriers").event("défilé", type="PROTEST")
    assert dossier(sheet).disagreements == ()


def blamed(name: str, kind: str, source: str, **fields) -> Sheet:
    sheet = Sheet(f"{name} ont attaqué Kelba dimanche.", source=source).town("Kelba")
    sheet.entity(name, kind, **fields)
    return sheet.event(
        "attaqué",
        lemma="attaquer",
        type="ASSAULT",
        agents=[name],
        place="Kelba",
        when=days("2024-05-12"),
    )


def test_men_described_are_no_rivals_of_a_body_named() -> None:
    found = dossier(
        blamed("Les Forces du Nord", "organisation", "a.example", sector="REB"),
        blamed("des combattants armés", "group", "b.example", sector="REB"),
    )
    assert [d for d in found.disagreements if d.aspect == "agent"] == []


def test_numbers_of_two_towns_in_one_sentence_are_no_dispute() -> None:
    words = "À Morna, 2.200 ouvriers selon la police ont défilé, à Kelba 600 ouvriers selon Odalis."
    sheet = Sheet(words).body("police").body("Odalis").town("Morna").town("Kelba")
    sheet.figure("2.200 ouvriers", 2200, "ouvriers").figure("600 ouvriers", 600, "ouvriers")
    sheet.event("défilé", type="PROTEST", lemma="défiler")
    assert dossier(sheet).disagreements == ()


@pytest.mark.parametrize(
    ("name", "disputed"), [("armée kelbaise", True), ("groupe de riverains", False)]
)
def test_a_kind_of_body_with_a_word_for_whose_it_is_is_somebody(name: str, disputed: bool) -> None:
    found = dossier(
        blamed(name, "organisation", "a.example"),
        blamed("Milice Azur", "organisation", "b.example"),
    )
    assert [d.aspect for d in found.disagreements] == ["agent"] * disputed

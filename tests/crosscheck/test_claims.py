from crosscheck.build import Sheet, claim_of, days, dossier


def visit(text: str, trigger: str, **fields) -> Sheet:
    """A telling of the visit of President Ousmane Tall to Kelba."""
    day, source = fields.pop("day"), fields.pop("source")
    sheet = Sheet(text, day=day, source=source).person("Ousmane Tall", country="SEN", sector="GOV")
    sheet.country("Bénin", "BEN")
    return sheet.event(
        trigger,
        type="CONSULT",
        mode="visit",
        agents=["Ousmane Tall"],
        recipients=["Bénin"],
        **fields,
    )


def announced() -> Sheet:
    return visit(
        "Le président Ousmane Tall effectuera une visite au Bénin jeudi.",
        "visite",
        status="announced",
        when=days("2024-05-16"),
        day="2024-05-14",
        source="le-balancier.example",
    )


def held_a_day_later() -> Sheet:
    return visit(
        "Ousmane Tall a achevé vendredi sa visite au Bénin.",
        "visite",
        status="occurred",
        when=days("2024-05-17"),
        day="2024-05-18",
        source="radio-kelba.example",
    )


def test_a_visit_announced_then_held_is_one_claim() -> None:
    assert len(dossier(announced(), held_a_day_later()).claims) == 1


def test_the_claim_has_the_history_of_its_status() -> None:
    (claim,) = dossier(announced(), held_a_day_later()).claims
    assert claim.status == "occurred"
    assert [(h.status, str(h.since)) for h in claim.status_history] == [
        ("announced", "2024-05-14"),
        ("occurred", "2024-05-18"),
    ]


def test_a_plan_that_moved_is_dated_anew_and_is_no_disagreement() -> None:
    found = dossier(announced(), held_a_day_later())
    assert found.claims[0].when == days("2024-05-17")
    assert found.disagreements == ()


def test_a_late_copy_of_the_announcement_takes_nothing_back() -> None:
    late = visit(
        "Ousmane Tall est attendu au Bénin pour une visite.",
        "visite",
        status="planned",
        day="2024-05-20",
        source="lagunes.example",
    )
    (claim,) = dossier(announced(), held_a_day_later(), late).claims
    assert claim.status == "occurred"
    assert len(claim.status_history) == 2


def test_the_visit_of_someone_else_is_another_claim() -> None:
    other = Sheet(
        "La ministre Awa Diallo effectuera une visite au Bénin jeudi.",
        day="2024-05-14",
        source="lagunes.example",
    )
    other.person("Awa Diallo", country="SEN", sector="GOV").country("Bénin", "BEN")
    other.event(
        "visite",
        type="CONSULT",
        mode="visit",
        status="announced",
        agents=["Awa Diallo"],
        recipients=["Bénin"],
        when=days("2024-05-16"),
    )
    assert len(dossier(announced(), other).claims) == 2


def test_an_earlier_visit_is_another_claim_and_related() -> None:
    before = visit(
        "En mars, Ousmane Tall avait fait une visite au Bénin.",
        "visite",
        status="occurred",
        when=days("2024-03-01", "2024-03-31"),
        background=True,
        day="2024-05-18",
        source="lagunes.example",
    )
    found = dossier(announced(), before)
    first, second = found.claims
    assert second.background
    assert first.related == (second.id,)
    assert second.related == (first.id,)


def test_an_announced_and_a_done_withdrawal_are_related_not_merged() -> None:
    sheet = Sheet("Le retrait a été annoncé en février. Les derniers soldats sont partis en août.")
    sheet.country("France", "FRA").country("Mali", "MLI")
    sheet.event(
        "retrait",
        clause="Le retrait a été annoncé en février.",
        type="RETREAT",
        status="announced",
        agents=["France"],
        recipients=["Mali"],
        when=days("2024-02-01", "2024-02-29"),
    )
    other = Sheet(
        "La France a mené le retrait de ses derniers soldats en août.", source="b.example"
    )
    other.country("France", "FRA").country("Mali", "MLI")
    other.event(
        "retrait",
        type="RETREAT",
        agents=["France"],
        recipients=["Mali"],
        when=days("2023-08-01", "2023-08-31"),
    )
    found = dossier(sheet, other)
    assert len(found.claims) == 2
    assert claim_of(found, "annoncé").related == (claim_of(found, "mené").id,)


def test_meetings_with_two_people_are_two_claims() -> None:
    text = "Il rencontrera le ministre Paul Ako. Il rencontrera aussi le général Jean Soglo."
    sheet = Sheet(text).person("Ousmane Tall").person("Paul Ako").person("Jean Soglo")
    for clause, host in ((text[:36], "Paul Ako"), (text[37:], "Jean Soglo")):
        sheet.event(
            "rencontrera",
            clause=clause,
            lemma="rencontrer",
            type="CONSULT",
            mode="meet",
            status="planned",
            agents=["Ousmane Tall"],
            recipients=[host],
        )
    assert len(dossier(sheet).claims) == 2


def test_two_mentions_of_one_visit_in_a_report_are_one_claim() -> None:
    text = "La visite de Ousmane Tall au Bénin est prévue jeudi. Cette visite durera deux jours."
    sheet = Sheet(text).person("Ousmane Tall").country("Bénin", "BEN")
    for clause in (text[:52], text[53:]):
        sheet.event(
            "visite",
            clause=clause,
            type="CONSULT",
            mode="visit",
            status="planned",
            agents=["Ousmane Tall"],
            recipients=["Bénin"],
        )
    assert len(dossier(sheet).claims) == 1


def test_a_meeting_told_from_either_side_is_one_claim() -> None:
    one = Sheet("Le ministre Paul Ako a rencontré Ousmane Tall mardi.", source="a.example")
    other = Sheet("Ousmane Tall s'est entretenu mardi avec Paul Ako.", source="b.example")
    for sheet, trigger, agent, recipient in (
        (one, "rencontré", "Paul Ako", "Ousmane Tall"),
        (other, "entretenu", "Ousmane Tall", "Paul Ako"),
    ):
        sheet.person("Paul Ako").person("Ousmane Tall")
        sheet.event(
            trigger,
            type="CONSULT",
            mode="meet",
            agents=[agent],
            recipients=[recipient],
            when=days("2024-05-14"),
        )
    assert len(dossier(one, other).claims) == 1


def test_same_day_attacks_in_two_towns_are_two_claims() -> None:
    sheets = []
    for town, source in (("Sanaré", "a.example"), ("Boukoum", "b.example")):
        sheet = Sheet(f"Une attaque a frappé {town} lundi.", source=source).town(town)
        sheet.event("attaque", type="ASSAULT", place=town, when=days("2024-05-13"))
        sheets.append(sheet)
    assert len(dossier(*sheets).claims) == 2


def test_untyped_events_of_one_actor_need_more_than_a_common_verb() -> None:
    one = Sheet("Paul Ako a présenté son budget lundi.", source="a.example").person("Paul Ako")
    one.event("présenté", lemma="présenter", agents=["Paul Ako"], when=days("2024-05-13"))
    other = Sheet("Paul Ako a présenté ses condoléances lundi.", source="b.example")
    other.person("Paul Ako")
    other.event("présenté", lemma="présenter", agents=["Paul Ako"], when=days("2024-05-13"))
    assert len(dossier(one, other).claims) == 2


def test_a_report_without_a_day_has_no_since() -> None:
    sheet = Sheet("Une visite du port de Kelba est annoncée.", day=None)
    sheet.event("visite", type="CONSULT", status="announced")
    (claim,) = dossier(sheet).claims
    assert claim.status_history[0].since is None


def test_every_claim_has_reasons() -> None:
    from crosscheck.build import cross

    found = cross([announced().reading(), held_a_day_later().reading()])
    (claim,) = found.dossier.claims
    assert {r.rule for r in found.reasons[claim.id]} >= {"claim/same_type", "claim/same_agent"}


def test_the_nth_meeting_is_not_another_one() -> None:
    sheets = []
    for words, source in (("54e réunion", "a.example"), ("53ème réunion", "b.example")):
        sheet = Sheet(f"La {words} du Conseil azur s'est tenue.", source=source)
        sheet.body("Conseil azur").event("réunion", type="CONSULT", agents=["Conseil azur"])
        sheets.append(sheet)
    assert len(dossier(*sheets).claims) == 2


def test_two_dated_events_of_one_word_in_one_clause_are_two_claims() -> None:
    text = "Depuis les coups d'État d'août 2020 et de mai 2021, le pays attend."
    sheet = Sheet(text)
    for status, month in (("occurred", "2020-08"), ("ongoing", "2021-05")):
        sheet.event(
            "coups",
            lemma="coup",
            type="COERCE",
            status=status,
            when=days(f"{month}-01", f"{month}-28"),
            background=True,
        )
    assert len(dossier(sheet).claims) == 2

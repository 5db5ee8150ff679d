from crosscheck.build import Sheet, days, dossier
from recoupe.crosscheck.plover import plover_score


def envoy(status: str, *, host: bool = True) -> Sheet:
    sheet = Sheet("Le ministre russe Ivan Orlov est en visite à Lomé.")
    sheet.person("Ivan Orlov", country="RUS", sector="GOV").town("Lomé", "TGO")
    sheet.country("Togo", "TGO")
    return sheet.event(
        "visite",
        type="CONSULT",
        mode="visit",
        status=status,
        agents=["Ivan Orlov"],
        recipients=["Togo"] if host else [],
        place="Lomé",
        when=days("2024-05-14"),
    )


def test_a_visit_joins_the_countries_of_guest_and_host() -> None:
    (relation,) = dossier(envoy("occurred")).relations
    assert (relation.a, relation.b, relation.score) == ("RUS", "TGO", 4.0)


def test_a_visit_without_a_named_host_joins_the_country_of_the_place() -> None:
    (relation,) = dossier(envoy("occurred", host=False)).relations
    assert (relation.a, relation.b) == ("RUS", "TGO")


def test_a_planned_visit_scores_as_an_agreement() -> None:
    (relation,) = dossier(envoy("planned")).relations
    assert relation.score == 2.5


def test_a_denied_visit_joins_but_scores_nothing() -> None:
    (relation,) = dossier(envoy("denied")).relations
    assert relation.score is None


def test_scores_are_the_modes_where_the_manual_gives_one() -> None:
    assert plover_score("RETREAT", "withdraw", "occurred") == 8.0
    assert plover_score("RETREAT", None, "occurred") == 6.5
    assert plover_score(None, None, "occurred") is None


def test_the_timeline_is_in_order_of_days() -> None:
    visit, vote = "Une visite du chantier naval a eu lieu lundi.", "Un vote est prévu jeudi."
    sheet = Sheet(f"{visit} {vote}")
    sheet.event("vote", clause=vote, type="CONSULT", status="planned", when=days("2024-05-16"))
    sheet.event("visite", clause=visit, type="CONSULT", when=days("2024-05-13"))
    entries = dossier(sheet).timeline
    assert [str(e.when.earliest) for e in entries] == ["2024-05-13", "2024-05-16"]

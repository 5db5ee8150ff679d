"""How a report refers to what it tells, and what follows for the claims."""

import msgspec

from crosscheck.build import Sheet, days, dossier
from recoupe.crosscheck.entities import merge_entities
from recoupe.crosscheck.evidence import judge
from recoupe.crosscheck.pair import Pair
from recoupe.crosscheck.references import with_references
from recoupe.crosscheck.tellings import Telling, tellings_of
from recoupe.crosscheck.words import Lexicon
from support import french


def told(*sheets: Sheet) -> tuple[list[Telling], dict[str, float]]:
    """The tellings of the reports, with what holds of the first and the last."""
    readings = [s.reading() for s in sheets]
    lexicon = french().made(Lexicon)
    actors = merge_entities(readings, "s", lexicon)
    found = list(with_references(tellings_of(readings, actors, lexicon), lexicon))
    return found, dict(judge(Pair(found[0], found[-1], actors, lexicon)).held)


def twice(text: str, first: str, then: str, *, lemma: str = "raid") -> Sheet:
    """A report that tells two raids, or one twice, each in a sentence of its own."""
    cut = text.index(". ") + 1
    sheet = Sheet(text)
    for trigger, clause in ((first, text[:cut]), (then, text[cut + 1 :])):
        rule = "verb" if trigger.endswith("é") else "noun:raid"
        sheet.event(trigger, clause=clause, lemma=lemma, type="ASSAULT", rule=rule)
    return sheet


def test_a_demonstrative_sends_back_to_what_was_told() -> None:
    _, held = told(twice("Un raid a visé Kelba. Ce raid a fait peur.", "raid", "raid"))
    assert "sent_back" in held


def test_a_demonstrative_in_the_plural_means_several() -> None:
    _, held = told(twice("Un raid a visé Kelba. Ces raids ont fait peur.", "raid", "raids"))
    assert "sent_back" not in held


def test_a_new_one_is_another() -> None:
    _, held = told(twice("Un raid a visé Kelba. Un nouveau raid a eu lieu.", "raid", "raid"))
    assert "another" in held


def test_several_are_not_the_one() -> None:
    _, held = told(twice("Un raid a visé Kelba. Des raids ont suivi ailleurs.", "raid", "raids"))
    assert "another" in held


def test_what_is_new_to_one_report_may_be_what_another_tells() -> None:
    one = Sheet("Un nouveau raid a visé Kelba.").event("raid", rule="noun:raid")
    other = Sheet("Un raid a visé Kelba.", source="b.example").event("raid", rule="noun:raid")
    assert "another" not in told(one, other)[1]


def leading(text: str, trigger: str, source: str, **fields) -> Sheet:
    """A report that leads with one event."""
    fields.setdefault("type", "MOBILIZE")
    sheet = Sheet(text, source=source).lead(text)
    for name in (*fields.get("agents", ()), *fields.get("recipients", ())):
        sheet.entity(name, "group")
    return sheet.event(trigger, rule="verb", **fields)


def test_two_reports_that_lead_with_one_thing_each_tell_one() -> None:
    one = leading("La garde sera déployée.", "déployée", "a.example", lemma="déployer")
    other = leading("La garde a été déployée au port.", "déployée", "b.example", lemma="déployer")
    assert "only_one" in told(one, other)[1]
    assert len(dossier(one, other).claims) == 1


def test_what_is_done_to_others_is_another_thing() -> None:
    one = leading("On recrute des pompiers.", "recrute", "a.ex", recipients=["pompiers"])
    other = leading("On recrute des vigiles.", "recrute", "b.ex", recipients=["vigiles"])
    assert "only_one" not in told(one, other)[1]


def test_what_is_only_wished_is_not_what_was_done() -> None:
    one = leading("On voudrait déployer la garde.", "déployer", "a.ex", status="demanded")
    other = leading("La garde a dû se déployer.", "déployer", "b.ex")
    assert "only_one" not in told(one, other)[1]


def test_statements_are_each_speakers_own() -> None:
    one = leading("La ville appelle.", "appelle", "a.ex", type="REQUEST")
    other = leading("La garde appelle.", "appelle", "b.ex", type="REQUEST")
    assert "only_one" not in told(one, other)[1]


def retreat(text: str, trigger: str, day: str, source: str, **fields) -> Sheet:
    sheet = Sheet(text, day=day, source=source).country("Norvège", "NOR")
    for words, when in fields.pop("times", ()):
        sheet.time(words, when)
    return sheet.event(
        trigger, lemma="retirer", type="RETREAT", mode="withdraw", agents=["Norvège"], **fields
    )


def test_what_is_done_before_its_deadline_is_what_was_planned() -> None:
    plan = retreat(
        "La Norvège retirera ses soldats d'ici au 31 octobre.",
        "retirera",
        "2024-09-03",
        "a.example",
        status="planned",
        when=days("2024-10-31"),
        times=[("31 octobre", "2024-10-31")],
    )
    done = retreat(
        "La Norvège a retiré mardi ses soldats.",
        "retiré",
        "2024-10-09",
        "b.example",
        when=days("2024-10-08"),
    )
    (claim,) = dossier(plan, done).claims
    assert [h.status for h in claim.status_history] == ["planned", "occurred"]
    assert claim.when == days("2024-10-08")


def test_what_is_put_off_is_what_was_planned() -> None:
    plan = retreat(
        "La Norvège retirera ses soldats le 12 octobre.",
        "retirera",
        "2024-09-30",
        "a.example",
        status="planned",
        when=days("2024-10-12"),
    )
    put_off = retreat(
        "La Norvège retirera finalement ses soldats le 4 novembre, un retrait reporté.",
        "retrait",
        "2024-10-05",
        "b.example",
        status="cancelled",
        when=days("2024-11-04"),
    )
    (claim,) = dossier(plan, put_off).claims
    assert [h.status for h in claim.status_history] == ["planned", "cancelled"]


def titled(status: str, *, rule: str, body: str, day: str = "2024-05-13") -> list[str]:
    """The history of a march told in a title, and in the body with another status."""
    sheet = Sheet("La marche se tiendra à Kelba, dit la ville.", day=day)
    sheet.lead(sheet.text).event("marche", type="PROTEST", mode="demo", status=body, rule="noun")
    (event,) = sheet.events
    head = msgspec.structs.replace(event, id="title", field="title", status=status, rule=rule)
    sheet.events.append(head)
    return [h.status for h in dossier(sheet).claims[0].status_history]


def test_a_title_without_a_tense_leaves_the_status_to_the_body() -> None:
    assert titled("occurred", rule="noun:marche; fact.told", body="cancelled") == ["cancelled"]
    assert titled("occurred", rule="noun:marche; occurred.past", body="planned") == ["occurred"]


def test_who_announces_is_told_once() -> None:
    assert titled("planned", rule="noun:marche; planned.future", body="announced") == ["announced"]


def test_what_is_called_off_is_told_with_its_plan() -> None:
    assert titled("planned", rule="noun:marche; planned.future", body="cancelled") == ["cancelled"]


def test_the_noun_of_an_expression_tells_its_kind() -> None:
    lexicon = french().made(Lexicon)
    attack = lexicon.families_of("attaque")
    assert lexicon.families_of("mener une attaque") == attack
    assert lexicon.families_of("lancer une attaque") == attack


def test_the_rest_of_an_expression_may_stand_in_the_clause() -> None:
    lexicon = french().made(Lexicon)
    derailed = lexicon.families_of("dérailler")
    assert derailed & lexicon.families_of("sortir", "le train est sorti des rails")
    assert not derailed & lexicon.families_of("sortir", "le train est sorti du tunnel")


def test_who_quits_an_office_resigns_and_who_quits_a_town_does_not() -> None:
    lexicon = french().made(Lexicon)
    resigned = lexicon.families_of("démissionner")
    assert resigned & lexicon.families_of("quitter ses fonctions")
    assert not resigned & lexicon.families_of("quitter", "elle a quitté la ville jeudi")


def test_talks_are_negotiations_and_a_squat_evacuated_is_only_one_of_something() -> None:
    lexicon = french().made(Lexicon)
    talks = lexicon.families_of("négociation") & lexicon.families_of("pourparlers")
    cleared = lexicon.families_of("expulser") & lexicon.families_of("évacuer")
    assert lexicon.stand_alone(talks)
    assert cleared
    assert not lexicon.stand_alone(cleared)


def works(text: str, trigger: str, source: str, *, lemma: str) -> Sheet:
    return Sheet(text, source=source).lead(text).event(trigger, lemma=lemma, rule="verb")


def test_what_is_opened_tells_one_opening_from_another() -> None:
    session = works("La session du barreau s'ouvre.", "ouvre", "a.example", lemma="ouvrir")
    session_too = works("La session est lancée.", "lancée", "b.example", lemma="lancer")
    site = works("Le chantier du pont est lancé.", "lancé", "b.example", lemma="lancer")
    assert len(dossier(session, session_too).claims) == 1
    assert len(dossier(session, site).claims) == 2


def test_a_title_that_denies_a_day_of_the_week_may_mean_the_next() -> None:
    plan = Sheet("La marche se tiendra lundi 20 mai.", day="2024-05-13", source="a.example")
    plan.lead(plan.text).event(
        "marche", type="PROTEST", mode="demo", status="planned", when=days("2024-05-20")
    )
    denied = Sheet("La mairie se tait.", day="2024-05-18", source="b.example")
    denied.event(
        "se tait",
        type="PROTEST",
        mode="demo",
        lemma="marche",
        status="denied",
        when=days("2024-05-13"),
        rule="noun:marche; denied.negation",
    )
    (event,) = denied.events
    denied.events = [msgspec.structs.replace(event, field="title")]
    assert "apart" not in told(plan, denied)[1]

"""The table of rules: each rule has a sentence for users, and a pair on which it holds."""

from collections.abc import Callable

import msgspec
import pytest

from crosscheck.build import Sheet, days
from recoupe.crosscheck.entities import merge_entities
from recoupe.crosscheck.evidence import judge
from recoupe.crosscheck.order import in_order
from recoupe.crosscheck.pair import Pair
from recoupe.crosscheck.rules import RULES
from recoupe.crosscheck.tellings import tellings_of
from recoupe.crosscheck.words import Lexicon
from support import french

Told = Callable[[Sheet], Sheet]


def pair_of(one: str, other: str, tell: Told, tell_other: Told) -> Pair:
    """Two reports, on following days, each with one event."""
    readings = in_order(
        [
            tell(Sheet(one, source="a.example", day="2024-05-14")).reading(),
            tell_other(Sheet(other, source="b.example", day="2024-05-15")).reading(),
        ]
    )
    lexicon = french().made(Lexicon)
    actors = merge_entities(readings, "s", lexicon)
    a, b = tellings_of(readings, actors, lexicon)
    return Pair(a, b, actors, lexicon)


def act(trigger: str, *, people=(), towns=(), countries=(), **fields) -> Told:
    def tell(sheet: Sheet) -> Sheet:
        for name in people:
            sheet.person(name)
        for name in towns:
            sheet.town(name)
        for name, code in countries:
            sheet.country(name, code)
        for words, value, counts in fields.pop("counted", ()):
            sheet.figure(words, value, counts)
            fields.setdefault("figures", []).append(words)
        return sheet.event(trigger, **fields)

    return tell


AKO, SOGLO = "Paul Ako", "Jean Soglo"
EXAMPLES: dict[str, tuple[tuple[str, Told], tuple[str, Told]]] = {
    "same_type": (
        ("Un raid.", act("raid", type="ASSAULT")),
        ("Une attaque.", act("attaque", type="ASSAULT")),
    ),
    "same_mode": (
        ("Un séjour.", act("séjour", type="CONSULT", mode="visit")),
        ("Un voyage.", act("voyage", type="CONSULT", mode="visit")),
    ),
    "same_word": (("Un raid.", act("raid")), ("Le raid.", act("raid"))),
    "akin_word": (
        ("Il visite.", act("visite", lemma="visiter")),
        ("Une visite.", act("visite")),
    ),
    "same_family": (
        (f"On arrête {AKO}.", act("arrête", lemma="arrêter", type="COERCE")),
        (f"On interpelle {AKO}.", act("interpelle", lemma="interpeller", type="COERCE")),
    ),
    "same_agent": (
        (f"{AKO} part.", act("part", people=[AKO], agents=[AKO])),
        (f"{AKO} rentre.", act("rentre", people=[AKO], agents=[AKO])),
    ),
    "same_recipient": (
        (f"On arrête {AKO}.", act("arrête", people=[AKO], recipients=[AKO])),
        (f"On interpelle {AKO}.", act("interpelle", people=[AKO], recipients=[AKO])),
    ),
    "same_named": (
        (f"La visite de {AKO}.", act("visite", people=[AKO])),
        (f"Le voyage de {AKO}.", act("voyage", people=[AKO])),
    ),
    "crossed": (
        (
            f"{AKO} reçoit {SOGLO}.",
            act("reçoit", people=[AKO, SOGLO], agents=[AKO], recipients=[SOGLO], type="CONSULT"),
        ),
        (
            f"{SOGLO} rencontre {AKO}.",
            act("rencontre", people=[AKO, SOGLO], agents=[SOGLO], recipients=[AKO], type="CONSULT"),
        ),
    ),
    "same_place": (
        ("Un raid à Kelba.", act("raid", towns=["Kelba"], place="Kelba")),
        ("Une attaque à Kelba.", act("attaque", towns=["Kelba"], place="Kelba")),
    ),
    "same_day": (
        ("Un raid lundi.", act("raid", when=days("2024-05-13"))),
        ("Un vote lundi.", act("vote", when=days("2024-05-13"))),
    ),
    "overlapping_time": (
        ("Un vote lundi.", act("vote", when=days("2024-05-13"))),
        ("Un vote lundi et mardi.", act("vote", when=days("2024-05-13", "2024-05-14"))),
    ),
    "same_figure": (
        ("Six mineurs pris.", act("pris", counted=[("Six mineurs", 6, "mineurs")])),
        ("Six mineurs bloqués.", act("bloqués", counted=[("Six mineurs", 6, "mineurs")])),
    ),
    "same_toll": (
        ("Six morts.", act("morts", counted=[("Six morts", 6, "morts")])),
        ("Neuf tués.", act("tués", counted=[("Neuf tués", 9, "tués")])),
    ),
    "same_happening": (
        ("L'incendie à Kelba.", act("incendie", towns=["Kelba"], place="Kelba", rule="noun:x")),
        ("Un incendie à Kelba.", act("incendie", towns=["Kelba"], place="Kelba", rule="noun:x")),
    ),
    "same_counted": (
        ("Six mineurs pris.", act("pris", counted=[("Six mineurs", 6, "mineurs")])),
        ("Huit mineurs bloqués.", act("bloqués", counted=[("Huit mineurs", 8, "mineurs")])),
    ),
    "same_clause": (
        ("Un incendie ravage le vieux marché.", act("ravage")),
        ("Le vieux marché est détruit par un incendie.", act("détruit")),
    ),
    "other_step": (
        (f"{AKO} est arrêté.", act("arrêté", lemma="arrêter", type="COERCE", people=[AKO])),
        (f"{AKO} est écroué.", act("écroué", lemma="écrouer", type="COERCE", people=[AKO])),
    ),
    "other_type": (
        ("Un vote.", act("vote", type="AGREE")),
        ("Un refus.", act("refus", type="REJECT")),
    ),
    "other_mode": (
        ("Un séjour.", act("séjour", type="CONSULT", mode="visit")),
        ("Un appel.", act("appel", type="CONSULT", mode="phone")),
    ),
    "other_word": (("Un raid.", act("raid")), ("Un vote.", act("vote"))),
    "other_agent": (
        ("Le Mali part.", act("part", countries=[("Mali", "MLI")], agents=["Mali"])),
        (f"{AKO} part.", act("part", people=[AKO], agents=[AKO])),
    ),
    "other_recipient": (
        ("On aide le Mali.", act("aide", countries=[("Mali", "MLI")], recipients=["Mali"])),
        (f"On aide {AKO}.", act("aide", people=[AKO], recipients=[AKO])),
    ),
    "other_place": (
        ("Un raid à Kelba.", act("raid", towns=["Kelba"], place="Kelba")),
        ("Un raid à Sanaré.", act("raid", towns=["Sanaré"], place="Sanaré")),
    ),
    "other_day": (
        ("Un raid lundi.", act("raid", when=days("2024-05-13"))),
        ("Un raid mardi.", act("raid", when=days("2024-05-14"))),
    ),
    "other_partner": (
        (f"On reçoit {AKO}.", act("reçoit", type="CONSULT", people=[AKO], recipients=[AKO])),
        (f"On reçoit {SOGLO}.", act("reçoit", type="CONSULT", people=[SOGLO], recipients=[SOGLO])),
    ),
    "other_goal": (
        ("Il ira à Kelba.", act("ira", type="CONSULT", mode="visit")),
        ("Il ira à Sanaré.", act("ira", type="CONSULT", mode="visit")),
    ),
    "other_subject": (
        ("Il dénonce la réforme scolaire.", act("dénonce", type="ACCUSE")),
        ("Il dénonce un contrat minier.", act("dénonce", type="ACCUSE")),
    ),
    "untyped_kin": (
        ("Le bac a chaviré.", act("chaviré", lemma="chavirer")),
        ("Le naufrage du bac.", act("naufrage")),
    ),
    "same_wording": (
        ("La firme Vantor de Kelba ferme.", act("ferme")),
        (
            "La firme Vantor de Kelba a fermé.",
            act("fermé", people=["firme Vantor"], agents=["firme Vantor"]),
        ),
    ),
    "foreign_clause": (
        ("Le grand barrage neuf cède vite.", act("cède")),
        ("Une vieille digue étroite cède.", act("cède")),
    ),
    "background": (
        ("Un raid.", act("raid")),
        ("Un ancien raid.", act("raid", background=True)),
    ),
    "apart": (
        ("Un raid en mars.", act("raid", when=days("2024-03-01", "2024-03-31"))),
        ("Un raid lundi.", act("raid", when=days("2024-05-13"))),
    ),
    "elsewhere": (
        ("Un raid à Kelba.", act("raid", towns=["Kelba"], place="Kelba")),
        ("Un raid à Sanaré.", act("raid", towns=["Sanaré"], place="Sanaré")),
    ),
    "other_ordinal": (
        ("La 4e session.", act("session")),
        ("La 5e session.", act("session")),
    ),
    "recalled": (
        ("Ils se verront.", act("verront", status="planned")),
        ("Ils s'étaient vus.", act("vus", background=True)),
    ),
    "opposed_type": (
        ("Une aide.", act("aide", type="AID")),
        ("Une attaque.", act("attaque", type="ASSAULT")),
    ),
    "other_person": (
        (f"{AKO} part.", act("part", people=[AKO], agents=[AKO])),
        (f"{SOGLO} part.", act("part", people=[SOGLO], agents=[SOGLO])),
    ),
    "other_country": (
        ("Le Mali part.", act("part", countries=[("Mali", "MLI")], agents=["Mali"])),
        ("Le Togo part.", act("part", countries=[("Togo", "TGO")], agents=["Togo"])),
    ),
}


LEADING = ("headline", "both_lead")  # these look at where a report tells it
REFERRING = (
    *("sent_back", "only_one", "another"),  # these, at its other tellings (test_references)
    *("other_crowd", "other_town"),  # these, at two tellings of one report
    # and these, at words around them (test_retold)
    *("same_ordinal", "recurred", "formula", "unbound", "other_doing"),
)


@pytest.mark.parametrize("name", [r.name for r in RULES if r.name not in (*LEADING, *REFERRING)])
def test_each_rule_holds_on_its_example(name: str) -> None:
    (one, tell), (other, tell_other) = EXAMPLES[name]
    held = dict(judge(pair_of(one, other, tell, tell_other)).held)
    assert held.get(name, 0) > 0


def leading(pair: Pair, *, one_report: bool) -> Pair:
    """The pair as told in title and lead: of one report, or of two."""
    a, b = (msgspec.structs.replace(t, leads=True) for t in (pair.a, pair.b))
    if one_report:
        titled = msgspec.structs.replace(a.event, field="title")
        a = msgspec.structs.replace(a, event=titled, reading=b.reading, rank=b.rank)
    return Pair(a, b, pair.actors, pair.lexicon)


def test_a_title_tells_what_its_lead_tells() -> None:
    pair = pair_of("Un raid à Kelba.", "Le raid a fait peur.", act("raid"), act("raid"))
    assert "headline" in dict(judge(leading(pair, one_report=True)).held)
    assert "headline" not in dict(judge(leading(pair, one_report=False)).held)


def test_two_reports_lead_with_one_thing() -> None:
    pair = pair_of("Un raid à Kelba.", "Le raid a fait peur.", act("raid"), act("raid"))
    assert "both_lead" in dict(judge(leading(pair, one_report=False)).held)
    assert "both_lead" not in dict(judge(pair).held)


def test_two_reports_that_lead_with_a_statement_may_tell_of_two() -> None:
    told = act("appelle", type="REQUEST")
    pair = pair_of("Paul appelle.", "Jean appelle.", told, told)
    assert "both_lead" not in dict(judge(leading(pair, one_report=False)).held)


def one_report(pair: Pair) -> Pair:
    """The pair as told by one report."""
    b = msgspec.structs.replace(pair.b, reading=pair.a.reading, rank=pair.a.rank)
    return Pair(pair.a, b, pair.actors, pair.lexicon)


def marchers(number: int, **fields):
    counted = [(f"{number} personnes", number, "personnes")]
    return act("défilé", type="PROTEST", counted=counted, **fields)


@pytest.mark.parametrize(("number", "apart"), [(300, True), (2000, False)])
def test_a_report_counts_two_crowds(number: int, apart: bool) -> None:
    one, other = "2000 personnes ont défilé.", f"Ce jour-là, {number} personnes ont défilé."
    pair = one_report(pair_of(one, other, marchers(2000), marchers(number)))
    assert ("other_crowd" in dict(judge(pair).held)) == apart


@pytest.mark.parametrize(("number", "apart"), [(300, True), (1500, False)])
def test_two_reports_may_count_one_crowd_a_little_apart(number: int, apart: bool) -> None:
    one, other = "2000 personnes ont défilé.", f"Ce jour-là, {number} personnes ont défilé."
    pair = pair_of(one, other, marchers(2000), marchers(number))
    assert ("other_crowd" in dict(judge(pair).held)) == apart


def test_two_reports_may_count_one_crowd_of_a_town() -> None:
    one, other = marchers(2000, towns=["Kelba"]), marchers(300, towns=["Kelba"])
    first, second = (f"{n} personnes ont défilé à Kelba." for n in (2000, 300))
    pair = pair_of(first, second, one, other)
    assert "other_crowd" not in dict(judge(pair).held)


def test_a_report_tells_what_crowds_do_in_two_towns() -> None:
    one, other = (
        act("défilé", type="PROTEST", towns=["Kelba"]),
        act("défilé", type="PROTEST", towns=["Sanaré"]),
    )
    pair = pair_of("À Kelba, on a défilé.", "À Sanaré, on a défilé.", one, other)
    assert "other_town" in dict(judge(one_report(pair)).held)
    assert "other_town" not in dict(judge(pair).held)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_each_rule_says_what_it_saw(rule) -> None:
    assert rule.says == rule.says.strip()
    assert rule.veto == (rule.weight == 0)


def test_who_is_helped_is_no_toll() -> None:
    """A caption that shows one wounded person carried says nothing of how many there are."""
    counted = [("Six blessés", 6, "blessés")]
    helped = act("évacués", type="AID", counted=counted)
    hurt = act("blessés", counted=[("Neuf blessés", 9, "blessés")])
    pair = pair_of("Six blessés évacués.", "Neuf blessés.", helped, hurt)
    assert "same_toll" not in dict(judge(pair).held)


def test_what_is_demanded_is_no_kin_of_what_is_planned() -> None:
    one = act("réclament", lemma="recruter", status="demanded")
    other = act("recrutera", lemma="embaucher", status="planned")
    assert not pair_of("Ils réclament.", "Il recrutera.", one, other).family


def test_the_verb_of_two_expressions_makes_them_no_kin() -> None:
    one, other = act("lance", lemma="lancer un appel"), act("lance", lemma="lancer les travaux")
    held = dict(judge(pair_of("Il lance un appel.", "Il lance les travaux.", one, other)).held)
    assert "akin_word" not in held


@pytest.mark.parametrize(("town", "one_toll"), [("Kelba", True), ("Sanaré", False)])
def test_a_toll_told_with_other_names_is_another(town: str, one_toll: bool) -> None:
    four = act("tués", type="ASSAULT", counted=[("Quatre soldats", 4, "morts")])
    three = act("tués", type="ASSAULT", counted=[("Trois soldats", 3, "morts")])
    pair = pair_of("Quatre soldats tués à Kelba.", f"Trois soldats tués à {town}.", four, three)
    assert ("same_toll" in dict(judge(pair).held)) == one_toll


def test_two_called_by_one_country_may_be_one() -> None:
    readings = in_order(
        [
            Sheet("L'ambassadeur, le diplomate et des policiers norvégiens.")
            .entity("ambassadeur", "role", country="NOR", sector="GOV")
            .entity("diplomate", "role", country="NOR", sector="GOV")
            .entity("policiers", "group", country="NOR", sector="COP")
            .reading()
        ]
    )
    actors = merge_entities(readings, "s", french().made(Lexicon))
    by_name = {e.name: e.id for e in actors.entities}
    envoy, diplomat, police = (by_name[n] for n in ("ambassadeur", "diplomate", "policiers"))
    assert not actors.are_strangers(envoy, diplomat)
    assert actors.are_strangers(envoy, police)


@pytest.mark.parametrize(
    ("verb", "noun", "alike"),
    [
        (("AID", "occurred"), ("AID", "occurred"), True),
        (("AID", "demanded"), ("AID", "occurred"), False),
        (("CONCEDE", "occurred"), ("AID", "occurred"), False),
    ],
)
def test_an_expression_tells_what_its_noun_tells(
    verb: tuple[str, str], noun: tuple[str, str], *, alike: bool
) -> None:
    """Of one type, and if both or neither are asked for."""
    pair = pair_of(
        "Une aide est apportée.",
        "Les aides arrivent.",
        act("aide est apportée", lemma="apporter une aide", type=verb[0], status=verb[1]),
        act("aides", lemma="aide", type=noun[0], status=noun[1]),
    )
    assert ("akin_word" in dict(judge(pair).held)) is alike


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [
        ("mise en examen", "condamner", True),
        ("garde à vue", "comparution", True),
        ("nommer", "démission", True),
        ("arrêter", "interpellation", False),
        ("arrêter", "manifester", False),
    ],
)
def test_two_steps_of_one_way_are_two_things(one: str, other: str, *, steps: bool) -> None:
    pair = pair_of("Le fait.", "Un fait.", act("fait", lemma=one), act("fait", lemma=other))
    assert ("other_step" in dict(judge(pair).held)) is steps

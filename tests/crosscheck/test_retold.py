"""One thing told twice, and two of one kind: ordinals, "de nouveau", formulas, one of any."""

import datetime as dt

import msgspec
import pytest

from crosscheck.build import Sheet, days, dossier
from crosscheck.test_references import told
from recoupe.crosscheck.entities import merge_entities
from recoupe.crosscheck.pair import Pair
from recoupe.crosscheck.words import Lexicon, akin
from support import french


def raid(text: str, trigger: str, *, source: str = "a.example", **fields) -> Sheet:
    rule = "verb" if trigger.endswith("é") else "noun:raid"
    fields = {"lemma": "raid", "type": "ASSAULT", "rule": rule, **fields}
    return Sheet(text, source=source).event(trigger, **fields)


@pytest.mark.parametrize(
    ("before", "nth"),
    [
        ("le huitième", "8"), ("Le 45e", "45"), ("la 44ème", "44"), ("le second", "2"),
        ("l’onzième", "11"), ("en 2024", None), ("le premier", None), ("", None),
    ],
)  # fmt: skip
def test_the_ordinal_before_a_noun_is_read(before: str, nth: str | None) -> None:
    assert french().made(Lexicon).recurrence.nth(before) == nth


def test_the_sixth_is_not_the_eighth() -> None:
    _, held = told(
        raid("Le sixième raid a visé Kelba.", "raid"),
        raid("Il s’agit du huitième raid.", "raid", source="b.example"),
    )
    assert "other_ordinal" in held


def test_one_ordinal_is_a_ground() -> None:
    _, held = told(
        raid("Le 6e raid a visé Kelba.", "raid"),
        raid("Le sixième raid a fait peur.", "raid", source="b.example"),
    )
    assert "same_ordinal" in held


def test_what_came_again_is_not_what_another_report_dates_before() -> None:
    monday = raid(
        "Un nouveau raid a visé Kelba lundi.", "raid", source="b.example", when=days("2025-08-18")
    ).time("lundi", "2025-08-18")
    sunday = raid("Un raid a visé Kelba dimanche.", "raid", when=days("2025-08-17"))
    _, held = told(sunday, monday)
    assert "recurred" in held


def test_a_day_told_as_before_is_the_other_ones() -> None:
    text = "Après le raid de dimanche, la ville a été visée lundi à nouveau."
    sheet = raid(text, "visée", when=days("2025-08-17"), rule="verb")
    found, _ = told(sheet.time("dimanche", "2025-08-17").time("lundi", "2025-08-18"))
    assert found[0].news == (dt.date(2025, 8, 18), dt.date(2025, 8, 18))


FORMULA = "Après débats, le conseil municipal a voté ce projet de"


def test_a_formula_said_twice_tells_of_two() -> None:
    first, then = f"{FORMULA} loi.", f"{FORMULA} décret."
    sheet = Sheet(f"{first} {then}").event("voté", clause=first, rule="verb")
    _, held = told(sheet.event("voté", clause=then, rule="verb"))
    assert "formula" in held


def test_crowds_of_one_report_in_other_clauses_are_two() -> None:
    first, then = "La foule a bloqué une usine.", "Des élèves ont bloqué un pont."
    sheet = Sheet(f"{first} {then}").event("bloqué", clause=first, type="PROTEST", rule="verb")
    _, held = told(sheet.event("bloqué", clause=then, type="PROTEST", rule="verb"))
    assert "other_doing" in held


def test_one_of_any_is_told_by_its_sentence() -> None:
    one = "La foule a marché. Un chauffeur a percuté un camion devant un barrage. Fin."
    other = "La foule a crié. Une femme est morte jeudi près d’Orveil à un barrage. Fin."
    _, held = told(
        raid(one, "barrage", clause="un barrage", lemma="barrage"),
        raid(other, "barrage", clause="un barrage", lemma="barrage", source="b.example"),
    )  # fmt: skip
    assert "unbound" in held


def test_a_report_that_repeats_itself_tells_of_one() -> None:
    first = "Après ce vote, le conseil municipal a levé la séance."
    sheet = Sheet(f"{first} Fin. {first[:-1]} !").event("levé", clause=first, rule="verb")
    _, held = told(sheet.event("levé", clause=f"{first[:-1]} !", rule="verb"))
    assert "formula" not in held


def test_a_title_tells_what_only_one_clause_tells_below_the_lead() -> None:
    sheet = Sheet("Un raid a touché le vieux port de Kelba.").event("raid", rule="noun:raid")
    title = Sheet("Raid sur le vieux port de Kelba").event("Raid", rule="noun:raid", lemma="raid")
    found, _ = told(sheet, title)
    body, titled = found
    event = msgspec.structs.replace(titled.event, field="title")
    titled = msgspec.structs.replace(
        titled, event=event, leads=True, alone=True, reading=body.reading, rank=body.rank
    )
    lexicon = french().made(Lexicon)
    actors = merge_entities([body.reading], "s", lexicon)
    body = msgspec.structs.replace(body, leads=False)
    assert Pair(body, titled, actors, lexicon).headline
    several = msgspec.structs.replace(titled, alone=False)
    assert not Pair(body, several, actors, lexicon).headline


def test_a_verb_that_acts_on_itself_is_akin_to_its_noun() -> None:
    assert akin("se reunir", "reunion")


def test_what_is_called_off_is_not_planned_anew_by_who_recalls_the_plan() -> None:
    days_of_strike = days("2025-10-13")
    fields = {"lemma": "grève", "type": "PROTEST", "when": days_of_strike, "rule": "noun:grève"}
    sheets = [
        Sheet("La grève des quais de Kelba aura lieu.", day="2025-10-02", source="a.example"),
        Sheet("La grève des quais de Kelba est annulée.", day="2025-10-10", source="b.example"),
        Sheet("La grève prévue des quais de Kelba.", day="2025-10-11", source="c.example"),
    ]
    told_on = (days_of_strike, days("2025-10-10"), days_of_strike)
    states = ("planned", "cancelled", "planned")
    for sheet, status, when in zip(sheets, states, told_on, strict=True):
        sheet.body("Kelba").event(
            "grève", status=status, agents=["Kelba"], **{**fields, "when": when}
        )
    (claim,) = dossier(*sheets).claims
    assert claim.when == days_of_strike
    assert [c.status for c in claim.status_history] == ["planned", "cancelled"]


def test_who_hosts_a_gathering_tells_of_it() -> None:
    lexicon = french().made(Lexicon)
    hosting = lexicon.families_of("accueillir", "sorel accueillera le sommet des ports")
    assert hosting & lexicon.families_of("sommet")
    assert not lexicon.families_of("accueillir", "sorel accueillera des enfants")

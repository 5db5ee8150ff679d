"""Tolls: people counted by a verb of killing, parts of a toll, and tolls of another scope."""

import msgspec
import pytest

from crosscheck.build import Sheet, cross, days, dossier
from recoupe.crosscheck.contest import ContestWords
from recoupe.crosscheck.figures import Counted, counted
from recoupe.crosscheck.words import Lexicon
from recoupe.model.annotation import Figure, Reading
from support import french


def figure(counts: str, value: float = 9) -> Figure:
    return Figure(
        start=0,
        end=4,
        text="neuf",
        id="f",
        value=value,
        low=value,
        high=value,
        unit=None,
        counts=counts,
        modifier=None,
        event=None,
    )


def of(counts: str, **told: str) -> Counted:
    return counted(figure(counts), Lexicon(french()), **told)


@pytest.mark.parametrize(
    ("counts", "lemma", "before"),
    [
        ("morts", "accident", "un accident a fait "),
        ("personnes", "tuer", "des hommes armés ont tué "),
        ("civils", "périr", ""),
        ("joueuses", "accident", "un accident a coûté la vie à "),
    ],
)
def test_people_whom_a_killing_counts_are_deaths(counts: str, lemma: str, before: str) -> None:
    found = of(counts, lemma=lemma, before=before)
    assert (found.thing, found.toll, found.whole) == ("mort", True, True)


def test_people_whom_an_arrest_counts_are_no_toll() -> None:
    found = of("personnes", lemma="arrêter")
    assert (found.thing, found.toll) == ("arrestation", False)


def test_what_follows_dont_is_a_part_of_the_toll() -> None:
    found = of("enfants", lemma="tuer", before="a tué neuf civils, dont ")
    assert found.toll
    assert not found.whole
    assert found.thing != "mort"


def test_what_goes_with_others_is_a_part_of_the_toll() -> None:
    found = of("joueuses", lemma="périr", before="un entraîneur et ")
    assert found.toll
    assert not found.whole


def test_houses_stay_houses_under_a_verb_of_killing() -> None:
    assert of("maisons", lemma="tuer").thing == "maisons"


def killing(words: str, value: float, *, source: str, verb: str, lemma: str, of: str) -> Sheet:
    text = f"L'attaque de Kelba a {verb} {words} samedi."
    sheet = Sheet(text, day="2024-05-13", source=source).town("Kelba")
    sheet.figure(words, value, of)
    return sheet.event(
        verb, lemma=lemma, place="Kelba", when=days("2024-05-11"), figures=[words], rule="verb"
    )


def test_deaths_and_people_killed_are_one_toll() -> None:
    found = dossier(
        killing("neuf morts", 9, source="a.example", verb="fait", lemma="faire", of="morts"),
        killing("neuf civils", 9, source="b.example", verb="tué", lemma="tuer", of="civils"),
    )
    (claim,) = found.claims
    assert len(claim.origins) == 2
    assert found.disagreements == ()


def test_the_toll_of_an_attack_is_not_set_against_that_of_many() -> None:
    """Neither names a place that the other names, and one is several times the other."""
    one = Sheet("L'attaque de Kelba a fait neuf morts samedi.", source="a.example").town("Kelba")
    one.figure("neuf morts", 9, "morts")
    one.event("fait", lemma="faire", place="Kelba", when=days("2024-05-11"), figures=["neuf morts"])
    other = Sheet("Ces attaques ont fait 52 morts.", source="b.example")
    other.figure("52 morts", 52, "morts")
    other.event("fait", lemma="faire", figures=["52 morts"])
    assert dossier(one, other).disagreements == ()


@pytest.mark.parametrize(
    ("words", "risen"),
    [
        ("Séisme : le bilan s’alourdit", True),
        ("selon un nouveau bilan de la mairie", True),
        ("le bilan a été revu à la hausse", True),
        ("la mairie donne un bilan de neuf morts", False),
    ],
)
def test_words_of_a_count_that_rose(words: str, *, risen: bool) -> None:
    assert french().made(ContestWords).counts_anew(words) is risen


def at_hour(sheet: Sheet, hour: int) -> Reading:
    """The sheet's reading, published at that hour of its day."""
    reading = sheet.reading()
    value = f"{reading.published.earliest}T{hour:02}:00+00:00"
    published = msgspec.structs.replace(reading.published, value=value, precision="minute")
    return msgspec.structs.replace(reading, published=published)


def quake(words: str, value: float, who: str, *, source: str, opening: str) -> Sheet:
    clause = f"le séisme de Kelba a fait {words} lundi"
    sheet = Sheet(f"{opening}, {clause}, selon {who}.", day="2024-05-13", source=source)
    sheet.town("Kelba").body(who).figure(words, value, "morts")
    told = {"place": "Kelba", "when": days("2024-05-13"), "figures": [words], "by": who}
    return sheet.event("fait", clause=clause, lemma="faire", **told)


@pytest.mark.parametrize(
    ("opening", "aspects"), [("Au soir", ["number"]), ("Selon un nouveau bilan", [])]
)
def test_a_toll_told_as_risen_is_no_rival_of_the_older_one(
    opening: str, aspects: list[str]
) -> None:
    first = quake("neuf morts", 9, "la mairie", source="a.example", opening="Au matin")
    then = quake("douze morts", 12, "la clinique", source="b.example", opening=opening)
    found = cross([at_hour(first, 8), at_hour(then, 18)]).dossier
    assert [d.aspect for d in found.disagreements] == aspects

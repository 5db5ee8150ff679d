from crosscheck.build import Sheet, days, dossier
from recoupe.model.dossier import Disagreement

FAMILY = "Paul Ako a été arrêté dimanche à son domicile par des agents du renseignement"
PROSECUTOR = "Paul Ako a été interpellé lundi par la gendarmerie à un barrage"


def arrest(words: str, who: str, day: str, *, source: str, when: str = "dimanche") -> Sheet:
    sheet = Sheet(f"Selon {who}, {words}.", source=source).person("Paul Ako")
    sheet.entity(who, "person" if who == "Lina Ako" else "organisation").time(when, day)
    sheet.quote(words, who, cue="Selon", kind="indirect")
    verb = "arrêté" if "arrêté" in words else "interpellé"
    return sheet.event(
        verb,
        clause=words,
        lemma="arrêter" if verb == "arrêté" else "interpeller",
        type="COERCE",
        mode="arrest",
        recipients=["Paul Ako"],
        when=days(day),
        by=who,
    )


def two(
    second: str, *, day: str = "2024-05-13", who: str = "parquet de Kelba"
) -> dict[str, Disagreement]:
    one = arrest(FAMILY, "Lina Ako", "2024-05-12", source="a.example")
    other = arrest(second, who, day, source="b.example", when="lundi")
    return {d.aspect: d for d in dossier(one, other).disagreements}


def test_two_voices_on_one_arrest_differ_in_day_place_and_force() -> None:
    found = two(PROSECUTOR)
    assert set(found) == {"date", "place", "agent"}
    assert {s.value for s in found["date"].sides} == {"2024-05-12", "2024-05-13"}
    assert {s.value for s in found["place"].sides} == {"domicile", "barrage"}
    assert {s.value for s in found["agent"].sides} == {"renseignement", "gendarmerie"}
    assert {s.by for s in found["agent"].sides} == {"Lina Ako", "parquet de Kelba"}


def test_the_same_force_in_other_words_is_no_dispute() -> None:
    second = "Paul Ako a été arrêté lundi par des agents à son domicile"
    assert "agent" not in two(second)
    assert "place" not in two(second)


def test_an_arrest_weeks_later_is_another_one() -> None:
    assert two(PROSECUTOR, day="2024-05-27") == {}


def test_two_banks_of_one_river() -> None:
    told = []
    for source, who, bank in (("a.example", "mairie", "nord"), ("b.example", "préfecture", "sud")):
        words = f"les bandits ont attaqué le convoi de la SOKEL sur la rive {bank} de l’Ouva"
        sheet = Sheet(f"Selon la {who}, {words}.", source=source).body(who).body("SOKEL")
        sheet.quote(words, who, cue="Selon", kind="indirect")
        told.append(
            sheet.event(
                "attaqué",
                clause=words,
                lemma="attaquer",
                type="ASSAULT",
                recipients=["SOKEL"],
                when=days("2024-05-14"),
                by=who,
            )
        )
    (found,) = dossier(*told).disagreements
    assert {s.value for s in found.sides} == {"rive nord", "rive sud"}

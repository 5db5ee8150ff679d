from crosscheck.build import Sheet, dossier
from recoupe.model.dossier import Disagreement

ARMY = "« vingt terroristes ont été abattus »"


def army(noun: str = "terroristes") -> Sheet:
    said = ARMY.replace("terroristes", noun)
    sheet = Sheet(f"{said}, affirme l’armée.", source="a.example").body("armée")
    sheet.entity(noun, "group").quote(said, "armée", cue="affirme")
    return sheet.label(noun, noun, of="combatants", cls="terroristes", by="armée")


def denial(words: str, who: str = "Ama Dossou") -> Sheet:
    sheet = Sheet(f"{words}, répond {who}.", source="b.example").person(who)
    return sheet.quote(words, who, cue="répond")


def labels(*sheets: Sheet) -> list[Disagreement]:
    return [d for d in dossier(*sheets).disagreements if d.aspect == "label"]


def test_who_says_what_somebody_is_not_disputes_the_word() -> None:
    (found,) = labels(army(), denial("« Ce ne sont pas des terroristes mais des bergers »"))
    sides = {s.value: s.by for s in found.sides}
    assert sides == {"terroristes": "armée", "bergers": "Ama Dossou"}


def test_and_not_denies_what_follows() -> None:
    (found,) = labels(army(), denial("« Il parle de bergers et non de terroristes »"))
    assert {s.value for s in found.sides} == {"terroristes", "bergers"}


def test_another_word_of_the_class_may_be_of_others() -> None:
    assert labels(army("jihadistes"), denial("« Pas des terroristes mais des bergers »")) == []


def test_what_nobody_says_need_not_be_denied() -> None:
    assert labels(army(), denial("« Ce ne sont pas des mercenaires mais des bergers »")) == []


def test_nobody_answers_himself() -> None:
    said = "« Ce ne sont pas des terroristes mais des bergers »"
    other = Sheet(f"{said}, répond l’armée.", source="b.example").body("armée")
    (found,) = labels(army(), other.quote(said, "armée", cue="répond"))
    assert {s.by for s in found.sides} == {"armée", None}


def test_a_word_denied_for_another_is_not_denied_for_a_name_before_it() -> None:
    words = "« Les hommes de Kelba ne sont pas des terroristes mais des bergers »"
    (found,) = labels(army(), denial(words))
    assert {s.value: s.by for s in found.sides} == {
        "terroristes": "armée",
        "bergers": "Ama Dossou",
    }

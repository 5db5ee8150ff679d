"""Two invented reports side by side: the kind of pair, edits, order, what only one has."""

import time

from recoupe.model.annotation import Quotation, Reading, Speaker
from recoupe.model.diff import Diff
from recoupe.stories.comparing import diff
from stories.test_passages import reading

ONE = (
    "La mairie de Belcastel fermera le vieux pont dès lundi, après la crue de la rivière. "
    "Les habitants du quartier sud passeront par la route de la forêt pendant six semaines. "
    "Le marché aux fleurs se tiendra devant la halle, comme chaque printemps."
)
OTHER = (
    "Un car scolaire était resté bloqué trois heures dimanche. "
    "Les habitants du quartier sud passeront par le chemin de la foret pendant six semaines. "
    "La mairie de Belcastel fermera le pont dès lundi, apres la crue de la rivière."
)


def compared(a: Reading, b: Reading) -> Diff:
    return diff(a, b, first="unknown", abbreviations=frozenset())


def edits_of(found: Diff) -> list[tuple[str, str, str]]:
    return [(e.kind, e.a.text, e.b.text) for p in found.passages for e in p.edits]


def test_edits_moves_and_lone_sentences_of_an_edited_copy() -> None:
    found = compared(reading("a", ONE), reading("b", OTHER))
    assert edits_of(found) == [
        ("dropped", "vieux", ""),
        ("replaced", "la route", "le chemin"),
    ]
    assert [p.moved for p in found.passages].count(True) == 1
    assert [s.text for s in found.only_a] == [
        "Le marché aux fleurs se tiendra devant la halle, comme chaque printemps."
    ]
    assert [s.text for s in found.only_b] == [
        "Un car scolaire était resté bloqué trois heures dimanche."
    ]
    assert found.kind == "copy"
    assert found.reasons[0].rule == "prose_copied"


def test_an_empty_side_is_the_place_where_the_words_would_stand() -> None:
    found = compared(reading("a", ONE), reading("b", OTHER))
    dropped = next(e for p in found.passages for e in p.edits if e.kind == "dropped")
    assert OTHER[: dropped.b.start].endswith("fermera le")


def test_sides_are_as_asked_for() -> None:
    a, b = reading("a", ONE), reading("b", OTHER)
    there, back = compared(a, b), compared(b, a)
    assert [p.a.report for p in there.passages] == [a.id] * 2
    assert {(p.a, p.b) for p in there.passages} == {(p.b, p.a) for p in back.passages}
    assert ("added", "", "vieux") in edits_of(back)
    assert there.kind == back.kind


def test_a_quotation_that_loses_its_marks_is_an_edit() -> None:
    a = reading("a", "La maire promet « une navette gratuite toutes les heures » jusqu’en juin.")
    b = reading("b", "La maire promet une navette gratuite toutes les heures jusqu’en juin.")
    assert edits_of(compared(a, b)) == [("marks", "«", ""), ("marks", "»", "")]


SAID = "nous ouvrirons une navette gratuite toutes les heures pendant la durée des travaux"


def test_one_speakers_words_in_two_accounts_are_a_shared_quotation() -> None:
    a = reading("a", f"« {SAID} », assure la maire. Les commerçants restent inquiets pour l’été.",
                (SAID, "Odile Marchal"))  # fmt: skip
    b = reading("b", f'Réunion houleuse hier soir. "{SAID}", a répété Odile Marchal.',
                (SAID, "Odile Marchal"))  # fmt: skip
    found = compared(a, b)
    assert (found.kind, found.reasons[0].rule) == ("shared_quote", "said_alike")


def test_a_motto_between_marks_makes_no_copy() -> None:
    motto = "produire davantage, transformer sur place et nourrir durablement toute la région"
    a = reading("a", f"Le forum, sous le thème « {motto} », a réuni cent élus hier soir.")
    b = reading("b", f"Ouverture mardi du rendez-vous annuel “{motto}” devant trois ministres.")
    assert compared(a, b).kind == "none"


def test_reports_that_share_nothing() -> None:
    a, b = reading("a", ONE), reading("b", "Les pommes seront rares cette année.")
    found = compared(a, b)
    assert (found.kind, found.passages, found.contained) == ("none", (), 0.0)
    assert len(found.only_a) == 3


def test_an_empty_text_is_compared_too() -> None:
    found = compared(reading("a", ""), reading("b", ONE))
    assert (found.kind, found.a.words) == ("none", 0)


def test_long_texts_full_of_quotations_do_not_hang() -> None:
    words = [f"mot{n % 4001}" for n in range(30_000)]
    said = [" ".join(words[n : n + 5]) for n in range(0, 30_000, 10)]
    quotes, text, at = [], "", 0
    for one in said:
        text += f"« {one} », dit-elle. "
    base = reading("a", text)
    for one in said:
        at = text.index(one, at)
        speaker = Speaker(name="Odile Marchal", text="elle", start=0, end=1, entity=None)
        span = {"start": at, "end": at + len(one), "text": one}
        quotes.append(Quotation(**span, kind="direct", speaker=speaker, cue=None))
    fields = {f: getattr(base, f) for f in base.__struct_fields__} | {"quotes": tuple(quotes)}
    begun = time.process_time()
    found = compared(Reading(**fields), Reading(**{**fields, "id": "b", "key": "b"}))
    assert found.passages
    # Quadratic time took half a minute and more; today it is half a second.
    assert time.process_time() - begun < 15

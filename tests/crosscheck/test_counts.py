import pytest

from crosscheck.build import Sheet, dossier


def count(
    words: str,
    who: str,
    value: float,
    counts: str,
    *,
    figure: str,
    day: str = "2024-05-15",
    source: str = "a.example",
    event: str | None = None,
    type: str | None = None,  # noqa: A002 — as the field is called
    before: str = "",
    town: str | None = None,
    unit: str | None = None,
) -> Sheet:
    sheet = Sheet(f"{before}Selon {who}, {words}.", source=source, day=day).body(who)
    if town:
        sheet.town(town)
    sheet.figure(figure, value, counts, unit=unit)
    sheet.quote(words, who, cue="Selon", kind="indirect")
    if event:
        sheet.event(event, clause=words, type=type, lemma=event, figures=[figure], by=who)
    return sheet


def numbers(*sheets: Sheet) -> list[set[str]]:
    found = dossier(*sheets).disagreements
    return [{s.value for s in d.sides} for d in found if d.aspect == "number"]


def rally(who: str, words: str, figure: str, value: float, **fields) -> Sheet:
    return count(words, who, value, "personnes", figure=figure, type="PROTEST", **fields)


def marchers(**fields) -> Sheet:
    words = "2.500 personnes ont défilé contre la mine"
    return rally(
        "la préfecture", words, "2.500", 2500, event="défilé", source="b.example", **fields
    )


def test_the_state_and_the_organisers_count_one_crowd() -> None:
    words = "le rassemblement a réuni 9.000 personnes"
    one = rally("le collectif Eau vive", words, "9.000", 9000, event="rassemblement")
    assert numbers(one, marchers()) == [{"9.000", "2.500"}]


@pytest.mark.parametrize(
    ("who", "words", "town"),
    [
        ("le collectif Eau vive", "le rassemblement de Kelba a réuni 9.000 personnes", "Kelba"),
        ("la mairie", "le rassemblement a réuni 9.000 personnes", None),
    ],
)
def test_another_town_or_two_of_the_state_are_no_dispute(
    who: str, words: str, town: str | None
) -> None:
    one = rally(who, words, "9.000", 9000, event="rassemblement", town=town)
    assert numbers(one, marchers()) == []


def toll(who: str, words: str, figure: str, value: float, source: str, **fields) -> Sheet:
    return count(words, who, value, "morts", figure=figure, source=source, **fields)


def sunk(**fields) -> Sheet:
    words = "28 morts ont été ramenés au port"
    return toll("l’administrateur", words, "28", 28, "a.example", event="ramenés", **fields)


def test_two_voices_on_one_day_give_one_toll_otherwise() -> None:
    words = "le drame a fait 41 morts"
    assert numbers(sunk(), toll("la Croix-Verte", words, "41", 41, "b.example")) == [{"28", "41"}]


def test_numbers_far_apart_are_of_one_toll_only_where_one_contests_the_other() -> None:
    words = "le drame a fait 64 morts"
    assert numbers(sunk(), toll("la Croix-Verte", words, "64", 64, "b.example")) == []
    contested = "La Croix-Verte conteste le bilan officiel. "
    other = toll("la Croix-Verte", words, "64", 64, "b.example", before=contested)
    assert numbers(sunk(), other) == [{"28", "64"}]


def test_a_toll_of_the_day_after_grew() -> None:
    words = "le drame a fait 41 morts"
    later = toll("la Croix-Verte", words, "41", 41, "b.example", day="2024-05-16")
    assert numbers(sunk(), later) == []


def test_a_rate_in_the_same_words() -> None:
    said = [
        ("a.example", "la mairie", "la taxe sur le sel est fixée à 8 %", "8 %", 8),
        ("b.example", "le syndicat", "la taxe sur le sel est fixée à 5 %", "5 %", 5),
    ]
    sheets = [
        count(words, who, value, None, figure=figure, source=source, event="fixée", unit="%")
        for source, who, words, figure, value in said
    ]
    assert numbers(*sheets) == [{"8 %", "5 %"}]


def test_a_part_of_a_crowd_is_no_count_of_another() -> None:
    words = "la marche a réuni bien des gens, dont 9.000 personnes"
    one = rally("le collectif Eau vive", words, "9.000", 9000, event="marche")
    assert numbers(one, marchers()) == []

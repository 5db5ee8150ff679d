"""Figures: values, bounds, units, modifiers, counted things; and what is no figure."""

import datetime as dt
import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.model.annotation import Figure
from recoupe.model.when import TimeExpression
from recoupe.reading.figures import find_figures
from recoupe.reading.figures.fractions import Fractions
from recoupe.reading.figures.numbers import NumberGrammar
from recoupe.reading.figures.table import FigureTable
from support import document, french, span_of


def figures(text: str, **fields: str | None) -> tuple[Figure, ...]:
    return find_figures(document(text, **fields), (), french())


def only(text: str) -> Figure:
    found = figures(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("vingt-deux", 22),
        ("soixante et onze", 71),
        ("quatre-vingt-dix-sept", 97),
        ("trois cents", 300),
        ("deux mille cinq cents", 2500),
        ("deux millions", 2_000_000),
        ("1 250 000", 1_250_000),
        ("12\u202f400", 12_400),
        ("3.500", 3500),
        ("1,5 million", 1_500_000),
        ("deux millions et demi", 2_500_000),
    ],
)
def test_numbers_have_their_value(words: str, value: float) -> None:
    figure = only(f"Le port de Brume a accueilli {words} visiteurs.")
    assert (figure.value, figure.low, figure.high) == (value, value, value)
    assert figure.text == words


@pytest.mark.parametrize(
    ("words", "modifier", "low", "high"),
    [
        ("au moins 40", "at_least", 40, None),
        ("plus de 40", "more_than", 40, None),
        ("moins de 40", "less_than", None, 40),
        ("jusqu’à 40", "up_to", None, 40),
        ("environ 40", "about", 36, 44),
        ("une quarantaine", "about", 36, 44),
        ("des dizaines", "at_least", 20, None),
    ],
)
def test_modifiers_open_or_widen_the_bounds(
    words: str, modifier: str, low: float | None, high: float | None
) -> None:
    link = "de " if "aine" in words else ""
    figure = only(f"La tempête a détruit {words} {link}maisons.")
    assert (figure.modifier, figure.low, figure.high) == (modifier, low, high)
    assert figure.text == words


@pytest.mark.parametrize("words", ["Entre 10 et 16", "De 10 à 16", "10 à 16", "10-16"])
def test_a_range_has_two_bounds_and_their_middle(words: str) -> None:
    figure = only(f"{words} bateaux ont coulé.")
    assert (figure.value, figure.low, figure.high) == (13, 10, 16)


def test_a_range_shares_its_scale() -> None:
    figure = only("De 2 à 4 millions de litres ont fui.")
    assert (figure.low, figure.high) == (2_000_000, 4_000_000)


@pytest.mark.parametrize(
    ("words", "unit", "value"),
    [
        ("1,2 milliard d’euros", "EUR", 1_200_000_000),
        ("900 millions de dollars", "USD", 900_000_000),
        ("30 M€", "EUR", 30_000_000),
        ("12,5 %", "%", 12.5),
        ("300 kilomètres", "km", 300),
    ],
)
def test_units_are_read_and_lie_in_the_span(words: str, unit: str, value: float) -> None:
    figure = only(f"Le chantier de Valtreuil représente {words}.")
    assert (figure.text, figure.unit, figure.value) == (words, unit, value)


@pytest.mark.parametrize(
    ("place", "unit"), [("à Dakar", "XOF"), ("à Douala", "XAF"), ("ici", "CFA")]
)
def test_the_cfa_franc_is_told_by_the_places_named(place: str, unit: str) -> None:
    assert only(f"Le pont a coûté 500 millions de FCFA {place}.").unit == unit


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("L'éboulement a fait 12 morts.", "morts"),
        ("L'armée a retiré 400 soldats valdoriens.", "soldats valdoriens"),
        ("Douze personnes ont été tuées.", "personnes tuées"),
        ("La milice a arrêté 30 pêcheurs.", "pêcheurs arrêtés"),
    ],
)
def test_what_is_counted_is_in_the_words_of_the_report(text: str, counts: str) -> None:
    assert only(text).counts == counts


@pytest.mark.parametrize(
    "text",
    [
        "Le maire, âgé de 45 ans, a souri.",
        "L'article 12 de la loi reste flou.",
        "L'équipe de Brume a gagné 3-1.",
        "Un homme a vu une barque.",
        "Appelez le 01 22 33 44 55 avant midi.",
        "Le navire Aurore 45 a pris la mer.",
        "En 2019, le maire a démissionné.",
        "La RN4 est coupée.",
    ],
)
def test_what_only_looks_like_a_figure_is_left_out(text: str) -> None:
    assert figures(text) == ()


def test_un_counts_victims_only() -> None:
    assert [f.counts for f in figures("Un mort et deux blessés dans un car.")] == [
        "mort",
        "blessés",
    ]


def test_numbers_inside_time_expressions_are_times() -> None:
    text = "Le 12 300 pêcheurs ont défilé."
    span = span_of(text, "Le 12")
    day = dt.date(2024, 5, 12)
    time = TimeExpression(
        start=span.start,
        end=span.end,
        text=span.text,
        value="2024-05-12",
        type="DATE",
        earliest=day,
        latest=day,
        precision="day",
        rule="test",
    )
    found = find_figures(document(text), (time,), french())
    assert all(f.start >= span.end for f in found)


def test_what_is_counted_ends_before_a_time() -> None:
    text = "Les deux attaques d'août 2023 ont visé le port."
    found = span_of(text, "août 2023")
    time = TimeExpression(
        start=found.start, end=found.end, text=found.text, value="2023-08", type="DATE", rule="t"
    )
    (figure,) = find_figures(document(text), (time,), french())
    assert figure.counts == "attaques"


def test_title_figures_carry_their_field() -> None:
    found = figures("Rien.", title="Sept morts à Brume")
    assert [(f.field, f.value) for f in found] == [("title", 7)]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789 .,-àetdeunvigtmlo\u202f%€'’", max_size=80))
def test_the_grammar_never_fails_and_never_overlaps(text: str) -> None:
    grammar = NumberGrammar(french().table("figures", FigureTable))
    found = grammar.scan(text, 0, len(text))
    assert all(0 <= a.start < a.end <= len(text) for a in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Un tiers des maisons de Brume a brûlé.", "Un tiers", 33.33),
        ("Trois quarts des écoles ont fermé.", "Trois quarts", 75),
        ("La moitié des dockers a cessé le travail.", "La moitié", 50),
        ("Une femme sur trois a quitté Valtreuil.", "Une femme sur trois", 33.33),
        ("Neuf enfants sur dix vont à l'école.", "Neuf enfants sur dix", 90),
    ],
)
def test_fractions_are_told_in_percent(text: str, words: str, value: float) -> None:
    figure = only(text)
    assert (figure.text, figure.value, figure.unit) == (words, value, "%")


@pytest.mark.parametrize(
    "text",
    [
        "Un tiers a déposé plainte.",
        "Le club joue un quart de finale.",
        "La production a été multipliée par trois.",
        "L'édition 2023-2024 commence.",
        "Il préside cette 9 conférence du port.",
        "Il y a deux points : 1) le prix du sel.",
        "L'indice Val 20 recule.",
        "Les élèves ont 9, 10 et 12 ans.",
    ],
)
def test_more_of_what_only_looks_like_a_figure(text: str) -> None:
    assert [f.text for f in figures(text) if f.text != "deux points"] == []


@pytest.mark.parametrize(
    ("words", "unit", "value"),
    [
        ("$ 30 000", "USD", 30_000),
        ("15M€", "EUR", 15_000_000),
        ("20,5 G$", "USD", 20_500_000_000),
        ("31 000 $ CAN", "CAD", 31_000),
        ("2'500 francs suisses", "CHF", 2500),
        ("1 m 50", "m", 1.5),
        ("63 000ha", "ha", 63_000),
        ("5 pc", "%", 5),
        ("un demi-million d'euros", "EUR", 500_000),
    ],
)
def test_units_before_after_and_glued(words: str, unit: str, value: float) -> None:
    figure = only(f"Le maire de Brume parle de {words}.")
    assert (figure.text, figure.unit, figure.value) == (words, unit, value)


@pytest.mark.parametrize(
    ("text", "modifier", "low", "high"),
    [
        ("Plus d'une dizaine de barques ont coulé.", "more_than", 10, None),
        ("Une bonne trentaine de barques ont coulé.", "about", 27, 33),
        ("La perte de milliers d'emplois inquiète.", "at_least", 2000, None),
        ("Au moins les 12 barques du port ont coulé.", "at_least", 12, None),
        ("Quelque 300 à 400 barques ont coulé.", "about", 300, 400),
        ("Douze barques au moins ont coulé.", "at_least", 12, None),
        ("Il est tombé 40 mm en plus de 60 mm.", None, 60, 60),
        ("Le débat porte autour de deux sujets.", None, 2, 2),
    ],
)
def test_modifiers_in_their_other_places(
    text: str, modifier: str | None, low: float | None, high: float | None
) -> None:
    figure = figures(text)[-1]
    assert (figure.modifier, figure.low, figure.high) == (modifier, low, high)


def test_a_change_from_one_number_to_another_is_no_range() -> None:
    found = figures("La récolte passe de 1 000 à 3 000 tonnes.")
    assert [(f.value, f.unit) for f in found] == [(1000, "t"), (3000, "t")]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (
            "Le port a formé 391 dockers, dont 278 à Brume.",
            ["dockers", "de ces dockers"],
        ),
        (
            "La tempête a fait 12 morts, 30 autres ont été blessées.",
            ["morts", "autres blessées"],
        ),
        (
            "Ils étaient 3.000 pêcheurs selon la police, 1.400 selon le syndicat.",
            ["pêcheurs", "pêcheurs"],
        ),
        ("Six pêcheurs sur 26 sont rentrés.", ["pêcheurs", "pêcheurs"]),
        ("Parmi les 45 pêcheurs, 12 sont rentrés.", ["pêcheurs", "de ces pêcheurs"]),
        ("Le nombre de dossiers est passé de 69 475 à 134 662.", ["dossiers", "dossiers"]),
    ],
)
def test_a_number_without_noun_counts_what_the_one_before_counts(
    text: str, counts: list[str]
) -> None:
    assert [f.counts for f in figures(text)] == counts


def test_a_large_number_without_unit_is_of_the_money_before() -> None:
    found = figures("Le quai coûte 65 millions de dollars et la digue 4,2 millions.")
    assert [f.unit for f in found] == ["USD", "USD"]


def test_what_a_measure_is_along_or_away_from_is_not_counted() -> None:
    found = figures("La brèche, à 12 km du port, fait 15 m de large.")
    assert [(f.unit, f.counts) for f in found] == [("km", None), ("m", None)]


def test_une_counts_a_person_whom_something_befell() -> None:
    assert [f.value for f in figures("Une personne a été blessée à Brume.")] == [1]
    assert figures("Une personne a parlé à Brume.") == ()


@pytest.mark.parametrize(
    "run", ["1", "1 ", "1.", "1'", "mille ", "deux-", "1 et ", "un tiers ", "1 sur ", "1, ", "$ "]
)
def test_long_runs_are_read_in_linear_time(run: str) -> None:
    grammar = NumberGrammar(french().table("figures", FigureTable))
    fractions = Fractions(french().table("figures", FigureTable))

    def seconds(length: int) -> float:
        text = (run * length)[:length]
        start = time.perf_counter()
        grammar.scan(text, 0, length)
        list(fractions.scan(text, 0, length))
        return time.perf_counter() - start

    seconds(2_000)
    assert seconds(40_000) < 16 * seconds(5_000) + 0.2

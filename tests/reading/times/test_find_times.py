"""Times of whole reports: tense, anchors, spans, bounds. Published on Wednesday 15 May 2024."""

import datetime as dt
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.model.when import Published, TimeExpression
from recoupe.reading.times import find_times, parse_date
from recoupe.reading.times.anchors import Anchor
from recoupe.reading.times.find import Scope, expressions
from recoupe.reading.times.table import load_table
from support import document, french


def times(text: str, **fields: str | None) -> list[TimeExpression]:
    return list(find_times(document(text, **fields), french()))


def values(text: str, **fields: str | None) -> list[tuple[str, str]]:
    return [(t.text, t.value) for t in times(text, **fields)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Le maire de Sombreval a démissionné lundi.", "2024-05-13"),
        ("Le maire de Sombreval démissionnera lundi.", "2024-05-20"),
        ("Le maire de Sombreval doit rencontrer lundi les pêcheurs.", "2024-05-20"),
        ("La ministre est attendue vendredi à Sombreval.", "2024-05-17"),
        ("La ministre va se rendre vendredi à Sombreval.", "2024-05-17"),
        ("Le préfet a promis de revenir vendredi.", "2024-05-17"),
        ("Après avoir rencontré vendredi les pêcheurs, le préfet est parti.", "2024-05-10"),
        ("Une réunion prévue vendredi a été annulée.", "2024-05-17"),
        ("L'attaque survenue vendredi a fait six morts.", "2024-05-10"),
        ("Le juge a été entendu mercredi.", "2024-05-15"),
        ("Le pont est fermé depuis samedi.", "2024-05-11"),
        ("Les syndicats ont annoncé une grève pour samedi.", "2024-05-18"),
        ("« On ne peut pas attendre », a lancé le maire, lundi.", "2024-05-13"),
        ("Le préfet recevra vendredi une délégation de pêcheurs.", "2024-05-17"),
        ("Les mesures annoncées vendredi par le préfet déçoivent.", "2024-05-10"),
        ("Le préfet rencontrera les pêcheurs jeudi, a déclaré son cabinet.", "2024-05-16"),
        ("La société s'est engagée par écrit à livrer le pont vendredi.", "2024-05-17"),
        ("La bibliothèque de Sombreval ferme le lundi.", "XXXX-WXX-1"),
        ("Le préfet est arrivé le lundi à Sombreval.", "2024-05-13"),
    ],
)
def test_weekday_follows_the_verb_over_it(text: str, value: str):
    assert [v for _, v in values(text)] == [value]


def test_weekday_of_saying_and_weekday_of_what_is_said_are_apart():
    text = "Le ministre arrivera vendredi à Sombreval, a déclaré lundi son cabinet."
    assert values(text) == [("vendredi", "2024-05-17"), ("lundi", "2024-05-13")]


def test_weekday_without_verb_keeps_both_readings():
    (found,) = times("Incendie à Sombreval vendredi")
    assert (found.value, found.alternatives) == ("2024-05-10", ("2024-05-17",))


def test_this_week_said_ahead_on_a_sunday_is_the_next_with_the_other_kept():
    (found,) = times("La ministre visitera le port cette semaine.", day="2024-05-19")
    assert (found.value, found.alternatives) == ("2024-W21", ("2024-W20",))
    assert (found.earliest, found.latest) == (dt.date(2024, 5, 20), dt.date(2024, 5, 26))


def test_this_week_said_of_the_past_on_a_sunday_is_the_current():
    (found,) = times("Le port a fermé cette semaine.", day="2024-05-19")
    assert (found.value, found.alternatives) == ("2024-W20", ())


def test_this_weekend_on_a_monday_is_the_past_one():
    (found,) = times("Trois barques ont coulé ce week-end.", day="2024-05-13")
    assert (found.value, found.earliest) == ("2024-W19-WE", dt.date(2024, 5, 11))


def test_month_alone_follows_tense():
    assert values("Le port a fermé en août.") == [("août", "2023-08")]
    assert values("Le port fermera en août.") == [("août", "2024-08")]


def test_range_takes_the_year_from_its_end_and_turns_it_over():
    text = "Le salon a duré du 20 décembre au 3 janvier 2024."
    assert values(text) == [("20 décembre", "2023-12-20"), ("3 janvier 2024", "2024-01-03")]


def test_clock_takes_the_day_of_its_sentence():
    text = "La séance s'ouvrira à 10 h 05 ce vendredi 17 mai."
    assert values(text) == [("10 h 05", "2024-05-17T10:05"), ("ce vendredi 17 mai", "2024-05-17")]


def test_day_before_is_counted_from_the_day_of_the_telling():
    text = "Le 2 mai, le pont a cédé. La veille, un camion l'avait heurté."
    assert values(text)[1] == ("La veille", "2024-05-01")


def test_day_before_an_event_is_left_out():
    assert values("Il est mort à la veille de la visite du ministre.") == []


def test_publication_known_to_the_month_leaves_weekdays_open():
    report_times = times("Le port a fermé lundi, comme en août.", day=None)
    assert [(t.value, t.earliest) for t in report_times] == [
        ("XXXX-WXX-1", None),
        ("XXXX-08", None),
    ]


def test_day_that_the_text_calls_its_own_stands_for_an_unknown_publication():
    text = "Le préfet s'est rendu ce mercredi 15 mai 2024 au port, fermé depuis lundi."
    assert values(text, day=None)[1] == ("lundi", "2024-05-13")


def test_crawled_stray_letter_does_not_hide_a_date():
    assert values("Fin.\nnHier, le port a fermé.") == [("Hier", "2024-05-14")]


def test_blanks_and_apostrophes_of_print_are_read():
    text = "L’accord du 3\u00a0mai\u202f2021 vaut jusqu’à aujourd’hui."
    assert values(text) == [("3\u00a0mai\u202f2021", "2021-05-03"), ("aujourd’hui", "2024-05-15")]


@pytest.mark.parametrize(
    "text",
    [
        "Un convoi de 2000 soldats et 1900 camions est passé.",
        "Il gagne 1 500 francs, voir p. 12-13.",
        "Le champ de mars et la planète Mars.",
        "La version 10.2.2 et le numéro 05/2024/17.",
        "Awa Sorel, 34 ans, et son fils âgé de 6 ans.",
    ],
)
def test_what_is_no_time_is_left_out(text: str):
    assert values(text) == []


def test_title_is_read_with_its_field():
    (found,) = times("", title="Le port fermera vendredi")
    assert (found.text, found.field, found.value) == ("vendredi", "title", "2024-05-17")


def test_durations_have_no_days():
    (found,) = times("Il est resté dix ans au pouvoir.")
    assert (found.value, found.type, found.earliest) == ("P10Y", "DURATION", None)


def test_modifier_leaves_the_days_of_the_value():
    (found,) = times("Élu fin décembre 2021, il part.")
    assert (found.mod, found.earliest, found.latest) == (
        "END",
        dt.date(2021, 12, 1),
        dt.date(2021, 12, 31),
    )


_WORDS = st.sampled_from(
    [
        *("le", "la", "du", "au", "de", "à", "et", "5", "31", "1er", "2024", "00", "99", "h"),
        *("mai", "février", "lundi", "nuit", "heures", "ans", "fin", "mi", "-", "/", ".", "("),
        *(")", "l'", "dernier", "il", "y", "a", "plus", "tard", "deux", "cent", "mille", "\n"),
        *("Noël", "hiver", "la\u00a0veille", "quinzaine", "vingt", "quatre", "soir", ","),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=25).map(" ".join)))
def test_spans_quote_back_and_stay_apart(text: str):
    found = times(text)
    assert all(text[t.start : t.end] == t.text and t.text for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all((t.earliest is None) == (t.latest is None) for t in found)
    assert all(t.earliest <= t.latest for t in found if t.earliest and t.latest)


@pytest.mark.parametrize(
    "piece", ["1", " ", "12 ", "le ", "l'", "deux ", "mai ", "\n", "-", "5 et "]
)
def test_long_runs_take_linear_time(piece: str):
    text = piece * (100_000 // len(piece))
    begun = time.perf_counter()
    parse_date(text, Published(), french())
    assert time.perf_counter() - begun < 8


def test_years_later_are_counted_from_a_year_too():
    text = "Début 2016, le maire ouvre un camp. Trois ans plus tard, il le ferme."
    assert values(text)[1] == ("Trois ans plus tard", "2019")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Les syndicats ont appelé à une marche de tous les métiers samedi.", "2024-05-18"),
        ("Le bandit est rejugé en appel à partir de jeudi.", "2024-05-16"),
        ("Le port rouvrira en février.", "2025-02"),
        ("Le port retrouvera son calme de mars.", "2024-03"),
        ("La candidate aux élections de juillet.", "2024-07"),
    ],
)
def test_what_is_called_for_lies_ahead(text: str, value: str):
    assert [v for _, v in values(text)] == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le 11 juin 1957, on arrête le poète. Le couvre-feu tient depuis le 8 juin.",
            "1957-06-08",
        ),
        ("Élu en mai 2012, il a démissionné en septembre.", "2012-09"),
        ("Le pont a brûlé le 3 mars 2021, puis le 9 août de la même année.", "2021-08-09"),
    ],
)
def test_look_back_keeps_its_year(text: str, expected: str):
    assert values(text)[1][1] == expected


def test_half_years_are_counted_in_months():
    assert values("Il est parti il y a un an et demi.") == [
        ("il y a un an et demi", "2022-11"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Le préfet a dit qu'il partirait vendredi pour Aubenac.", "2024-05-17"),
        ("Un pêcheur est mort vendredi au port.", "2024-05-10"),
        ("La ministre livrait vendredi son bilan.", "2024-05-10"),
        ("Le procès devait s'ouvrir jeudi.", "2024-05-16"),
    ],
)
def test_forms_that_the_tagger_mistakes_still_place_the_weekday(text: str, value: str):
    assert [v for _, v in values(text)] == [value]


def test_that_day_is_the_last_day_named():
    text = "Le 3 mai, la banque a fermé. Le maire parlera mardi ; ce jour-là, la rue sera vide."
    assert values(text)[-1] == ("ce jour-là", "2024-05-21")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le port est à deux heures de Sombreval.", [("deux heures", "PT2H")]),
        ("Il est arrivé à six heures et demie.", [("six heures et demie", "2024-05-15T06:30")]),
        ("Le bus part à dix heures moins le quart.",
         [("dix heures moins le quart", "2024-05-15T09:45")]),
        ("La séance s'ouvre à 14 heures locales.", [("14 heures locales", "2024-05-15T14:00")]),
        ("La loi 2015-12 et la décision n° 15/2024 tiennent, le score est de 21-18.", []),
        ("Le dernier week-end d'avril fut calme.",
         [("Le dernier week-end d'avril", "2024-W17-WE")]),
        ("Le préfet viendra mardi en quinze.", [("mardi en quinze", "2024-06-04")]),
        ("Il pleuvait le 3 mai de l'an dernier.", [("le 3 mai de l'an dernier", "2023-05-03")]),
        ("Il pleuvait en juin de l'année dernière.",
         [("juin de l'année dernière", "2023-06")]),
        ("Il a été reçu ce lundi 13 mai courant.", [("ce lundi 13 mai courant", "2024-05-13")]),
        ("Le plan 2024-2028 est prêt.", [("2024", "2024"), ("2028", "2028")]),
        ("Le maire est parti il y a 48 heures.", [("il y a 48 heures", "2024-05-13")]),
        ("La place était vide la veille de Noël.", [("la veille de Noël", "2023-12-24")]),
    ],
)  # fmt: skip
def test_habits_of_the_press(text: str, expected: list[tuple[str, str]]):
    assert values(text) == expected


def test_islamic_feasts_are_computed_and_say_that_they_may_be_a_day_off():
    (found,) = times("Le marché fermera pour la Tabaski.")
    assert (found.value, found.mod) == ("2024-06-17", "APPROX")
    assert found.alternatives == ("2024-06-16", "2024-06-18")


@pytest.mark.parametrize(
    ("text", "day", "why"),
    [
        ("Le maire a récemment démissionné.", "2024-05-15", "vague"),
        ("Le maire a démissionné lundi.", None, "publication_unknown"),
        ("Le maire a démissionné il y a deux heures.", "2024-05-15", "finer_than_publication"),
        ("Il s'est tu. Deux jours plus tard, il a démissionné.", "2024-05-15", "story_unknown"),
        ("Le maire a démissionné lundi.", "2024-05-15", None),
        ("La panne a duré plusieurs jours.", "2024-05-15", None),
    ],
)
def test_what_is_not_resolved_says_why(text: str, day: str | None, why: str | None):
    (found,) = times(text, day=day)
    assert found.unresolved == why


def test_a_weekday_of_a_report_known_to_the_month_is_not_resolved():
    may = Anchor(earliest=dt.date(2024, 5, 1), latest=dt.date(2024, 5, 31))
    (found,) = expressions("Incendie lundi", load_table(french()), Scope(anchor=may))
    assert (found.value, found.unresolved) == ("XXXX-WXX-1", "publication_coarse")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Les restes des deux soldats vont être inhumés jeudi.", "2024-05-16"),
        ("Le juge devrait être entendu jeudi.", "2024-05-16"),
        ("Le pêcheur a pu être libéré lundi.", "2024-05-13"),
        ("Le pêcheur affirme avoir été arrêté lundi.", "2024-05-13"),
    ],
)
def test_passive_infinitives_take_the_tense_of_their_governor(text: str, value: str):
    assert [v for _, v in values(text)] == [value]


def test_a_weekday_that_does_not_fit_a_near_day_means_no_other_year():
    assert values("Ce mardi 16 mai, la place était vide.") == [("Ce mardi 16 mai", "2024-05-16")]


def test_between_two_days_are_two_expressions_though_the_second_lacks_its_article():
    text = "La trêve entre le 15 et 25 mai tient."
    assert values(text) == [("le 15", "2024-05-15"), ("25 mai", "2024-05-25")]


def test_an_hour_told_ahead_is_not_on_a_day_behind():
    text = "La ministre recevra à partir de 11 heures les gardes qui ont été blessés samedi."
    assert values(text)[0] == ("11 heures", "2024-05-15T11:00")


@pytest.mark.parametrize(
    ("text", "day", "value"),
    [
        ("Le pont rouvrira au début de l'année.", "2024-11-30", "2025"),
        ("Le pont a rouvert à la fin de l'année.", "2024-01-10", "2023"),
        ("Le pont rouvrira à la fin de l'année.", "2024-11-30", "2024"),
    ],
)
def test_phase_of_the_year_follows_the_tense(text: str, day: str, value: str):
    assert [v for _, v in values(text, day=day)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("La visite du préfet à Sombreval devait débuter mardi.", "2024-05-14"),
        ("Le match, qui devait se jouer vendredi, a été annulé.", "2024-05-17"),
        ("Le syndicat a prévenu que la grève irait à son terme vendredi.", "2024-05-17"),
        ("Le suspect serait parti vendredi pour Valcourt.", "2024-05-10"),
        ("Un homme a été braqué sous la menace d'une arme vendredi à Sombreval.", "2024-05-10"),
    ],
)
def test_plans_that_were_and_reported_ones_are_placed_by_their_tense(text: str, value: str):
    assert [v for _, v in values(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Lundi soir, peu avant 20 h 30, un homme est entré dans la gare.",
        "Un feu a pris lundi à Sombreval. Vers 20 h 30, les pompiers sont arrivés.",
    ],
)
def test_hours_are_of_the_day_told_just_before(text: str):
    assert values(text)[-1] == ("20 h 30", "2024-05-13T20:30")


def test_that_day_is_not_one_of_the_background():
    text = "Le 3 mai, la banque a fermé, attendue depuis le 28 avril. Ce jour-là, il pleuvait."
    assert values(text)[-1] == ("Ce jour-là", "2024-05-03")


def test_hours_of_every_day_are_of_no_day_alone():
    text = "Les bureaux seront ouverts chaque jour de 8 heures à 17 heures, y compris le dimanche."
    found = [v for _, v in values(text)]
    assert found == ["P1D", "XXXX-XX-XXT08:00", "XXXX-XX-XXT17:00", "XXXX-WXX-7"]
    assert not any(t.earliest for t in times(text))


def test_an_hour_is_of_the_day_its_sentence_names_though_it_is_like_every_day():
    text = "Lundi, comme chaque jour, il est parti à 8 heures."
    assert values(text)[-1] == ("8 heures", "2024-05-13T08:00")

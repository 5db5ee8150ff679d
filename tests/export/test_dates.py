"""Times and numbers in the interface's words."""

import pytest

from export import made
from recoupe.export.dates import figure_words, number_words, when_words
from recoupe.export.strings import load_strings
from recoupe.model.when import When

FR, EN = load_strings("fr"), load_strings("en")


@pytest.mark.parametrize(
    ("when", "french", "english"),
    [
        (made.when("2023-02-06"), "lundi 6 février 2023", "Monday 6 February 2023"),
        (made.when("2023-02-01"), "mercredi 1er février 2023", "Wednesday 1 February 2023"),
        (
            made.when("2023-02-06", "2023-02-07"),
            "du 6 au 7 février 2023",
            "from 6 February to 7 February 2023",
        ),
        (
            made.when("2022-12-30", "2023-01-02"),
            "du 30 décembre 2022 au 2 janvier 2023",
            "from 30 December 2022 to 2 January 2023",
        ),
        (made.when("2020-08-01", "2020-08-31", precision="month"), "août 2020", "August 2020"),
        (made.when("2020-01-01", "2020-12-31", precision="year"), "2020", "2020"),
        (
            made.when("2021-12-21", "2021-12-31", precision="month", mod="END"),
            "fin décembre 2021",
            "end of December 2021",
        ),
        (
            made.when("2023-01-30", "2023-02-05", precision="week"),
            "semaine du 30 janvier au 5 février 2023",
            "week of 30 January to 5 February 2023",
        ),
        (When(value="PAST_REF"), "par le passé", "in the past"),
        (When(value="P2D"), None, None),
        (None, None, None),
    ],
)
def test_when_in_words(when: When | None, french: str | None, english: str | None) -> None:
    assert (when_words(when, FR), when_words(when, EN)) == (french, english)


def test_a_clock_time_is_told() -> None:
    day = made.when("2024-05-22")
    clock = When(
        value="2024-05-22T17:00", earliest=day.earliest, latest=day.latest, precision="minute"
    )
    assert when_words(clock, FR) == "mercredi 22 mai 2024 à 17:00"


def test_numbers_follow_the_language() -> None:
    assert number_words(1234567, FR) == "1\u202f234\u202f567"
    assert (number_words(2.5, FR), number_words(2.5, EN)) == ("2,5", "2.5")


def test_figures_keep_the_report_s_noun() -> None:
    assert figure_words(12, "at_least", None, "morts", FR) == "au moins 12 morts"

"""Dates of datelines and stamps, beside what the metadata say of the publication."""

import datetime as dt

import pytest

from recoupe.model.when import Published
from recoupe.reading.times import parse_date
from support import french, published

FEBRUARY = Published(
    value="2023-02",
    earliest=dt.date(2023, 2, 1),
    latest=dt.date(2023, 2, 28),
    precision="month",
    from_="header",
)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("5 février", "2023-02-05"),
        ("1er février", "2023-02-01"),
        ("31 janvier", "2023-01-31"),
        ("dimanche 5 fév.", "2023-02-05"),
        ("6 FÉVRIER 2023", "2023-02-06"),
        ("février 6, 2023", "2023-02-06"),
        ("06/02/2023", "2023-02-06"),
        ("2023-02-06", "2023-02-06"),
    ],
)
def test_day_falls_near_the_publication(words: str, value: str):
    found = parse_date(words, FEBRUARY, french())
    assert found is not None
    assert (found.value, str(found.earliest), str(found.latest)) == (value, value, value)


def test_day_of_the_old_year_in_a_report_of_january():
    found = parse_date("30 décembre", published("2024-01-02"), french())
    assert found is not None
    assert found.value == "2023-12-30"


def test_day_without_any_publication_needs_its_year():
    assert parse_date("5 février", published(None), french()) is None
    found = parse_date("5 février 2020", published(None), french())
    assert found is not None
    assert found.value == "2020-02-05"


def test_words_without_a_date_give_none():
    assert parse_date("BAMAKO (Agence du Fleuve)", FEBRUARY, french()) is None


def test_day_comes_before_a_coarser_date():
    found = parse_date("Bulletin de mars 2023, publié le 6 février 2023", FEBRUARY, french())
    assert found is not None
    assert found.value == "2023-02-06"

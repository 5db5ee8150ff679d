import datetime as dt

import pytest

from recoupe.engine.instants import known_from, parse_as_of
from recoupe.errors import DateError
from recoupe.model.when import Published

LAST = {"microsecond": 999_999, "tzinfo": dt.UTC}


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("2023", dt.datetime(2023, 12, 31, 23, 59, 59, **LAST)),
        ("2023-02", dt.datetime(2023, 2, 28, 23, 59, 59, **LAST)),
        ("2024-12", dt.datetime(2024, 12, 31, 23, 59, 59, **LAST)),
        ("2023-02-05", dt.datetime(2023, 2, 5, 23, 59, 59, **LAST)),
        ("2023-02-05T14", dt.datetime(2023, 2, 5, 14, 59, 59, **LAST)),
        ("2023-02-05T14:30", dt.datetime(2023, 2, 5, 14, 30, 59, **LAST)),
        ("2023-02-05 14:30:05", dt.datetime(2023, 2, 5, 14, 30, 5, **LAST)),
        ("2023-02-05T14:30:05Z", dt.datetime(2023, 2, 5, 14, 30, 5, **LAST)),
        ("2023-02-05T14:30:05+02:00", dt.datetime(2023, 2, 5, 12, 30, 5, **LAST)),
        ("2023-02-05T14:30:05.25Z", dt.datetime(2023, 2, 5, 14, 30, 5, 250_000, tzinfo=dt.UTC)),
        (" 2023-02-05 ", dt.datetime(2023, 2, 5, 23, 59, 59, **LAST)),
    ],
)
def test_a_coarse_date_means_its_end(text, until):
    assert parse_as_of(text).until == until


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hier",
        "23",
        "2023-13",
        "2023-02-30",
        "2023-2-5",
        "0000",
        "05/02/2023",
        "2023-02-05T",
        "2023-02-05T25",
        "2023-02-05T14:30+99:00",
        "٢٠٢٣",
        "9999-12-31T23:59-23:59",
    ],
)
def test_what_is_not_iso_8601_is_an_error(text):
    with pytest.raises(DateError):
        parse_as_of(text)


def of(value, precision, latest):
    return Published(
        value=value, earliest=latest, latest=latest, precision=precision, from_="metadata"
    )


def test_a_publication_known_to_the_clock_is_an_instant():
    published = of("2023-02-05T23:30:00-05:00", "second", dt.date(2023, 2, 5))
    assert known_from(published, None) == dt.datetime(2023, 2, 6, 4, 30, 0, **LAST)


def test_other_publications_are_known_at_the_end_of_their_last_day():
    published = of("2023-02", "month", dt.date(2023, 2, 28))
    assert known_from(published, None) == dt.datetime(2023, 2, 28, 23, 59, 59, **LAST)


def test_an_undated_report_is_known_from_its_first_reading():
    first = dt.datetime(2024, 6, 1, tzinfo=dt.UTC)
    assert known_from(Published(), first) == first

"""The benchmark over a stream, on a stream of a few invented items."""

import dataclasses
import datetime as dt
import gzip
import json
from xml.etree import ElementTree

import pytest

from bench.curves import picture, ticks
from bench.feed import CheapReader, PreparedReader, days, names_in, report_of
from bench.growth import draw, milliseconds, summary
from bench.order import agreement, shuffled
from bench.rivals import measured, tf_idf, weights, words_in
from bench.stream import asked, is_measured, run
from recoupe.engine.stages import real_stages
from recoupe.model.annotation import Reading
from recoupe.model.codec import to_json
from recoupe.record import Record


def item(day, title, summary="", link=None):
    return {
        "first_seen": day,
        "outlet": "la-rive.example",
        "title": title,
        "summary": summary,
        "link": link or f"https://la-rive.example/{day}/{title[:6]}",
    }


ITEMS = [
    item("2023-02-28", "Crue à Valmont", "La rivière a débordé à Valmont, dit Odile Marchais."),
    item("2023-03-01", "Grève des bateliers", "Les bateliers de Port-Mélan cessent le travail."),
    item("2023-03-01", "Valmont sous les eaux", "La crue de la rivière a touché Valmont."),
    item("2023-03-02", "Le pont rouvre", "Le pont de Dougaré rouvre, dit Odile Marchais."),
]


@pytest.fixture
def folder(tmp_path):
    """A stream of two months."""
    for month in ("2023-02", "2023-03"):
        lines = [json.dumps(i) for i in reversed(ITEMS) if i["first_seen"].startswith(month)]
        with gzip.open(tmp_path / f"news_{month}.jsonl.gz", "wt", encoding="utf-8") as packed:
            packed.write("\n".join(lines))
    return tmp_path


def test_days_come_in_order_from_the_one_asked_for(folder):
    found = [(day.isoformat(), len(reports)) for day, reports in days(folder)]
    assert found == [("2023-02-28", 1), ("2023-03-01", 2), ("2023-03-02", 1)]
    [(day, _)] = days(folder, first=dt.date(2023, 3, 2))
    assert day == dt.date(2023, 3, 2)


def test_names_are_words_with_capitals_inside_sentences():
    report = report_of(ITEMS[0], 0)
    found = [(e.name, [report.text[m.start : m.end] for m in e.mentions]) for e in names_in(report)]
    assert found == [("Valmont", ["Valmont"]), ("Odile Marchais", ["Odile Marchais"])]


def test_readings_made_before_are_taken_and_others_made(tmp_path):
    one, other = (report_of(i, 0) for i in ITEMS[:2])
    (tmp_path / "readings_2023-02.jsonl").write_bytes(to_json(Reading.of(one)) + b"\n")
    assert PreparedReader(tmp_path).read([one, other]) == [
        Reading.of(one),
        CheapReader().one(other),
    ]


def test_a_stopped_run_goes_on_where_it_was(folder, tmp_path):
    out = tmp_path / "out"
    first = run(folder, out, CheapReader(), last=dt.date(2023, 2, 28))
    assert [line["day"] for line in first] == ["2023-02-28"]
    lines = run(folder, out, CheapReader(), days_a_read=2)
    assert lines[0] == first[0]
    assert [(line["day"][-2:], line["new"]) for line in lines] == [("28", 1), ("02", 3)]
    placing = ["features", "assigning", "placing, the rest"]
    stages = ["ingest", "reading", *placing, "copies", "crosscheck"]
    assert sorted(lines[-1]["seconds"]) == sorted(stages)
    assert all(seconds >= 0 for seconds in lines[-1]["seconds"].values())
    with Record.open(out / "stream.db") as record:
        took = asked(record)
        found = measured(folder, out / "stream.db", dt.date(2023, 3, 2), span_days=21, sample=9)
    assert all(ms > 0 for ms in took.values())
    assert found["reports"] == 3
    assert all(ms > 0 for ms in found["ms"].values())


def test_a_words_weight_is_its_rarity():
    words = [words_in(report_of(i, 0)) for i in ITEMS]
    idf = weights(words)
    assert idf["dougare"] > idf["valmont"]
    vector = tf_idf(words[0], idf)
    assert sum(w * w for w in vector.values()) == pytest.approx(1)


def lines_of(count):
    first = dt.date(2023, 2, 15)
    return [
        {
            "day": (first + dt.timedelta(days=n)).isoformat(),
            "items": 100,
            "stories": 50,
            "seconds": {"assigning": 0.2 + (0.1 if n >= 60 else 0)},
            "peak_mib": 100.0,
        }
        for n in range(count)
    ]


def test_the_table_compares_the_end_with_the_second_month():
    assert milliseconds(lines_of(2), "assigning") == pytest.approx(2)
    assert "| assigning | 2.00 | 3.00 | 1.50 | 100% |" in summary(lines_of(90))


def test_a_call_that_was_cut_short_does_not_count():
    whole, cut = lines_of(2)
    cut |= {"cut": True, "seconds": {"assigning": 0.001}}
    assert milliseconds([whole, cut], "assigning") == pytest.approx(2)


def test_the_plain_ways_are_measured_once_a_month():
    lines = lines_of(1)
    assert not is_measured([], dt.date(2023, 2, 15))
    assert not is_measured(lines, dt.date(2023, 3, 16))
    assert is_measured(lines, dt.date(2023, 3, 17))
    lines[0]["rivals"] = {}
    assert not is_measured(lines, dt.date(2023, 3, 16))


def test_pictures_are_svg(tmp_path):
    draw(lines_of(40), tmp_path)
    for name in ("cost", "memory", "questions"):
        root = ElementTree.parse(tmp_path / f"{name}.svg").getroot()  # noqa: S314  # our own
        assert root.tag.endswith("svg")


def test_a_name_cannot_break_the_picture():
    drawn = picture("a < b", "ms", {"x & y": [(dt.date(2023, 1, 1), 3.0)]})
    assert "x &amp; y" in drawn
    ElementTree.fromstring(drawn)  # noqa: S314  # our own


def test_ticks_are_round():
    assert list(ticks(0, 1)) == [1, 2, 5, 10]


def test_a_day_is_told_in_pieces():
    pieces = list(shuffled([report_of(i, 0) for i in ITEMS], 3, 1))
    assert sorted(map(len, pieces)) == [1, 1, 2]
    assert sorted(r.id for piece in pieces for r in piece) == sorted(
        report_of(i, 0).id for i in ITEMS
    )


def test_a_small_pile_is_grouped_alike_in_any_order(tmp_path):
    stages = dataclasses.replace(real_stages(), reader=lambda language, cache: CheapReader())
    given = [[report_of(i, 0) for i in ITEMS]]
    found = list(agreement(tmp_path, stages, given, parts=2, seeds=[1]))
    assert found == [(1, 1.0, 1.0)]

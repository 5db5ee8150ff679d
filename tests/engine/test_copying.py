"""Pairs of reports that share text, across stories, as reports come."""

import datetime as dt

import msgspec
import pytest

from engine.fakes import FakeReader, fake_stages, write_items
from recoupe.engine import copying
from recoupe.engine.comparing import copies
from recoupe.engine.read import read
from recoupe.engine.verify import verify
from recoupe.errors import NotFoundError
from recoupe.model.annotation import Quotation, Section, Speaker
from recoupe.record import Record

BASE = (
    "la passerelle du canal a cédé sous le poids de la neige peu avant midi et deux promeneurs "
    "ont été conduits vers la clinique de Sorvane où leur état ne donnait plus de souci le soir "
    "venu a indiqué la commune qui va fermer le chemin de halage pendant trois semaines au moins "
    "le temps de remonter les câbles et de contrôler les ancrages des autres passages du quartier"
)
OTHER = (
    "la récolte des pommes a commencé avec dix jours de retard dans les vergers du plateau car le "
    "printemps fut froid et les syndicats de producteurs redoutent une perte de moitié sur les "
    "variétés tardives tandis que les coopératives cherchent des saisonniers jusque dans les "
    "vallées voisines en promettant le logement et le transport pour toute la durée du travail"
)
SAID = (
    "nous avons trop longtemps laissé vieillir nos barrages et personne ne pourra prétendre demain "
    "que les ingénieurs n’avaient pas averti les élus de ce qui allait arriver à la vallée"
)


class BodyReader(FakeReader):
    """Takes the whole text as the body, what stands between marks as the words of one speaker."""

    def one(self, report):
        reading = super().one(report)
        whole = Section(start=0, end=len(report.text), kind="body")
        return msgspec.structs.replace(reading, sections=(whole,), quotes=tuple(quotes(report)))


def quotes(report):
    start, end = report.text.find("« ") + 2, report.text.find(" »")
    at = report.text.find("Ilvane Darroux")
    if end > 0:
        speaker = Speaker(
            name="Ilvane Darroux", text="Ilvane Darroux", start=at, end=at + 14, entity=None
        )
        yield Quotation(
            start=start,
            end=end,
            text=report.text[start:end],
            kind="direct",
            speaker=speaker,
            cue=None,
            nested=False,
        )


def item(key, text, day="2031-05-10", source="la-rive.example"):
    return {"key": key, "text": f"{key} {text}.", "day": day, "source": source}


@pytest.fixture
def take(tmp_path, record):
    def read_items(*items, version="1"):
        stages = fake_stages(BodyReader(version))
        read([write_items(tmp_path / "in", items)], record, stages=stages)

    return read_items


def pairs(record, about=None, **asked):
    found = copies(record, about, **asked).items
    return ["=".join(sorted((i.a.key, i.b.key))) for i in found]


def test_a_copy_is_found_across_stories_and_calls(record, take):
    take(item("un", BASE, "2031-05-10"), item("deux", OTHER))
    take(item("trois", BASE.replace("la commune", "le maire"), "2031-05-12", "le-pic.example"))
    [found] = copies(record).items
    by_key = {found.a.key: "a", found.b.key: "b"}
    assert set(by_key) == {"un", "trois"}
    assert (found.kind, found.across, found.first) == ("copy", True, by_key["un"])
    assert found.contained > 0.7
    texts = {r.id: r.text for r in record.reports.get([found.a.id, found.b.id])}
    for passage in found.passages:
        for place in (passage.a, passage.b):
            assert texts[place.report][place.start : place.end][:13] == "la passerelle"
    assert found.words > 50
    assert verify(record).faults == ()


def test_pairs_are_listed_by_report_story_and_kind(record, take):
    quoted = "« {} », a dit Ilvane Darroux."
    take(
        item("un", BASE),
        item("deux", BASE),
        item("trois", quoted.format(SAID) + OTHER),
        item("quatre", quoted.format(SAID) + "Bref et tout autre récit de la même réunion " * 3),
    )
    assert pairs(record) == ["deux=un", "quatre=trois"]
    assert pairs(record, kind="copy") == ["deux=un"]
    assert pairs(record, kind="shared_quote") == ["quatre=trois"]
    assert pairs(record, "un") == ["deux=un"]
    [report] = record.reports.matching("quatre")
    story = record.stories.of_reports([report])[report]
    assert pairs(record, story) == ["quatre=trois"]
    assert pairs(record, story, kind="copy") == []
    with pytest.raises(NotFoundError):
        copies(record, "cinq")


@pytest.mark.parametrize("turned", [False, True])
def test_a_month_to_either_side_is_compared_whatever_comes_first(record, take, turned):
    items = [item(f"{d}", BASE, d) for d in ("2031-05-01", "2031-05-31", "2031-06-01")]
    items.append(item("2031-07-20", BASE, None))  # an undated one, with all
    for one in items[::-1] if turned else items:
        take(one)
    assert sorted(pairs(record)) == [
        "2031-05-01=2031-05-31",
        "2031-05-01=2031-07-20",
        "2031-05-31=2031-06-01",
        "2031-05-31=2031-07-20",
        "2031-06-01=2031-07-20",
    ]


def test_pairs_survive_reading_again_and_follow_it(record, take):
    items = [item("un", BASE), item("deux", BASE)]
    take(*items)
    before = copies(record)
    take(*items, version="2")
    assert copies(record) == before
    record.readings.drop(record.reports.matching("un"))
    assert copies(record).items == ()
    take(version="2")
    assert copies(record) == before


def test_nothing_is_looked_for_twice(record, take, monkeypatch):
    take(item("un", BASE), item("deux", BASE))
    monkeypatch.setattr(copying, "find_in_batch", None)
    take()


def test_lines_below_a_title_are_no_text(record, take):
    short = "Chaque matin nos correspondants racontent la vie de leur vallée et de ses habitants"
    take(item("un", short), item("deux", short))
    assert pairs(record) == []
    assert record.prints.count() == 0


def test_of_many_carriers_those_that_share_most_are_kept(record, take, monkeypatch):
    monkeypatch.setattr(copying, "MOST_COPIES", 2)
    take(*(item(f"n{n}", BASE, f"2031-05-{n + 10}") for n in range(5)))
    kept = pairs(record)
    assert len(kept) == 1 + 2 + 2 + 2
    assert verify(record).faults == ()


def test_another_process_may_put_texts_in_meanwhile(record, take, tmp_path):
    take(item("un", BASE))
    shelves = copying.Shelves(record, "any")
    day = dt.date(2031, 5, 10).toordinal()
    assert shelves.around(day) == []
    with Record.open(record.path, write=True) as other, other.transaction():
        other._session.run_text("UPDATE prints SET version = 'any'")
    assert [len(shelf.reports) for shelf in shelves.around(day)] == [1]


def test_a_pair_that_cannot_be_compared_stops_nothing(record, take, monkeypatch, caplog):
    monkeypatch.setattr("recoupe.stories.pairs.copy_pair", None)
    take(item("un", BASE), item("deux", BASE))
    assert pairs(record) == []
    assert "could not be compared" in caplog.text

"""Lists, readings and reasons as lines of text."""

import datetime as dt

import pytest

from recoupe.export.lines import plain_text
from recoupe.export.strings import load_strings
from recoupe.export.text_lists import days, rejection_lines, story_lines
from recoupe.export.text_reading import reading_lines
from recoupe.export.text_reasons import explanation_lines
from recoupe.model.annotation import Credit, Dateline, Quotation, Reading, Speaker
from recoupe.model.listing import RejectedList, StoryItem, StoryList
from recoupe.model.reason import Explanation, Reason
from recoupe.model.report import Rejection
from recoupe.model.span import Place
from recoupe.model.when import TimeExpression
from support import published, report, span_of

TEXT = "TALMORE, 14 mai (APV) - « Le pont rouvrira lundi », a promis Ilse Brask."


def item(first, last):
    return StoryItem(
        id="0123456789abcdef",
        title="Le pont de l’Orvanne s’effondre",
        first_published=first,
        last_published=last,
        reports=3,
        origins=2,
    )


def listed(width):
    found = StoryList(items=(item(dt.date(2024, 5, 14), dt.date(2024, 5, 18)),))
    lines = story_lines(found, load_strings("fr"), about=None, width=width)
    return plain_text(lines).splitlines()


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (dt.date(2024, 5, 14), dt.date(2024, 5, 18), "2024-05-14 – 05-18"),
        (dt.date(2023, 12, 31), dt.date(2024, 1, 2), "2023-12-31 – 2024-01-02"),
        (dt.date(2024, 5, 14), dt.date(2024, 5, 14), "2024-05-14"),
        (None, dt.date(2024, 5, 14), "2024-05-14"),
        (None, None, "–"),
    ],
)
def test_the_days_of_a_story_are_told_shortly(first, last, words):
    assert days(item(first, last)) == words


def test_a_story_is_one_row_where_there_is_room():
    assert listed(100)[1].split("  ")[-1] == "Le pont de l’Orvanne s’effondre"


def test_the_title_stands_below_where_there_is_none():
    assert listed(60)[3] == "  Le pont de l’Orvanne s’effondre"


def test_a_rejection_tells_its_line():
    rejection = Rejection(
        id="r", key="k", path="a.jsonl", line=3, code="bad_json", detail="not JSON", size_bytes=9
    )
    lines = plain_text(rejection_lines(RejectedList(items=(rejection,)), width=100)).splitlines()
    assert lines == ["a.jsonl:3", "  bad_json: not JSON (9 bytes)"]


def reading():
    made = report(TEXT, title="Talmore attend son pont", key="pont")
    dateline, monday = span_of(TEXT, "TALMORE, 14 mai (APV)"), span_of(TEXT, "lundi")
    said, who = span_of(TEXT, "« Le pont rouvrira lundi »"), span_of(TEXT, "Ilse Brask")
    speaker = Speaker(name="Ilse Brask", text=who.text, start=who.start, end=who.end, entity=None)
    return Reading(
        id=made.id,
        key="pont",
        source=made.source,
        url=None,
        title=made.title,
        language="fr",
        text=TEXT,
        published=published("2024-05-14"),
        dateline=Dateline(
            start=dateline.start,
            end=dateline.end,
            text=dateline.text,
            place="Talmore",
            date="2024-05-14",
            agency="APV",
        ),
        credits=(Credit(name="Oda Fenn", role="editor", start=0, end=0),),
        times=(
            TimeExpression(
                start=monday.start,
                end=monday.end,
                text="lundi",
                value="2024-05-20",
                type="DATE",
                alternatives=("2024-05-13",),
                rule="weekday",
            ),
        ),
        quotes=(
            Quotation(
                start=said.start,
                end=said.end,
                text=said.text,
                kind="direct",
                speaker=speaker,
                cue=None,
            ),
        ),
    )


@pytest.mark.parametrize(
    "line",
    [
        "Talmore attend son pont",
        "clé\u00a0: pont",
        "lieu et date\u00a0: TALMORE, 14 mai (APV) (Talmore, 2024-05-14, APV)",
        "signatures\u00a0: Oda Fenn (editor)",
        "  lundi · 2024-05-20 | 2024-05-13",
        "  Ilse Brask\u00a0: « Le pont rouvrira lundi » (directe)",
    ],
)
def test_a_reading_tells(line):
    text = plain_text(reading_lines(reading(), load_strings("fr"), width=100))
    assert line in text.splitlines()


def test_a_reading_has_no_empty_parts():
    text = plain_text(reading_lines(reading(), load_strings("fr"), width=100))
    assert [line for line in text.splitlines() if line.isupper()] == ["TEMPS", "CITATIONS"]


def test_a_reason_is_told_with_its_score_and_the_words_it_saw():
    of, place = reading(), span_of(TEXT, "Le pont rouvrira")
    reason = Reason(
        rule="claim/same_words",
        version="1",
        score=1.5,
        detail="Both say the same.",
        spans=(Place(report=of.id, start=place.start, end=place.end),),
    )
    found = Explanation(id="c", kind="claim", what="Le pont rouvrira", story="s", reasons=(reason,))
    lines = plain_text(explanation_lines(found, {of.id: of}, width=100)).splitlines()
    assert lines == [
        "Le pont rouvrira",
        "claim c of story s",
        "",
        "   +1.50  Both say the same. (claim/same_words, version 1)",
        "          pont: Le pont rouvrira",
    ]

"""Heads and feet of reports, as French sites and agencies write them."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.model.when import Published
from recoupe.reading.parse import Layout
from recoupe.reading.sections import find_layout
from support import french, report

BODY = "Le maire a ouvert la séance. Les élus ont voté le budget."


def layout(text: str, *, title: str | None = None, day: str | None = "2024-05-15") -> Layout:
    return find_layout(report(text, title=title, day=day), french())


def text_of(text: str, found: Layout) -> str:
    kinds = ("lead", "body", "heading")
    return " ".join(text[s.start : s.end] for s in found.sections if s.kind in kinds)


@pytest.mark.parametrize(
    ("head", "place", "date", "agency"),
    [
        ("BAKARO, 14 mai (Reuters) - ", "BAKARO", "2024-05-14", "Reuters"),
        ("Bakaro, le 14 mai 2024 (AFP) – ", "Bakaro", "2024-05-14", "AFP"),
        ("Bakaro (Kembara), 14 mai 2024 (ALP) - ", "Bakaro", "2024-05-14", "ALP"),
        ("Bakaro (AFP) - ", "Bakaro", None, "AFP"),
        ("BAKARO | ", "BAKARO", None, None),
        ("(Bakaro) ", "Bakaro", None, None),
        ("(Agence Ecofin) - ", None, None, "Agence Ecofin"),
        ("APA-Bakaro (Kembara) - ", "Bakaro", None, "APA"),
        ("14 mai 2024. - ", None, "2024-05-14", None),
        ("Bakaro, 14 mai 2024- ", "Bakaro", "2024-05-14", None),
    ],
)
def test_datelines(head: str, place: str | None, date: str | None, agency: str | None) -> None:
    text = head + BODY
    found = layout(text)
    assert found.dateline is not None
    line = found.dateline
    assert (line.place, line.date, line.agency) == (place, date, agency)
    assert text[line.start : line.end] == line.text
    assert text_of(text, found) == BODY


@pytest.mark.parametrize(
    "text",
    [
        "LE DÉBAT - Le maire a ouvert la séance.",
        "Bakaro - Le maire a ouvert la séance.",
        "Le maire, arrivé lundi (de nuit) - a ouvert la séance.",
        "Football (Ligue 1) : le club gagne.",
    ],
)
def test_a_rubric_is_no_dateline(text: str) -> None:
    assert layout(text).dateline is None


def test_a_closing_bracket_credits_each_with_a_role() -> None:
    text = BODY + " (Reportage Awa Ballo, rédigé par Luc Ferrand ; Version française Eva Stern)"
    found = layout(text)
    assert [(c.name, c.role) for c in found.credits] == [
        ("Awa Ballo", "reporter"),
        ("Luc Ferrand", "editor"),
        ("Eva Stern", "translator"),
    ]
    assert all(text[c.start : c.end] == c.name for c in found.credits)
    assert text_of(text, found) == BODY


@pytest.mark.parametrize(
    ("foot", "name", "role"),
    [
        ("\n(Avec AFP)", "AFP", "agency"),
        (" (afp/nxp)", "AFP", "agency"),
        ("\nR. I./Agences", "R. I.", "author"),
        ("\nAwa BALLO", "Awa BALLO", "author"),
        (" Awa BALLO", "Awa BALLO", "author"),
        ("\nLa rédaction", "La rédaction", "author"),
        ("\nPropos recueillis par Awa Ballo", "Awa Ballo", "author"),
        ("\nSource : communiqué du ministère", "communiqué du ministère", "source"),
        ("\n© AFP", "AFP", "agency"),
    ],
)
def test_feet(foot: str, name: str, role: str) -> None:
    text = BODY + foot
    found = layout(text)
    assert (name, role) in [(c.name, c.role) for c in found.credits]
    assert text_of(text, found) == BODY


def test_an_agency_stamp_at_the_end_is_the_dateline() -> None:
    text = (
        f"{BODY}\nburs-ab/cd\n14/05/2024 12:14:59\u00a0-\nBakaro (AFP)\u00a0-\n©\u00a02024\u00a0AFP"
    )
    found = layout(text)
    assert found.dateline is not None
    assert (found.dateline.place, found.dateline.agency) == ("Bakaro", "AFP")
    assert text_of(text, found) == BODY


def test_a_last_sentence_that_begins_with_a_name_is_text() -> None:
    text = BODY + " Jan Kowal, ministre togolais de la Défense, y restera un jour."
    assert text_of(text, layout(text)) == text
    text = BODY + "\nJan Kowal, le ministre, reviendra demain."
    assert text_of(text, layout(text)).endswith("demain.")


def test_the_letter_a_crawl_left_after_each_break_is_not_text() -> None:
    text = "Le maire parle.\nnLes élus votent.\nn\u00a0\nn« Oui », dit-il."
    assert text_of(text, layout(text)) == "Le maire parle. Les élus votent. « Oui », dit-il."


def test_a_word_that_begins_a_line_keeps_its_first_letter() -> None:
    text = "Le maire parle et\nnous votons."
    assert text_of(text, layout(text)) == "Le maire parle et nous votons."


def test_site_lines_between_paragraphs_are_not_text() -> None:
    text = "Le maire parle.\nLire aussi : Le budget en cinq points\nLes élus votent."
    assert text_of(text, layout(text)) == "Le maire parle. Les élus votent."


def test_a_site_header_that_tells_the_title_again_is_not_text() -> None:
    title = "Bakaro : le budget voté"
    text = f"mai 14, 2024 {title}  Par :    La rédaction\n{BODY}"
    found = layout(text, title=title)
    assert found.sections[0].kind == "header"
    assert [c.name for c in found.credits] == ["La rédaction"]
    assert text_of(text, found) == BODY


def test_a_dateline_sharpens_a_publication_known_to_the_month() -> None:
    month = Published(
        value="2024-05",
        earliest=dt.date(2024, 5, 1),
        latest=dt.date(2024, 5, 31),
        precision="month",
        from_="header",
    )
    given_report = report("BAKARO, 5 mai (Reuters) - " + BODY)
    found = find_layout(msgspec.structs.replace(given_report, published=month), french())
    assert found.published.value == "2024-05-05"
    assert found.published.latest == dt.date(2024, 5, 5)
    assert found.published.from_ == "dateline"


def test_a_dateline_does_not_change_a_publication_known_to_the_day() -> None:
    assert layout("BAKARO, 14 mai (Reuters) - " + BODY).published.value == "2024-05-15"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="AFPa(),-–.:|/©\n 1é«»", max_size=200))
def test_sections_are_ordered_and_apart_for_any_text(text: str) -> None:
    found = layout(text)
    ends = 0
    for section in found.sections:
        assert ends <= section.start < section.end <= len(text)
        ends = section.end


def test_known_town_alone_before_a_dash_is_a_dateline_and_a_rubric_is_not() -> None:
    assert layout("Rabat — " + BODY).dateline is not None
    assert layout("ÉCLAIRAGE — " + BODY).dateline is None
    assert layout("Rabat : " + BODY).dateline is None


def test_clause_with_a_date_before_a_dash_is_no_dateline() -> None:
    assert layout("Dans La Gazette ce mercredi : " + BODY).dateline is None


@pytest.mark.parametrize(
    "line",
    [
        "Écouter les élus prend du temps.",
        "Le conseil a aussi voté (...)",
        "VIDÉO - Le maire parle.",
    ],
)
def test_sentence_that_a_site_word_begins_or_an_ellipsis_ends_stays_text(line: str) -> None:
    text = f"{BODY}\n{line}\n{BODY}"
    assert line in text_of(text, layout(text))


def test_title_told_again_in_a_header_has_no_byline() -> None:
    title = "Le club battu par le FC Bakaro"
    found = layout(f"mai 14, 2024 {title} Par :    La rédaction\n{BODY}", title=title)
    assert [c.name for c in found.credits] == ["La rédaction"]


def test_stray_letter_is_left_out_before_small_letters_where_most_lines_show_it() -> None:
    text = "Le maire parle.\nnIl dit ceci.\nnet il vote.\nnLes élus aussi."
    assert text_of(text, layout(text)) == "Le maire parle. Il dit ceci. et il vote. Les élus aussi."


def test_stray_letter_is_left_out_where_blank_lines_lack_it() -> None:
    text = f"\n    \nn\n   \nn{BODY}\nn\n\nnAwa Bello\nn\n  "
    found = layout(text)
    assert [c.name for c in found.credits] == ["Awa Bello"]
    assert text_of(text, found) == BODY

"""A dossier as lines of text, and the lines themselves."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from export.made import dossier, readings, reasons
from recoupe.export.context import Excerpt
from recoupe.export.lines import Layout, clean, plain_text
from recoupe.export.page import build_page
from recoupe.export.strings import load_strings
from recoupe.export.text import text_lines
from recoupe.export.text_words import BARE_WORDS, in_context


def page(given_dossier=None):
    return build_page(given_dossier or dossier(), readings(), reasons(), load_strings("fr"))


def told(width=100, given_dossier=None):
    """The invented dossier as plain text."""
    return plain_text(text_lines(page(given_dossier), load_strings("fr"), width=width))


def below(text, words, count=3):
    """The line with `words`, and those below it."""
    lines = text.splitlines()
    at = next(n for n, line in enumerate(lines) if words in line)
    return [line.strip() for line in lines[at : at + count]]


def test_the_head_tells_title_instant_and_counts():
    head = told(given_dossier=dossier(as_of="2024-05-18")).splitlines()[:3]
    assert head[0] == "Le pont de l’Orvanne s’effondre"
    assert head[1] == "État des informations au 18 mai 2024"
    assert head[2].startswith("3 articles · 2 médias, 1 sans média nommé · ")
    assert head[2].endswith(" · 0123456789abcdef")


def test_the_parts_stand_in_the_order_of_the_page():
    strings = load_strings("fr")
    keys = ("established", "announced", "contested", "dispute", "timeline", "speakers")
    heads = [strings(key).upper() for key in (*keys, "dependence", "relations", "reports_title")]
    lines = told().splitlines()
    assert [line for line in lines if line in heads] == heads


def test_a_statement_counts_origins_and_names_its_reports():
    about = below(told(), "• le pont de l’Orvanne s’est effondré")[1]
    assert "lundi 13 mai 2024 · Talmore · " in about
    assert "2 origines" in about


def test_the_very_words_stand_under_a_statement_with_their_report():
    lines = below(told(), "• le pont de l’Orvanne s’est effondré", count=6)
    assert any(line.startswith("R2 ") and "s'est effondré lundi soir" in line for line in lines)


def test_few_words_are_shown_in_their_sentence():
    lines = below(told(), "• toute malfaçon", count=3)
    assert any("Le constructeur Valdor nie toute malfaçon" in line for line in lines)


def test_the_background_is_marked_and_told_in_fewer_lines():
    assert below(told(), "• l’ouvrage avait été fermé")[0].startswith(
        "• l’ouvrage avait été fermé · août 2021 · "
    )
    text = told()
    mark = load_strings("fr")("background")
    assert text.index(mark) < text.index("• l’ouvrage avait été fermé")


def test_the_sides_of_a_dispute_stand_together_with_their_words():
    text = told()
    lines = below(text[text.index("EN DÉSACCORD") :], "• au moins 12 personnes", count=8)
    assert any(line.startswith("– 12") for line in lines)
    assert any(line.startswith("– 17") for line in lines)
    assert any(line.startswith("R2 ") and "17 morts" in line for line in lines)


def test_a_quotation_is_told_once_with_all_that_carry_it():
    text = told()
    assert text.count("« Nous reconstruirons ce pont avant l’hiver, avec nos voisins » R1 R2") == 1


def test_an_origin_is_told_with_the_reports_that_draw_on_it():
    assert "communiqué (ministère des Travaux)\u00a0: R1 R2" in told()


def test_pairs_that_are_left_out_are_counted():
    made = msgspec.structs.replace(page(), copies_left_out=3)
    text = plain_text(text_lines(made, load_strings("fr"), width=100))
    assert "3 autres paires d’articles" in text
    assert "autres paires" not in told()


def test_a_dossier_of_nothing_has_no_empty_parts():
    empty = msgspec.structs.replace(
        dossier(),
        claims=(),
        quotes=(),
        origins=(),
        passages=(),
        disagreements=(),
        timeline=(),
        relations=(),
    )
    heads = [line for line in told(given_dossier=empty).splitlines() if line and line.isupper()]
    assert heads == ["ÉTABLI", "ARTICLES"]


def test_a_report_cannot_steer_the_terminal():
    hostile = msgspec.structs.replace(
        dossier().story, title="Le pont\x1b[2J\x07 de l’\u202eOrvanne\u2066\r\nfaux : établi"
    )
    lines = told(given_dossier=msgspec.structs.replace(dossier(), story=hostile)).splitlines()
    assert lines[0] == "Le pont\ufffd[2J\ufffd de l’Orvanne faux : établi"


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_asked(width):
    addresses = ("http", "courrier-du-fleuve", "gazette")  # words that cannot be broken
    wide = [line for line in told(width).splitlines() if len(line) > width]
    assert [line for line in wide if not any(word in line for word in addresses)] == []


def test_a_blank_that_must_not_break_does_not():
    out = Layout(40)
    out.put("Trente-huit signes puis une citation « la voici »".replace("« ", "«\u00a0"))
    assert not any(line.rstrip().endswith("«") for line in plain_text(out.lines).splitlines())


def test_what_stands_beside_is_indented_as_far():
    out = Layout(40)
    out.beside(("key", "id   "), "un deux trois quatre cinq six sept huit neuf dix")
    first, second = plain_text(out.lines).splitlines()
    assert first.startswith("id   un deux")
    assert second.startswith("     ")
    assert second[5] != " "


def test_many_words_need_no_context():
    words = " ".join(["mot"] * BARE_WORDS)
    assert in_context(Excerpt(before="avant ", words=words, after=" après")) == ("", words, "")


def test_long_context_is_cut_at_a_blank():
    before, words, after = in_context(
        Excerpt(before="début " * 20, words="publié mardi", after=" suite" * 20)
    )
    assert words == "publié mardi"
    assert before.startswith("…début")
    assert before.endswith(" ")
    assert after.startswith(" suite")
    assert after.endswith("suite…")


@given(st.text(), st.integers(1, 120))
def test_any_text_is_laid_out_without_loss(text, width):
    out = Layout(width)
    out.put(text, indent=2, hang=2)
    assert plain_text(out.lines).split() == clean(text).split()


@given(st.text())
def test_clean_text_holds_no_control_character(text):
    shown = clean(text)
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in shown)
    assert clean(shown) == shown


def test_what_reports_negate_and_nobody_denies_was_not_done():
    def change(claim):
        if claim.id != "c-faults":
            return claim
        own = tuple(msgspec.structs.replace(e, attributed_to=None) for e in claim.events)
        return msgspec.structs.replace(claim, events=own)

    changed = msgspec.structs.replace(dossier(), claims=tuple(map(change, dossier().claims)))
    assert "nié par" in told()
    assert "n’a pas eu lieu" in told(given_dossier=changed)
    assert "n’a pas eu lieu" not in told()

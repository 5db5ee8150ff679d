"""What a user has put right stands in the dossier as text and as a page, in either language."""

import msgspec
import pytest

from export.made import dossier, readings, reasons
from recoupe.export.html import render_dossier
from recoupe.export.lines import plain_text
from recoupe.export.page import build_page
from recoupe.export.strings import load_strings
from recoupe.export.text import text_lines
from recoupe.model.dossier import DossierCorrection


def correction(corrects, *, about=(), reports=(), origin=None, idle=False):
    known = [r.id for r in dossier().reports]
    return DossierCorrection(
        decision=7,
        corrects=corrects,
        what="told in English",
        about=about,
        reports=tuple(known[n] for n in reports),
        origin=origin,
        because="vu <sur> place",
        idle=idle,
    )


def with_(*corrections):
    return msgspec.structs.replace(dossier(), corrections=corrections)


@pytest.mark.parametrize(
    ("made", "french", "english"),
    [
        (
            correction("entities", about=("Mairie", "La Ville")),
            "« Mairie » et « La Ville » : une seule entité",
            "“Mairie” and “La Ville”: one entity",
        ),
        (
            correction("entity", about=("La Ville", "M. Ako", "Paul Ako"), reports=(0, 2)),
            "« M. Ako, Paul Ako » dans R1 et R3 : autre que « La Ville »",
            "“M. Ako, Paul Ako” in R1 and R3: another than “La Ville”",
        ),
        (
            correction("claims", about=("le pont s’effondre", "le pont cède")),
            "« le pont s’effondre » et « le pont cède » : un seul fait",
            "“le pont s’effondre” and “le pont cède”: one claim",
        ),
        (
            correction("claim", about=("le pont s’effondre",), reports=(0, 2)),
            "Le récit de R1 et R3 n’est pas « le pont s’effondre »",
            "The account of R1 and R3 is not “le pont s’effondre”",
        ),
        (correction("copy", reports=(1, 0)), "R2 est une copie de R1", "R2 is a copy of R1"),
        (
            correction("no_copy", reports=(1, 0)),
            "Ce que R2 et R1 ont en commun n’est pas une copie",
            "What R2 and R1 share is no copy",
        ),
        (
            correction("origin", about=("Agence Kora",), reports=(2,), origin="agency"),
            "Origine de R3 : dépêche d’agence, Agence Kora",
            "Origin of R3:",
        ),
    ],
)
def test_each_is_told_in_the_words_of_the_interface(made, french, english):
    for lang, words in (("fr", french), ("en", english)):
        strings = load_strings(lang)
        page = build_page(with_(made), readings(), reasons(), strings)
        assert page.corrections[0].what.startswith(words)
        text = plain_text(text_lines(page, strings, width=200))
        assert words in text
        assert "7 · vu <sur> place" in text
        html = render_dossier(with_(made), readings(), reasons=reasons(), ui=lang)
        assert "vu &lt;sur&gt; place" in html
        assert "<sur>" not in html


def test_one_without_effect_says_so():
    strings = load_strings("fr")
    page = build_page(with_(correction("copy", reports=(1, 0), idle=True)), {}, {}, strings)
    assert page.corrections[0].note.endswith("sans effet sur ces articles")


def test_a_report_that_is_not_known_is_told_by_its_id():
    made = msgspec.structs.replace(correction("copy", reports=(1, 0)), reports=("f" * 16, "e" * 16))
    page = build_page(with_(made), {}, {}, load_strings("fr"))
    assert page.corrections[0].what == "ffffffff est une copie de eeeeeeee"


def test_where_nothing_was_corrected_nothing_is_said_of_it():
    strings = load_strings("fr")
    page = build_page(dossier(), readings(), reasons(), strings)
    assert strings("corrections") not in plain_text(text_lines(page, strings, width=100))

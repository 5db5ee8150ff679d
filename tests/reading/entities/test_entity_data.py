"""The tables of names agree with ISO 3166 and with each other."""

import pycountry

from recoupe.model.base import folded
from recoupe.reading.entities.lexicon import lexicon_of, words_of
from recoupe.reading.entities.tables import CountryRow, OrganisationRow, PlaceRow
from support import french

# Kosovo has no official code; XKX is the one in use.
UNOFFICIAL = {"XKX"}
ISO = {c.alpha_3 for c in pycountry.countries} | UNOFFICIAL
# Members of the United Nations, 193 since 2011, with the two observers.
UN_AND_OBSERVERS = 195


def test_country_codes_are_iso_and_once() -> None:
    codes = [r.iso3 for r in french().rows("countries", CountryRow)]
    assert set(codes) <= ISO
    assert len(codes) == len(set(codes)) >= UN_AND_OBSERVERS


def test_codes_of_places_and_organisations_are_iso() -> None:
    places = {r.country for r in french().rows("places", PlaceRow)}
    bodies = {r.country for r in french().rows("organisations", OrganisationRow)}
    assert (places | bodies) - {None} <= ISO


def test_organisation_codes_are_plover_actor_codes() -> None:
    codes = "IGO NGO MED BUS CVL JUD LEG OPP COP GOV MIL REB PTY LAB EDU REL SPY UAF"
    known = set(codes.split(" "))
    assert {r.sector for r in french().rows("organisations", OrganisationRow)} <= known


def test_demonyms_in_four_forms() -> None:
    lexicon = lexicon_of(french())
    for word in ("malien", "malienne", "maliens", "maliennes", "burkinabè", "turque"):
        assert len(lexicon.demonym(word)) == 1, word
    assert set(lexicon.demonym("congolaise")) == {"COD", "COG"}


def test_longest_name_wins_and_acronyms_need_their_capitals() -> None:
    lexicon = lexicon_of(french())
    text = "le Conseil de sécurité de l’ONU, Al Qaïda, la côte et les ua"
    found = [text[m.start : m.end] for m in lexicon.names_in(words_of(text, 0, len(text)), text)]
    assert found == ["Conseil de sécurité de l’ONU", "Al Qaïda"]


def test_closed_lists_are_folded() -> None:
    words = lexicon_of(french()).words
    for name in words.__struct_fields__:
        for word in getattr(words, name):
            assert word == folded(word), (name, word)

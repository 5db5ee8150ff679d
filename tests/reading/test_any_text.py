"""Whatever characters a report holds, its reading quotes it, and is the same each time."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pieces import PIECES
from quoting import assert_quotes
from recoupe.model.annotation import Reading
from recoupe.reading.reader import Reader
from recoupe.sources.building import report as checked_report
from recoupe.sources.refusal import RefusedError
from shapes import SHAPES, ShapedParser
from support import french, reader, report

# Words and marks that the rules look for, with and without blanks between, and any others.
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300),
)


@given(TEXTS, TEXTS, st.sampled_from(SHAPES))
@settings(max_examples=150)
@example("", "« a »", "chain")
def test_any_text_on_any_tree_is_read_and_quoted(text, title, shape):
    given_report = report(text, title=title or None)
    reading = Reader(french(), parser=ShapedParser(shape)).read([given_report])[0]
    assert (reading.text, reading.title) == (text, title or None)
    assert_quotes(reading)
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


@given(TEXTS, TEXTS)
@settings(max_examples=60)
@example("Le ministre (Défense). Il a dit\u202e « oui", "İ | ß")
def test_any_text_is_read_and_quoted(text, title):
    assert_quotes(reader().read([report(text, title=title or None)])[0])


@given(st.lists(TEXTS.filter(str.strip), min_size=2, max_size=4, unique=True))
@settings(max_examples=25)
def test_a_reading_does_not_depend_on_the_reports_beside_it(texts):
    reports = [report(t, key=str(n)) for n, t in enumerate(texts)]
    together = reader().read(reports)
    assert reader().read(reports[::-1])[::-1] == together
    alone = Reader(french(), parser=reader()._parser)
    assert [alone.read([r])[0] for r in reports] == together


@given(st.text(max_size=40))
@settings(max_examples=200)
@example("a\ud83d")
@example("a\0")
def test_what_cannot_be_kept_is_refused_by_name(text):
    surrogates = any("\ud800" <= c <= "\udfff" for c in text)
    if text and not text.isspace() and "\0" not in text and not surrogates:
        assert checked(text).text == text
        return
    with pytest.raises(RefusedError) as refused:
        checked(text)
    assert refused.value.reject in ("empty", "binary", "encoding")


def checked(text):
    return checked_report(
        key="k", source=None, url=None, title=None, text=text, published=None, language="fr"
    )


def test_the_same_in_another_process_with_other_hashes():
    """Sets and dicts by hash must not leak their order into a reading."""
    code = (
        "import msgspec, sys; from support import reader, report; "
        "sys.stdout.buffer.write(msgspec.json.encode(reader().read([report(sys.stdin.read())])))"
    )
    text = (
        "BAMAKO (AFP) - Le ministre Awa Kone et le colonel Issa Tamba ont dit mardi que « trois "
        "soldats » avaient été tués. Selon l’Union des paysans (UDP), la Russie et la France "
        "n’ont pas encore retiré leurs 1 200 mercenaires. Il a promis une enquête d’ici vendredi."
    )
    here = Path(__file__).resolve().parents[2]
    found = subprocess.run(  # noqa: S603  # our own interpreter and code
        [sys.executable, "-c", code],
        input=text.encode(),
        capture_output=True,
        check=True,
        env={
            **os.environ,
            "PYTHONHASHSEED": "424242",
            "PYTHONIOENCODING": "utf-8",
            "PYTHONPATH": os.pathsep.join([str(here / "src"), str(here / "tests")]),
        },
    ).stdout
    assert found == msgspec.json.encode(reader().read([report(text)])[0:1])
    assert b"Issa Tamba" in found

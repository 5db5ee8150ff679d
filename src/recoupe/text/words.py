"""Words of a text, folded for comparison, with their offsets in the unaltered text."""

import re
import unicodedata

import msgspec

from recoupe.model.base import folded

# A run of letters or digits; marks that combine with letters belong to the word.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")


class Word(msgspec.Struct, frozen=True, array_like=True):
    """A folded word and its half-open range of code points."""

    norm: str
    start: int
    end: int


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of `text[start:end]`, lower-cased and without accents, in order.

    Apostrophes and hyphens part words: "l’État-major" is l, etat, major.
    """
    stop = len(text) if end is None else end
    return [Word(_norm(m.group()), m.start(), m.end()) for m in _WORD.finditer(text, start, stop)]


def _norm(word: str) -> str:
    if word.isascii():
        return word.lower()
    plain = folded(word)
    return plain or unicodedata.normalize("NFKC", word)

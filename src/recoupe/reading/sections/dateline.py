"""Datelines: where, when and by which agency a report says it was written."""

import re

from recoupe.lang import Language
from recoupe.model.annotation import Dateline
from recoupe.model.when import Published, TimeExpression
from recoupe.reading.entities.towns import is_town
from recoupe.reading.sections.table import SectionWords
from recoupe.reading.times import parse_date

MAX_DATELINE_CHARS = 120
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]*)"
_PLACE = re.compile(
    rf"{_CAPITAL}(?:[ \u00a0-](?:{_CAPITAL}|(?:de|du|des|la|le|les|sur|en|et|aux?)(?=[ \u00a0-])"
    rf"|[dl]['’]{_CAPITAL})){{0,6}}"
)
_BRACKET = re.compile(r"[ \u00a0]?\(([^()\n]{2,40})\)")
_SLASHED = re.compile(r"[ \u00a0]?/[ ]?([A-Za-z-]{2,20})[ ]?/")
_GAP = re.compile(r"[ \u00a0]{0,2},?[ \u00a0]{0,2}")
_DATE = re.compile(r"[^()|\n–—]{3,40}?(?=[ \u00a0]{0,2}(?:\(|/|[–—|]|-[ \u00a0]|\.[ ]?[-–—]|:))")
_MARK = re.compile(r"[ \u00a0]{0,2}(?:\.[ ]?)?(?:[-–—]{1,2}|\||:)(?=[ \u00a0\n]|[A-ZÀ-Ý«“\"]|$)")


class _Parts:
    """What a dateline being read has shown so far."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.at = start
        self.place: str | None = None
        self.bracketed_place = False
        self.date: TimeExpression | None = None
        self.agency: str | None = None


class DatelineReader:
    """Reads a dateline at a position of a text."""

    def __init__(self, words: SectionWords, language: Language) -> None:
        self._words = words
        self._language = language

    def read(self, text: str, start: int, published: Published) -> tuple[Dateline, int] | None:
        """Return the dateline that begins at `start` and where the text after it begins.

        What stands alone before a dash is a rubric or a topic as often as a place: a dateline has
        a date or an agency with it, or the place in brackets, or a bar after it, or the place is
        a town that is known.
        """
        window = text[: start + MAX_DATELINE_CHARS]
        parts = _Parts(start)
        if not self._leading_agency(window, parts):
            self._date(window, parts, published)
            if parts.date is None:
                self._place(window, parts)
        self._bracket(window, parts)
        if parts.date is None:
            self._date(window, parts, published)
        self._bracket(window, parts)
        mark = _MARK.match(window, parts.at)
        if not mark or parts.at == start:
            return self._bracketed(text, parts)
        barred = parts.place is not None and "|" in mark.group()
        if not (parts.date or parts.agency or barred or self._dashed_town(parts, mark.group())):
            return None
        return self._dateline(text, parts, parts.at), mark.end()

    def _dashed_town(self, parts: _Parts, mark: str) -> bool:
        """Tell "Paris — Le gouvernement…" from a rubric, and from "Paris : …", a topic."""
        return parts.place is not None and ":" not in mark and is_town(parts.place)

    def _leading_agency(self, text: str, parts: _Parts) -> bool:
        """Read "APA-Dakar" and "AFP - " at the start."""
        match = _WORD.match(text, parts.start)
        if not match:
            return False
        name, _, place = match.group().partition("-")
        agency = self._words.agency(name) if name.isupper() else None
        if agency is None or not (place[:1].isupper() or _MARK.match(text, match.end())):
            return False
        parts.agency, parts.place, parts.at = agency, place or None, match.end()
        return True

    def _place(self, text: str, parts: _Parts) -> None:
        match = _PLACE.match(text, parts.at)
        if match and not self._words.opens_clause(match.group()):
            parts.place, parts.at = match.group(), match.end()
            return
        bracket = _BRACKET.match(text, parts.at)
        if bracket and _PLACE.fullmatch(bracket.group(1)):
            agency = self._words.agency(bracket.group(1))
            parts.agency, parts.at = agency, bracket.end()
            parts.place = None if agency else bracket.group(1)
            parts.bracketed_place = agency is None

    def _bracket(self, text: str, parts: _Parts) -> None:
        """Read "(AFP)", "/APS/" or, after a place, its country in brackets."""
        match = _BRACKET.match(text, parts.at) or _SLASHED.match(text, parts.at)
        if not match:
            return
        agency = self._words.agency(match.group(1))
        if agency is None and looks_like_agency(match.group(1), after_date=parts.date is not None):
            agency = match.group(1).strip()
        parts.agency = parts.agency or agency
        parts.at = match.end()

    def _date(self, text: str, parts: _Parts, published: Published) -> None:
        gap = _GAP.match(text, parts.at)
        begin = gap.end() if gap else parts.at
        match = _DATE.match(text, begin)
        if not match:
            return
        words = match.group().strip()
        found = parse_date(words, published, self._language)
        if found and found.end - found.start == len(words):
            parts.date, parts.at = found, match.end()

    def _bracketed(self, text: str, parts: _Parts) -> tuple[Dateline, int] | None:
        """Accept "(Paris) Le président…": a place in brackets needs no mark."""
        if not parts.bracketed_place or text[parts.at : parts.at + 1] != " ":
            return None
        return self._dateline(text, parts, parts.at), parts.at

    def _dateline(self, text: str, parts: _Parts, end: int) -> Dateline:
        return Dateline(
            start=parts.start,
            end=end,
            text=text[parts.start : end],
            place=parts.place,
            date=parts.date.value if parts.date else None,
            agency=parts.agency,
        )


def looks_like_agency(words: str, *, after_date: bool) -> bool:
    """Tell an agency that the table lacks from a country: by its acronym or the word agence."""
    first = words.split()[0] if words.split() else ""
    acronym = first == words.strip() and first.isupper() and len(first) <= 6
    return acronym or first.lower() == "agence" or (after_date and first[:1].isupper())

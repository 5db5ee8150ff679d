"""Where a report prints a text of others as it came: minutes, a communiqué, a press release.

What such a text tells, in its own voice or in those that it quotes, is all its issuer's.
"""

import re
from collections.abc import Iterator
from functools import cached_property

import msgspec

from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.channels import any_of
from recoupe.crosscheck.voices import Voice
from recoupe.lang import Language
from recoupe.model.annotation import Reading
from recoupe.model.base import Value, folded
from recoupe.model.dossier import OriginKind
from recoupe.model.span import Place

# A heading is no longer, and what stands under it no shorter.
HEADING_WORDS = 25
BODY_CHARS = 600
# Lines at a report's end in which its issuer may sign.
SIGNED_LINES = 6
SIGNED_WORDS = 12
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
# What a crawl or a layout leaves before a line's first word.
_BEFORE = re.compile(r"^(?:n(?=[^\sa-z]))?[\s\W\d]*")
_MARKED = re.compile(r"[(\[]([^()\[\]]{3,40})[)\]]")
_NAME_MARKS = " \t\u00a0\u202f/|:–—-.,"


class ReprintTable(Value, frozen=True, kw_only=True):
    """`crosscheck.toml`, as far as it tells of reprints.

    `headings` are the nouns with which a heading begins, by kind of origin, `marks` what a title
    is marked with, `signatures` what opens the line in which an office of communication signs.
    """

    reprints: "ReprintWords"


class ReprintWords(Value, frozen=True, kw_only=True):
    headings: dict[OriginKind, tuple[str, ...]]
    marks: tuple[str, ...]
    signatures: tuple[str, ...]


class Reprint(Value, frozen=True, kw_only=True):
    """A text of others in a report's body: where it begins and ends, and whose it is.

    `voice` names the issuer, or the text's own noun where nobody is named. `whole` where the
    report is nothing else, its title included.
    """

    start: int
    end: int
    whole: bool
    voice: Voice

    def has(self, place: Place) -> bool:
        """Say whether words of the report are the text's."""
        inside = self.start <= place.start < self.end
        return self.whole or (inside and place.field != "title")


class Reprints:
    """Finds the texts of others that reports print."""

    def __init__(self, language: Language) -> None:
        self._words = language.table("crosscheck", ReprintTable).reprints

    def found_in(self, reading: Reading, actors: Actors) -> Reprint | None:
        """Return the text of others that a report prints, or None."""
        whole = self._signed(reading, actors) or self._marked(reading)
        return whole or self._headed(reading, actors)

    def _headed(self, reading: Reading, actors: Actors) -> Reprint | None:
        """Find a heading that tells which text stands under it, up to the report's end."""
        for start, end in _lines(reading.text):
            heading = reading.text[start:end]
            kind = self._kind(heading)
            if kind is None or len(heading.split()) > HEADING_WORDS:
                continue
            if len(reading.text) - end < BODY_CHARS:
                return None
            span = Place(report=reading.id, start=start, end=end)
            voice = _voice(kind, heading, span, _named_in(reading, span, actors))
            return Reprint(start=end, end=len(reading.text), whole=False, voice=voice)
        return None

    def _kind(self, heading: str) -> OriginKind | None:
        if not heading[:1].isupper():
            return None
        plain = folded(heading)
        return next((k for k, p in self._headings.items() if p.match(plain)), None)

    def _marked(self, reading: Reading) -> Reprint | None:
        """Find a title that is marked as a release ("… (communication)")."""
        for match in _MARKED.finditer(reading.title or ""):
            if folded(match[1]).strip() in self._marks:
                start, end = match.span(1)
                span = Place(report=reading.id, start=start, end=end, field="title")
                return _whole(reading, _voice("communique", match[1], span, None))
        return None

    def _signed(self, reading: Reading, actors: Actors) -> Reprint | None:
        """Find the line at a report's end in which an office of communication signs."""
        for start, end in list(_lines(reading.text))[-SIGNED_LINES:]:
            line = reading.text[start:end]
            found = self._signature.match(folded(line))
            if found is None or len(line.split()) > SIGNED_WORDS:
                continue
            span = Place(report=reading.id, start=start, end=end)
            voice = _voice("communique", line, span, _named_in(reading, span, actors))
            rest = line[found.end() :].strip(_NAME_MARKS)
            if voice.issuer is None and rest:
                voice = msgspec.structs.replace(voice, name=rest, channel=found.group())
            return _whole(reading, voice)
        return None

    @cached_property
    def _headings(self) -> dict[OriginKind, re.Pattern[str]]:
        return {kind: any_of(words) for kind, words in self._words.headings.items()}

    @cached_property
    def _marks(self) -> frozenset[str]:
        return frozenset(map(folded, self._words.marks))

    @cached_property
    def _signature(self) -> re.Pattern[str]:
        return any_of(self._words.signatures)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the lines that hold words begin, marks before them left out, and end."""
    for match in _LINE.finditer(text):
        if _WORD.search(match.group()):
            before = _BEFORE.match(match.group())
            yield match.start() + (before.end() if before else 0), match.end()


def _voice(kind: OriginKind, words: str, span: Place, named: tuple[str, str] | None) -> Voice:
    words = " ".join(words.split())
    issuer, name = named or (None, words)
    return Voice(issuer=issuer, name=name, kind=kind, channel=words, span=span)


def _whole(reading: Reading, voice: Voice) -> Reprint:
    return Reprint(start=0, end=len(reading.text), whole=True, voice=voice)


def _named_in(reading: Reading, span: Place, actors: Actors) -> tuple[str, str] | None:
    """Return the dossier's entity and name of the last body, or else person, that a line names."""
    named = [
        (e.kind == "organisation", m.start, issuer)
        for e in reading.entities
        if e.kind in ("organisation", "person", "role")
        for m in e.mentions
        if m.field == span.field and span.start <= m.start < span.end
        if (issuer := actors.of(reading.id, e.id))
    ]
    if not named:
        return None
    issuer = max(named)[2]
    return issuer, actors.name(issuer)

"""Credits, stamps and site phrases: at a report's end, and between its paragraphs."""

import re

from recoupe.model.annotation import Credit
from recoupe.model.base import Value, folded
from recoupe.reading.sections.glued import caption_makers, picture_credits
from recoupe.reading.sections.table import SectionWords
from recoupe.text.lines import trimmed

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'.-]*"
_NAME = re.compile(
    rf"{_CAPITAL}(?:[ \u00a0](?:{_CAPITAL}|(?:de|du|des|la|le|el|al|ben|bin|van|von|den|der|di|da)"
    rf"(?=[ \u00a0]))|[ ][dl]['’]{_CAPITAL}){{0,5}}"
)
_CLOSING_BRACKET = re.compile(r"\(([^()\n]{2,300})\)[ \u00a0.]{0,3}$")
_STAMP = re.compile(
    r"(?:le )?\d{1,2}[/.]\d{1,2}[/.]\d{4}(?: (?:à )?\d{1,2}[:hH]\d{2}(?::\d{2})?)?[ \u00a0]?-?$"
)
# The initials of an agency's desk: "burs-lg/sd", "lrb-im-ggy-cda/tq/LyS".
_DESK = re.compile(r"[a-z]{1,5}(?:-[a-z]{1,5}){0,8}/[A-Za-z]{1,5}(?:/[A-Za-z]{1,5}){0,3}$")
_INITIALS = re.compile(r"(?:[A-Z]\. ?){1,3}(?:[A-Z][\w’'-]+)?$")
# "… l'an prochain. S. P.", "… de vivre." R. B.": two initials after a whole sentence.
_CLOSING_INITIALS = re.compile(
    r"(?<=[.!?…»\"”])[ \u00a0]{1,4}((?:[A-Z]\.[ -]?){1,2}[A-Z](?:\.|[\w’'-]+))$"
)
MAX_CREDIT_LINE_CHARS = 160
MAX_SIGNATURE_WORDS = 5
MAX_INITIALS_CHARS = 20
MAX_OFFICE_WORDS = 6
_WORD_CHARS = 40  # how far back the word before a name is looked for


class Foot(Value, frozen=True, kw_only=True):
    """What a line (or its end) is: credits, boilerplate, a caption; `start` where that begins."""

    start: int
    kind: str
    credits: tuple[Credit, ...] = ()


class FootReader:
    """Tells what closing lines are; offsets are those of the whole text."""

    def __init__(self, words: SectionWords, outlet: str) -> None:
        self._words = words
        self._outlet = outlet

    def site_line(self, text: str, start: int, end: int) -> Foot | None:
        """Return what a whole line is where it is not the report's text, else None."""
        plain = folded(text[start:end]).strip(" »>•*-–—[]")
        if plain.startswith("©") or folded(text[start:end]).startswith("©"):
            return Foot(start=start, kind="boilerplate", credits=self._agency(text, start, end))
        makers = caption_makers(text, start, end, self._words)
        if makers:
            return Foot(start=start, kind="caption", credits=makers)
        if end - start <= MAX_CREDIT_LINE_CHARS and any(
            plain.replace(" :", ":").startswith(p.replace(" :", ":")) for p in self._words.captions
        ):
            made = picture_credits(text, start, end, self._words)
            return Foot(start=start, kind="caption", credits=made)
        if any(
            plain == p or plain.startswith((f"{p} ", f"{p}:", f"{p}?")) for p in self._words.begins
        ):
            return Foot(start=start, kind="boilerplate") if self._is_short(start, end) else None
        pointing = self._stands_alone(plain) or self.pointing_line(text, start, end)
        if pointing and self._is_short(start, end):
            return Foot(start=start, kind="boilerplate")
        if any(plain.rstrip(".").endswith(p) for p in self._words.ends) and self._is_short(
            start, end
        ):
            return Foot(start=start, kind="boilerplate")
        if self.is_stamp(text, start, end) or _DESK.match(text[start:end]):
            return Foot(start=start, kind="boilerplate")
        if not any(c.isalnum() for c in text[start:end]):
            return Foot(start=start, kind="boilerplate")
        return None

    def pointing_line(self, text: str, start: int, end: int) -> bool:
        """Tell "» EN DIRECT - Les résultats", a link, from a lead without the mark."""
        head, dash, _ = text[start:end].lstrip("»> \u00a0").partition(" - ")
        pointed = text[start] in "»>" and bool(dash)
        return pointed and folded(head).strip() in self._words.alone

    def _stands_alone(self, plain: str) -> bool:
        """Tell "Commentaires" and "À lire : le dossier" from sentences that begin so."""
        head, colon, _ = plain.partition(":")
        return head.strip() in self._words.alone and not (colon and plain.endswith("."))

    def is_stamp(self, text: str, start: int, end: int) -> bool:
        """Tell a site's stamp ("25/11/2018 12:14:59 -") alone on its line."""
        return bool(_STAMP.match(text[start:end]))

    def interview_line(self, text: str, start: int, end: int) -> Foot | None:
        """Return the credits of a line such as "Propos recueillis par X", wherever it stands."""
        cue = self._words.role_pattern.match(folded(text[start:end]))
        if cue is None or " " not in cue.group() or end - start > MAX_CREDIT_LINE_CHARS // 2:
            return None
        found = self._by_role(text, start, end)
        return Foot(start=start, kind="credits", credits=found) if found else None

    def credit_line(self, text: str, start: int, end: int) -> Foot | None:
        """Return the credits that a whole closing line makes, or None."""
        if end - start > MAX_CREDIT_LINE_CHARS:
            return None
        line = text[start:end]
        if line.startswith("(") and line.rstrip(" .\u00a0").endswith(")"):
            return self.closing_bracket(text, start, end)
        named_source = self._source(text, start, end)
        if named_source:
            return Foot(start=start, kind="credits", credits=named_source)
        agency = self._agency(text, start, end)
        if agency and len(line.split()) <= MAX_SIGNATURE_WORDS:
            return Foot(start=start, kind="credits", credits=agency)
        found = self._by_role(text, start, end)
        if found and folded(line).startswith(tuple(self._words.roles)):
            return Foot(start=start, kind="credits", credits=found)
        signature = self._signature(text, start, end)
        return Foot(start=start, kind="credits", credits=signature) if signature else None

    def closing_bracket(self, text: str, start: int, end: int) -> Foot | None:
        """Return the credits in a bracket that closes a line: "(Reportage X, édité par Y)"."""
        match = _CLOSING_BRACKET.search(text[max(start, end - 310) : end])
        if not match:
            return None
        base = max(start, end - 310)
        a, b = base + match.start(1), base + match.end(1)
        found = self._by_role(text, a, b) or self._agency(text, a, b)
        if self._outlet and folded(text[a:b]).replace(" ", "") == self._outlet:
            found = (Credit(name=text[a:b], role=None, start=a, end=b),)
        if not found:
            return None
        return Foot(start=base + match.start(), kind="credits", credits=found)

    def closing_words(self, text: str, start: int, end: int) -> Foot | None:
        """Return the signature glued to a last line: "… en 2022. Awa BALLO", "… France. AP"."""
        initials = _CLOSING_INITIALS.search(text[start:end])
        if initials:
            a, b = start + initials.start(1), start + initials.end(1)
            name = Credit(name=text[a:b], role="author", start=a, end=b)
            return Foot(start=a, kind="credits", credits=(name,))
        tail_start = max(text.rfind(". ", start, end), text.rfind("» ", start, end))
        tail_start = max(tail_start, text.rfind("\u00a0 ", start, end))
        if tail_start < 0:
            return None
        a, b = trimmed(text, tail_start + 1, end)
        if b - a > MAX_CREDIT_LINE_CHARS // 2 or a <= start:
            return None
        found = self._agency(text, a, b) if len(text[a:b].split()) <= 2 else ()
        found = found or self._signature(text, a, b)
        return Foot(start=a, kind="credits", credits=found) if found else None

    def byline(self, text: str, start: int, end: int) -> tuple[Credit, ...]:
        """Return the credits of "Par : X" in a header, after the title it tells again."""
        return self._by_role(text, start, end)

    def _is_short(self, start: int, end: int) -> bool:
        return end - start <= MAX_CREDIT_LINE_CHARS + 60

    def _agency(self, text: str, start: int, end: int) -> tuple[Credit, ...]:
        words = text[start:end].strip()
        name = self._words.agency(words.strip("()[] "))
        if name is None:
            return ()
        at = re.search(re.escape(name), text[start:end], re.IGNORECASE)
        a, b = (start + at.start(), start + at.end()) if at else (start, end)
        return (Credit(name=name, role="agency", start=a, end=b),)

    def _source(self, text: str, start: int, end: int) -> tuple[Credit, ...]:
        """Return what "Source : communiqué du ministère" names, whole, with the role source."""
        head, mark, rest = text[start:end].partition(":")
        if not mark or f"{folded(head)} :" not in self._words.sources:
            return ()
        a, b = trimmed(text, end - len(rest), end)
        return (Credit(name=text[a:b], role="source", start=a, end=b),) if a < b else ()

    def _by_role(self, text: str, start: int, end: int) -> tuple[Credit, ...]:
        """Return the names that follow each credit word between `start` and `end`."""
        # Case folding keeps French text's length; accents stay out of the words' way by offsets.
        plain = "".join(_plain(c) for c in text[start:end])
        cues = [(m.start(), m.end(), m.group()) for m in self._words.role_pattern.finditer(plain)]
        found: list[Credit] = []
        for n, (_, cue_end, cue) in enumerate(cues):
            stop = cues[n + 1][0] if n + 1 < len(cues) else end - start
            role = self._words.roles[cue]
            found.extend(self._names(text, start + cue_end, start + stop, role))
        return tuple(found)

    def _names(self, text: str, start: int, end: int, role: str) -> list[Credit]:
        a, b = _core(text, start, end)
        if folded(text[a:b]) in self._words.collective:
            return [Credit(name=text[a:b], role=role, start=a, end=b)]
        names = []
        for match in _NAME.finditer(text, start, end):
            name = match.group().rstrip(".-'’ ")
            if match.start() > start and text[match.start() - 1] not in " \u00a0,;:/(-&\u202f":
                continue
            before = folded(text[max(start, match.start() - _WORD_CHARS) : match.start()]).split()
            if before and before[-1] in ("a", "au", "aux", "en"):
                continue  # "avec X à Paris": a place
            agency = self._words.agency(name)
            names.append(
                Credit(
                    name=agency or name,
                    role="agency" if agency else role,
                    start=match.start(),
                    end=match.start() + len(name),
                )
            )
        return names

    def _signature(self, text: str, start: int, end: int) -> tuple[Credit, ...]:
        """Return the name that alone makes up a closing line, as its author."""
        words = text[start:end].rstrip(" .\u00a0")
        name, _, office = words.partition(",")
        # A sentence that begins with a name ("X, ministre de Y, y restera.") is no signature.
        named = _is_name(name) and len(office.split()) <= MAX_OFFICE_WORDS
        named = named and not (office and text[start:end].rstrip().endswith("."))
        if not (self._is_collective(words) or _is_initials(text[start:end]) or named):
            return ()
        head, slash, desk = words.rpartition("/")
        if slash and self._is_collective(words):
            cut = start + len(head)
            rest = (Credit(name=desk, role="agency", start=cut + 1, end=cut + 1 + len(desk)),)
            return (Credit(name=head, role="author", start=start, end=cut), *rest)
        stop = start + len(name if _is_name(name) else words)
        return (Credit(name=text[start:stop], role="author", start=start, end=stop),)

    def _is_collective(self, words: str) -> bool:
        """Tell "La rédaction" and, after initials, "R. I./Agences"."""
        name, _, desk = words.rpartition("/")
        return folded(desk) in self._words.collective and (
            not name or _is_initials(name) or _is_name(name)
        )


def _is_initials(words: str) -> bool:
    return len(words) <= MAX_INITIALS_CHARS and bool(_INITIALS.match(words.strip()))


def _is_name(words: str) -> bool:
    """Tell two to five words that make up a person's name."""
    count = len(words.split())
    return 2 <= count <= MAX_SIGNATURE_WORDS and bool(_NAME.fullmatch(words.strip()))


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without the blanks and colons at its ends."""
    while start < end and text[start] in " :\u00a0\u202f":
        start += 1
    while end > start and text[end - 1] in " :\u00a0\u202f\n":
        end -= 1
    return start, end


def _plain(char: str) -> str:
    """Return one lower-case letter without accent for one character, so that offsets hold."""
    plain = folded(char)
    return plain if len(plain) == 1 else (" " if char.isspace() else char)

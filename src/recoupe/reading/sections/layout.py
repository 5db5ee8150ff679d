"""A report's layout: header, dateline, text and feet, and the date they sharpen."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from recoupe.lang import Language
from recoupe.model.annotation import Credit, Dateline, Section, SectionKind
from recoupe.model.base import folded
from recoupe.model.report import Report
from recoupe.model.when import Published
from recoupe.reading.parse import Layout
from recoupe.reading.sections.dateline import DatelineReader
from recoupe.reading.sections.feet import Foot, FootReader
from recoupe.reading.sections.glued import link_pattern, links, outlet_name, titles_start
from recoupe.reading.sections.table import SectionWords
from recoupe.reading.times import parse_date
from recoupe.text.lines import lines_of, trimmed

MAX_HEADING_CHARS = 90
MAX_FEET_LINES = 14
MIN_BODY_LINES = 1
_STRAY = re.compile(r"n(?![^\W\d_A-ZÀ-Þ])")


def find_layout(report: Report, language: Language) -> Layout:
    """Return the parts of a report; what is not recognised as surroundings is its text."""
    return _LayoutFinder(report, language).find()


class _LayoutFinder:
    def __init__(self, report: Report, language: Language) -> None:
        words = language.made(SectionWords)
        self._report = report
        self._language = language
        self._feet = FootReader(words, outlet_name(report.source))
        self._links = link_pattern(words.links)
        self._datelines = DatelineReader(words, language)
        self._credits: list[Credit] = []
        self._sections: list[Section] = []
        self._dateline: Dateline | None = None
        self._stamped: str | None = None

    def find(self) -> Layout:
        text = self._report.text
        start = self._head(text)
        lines = list(without_stray(text, lines_of(text, start, len(text))))
        lines = self._take_feet(text, lines)
        self._text_lines(text, lines)
        return Layout(
            published=self._published(),
            dateline=self._dateline,
            credits=tuple(sorted(self._credits, key=lambda c: (c.start, c.end))),
            sections=tuple(sorted(self._sections, key=lambda s: s.start)),
        )

    def _head(self, text: str) -> int:
        """Take the header and the dateline; return where the text begins."""
        start, _ = trimmed(text, 0, len(text))
        header_end = self._header_end(text, start)
        if header_end > start:
            self._add(start, header_end, "header")
            self._credits.extend(
                self._feet.byline(text, self._after_title(text, start, header_end), header_end)
            )
        rest = without_stray(text, lines_of(text, header_end, len(text)))
        told = list(rest)
        while len(told) > 1 and self._take_caption(text, *told[0]):
            told = told[1:]
        begin = told[0][0] if told else trimmed(text, header_end, len(text))[0]
        found = self._datelines.read(text, begin, self._report.published)
        if found is None:
            return begin
        self._dateline, after = found
        self._add(self._dateline.start, self._dateline.end, "dateline")
        return after

    def _take_caption(self, text: str, start: int, end: int) -> bool:
        """Take the caption of a picture that stands above the text."""
        foot = self._feet.site_line(text, start, end)
        if foot is None or foot.kind != "caption":
            return False
        self._take(foot, end)
        return True

    def _after_title(self, text: str, start: int, end: int) -> int:
        """Return where a header goes on after its title: "par" within that is no byline."""
        words = (self._report.title or "").split()
        at = text.find(words[-1], start, end) if words else -1
        title = " ".join(words)
        whole = text.find(title, start, end)
        return whole + len(title) if whole >= 0 else max(start, at)

    def _header_end(self, text: str, start: int) -> int:
        """Return the end of a site's header: the title told again, with a stamp and a byline."""
        title = folded(self._report.title or "")
        if not title:
            return start
        line_end = text.find("\n", start)
        line_end = len(text) if line_end < 0 else line_end
        line = folded(text[start:line_end])
        at = line.find(title)
        stamped = (
            at > 0
            and line[:at].strip()
            and parse_date(line[:at].strip(" -|:,"), self._report.published, self._language)
        )
        alone = line == title
        return line_end if alone or stamped else start

    def _take_feet(self, text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Take credits and site lines off the end; return the lines that remain."""
        for _ in range(MAX_FEET_LINES):
            if len(lines) <= MIN_BODY_LINES:
                break
            start, end = lines[-1]
            if not self._take_foot(text, start, end):
                break
            lines = lines[:-1]
        if lines:
            lines = [*lines[:-1], self._closing(text, *lines[-1])]
        return lines

    def _take_foot(self, text: str, start: int, end: int) -> bool:
        if self._closing_dateline(text, start, end):
            return True
        foot = self._feet.site_line(text, start, end) or self._feet.credit_line(text, start, end)
        if foot is None:
            return False
        if self._feet.is_stamp(text, start, end):
            self._stamp(text[start:end])
        self._take(foot, end)
        return True

    def _stamp(self, words: str) -> None:
        """Let a site's stamp date the dateline beside it, where that has no date."""
        found = parse_date(words, self._report.published, self._language)
        if found and found.earliest == found.latest and found.earliest is not None:
            self._stamped = found.earliest.isoformat()
            if self._dateline is not None and self._dateline.date is None:
                self._dateline = msgspec.structs.replace(self._dateline, date=self._stamped)

    def _closing_dateline(self, text: str, start: int, end: int) -> bool:
        """Take "Paris, 11 déc 2018 (AFP) -" told at the end, as some sites do."""
        line = text[start:end]
        found = self._datelines.read(line, 0, self._report.published)
        if found is None or line[found[1] :].strip() or found[0].agency is None:
            return False
        closing = found[0]
        if self._dateline is None:
            self._dateline = msgspec.structs.replace(
                closing, start=start, end=start + closing.end, date=closing.date or self._stamped
            )
        self._add(start, end, "dateline")
        return True

    def _closing(self, text: str, start: int, end: int) -> tuple[int, int]:
        """Take a credit glued to the last line; return the line without it."""
        titles = titles_start(text, start, end)
        if titles is not None:
            self._add(titles, end, "boilerplate")
            start, end = trimmed(text, start, titles)
        foot = self._feet.closing_bracket(text, start, end)
        foot = foot or self._feet.closing_words(text, start, end)
        if foot is None or foot.start <= start:
            return start, end
        self._take(foot, end)
        return trimmed(text, start, foot.start)

    def _take(self, foot: Foot, end: int) -> None:
        kind: SectionKind = "credits" if foot.kind == "credits" else "boilerplate"
        if foot.kind == "caption":
            kind = "caption"
        self._add(foot.start, end, kind)
        self._credits.extend(foot.credits)

    def _text_lines(self, text: str, lines: list[tuple[int, int]]) -> None:
        first = True
        for n, (start, end) in enumerate(lines):
            site = self._feet.site_line(text, start, end)
            site = site or self._feet.interview_line(text, start, end)
            if site is not None and len(lines) > 1:
                self._take(site, end)
                continue
            if not first and n + 1 < len(lines) and _is_heading(text[start:end]):
                self._add(start, end, "heading")
                continue
            for a, b, link in links(text, start, end, self._links):
                self._add(a, b, "boilerplate" if link else "lead" if first else "body")
            first = False

    def _add(self, start: int, end: int, kind: SectionKind) -> None:
        if start < end:
            self._sections.append(Section(start=start, end=end, kind=kind))

    def _published(self) -> Published:
        """Return the publication, sharpened by the dateline where it was known less precisely."""
        given = self._report.published
        if self._dateline is None or self._dateline.date is None or given.precision in _EXACT:
            return given
        found = parse_date(self._dateline.date, given, self._language)
        if found is None or found.earliest is None or found.latest is None:
            return given
        if (
            given.earliest
            and given.latest
            and not (given.earliest <= found.latest and found.earliest <= given.latest)
        ):
            return given
        return Published(
            value=found.value,
            earliest=found.earliest,
            latest=found.latest,
            precision=found.precision,
            from_="dateline",
        )


def without_stray(text: str, lines: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield lines without the letter "n" that some crawls leave after every line break.

    Where every line but the first and blank ones begins with it, and no word goes on from it in
    most of them, it is not text.
    """
    told = [line for line in text.split("\n")[1:] if line.strip()]
    sure = sum(1 for line in told if _STRAY.match(line))
    stray = 2 * sure > len(told) and all(line.startswith("n") for line in told)
    for start, end in lines:
        a, b = (
            trimmed(text, start + 1, end)
            if stray and text[start] == "n" and start
            else (start, end)
        )
        if a < b:
            yield a, b


_EXACT = ("second", "minute", "hour", "day")


def _is_heading(line: str) -> bool:
    """Tell a heading between paragraphs: short, and not ended like a sentence."""
    return len(line) <= MAX_HEADING_CHARS and line[-1] not in '.,;:!…»”"' and line[:1].isupper()

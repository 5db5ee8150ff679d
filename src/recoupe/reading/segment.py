"""Which stretches of a report are parsed, as units of one sentence."""

from recoupe.lang import Language
from recoupe.model.base import Value
from recoupe.model.report import Report
from recoupe.model.span import Field
from recoupe.reading.parse import Layout
from recoupe.text.sentences import split_sentences
from recoupe.text.titles import title_end

PARSED_SECTIONS = ("lead", "body", "heading", "caption")


class SegmentTable(Value, frozen=True, kw_only=True):
    """`segment.toml`: words after which a full stop ends no sentence."""

    abbreviations: tuple[str, ...]


class Segmenter:
    """Cuts the title and the sections that are text into sentences."""

    def __init__(self, language: Language) -> None:
        table = language.table("segment", SegmentTable)
        self._abbreviations = frozenset(table.abbreviations)

    def units(self, report: Report, layout: Layout) -> list[tuple[Field, int, int]]:
        """Return (field, start, end) of each unit: the title's first, then the body's in order."""
        found: list[tuple[Field, int, int]] = []
        title = report.title or ""
        end = title_end(title, report.source)
        found.extend(("title", a, b) for a, b in self._split(title, 0, end))
        for section in layout.sections:
            if section.kind in PARSED_SECTIONS:
                found.extend(
                    ("body", a, b) for a, b in self._split(report.text, section.start, section.end)
                )
        return found

    def _split(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        return list(split_sentences(text, start, end, abbreviations=self._abbreviations))

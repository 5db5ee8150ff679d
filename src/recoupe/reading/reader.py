"""The reader: layout, parse, then each finder in turn; reports in, readings out."""

from collections.abc import Sequence

from recoupe.lang import Language
from recoupe.model.annotation import Reading
from recoupe.model.report import Report
from recoupe.model.span import Field
from recoupe.reading.entities import find_entities, united
from recoupe.reading.events import find_events
from recoupe.reading.figures import find_figures
from recoupe.reading.labels import find_labels
from recoupe.reading.parse import Document, Layout, Sentence, Token
from recoupe.reading.parser import ParseCache, Parser, ParserLike
from recoupe.reading.quotations import find_quotations
from recoupe.reading.sections import find_layout
from recoupe.reading.segment import Segmenter
from recoupe.reading.times import find_times

READER_VERSION = "10"


class Reader:
    """Reads reports of one language.

    The model is loaded when the first sentence that the cache does not hold must be parsed.
    """

    def __init__(
        self,
        language: Language,
        *,
        cache: ParseCache | None = None,
        parser: ParserLike | None = None,
    ) -> None:
        self._language = language
        self._parser = parser or Parser(language, cache=cache)
        self._segmenter = Segmenter(language)

    @property
    def version(self) -> str:
        """The version that a reading depends on; another version reads again."""
        return f"{READER_VERSION}/{self._parser.version}/{self._language.version}"

    def read(self, reports: Sequence[Report]) -> list[Reading]:
        """Return the readings of `reports`, in their order.

        Reports given together are parsed together, which is faster; the readings are the same.
        """
        return [self.read_document(d) for d in self.parse_documents(reports)]

    def parse_documents(self, reports: Sequence[Report]) -> list[Document]:
        """Return `reports` laid out and parsed, in their order."""
        layouts = [find_layout(r, self._language) for r in reports]
        ranges = [self._segmenter.units(r, x) for r, x in zip(reports, layouts, strict=True)]
        texts = {
            unit_text(r, unit): None
            for r, units in zip(reports, ranges, strict=True)
            for unit in units
        }
        parses = self._parser.parse(texts)
        return [
            document_of(r, x, units, parses)
            for r, x, units in zip(reports, layouts, ranges, strict=True)
        ]

    def read_document(self, document: Document) -> Reading:
        """Return the reading of a report already parsed."""
        language, layout = self._language, document.layout
        times = find_times(document, language)
        entities = find_entities(document, language)
        quotes = find_quotations(document, entities, language)
        figures = find_figures(document, times, language)
        found = find_events(document, entities, times, quotes, figures, language)
        labels = find_labels(document, entities, quotes, language)
        report = document.report
        return Reading(
            id=report.id,
            key=report.key,
            source=report.source,
            url=report.url,
            title=report.title,
            language=report.language,
            text=report.text,
            published=layout.published,
            dateline=layout.dateline,
            credits=layout.credits,
            sections=layout.sections,
            entities=united(entities.entities, found.described),
            times=times,
            quotes=quotes,
            figures=found.figures,
            events=found.events,
            labels=labels,
        )


def unit_text(report: Report, unit: tuple[Field, int, int]) -> str:
    """Return the words of a unit."""
    field, start, end = unit
    return ((report.title or "") if field == "title" else report.text)[start:end]


def document_of(
    report: Report,
    layout: Layout,
    units: Sequence[tuple[Field, int, int]],
    parses: dict[str, tuple[Token, ...]],
) -> Document:
    """Return the document of a report, its sentences' tokens moved to the report's offsets."""
    sentences = tuple(
        Sentence(field, start, end, shifted(parses[unit_text(report, (field, start, end))], start))
        for field, start, end in units
    )
    return Document(report, layout, sentences)


def shifted(tokens: tuple[Token, ...], by: int) -> tuple[Token, ...]:
    """Return `tokens` moved `by` code points."""
    if not by:
        return tokens
    return tuple(
        Token(
            t.start + by,
            t.end + by,
            t.text,
            t.lemma,
            t.pos,
            t.morph,
            t.head,
            t.dep,
            t.ent,
            t.ent_begins,
        )
        for t in tokens
    )

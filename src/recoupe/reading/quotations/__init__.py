"""Quotations of a report, with their speakers."""

from recoupe.lang import Language
from recoupe.model.annotation import Quotation
from recoupe.reading.entities import EntityIndex
from recoupe.reading.parse import Document


def find_quotations(
    document: Document, entities: EntityIndex, language: Language
) -> tuple[Quotation, ...]:
    """Return the quotations of a document, by start."""
    del document, entities, language
    return ()

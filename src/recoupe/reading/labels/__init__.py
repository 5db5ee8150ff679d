"""Labels: words that put an entity in a class that others contest."""

from recoupe.lang import Language
from recoupe.model.annotation import Label, Quotation
from recoupe.reading.entities import EntityIndex
from recoupe.reading.parse import Document


def find_labels(
    document: Document,
    entities: EntityIndex,
    quotes: tuple[Quotation, ...],
    language: Language,
) -> tuple[Label, ...]:
    """Return the labels of a document, by start."""
    del document, entities, quotes, language
    return ()

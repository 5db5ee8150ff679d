"""Time expressions of a report, resolved."""

from recoupe.lang import Language
from recoupe.model.when import TimeExpression
from recoupe.reading.parse import Document


def find_times(document: Document, language: Language) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a document (body, dateline and stamps), by start."""
    del document, language
    return ()

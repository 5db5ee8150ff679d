"""Time expressions of a report, resolved."""

from recoupe.lang import Language
from recoupe.model.span import Field
from recoupe.model.when import Published, TimeExpression
from recoupe.reading.parse import Document
from recoupe.reading.times.anchors import Anchor, Tense
from recoupe.reading.times.background import is_background
from recoupe.reading.times.calendar import bounds
from recoupe.reading.times.find import Scope, deictic_day, expressions
from recoupe.reading.times.table import load_table
from recoupe.reading.times.tense import TenseWords, tense_at

__all__ = ["find_times", "parse_date"]


def find_times(document: Document, language: Language) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a document, title first, then by start.

    The whole text is searched: datelines and stamps, which are not parsed, have no tense.
    """
    return tuple(
        found
        for field in ("title", "body")
        for found in expressions(
            document.text_of(field), load_table(language), scope_of(document, language, field)
        )
    )


def parse_date(text: str, published: Published, language: Language) -> TimeExpression | None:
    """Return the first day that `text` names, else the first date of another precision, or None.

    For the words of a dateline or stamp ("5 février"): a day without its year falls as near to
    `published`, which may be an interval or unknown, as it can. Offsets are those of `text`.
    """
    found = expressions(text, load_table(language), Scope(anchor=Anchor.of(published)))
    dated = [t for t in found if t.earliest is not None and t.type in ("DATE", "TIME")]
    exact = [t for t in dated if t.earliest == t.latest]
    return next(iter(exact or dated), None)


def scope_of(document: Document, language: Language, field: Field) -> Scope:
    """Return what the expressions of a field share."""
    words = language.table("times_tense", TenseWords)

    def tense(start: int, end: int) -> Tense | None:
        return tense_at(document, words, start, end, field=field)

    def sentence(position: int) -> int | None:
        found = document.sentence_at(position, field=field)
        return None if found is None else found.start

    def background(start: int, end: int) -> bool:
        return is_background(document, words, start, end, field=field)

    return Scope(
        anchor=anchor_of(document, language),
        field=field,
        tense=tense,
        sentence=sentence,
        background=background,
    )


def anchor_of(document: Document, language: Language) -> Anchor:
    """Return when a document was published, as its dateline sharpens it.

    Unknown, it is the day that the text itself calls its own.
    """
    anchor = Anchor.of(document.layout.published)
    dateline = document.layout.dateline
    if anchor.day is None and dateline is not None and dateline.date is not None:
        earliest, latest, _ = bounds(dateline.date)
        anchor = Anchor(earliest=earliest, latest=latest) if earliest else anchor
    if anchor.earliest is None:
        day = deictic_day(document.report.text, load_table(language))
        anchor = Anchor(earliest=day, latest=day)
    return anchor

"""Which words of the reports stand under a statement, and how much around them."""

from collections.abc import Iterable

from recoupe.export.context import Excerpt
from recoupe.export.lines import clean
from recoupe.export.view import Evidence, Statement
from recoupe.model.base import folded

BARE_WORDS = 7
"""Fewer words than this say too little alone: what stands around them is shown with them."""
CONTEXT_CHARS = 60
"""How much of their sentence is shown on each side."""

LONGEST_WHAT = 300
"""Characters up to which a statement cut short is given in full."""


def references(evidence: Iterable[Evidence]) -> str:
    """Return the reports of some words by number ("R1 R3")."""
    return " ".join(f"R{number}" for number in dict.fromkeys(e.report.number for e in evidence))


def whole(statement: Statement) -> str:
    """Return what a statement says: where that is cut short, the words it was cut from."""
    what = clean(statement.what)
    if "…" not in (what[:1], what[-1:]):
        return what
    part = folded(what.strip("… "))
    longer = (clean(e.excerpt.words) for e in statement.evidence)
    return next((w for w in longer if part in folded(w) and len(w) <= LONGEST_WHAT), what)


def parted(
    what: str, evidence: Iterable[Evidence]
) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """Return the evidence whose words `what` shows in full, and the rest."""
    given = tuple(evidence)
    here = tuple(e for e in given if told_by(what, e.excerpt.words))
    return here, tuple(e for e in given if e not in here)


def by_words(evidence: Iterable[Evidence]) -> list[list[Evidence]]:
    """Return evidence, that of the same words together; what a report says again shorter is out."""
    told: dict[str, list[Evidence]] = {}
    for one in evidence:
        told.setdefault(folded(one.excerpt.words), []).append(one)
    kept = []
    for words, ones in told.items():
        reports = {one.report.number for one in ones}
        longer = {
            e.report.number for w, es in told.items() if w != words and words in w for e in es
        }
        if not reports <= longer:
            kept.append(ones)
    return kept


_SIGNS = " .,;:!?…«»\"“”'’"


def told_by(what: str, words: str) -> bool:
    """Say whether `what` shows all of a report's words, but for capitals, accents and signs."""
    same = folded(what).strip(_SIGNS) == folded(words).strip(_SIGNS)
    return same and len(clean(words).split()) >= BARE_WORDS


def in_context(excerpt: Excerpt) -> tuple[str, str, str]:
    """Return words with as much of their sentence before and after as they need to be read."""
    words = clean(excerpt.words)
    if len(words.split()) >= BARE_WORDS:
        return "", words, ""
    before, after = spaced(excerpt.before), spaced(excerpt.after)
    if len(before) > CONTEXT_CHARS:
        before = "…" + before[-CONTEXT_CHARS:].partition(" ")[2]
    if len(after) > CONTEXT_CHARS:
        after = after[:CONTEXT_CHARS].rpartition(" ")[0] + "…"
    return before, words, after.rstrip()


def spaced(text: str) -> str:
    """Return `text` clean, with one blank kept where it begins or ends with some."""
    inside = clean(text)
    first = " " if text[:1].isspace() else ""
    last = " " if text[-1:].isspace() else ""
    return f"{first}{inside}{last}" if inside else first

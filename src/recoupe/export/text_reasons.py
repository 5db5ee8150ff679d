"""Reasons and faults as lines of text; they are the program's own words, in English."""

from collections.abc import Mapping

from recoupe.export.lines import Layout, Line, Piece, clean
from recoupe.model.annotation import Reading
from recoupe.model.listing import Verification
from recoupe.model.reason import Explanation, Reason
from recoupe.model.span import Place

SUMMARY = "story."
"""How the rules that sum up others begin."""
_SCORE_CELLS = 10
_LONGEST_WORDS = 160
"""Characters of a report's words that a reason shows; whoever wants more has the span."""


def explanation_lines(
    found: Explanation, readings: Mapping[str, Reading], *, width: int
) -> tuple[Line, ...]:
    """Return what is explained and each of its reasons, with the words that it saw."""
    out = Layout(width)
    out.put(("title", found.what))
    story = f" of story {found.story}" if found.story and found.story != found.id else ""
    out.put(("dim", f"{found.kind} {found.id}{story}"))
    if not found.reasons:
        out.put("No reason is kept.")
    out.blank()
    margin = _SCORE_CELLS if any(r.score is not None for r in found.reasons) else 2
    for reason in found.reasons:
        _reason(out, reason, readings, margin=margin)
    return tuple(out.lines)


def _reason(out: Layout, reason: Reason, readings: Mapping[str, Reading], *, margin: int) -> None:
    """Write a reason; those that sum up the ones below them stand out."""
    score = f"{reason.score:+.2f}" if reason.score is not None else ""
    rule: Piece = ("dim", f" ({reason.rule}, version {reason.version})")
    if reason.rule.startswith(SUMMARY):
        out.blank()
        out.beside(("key", f"{score}  " if score else ""), ("strong", reason.detail), rule)
    else:
        out.beside(("key", f"{score}  ".rjust(margin)), reason.detail, rule)
    for place in reason.spans:
        if reading := readings.get(place.report):
            out.put(("dim", f"{reading.key}: {_words(reading, place)}"), indent=margin, hang=2)


def _words(reading: Reading, place: Place) -> str:
    field = (reading.title or "") if place.field == "title" else reading.text
    words = clean(field[place.start : place.end])
    return words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS] + "…"


def fault_lines(found: Verification, *, width: int) -> tuple[Line, ...]:
    """Return what is wrong, a paragraph each."""
    out = Layout(width)
    for fault in found.faults:
        out.put(("strong", f"{fault.kind} {fault.id}"), f": {fault.detail}", hang=2)
    return tuple(out.lines)

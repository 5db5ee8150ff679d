"""A claim in a report's own words."""

from collections.abc import Sequence

from recoupe.crosscheck.tellings import Telling
from recoupe.model.annotation import Status

MAX_CHARS = 140
STUB_CHARS = 40
_ENDS = " \t\u00a0\u202f,;:–—-("


def gloss_of(tellings: Sequence[Telling], status: Status) -> str:
    """Return the words of the clause that tells a claim best, cut at a blank if too long.

    Best is the body before the title, no mere stub ("cette visite"), a telling of the current
    status, one that names someone, one that fits uncut, and the earliest.
    """
    best = min(tellings, key=lambda t: _rank(t, status))
    clause = best.event.clause
    text = best.reading.words(clause)
    at = best.event.start - clause.start
    return cut(text, at, at + best.event.end - best.event.start)


def _rank(telling: Telling, status: Status) -> tuple[bool, bool, bool, bool, bool, object]:
    return (
        telling.event.in_title,
        len(telling.clause) < STUB_CHARS,
        telling.event.status != status,
        not telling.named,
        len(telling.clause) > MAX_CHARS,
        telling.place,
    )


def cut(text: str, keep_start: int, keep_end: int) -> str:
    """Return `text` on one line, at most `MAX_CHARS` long, with its range to keep inside.

    Words are left out whole, at either end; an ellipsis stands for them.
    """
    start, end = 0, len(text)
    if len(" ".join(text.split())) > MAX_CHARS:
        end = _blank_before(text, min(len(text), max(MAX_CHARS - 1, keep_end)), keep_end)
        if end > MAX_CHARS:
            start = _blank_after(text, end - MAX_CHARS + 2, keep_start)
    words = " ".join(text[start:end].split())
    words = words.strip(_ENDS) if start or end < len(text) else words.strip()
    return ("… " if start else "") + words + (" …" if end < len(text) else "")


def _blank_before(text: str, position: int, floor: int) -> int:
    while position > floor and position < len(text) and not text[position].isspace():
        position -= 1
    return position


def _blank_after(text: str, position: int, ceiling: int) -> int:
    while position < ceiling and not text[position - 1].isspace():
        position += 1
    return min(position, ceiling)

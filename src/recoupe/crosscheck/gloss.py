"""A claim in a report's own words."""

import re
from collections.abc import Collection, Sequence

from recoupe.crosscheck.tellings import Telling
from recoupe.crosscheck.worth import STUB_WORDS
from recoupe.model.annotation import Status

MAX_CHARS = 160
# Statuses that one gloss may stand for: "est attendu" for what another report announces.
_FAMILIES: dict[str, frozenset[Status]] = {
    "ahead": frozenset({"announced", "planned"}),
    "fact": frozenset({"occurred", "ongoing", "alleged"}),
}
# Words before a trigger that stay where a part of a clause is told.
LEADING_WORDS = 2
PART_WORDS = 5
_MARKS = (",", ";", ":")
_WORD = re.compile(r"\S+")
_ENDS = " \t\u00a0\u202f,;:–—-("


def gloss_of(
    tellings: Sequence[Telling], status: Status, *, taken: Collection[str] = frozenset()
) -> str:
    """Return the words of the clause that tells a claim best, cut at a blank if too long.

    What is `taken` by another claim tells the two no more apart: then the next best clause is
    given, or the part of the best one in which the trigger stands.
    """
    ranked = sorted(tellings, key=lambda t: _rank(t, status))
    whole = (_words_of(t) for t in ranked)
    parts = (_words_of(t, part=True) for t in ranked)
    return next((w for w in (*whole, *parts) if w not in taken), _words_of(ranked[0]))


def _words_of(telling: Telling, *, part: bool = False) -> str:
    """Return a telling's clause, or the part with the trigger: from the last mark or blank on."""
    clause = telling.event.clause
    text = telling.reading.words(clause)
    at = telling.event.start - clause.start
    end = at + telling.event.end - telling.event.start
    if telling.event.in_title:
        text = _left_of_colon(text, end)
    if not part:
        return cut(text, at, end)
    start = _part_start(text, at)
    return ("… " if start else "") + cut(text[start:], at - start, end - start)


def _left_of_colon(text: str, end: int) -> str:
    """Return a title up to the colon after `end`: what follows is told of it, and another thing."""
    colon = text.find(":", end)
    return text if colon < 0 else text[:colon].rstrip(_ENDS)


def _part_start(text: str, at: int) -> int:
    """Return where the part of a clause that holds the position `at` begins.

    That is after the last comma or the like, else two words before it ("afin d'arrêter"), and
    at least `PART_WORDS` words before the clause's end.
    """
    mark = max(text.rfind(m, 0, at) for m in _MARKS)
    starts = [m.start() for m in _WORD.finditer(text)]
    before = [s for s in starts if s <= at]
    near = [s for s in before if s > mark] if mark >= 0 else before[-1 - LEADING_WORDS :]
    latest = starts[-PART_WORDS] if len(starts) >= PART_WORDS else 0
    return min(near[0] if near else at, latest)


def _rank(telling: Telling, status: Status) -> tuple[object, ...]:
    """Rank tellings by how well their clause stands alone.

    A gloss is rather no question and no stub ("cette visite"), of a status like the one that
    holds, a whole sentence about it told by a verb, names who acts, fits uncut, stands in the
    body, tells the day, and says more; the earliest of equals.
    """
    clause = telling.event.clause
    return (
        _asks(telling),
        telling.length < STUB_WORDS,
        _family(telling.event.status) != _family(status),
        _aside(telling),
        telling.fragment,
        not telling.verbal,
        not set(telling.agents) & telling.named,
        clause.end - clause.start > MAX_CHARS,
        telling.event.in_title,
        telling.event.when is None,
        -telling.length,
        telling.place,
    )


def _family(status: Status) -> str:
    return next((name for name, members in _FAMILIES.items() if status in members), status)


def _aside(telling: Telling) -> bool:
    """Say whether the clause tells something else first, of another type ("a signé … lors de")."""
    event = telling.event
    return any(
        other.field == event.field
        and event.clause.start <= other.start < event.start
        and other.type != event.type
        for other in telling.reading.events
    )


def _asks(telling: Telling) -> bool:
    """Say whether the words are a question, or a title that is one."""
    reading, clause = telling.reading, telling.event.clause
    field = (reading.title or "") if clause.in_title else reading.text
    return field[clause.end - 1 : clause.end + 3].strip(" \u00a0\u202f")[:1] == "?"


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

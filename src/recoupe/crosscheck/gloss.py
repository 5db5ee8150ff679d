"""A claim in a report's own words."""

import re
from collections.abc import Collection, Sequence

from recoupe.crosscheck.channels import words_of
from recoupe.crosscheck.tellings import Telling
from recoupe.crosscheck.windows import MAX_CHARS, Window, window_of
from recoupe.crosscheck.words import Lexicon
from recoupe.crosscheck.worth import STUB_WORDS
from recoupe.model.annotation import Status

# Statuses that one gloss may stand for: "est attendu" for what another report announces.
_FAMILIES: dict[str, frozenset[Status]] = {
    "ahead": frozenset({"announced", "planned"}),
    "fact": frozenset({"occurred", "ongoing", "alleged"}),
}
_MARKS = (",", ";", ":")
_WORD = re.compile(r"\S+")
_ENDS = " \t\u00a0\u202f,;:–—-("


def gloss_of(
    tellings: Sequence[Telling],
    status: Status,
    lexicon: Lexicon,
    *,
    taken: Collection[str] = frozenset(),
) -> str:
    """Return the words of the clause that tells a claim best, cut at a blank if too long.

    What is `taken` by another claim (by `plain`) tells the two no more apart: then the next best
    clause is given, or the part of the best one in which the trigger stands.
    """
    ranked = sorted(tellings, key=lambda t: _rank(t, status))
    windows = [window_of(t, lexicon) for t in ranked]
    whole = [_words_of(w, t) for w, t in zip(windows, ranked, strict=True)]
    parts = (_part_of(w, t, lexicon) for w, t in zip(windows, ranked, strict=True))
    full = [w for w, t in zip(whole, ranked, strict=True) if t.length >= STUB_WORDS]
    found = (w for w in (*(full or whole[:1]), *parts) if plain(w) not in taken)
    return next(found, whole[0])


def plain(gloss: str) -> str:
    """Return what a gloss is known by: two that differ in marks alone are one to a reader."""
    return " ".join(words_of(gloss))


def _words_of(window: Window, telling: Telling) -> str:
    """Return the words of a window, of a title up to its colon."""
    at, until = window.at - window.start, window.until - window.start
    text = window.words
    if telling.event.in_title:
        text = _left_of_colon(text, until)
    return cut(text, at, until)


def _part_of(window: Window, telling: Telling, lexicon: Lexicon) -> str:
    """Return the part of a window in which the trigger stands."""
    at, until = window.at - window.start, window.until - window.start
    text = window.words
    if telling.event.in_title:
        text = _left_of_colon(text, until)
    start = _part_start(text, at, lexicon)
    return ("… " if start else "") + cut(text[start:], at - start, until - start)


def _left_of_colon(text: str, end: int) -> str:
    """Return a title up to the colon after `end`: what follows is told of it, and another thing."""
    colon = text.find(":", end)
    return text if colon < 0 else text[:colon].rstrip(_ENDS)


def _part_start(text: str, at: int, lexicon: Lexicon) -> int:
    """Return where the part of a clause that holds the position `at` begins.

    That is after the last comma or the like, else with the small words before it ("afin
    d'arrêter", "lors d'un rassemblement"): what they stand in is another's. A part of few words
    has more of those before it, but does not begin inside a name.
    """
    mark = max(text.rfind(m, 0, at) for m in _MARKS)
    words = list(_WORD.finditer(text, 0, at))
    start = next((w.start() for w in words if w.start() > mark), at) if mark >= 0 else at
    marked = start
    for word in reversed([w for w in words if w.start() < start]):
        # The small words right after a comma are no part of what stands before it.
        small = mark < 0 or start < marked
        small = small and all(map(lexicon.is_link, words_of(word.group())))
        few = len(lexicon.content_words(text[start:])) < STUB_WORDS
        if not small and (not few or word.group()[:1].isupper()):
            break
        start = word.start()
    return start


def opens_clause(telling: Telling) -> bool:
    """Say whether a telling is the first thing that its clause tells."""
    event = telling.event
    return not any(
        other.field == event.field and event.clause.start <= other.start < event.start
        for other in telling.reading.events
    )


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

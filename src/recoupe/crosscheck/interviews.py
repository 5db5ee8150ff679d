"""Interviews printed as questions and answers: whose the answers are."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from recoupe.model.annotation import Entity, Reading
from recoupe.model.base import Value, folded

# A line that begins with a speaker's name ("Ama Dossou : …").
_NAMED = re.compile(r"([^\W\d_][^:?!«»\n]{2,50}?)\s*:\s+\S")
# Fewer questions do not make an interview: a text may ask one in passing.
MIN_QUESTIONS = 1
MAX_QUESTION_CHARS = 300


class Answer(Value, frozen=True, kw_only=True):
    """A paragraph that the person interviewed says: half-open, in code points of the body."""

    start: int
    end: int
    speaker: str


class _Line(Value, frozen=True, kw_only=True):
    start: int
    text: str
    named: str | None

    @property
    def asks(self) -> bool:
        return self.text.endswith("?") and len(self.text) <= MAX_QUESTION_CHARS


def answers_in(reading: Reading) -> tuple[Answer, ...]:
    """Return the answers of an interview with one person; none where a report is no interview.

    A line that asks is followed by its answer. Who answers is the person named before an answer,
    the first time at least.
    """
    lines = list(_lines(reading.text))
    answered = [
        (line, after)
        for line, after in pairwise(lines)
        if line.asks and not after.asks and not line.text.startswith(("«", "“", '"'))
    ]
    people = {p.id for _, a in answered if (p := _person(a.named, reading.entities))}
    if len(answered) < MIN_QUESTIONS or len(people) != 1:
        return ()
    (speaker,) = people
    return tuple(
        Answer(start=a.start, end=a.start + len(a.text), speaker=speaker) for _, a in answered
    )


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            lead = len(line) - len(line.lstrip())
            named = _NAMED.match(line.strip())
            yield _Line(start=at + lead, text=line.strip(), named=named[1] if named else None)
        at += len(line) + 1


def _person(name: str | None, entities: Sequence[Entity]) -> Entity | None:
    """Return the person whom a speaker's name before an answer means."""
    words = folded(name or "").split()
    if not words:
        return None
    fitting = [
        e for e in entities if e.kind == "person" and set(words) >= {folded(e.name).split()[-1]}
    ]
    return fitting[0] if len(fitting) == 1 else None

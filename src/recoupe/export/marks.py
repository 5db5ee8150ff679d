"""Cutting a text into marked and unmarked pieces that nest as elements must."""

from collections.abc import Iterable
from typing import Literal

from recoupe.export.view import Piece

Kind = Literal["mark", "run"]
Mark = tuple[int, int, Kind, str]


def marked_pieces(text: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """Return `text` as pieces: stretches of it, and the openings and ends of marks.

    A mark is (start, end, kind, anchor). Where two marks cross, the later one is cut at the end
    of the earlier; its second part carries no anchor. The text pieces together are `text`.
    """
    pieces: list[Piece] = []
    open_ends: list[int] = []
    at = 0
    for start, end, kind, anchor in _nested(marks, len(text)):
        at = _close(pieces, text, open_ends, at, start)
        at = _advance(pieces, text, at, start)
        pieces.append((kind, anchor))
        open_ends.append(end)
    at = _close(pieces, text, open_ends, at, len(text))
    _advance(pieces, text, at, len(text))
    return tuple(pieces)


def _nested(marks: Iterable[Mark], size: int) -> list[Mark]:
    """Return the marks in the order they open, crossing ones cut so that all nest."""
    waiting = sorted(
        {(max(s, 0), min(e, size), k, a) for s, e, k, a in marks if max(s, 0) < min(e, size)},
        key=lambda m: (m[0], -m[1], m[2], m[3]),
        reverse=True,
    )
    nested: list[Mark] = []
    ends: list[int] = []
    while waiting:
        start, end, kind, anchor = waiting.pop()
        while ends and ends[-1] <= start:
            ends.pop()
        if ends and ends[-1] < end:
            _put_back(waiting, (ends[-1], end, kind, ""))
            end = ends[-1]
        nested.append((start, end, kind, anchor))
        ends.append(end)
    return nested


def _put_back(waiting: list[Mark], mark: Mark) -> None:
    """Insert `mark` where the stack's order wants it (it opens soon: few steps)."""
    place = len(waiting)
    while place and (waiting[place - 1][0], -waiting[place - 1][1]) < (mark[0], -mark[1]):
        place -= 1
    waiting.insert(place, mark)


def _close(pieces: list[Piece], text: str, open_ends: list[int], at: int, until: int) -> int:
    """Close the open marks that end at or before `until`; return where the text now stands."""
    while open_ends and open_ends[-1] <= until:
        end = open_ends.pop()
        at = _advance(pieces, text, at, end)
        pieces.append(("end", ""))
    return at


def _advance(pieces: list[Piece], text: str, at: int, to: int) -> int:
    if at < to:
        pieces.append(("text", text[at:to]))
    return max(at, to)

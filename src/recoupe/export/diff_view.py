"""Two reports side by side, as rows of cells that text and HTML show alike."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from recoupe.model.annotation import Reading
from recoupe.model.base import Value
from recoupe.model.diff import Diff, DiffPassage
from recoupe.model.span import Place, Span
from recoupe.text.overlaps import Overlaps

PieceKind = Literal["same", "alone", "edit"]
RowKind = Literal["copy", "shared_quote", "apart"]

FOLD_WORDS = 44
"""A stretch without edits of more words than this is folded in its middle."""
KEPT_WORDS = 14
"""Words that stay before and after a fold, so that one sees where one is."""

_SENTENCE_END = re.compile(r"[.!?…][»”\"’)\]\u00a0\u202f ]{0,4}\s|\n")
_WORD = re.compile(r"[^\W_]+")


class DiffPiece(Value, frozen=True, kw_only=True):
    """Some of a report's characters, unaltered.

    `same`: words of a passage; `edit`: words or marks in it that the other side has not so;
    `alone`: what no passage holds. `folded`: the middle of a long stretch, which may be hidden.
    """

    kind: PieceKind
    text: str
    folded: bool = False

    @property
    def words(self) -> int:
        """How many words are hidden where it is folded."""
        return sum(1 for _ in _WORD.finditer(self.text))


Cell = tuple[DiffPiece, ...]


class DiffRow(Value, frozen=True, kw_only=True):
    """What stands beside each other: the two sides of a passage, or what lies between passages.

    `number` counts the passages from 1 in the order of the left report; None for `apart`.
    """

    kind: RowKind
    number: int | None = None
    moved: bool = False
    left: Cell
    right: Cell


def diff_rows(diff: Diff, left: Reading, right: Reading) -> tuple[DiffRow, ...]:
    """Return two reports as rows: passages in the order of the left one, the rest around them.

    What only the right report has stands after the passage that it follows there.
    """
    edits = [e for p in diff.passages for e in p.edits]
    a = _Side(left, [p.a for p in diff.passages], diff.only_a, (e.a for e in edits))
    b = _Side(right, [p.b for p in diff.passages], diff.only_b, (e.b for e in edits))
    rows = [DiffRow(kind="apart", left=a.after(None), right=b.after(None))]
    for n, passage in enumerate(diff.passages):
        rows.append(_shared(passage, n, a, b))
        rows.append(DiffRow(kind="apart", left=a.after(n), right=b.after(n)))
    return tuple(r for r in rows if r.left or r.right)


def _shared(passage: DiffPassage, n: int, a: "_Side", b: "_Side") -> DiffRow:
    return DiffRow(
        kind=passage.kind,
        number=n + 1,
        moved=passage.moved,
        left=a.passage(n),
        right=b.passage(n),
    )


class _Side:
    """One report, cut at its passages.

    Between two passages lie the rest of the first one's sentence, sentences of this report
    alone, and the beginning of the second one's sentence.
    """

    def __init__(
        self,
        reading: Reading,
        places: Sequence[Place],
        only: Iterable[Span],
        edits: Iterable[Span],
    ) -> None:
        self._text = reading.text
        self._places = places
        self._only = Overlaps((s.start, s.end, s) for s in only)
        self._edits = Overlaps((e.start, e.end, e) for e in edits)
        # By passage: from where its first sentence belongs to it, and to where its last one does.
        self._bounds = [(p.start, p.end) for p in places]
        self._free: dict[int | None, tuple[int, int]] = {}
        self._cut()

    def _cut(self) -> None:
        before, reached = None, 0
        for n in sorted(range(len(self._places)), key=lambda n: self._bounds[n]):
            start, end = self._bounds[n]
            tail, head = self._between(reached, start, first=before is None)
            self._end(before, tail, head)
            self._bounds[n] = (min(head, start), end)
            before, reached = n, max(reached, end)
        tail, head = self._between(reached, len(self._text), first=before is None)
        self._end(before, tail, len(self._text) if head < len(self._text) else head)

    def _end(self, before: int | None, tail: int, head: int) -> None:
        """Lay down what belongs to passage `before` and what stands free after it."""
        if before is not None:
            start, end = self._bounds[before]
            self._bounds[before] = (start, max(end, tail))
        self._free[before] = (tail, head)

    def _between(self, start: int, end: int, *, first: bool) -> tuple[int, int]:
        """Return where the free sentences between two passages begin and end."""
        if start >= end:
            return start, start
        alone = self._only.over(start, end)
        if alone:
            return max(start, alone[0].start), min(end, alone[-1].end)
        stop = _SENTENCE_END.search(self._text, start, end)
        middle = start if first else stop.end() if stop else end
        return middle, middle

    def passage(self, n: int) -> Cell:
        """Return passage `n` with the rest of the sentences that it begins and ends in."""
        return tuple(self._pieces(*self._bounds[n], self._places[n]))

    def after(self, n: int | None) -> Cell:
        """Return the sentences of this report alone after passage `n` (None: at the top)."""
        return tuple(self._pieces(*self._free.get(n, (0, 0)), None))

    def _pieces(self, start: int, end: int, place: Place | None) -> Iterator[DiffPiece]:
        start, end = _trimmed(self._text, start, end)
        if not _WORD.search(self._text, start, end):
            return
        at = start
        spans = sorted((e.start, e.end) for e in self._edits.over(start, end)) if place else []
        for first, last in [*spans, (end, end)]:
            if first >= at:
                yield from self._plain(at, min(first, end), place)
                if first < last:
                    yield DiffPiece(kind="edit", text=self._text[first : min(last, end)])
                at = last

    def _plain(self, start: int, end: int, place: Place | None) -> Iterator[DiffPiece]:
        """Yield characters without edits, what lies outside of the passage apart."""
        inner = (place.start, place.end) if place else (end, end)
        inner = (min(max(inner[0], start), end), max(min(inner[1], end), start))
        if inner[0] >= inner[1]:
            inner = (end, end)
        yield from _folded("alone", self._text[start : inner[0]])
        yield from _folded("same", self._text[inner[0] : inner[1]])
        yield from _folded("alone", self._text[inner[1] : end])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _folded(kind: PieceKind, text: str) -> Iterator[DiffPiece]:
    """Yield a stretch; of a long one the beginning, the folded middle and the end."""
    if not text:
        return
    words = [m.span() for m in _WORD.finditer(text)]
    if len(words) <= FOLD_WORDS:
        yield DiffPiece(kind=kind, text=text)
        return
    kept = KEPT_WORDS
    while text[words[kept - 1][1]] in "'\u2019":  # "l’" is not parted from its word
        kept += 1
    first, last = words[kept - 1][1], words[-KEPT_WORDS][0]
    yield DiffPiece(kind=kind, text=text[:first])
    yield DiffPiece(kind=kind, text=text[first:last], folded=True)
    yield DiffPiece(kind=kind, text=text[last:])

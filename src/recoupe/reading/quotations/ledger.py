"""What has been found so far, kept apart and in order, with look-up by place."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator

from recoupe.model.annotation import QuoteKind
from recoupe.model.base import Value
from recoupe.reading.quotations.cues import Cue
from recoupe.reading.quotations.voices import Mention


class Found(Value, frozen=True, kw_only=True):
    """A quotation before its speaker's name is settled."""

    start: int
    end: int
    kind: QuoteKind
    cue: Cue | None
    mention: Mention | None


# How many quotations without a speaker may stand between: this bounds the work on a book.
_REACH_QUOTATIONS = 100


class Ledger:
    """Quotations that do not overlap; the first to claim a place keeps it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: list[Found] = []
        self._by_words: dict[str, Found] = {}
        self._cues: set[int] = set()

    def __iter__(self) -> Iterator[Found]:
        return iter(self._found)

    def add(self, found: Found) -> None:
        """Keep a quotation, unless its place is taken or empty."""
        if found.start >= found.end or self.taken(found.start, found.end):
            return
        insort(self._found, found, key=lambda f: f.start)
        self._by_words.setdefault(self._words(found.start, found.end), found)
        if found.cue is not None:
            self._cues.add(found.cue.start)

    def taken(self, start: int, end: int) -> bool:
        """Say whether a quotation overlaps these characters."""
        last = self.last_before(end)
        return last is not None and last.end > start

    def last_before(self, position: int) -> Found | None:
        """Return the last quotation that begins before `position`."""
        index = bisect_left(self._found, position, key=lambda f: f.start)
        return self._found[index - 1] if index else None

    def end_before(self, position: int, start: int) -> int:
        """Return where the last quotation ends that ends by `position`, `start` at the least."""
        index = bisect_right(self._found, position, key=lambda f: f.end)
        return max(start, self._found[index - 1].end) if index else start

    def speaks_before(self, position: int) -> Mention | None:
        """Return the speaker of the last quotation that ends by `position` and has one."""
        index = bisect_right(self._found, position, key=lambda f: f.end)
        near = self._found[max(0, index - _REACH_QUOTATIONS) : index]
        return next((f.mention for f in reversed(near) if f.mention), None)

    def same_words(self, start: int, end: int) -> Found | None:
        """Return an earlier found quotation of the same words."""
        return self._by_words.get(self._words(start, end))

    def uses(self, cue: Cue) -> bool:
        """Say whether a quotation has this cue."""
        return cue.start in self._cues

    def _words(self, start: int, end: int) -> str:
        return " ".join(self._text[start + 1 : end - 1].split())

"""A text as a line of folded words that patterns can be matched on, with the way back to it."""

import re
from bisect import bisect_left

from recoupe.model.span import Span
from recoupe.text.words import Word, words_of

_ENDS = re.compile(r"[.!?…;\n]")


class PlainText:
    """The words of a text, folded, one blank between them.

    "|" stands where a sentence or line ends, ":" for a colon and, where asked for, "," for a
    comma; each is a word of its own.
    """

    def __init__(
        self, text: str, start: int = 0, end: int | None = None, *, commas: bool = False
    ) -> None:
        self._words: list[Word] = words_of(text, start, end)
        pieces: list[str] = []
        self._starts: list[int] = []
        at, last = 0, start
        for word in self._words:
            mark = _mark(text[last : word.start], commas=commas)
            self._starts.append(at + len(mark))
            pieces.append(f"{mark}{word.norm}")
            at += len(pieces[-1]) + 1
            last = word.end
        self.line = " ".join(pieces)
        self._text = text

    def span(self, first: int, stop: int) -> Span | None:
        """Return the text whose words begin in `line[first:stop]`; None where none does."""
        a, b = bisect_left(self._starts, first), bisect_left(self._starts, stop)
        if a >= b:
            return None
        start, end = self._words[a].start, self._words[b - 1].end
        return Span(start=start, end=end, text=self._text[start:end])


def _mark(gap: str, *, commas: bool) -> str:
    if _ENDS.search(gap):
        return "| "
    return ": " if ":" in gap else ", " if commas and "," in gap else ""

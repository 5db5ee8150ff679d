"""A report's body as words: which are quoted, which are names, which carry content."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from recoupe.model.annotation import Quotation, Reading
from recoupe.model.span import Place, Span
from recoupe.text.overlaps import Overlaps
from recoupe.text.words import Word, words_of

CONTENT_LETTERS = 4  # a word this long or longer counts as content
MIN_QUOTE_WORDS = 3  # of a shorter quotation that two reports give to one speaker
QUOTED_SHARE = 0.8  # of a run's words that must stand in quotations for a shared quotation
TEXT_SECTIONS = ("lead", "body", "heading")


class Body:
    """A report's body as words, with what is quoted and what is a name."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = [
            w
            for section in reading.sections
            if section.kind in TEXT_SECTIONS
            for w in words_of(reading.text, section.start, section.end)
        ]
        self.norms = [w.norm for w in self.words]
        self.quotes = tuple(q for q in reading.quotes if not q.in_title)
        self._named = covered(
            self.words,
            (
                m
                for e in reading.entities
                for m in e.mentions
                if not m.in_title and any(c.isupper() for c in m.text)
            ),
        )

    def place(self, start: int, end: int) -> Place:
        """Return the place of the words `start` to `end` (word indices)."""
        return Place(
            report=self.reading.id, start=self.words[start].start, end=self.words[end - 1].end
        )

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the words that lie in the characters `start` to `end`."""
        first = bisect_left(self._starts, start)
        last = bisect_right(self._ends, end, lo=first)
        return first, last

    @cached_property
    def _starts(self) -> list[int]:
        return [w.start for w in self.words]

    @cached_property
    def _ends(self) -> list[int]:
        return [w.end for w in self.words]

    def content(self, start: int, end: int) -> int:
        """Return how many words from `start` to `end` are neither short nor names."""
        return sum(
            1
            for n in range(start, end)
            if n not in self._named and len(self.norms[n]) >= CONTENT_LETTERS
        )

    def one_stretch(self, before: int, after: int) -> bool:
        """Say whether two words lie in the same quotation, or both in none."""
        return self._quote_at(before) is self._quote_at(after)

    def quoted(self, word: int) -> bool:
        """Say whether a word stands in a quotation."""
        return self._quote_at(word) is not None

    def _quote_at(self, word: int) -> Quotation | None:
        at = self.words[word].start
        return min(self._marked.over(at, at + 1), key=lambda q: q.end - q.start, default=None)

    @cached_property
    def _marked(self) -> Overlaps[Quotation]:
        return Overlaps((q.start, q.end, q) for q in self.quotes if q.kind != "indirect")

    @cached_property
    def _all(self) -> Overlaps[Quotation]:
        return Overlaps((q.start, q.end, q) for q in self.quotes)

    def quote_over(self, start: int, end: int) -> Quotation | None:
        """Return the quotation that covers most of a range of words, if it covers enough."""
        near = self._all.over(self.words[start].start, self.words[end - 1].end)
        inside = {n: self._inside(q, start, end) for n, q in enumerate(near)}
        best = max(inside, key=lambda n: inside[n], default=None)
        if best is None or inside[best] < QUOTED_SHARE * (end - start):
            return None
        return near[best]

    def _inside(self, span: Span, start: int, end: int) -> int:
        """Return how many of the words `start` to `end` lie in a span."""
        first, last = self.within(span.start, span.end)
        return max(0, min(last, end) - max(first, start))

    @cached_property
    def openings(self) -> dict[tuple[str, ...], list[tuple[int, int]]]:
        """Where each few words in a row stand in quotations: (number of the quotation, word)."""
        found: dict[tuple[str, ...], list[tuple[int, int]]] = {}
        for n, quote in enumerate(self.quotes):
            first, last = self.within(quote.start, quote.end)
            for word in range(first, last - MIN_QUOTE_WORDS + 1):
                key = tuple(self.norms[word : word + MIN_QUOTE_WORDS])
                found.setdefault(key, []).append((n, word))
        return found


def covered(words: Sequence[Word], spans: Iterable[Span]) -> frozenset[int]:
    """Return the indices of the words that lie in one of the spans."""
    ranges = sorted((s.start, s.end) for s in spans)
    found, at = set(), 0
    for n, word in enumerate(words):
        while at < len(ranges) and ranges[at][1] <= word.start:
            at += 1
        if at < len(ranges) and ranges[at][0] < word.end and word.start < ranges[at][1]:
            found.add(n)
    return frozenset(found)

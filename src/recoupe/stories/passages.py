"""Passages: runs of words that two reports of a story share, and of which kind they are."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from recoupe.model.annotation import Quotation, Reading
from recoupe.model.base import folded
from recoupe.model.span import Place, Span
from recoupe.model.story import Passage, PassageKind
from recoupe.text.runs import Run, shared_runs
from recoupe.text.words import Word, words_of

MIN_WORDS = 7  # DESIGN: passages from seven words on
MIN_QUOTE_WORDS = 3  # of a shorter quotation that two reports give to one speaker
# So that a run of titles and names alone is no copy; one speaker's words are less often chance.
MIN_CONTENT_WORDS: dict[PassageKind, int] = {"copy": 3, "shared_quote": 2}
CONTENT_LETTERS = 4  # a word this long or longer counts as content
QUOTED_SHARE = 0.8  # of a run's words that must stand in quotations for a shared quotation


def find_passages(readings: Sequence[Reading]) -> tuple[Passage, ...]:
    """Return the passages that pairs of these reports share, in order of place.

    Side `a` is the report whose id comes first.
    """
    texts = [_Text(r) for r in sorted(readings, key=lambda r: r.id)]
    found = (p for a, b in combinations(texts, 2) for p in _passages(a, b))
    return tuple(sorted(found, key=_order))


def _order(passage: Passage) -> tuple[str, int, str, int]:
    return (passage.a.report, passage.a.start, passage.b.report, passage.b.start)


class _Text:
    """A report's body as words, with what is quoted and what is a name."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = [
            w
            for section in reading.sections
            if section.kind in ("lead", "body", "heading")
            for w in words_of(reading.text, section.start, section.end)
        ]
        self.norms = [w.norm for w in self.words]
        self.quotes = tuple(q for q in reading.quotes if not q.in_title)
        self._named = _covered(
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
        marked = (q for q in self.quotes if q.kind != "indirect" and q.start <= at < q.end)
        return min(marked, key=lambda q: q.end - q.start, default=None)

    def quote_over(self, start: int, end: int) -> Quotation | None:
        """Return the quotation that covers most of a range of words, if it covers enough."""
        wanted = self.words[start:end]
        best = max(self.quotes, key=lambda q: _inside(wanted, q), default=None)
        if best is None or _inside(wanted, best) < QUOTED_SHARE * len(wanted):
            return None
        return best


def _inside(words: Iterable[Word], span: Span) -> int:
    return sum(1 for w in words if span.start <= w.start and w.end <= span.end)


def _covered(words: Sequence[Word], spans: Iterable[Span]) -> frozenset[int]:
    """Return the indices of the words that lie in one of the spans."""
    ranges = sorted((s.start, s.end) for s in spans)
    covered, at = set(), 0
    for n, word in enumerate(words):
        while at < len(ranges) and ranges[at][1] <= word.start:
            at += 1
        if at < len(ranges) and ranges[at][0] < word.end and word.start < ranges[at][1]:
            covered.add(n)
    return frozenset(covered)


def _passages(a: _Text, b: _Text) -> Iterator[Passage]:
    def joinable(before: Run, after: Run) -> bool:
        """Two fragments that either report sets between marks of their own stay two."""
        return a.one_stretch(before.a_end - 1, after.a_start) and b.one_stretch(
            before.b_end - 1, after.b_start
        )

    def cut(i: int, j: int) -> bool:
        """Part words that both quote from words that only one side goes on quoting."""
        at_a, at_b = a.one_stretch(i - 1, i), b.one_stretch(j - 1, j)
        return at_a != at_b and (a.quoted(i) if at_a else b.quoted(j))

    kept = []
    for run in shared_runs(a.norms, b.norms, min_words=MIN_WORDS, joinable=joinable, cut=cut):
        kind = _kind(a, b, run)
        if a.content(run.a_start, run.a_end) >= MIN_CONTENT_WORDS[kind]:
            kept.append(run)
            yield _passage(a, b, run, kind)
    yield from _short_quotes(a, b, kept)


def _passage(a: _Text, b: _Text, run: Run, kind: PassageKind) -> Passage:
    return Passage(
        a=a.place(run.a_start, run.a_end),
        b=b.place(run.b_start, run.b_end),
        words=run.shared,
        kind=kind,
    )


def _kind(a: _Text, b: _Text, run: Run) -> PassageKind:
    in_a = a.quote_over(run.a_start, run.a_end)
    in_b = b.quote_over(run.b_start, run.b_end)
    return "shared_quote" if in_a and in_b and same_speaker(in_a, in_b) else "copy"


def same_speaker(a: Quotation, b: Quotation) -> bool:
    """Say whether two quotations may be one speaker's: same entity or name, or one unnamed."""
    if a.speaker is None or b.speaker is None:
        return True
    if a.speaker.entity is not None and a.speaker.entity == b.speaker.entity:
        return True
    words_a = {w for w in folded(a.speaker.name).split() if len(w) >= CONTENT_LETTERS}
    words_b = {w for w in folded(b.speaker.name).split() if len(w) >= CONTENT_LETTERS}
    return bool(words_a & words_b)


def _short_quotes(a: _Text, b: _Text, runs: Sequence[Run]) -> Iterator[Passage]:
    """Yield quotations too short for a passage that the other report's quotations hold whole."""
    seen: set[tuple[int, int]] = set()
    for this, other, turned in ((a, b, False), (b, a, True)):
        for quote in this.quotes:
            if quote.kind == "indirect":
                continue
            for i, j, count in _held_whole(this, other, quote):
                at = (j, i) if turned else (i, j)
                if at in seen or _explained(at, runs):
                    continue
                seen.add(at)
                run = Run(
                    a_start=at[0],
                    a_end=at[0] + count,
                    b_start=at[1],
                    b_end=at[1] + count,
                    shared=count,
                )
                yield _passage(a, b, run, "shared_quote")


def _explained(at: tuple[int, int], runs: Sequence[Run]) -> bool:
    return any(r.a_start <= at[0] < r.a_end and r.b_start <= at[1] < r.b_end for r in runs)


def _held_whole(this: _Text, other: _Text, quote: Quotation) -> Iterator[tuple[int, int, int]]:
    inside = [n for n, w in enumerate(this.words) if quote.start <= w.start and w.end <= quote.end]
    count = len(inside)
    if not MIN_QUOTE_WORDS <= count < MIN_WORDS:
        return
    start = inside[0]
    words = this.norms[start : start + count]
    if sum(1 for w in words if len(w) >= CONTENT_LETTERS) < MIN_CONTENT_WORDS["shared_quote"]:
        return
    for candidate in other.quotes:
        if candidate.kind == "indirect" or not same_speaker(quote, candidate):
            continue
        for j, word in enumerate(other.words):
            if word.start >= candidate.start and other.norms[j : j + count] == words:
                if other.words[j + count - 1].end <= candidate.end:
                    yield start, j, count
                break

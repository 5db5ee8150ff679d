"""Passages: runs of words that two reports of a story share, and of which kind they are."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from recoupe.model.annotation import Quotation, Reading
from recoupe.model.base import folded
from recoupe.model.story import Passage, PassageKind
from recoupe.stories.body import CONTENT_LETTERS, MIN_QUOTE_WORDS, Body
from recoupe.text.runs import Run, shared_runs

MIN_WORDS = 7  # DESIGN: passages from seven words on
# So that a run of titles and names alone is no copy; one speaker's words are less often chance.
MIN_CONTENT_WORDS: dict[PassageKind, int] = {"copy": 3, "shared_quote": 2}


def find_passages(readings: Sequence[Reading]) -> tuple[Passage, ...]:
    """Return the passages that pairs of these reports share, in order of place.

    Side `a` is the report whose id comes first.
    """
    texts = [Body(r) for r in sorted(readings, key=lambda r: r.id)]
    found = (p for a, b in combinations(texts, 2) for p in _passages(a, b))
    return tuple(sorted(found, key=_order))


def passages_between(a: Body, b: Body) -> tuple[Passage, ...]:
    """Return the passages of two reports, of which `a` has the lesser id, in order of place."""
    return tuple(sorted(_passages(a, b), key=_order))


def _order(passage: Passage) -> tuple[str, int, str, int]:
    return (passage.a.report, passage.a.start, passage.b.report, passage.b.start)


def _passages(a: Body, b: Body) -> Iterator[Passage]:
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


def _passage(a: Body, b: Body, run: Run, kind: PassageKind) -> Passage:
    return Passage(
        a=a.place(run.a_start, run.a_end),
        b=b.place(run.b_start, run.b_end),
        words=run.shared,
        kind=kind,
    )


def _kind(a: Body, b: Body, run: Run) -> PassageKind:
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


def _short_quotes(a: Body, b: Body, runs: Sequence[Run]) -> Iterator[Passage]:
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


def _held_whole(this: Body, other: Body, quote: Quotation) -> Iterator[tuple[int, int, int]]:
    start, end = this.within(quote.start, quote.end)
    count = end - start
    if not MIN_QUOTE_WORDS <= count < MIN_WORDS:
        return
    words = this.norms[start:end]
    if sum(1 for w in words if len(w) >= CONTENT_LETTERS) < MIN_CONTENT_WORDS["shared_quote"]:
        return
    told: set[int] = set()
    for n, j in other.openings.get(tuple(words[:MIN_QUOTE_WORDS]), ()):
        candidate = other.quotes[n]
        end = other.within(candidate.start, candidate.end)[1]
        if n in told or j + count > end or other.norms[j : j + count] != words:
            continue
        told.add(n)
        if candidate.kind != "indirect" and same_speaker(quote, candidate):
            yield start, j, count

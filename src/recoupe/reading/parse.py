"""Parsed text as values: tokens, sentences and the document that the finders read."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

import msgspec

from recoupe.model.annotation import Credit, Dateline, Section
from recoupe.model.base import Value
from recoupe.model.report import Report
from recoupe.model.span import Field, Span, field_of
from recoupe.model.when import Published

# Marks of direction and joiners that sites leave at the head of lines.
_UNSEEN = "\u200e\u200f\u200b\ufeff"


class Token(msgspec.Struct, frozen=True, array_like=True):
    """One token of a sentence.

    `start` and `end` are code points of the field (of the unit, while it lies in the cache);
    `head` is the index of its head among the sentence's tokens (its own for a root); `pos`,
    `morph` and `dep` are Universal Dependencies'; `ent` is "" or PER, LOC, ORG, MISC, with
    `ent_begins` at the first token of a name.
    """

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str
    ent: str
    ent_begins: bool

    def has(self, *features: str) -> bool:
        """Say whether the token has all these features, written "Tense=Fut"."""
        return all(f in self.morph for f in features)


class Sentence:
    """A sentence's tokens with the tree over them; indices are those of `tokens`."""

    def __init__(self, field: Field, start: int, end: int, tokens: tuple[Token, ...]) -> None:
        self.field: Field = field
        self.start = start
        self.end = end
        self.tokens = tokens

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """The tokens' words for look-up: lower-cased, apostrophes straight, unseen marks off."""
        return tuple(t.text.lower().replace("\u2019", "'").strip(_UNSEEN) for t in self.tokens)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The indices of each token's dependents, left to right."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                found[token.head].append(index)
        return tuple(tuple(c) for c in found)

    @cached_property
    def roots(self) -> tuple[int, ...]:
        """The indices of the tokens that head themselves."""
        return tuple(i for i, t in enumerate(self.tokens) if t.head == i)

    def subtree(self, index: int) -> tuple[int, ...]:
        """Return the indices of a token and all below it, left to right."""
        found, queue = [index], [index]
        while queue:
            below = self.children[queue.pop()]
            found.extend(below)
            queue.extend(below)
        return tuple(sorted(found))

    @cached_property
    def _related(self) -> dict[tuple[int, str], list[int]]:
        """The dependents of each token, left to right, by relation and by its type."""
        found: dict[tuple[int, str], list[int]] = defaultdict(list)
        for index, token in enumerate(self.tokens):
            if token.head != index:
                for dep in {token.dep, token.dep.partition(":")[0]}:
                    found[token.head, dep].append(index)
        return dict(found)

    def dependents(self, index: int, *deps: str) -> Iterator[int]:
        """Yield, left to right, the dependents whose relation is one of `deps` or a subtype."""
        found = [c for dep in deps for c in self._related.get((index, dep), ())]
        yield from found if len(deps) == 1 else sorted(set(found))

    def has(self, index: int, *relations: str) -> bool:
        """Say whether a token has a dependent in one of these relations; it may be the first."""
        return next(iter(self.dependents(index, *relations)), None) is not None

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the heads above a token, nearest first."""
        seen = {index}
        while self.tokens[index].head not in seen:
            index = self.tokens[index].head
            seen.add(index)
            yield index

    def index_at(self, position: int) -> int | None:
        """Return the index of the token that covers a position of the field, or None."""
        index = bisect_right(self._starts, position) - 1
        return index if index >= 0 and position < self.tokens[index].end else None

    def indices_in(self, start: int, end: int) -> range:
        """Return the indices of the tokens that overlap `start` to `end`."""
        first = bisect_right(self._ends, start)
        last = first
        while last < len(self.tokens) and self.tokens[last].start < end:
            last += 1
        return range(first, last)

    def head_of(self, start: int, end: int) -> int | None:
        """Return the index of the token in `start` to `end` whose head lies outside, or None."""
        inside = self.indices_in(start, end)
        for index in inside:
            if self.tokens[index].head == index or self.tokens[index].head not in inside:
                return index
        return None

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    @cached_property
    def _ends(self) -> list[int]:
        return [t.end for t in self.tokens]


class Layout(Value, frozen=True, kw_only=True):
    """A report's parts: what is text and what surrounds it; sections are in order."""

    published: Published
    dateline: Dateline | None
    credits: tuple[Credit, ...]
    sections: tuple[Section, ...]


class Document:
    """A report, its layout and its parsed sentences: title first, then body, in order."""

    def __init__(self, report: Report, layout: Layout, sentences: tuple[Sentence, ...]) -> None:
        self.report = report
        self.layout = layout
        self.sentences = sentences

    def text_of(self, field: Field) -> str:
        return (self.report.title or "") if field == "title" else self.report.text

    def span(self, start: int, end: int, *, field: Field = "body") -> Span:
        """Return the span of these characters, with its words."""
        return Span(
            start=start, end=end, text=self.text_of(field)[start:end], field=field_of(field)
        )

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        return tuple(s for s in self.sentences if s.field == "body")

    def sentence_at(self, position: int, *, field: Field = "body") -> Sentence | None:
        """Return the sentence that covers a position, or None."""
        starts, sentences = self._by_field[field]
        index = bisect_right(starts, position) - 1
        if index >= 0 and position < sentences[index].end:
            return sentences[index]
        return None

    @cached_property
    def _by_field(self) -> dict[Field, tuple[list[int], tuple[Sentence, ...]]]:
        title = tuple(s for s in self.sentences if s.field == "title")
        return {
            "title": ([s.start for s in title], title),
            "body": ([s.start for s in self.body], self.body),
        }

"""Accounts: what one voice says in one sentence of a report, be it read as an event or not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.contest import ContestWords
from recoupe.crosscheck.figures import Counted, counted
from recoupe.crosscheck.origins import Origins
from recoupe.crosscheck.tellings import Telling, place_of
from recoupe.crosscheck.voices import Voice, voice_of_quote
from recoupe.crosscheck.words import Lexicon
from recoupe.model.annotation import Quotation, Reading
from recoupe.model.base import Value
from recoupe.model.span import Field, Span, field_of
from recoupe.text.sentences import split_sentences


class Account(Value, frozen=True, kw_only=True):
    """A sentence, or the part of it that one voice says; `voice` is None for the report itself.

    `stems` are the beginnings of its words that carry meaning, `negated` those of verbs and nouns
    that it denies. `tellings` are the events told in it, `named` the dossier's entities.
    """

    reading: Reading
    span: Span
    voice: Voice | None
    origin: str
    stems: frozenset[str]
    negated: frozenset[str]
    figures: tuple[Counted, ...]
    tellings: tuple[Telling, ...]
    named: frozenset[str]

    def names_another(self, other: "Account") -> bool:
        """Say whether each names somebody or a place that the other does not: two things, then."""
        return bool(self.named - other.named and other.named - self.named)

    @property
    def key(self) -> tuple[str, bool, int]:
        return (self.reading.id, self.span.in_title, self.span.start)


class Accounts:
    """Takes the reports of a story apart into accounts."""

    def __init__(
        self, actors: Actors, lexicon: Lexicon, words: ContestWords, origins: Origins
    ) -> None:
        self._actors = actors
        self._lexicon = lexicon
        self._words = words
        self._origins = origins

    def of(self, readings: Sequence[Reading], tellings: Iterable[Telling]) -> list[Account]:
        """Return the accounts of `readings` in their order, the title of each first."""
        told: dict[str, list[Telling]] = defaultdict(list)
        for telling in tellings:
            told[telling.reading.id].append(telling)
        return [a for r in readings for a in self._of_report(r, told[r.id])]

    def _of_report(self, reading: Reading, told: Sequence[Telling]) -> Iterator[Account]:
        fields: tuple[tuple[Field, str], ...] = (
            ("title", reading.title or ""),
            ("body", reading.text),
        )
        for field, text in fields:
            for start, end in split_sentences(text, 0, len(text), abbreviations=frozenset()):
                sentence = Span(start=start, end=end, text=text[start:end], field=field_of(field))
                for span, quote in _parts(reading, sentence):
                    yield self._account(reading, span, quote, told)

    def _account(
        self, reading: Reading, span: Span, quote: Quotation | None, told: Sequence[Telling]
    ) -> Account:
        voice = voice_of_quote(reading, quote, self._actors, self._lexicon) if quote else None
        inside = tuple(t for t in told if span.covers(t.event))
        if quote is not None and voice is not None:
            origin = self._origins.of_quote(reading, quote)
        else:
            origin = self._origins.of_words(place_of(reading.id, span))
        return Account(
            reading=reading,
            span=span,
            voice=voice,
            origin=origin,
            stems=self._words.stems_of(span.text),
            negated=self._words.negated_in(span.text),
            figures=tuple(self._figures(reading, span, inside)),
            tellings=inside,
            named=self._named(reading, span),
        )

    def _named(self, reading: Reading, span: Span) -> frozenset[str]:
        found = (
            self._actors.of(reading.id, e.id)
            for e in reading.entities
            if any(span.covers(m) for m in e.mentions)
        )
        return frozenset(f for f in found if f)

    def _figures(self, reading: Reading, span: Span, told: Sequence[Telling]) -> Iterator[Counted]:
        known = {f.id: f for t in told for f in t.figures}
        for figure in reading.figures:
            if not span.covers(figure):
                continue
            after = [t.lemma for t in told if t.event.start >= figure.start]
            before = span.text[: figure.start - span.start]
            yield known.get(figure.id) or counted(
                figure, self._lexicon, lemma=after[0] if after else "", before=before
            )


def _parts(reading: Reading, sentence: Span) -> list[tuple[Span, Quotation | None]]:
    """Return the parts of a sentence that someone is quoted with, else the whole of it."""
    said = [q for q in reading.quotes if q.speaker and not q.nested and q.overlaps(sentence)]
    parts: list[tuple[Span, Quotation | None]] = []
    for quote in said:
        start, end = max(quote.start, sentence.start), min(quote.end, sentence.end)
        text = sentence.text[start - sentence.start : end - sentence.start]
        parts.append((Span(start=start, end=end, text=text, field=sentence.field), quote))
    return parts or [(sentence, None)]

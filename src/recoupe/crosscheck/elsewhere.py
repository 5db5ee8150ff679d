"""Who says a report's words in another report: a copy that drops its "selon" keeps its source."""

from collections import Counter
from collections.abc import Iterator, Sequence

from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.channels import words_of
from recoupe.crosscheck.copies import Copies
from recoupe.crosscheck.tellings import place_of
from recoupe.crosscheck.voices import Voice, voice_of_quote
from recoupe.crosscheck.words import Lexicon
from recoupe.model.annotation import Reading
from recoupe.model.base import Value
from recoupe.model.span import Place, Span

# What a quotation must hold of the words of a clause to be of the same words.
SAID_SHARE = 0.8


class Said(Value, frozen=True, kw_only=True):
    """Another report's words for a place, with who says them there."""

    voice: Voice
    report: str
    here: Place
    there: Place


class Elsewhere:
    """The words that reports of a story carry, and to whom others give the same."""

    def __init__(
        self, readings: Sequence[Reading], copies: Copies, actors: Actors, lexicon: Lexicon
    ) -> None:
        self._readings = {r.id: r for r in readings}
        self._copies = copies
        self._actors = actors
        self._lexicon = lexicon

    def of(self, place: Place, *, direct: bool = False) -> Said | None:
        """Return who says the words of a place in another report that has them; None if nobody.

        Of several the first by report. Only words within a shared passage are looked for, with
        `direct` only what stands in marks there.
        """
        reading = self._readings[place.report]
        field = (reading.title or "") if place.field == "title" else reading.text
        words = Counter(words_of(field[place.start : place.end]))
        found = (
            said
            for here, there in sorted(self._copies.around(place), key=_by_report)
            for said in self._said(words, here, there, direct=direct)
        )
        return next(found, None)

    def _said(
        self, words: Counter[str], here: Place, there: Place, *, direct: bool
    ) -> Iterator[Said]:
        other = self._readings[there.report]
        passage = Span(start=there.start, end=there.end, text="")
        for quote in other.quotes:
            if direct and quote.kind != "direct":
                continue
            if quote.in_title or not quote.overlaps(passage):
                continue
            said = words & Counter(words_of(other.words(quote)))
            if said.total() < SAID_SHARE * words.total():
                continue
            voice = voice_of_quote(other, quote, self._actors, self._lexicon)
            if voice is not None:
                yield Said(voice=voice, report=other.id, here=here, there=place_of(other.id, quote))


def _by_report(sides: tuple[Place, Place]) -> tuple[str, int]:
    return sides[1].report, sides[1].start

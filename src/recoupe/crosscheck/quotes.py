"""Quotations of a story, each once, with all the places that carry it."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.channels import words_of
from recoupe.model.annotation import Quotation, Reading
from recoupe.model.base import Value
from recoupe.model.dossier import DossierQuote, QuotePlace, QuoteSpeaker
from recoupe.model.span import Place
from recoupe.model.story import Passage

# A fragment of fewer words ("la paix") may be said many times over.
MIN_CONTAINED_WORDS = 3


class Said(Value, frozen=True, kw_only=True):
    """A quotation of one report; `words` are folded, marks left out."""

    rank: int
    reading: Reading
    quote: Quotation
    speaker: QuoteSpeaker
    origin: str
    words: str


def quotes_of(
    readings: Sequence[Reading],
    passages: Sequence[Passage],
    actors: Actors,
    origin_of: Callable[[Reading, Quotation], str],
) -> tuple[DossierQuote, ...]:
    """Return the quotations with a speaker, by report and place."""
    said = [
        _said(rank, reading, quote, actors, origin_of(reading, quote))
        for rank, reading in enumerate(readings)
        for quote in reading.quotes
        if quote.speaker is not None
    ]
    # Words of one origin are of one speaker, whether "the ministry" or "the communiqué"; and
    # nobody says the same words to two origins.
    by_origin: dict[str, list[list[Said]]] = defaultdict(list)
    for item in sorted(said, key=lambda s: (-len(s.words), s.rank, s.quote.start)):
        groups = by_origin[item.origin]
        home = next((g for g in groups if _same(g, item, passages)), None)
        if home is None:
            groups.append([item])
        else:
            home.append(item)
    everything = [g for groups in by_origin.values() for g in groups]
    for group in everything:
        group.sort(key=lambda s: (s.rank, s.quote.in_title, s.quote.start))
    everything.sort(key=lambda g: (g[0].rank, g[0].quote.in_title, g[0].quote.start))
    return tuple(_quote(g) for g in everything)


def _said(rank: int, reading: Reading, quote: Quotation, actors: Actors, origin: str) -> Said:
    speaker = quote.speaker
    entity = actors.of(reading.id, speaker.entity) if speaker else None
    name = actors.name(entity) if entity else (speaker.name if speaker else "")
    return Said(
        rank=rank,
        reading=reading,
        quote=quote,
        speaker=QuoteSpeaker(name=name, entity=entity),
        origin=origin,
        words=" ".join(words_of(reading.words(quote))),
    )


def _same(group: Sequence[Said], item: Said, passages: Sequence[Passage]) -> bool:
    """Say whether `item` repeats the longest of a group, whole, in part or with small edits."""
    longest = group[0]
    if item.words == longest.words:
        return True
    inside = any(s.reading.id == item.reading.id and s.quote.overlaps(item.quote) for s in group)
    if inside and f" {item.words} " in f" {longest.words} ":
        return True
    if len(item.words.split()) < MIN_CONTAINED_WORDS:
        return False
    if f" {item.words} " in f" {longest.words} ":
        return True
    return any(_joins(p, longest, item) or _joins(p, item, longest) for p in passages)


def _joins(passage: Passage, one: Said, other: Said) -> bool:
    """Say whether most of both quotations lies in a passage that their reports share."""
    return _mostly(passage.a, one) and _mostly(passage.b, other)


def _mostly(place: Place, said: Said) -> bool:
    quote = said.quote
    if (place.report, place.field) != (said.reading.id, quote.field):
        return False
    common = min(place.end, quote.end) - max(place.start, quote.start)
    return common * 2 > quote.end - quote.start


def _quote(group: Sequence[Said]) -> DossierQuote:
    fullest = max(group, key=lambda s: (len(s.words), -s.rank, -s.quote.start))
    places = [
        QuotePlace(report=s.reading.id, start=s.quote.start, end=s.quote.end, field=s.quote.field)
        for s in group
    ]
    return DossierQuote(
        speaker=fullest.speaker,
        text=fullest.reading.words(fullest.quote),
        said_in=tuple(places),
        origin=fullest.origin,
    )

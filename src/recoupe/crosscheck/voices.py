"""Who speaks in a report, and through which channel."""

from collections.abc import Sequence

from recoupe.crosscheck.entities import Actors
from recoupe.crosscheck.tellings import Telling, place_of
from recoupe.crosscheck.words import Lexicon
from recoupe.model.annotation import Quotation, Reading
from recoupe.model.base import Value
from recoupe.model.dossier import OriginKind
from recoupe.model.span import Place, Span

# How far from a speaker or a cue the word for the channel may stand ("a déclaré le ministère
# malien dans un communiqué"), within one paragraph.
CHANNEL_REACH_CHARS = 60


class Voice(Value, frozen=True, kw_only=True):
    """A speaker in one report: the issuer's dossier entity if known, the name, the channel."""

    issuer: str | None
    name: str
    kind: OriginKind
    channel: str | None
    span: Place


def voice_of_quote(
    reading: Reading, quote: Quotation, actors: Actors, lexicon: Lexicon
) -> Voice | None:
    """Return who speaks in a quotation, and how; None where nobody is said to."""
    if quote.speaker is None:
        return None
    issuer = actors.of(reading.id, quote.speaker.entity)
    channel = lexicon.channel(quote.speaker.text) or lexicon.channel(_around(reading, quote))
    name = actors.by_id[issuer].name if issuer else quote.speaker.name
    return Voice(
        issuer=issuer,
        name=name,
        kind=channel[0] if channel else "unknown",  # type: ignore[arg-type]  # the table's keys
        channel=channel[1] if channel else None,
        span=place_of(reading.id, quote),
    )


def _around(reading: Reading, quote: Quotation) -> str:
    """Return the words around a quotation's speaker and cue, the quoted ones left out."""
    field = (reading.title or "") if quote.in_title else reading.text
    speaker = quote.speaker
    marks = [(speaker.start, speaker.end)] if speaker else []
    if quote.cue is not None and quote.cue.field == quote.field:
        marks.append((quote.cue.start, quote.cue.end))
    if not marks:
        return ""
    start = min(a for a, _ in marks) - CHANNEL_REACH_CHARS
    end = max(b for _, b in marks) + CHANNEL_REACH_CHARS
    start = max(0, start, field.rfind("\n", 0, min(a for a, _ in marks)) + 1)
    stop = field.find("\n", max(b for _, b in marks))
    end = min(end, len(field) if stop < 0 else stop)
    before, after = field[start : max(start, quote.start)], field[min(end, quote.end) : end]
    outside = quote.start >= end or quote.end <= start
    return field[start:end] if outside else f"{before} {after}"


def voice_of_telling(telling: Telling, actors: Actors, lexicon: Lexicon) -> Voice | None:
    """Return who tells an event, other than the report itself.

    Its source is the quotation that holds it; else the one whose cue is the event (a request,
    an accusation: the act of speech is the source); else the entity it is attributed to.
    """
    reading = telling.reading
    quote = telling.quote or _quote_by_cue(reading.quotes, telling.event)
    if quote is not None:
        return voice_of_quote(reading, quote, actors, lexicon)
    if telling.by is None:
        return None
    return voice_of_entity(telling.by, actors, telling.span)


def voice_of_entity(issuer: str, actors: Actors, span: Place) -> Voice:
    """Return an entity of the dossier speaking, its channel not told."""
    name = actors.by_id[issuer].name
    return Voice(issuer=issuer, name=name, kind="unknown", channel=None, span=span)


def _quote_by_cue(quotes: Sequence[Quotation], trigger: Span) -> Quotation | None:
    said = [q for q in quotes if q.speaker and q.cue is not None and q.cue.overlaps(trigger)]
    return min(said, key=lambda q: q.start, default=None)

"""Who speaks in a report, and through which channel."""

import re
from collections.abc import Sequence

from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.channels import words_of
from recoupe.crosscheck.interviews import answers_in
from recoupe.crosscheck.tellings import Telling, place_of, sentence_around
from recoupe.crosscheck.words import Lexicon
from recoupe.model.annotation import Quotation, Reading
from recoupe.model.base import Value
from recoupe.model.dossier import OriginKind
from recoupe.model.span import Place, Span

# Fewer words tell no plan that the next sentence could go on with.
STATEMENT_WORDS = 5
# How far from a speaker or a cue the word for the channel may stand ("a déclaré le ministère
# malien dans un communiqué"), within one paragraph.
CHANNEL_REACH_CHARS = 60


# The words that name a source after "selon", up to the next stop or dash.
NAME_CHARS = 60
# How far behind quoted words their verb of saying begins ("», affirme").
CLOSE_CHARS = 6
# How far behind its verb the name of a subject may begin ("a précisé lundi matin le parquet").
SUBJECT_CHARS = 30
_NAME = re.compile(r"\s*((?:[^\d.,;:!?()«»“”\"\n\s–—-]|\s(?![–—-]\s)|(?<!\s)-)+)")


_AHEAD = ("announced", "planned")
# Types of PLOVER of acts of speech after which others decide.
_PLEAS = ("ACCUSE", "REJECT", "REQUEST")


class Voice(Value, frozen=True, kw_only=True):
    """A speaker in one report: the issuer's dossier entity if known, the name, the channel.

    `repeats` is true where the words send back to a source told before ("la même source").
    """

    issuer: str | None
    name: str
    kind: OriginKind
    channel: str | None
    span: Place
    repeats: bool = False


def voice_of_quote(
    reading: Reading, quote: Quotation, actors: Actors, lexicon: Lexicon
) -> Voice | None:
    """Return who speaks in a quotation, and how; None where nobody is said to.

    What is no name of a speaker ("selon un premier bilan") leaves the words to the report.
    """
    if quote.speaker is None:
        return None
    behind = _named_behind(reading, quote, actors, lexicon) if quote.cue is None else None
    if behind is not None:
        return behind
    issuer = actors.of(reading.id, quote.speaker.entity)
    named = lexicon.channel(quote.speaker.text)
    person = issuer is not None and actors.is_person(issuer)
    if not named and not person and lexicon.names_thing(quote.speaker.name):
        return None
    if issuer is None and not named and not lexicon.is_voice(quote.speaker.name):
        return None
    channel = named or _channel_of(reading, quote, lexicon)
    name = actors.by_id[issuer].name if issuer else _issuing(quote.speaker.name, lexicon)
    return Voice(
        issuer=issuer,
        name=lexicon.without_article(name),
        kind=channel[0] if channel else "unknown",  # type: ignore[arg-type]  # the table's keys
        channel=channel[1] if channel else None,
        span=place_of(reading.id, quote),
        repeats=issuer is None and lexicon.repeats_source(quote.speaker.text),
    )


def _issuing(name: str, lexicon: Lexicon) -> str:
    """Return who issues what a source is called by ("un communiqué de la mairie": "mairie")."""
    return lexicon.after_channel(name) if lexicon.channel(name) else name


def _named_behind(
    reading: Reading, quote: Quotation, actors: Actors, lexicon: Lexicon
) -> Voice | None:
    """Return who is named right behind quoted words ("« … », affirme sa présidente, Ama Dossou").

    A speaker told before is not asked for where the words behind name one.
    """
    field = (reading.title or "") if quote.in_title else reading.text
    _, end = sentence_around(field, quote.start, quote.end + 1)
    found = lexicon.said_before_subject(field[quote.end : end])
    if found is None or found[0] > CLOSE_CHARS:
        return None
    return _speaker_behind(reading, quote.end + found[1], end, quote, actors, lexicon)


def _channel_of(reading: Reading, quote: Quotation, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return the channel that the speaker's or the cue's sentence names.

    A communiqué may also be named in the next one ("… . C'est ce qu'indique un communiqué.").
    """
    near = lexicon.channel(_around(reading, quote, lexicon, within_sentence=True))
    if near:
        return near
    found = lexicon.communique(_around(reading, quote, lexicon, within_sentence=False))
    return ("communique", found) if found else None


def _around(reading: Reading, quote: Quotation, lexicon: Lexicon, *, within_sentence: bool) -> str:
    """Return the words around a quotation's speaker and cue, the quoted ones left out.

    Where somebody writes, what he writes on may stand anywhere in the sentence.
    """
    field = (reading.title or "") if quote.in_title else reading.text
    speaker = quote.speaker
    marks = [(speaker.start, speaker.end)] if speaker else []
    if quote.cue is not None and quote.cue.field == quote.field:
        marks.append((quote.cue.start, quote.cue.end))
    if not marks:
        return ""
    first, last = min(a for a, _ in marks), max(b for _, b in marks)
    line = _line(field, first, last)
    if within_sentence:
        line = sentence_around(field, first, last)
    reach = len(field) if quote.cue and lexicon.writes(quote.cue.text) else CHANNEL_REACH_CHARS
    start, end = max(line[0], first - reach), min(line[1], last + reach)
    before, after = field[start : max(start, quote.start)], field[min(end, quote.end) : end]
    outside = quote.start >= end or quote.end <= start
    return field[start:end] if outside else f"{before} {after}"


def _line(field: str, first: int, last: int) -> tuple[int, int]:
    stop = field.find("\n", last)
    return field.rfind("\n", 0, first) + 1, len(field) if stop < 0 else stop


def paragraph_of(reading: Reading, quote: Quotation) -> str:
    """Return the paragraph of a quotation in which its speaker may be named too."""
    field = (reading.title or "") if quote.in_title else reading.text
    start, end = _line(field, quote.start, quote.end)
    return field[start:end]


def voice_of_telling(telling: Telling, actors: Actors, lexicon: Lexicon) -> Voice | None:
    """Return who tells an event, other than the report itself.

    Its source is who is named by "selon" within the clause; else the quotation that holds it; else
    the one whose cue is the event (a request, an accusation: the act of speech is the source);
    else the entity it is attributed to.
    """
    reading = telling.reading
    stated = _according(reading, telling.event.clause, actors, lexicon)
    if stated is not None:
        return stated
    quote = telling.quote or _quote_by_cue(reading.quotes, telling.event)
    if quote is not None:
        return voice_of_quote(reading, quote, actors, lexicon)
    if telling.by is not None:
        return voice_of_entity(telling.by, actors, telling.span)
    answered = _answering(telling, actors)
    if answered is not None:
        return answered
    return _said_behind(telling, actors, lexicon) or _said_on(telling, actors, lexicon)


def _said_on(telling: Telling, actors: Actors, lexicon: Lexicon) -> Voice | None:
    """Return who goes on telling plans: who spoke in the sentence before, of one paragraph.

    "…, a annoncé la mairie. Les travaux dureront un an." A report knows plans from who makes them.
    """
    reading, event = telling.reading, telling.event
    if event.in_title or event.status not in _AHEAD or not telling.verbal:
        return None
    start, _ = sentence_around(reading.text, event.clause.start, event.clause.end)
    before = reading.text[:start].rstrip(" \u00a0\u202f")
    if not before or before.endswith("\n"):
        return None
    first, last = sentence_around(reading.text, len(before) - 1, len(before))
    said = [
        q
        for q in reading.quotes
        if not q.in_title
        and q.start < last
        and first < q.end
        and _is_statement(q)
        and not _is_plea(q, reading)
    ]
    voices = (voice_of_quote(reading, q, actors, lexicon) for q in said if q.speaker)
    return next((v for v in voices if v is not None), None)


def _is_statement(quote: Quotation) -> bool:
    """Say whether a quotation with a verb of saying is more than a few words."""
    return quote.cue is not None and len(words_of(quote.text)) >= STATEMENT_WORDS


def _is_plea(quote: Quotation, reading: Reading) -> bool:
    """Say whether a quotation is what somebody asks of others or holds against them.

    What comes of it is theirs to plan: "Il demandait un délai. La décision lui sera notifiée."
    """
    return any(
        e.type in _PLEAS and quote.cue is not None and quote.cue.overlaps(e) for e in reading.events
    )


def _answering(telling: Telling, actors: Actors) -> Voice | None:
    """Return the person interviewed where a telling stands in one of the answers."""
    reading, event = telling.reading, telling.event
    if event.in_title or "?" not in reading.text:
        return None
    for answer in answers_in(reading):
        issuer = actors.of(reading.id, answer.speaker)
        if issuer and answer.start <= event.start < answer.end:
            return Voice(
                issuer=issuer,
                name=actors.name(issuer),
                kind="interview",
                channel=None,
                span=telling.span,
            )
    return None


def is_act_of_speech(telling: Telling) -> bool:
    """Say whether a telling is somebody's saying itself ("ils réclament"), not what is said."""
    said = _quote_by_cue(telling.reading.quotes, telling.event)
    return telling.quote is None and said is not None


def _said_behind(telling: Telling, actors: Actors, lexicon: Lexicon) -> Voice | None:
    """Return who is said to say a sentence at its end ("…, indique la mairie de Kelba.").

    Of a relative clause and the like nobody is sure to say it ("Ako, qui a fui, annonce …").
    """
    reading, clause = telling.reading, telling.event.clause
    if not telling.verbal or telling.fragment:
        return None
    field = (reading.title or "") if clause.in_title else reading.text
    start, end = sentence_around(field, clause.start, clause.end)
    found = lexicon.said_before_subject(field[start:end])
    if found is None or start + found[0] < telling.event.end:
        return None
    if lexicon.has_relative(field[start : telling.event.start]):
        return None
    return _speaker_behind(reading, start + found[1], end, clause, actors, lexicon)


def _speaker_behind(
    reading: Reading, start: int, end: int, said: Span, actors: Actors, lexicon: Lexicon
) -> Voice | None:
    """Return who is named behind a verb of saying that ends at `start`, and the channel."""
    field = (reading.title or "") if said.in_title else reading.text
    known = _subject_after(reading, start, end, in_title=said.in_title)
    issuer = actors.of(reading.id, known[0]) if known else None
    stop = known[1] if known else start
    name = actors.name(issuer) if issuer else ""
    if issuer is None:
        source = source_after(field, start, end, lexicon)
        if source is None:
            return None
        first, last = lexicon.bare_name(field[slice(*source)])
        stop = source[0] + last
        name = lexicon.without_article(field[source[0] + first : stop].strip())
        if not lexicon.is_voice(name):
            return None
    channel = lexicon.channel(field[start:end])
    return Voice(
        issuer=issuer,
        name=name,
        kind=channel[0] if channel else "unknown",  # type: ignore[arg-type]  # the table's keys
        channel=channel[1] if channel else None,
        span=place_of(reading.id, said),
    )


def _subject_after(
    reading: Reading, start: int, end: int, *, in_title: bool
) -> tuple[str, int] | None:
    """Return who is named right behind a verb, and where the name ends; no place alone speaks."""
    named = [
        (m.start, -m.end, e.id)
        for e in reading.entities
        if e.kind in ("person", "organisation", "role")
        for m in e.mentions
        if m.in_title == in_title and start <= m.start < min(end, start + SUBJECT_CHARS)
    ]
    if not named:
        return None
    _, stop, entity = min(named)
    return entity, -stop


def _according(reading: Reading, clause: Span, actors: Actors, lexicon: Lexicon) -> Voice | None:
    """Return the source that a clause names itself ("où neuf sont morts, selon la mairie")."""
    field = (reading.title or "") if clause.in_title else reading.text
    cue = lexicon.according_to(field[clause.start : clause.end])
    if cue is None:
        return None
    source = source_after(field, clause.start + cue[1], clause.end, lexicon)
    if source is None:
        return None
    repeats = lexicon.repeats_source(field[slice(*source)])
    named = entity_in(reading, *source, in_title=clause.in_title)
    if named is None or any(e.id == named and e.kind == "role" for e in reading.entities):
        named = _speaker_at(reading, *source, in_title=clause.in_title) or named
    issuer = None if repeats else actors.of(reading.id, named)
    name = actors.name(issuer) if issuer else _issuing(field[slice(*source)], lexicon)
    channel = lexicon.channel(field[slice(*source)])
    return Voice(
        issuer=issuer,
        name=lexicon.without_article(name),
        kind=channel[0] if channel else "unknown",  # type: ignore[arg-type]  # the table's keys
        channel=channel[1] if channel else None,
        span=place_of(reading.id, clause),
        repeats=repeats,
    )


def _speaker_at(reading: Reading, start: int, end: int, *, in_title: bool) -> str | None:
    """Return the entity that speaks by the words there, as the reading has them ("le ministre")."""
    return next(
        (
            q.speaker.entity
            for q in reading.quotes
            if q.speaker
            and q.in_title == in_title
            and q.speaker.start < end
            and start < q.speaker.end
        ),
        None,
    )


def source_after(field: str, start: int, end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return where the name of a source stands that "selon" opens; None for no speaker's name."""
    found = _NAME.match(field, start, min(end, start + NAME_CHARS))
    if found is None or not lexicon.is_voice(found[1].strip()):
        return None
    return found.start(1), found.start(1) + len(found[1].rstrip())


def entity_in(reading: Reading, start: int, end: int, *, in_title: bool = False) -> str | None:
    """Return the entity whose mention takes most of a range of the text, or the title."""
    inside = [
        (m.end - m.start, e.id)
        for e in reading.entities
        for m in e.mentions
        if m.in_title == in_title and start <= m.start and m.end <= end
    ]
    return max(inside, default=(0, None))[1]


def voice_of_entity(issuer: str, actors: Actors, span: Place) -> Voice:
    """Return an entity of the dossier speaking, its channel not told."""
    name = actors.name(issuer)
    return Voice(issuer=issuer, name=name, kind="unknown", channel=None, span=span)


def _quote_by_cue(quotes: Sequence[Quotation], trigger: Span) -> Quotation | None:
    said = [q for q in quotes if q.speaker and q.cue is not None and q.cue.overlaps(trigger)]
    return min(said, key=lambda q: q.start, default=None)

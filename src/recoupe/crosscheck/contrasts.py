"""Numbers that one sentence gives side by side: "1.400 selon le syndicat, 900 selon la police"."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.figures import comparable, compatible, counted, shown
from recoupe.crosscheck.order import day_of
from recoupe.crosscheck.sides import Dispute
from recoupe.crosscheck.tellings import Telling, place_of
from recoupe.crosscheck.voices import Voice, entity_in, source_after
from recoupe.crosscheck.words import Lexicon
from recoupe.model.annotation import Event, Figure, Reading
from recoupe.model.base import Value, make_id
from recoupe.model.dossier import About, ClaimEvent, Disagreement, Side
from recoupe.model.reason import Reason
from recoupe.model.span import Span
from recoupe.text.sentences import split_sentences

VERSION = "1"
# How far behind its figure "selon les organisateurs" may be.
REACH_CHARS = 40
# A number in digits, its thousands by point or blank, at most twelve digits.
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[. \u00a0\u202f]\d{3}){0,3}(?![\d%])")
# What may stand between a number and its "selon" ("2.000, selon les organisateurs").
BETWEEN = " \u00a0\u202f,"
OriginOf = Callable[[Voice, str], str]


class Stated(Value, frozen=True, kw_only=True):
    """A figure with the one who gives it, and the words from the one to the other."""

    figure: Figure
    by: str
    entity: str | None
    words: Span


class Contrast(Value, frozen=True, kw_only=True):
    """Two numbers of one thing by two sources, in one report."""

    reading: Reading
    event: Event
    sides: tuple[Stated, Stated]


def contrasts_in(reading: Reading, actors: Actors, lexicon: Lexicon) -> Iterator[Contrast]:
    """Yield the pairs of numbers that a report sets against each other, told of one event."""
    for start, end in split_sentences(
        reading.text, 0, len(reading.text), abbreviations=frozenset()
    ):
        told = _stated_in(reading, start, end, actors, lexicon)
        event = _event_in(reading, start, end, told)
        for one, other in pairwise(told):
            if (
                event
                and one.by != other.by
                and _clash(one.figure, other.figure, lexicon)
                and not _names_place_between(reading, one, other)
            ):
                yield Contrast(reading=reading, event=event, sides=(one, other))


def _stated_in(
    reading: Reading, start: int, end: int, actors: Actors, lexicon: Lexicon
) -> list[Stated]:
    figures = [f for f in reading.figures if not f.in_title and start <= f.start and f.end <= end]
    figures += [
        f
        for f in _bare_numbers(reading, start, end, lexicon)
        if not any(f.overlaps(x) for x in figures)
    ]
    figures.sort(key=lambda f: f.start)
    stops = [*(f.start for f in figures[1:]), end][: len(figures)]
    stated = (
        _stated(reading, f, stop, actors, lexicon) for f, stop in zip(figures, stops, strict=True)
    )
    return [s for s in stated if s]


def _bare_numbers(reading: Reading, start: int, end: int, lexicon: Lexicon) -> Iterator[Figure]:
    """Yield numbers without a counted noun that a source follows at once ("1.400 selon …")."""
    for found in _NUMBER.finditer(reading.text, start, end):
        cue = lexicon.according_to(reading.text[found.end() : end])
        if cue is not None and not reading.text[found.end() : found.end() + cue[0]].strip(BETWEEN):
            value = float("".join(c for c in found.group() if c.isdigit()))
            yield Figure(
                start=found.start(),
                end=found.end(),
                text=found.group(),
                id="",
                value=value,
                low=value,
                high=value,
                unit=None,
                counts=None,
                modifier=None,
                event=None,
            )


def _stated(
    reading: Reading, figure: Figure, stop: int, actors: Actors, lexicon: Lexicon
) -> Stated | None:
    """Return who gives a figure, if "selon" and a name come before the next figure."""
    between = reading.text[figure.end : stop]
    cue = lexicon.according_to(between)
    if cue is None or cue[0] > REACH_CHARS:
        return None
    source = source_after(reading.text, figure.end + cue[1], stop, lexicon)
    if source is None:
        return None
    entity = entity_in(reading, *source)
    known = actors.of(reading.id, entity)
    name = actors.name(known) if known else reading.text[slice(*source)]
    words = Span(start=figure.start, end=source[1], text=reading.text[figure.start : source[1]])
    return Stated(figure=figure, by=lexicon.without_article(name), entity=known, words=words)


def _event_in(reading: Reading, start: int, end: int, told: Sequence[Stated]) -> Event | None:
    """Return the event that holds one of the figures, else the first of the sentence."""
    held = {f.figure.event for f in told}
    own = [e for e in reading.events if e.id in held]
    own += [e for e in reading.events if not e.in_title and start <= e.start < end]
    return own[0] if own else None


def _names_place_between(reading: Reading, one: Stated, other: Stated) -> bool:
    """Say whether the second number is of another place ("à Kelba 900 …, à Morna 2 000 …")."""
    return any(
        one.words.end <= m.start < other.words.start
        for e in reading.entities
        if e.kind in ("place", "country")
        for m in e.mentions
        if not m.in_title
    )


def _clash(one: Figure, other: Figure, lexicon: Lexicon) -> bool:
    f, g = counted(one, lexicon), counted(other, lexicon)
    one_thing = f.counts is None or g.counts is None or comparable(f, g)
    return f.unit == g.unit and one_thing and not compatible(f, g)


def contrast_dispute(
    claim: str, tellings: Sequence[Telling], contrasts: Sequence[Contrast], origin_of: OriginOf
) -> Dispute | None:
    """Return the disagreement about a claim's number that its reports set out themselves."""
    events = {(t.reading.id, t.event.id) for t in tellings}
    mine = [c for c in contrasts if (c.reading.id, c.event.id) in events]
    if not mine:
        return None
    values = {s.figure.value for s in mine[0].sides}
    alike = [c for c in mine if {s.figure.value for s in c.sides} == values]
    sides = tuple(_side(value, alike, origin_of) for value in sorted(values))
    reason = Reason(
        rule="disagreement/number/contrast",
        version=VERSION,
        detail="A report sets two sources' numbers against each other.",
        spans=tuple(place_of(c.reading.id, s.words) for c in alike for s in c.sides),
    )
    return Dispute(
        disagreement=Disagreement(
            id=make_id("disagreement", claim, "number"),
            about=About(claim=claim),
            aspect="number",
            sides=sides,
        ),
        reasons=(reason,),
    )


def _side(value: float, contrasts: Sequence[Contrast], origin_of: OriginOf) -> Side:
    told = [(c, s) for c in contrasts for s in c.sides if s.figure.value == value]
    days = [d for c, _ in told if (d := day_of(c.reading.published))]
    return Side(
        value=shown(told[0][1].figure),
        since=min(days, default=None),
        events=tuple(dict.fromkeys(c.event.id for c, _ in told)),
        by=told[0][1].by,
        words=tuple(_words(c, s, origin_of) for c, s in told),
    )


def _words(contrast: Contrast, stated: Stated, origin_of: OriginOf) -> ClaimEvent:
    report = contrast.reading.id
    voice = Voice(
        issuer=stated.entity,
        name=stated.by,
        kind="unknown",
        channel=None,
        span=place_of(report, stated.words),
    )
    return ClaimEvent(
        event=contrast.event.id,
        report=report,
        start=stated.words.start,
        end=stated.words.end,
        text=stated.words.text,
        status=contrast.event.status,
        attributed_to=stated.entity,
        origin=origin_of(voice, report),
    )

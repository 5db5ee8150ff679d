"""Every place in readings and dossiers that claims to quote a report."""

from collections.abc import Iterable, Iterator

from recoupe.model.annotation import Quotation, Reading
from recoupe.model.base import Value
from recoupe.model.dossier import Crosscheck, Disagreement, Dossier
from recoupe.model.span import Place, Span


class Quoted(Value, frozen=True, kw_only=True):
    """A range of a report's field and the words said to stand there; None: not said."""

    kind: str
    report: str
    in_title: bool
    start: int
    end: int
    words: str | None


def quoted_in_reading(reading: Reading) -> Iterator[Quoted]:
    """Yield all that a reading quotes."""
    for kind, spans in spans_of(reading):
        for span in spans:
            yield of_span(kind, reading.id, span)
    for quote in reading.quotes:
        yield from quoted_in_quotation(reading.id, quote)
    ranges: list[tuple[str, int, int, str | None]]
    ranges = [("dateline", x.start, x.end, x.text) for x in (reading.dateline,) if x]
    ranges += [("credit", x.start, x.end, None) for x in reading.credits]
    ranges += [("section", x.start, x.end, None) for x in reading.sections]
    for kind, start, end, words in ranges:
        yield Quoted(
            kind=kind, report=reading.id, in_title=False, start=start, end=end, words=words
        )


def spans_of(reading: Reading) -> Iterator[tuple[str, Iterable[Span]]]:
    """Yield a reading's spans by kind."""
    yield "time", reading.times
    yield "quotation", reading.quotes
    yield "figure", reading.figures
    yield "event", reading.events
    yield "clause", (event.clause for event in reading.events)
    yield "label", reading.labels
    for entity in reading.entities:
        yield "mention", entity.mentions


def quoted_in_quotation(report: str, quote: Quotation) -> Iterator[Quoted]:
    """Yield a quotation's cue and its speaker's mention, which is in the quotation's field."""
    if quote.cue:
        yield of_span("cue", report, quote.cue)
    if quote.speaker:
        yield Quoted(
            kind="speaker",
            report=report,
            in_title=quote.in_title,
            start=quote.speaker.start,
            end=quote.speaker.end,
            words=quote.speaker.text,
        )


def of_span(kind: str, report: str, span: Span) -> Quoted:
    return Quoted(
        kind=kind,
        report=report,
        in_title=span.in_title,
        start=span.start,
        end=span.end,
        words=span.text,
    )


def quoted_in_check(checked: Crosscheck) -> Iterator[Quoted]:
    """Yield all that a dossier and its reasons quote."""
    dossier = checked.dossier
    yield from quoted_in_claims(dossier)
    for disagreement in dossier.disagreements:
        yield from quoted_in_sides(disagreement)
    places = [
        ("said_in", Place(report=p.report, start=p.start, end=p.end, field=p.field))
        for quote in dossier.quotes
        for p in quote.said_in
    ]
    places += [("passage", side) for p in dossier.passages for side in (p.a, p.b)]
    places += [("reason", p) for some in checked.reasons.values() for r in some for p in r.spans]
    for kind, place in places:
        yield Quoted(
            kind=kind,
            report=place.report,
            in_title=place.field == "title",
            start=place.start,
            end=place.end,
            words=None,
        )


def quoted_in_claims(dossier: Dossier) -> Iterator[Quoted]:
    for claim in dossier.claims:
        for event in claim.events:
            yield Quoted(
                kind="claim",
                report=event.report,
                in_title=event.field == "title",
                start=event.start,
                end=event.end,
                words=event.text,
            )


def quoted_in_sides(disagreement: Disagreement) -> Iterator[Quoted]:
    for side in disagreement.sides:
        for event in side.words:
            yield Quoted(
                kind="side",
                report=event.report,
                in_title=event.field == "title",
                start=event.start,
                end=event.end,
                words=event.text,
            )

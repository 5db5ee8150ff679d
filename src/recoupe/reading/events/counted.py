"""Which event each figure belongs to."""

from collections.abc import Mapping

import msgspec

from recoupe.model.annotation import Event, Figure
from recoupe.model.span import Span
from recoupe.reading.parse import Document


def with_figures(
    events: list[Event],
    figures: tuple[Figure, ...],
    document: Document,
    *,
    own: Mapping[str, Span],
) -> tuple[tuple[Event, ...], tuple[Figure, ...]]:
    """Return events with the ids of their figures, and figures with the id of their event.

    `own` holds, by event id, the words below its trigger: narrower than its clause.
    """
    owners = {f.id: _owner(f, events, document, own) for f in figures}
    placed = tuple(
        msgspec.structs.replace(f, event=owner.id) if (owner := owners[f.id]) else f
        for f in figures
    )
    return (
        tuple(
            msgspec.structs.replace(e, figures=tuple(f.id for f in placed if f.event == e.id))
            for e in events
        ),
        placed,
    )


def _owner(
    figure: Figure, events: list[Event], document: Document, own: Mapping[str, Span]
) -> Event | None:
    """Return the event whose own words hold the figure: the narrowest, then the nearest."""
    holding = [(own[e.id], e) for e in events if own[e.id].covers(figure)]
    if not holding:
        return _above(figure, events, document)
    return min(holding, key=lambda h: (h[0].end - h[0].start, abs(h[1].start - figure.start)))[1]


def _above(figure: Figure, events: list[Event], document: Document) -> Event | None:
    """Return the event that stands above the figure in the tree of its sentence, or None."""
    sentence = document.sentence_at(figure.start, field="title" if figure.in_title else "body")
    head = sentence.head_of(figure.start, figure.end) if sentence else None
    if sentence is None or head is None:
        return None
    starts = {e.start: e for e in events if e.field == figure.field}
    for index in sentence.ancestors(head):
        event = starts.get(sentence.tokens[index].start)
        if event is not None:
            return event
    return None

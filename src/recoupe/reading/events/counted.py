"""Which event each figure belongs to."""

import msgspec

from recoupe.model.annotation import Event, Figure
from recoupe.reading.parse import Document


def with_figures(
    events: list[Event], figures: tuple[Figure, ...], document: Document
) -> tuple[tuple[Event, ...], tuple[Figure, ...]]:
    """Return events with the ids of their figures, and figures with the id of their event."""
    owners = {f.id: _owner(f, events, document) for f in figures}
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


def _owner(figure: Figure, events: list[Event], document: Document) -> Event | None:
    """Return the event whose clause holds the figure: the narrowest, then the nearest."""
    holding = [e for e in events if e.clause.covers(figure)]
    if not holding:
        return _above(figure, events, document)
    return min(holding, key=lambda e: (e.clause.end - e.clause.start, abs(e.start - figure.start)))


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

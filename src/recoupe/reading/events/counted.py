"""Which event each figure belongs to."""

from collections.abc import Mapping

import msgspec

from recoupe.model.annotation import Event, Figure
from recoupe.model.span import Field, Span
from recoupe.reading.parse import Document
from recoupe.text.overlaps import Overlaps


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
    owning = _Owning(events, document, own)
    owners = {f.id: owning.owner(f) for f in figures}
    placed = tuple(
        msgspec.structs.replace(f, event=owner.id) if (owner := owners[f.id]) else f
        for f in figures
    )
    counted: dict[str, list[str]] = {}
    for figure in placed:
        counted.setdefault(figure.event or "", []).append(figure.id)
    return (
        tuple(msgspec.structs.replace(e, figures=tuple(counted.get(e.id, ()))) for e in events),
        placed,
    )


class _Owning:
    """The events of a document by the words they own and by where their triggers begin."""

    def __init__(self, events: list[Event], document: Document, own: Mapping[str, Span]) -> None:
        self._document = document
        self._places = Overlaps((own[e.id].start, own[e.id].end, (own[e.id], e)) for e in events)
        self._starts = {(e.field, e.start): e for e in events}

    def owner(self, figure: Figure) -> Event | None:
        """Return the event whose own words hold the figure: the narrowest, then the nearest."""
        near = self._places.over(figure.start, figure.end)
        holding = [(words, e) for words, e in near if words.covers(figure)]
        if not holding:
            return self._above(figure)
        nearest = min(
            holding, key=lambda h: (h[0].end - h[0].start, abs(h[1].start - figure.start))
        )
        return nearest[1]

    def _above(self, figure: Figure) -> Event | None:
        """Return the event that stands above the figure in the tree of its sentence, or None."""
        field: Field = "title" if figure.in_title else "body"
        sentence = self._document.sentence_at(figure.start, field=field)
        head = sentence.head_of(figure.start, figure.end) if sentence else None
        if sentence is None or head is None:
            return None
        for index in sentence.ancestors(head):
            event = self._starts.get((figure.field, sentence.tokens[index].start))
            if event is not None:
                return event
        return None

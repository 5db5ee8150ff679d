"""Entities by the place of their mentions, for the finders that come after."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from recoupe.model.annotation import Entity
from recoupe.model.span import Field, Span
from recoupe.text.overlaps import Overlaps


class EntityIndex:
    """A report's entities with look-up by offset.

    `pronouns` maps (field, start) of a personal pronoun to the id of the entity it stands for;
    pronouns are not mentions. `offices` are the words for what somebody is, with the id of whom
    they are said of or stand for; some are mentions too ("le ministre"), some not ("M. X, maire").
    """

    def __init__(
        self,
        entities: Iterable[Entity] = (),
        *,
        pronouns: Mapping[tuple[Field, int], str] | None = None,
        offices: Iterable[tuple[Span, str]] = (),
    ) -> None:
        self.entities = tuple(entities)
        self.by_id = {e.id: e for e in self.entities}
        self._pronouns = dict(pronouns or {})
        self.offices = tuple(sorted(offices, key=lambda o: (not o[0].in_title, o[0].start)))

    @cached_property
    def _mentions(self) -> dict[Field, list[tuple[Span, Entity]]]:
        found: dict[Field, list[tuple[Span, Entity]]] = {"body": [], "title": []}
        for entity in self.entities:
            for span in entity.mentions:
                found["title" if span.in_title else "body"].append((span, entity))
        for pairs in found.values():
            pairs.sort(key=lambda p: (p[0].start, -p[0].end, p[1].id))
        return found

    @cached_property
    def _places(self) -> dict[Field, Overlaps[tuple[Span, Entity]]]:
        return {
            field: Overlaps((p[0].start, p[0].end, p) for p in pairs)
            for field, pairs in self._mentions.items()
        }

    def mentions_in(
        self, start: int, end: int, *, field: Field = "body"
    ) -> list[tuple[Span, Entity]]:
        """Return the mentions that overlap a range, by start, the longer first."""
        return self._places[field].over(start, end)

    def at(self, start: int, end: int, *, field: Field = "body") -> tuple[Span, Entity] | None:
        """Return the longest mention that overlaps a range, the first of equals; or None."""
        found = self.mentions_in(start, end, field=field)
        return max(found, key=lambda p: (p[0].end - p[0].start, -p[0].start), default=None)

    def before(self, position: int, *, field: Field = "body") -> Iterator[tuple[Span, Entity]]:
        """Yield the mentions that begin before a position, the last first."""
        pairs = self._mentions[field]
        for index in range(bisect_left(pairs, position, key=lambda p: p[0].start) - 1, -1, -1):
            yield pairs[index]

    def referent(self, start: int, *, field: Field = "body") -> Entity | None:
        """Return the entity that the pronoun beginning at `start` stands for, or None."""
        entity_id = self._pronouns.get((field, start))
        return self.by_id.get(entity_id) if entity_id else None

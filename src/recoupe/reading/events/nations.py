"""Countries that only an adjective names as who does something ("une frappe russe")."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from recoupe.lang import Language
from recoupe.model.annotation import Entity
from recoupe.model.base import make_id
from recoupe.reading.entities import EntityIndex
from recoupe.reading.entities.home import meant
from recoupe.reading.entities.lexicon import lexicon_of
from recoupe.reading.events.tree import Tree
from recoupe.reading.parse import Document


class Nations:
    """The countries of one document's adjectives; one that is named too is that entity."""

    def __init__(self, document: Document, entities: EntityIndex, language: Language) -> None:
        self._document = document
        self._lexicon = language.made(lexicon_of)
        self._named = {e.country: e for e in entities.entities if e.kind == "country"}
        self._spoken_of = Counter(
            e.country for e in entities.entities if e.country for _ in e.mentions
        )
        self._found: dict[str, Entity] = {}

    def of(self, tree: Tree, index: int) -> Entity | None:
        """Return the country of an adjective of nationality, None for any other word.

        Of several countries of one adjective it is that of which the report speaks most.
        """
        token = tree.tokens[index]
        codes = self._lexicon.demonym(token.text) if token.text[:1].islower() else ()
        code = next(iter(meant(codes, self._spoken_of) if len(codes) > 1 else codes), None)
        if code is None:
            return None
        return self._named.get(code) or self._add(tree, index, code)

    def used(self, ids: Iterable[str]) -> list[Entity]:
        """Return those of these ids that no name tells."""
        return [self._found[i] for i in ids if i in self._found]

    def _add(self, tree: Tree, index: int, code: str) -> Entity:
        token = tree.tokens[index]
        span = self._document.span(token.start, token.end, field=tree.sentence.field)
        entity_id = make_id("country", code)
        known = self._found.get(entity_id)
        mentions = tuple(dict.fromkeys((*(known.mentions if known else ()), span)))
        entity = (
            msgspec.structs.replace(known, mentions=mentions)
            if known
            else Entity(
                id=entity_id,
                kind="country",
                name=self._lexicon.countries[code].names[0],
                mentions=mentions,
                country=code,
            )
        )
        self._found[entity_id] = entity
        return entity

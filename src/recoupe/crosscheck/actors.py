"""The dossier's entities, and how far two of them may stand for one actor."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from recoupe.crosscheck.channels import words_of
from recoupe.crosscheck.words import Lexicon
from recoupe.model.dossier import DossierEntity

Key = tuple[str, str]  # report id, entity id
_PLURAL = ("s", "x")
SHORT = 3  # letters of a word that are too few to end in a plural
# PLOVER's sector of people at large.
_ANYONE = "CVL"


class Actors:
    """The dossier's entities, and which of them stand for the reports' entities."""

    def __init__(
        self,
        entities: tuple[DossierEntity, ...],
        ids: dict[Key, str],
        lexicon: Lexicon,
        *,
        aliases: Mapping[str, frozenset[str]],
        parted: Collection[frozenset[str]] = (),
    ) -> None:
        self.entities = entities
        self._ids = ids
        self._lexicon = lexicon
        self._aliases = aliases
        self._parted = frozenset(parted)
        self._held: dict[str, frozenset[str]] = {}

    @cached_property
    def by_id(self) -> dict[str, DossierEntity]:
        return {e.id: e for e in self.entities}

    def of(self, report: str, entity: str | None) -> str | None:
        """Return the dossier's entity for an entity of a report; None where there is none."""
        return self._ids.get((report, entity)) if entity else None

    def all_of(self, report: str, entities: Sequence[str]) -> tuple[str, ...]:
        """Return the dossier's entities for those of a report, each once, in their order."""
        found = (self.of(report, e) for e in entities)
        return tuple(dict.fromkeys(f for f in found if f))

    def name(self, entity: str) -> str:
        """Return an entity's name without an article before it."""
        return self._lexicon.without_article(self.by_id[entity].name)

    def is_person(self, entity: str) -> bool:
        return self.by_id[entity].kind == "person"

    def is_known(self, entity: str) -> bool:
        """Say whether an entity has a name, a country or a sector, and is not merely described."""
        known = self.by_id[entity]
        named = known.name[:1].isupper() or (
            known.kind not in ("group", "role") and any(c.isupper() for c in known.name)
        )
        return bool(known.country or known.sector or named)

    def is_named(self, entity: str) -> bool:
        """Say whether an entity has a name or a country, and is not told by common nouns alone."""
        known = self.by_id[entity]
        return bool(known.country) or any(c.isupper() for c in known.name)

    def may_be_same(self, a: str, b: str) -> bool:
        """Say whether one is told by name and the other by common nouns that fit it."""
        return self.is_named(a) != self.is_named(b) and not self.are_strangers(a, b)

    def is_anyone(self, entity: str) -> bool:
        """Say whether an entity is told as nothing but people ("personnes", "les victimes")."""
        words = self._lexicon.content_words(self.by_id[entity].name)
        return all(self._lexicon.is_plain(w) for w in words)

    def are_parted(self, a: str, b: str) -> bool:
        """Say whether a user has set two entities apart that the rules take for one."""
        return frozenset((a, b)) in self._parted

    def parted_among(self, entities: Sequence[str]) -> tuple[str, ...]:
        """Return those of these entities that a user has set apart from another."""
        told = frozenset[str]().union(*self._parted)
        return tuple(e for e in entities if e in told)

    def are_strangers(self, a: str, b: str) -> bool:
        """Say whether two entities are sure to be two.

        One told by common nouns alone ("des jeunes", "le gouverneur") may be the other unless
        their sectors or offices differ.
        """
        if self.are_parted(a, b):
            return True
        if not self.is_known(a) or not self.is_known(b) or a == b:
            return False
        one, other = self.by_id[a], self.by_id[b]
        # "L'ambassadeur de Norvège" and "le diplomate norvégien" are named by a country alone.
        described = {one.kind, other.kind} & {"role", "group"} and one.country == other.country
        if self.is_named(a) and self.is_named(b) and not (described and one.country):
            return True
        sectors = {one.sector, other.sector} - {None, _ANYONE}
        return len(sectors) > 1 or self._in_other_offices(one, other)

    def _in_other_offices(self, one: DossierEntity, other: DossierEntity) -> bool:
        offices = [
            frozenset(o for n in (e.name, *e.roles) for o in self._lexicon.offices_in(n))
            for e in (one, other)
        ]
        return all(offices) and not offices[0] & offices[1]

    def country(self, entity: str) -> str | None:
        return self.by_id[entity].country

    @cached_property
    def _states(self) -> frozenset[str]:
        """Countries, and governments named as such or by their capital."""
        return frozenset(e.id for e in self.entities if e.country and self._is_state(e))

    def _is_state(self, entity: DossierEntity) -> bool:
        if entity.kind == "country":
            return True
        roles = (entity.name, *entity.roles)
        return entity.sector == "GOV" and any(map(self._lexicon.names_government, roles))

    def is_state(self, entity: str) -> bool:
        return entity in self._states

    def likeness(self, a: str, b: str) -> float:
        """Say how far two entities may stand for one actor, from 0 to 1.

        1 the same; 0.75 a country and its government, groups of which one name says less ("les
        dockers", "les dockers de Morna"), a body and its people ("les rebelles ADF"); 0.5 a
        country and a place in it (a visit to either); 0.4 a state and its own official.
        """
        if a == b:
            return 1.0
        if self.are_parted(a, b):
            return 0.0
        one, other = self.by_id[a], self.by_id[b]
        described = {one.kind, other.kind} <= {"group", "role"}
        if described and (one.country == other.country or None in (one.country, other.country)):
            first, second = (self._singular(e.name) for e in (one, other))
            if first <= second or second <= first:
                return 0.75
        if self._bodies(a) & self._bodies(b):
            return 0.75
        if one.country is None or one.country != other.country:
            return 0.0
        if a in self._states and b in self._states:
            return 0.75
        if {one.kind, other.kind} == {"place", "country"}:
            return 0.5
        official = {one.sector, other.sector} & {"GOV", "MIL"}
        return 0.4 if official and (a in self._states or b in self._states) else 0.0

    def _singular(self, name: str) -> frozenset[str]:
        """Return the words of a description without the endings of the plural."""
        words = self._lexicon.content_words(name) or frozenset(words_of(name))
        return frozenset(w[:-1] if w[-1] in _PLURAL and len(w) > SHORT else w for w in words)

    def _bodies(self, entity: str) -> frozenset[str]:
        """Return a body itself, or the bodies that the name of a group holds; cached."""
        if entity not in self._held:
            known = self.by_id[entity]
            words = set(words_of(known.name))
            self._held[entity] = (
                frozenset({entity})
                if known.kind == "organisation"
                else frozenset(b for b, w in self._names_of_bodies if w <= words)
                if known.kind == "group"
                else frozenset()
            )
        return self._held[entity]

    @cached_property
    def _names_of_bodies(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """The names of the bodies that are more than common nouns, as sets of words."""
        return tuple(
            (e.id, frozenset(self._lexicon.content_words(alias)))
            for e in self.entities
            if e.kind == "organisation"
            for alias in sorted(self._aliases.get(e.id, ()))
            if any(c.isupper() for c in alias) and not self._lexicon.is_generic_body(alias)
        )

"""The reports' entities, those that stand for the same one made into one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import combinations

import msgspec

from recoupe.crosscheck.channels import words_of
from recoupe.crosscheck.words import Lexicon
from recoupe.model.annotation import Entity, EntityKind, Reading
from recoupe.model.base import Value, folded, make_id
from recoupe.model.dossier import DossierEntity
from recoupe.model.span import Span

Key = tuple[str, str]  # report id, entity id
# A sentence of so many words said by two is said by one.
SHARED_WORDS = 8
_BLANKS = (" ", "\u00a0")
_PLURAL = ("s", "x")
SHORT = 3  # letters of a word that are too few to end in a plural
# PLOVER's sector of people at large.
_ANYONE = "CVL"


class Named(Value, frozen=True, kw_only=True):
    """An entity of a report, with what it is compared by.

    `indefinite` is true where every mention is of someone not yet told ("un ministre").
    """

    key: Key
    entity: Entity
    plain: str
    words: tuple[str, ...]
    indefinite: bool


class Actors:
    """The dossier's entities, and which of them stand for the reports' entities."""

    def __init__(
        self,
        entities: tuple[DossierEntity, ...],
        ids: dict[Key, str],
        lexicon: Lexicon,
        *,
        aliases: Mapping[str, frozenset[str]],
    ) -> None:
        self.entities = entities
        self._ids = ids
        self._lexicon = lexicon
        self._aliases = aliases
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

    def are_strangers(self, a: str, b: str) -> bool:
        """Say whether two entities are sure to be two.

        One told by common nouns alone ("des jeunes", "le gouverneur") may be the other unless
        their sectors or offices differ.
        """
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


def merge_entities(
    readings: Sequence[Reading],
    story: str,
    lexicon: Lexicon,
    *,
    alike: Sequence[Sequence[Key]] = (),
) -> Actors:
    """Return the entities of `readings` (in order), merged; their ids are of `story`.

    `alike` are entities of reports that a user holds for one.
    """
    named = [
        _named(reading, _with_apposed(reading, entity, lexicon), lexicon)
        for reading in readings
        for entity in reading.entities
    ]
    groups = _grouped(named, lexicon)
    groups = _as_told(_by_shared_words(groups, readings), alike)
    ids: dict[Key, str] = {}
    entities = []
    aliases: dict[str, frozenset[str]] = {}
    taken: set[str] = set()
    for members in groups:
        entity = _one_of(members, story, taken)
        aliases[entity.id] = frozenset(m.entity.name for m in members)
        taken.add(entity.id)
        entities.append(entity)
        ids.update(dict.fromkeys((m.key for m in members), entity.id))
    entities.sort(key=lambda e: (e.kind, folded(e.name), e.id))
    return Actors(tuple(entities), ids, lexicon, aliases=aliases)


def _with_apposed(reading: Reading, entity: Entity, lexicon: Lexicon) -> Entity:
    """Return a body with the proper name that follows its common one ("société Vantor").

    Such a name stands beside it as an entity of its own, without a role.
    """
    bare = not any(c.isupper() for c in entity.name)
    if entity.kind != "organisation" or not bare or not lexicon.has_generic_body(entity.name):
        return entity
    names = {
        m.start: m.text
        for other in reading.entities
        if other.kind in ("person", "organisation") and not other.roles
        for m in other.mentions
        if not m.in_title and m.text[:1].isupper()
    }
    for m in entity.mentions:
        apposed = names.get(m.end + 1)
        if apposed and not m.in_title and reading.text[m.end : m.end + 1] in _BLANKS:
            return msgspec.structs.replace(entity, name=f"{entity.name} {apposed}")
    return entity


def _named(reading: Reading, entity: Entity, lexicon: Lexicon) -> Named:
    before = [_word_before(reading, span) for span in entity.mentions]
    words = tuple(words_of(entity.name))
    if entity.kind == "person":
        words = lexicon.without_titles(list(words))
    return Named(
        key=(reading.id, entity.id),
        entity=entity,
        plain=" ".join(words) or folded(entity.name),
        words=words,
        indefinite=bool(before) and all(map(lexicon.is_indefinite, before)),
    )


def _word_before(reading: Reading, span: Span) -> str:
    """Return the mention's first word if it is an article inside it, else the word before."""
    field = (reading.title or "") if span.in_title else reading.text
    before = words_of(field[max(0, span.start - 20) : span.start])
    return before[-1] if before else ""


def _grouped(named: Sequence[Named], lexicon: Lexicon) -> list[list[Named]]:
    exact: dict[tuple[str, str, str | None], list[Named]] = {}
    for item in named:
        entity = item.entity
        named_by_code = entity.kind == "country" and entity.country is not None
        name = "" if named_by_code else item.plain
        if entity.kind == "role" and entity.country is None:
            name += f" in {item.key[0]}"  # "le ministre" of another report is another's
        exact.setdefault((entity.kind, name, entity.country), []).append(item)
    groups = _with_unknown_country(exact)
    for kind in ("person", "organisation"):
        groups = _by_shorter_name(groups, kind, lexicon)
    groups = _misread_bodies(groups, lexicon)
    return _with_role_holders(groups, lexicon)


def _with_unknown_country(
    exact: dict[tuple[str, str, str | None], list[Named]],
) -> list[list[Named]]:
    """Join names whose country a report does not tell to the only one known for that name."""
    by_name: dict[tuple[str, str], list[str | None]] = {}
    for kind, name, country in exact:
        by_name.setdefault((kind, name), []).append(country)
    groups: dict[tuple[str, str, str | None], list[Named]] = {}
    for (kind, name, country), members in exact.items():
        known = [c for c in by_name[kind, name] if c]
        settled = known[0] if country is None and len(known) == 1 else country
        groups.setdefault((kind, name, settled), []).extend(members)
    return list(groups.values())


def _by_shorter_name(
    groups: list[list[Named]], kind: EntityKind, lexicon: Lexicon
) -> list[list[Named]]:
    """Join each shorter name to the one fuller name that it abbreviates, if there is just one."""
    candidates = sorted(
        (g for g in groups if g[0].entity.kind == kind),
        key=lambda g: (-max(len(m.words) for m in g), g[0].plain),
    )
    rest = [g for g in groups if g[0].entity.kind != kind]
    kept: list[list[Named]] = []
    for group in candidates:
        fuller = [k for k in kept if _abbreviates(group, k, kind, lexicon)]
        if len(fuller) == 1:
            fuller[0].extend(group)
        else:
            kept.append(list(group))
    return rest + kept


def _misread_bodies(groups: list[list[Named]], lexicon: Lexicon) -> list[list[Named]]:
    """Join a "person" of one name to the only body that bears it ("Vantor", "société Vantor").

    The statistical names of the reader take bare names of firms and armed groups for people.
    """
    bodies = [g for g in groups if g[0].entity.kind == "organisation"]
    kept = []
    for group in groups:
        lone = group[0].entity.kind == "person" and all(
            len(m.words) == 1 and not m.entity.roles for m in group
        )
        fuller = [b for b in bodies if lone and _abbreviates(group, b, "organisation", lexicon)]
        if len(fuller) == 1:
            fuller[0].extend(group)
        else:
            kept.append(group)
    return kept


def _abbreviates(short: list[Named], full: list[Named], kind: EntityKind, lexicon: Lexicon) -> bool:
    if _countries_clash(short, full):
        return False
    fits = _person_fits if kind == "person" else _body_fits
    return any(fits(s, f, lexicon) for s in short for f in full)


def _countries_clash(a: list[Named], b: list[Named]) -> bool:
    one = {m.entity.country for m in a} - {None}
    other = {m.entity.country for m in b} - {None}
    return bool(one and other and not one & other)


def _person_fits(short: Named, full: Named, lexicon: Lexicon) -> bool:
    """Say whether a name is a family name, or skips first names ("Lavrov", "Sergueï Lavrov")."""
    del lexicon
    if len(short.words) >= len(full.words) or not short.words:
        return False
    return short.words[-1] == full.words[-1] and _in_sequence(short.words, full.words)


def _in_sequence(short: Sequence[str], full: Sequence[str]) -> bool:
    rest = iter(full)
    return all(word in rest for word in short)


def _body_fits(short: Named, full: Named, lexicon: Lexicon) -> bool:
    """Say whether a name is an acronym, or a name of its own within the full one."""
    if len(short.words) == 1 and short.entity.name.isupper() and len(short.plain) > 1:
        return short.plain == "".join(w[0] for w in lexicon.content_words_in_order(full.plain))
    contained = bool(short.words) and len(short.words) < len(full.words)
    if not contained or not set(short.words) <= set(full.words):
        return False
    if not lexicon.is_generic_body(short.plain):
        return _rest_is_generic(short, full, lexicon)
    return False


def _rest_is_generic(short: Named, full: Named, lexicon: Lexicon) -> bool:
    """Say whether all that the full name adds is lower-cased or common ("groupe armé")."""
    added = [w for w in full.words if w not in short.words]
    capitals = {w for x in full.entity.name.split() if x[:1].isupper() for w in words_of(x)}
    return all(w not in capitals or lexicon.is_generic_body(w) for w in added)


def _with_role_holders(groups: list[list[Named]], lexicon: Lexicon) -> list[list[Named]]:
    """Join an unnamed holder of a role to the only person to whom reports give that role."""
    holders: dict[tuple[frozenset[str], str | None], list[list[Named]]] = {}
    for group in groups:
        if group[0].entity.kind != "person":
            continue
        country = next((m.entity.country for m in group if m.entity.country), None)
        roles = {lexicon.content_words(r) for m in group for r in m.entity.roles}
        for role in roles:
            holders.setdefault((role, country), []).append(group)
    kept = []
    for group in groups:
        first = group[0]
        role = lexicon.content_words(first.entity.name)
        known = first.entity.kind == "role" and (first.entity.country or len(role) > 1)
        same = holders.get((role, first.entity.country), [])
        if not first.entity.country:
            same = [h for (r, _), found in holders.items() if r == role for h in found]
        if known and len(same) == 1 and not any(m.indefinite for m in group):
            same[0].extend(group)
        else:
            kept.append(group)
    return kept


def _by_shared_words(groups: list[list[Named]], readings: Sequence[Reading]) -> list[list[Named]]:
    """Join bodies to whom two reports give the same words, one name within the other.

    "Le ministère" of one report is "le ministère malien des Affaires étrangères" of another
    where both say the same sentence; by its name alone it could be any.
    """
    said: dict[str, set[Key]] = {}
    for reading in readings:
        for quote in reading.quotes:
            words = words_of(reading.words(quote))
            if quote.speaker and quote.speaker.entity and len(words) >= SHARED_WORDS:
                said.setdefault(" ".join(words), set()).add((reading.id, quote.speaker.entity))
    home = {m.key: i for i, g in enumerate(groups) for m in g}
    merged = [list(g) for g in groups]
    for _, keys in sorted(said.items()):
        found = sorted({home[k] for k in keys if k in home})
        for i, j in combinations(found, 2):
            if merged[i] and merged[j] and _may_be_one(merged[i], merged[j]):
                merged[i] += merged[j]
                home.update(dict.fromkeys((m.key for m in merged[j]), i))
                merged[j] = []
    return [g for g in merged if g]


def _as_told(groups: list[list[Named]], alike: Sequence[Sequence[Key]]) -> list[list[Named]]:
    """Join the groups of entities that a user holds for one."""
    for keys in alike:
        same = [g for g in groups if any(m.key in keys for m in g)]
        first = next((g for g in groups if g in same), [])
        groups = [
            [m for s in same for m in s] if g is first else g
            for g in groups
            if g is first or g not in same
        ]
    return groups


def _may_be_one(a: list[Named], b: list[Named]) -> bool:
    bodies = all(m.entity.kind in ("organisation", "role") for m in (*a, *b))
    within = any(set(x.words) <= set(y.words) or set(y.words) <= set(x.words) for x in a for y in b)
    return bodies and within and not _countries_clash(a, b)


def _one_of(members: Sequence[Named], story: str, taken: set[str]) -> DossierEntity:
    """Return the entity that `members` are, by the fullest name, the commonest of equals."""
    kinds = [m.entity.kind for m in members]
    kind = next((k for k in ("organisation", "person", *kinds) if k in kinds), kinds[0])
    named = [m for m in members if m.entity.kind == kind]
    spelled = Counter(m.entity.name for m in named)
    best = max(named, key=lambda m: (_fullness(m), spelled[m.entity.name], m.entity.name))
    name = best.entity.name
    country = next((m.entity.country for m in members if m.entity.country), None)
    sectors = Counter(m.entity.sector for m in members if m.entity.sector)
    entity_id = make_id("entity", story, kind, country, folded(name))
    if entity_id in taken:
        entity_id = make_id("entity", story, *min(m.key for m in members))
    return DossierEntity(
        id=entity_id,
        kind=kind,
        name=name,
        roles=_roles(members),
        country=country,
        sector=min(sectors, key=lambda s: (-sectors[s], s)) if sectors else None,
    )


def _fullness(named: Named) -> tuple[int, bool]:
    """Rank names by their words; of equals without a title ("Paul Ako", not "M. Paul Ako")."""
    return len(named.words), len(words_of(named.entity.name)) == len(named.words)


def _roles(members: Sequence[Named]) -> tuple[str, ...]:
    roles = (r for m in members for r in m.entity.roles)
    return tuple({folded(r): r for r in roles}.values())

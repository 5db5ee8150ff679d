"""Entities in the making, and what they become."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from recoupe.model.annotation import Entity, EntityKind
from recoupe.model.base import folded, make_id
from recoupe.reading.entities.mention import Gender, Mention


@dataclass(eq=False)
class Draft:
    """An entity in the making; each is only itself, also where another is told alike.

    `seen` is the number of the sentence of its last mention; `anchors` are the tokens (sentence,
    index) that head its mentions and titles; `rank_sector` is what a mere title says. `turn` grows
    when it is spoken of. `said` holds the beginnings of its roles, `names` its names and nouns with
    a capital, both folded.
    """

    kind: EntityKind
    name: str
    key: tuple[object, ...]
    mentions: list[Mention] = field(default_factory=list)
    offices: list[Mention] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    country: str | None = None
    sector: str | None = None
    gender: Gender | None = None
    plural: bool = False
    seen: int = -1
    anchors: list[tuple[int, int]] = field(default_factory=list)
    rank_sector: str | None = None
    turn: int = 0
    said: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)
        if mention.head is None or mention.name[0].isupper():
            self.names.add(folded(mention.name))
        self.anchors.append((mention.sentence, mention.token))
        self.seen = max(self.seen, mention.sentence)
        self.country = self.country or mention.country
        self.sector = self.sector or mention.sector
        self.gender = self.gender or mention.gender
        self.plural = self.plural or mention.plural
        for role in mention.roles:
            self.say(role)

    def say(self, role: str) -> None:
        """Add what it is said to be, unless a fuller form is there ("maire": "maire de X")."""
        words = folded(role).split()
        beginnings = [" ".join(words[: n + 1]) for n in range(len(words))]
        if not beginnings or beginnings[-1] not in self.said:
            self.roles.append(" ".join(role.split()))
            self.said.update(beginnings)


def entities_of(drafts: Iterable[Draft]) -> tuple[list[Entity], dict[int, str]]:
    """Return the entities, by first mention, and the id of each draft by its place."""
    found: dict[str, Entity] = {}
    ids: dict[int, str] = {}
    for draft in sorted(drafts, key=lambda d: min((m.sentence, m.start) for m in d.mentions)):
        entity = entity_of(draft)
        if entity.id in found and entity.kind == "role":
            # Two holders that are named alike ("un témoin … un témoin") are two entities.
            fields = (entity.name, *(n for m in entity.mentions[:1] for n in (m.field, m.start)))
            entity = msgspec.structs.replace(entity, id=make_id("role", *map(str, fields)))
        elif entity.id in found:
            entity = merged(found[entity.id], entity)
        ids[id(draft)] = entity.id
        found[entity.id] = entity
    ordered = sorted(found.values(), key=lambda e: (position(e), e.id))
    return ordered, ids


def entity_of(draft: Draft) -> Entity:
    """Return the entity that a draft has become."""
    name = full_name(draft)
    return Entity(
        id=entity_id(draft, name),
        kind=draft.kind,
        name=name,
        mentions=tuple(
            sorted(
                {m.span for m in draft.mentions},
                key=lambda s: (not s.in_title, s.start, s.end),
            )
        ),
        roles=tuple(draft.roles),
        country=draft.country,
        sector=None if draft.kind in ("country", "place") else draft.sector or draft.rank_sector,
    )


def full_name(draft: Draft) -> str:
    """Return the fullest form: most words, then the longest, then the first."""
    full = [m for m in draft.mentions if m.rule != "alias"] or draft.mentions
    named = [m for m in full if m.head is None] or full
    names = [m.name for m in named if m.kind == draft.kind] or [draft.name]
    if draft.key[1:2] == ("force",):
        neutral = [m.name for m in draft.mentions if m.head == "forces"]
        names = neutral or names
    best = max(dict.fromkeys(names), key=lambda n: (len(n.split()), len(n)))
    return " ".join(best.split())


def entity_id(draft: Draft, name: str) -> str:
    """Return the identifier: the same in every report for what the lexicon knows."""
    if draft.kind == "country" and draft.country:
        return make_id("country", draft.country)
    if draft.key[1:2] == ("force",):
        return make_id("force", draft.country)
    if draft.kind == "organisation" and len(draft.key) == 2 and isinstance(draft.key[1], str):
        known = draft.mentions[0].key
        if known or draft.key[1].startswith("government "):
            return make_id("organisation", draft.key[1])
    return make_id("entity", draft.kind, folded(name))


def position(entity: Entity) -> tuple[bool, int, int]:
    first = entity.mentions[0]
    return (not first.in_title, first.start, first.end)


def merged(a: Entity, b: Entity) -> Entity:
    """Return one entity of two that have the same identity."""
    mentions = sorted(
        set(a.mentions) | set(b.mentions), key=lambda s: (not s.in_title, s.start, s.end)
    )
    return Entity(
        id=a.id,
        kind=a.kind,
        name=max(a.name, b.name, key=len),
        mentions=tuple(mentions),
        roles=tuple(dict.fromkeys(a.roles + b.roles)),
        country=a.country or b.country,
        sector=a.sector or b.sector,
    )


def united(entities: Iterable[Entity], others: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return all, those of one id made one, by first mention."""
    found = {e.id: e for e in entities}
    for other in others:
        found[other.id] = merged(found[other.id], other) if other.id in found else other
    return tuple(sorted(found.values(), key=lambda e: (position(e), e.id)))

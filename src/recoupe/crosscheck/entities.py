"""The reports' entities, those that stand for the same one made into one."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from recoupe.crosscheck.actors import Actors, Key
from recoupe.crosscheck.channels import words_of
from recoupe.crosscheck.naming import Named, by_shared_words, grouped
from recoupe.crosscheck.told import NOTHING_TOLD, AsTold, as_told
from recoupe.crosscheck.words import Lexicon
from recoupe.model.annotation import Entity, Reading
from recoupe.model.base import folded, make_id
from recoupe.model.dossier import DossierEntity
from recoupe.model.span import Span

_BLANKS = (" ", "\u00a0")


def merge_entities(
    readings: Sequence[Reading],
    story: str,
    lexicon: Lexicon,
    *,
    told: AsTold = NOTHING_TOLD,
) -> Actors:
    """Return the entities of `readings` (in order), merged; their ids are of `story`.

    `told` is which entities of reports a user holds for one, and which apart.
    """
    named = [
        _named(reading, _with_apposed(reading, entity, lexicon), lexicon)
        for reading in readings
        for entity in reading.entities
    ]
    groups = grouped(named, lexicon)
    groups = as_told(by_shared_words(groups, readings), told)
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
    parted = {frozenset((ids[a], ids[b])) for a, b in told.parted}
    return Actors(tuple(entities), ids, lexicon, aliases=aliases, parted=parted)


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

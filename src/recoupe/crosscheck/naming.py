"""Which names of several reports are one's: exact, shortened, by role, by the same words said."""

from collections.abc import Sequence
from itertools import combinations

from recoupe.crosscheck.actors import Key
from recoupe.crosscheck.channels import words_of
from recoupe.crosscheck.words import Lexicon
from recoupe.model.annotation import Entity, EntityKind, Reading
from recoupe.model.base import Value

# A sentence of so many words said by two is said by one.
SHARED_WORDS = 8


class Named(Value, frozen=True, kw_only=True):
    """An entity of a report, with what it is compared by.

    `indefinite` is true where every mention is of someone not yet told ("un ministre").
    """

    key: Key
    entity: Entity
    plain: str
    words: tuple[str, ...]
    indefinite: bool


def grouped(named: Sequence[Named], lexicon: Lexicon) -> list[list[Named]]:
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


def by_shared_words(groups: list[list[Named]], readings: Sequence[Reading]) -> list[list[Named]]:
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


def _may_be_one(a: list[Named], b: list[Named]) -> bool:
    bodies = all(m.entity.kind in ("organisation", "role") for m in (*a, *b))
    within = any(set(x.words) <= set(y.words) or set(y.words) <= set(x.words) for x in a for y in b)
    return bodies and within and not _countries_clash(a, b)

"""What a story's claims say between countries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations, product

from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.plover import MUTUAL, plover_score
from recoupe.model.dossier import Claim, Relation

# What one country's actors do in another country is done with it or to it.
ABROAD = frozenset({"RETREAT", "ASSAULT", "MOBILIZE", "COERCE"})


def relations_of(
    claims: Iterable[Claim], actors: Actors, *, placed: Mapping[str, Collection[str]]
) -> tuple[Relation, ...]:
    """Return the relations of countries, by name; claims in their order.

    `placed` are the places and countries that a claim's clauses name, by claim.
    """
    joined: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        for pair in _pairs(claim, actors, placed.get(claim.id, ())):
            joined[pair].append(claim)
    return tuple(
        Relation(a=a, b=b, claims=tuple(c.id for c in found), score=_mean_score(found))
        for (a, b), found in sorted(joined.items())
    )


def _pairs(claim: Claim, actors: Actors, placed: Collection[str]) -> list[tuple[str, str]]:
    """Pairs of countries of a claim: who acts and on whom; for mutual events, all who take part.

    A visit to a country without a named host is an event with that country, and so is force used
    in it or a withdrawal from it ("le retrait des soldats français du Mali").
    """
    doers = _countries(claim.agents, actors)
    others = _countries(claim.recipients, actors)
    if (claim.type in MUTUAL or claim.type in ABROAD) and not others - doers:
        doers |= others
        others = _countries((claim.where,) if claim.where else (), actors)
        if claim.type in ABROAD and not others:
            named = _countries(placed, actors) - doers
            others = named if len(named) == 1 else set()
    found = set(product(doers, others))
    if claim.type in MUTUAL:
        found |= set(combinations(sorted(doers | others), 2))
    return sorted({(min(p), max(p)) for p in found if p[0] != p[1]})


def _countries(entities: Iterable[str], actors: Actors) -> set[str]:
    return {c for e in entities if (c := actors.country(e))}


def _mean_score(claims: Iterable[Claim]) -> float | None:
    scores = [s for c in claims if (s := plover_score(c.type, c.mode, c.status)) is not None]
    return round(sum(scores) / len(scores), 2) if scores else None

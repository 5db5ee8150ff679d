"""What a story's claims say between countries."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations, product

from recoupe.crosscheck.entities import Actors
from recoupe.crosscheck.plover import MUTUAL, plover_score
from recoupe.model.dossier import Claim, Relation


def relations_of(claims: Iterable[Claim], actors: Actors) -> tuple[Relation, ...]:
    """Return the relations of countries, by name; claims in their order."""
    joined: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        for pair in _pairs(claim, actors):
            joined[pair].append(claim)
    return tuple(
        Relation(a=a, b=b, claims=tuple(c.id for c in found), score=_mean_score(found))
        for (a, b), found in sorted(joined.items())
    )


def _pairs(claim: Claim, actors: Actors) -> list[tuple[str, str]]:
    """Pairs of countries of a claim: who acts and on whom; for mutual events, all who take part.

    A visit to a country without a named host is an event with that country, and so is a
    withdrawal from it.
    """
    doers = _countries(claim.agents, actors)
    others = _countries(claim.recipients, actors)
    elsewhere = claim.type in MUTUAL or claim.type == "RETREAT"
    if elsewhere and claim.where and not others - doers:
        others = _countries((claim.where,), actors)
    found = set(product(doers, others))
    if claim.type in MUTUAL:
        found |= set(combinations(sorted(doers | others), 2))
    return sorted({(min(p), max(p)) for p in found if p[0] != p[1]})


def _countries(entities: Iterable[str], actors: Actors) -> set[str]:
    return {c for e in entities if (c := actors.country(e))}


def _mean_score(claims: Iterable[Claim]) -> float | None:
    scores = [s for c in claims if (s := plover_score(c.type, c.mode, c.status)) is not None]
    return round(sum(scores) / len(scores), 2) if scores else None

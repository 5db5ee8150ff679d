"""Dated claims in order."""

from collections.abc import Iterable

from recoupe.crosscheck.actors import Actors
from recoupe.model.dossier import Claim, TimelineEntry


def timeline_of(claims: Iterable[Claim], actors: Actors) -> tuple[TimelineEntry, ...]:
    """Return the claims whose time has a first day, by first day, last day, then claim.

    What two claims tell of one kind, one actor or host and the same days stands there once, by
    the one that most tellings tell.
    """
    dated = sorted(
        (c for c in claims if c.when and c.when.earliest), key=lambda c: (-len(c.events), c.id)
    )
    kept: list[Claim] = []
    for claim in dated:
        if not any(_doubles(claim, other, actors) for other in kept):
            kept.append(claim)
    entries = [TimelineEntry(when=c.when, claim=c.id) for c in kept if c.when]
    return tuple(
        sorted(entries, key=lambda e: (e.when.earliest, e.when.latest or e.when.earliest, e.claim))
    )


def _doubles(claim: Claim, other: Claim, actors: Actors) -> bool:
    if claim.when is None or other.when is None:
        return False
    days = [(c.when.earliest, c.when.latest) for c in (claim, other) if c.when]
    alike = (claim.type, claim.mode, claim.what if claim.type is None else None) == (
        other.type,
        other.mode,
        other.what if other.type is None else None,
    )
    mine, theirs = (
        {*c.agents, *c.recipients, *((c.where,) if c.where else ())} for c in (claim, other)
    )
    shared = any(actors.likeness(a, b) >= 0.75 for a in mine for b in theirs)
    return days[0] == days[1] and alike and (shared or claim.what == other.what)

"""Dated claims in order."""

from collections.abc import Iterable

from recoupe.model.dossier import Claim, TimelineEntry


def timeline_of(claims: Iterable[Claim]) -> tuple[TimelineEntry, ...]:
    """Return the claims whose time has a first day, by first day, last day, then claim."""
    entries = [
        (c.when.earliest, c.when.latest or c.when.earliest, c.id, c.when)
        for c in claims
        if c.when and c.when.earliest
    ]
    return tuple(
        TimelineEntry(when=when, claim=claim)
        for _, _, claim, when in sorted(entries, key=lambda e: e[:3])
    )

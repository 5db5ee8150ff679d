"""Which part of a dossier a claim belongs to, and what backs it.

The rules and the choices behind them are told in docs/design/2026-11-22-page.md.
"""

from itertools import combinations
from typing import Literal

from recoupe.model.annotation import Status
from recoupe.model.base import Value, folded
from recoupe.model.dossier import (
    Aspect,
    Claim,
    ClaimEvent,
    Disagreement,
    Dossier,
    DossierEntity,
    Origin,
    independent,
)

Standing = Literal[
    "corroborated",
    "single",
    "disputed",
    "opposed",
    "claimed",
    "announced",
    "cancelled",
    "demanded",
    "contested",
    "hypothetical",
]
ASSERTED: frozenset[Status] = frozenset({"occurred", "ongoing"})
FACTS: frozenset[Standing] = frozenset({"corroborated", "single", "disputed", "opposed"})
_BY_STATUS: dict[Status, Standing] = {
    "announced": "announced",
    "planned": "announced",
    "cancelled": "cancelled",
    "demanded": "demanded",
    "alleged": "contested",
    "denied": "contested",
    "hypothetical": "hypothetical",
}
# PLOVER sectors that speak for one state: a ministry is party to what its army did.
_STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
# An origin of these kinds is its issuer speaking, whoever prints it.
_VOICES = frozenset({"communique", "press_conference", "interview"})


class Weight(Value, frozen=True, kw_only=True):
    """Where a claim stands and who says so.

    `origins` counts the independent origins that back it at that standing: "unknown" ones count
    as one together, and for what is established an interested party's own word does not count.
    `by` are the names of those who assert it where no report asserts it on its own account.
    """

    standing: Standing
    origins: int
    by: tuple[str, ...]


class Weigher:
    """Weighs the claims of one dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self._entities = {e.id: e for e in dossier.entities}
        self._origins = {o.id: o for o in dossier.origins}
        self._claims = dossier.claims
        self._aspects: dict[str, set[Aspect]] = {}
        for d in dossier.disagreements:
            for claim in self.parts_of(d):
                self._aspects.setdefault(claim, set()).add(d.aspect)

    def parts_of(self, disagreement: Disagreement) -> tuple[str, ...]:
        """Return the ids of the claims that a disagreement is about, or whose words are its sides.

        A disagreement about an entity ("mercenaires" or "formateurs") runs through the clauses
        that use the one word or the other.
        """
        if disagreement.about.claim:
            return (disagreement.about.claim,)
        words = [w for side in disagreement.sides for w in side.words]
        return tuple(
            c.id for c in self._claims if any(overlap(e, w) for e in c.events for w in words)
        )

    def weigh(self, claim: Claim) -> Weight:
        """Return the standing of `claim`."""
        if claim.status in ASSERTED:
            return self._asserted(claim)
        telling = [e for e in claim.events if e.status == claim.status]
        return self._weight(_BY_STATUS[claim.status], telling or list(claim.events))

    def _asserted(self, claim: Claim) -> Weight:
        telling = [e for e in claim.events if e.status in ASSERTED] or list(claim.events)
        free = [e for e in telling if not self._interested(claim, e)]
        aspects = self._aspects.get(claim.id, set())
        if "status" in aspects:
            return self._weight("opposed", free or telling)
        if not free:
            return self._weight("claimed", telling)
        # A word in dispute leaves the fact that a report tells with it; what a source alone says
        # in that word is one side of the dispute, and no more than that side's word.
        if aspects == {"label"} and all(e.attributed_to for e in free):
            return self._weight("claimed", free)
        if aspects - {"label"}:
            return self._weight("disputed", free)
        backed = self._weight("corroborated", free)
        if backed.origins < 2:
            return self._weight("single", free)
        return self._weight("disputed", free) if figures_differ(claim) else backed

    def _weight(self, standing: Standing, events: list[ClaimEvent]) -> Weight:
        kinds = {self._independent(e.origin) for e in events}
        # A bare statement in one report outweighs another's "selon": then nobody need be named,
        # except where the status itself is somebody's word.
        bare = standing in FACTS and any(not e.attributed_to for e in events)
        named = () if bare else tuple(dict.fromkeys(n for e in events if (n := self.voice(e))))
        return Weight(standing=standing, origins=len(kinds), by=named)

    def _independent(self, origin: str) -> str:
        known = self._origins.get(origin)
        return independent(known) if known else "unknown"

    def voice(self, event: ClaimEvent) -> str | None:
        """Return the name of who asserts `event`; None where the report itself does."""
        if event.attributed_to is not None:
            return self.name(event.attributed_to)
        issuer = self._issuer(self._origins.get(event.origin))
        return issuer.name if issuer else None

    def name(self, entity: str) -> str | None:
        """Return the name of an entity of the dossier, None where it has none."""
        known = self._entities.get(entity)
        return known.name if known else None

    def _issuer(self, origin: Origin | None) -> DossierEntity | None:
        if origin is None or origin.kind not in _VOICES or origin.issuer is None:
            return None
        return self._entities.get(origin.issuer.entity or "")

    def _interested(self, claim: Claim, event: ClaimEvent) -> bool:
        asserting = self._entities.get(event.attributed_to or "") or self._issuer(
            self._origins.get(event.origin)
        )
        if asserting is None:
            return False
        parties = [
            self._entities[p] for p in claim.agents + claim.recipients if p in self._entities
        ]
        return any(asserting.id == p.id or one_state(asserting, p) for p in parties)


def one_state(a: DossierEntity, b: DossierEntity) -> bool:
    """Say whether both speak for the same state, as its government, army, police or courts."""
    return (
        a.country is not None
        and a.country == b.country
        and all(e.kind == "country" or e.sector in _STATE_SECTORS for e in (a, b))
    )


def figures_differ(claim: Claim) -> bool:
    """Say whether two reports count the same with no number in common, in dispute or growing.

    Five origins that say 7, 11 and 19 dead bear out a landslide, and none of the numbers.
    """
    values: dict[tuple[str | None, str], dict[str, set[float]]] = {}
    for f in claim.figures:
        counted = values.setdefault((f.unit, folded(f.counts or "")), {})
        counted.setdefault(f.report, set()).add(f.value)
    return any(
        not a & b for by_report in values.values() for a, b in combinations(by_report.values(), 2)
    )


def overlap(a: ClaimEvent, b: ClaimEvent) -> bool:
    """Say whether two tellings share characters of one report."""
    same = a.report == b.report and a.field == b.field
    return same and a.start < b.end and b.start < a.end

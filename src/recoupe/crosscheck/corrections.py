"""A user's corrections, as each step of crosscheck asks for them; of two that clash the newer."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from recoupe.crosscheck.corrected_claims import CorrectedClaims
from recoupe.crosscheck.corrected_entities import CorrectedEntities
from recoupe.crosscheck.correction_words import (
    in_words,
    names_of,
    origin_in_words,
    reports_told,
)
from recoupe.model.annotation import Reading
from recoupe.model.base import folded
from recoupe.model.correction import Correction, MarkCopy, SetOrigin, corrects
from recoupe.model.dossier import DossierCorrection
from recoupe.model.story import Passage


class Corrections:
    """What a user has put right in one story; it notes which corrections found what to change."""

    def __init__(self, readings: Sequence[Reading], given: Iterable[Correction] = ()) -> None:
        self._readings = {r.id: r for r in readings}
        self._given = sorted(given, key=lambda c: c.decision, reverse=True)
        self._held: set[int] = set()
        self._copies: dict[frozenset[str], tuple[Correction, MarkCopy]] = {}
        self._origins: dict[str, tuple[Correction, SetOrigin]] = {}
        for correction in self._given:
            self._take(correction)
        self.entities = CorrectedEntities(readings, self._given)
        self.claims = CorrectedClaims(self._given)

    def _take(self, correction: Correction) -> None:
        change, known = correction.change, self._readings.keys()
        first = None
        if isinstance(change, MarkCopy) and {change.report, change.of} <= known:
            pair = frozenset((change.report, change.of))
            first = self._copies.setdefault(pair, (correction, change))[0]
        elif isinstance(change, SetOrigin) and change.report in known:
            first = self._origins.setdefault(change.report, (correction, change))[0]
        if first is correction:
            self._held.add(correction.decision)

    # copies

    def passages(self, passages: Iterable[Passage]) -> list[Passage]:
        """Return the passages without the copies that the user says are none."""
        return [p for p in passages if p.kind != "copy" or not self.denies(p.a.report, p.b.report)]

    def denies(self, a: str, b: str) -> bool:
        """Say whether what two reports share is no copy, as the user has it."""
        marked = self._copies.get(frozenset((a, b)))
        return marked is not None and not marked[1].is_copy

    def copied(self) -> dict[str, dict[str, Correction]]:
        """Return the reports that the user says others were copied from, by the copy."""
        found: dict[str, dict[str, Correction]] = defaultdict(dict)
        for correction, change in self._copies.values():
            if change.is_copy:
                found[change.report][change.of] = correction
        return dict(found)

    # origins

    def origin_of(self, report: str) -> tuple[SetOrigin, str] | None:
        """Return the origin that the user gave a report, and the sentence that says so."""
        if report not in self._origins:
            return None
        correction, change = self._origins[report]
        return change, f"You set it to {origin_in_words(change)} {correction.told}."

    def agencies(self, credited: Mapping[str, str]) -> dict[str, str]:
        """Return the agency behind each report that has one, those that the user names before."""
        by_name = {folded(name): name for name in credited.values()}
        found = {r: a for r, a in credited.items() if r not in self._origins}
        for report, (_, change) in self._origins.items():
            if change.kind == "agency" and change.issuer:
                found[report] = by_name.get(folded(change.issuer), change.issuer)
        return found

    # what is told of them

    def told(self) -> tuple[DossierCorrection, ...]:
        """Return the corrections, oldest first."""
        keys = {r.id: r.key for r in self._readings.values()}
        held = self._held | self.entities.held | self.claims.held
        return tuple(
            DossierCorrection(
                decision=c.decision,
                corrects=corrects(c.change),
                what=in_words(c.change, keys),
                about=names_of(c.change),
                reports=reports_told(c.change),
                origin=c.change.kind if isinstance(c.change, SetOrigin) else None,
                because=c.because,
                idle=c.decision not in held,
            )
            for c in reversed(self._given)
        )

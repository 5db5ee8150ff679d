"""Dossiers of real reports, judged line by line: claims with their status, origins, disagreements.

`tests/gold/dossiers_standoff.json` is a JSON array, a dossier a line: `id`, `set` (`first`: read
while rules were mended; `second`: read once, afterwards, and mended on later; `third`: likewise,
one of them still unread), `reports` (keys as in `eval.standoff`) and what a judge found true of the
lines that were shown (absent where none has read it):

- `events`: the true status of each event, by a name within the dossier;
- `tellings`: `[report, field, start, end, event, kind, issuer]`, the place being the trigger's; the
  event is null where the words tell none or another thing than was read, kind and issuer are the
  true origin's (issuer null: nobody);
- `glosses`: the first 8 hex digits of the SHA-256 of glosses that mislead;
- `disputes`: `[aspect, places, right]`, the places `[report, field, start]` of its sides' words.

A claim is right if all its tellings tell one event of its status and its gloss does not mislead, an
origin if it is the true one of all its tellings, a telling if its origin is the true one. What
nobody judged is left out and counted.
`eval.dossier_sheets` shows dossiers to a judge and keeps what he says.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from eval.cross_gold import Place
from eval.cross_match import trigger_of
from eval.data import Gold, as_report
from eval.score import Row, share
from eval.standoff import labelled_reports, labels_of
from recoupe.crosscheck import check
from recoupe.lang import load_language
from recoupe.model.annotation import Reading
from recoupe.model.base import folded
from recoupe.model.dossier import Claim, ClaimEvent, Disagreement, Dossier
from recoupe.reading.reader import Reader
from recoupe.stories import find_passages, story_of

TASK = "dossiers"
KINDS = ("claims", "origins", "tellings", "disputes")


class Judged:
    """A dossier of real reports beside what a judge found true of its lines."""

    def __init__(self, labels: Gold, readings: Mapping[str, Reading]) -> None:
        self.labels = labels
        self.readings = {key: readings[key] for key in labels["reports"]}
        self.keys = {r.id: key for key, r in self.readings.items()}
        self.dossier = dossier_of(list(self.readings.values()))
        self._events = {e.id: e for r in self.readings.values() for e in r.events}

    def trigger(self, telling: ClaimEvent) -> Place:
        return trigger_of(self._events[telling.event], self.keys[telling.report])

    def truth(self, telling: ClaimEvent) -> list[str | None]:
        """Return the event, kind and issuer that a judge gave the telling, or nothing."""
        place = self.trigger(telling)
        tellings: list[list[Any]] = self.labels["tellings"]
        for report, field, start, end, *said in tellings:
            if place.meets(Place(report=report, field=field, start=start, end=end)):
                return said
        return []

    def claims(self) -> Iterator[tuple[Claim, bool | None]]:
        """Yield each claim and whether it is right, None where not all of it was judged."""
        for claim in self.dossier.claims:
            said = [self.truth(t) for t in claim.events]
            yield claim, self._right(claim, {s[0] for s in said}) if all(said) else None

    def _right(self, claim: Claim, told: set[str | None]) -> bool:
        event = told.pop()
        status = self.labels["events"][event] if event and not told else None
        return status == claim.status and digest(claim.what) not in self.labels["glosses"]

    def origins(self) -> Iterator[tuple[str, bool | None]]:
        """Yield the id of each origin of a claim and whether it is right, None if not judged."""
        said: dict[str, list[bool | None]] = {}
        for telling, right in self.tellings():
            said.setdefault(telling.origin, []).append(right)
        for origin, verdicts in said.items():
            judged = [right for right in verdicts if right is not None]
            yield origin, all(judged) if judged else None

    def tellings(self) -> Iterator[tuple[ClaimEvent, bool | None]]:
        """Yield each telling and whether its origin is the true one, None if not judged."""
        named = {o.id: (o.kind, o.issuer.name if o.issuer else None) for o in self.dossier.origins}
        for claim in self.dossier.claims:
            for telling in claim.events:
                truth = self.truth(telling)[1:]
                yield (
                    telling,
                    same_origin(named[telling.origin], (truth[0], truth[1])) if truth else None,
                )

    def disputes(self) -> Iterator[tuple[Disagreement, bool | None]]:
        """Yield each disagreement and whether it is right, None where it was not judged."""
        known: dict[tuple[str, frozenset[tuple[str | int, ...]]], bool]
        known = {(aspect, places_key(p)): right for aspect, p, right in self.labels["disputes"]}
        for dispute in self.dossier.disagreements:
            yield dispute, known.get((dispute.aspect, places_key(self.sides(dispute))))

    def sides(self, dispute: Disagreement) -> list[list[str | int]]:
        """Return where the words of a disagreement's sides begin."""
        return sorted(
            [self.keys[w.report], w.field or "text", w.start]
            for side in dispute.sides
            for w in side.words
        )


def places_key(places: Iterable[Iterable[str | int]]) -> frozenset[tuple[str | int, ...]]:
    return frozenset(tuple(p) for p in places)


def digest(gloss: str) -> str:
    """Return what a gloss is known by in the labels, so that they hold no press text."""
    return hashlib.sha256(gloss.encode()).hexdigest()[:8]


def same_origin(a: tuple[str | None, str | None], b: tuple[str | None, str | None]) -> bool:
    """Tell whether kind and issuer are the same, a name being the other's or a part of it."""
    one, other = (folded(issuer or "") for _, issuer in (a, b))
    return a[0] == b[0] and (one == other or bool(one and other and (one in other or other in one)))


def dossier_of(readings: list[Reading]) -> Dossier:
    """Return the dossier of some readings as of today, all being of one story."""
    story = story_of(readings)
    by_id = {r.id: r for r in readings}
    ordered = [by_id[report] for report in story.reports]
    passages = find_passages(ordered)
    return check(story, ordered, passages, as_of=None, language=load_language("fr")).dossier


def read_dossiers(folder: Path, wanted: list[Gold]) -> list[Judged]:
    """Return the labelled dossiers, their reports read from the shared collections."""
    keys = [{"id": key} for labels in wanted for key in labels["reports"]]
    reports = [as_report(item) for item in labelled_reports(folder, keys)]
    readings = {r.key: r for r in Reader(load_language("fr")).read(reports)}
    return [Judged(labels, readings) for labels in wanted]


def dossier_rows(folder: Path) -> Iterator[Row]:
    """Yield the precision of each kind of line, by set of dossiers."""
    judged = read_dossiers(folder, [d for d in labels_of(TASK) if "tellings" in d])
    for part in ("first", "second", "third"):
        some = [j for j in judged if j.labels["set"] == part]
        for kind in KINDS if some else ():
            verdicts = [right for j in some for _, right in getattr(j, kind)()]
            known = [right for right in verdicts if right is not None]
            if not known:
                continue
            detail = f"{len(known)} judged, {len(verdicts) - len(known)} not"
            yield Row(key=f"dossiers_{kind}_{part}", task=f"dossiers: {kind} (precision)",
                      data=f"{len(some)} real stories, {part}", score=share(sum(known), len(known)),
                      detail=detail)  # fmt: skip

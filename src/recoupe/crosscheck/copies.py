"""What reports took from each other, by the passages they share."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise

from recoupe.crosscheck.corrections import Corrections
from recoupe.model.annotation import Reading
from recoupe.model.base import folded
from recoupe.model.span import Place
from recoupe.model.story import Passage

# A report that shares half of its text with another has no origin of its own for the rest of
# its account: in syndicated press the other half is headline, links and cuts.
DEPENDENT_SHARE = 0.5
# What a passage must hold of a clause for the clause to be copied: names of streets and offices
# that two reports spell alike are runs of words too.
COPIED_SHARE = 0.7


class Copies:
    """The copied passages among a story's reports."""

    def __init__(
        self,
        readings: Sequence[Reading],
        passages: Sequence[Passage],
        corrections: Corrections | None = None,
    ) -> None:
        self._readings = {r.id: r for r in readings}
        self._corrections = corrections or Corrections(readings)
        self.marked = self._corrections.copied()
        self._passages = [
            p
            for p in passages
            if p.kind == "copy" and p.a.report in self._readings and p.b.report in self._readings
        ]

    @cached_property
    def _sides(self) -> dict[str, list[tuple[Place, Place]]]:
        """Each report's side of its passages, with the other side."""
        found: dict[str, list[tuple[Place, Place]]] = defaultdict(list)
        for p in self._passages:
            found[p.a.report].append((p.a, p.b))
            found[p.b.report].append((p.b, p.a))
        return found

    @cached_property
    def _texts(self) -> dict[str, str]:
        """Each report's text, folded; its title where there is no text."""
        return {r: folded(x.text) or folded(x.title or "") for r, x in self._readings.items()}

    @cached_property
    def _neighbours(self) -> set[tuple[str, str]]:
        """Pairs of reports that share a passage or the whole text, the smaller id first."""
        found = {(min(p.a.report, p.b.report), max(p.a.report, p.b.report)) for p in self._passages}
        alike: dict[str, list[str]] = defaultdict(list)
        for report in sorted(self._texts):
            alike[self._texts[report]].append(report)
        for reports in alike.values():
            found.update(pairwise(reports))
        found.update((min(c, of), max(c, of)) for c, givers in self.marked.items() for of in givers)
        return found

    def around(self, place: Place) -> list[tuple[Place, Place]]:
        """Return the passages that hold most of a place: this side and the other."""
        return [
            (here, there)
            for here, there in self._sides.get(place.report, [])
            if here.field == place.field and _held(place, here) >= COPIED_SHARE
        ]

    def share(self, report: str, other: str) -> float:
        """Return the share of a report's characters that it has in common with another."""
        if self._texts[report] == self._texts[other]:
            return 1.0
        spans = sorted(
            (here.start, here.end)
            for here, there in self._sides.get(report, [])
            if there.report == other and here.field != "title"
        )
        return _length(spans) / max(1, len(self._readings[report].text.strip()))

    def heads(self, *, apart: Callable[[str, str], bool]) -> dict[str, str]:
        """Return the report that each report's text goes back to: itself, for most.

        Reports that `apart` holds for share what neither of them wrote.

        Of a group of copies the head is, in this order: one that credits an agency, one that is
        known to come first, one whose outlet is not named (that another carries its text does
        not tell who wrote it), the smallest id.
        """
        ids = sorted(self._readings)
        group = {r: r for r in ids}
        for a, b in sorted(self._neighbours):
            if group[a] != group[b] and not apart(a, b) and self._depends(a, b):
                old, new = sorted((group[a], group[b]), reverse=True)
                group = {r: new if g == old else g for r, g in group.items()}
        members: dict[str, list[str]] = defaultdict(list)
        for report, key in group.items():
            members[key].append(report)
        heads = {key: self._head(reports) for key, reports in members.items()}
        return {report: heads[key] for report, key in group.items()}

    def _depends(self, a: str, b: str) -> bool:
        """Say whether one of two reports is made of the other's text and may come after it."""
        if b in self.marked.get(a, ()) or a in self.marked.get(b, ()):
            return True
        if self._corrections.denies(a, b):
            return False
        return any(
            self.share(x, y) >= DEPENDENT_SHARE and not self.precedes(x, y)
            for x, y in ((a, b), (b, a))
        )

    def precedes(self, a: str, b: str) -> bool:
        """Say whether a report is known to be older: by its day, or because a user says so."""
        if a in self.marked.get(b, ()) or b in self.marked.get(a, ()):
            return a in self.marked.get(b, ())
        return self._readings[a].published.surely_before(self._readings[b].published)

    def _head(self, reports: Sequence[str]) -> str:
        def rank(report: str) -> tuple[bool, int, bool, str]:
            reading = self._readings[report]
            earlier = sum(self.precedes(o, report) for o in reports)
            return (not agencies_of(reading), earlier, reading.source is not None, report)

        return min(reports, key=rank)


def _held(place: Place, passage: Place) -> float:
    """Return the share of a place that lies in a passage."""
    common = min(place.end, passage.end) - max(place.start, passage.start)
    return common / max(1, place.end - place.start)


def _length(spans: Sequence[tuple[int, int]]) -> int:
    total, reached = 0, 0
    for start, end in spans:
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def agencies_of(reading: Reading) -> tuple[str, ...]:
    """Return the agencies that a report credits: in its dateline, then in its credits."""
    named = [reading.dateline.agency] if reading.dateline and reading.dateline.agency else []
    named += [c.name for c in reading.credits if c.role == "agency"]
    return tuple({folded(n): n for n in named}.values())

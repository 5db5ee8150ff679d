"""Links into groups: average linkage, so that no chain of single pairs draws stories together."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence

from recoupe.model.story import Link
from recoupe.stories.window import JOIN_SCORE, KEPT_SCORE

# A pair's score counts at most this much: one verbatim copy must not outweigh many strangers.
MOST_SCORE = 3.0
Group = tuple[str, ...]


def group(report_ids: Iterable[str], links: Iterable[Link]) -> tuple[Group, ...]:
    """Return the reports in groups, each sorted, in the order of their first members.

    Two groups become one while the mean score over all pairs between them reaches the score that
    joins; a pair without a link counts `KEPT_SCORE`. The likeliest two are joined first. The
    order in which reports and links come does not matter.
    """
    merging = _Merging(sorted(set(report_ids)), sorted(links, key=lambda k: (k.a, k.b)))
    return merging.run()


class _Merging:
    """Groups on their way: members, and the sums of the links between neighbouring groups.

    A group goes by its least member. `_sums[g][h]` is the sum over the pairs that have a link,
    of what the link's score is above that of a pair without one.
    """

    def __init__(self, reports: Sequence[str], links: Sequence[Link]) -> None:
        self._members: dict[str, list[str]] = {r: [r] for r in reports}
        self._sums: dict[str, dict[str, float]] = defaultdict(dict)
        self._heap: list[tuple[float, str, str]] = []
        for link in links:
            if link.a in self._members and link.b in self._members:
                above = min(link.score, MOST_SCORE) - KEPT_SCORE
                self._sums[link.a][link.b] = self._sums[link.b][link.a] = above
        for a in sorted(self._sums):
            for b in self._sums[a]:
                if a < b:
                    self._offer(a, b)

    def run(self) -> tuple[Group, ...]:
        while self._heap:
            minus_mean, a, b = heapq.heappop(self._heap)
            # Offers outlive their groups; only one that still holds counts.
            if a in self._members and b in self._members and -minus_mean == self._mean(a, b):
                self._merge(a, b)
        return tuple(tuple(sorted(self._members[g])) for g in sorted(self._members))

    def _mean(self, a: str, b: str) -> float:
        pairs = len(self._members[a]) * len(self._members[b])
        return round(self._sums[a].get(b, 0.0) / pairs + KEPT_SCORE, 9)

    def _offer(self, a: str, b: str) -> None:
        mean = self._mean(a, b)
        if mean >= JOIN_SCORE:
            heapq.heappush(self._heap, (-mean, min(a, b), max(a, b)))

    def _merge(self, kept: str, gone: str) -> None:
        self._members[kept] += self._members.pop(gone)
        for other, above in sorted(self._sums.pop(gone).items()):
            del self._sums[other][gone]
            if other != kept:
                total = self._sums[kept].get(other, 0.0) + above
                self._sums[kept][other] = self._sums[other][kept] = total
        for other in sorted(self._sums[kept]):
            self._offer(kept, other)

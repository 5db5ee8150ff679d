"""Links into groups: by the better half of the pairs between two, so that no chain joins them."""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from recoupe.model.story import Bonds, Link
from recoupe.stories.rules import JOIN_SCORE, KEPT_SCORE

# A pair's score counts at most this much: one verbatim copy must not outweigh many strangers.
MOST_SCORE = 3.0
# A story has sides that do not answer each other (a visit, what the police seized, a reaction):
# all pairs between two halves of it are too much to ask, the best one alone makes chains.
BETTER_SHARE = 0.5
# The more items tell of an event, the more of its sides there are: each member beyond so many
# asks for fewer pairs. Both measured on days apart (docs/design/2026-11-23-stories.md).
FULL_MEMBERS = 10
FURTHER_MEMBER = 0.3
Group = tuple[str, ...]


NO_BONDS = Bonds()


def group(
    report_ids: Iterable[str], links: Iterable[Link], *, bonds: Bonds = NO_BONDS
) -> tuple[Group, ...]:
    """Return the reports in groups, each sorted, in the order of their first members.

    Two groups become one while the mean score of the better half of the pairs between them
    reaches the score that joins (of fewer, where a group is large: `_counting`); a pair without a
    link counts `KEPT_SCORE`. The likeliest two are joined first. Bonds come before all: what is
    bound together is one group from the beginning, and no group holds two that are bound apart,
    unless others bind them together. The order in which reports and links come does not matter.
    """
    merging = _Merging(sorted(set(report_ids)), links, bonds)
    merging.bind(bonds)
    return merging.run()


class _Merging:
    """Groups on their way: members, and the scores of the links between neighbouring groups.

    A group goes by its least member. `_scores[g][h]` and `_scores[h][g]` are one list, best first.
    """

    def __init__(self, reports: Sequence[str], links: Iterable[Link], bonds: Bonds) -> None:
        self._members: dict[str, list[str]] = {r: [r] for r in reports}
        self._counts: dict[str, float] = dict.fromkeys(self._members, 1.0)
        self._scores: dict[str, dict[str, list[float]]] = defaultdict(dict)
        self._heap: list[tuple[float, str, str, int]] = []
        known = [k for k in links if k.a in self._members and k.b in self._members]
        # What joins nobody stays alone, so that what it shares with others does not count.
        tied = {r for k in known if k.score >= JOIN_SCORE for r in (k.a, k.b)}
        tied |= {r for pair in bonds.together for r in pair}
        for link in known:
            if link.a in tied and link.b in tied:
                score = min(link.score, MOST_SCORE)
                self._scores[link.a][link.b] = self._scores[link.b][link.a] = [score]
        self._apart: dict[str, set[str]] = defaultdict(set)

    def bind(self, bonds: Bonds) -> None:
        """Make one group of what is bound together, and note which groups are kept apart."""
        home = {r: r for r in self._members}
        for a, b in bonds.together:
            if a in home and b in home and home[a] != home[b]:
                kept, gone = sorted((home[a], home[b]))
                home.update(dict.fromkeys(self._members[gone], kept))
                self._join(kept, gone)
        for a, b in bonds.apart:
            if a in home and b in home and home[a] != home[b]:
                self._apart[home[a]].add(home[b])
                self._apart[home[b]].add(home[a])

    def run(self) -> tuple[Group, ...]:
        self._heap = [
            (-mean, a, b, self._sizes(a, b))
            for a, others in self._scores.items()
            for b, scores in others.items()
            if a < b and scores[0] >= JOIN_SCORE and (mean := self._mean(a, b)) >= JOIN_SCORE
        ]
        heapq.heapify(self._heap)
        while self._heap:
            _, a, b, sizes = heapq.heappop(self._heap)
            # Offers outlive their groups; only one of the two as they are now counts.
            if self._may_join(a, b) and sizes == self._sizes(a, b):
                self._join(a, b)
                for other, scores in self._scores[a].items():
                    if scores[0] >= JOIN_SCORE:
                        self._offer(a, other)
        return tuple(tuple(sorted(self._members[g])) for g in sorted(self._members))

    def _may_join(self, a: str, b: str) -> bool:
        return a in self._members and b in self._members and b not in self._apart.get(a, ())

    def _mean(self, a: str, b: str) -> float:
        """Return the mean of the better pairs between two groups, less than any if too few are."""
        scores = self._scores[a].get(b)
        if scores is None:
            return -math.inf
        wanted = math.ceil(BETTER_SHARE * self._counts[a] * self._counts[b])
        found = len(scores)
        if wanted == found == 1:
            return scores[0]
        missing = KEPT_SCORE * (wanted - found) if found < wanted else 0.0
        if missing and scores[0] * found + missing < JOIN_SCORE:
            return -math.inf  # not even if all were as good as the best one
        better = scores[:wanted]  # the lists are kept best first
        return round((sum(better) + missing) / wanted, 9)

    def _offer(self, a: str, b: str) -> None:
        mean = self._mean(a, b)
        if mean >= JOIN_SCORE:
            first, second = (a, b) if a < b else (b, a)
            heapq.heappush(self._heap, (-mean, first, second, self._sizes(a, b)))

    def _sizes(self, a: str, b: str) -> int:
        """Return how many members two groups have: they only grow."""
        return len(self._members[a]) + len(self._members[b])

    def _join(self, kept: str, gone: str) -> None:
        self._members[kept] += self._members.pop(gone)
        self._counts[kept] = _counting(len(self._members[kept]))
        for other, scores in self._scores.pop(gone, {}).items():
            del self._scores[other][gone]
            if other != kept:
                joint = sorted(self._scores[kept].get(other, []) + scores, reverse=True)
                self._scores[kept][other] = self._scores[other][kept] = joint
        for other in self._apart.pop(gone, ()):
            self._apart[other].discard(gone)
            self._apart[other].add(kept)
            self._apart[kept].add(other)


def _counting(members: int) -> float:
    """Return how many members a group of this size counts for, when pairs are asked for."""
    return min(members, FULL_MEMBERS) + FURTHER_MEMBER * max(0, members - FULL_MEMBERS)

"""The reports that a report is compared with: an index of words over a window of time.

What a word weighs in a report is settled once, when the report comes, by how rare the word was
then; a pair's score follows from the two alone. So a decision costs no more in a large record.
"""

import heapq
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator

import msgspec

from recoupe.model.story import Link
from recoupe.stories.features import Features
from recoupe.stories.rarity import Counts
from recoupe.stories.rules import RULES, Pair, pair_of, reasons_for, score_of
from recoupe.stories.sides import Days, Side, days_of, side_of

COUNT_DAYS = 60  # whose reports tell how rare a word is
# How far apart in time two reports are compared at most: each day apart speaks against a pair, and
# on two months of the feeds no pair further apart joined (docs/design).
REACH_DAYS = 21
WEEK_DAYS = 7
SEED_TERMS = 40  # the heaviest words of a report, by which candidates are found
# A word in more of the reports within reach than this share (and this number) finds nobody.
COMMON_SHARE, COMMON_REPORTS = 0.03, 400
SEEDS_COSINE = 0.03  # least likeness by the words that find candidates
MAX_CANDIDATES = 120  # the likeliest by those words
# What like meaning and shared words must give a pair together, in the rules' logits. Of 42,827
# candidates on the feeds it spares 58 %, loses 118 of 6,590 kept pairs and none that joins.
LEAST_GROUNDS = 2.25
VAGUE = None  # the week of reports that are not known to be of one
JOIN_SCORE = 0.0
KEPT_SCORE = -2.5  # below it a pair counts as sharing nothing; `grouping` knows it as the least
# How many decisions of each kind come with their reasons, to explain a report's story.
NEAREST_JOINED, NEAREST_REFUSED = 5, 3
_WEIGHTS = {rule.name: rule.weight for rule in RULES}
Posting = tuple[str, float]
Ids = tuple[str, str]


class Window:
    """An index over reports, each compared with those published near it in time.

    `count` tells it of a report's words, `add` puts a report into the index. Reports that come
    together are all counted first, so that their order is no matter. A report's day is the last
    it can have been published on. Undated reports are compared with all.
    """

    def __init__(
        self,
        reports: Iterable[Features] = (),
        *,
        count_days: int = COUNT_DAYS,
        reach_days: int = REACH_DAYS,
    ) -> None:
        self._reach_days = reach_days
        self._counts = Counts(count_days)
        self._reports: dict[str, Features] = {}
        self._sides: dict[str, Side] = {}
        self._postings: dict[str, dict[int | None, list[Posting]]] = defaultdict(dict)
        self._filed: dict[int | None, set[str]] = defaultdict(set)
        together = tuple(reports)
        for features in together:
            self.count(features)
        for features in together:
            self.add(features)

    def __len__(self) -> int:
        return len(self._reports)

    def reports(self) -> Iterator[Features]:
        """Yield the reports of the index, by id."""
        yield from (self._reports[report] for report in sorted(self._reports))

    def count(self, features: Features) -> None:
        """Tell of a report's words; one that was told already changes nothing."""
        self._counts.add(features)

    def weighed(self, features: Features) -> Features:
        """Return a report with what its words weigh, by the reports up to its day counted now.

        It is counted itself; one that is weighed already comes back as it is.
        """
        self.count(features)
        if features.rarity or not features.terms:
            return features
        rare = self._counts.rarity_until(days_of(features).latest)
        rarity = tuple(rare(t.stem, t.share) for t in features.terms)
        return msgspec.structs.replace(features, rarity=rarity)

    def add(self, features: Features) -> None:
        """Put a report into the index; one that is there already changes nothing."""
        if features.report in self._reports:
            return
        features = self.weighed(features)
        side = side_of(features)
        self._reports[features.report] = features
        self._sides[features.report] = side
        week = _week_of(side.days)
        self._filed[week].add(features.report)
        for stem, weight in side.words.items():
            self._postings[stem].setdefault(week, []).append((features.report, weight))

    def forget(self, *, before: int) -> None:
        """Leave out what no report of that day (an ordinal) or later is compared with."""
        last = (before - self._reach_days) // WEEK_DAYS
        for week in [w for w in self._filed if w is not None and w < last]:
            for report in self._filed.pop(week):
                stems = self._sides.pop(report).words
                del self._reports[report]
                for stem in stems:
                    self._postings[stem].pop(week, None)
        for stem in [s for s, weeks in self._postings.items() if not weeks]:
            del self._postings[stem]
        self._counts.forget(before=before)

    def links(self, features: Features) -> tuple[Link, ...]:
        """Return the decisions on a report and each of the index that shares enough with it.

        By descending score, then id. Pairs below `KEPT_SCORE` are left out; the nearest alone
        come with their reasons.
        """
        scored = [(score_of(pair), a, b, pair) for a, b, pair in self.pairs(features)]
        left = {True: NEAREST_JOINED, False: NEAREST_REFUSED}
        found = []
        for score, a, b, pair in sorted(scored, key=lambda f: (-f[0], f[1], f[2])):
            if score < KEPT_SCORE:
                break
            joined = score >= JOIN_SCORE
            left[joined] -= 1
            reasons = reasons_for(pair) if left[joined] >= 0 else ()
            found.append(Link(a=a, b=b, score=score, joined=joined, reasons=reasons))
        return tuple(found)

    def pairs(
        self, features: Features, *, known: Container[Ids] = ()
    ) -> Iterator[tuple[str, str, Pair]]:
        """Yield the pairs of a report that are worth weighing: both ids in order, both sides."""
        report = features.report
        side = self._sides.get(report) or side_of(self.weighed(features))
        for other in self._candidates(report, side):
            theirs = self._sides[other]
            first = report < other
            a, b = (report, other) if first else (other, report)
            if (a, b) not in known:
                yield a, b, pair_of(side, theirs) if first else pair_of(theirs, side)

    def _candidates(self, report: str, side: Side) -> list[str]:
        """Return the reports that share the most weight of the heaviest words, likeliest first."""
        weeks = self._weeks(side.days)
        most = max(COMMON_REPORTS, COMMON_SHARE * len(self._reports))
        shared: dict[str, float] = defaultdict(float)
        for stem in heapq.nsmallest(SEED_TERMS, side.words, key=lambda s: (-side.words[s], s)):
            filed = self._postings.get(stem)
            if not filed:
                continue
            near = [filed[w] for w in (filed if weeks is None else weeks) if w in filed]
            if sum(map(len, near)) > most:
                continue
            weight = side.words[stem]
            for postings in near:
                for other, theirs in postings:
                    shared[other] += weight * theirs
        shared.pop(report, None)
        likely = ((-cosine, other) for other, cosine in shared.items() if cosine >= SEEDS_COSINE)
        best = heapq.nsmallest(MAX_CANDIDATES, likely)
        within = [
            (-minus, other)
            for minus, other in best
            if side.days.gap(self._sides[other].days) <= self._reach_days
        ]
        return self._worth_weighing(side, within)

    def _worth_weighing(self, side: Side, near: list[tuple[float, str]]) -> list[str]:
        """Return the candidates to which words and meaning give grounds enough."""
        import numpy as np

        words = np.array([cosine for cosine, _ in near])
        meanings = [self._sides[other].meaning for _, other in near]
        alike = np.zeros(len(near))
        told = [n for n, m in enumerate(meanings) if m is not None]
        if side.meaning is not None and told:
            alike[told] = np.array([meanings[n] for n in told]) @ side.meaning
        grounds = _WEIGHTS["shared_words"] * words + _WEIGHTS["like_meaning"] * alike
        return [near[n][1] for n in np.flatnonzero(grounds >= LEAST_GROUNDS)]

    def _weeks(self, days: Days) -> tuple[int | None, ...] | None:
        """Return the weeks that the report's like are looked for in, None for all of them."""
        if days.earliest is None or days.latest is None:
            return None
        first = (days.earliest - self._reach_days) // WEEK_DAYS
        return (*range(first, (days.latest + self._reach_days) // WEEK_DAYS + 1), VAGUE)


def links_among(reports: Iterable[Features]) -> tuple[Link, ...]:
    """Return the decisions on all pairs of these reports, whatever their order; by a, then b."""
    ordered = sorted(reports, key=arrival)
    window = Window()
    for features in ordered:
        window.count(features)
    found: list[Link] = []
    for features in ordered:
        weighed = window.weighed(features)
        found += window.links(weighed)
        window.add(weighed)
    return tuple(sorted(found, key=lambda k: (k.a, k.b)))


def arrival(features: Features) -> tuple[int, str]:
    """Return the order in which reports are taken in: by day, undated ones last, then by id."""
    day = days_of(features).latest
    return (10**9 if day is None else day, features.report)


def _week_of(days: Days) -> int | None:
    """Return the week that a report is filed under, or `VAGUE` where it may be of several."""
    if days.earliest is None or days.latest is None:
        return VAGUE
    week = days.latest // WEEK_DAYS
    return week if days.earliest // WEEK_DAYS == week else VAGUE

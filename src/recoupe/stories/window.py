"""The reports that a report is compared with: an index of words over a window of time.

What a word weighs in a report is settled once, when the report comes, by how rare the word was
then; a pair's score follows from the two alone. So a decision costs no more in a large record.
"""

from collections.abc import Container, Iterable, Iterator
from itertools import islice

import msgspec

from recoupe.model.reason import Reason
from recoupe.model.story import Link
from recoupe.stories.features import Features
from recoupe.stories.index import Index
from recoupe.stories.rarity import Counts
from recoupe.stories.rules import JOIN_SCORE, KEPT_SCORE, Pair, pair_of, reasons_for, score_of
from recoupe.stories.sides import Side, days_of, side_of

COUNT_DAYS = 60  # whose reports tell how rare a word is
# How far apart in time two reports are compared at most: each day apart speaks against a pair, and
# on two months of the feeds no pair further apart joined (docs/design).
REACH_DAYS = 21
WEEK_DAYS = 7
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
        self._index = Index()
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
        self._index.add(features.report, side)

    def forget(self, *, before: int) -> None:
        """Leave out what no report of that day (an ordinal) or later is compared with."""
        last = (before - self._reach_days) // WEEK_DAYS
        latest = ((report, side.days.latest) for report, side in self._sides.items())
        gone = [report for report, day in latest if day is not None and day // WEEK_DAYS < last]
        oldest = gone == list(islice(self._sides, len(gone)))
        dropped = [self._sides.pop(report) for report in gone]
        for report in gone:
            del self._reports[report]
        if oldest:  # as a stream comes, day by day: the others need not be put in anew
            self._index.drop_first(dropped)
        else:
            self._index = Index()
            for report, side in self._sides.items():
                self._index.add(report, side)
        self._counts.forget(before=before)

    def links(self, features: Features) -> tuple[Link, ...]:
        """Return the decisions on a report and each of the index that shares enough with it.

        By descending score, then id. Pairs below `KEPT_SCORE` are left out.
        """
        scored = ((score_of(pair), a, b) for a, b, pair in self.pairs(features))
        kept = sorted((-score, a, b) for score, a, b in scored if score >= KEPT_SCORE)
        return tuple(Link(a=a, b=b, score=-s, joined=-s >= JOIN_SCORE) for s, a, b in kept)

    def pairs(
        self, features: Features, *, known: Container[Ids] = ()
    ) -> Iterator[tuple[str, str, Pair]]:
        """Yield the pairs of a report that are worth weighing: both ids in order, both sides."""
        report = features.report
        side = self._sides.get(report) or side_of(self.weighed(features))
        for other in self._index.candidates(report, side, reach_days=self._reach_days):
            theirs = self._sides[other]
            first = report < other
            a, b = (report, other) if first else (other, report)
            if (a, b) not in known:
                yield a, b, pair_of(side, theirs) if first else pair_of(theirs, side)


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


def reasons_between(a: Features, b: Features) -> tuple[Reason, ...]:
    """Return what the rules say of two weighed reports, in the table's order."""
    return reasons_for(pair_of(side_of(a), side_of(b)))


def arrival(features: Features) -> tuple[int, str]:
    """Return the order in which reports are taken in: by day, undated ones last, then by id."""
    day = days_of(features).latest
    return (10**9 if day is None else day, features.report)

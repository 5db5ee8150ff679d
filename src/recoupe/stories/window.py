"""The reports that a report is compared with: an index of words over a window of time."""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping

from recoupe.model.story import Link
from recoupe.stories.features import Features
from recoupe.stories.rarity import SHORTEST_WORDS, USUAL_WORDS
from recoupe.stories.rules import Pair, pair_of, reasons_for, score_of, shared_words
from recoupe.stories.sides import Days, Side, days_of, side_of

WINDOW_DAYS = 60
WEEK_DAYS = 7
# How many reports the language's own frequencies stand for beside those of the window: with few
# reports the language decides which words are rare, with many the window does.
PRIOR_REPORTS = 200
LEAST_SHARE = 1e-8  # of the language's text, for a word that its table does not have
SEED_TERMS = 40  # the heaviest words of a report, by which candidates are found
MAX_CANDIDATES = 200  # the likeliest, by the weight of the words found; the rest share little
# Of the words of two reports that are worth weighing. On the labelled feeds it spares most of
# 142,767 candidates and loses 9 of 2,111 kept pairs, none of them near to joining.
LEAST_COSINE = 0.05
VAGUE = None  # the week of reports that are not known to be of one
Ids = tuple[str, str]
JOIN_SCORE = 0.0
KEPT_SCORE = -2.5  # below it a pair counts as sharing nothing; `grouping` knows it as the least


class Window:
    """An index over reports, each compared with those published near it in time.

    A decision on a pair depends on both and on how rare their words were until the later one's
    day: among the reports of the `days` up to it. What is published later changes nothing, and
    neither does the order in which reports are added, if links are asked for after adding.

    A report's day is the last it can have been published on. Undated reports are compared with
    all; two of them, by how rare words are among the undated.
    """

    def __init__(self, reports: Iterable[Features] = (), *, days: int = WINDOW_DAYS) -> None:
        self._span_days = days
        self._reports: dict[str, Features] = {}
        self._postings: dict[str, dict[int | None, list[str]]] = defaultdict(dict)
        self._counts = _Counts(days)
        self._sides: dict[tuple[str, int | None], Side] = {}
        for features in reports:
            self.add(features)

    def __len__(self) -> int:
        return len(self._reports)

    def reports(self) -> Iterator[Features]:
        """Yield the reports of the window, by id."""
        yield from (self._reports[report] for report in sorted(self._reports))

    def add(self, features: Features) -> None:
        """Put a report into the window; one that is there already changes nothing."""
        if features.report in self._reports:
            return
        self._reports[features.report] = features
        self._sides.clear()  # weights depend on what the window holds
        day = days_of(features).latest
        self._counts.add(features, day)
        week = _week_of(days_of(features))
        for term in features.terms:
            self._postings[term.stem].setdefault(week, []).append(features.report)

    def links(self, features: Features, *, known: Container[Ids] = ()) -> tuple[Link, ...]:
        """Return the decisions on a report and each other that shares enough with it.

        By descending score, then id. Pairs below `KEPT_SCORE` are left out, and those that are
        `known` already.
        """
        found = (_link(a, b, pair) for a, b, pair in self.pairs(features, known=known))
        return tuple(sorted(filter(None, found), key=lambda k: (-k.score, k.a, k.b)))

    def pairs(
        self, features: Features, *, known: Container[Ids] = ()
    ) -> Iterator[tuple[str, str, Pair]]:
        """Yield the pairs of a report that are worth weighing: both ids in order, both sides."""
        day = days_of(features).latest
        for other in self._candidates(features, day):
            a, b = sorted((features, other), key=lambda f: f.report)
            if (a.report, b.report) in known:
                continue
            until = _later(day, days_of(other).latest)
            pair = pair_of(self._side(a, until), self._side(b, until))
            if shared_words(pair) >= LEAST_COSINE:
                yield a.report, b.report, pair

    def _candidates(self, features: Features, day: int | None) -> list[Features]:
        """Return the reports that share the most weight of the heaviest words, likeliest first."""
        side = self._side(features, day)
        weeks = self._weeks(side.days)
        weight: dict[str, float] = defaultdict(float)
        for stem in heapq.nsmallest(SEED_TERMS, side.words, key=lambda s: (-side.words[s], s)):
            postings = self._postings.get(stem, {})
            for week in postings if weeks is None else weeks:
                for report in postings.get(week, ()):
                    weight[report] += side.words[stem] * side.rarity[stem]
        weight.pop(features.report, None)
        near = [r for r in weight if side.days.gap(days_of(self._reports[r])) <= self._span_days]
        best = heapq.nsmallest(MAX_CANDIDATES, near, key=lambda r: (-round(weight[r], 9), r))
        return [self._reports[r] for r in best]

    def _weeks(self, days: Days) -> tuple[int | None, ...] | None:
        """Return the weeks that the report's like are looked for in, None for all of them."""
        if days.earliest is None or days.latest is None:
            return None
        first = (days.earliest - self._span_days) // WEEK_DAYS
        return (*range(first, (days.latest + self._span_days) // WEEK_DAYS + 1), VAGUE)

    def _side(self, features: Features, day: int | None) -> Side:
        key = (features.report, day)
        if key not in self._sides:
            self._sides[key] = side_of(features, self._counts.rarity_until(day))
        return self._sides[key]


class _Counts:
    """How many reports of which days have which words."""

    def __init__(self, span_days: int) -> None:
        self._span_days = span_days
        self._having: dict[str, Counter[int | None]] = defaultdict(Counter)
        self._reports: Counter[int | None] = Counter()
        self._words: Counter[int | None] = Counter()
        self._until: dict[int | None, _Rarity] = {}

    def add(self, features: Features, day: int | None) -> None:
        self._until.clear()
        for term in features.terms:
            self._having[term.stem][day] += 1
        self._reports[day] += 1
        self._words[day] += sum(t.count for t in features.terms)

    def rarity_until(self, day: int | None) -> "_Rarity":
        """Return how rare words are among the reports of a day and the span before it."""
        if day not in self._until:
            self._until[day] = self._rarity_until(day)
        return self._until[day]

    def _rarity_until(self, day: int | None) -> "_Rarity":
        first = None if day is None else day - self._span_days
        days = [d for d in self._reports if _within(d, first, day)]
        reports = sum(self._reports[d] for d in days)
        words = sum(self._words[d] for d in days) / reports if reports else USUAL_WORDS
        usual = min(USUAL_WORDS, max(SHORTEST_WORDS, words))
        return _Rarity(self._having, frozenset(days), reports, usual)


class _Rarity:
    """Minus the logarithm of how likely a report has a word: the window's count with a prior."""

    def __init__(
        self,
        having: Mapping[str, Counter[int | None]],
        days: frozenset[int | None],
        reports: int,
        usual_words: float,
    ) -> None:
        self._having = having
        self._days = days
        self._reports = reports
        self._usual_words = usual_words
        self._counted: dict[str, int] = {}  # a word is asked for by many reports of the window

    def __call__(self, stem: str, share: float) -> float:
        expected = 1 - math.exp(-self._usual_words * max(share, LEAST_SHARE))
        if stem not in self._counted:
            by_day: Mapping[int | None, int] = self._having.get(stem, {})
            self._counted[stem] = sum(n for d, n in by_day.items() if d in self._days)
        likely = self._counted[stem] + PRIOR_REPORTS * expected + 0.3
        return max(0.0, -math.log(likely / (self._reports + PRIOR_REPORTS + 1)))


def links_among(reports: Iterable[Features]) -> tuple[Link, ...]:
    """Return the decisions on all pairs of these reports, whatever their order; by a, then b."""
    window = Window(reports)
    found: dict[Ids, Link] = {}
    for features in window.reports():
        found |= {(k.a, k.b): k for k in window.links(features, known=found)}
    return tuple(found[pair] for pair in sorted(found))


def _later(day: int | None, other: int | None) -> int | None:
    known = [d for d in (day, other) if d is not None]
    return max(known, default=None)


def _week_of(days: Days) -> int | None:
    """Return the week that a report is filed under, or `VAGUE` where it may be of several."""
    if days.earliest is None or days.latest is None:
        return VAGUE
    week = days.latest // WEEK_DAYS
    return week if days.earliest // WEEK_DAYS == week else VAGUE


def _within(day: int | None, first: int | None, last: int | None) -> bool:
    if day is None or first is None or last is None:
        return day is None and last is None
    return first < day <= last


def _link(a: str, b: str, pair: Pair) -> Link | None:
    """Return the decision on a pair, None where they share too little to speak of."""
    score = score_of(pair)
    if score < KEPT_SCORE:
        return None
    return Link(a=a, b=b, score=score, joined=score >= JOIN_SCORE, reasons=reasons_for(pair))

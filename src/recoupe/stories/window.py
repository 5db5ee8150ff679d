"""The reports that a report is compared with: an index of words over a window of time."""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping

from recoupe.model.story import Link
from recoupe.stories.features import STEM_LETTERS, Features
from recoupe.stories.rarity import SHORTEST_WORDS, USUAL_WORDS
from recoupe.stories.rules import Days, Side, reasons_for, score_of

WINDOW_DAYS = 60
WEEK_DAYS = 7
WIDE_WEEKS = 6  # a publication known no better than this is kept apart, compared with all
# How many reports the language's own frequencies stand for beside those of the window: with few
# reports the language decides which words are rare, with many the window does.
PRIOR_REPORTS = 200
SEED_TERMS = 40  # the heaviest words of a report, by which candidates are found
MAX_CANDIDATES = 200  # the likeliest, by the weight of the words found; the rest share little
JOIN_SCORE = 0.0
KEPT_SCORE = -2.5  # below it a pair counts as sharing nothing; `grouping` knows it as the least
WIDE = None


class Window:
    """An index over reports; `links` compares one with those that stand in it.

    What the window holds decides how rare a word is. Add all reports before asking for links,
    and neither their order nor the order of asking matters.
    """

    def __init__(self, reports: Iterable[Features] = (), *, days: int = WINDOW_DAYS) -> None:
        self._days = days
        self._reports: dict[str, Features] = {}
        self._having: Counter[str] = Counter()  # stem -> reports that have it
        self._shares: dict[str, float] = {}  # stem -> the greatest share a form of it has
        self._words = 0
        self._postings: dict[str, dict[int | None, list[str]]] = defaultdict(dict)
        self._sides: dict[str, Side] = {}
        for features in reports:
            self.add(features)

    def __len__(self) -> int:
        return len(self._reports)

    def add(self, features: Features) -> None:
        """Put a report into the window; one that is there already changes nothing."""
        if features.report in self._reports:
            return
        self._reports[features.report] = features
        self._sides.clear()  # every weight depends on what the window holds
        buckets = tuple(_buckets(_days_of(features), margin_days=0))
        for term in features.terms:
            self._having[term.stem] += 1
            self._shares[term.stem] = max(self._shares.get(term.stem, 0.0), term.share)
            for bucket in buckets:
                self._postings[term.stem].setdefault(bucket, []).append(features.report)
        self._words += sum(t.count for t in features.terms)

    def links(
        self, features: Features, *, known: Container[tuple[str, str]] = ()
    ) -> tuple[Link, ...]:
        """Return the decisions on `features` and each other report that shares enough with it.

        By descending score, then id. Pairs below `KEPT_SCORE` are left out, and those that are
        `known` already, as (a, b).
        """
        this = self._side(features)
        found = [
            link
            for other in self._candidates(features, this)
            if (min(features.report, other), max(features.report, other)) not in known
            and (link := _link(features.report, this, other, self._side(self._reports[other])))
        ]
        return tuple(sorted(found, key=lambda k: (-k.score, k.a, k.b)))

    def _candidates(self, features: Features, side: Side) -> list[str]:
        """Return the reports that share the most weight of the heaviest words, likeliest first."""
        seeds = sorted(side.words, key=lambda s: (-side.words[s], s))[:SEED_TERMS]
        buckets = tuple(_buckets(side.days, margin_days=self._days))
        weight: dict[str, float] = defaultdict(float)
        for stem in seeds:
            postings = self._postings.get(stem, {})
            weeks = tuple(postings) if buckets == (WIDE,) else (*buckets, WIDE)
            for report in {r for week in weeks for r in postings.get(week, ())}:
                weight[report] += side.words[stem] * side.rarity[stem]
        weight.pop(features.report, None)
        near = [r for r in weight if side.days.gap(_days_of(self._reports[r])) <= self._days]
        return heapq.nsmallest(MAX_CANDIDATES, near, key=lambda r: (-round(weight[r], 9), r))

    def _side(self, features: Features) -> Side:
        if features.report not in self._sides:
            self._sides[features.report] = self._weighed(features)
        return self._sides[features.report]

    def _weighed(self, features: Features) -> Side:
        rarity = {t.stem: self._rarity(t.stem, t.share) for t in features.terms}
        weights = {t.stem: (1 + math.log(t.count)) * rarity[t.stem] for t in features.terms}
        names = {
            name: (1 + math.log(n)) * self._rarity(name[:STEM_LETTERS], 0.0)
            for name, n in features.names
        }
        title = {t.stem: rarity[t.stem] for t in features.terms if t.in_title}
        top = {t.stem: weights[t.stem] for t in features.terms if t.in_title or t.in_lead}
        return Side(
            words=_unit(weights),
            top=_unit(top),
            title=_unit(title),
            names=_unit(names),
            source=features.source,
            rarity=rarity,
            forms={t.stem: t.form for t in features.terms},
            places=frozenset(features.places),
            numbers=frozenset(features.numbers),
            days=_days_of(features),
        )

    def _rarity(self, stem: str, share: float) -> float:
        """Return minus the logarithm of how likely a report has a word, learned with a prior."""
        count = len(self._reports)
        usual = min(USUAL_WORDS, max(SHORTEST_WORDS, self._words / count)) if count else USUAL_WORDS
        expected = 1 - math.exp(-usual * max(self._shares.get(stem, 0.0), share, 1e-8))
        having = self._having[stem] + PRIOR_REPORTS * expected + 0.3
        return -math.log(having / (count + PRIOR_REPORTS + 1))


def links_among(reports: Iterable[Features]) -> tuple[Link, ...]:
    """Return the decisions on all pairs of these reports, whatever their order; by a, then b."""
    ordered = sorted(reports, key=lambda f: f.report)
    window = Window(ordered)
    found: dict[tuple[str, str], Link] = {}
    for features in ordered:
        found.update({(k.a, k.b): k for k in window.links(features, known=found.keys())})
    return tuple(found[pair] for pair in sorted(found))


def _link(a: str, side_a: Side, b: str, side_b: Side) -> Link | None:
    """Return the decision on a pair, None where they share too little to speak of."""
    if b < a:
        a, side_a, b, side_b = b, side_b, a, side_a
    score = score_of(side_a, side_b)
    if score < KEPT_SCORE:
        return None
    reasons = reasons_for(side_a, side_b)
    return Link(a=a, b=b, score=score, joined=score >= JOIN_SCORE, reasons=reasons)


def _days_of(features: Features) -> Days:
    return Days(
        earliest=features.earliest.toordinal() if features.earliest else None,
        latest=features.latest.toordinal() if features.latest else None,
    )


def _buckets(days: Days, *, margin_days: int) -> tuple[int | None, ...]:
    """Return the weeks that a publication may lie in, or the one bucket of vague dates."""
    if days.earliest is None or days.latest is None:
        return (WIDE,)
    if days.latest - days.earliest > WIDE_WEEKS * WEEK_DAYS:
        return (WIDE,)
    first = (days.earliest - margin_days) // WEEK_DAYS
    return tuple(range(first, (days.latest + margin_days) // WEEK_DAYS + 1))


def _unit(weights: Mapping[str, float]) -> dict[str, float]:
    """Return a vector of the same direction and length 1 (the empty one stays)."""
    length = math.sqrt(math.fsum(w * w for w in weights.values()))
    return {key: w / length for key, w in weights.items()} if length else {}

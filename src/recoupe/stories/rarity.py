"""How rare words are: in the language at large, and among the reports of a window of days."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping

from recoupe.stories.features import Features

# Words of the shortest and the usual report: how many chances a word has to occur in one.
SHORTEST_WORDS = 25
USUAL_WORDS = 150
# How many reports the language's own frequencies stand for beside those of the window: with few
# reports the language decides which words are rare, with many the window does.
PRIOR_REPORTS = 200
LEAST_SHARE = 1e-8  # of the language's text, for a word that its table does not have


class Counts:
    """How many reports of which days have which words; undated reports are of no day."""

    def __init__(self, span_days: int) -> None:
        self._span_days = span_days
        self._seen: dict[int | None, set[str]] = defaultdict(set)
        self._having: dict[str, Counter[int | None]] = defaultdict(Counter)
        self._words: Counter[int | None] = Counter()
        self._until: dict[int | None, Rarity] = {}

    def add(self, features: Features) -> None:
        """Count a report's words; one that was counted changes nothing."""
        day = features.latest.toordinal() if features.latest else None
        if features.report in self._seen[day]:
            return
        self._until.clear()
        self._seen[day].add(features.report)
        for term in features.terms:
            self._having[term.stem][day] += 1
        self._words[day] += sum(t.count for t in features.terms)

    def forget(self, *, before: int) -> None:
        """Leave out the days that no report of that day or later is weighed by."""
        gone = {d for d in self._seen if d is not None and d <= before - self._span_days}
        if not gone:
            return
        for day in gone:
            del self._seen[day]
            del self._words[day]
        for stem in list(self._having):
            counts = self._having[stem]
            for day in gone & counts.keys():
                del counts[day]
            if not counts:
                del self._having[stem]
        self._until.clear()

    def rarity_until(self, day: int | None) -> "Rarity":
        """Return how rare words are among the reports of a day and the span before it."""
        if day not in self._until:
            days = [d for d in self._seen if self._is_within(d, day)]
            reports = sum(len(self._seen[d]) for d in days)
            words = sum(self._words[d] for d in days) / reports if reports else USUAL_WORDS
            usual = min(USUAL_WORDS, max(SHORTEST_WORDS, words))
            self._until[day] = Rarity(self._having, frozenset(days), reports, usual)
        return self._until[day]

    def _is_within(self, day: int | None, last: int | None) -> bool:
        if day is None or last is None:
            return day is None and last is None
        return last - self._span_days < day <= last


class Rarity:
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

"""Finding the reports that one may belong with, among all that are at hand.

Nothing is decided here: what the rules of `stories.rules` can say of a pair at most is summed up
for many rows at once, and only what may come near goes before the rules.
"""

import heapq
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from recoupe.stories.columns import Columns
from recoupe.stories.features import STEM_LETTERS
from recoupe.stories.postings import Postings
from recoupe.stories.rules import KEPT_SCORE, RAREST_SUM, RAREST_WORDS, RULES, START
from recoupe.stories.sides import CONTENT_RARITY, Side

if TYPE_CHECKING:
    from recoupe.stories.columns import Numbers, Rows

SEED_TERMS = 40  # the heaviest words of a report, by which candidates are found
# A word in more of the reports at hand than this share (and this number) finds nobody.
COMMON_SHARE, COMMON_REPORTS = 0.03, 400
SEEDS_COSINE = 0.03  # least likeness by the words that find candidates
MAX_CANDIDATES = 120  # the likeliest by those words
# What like meaning and shared words must give a pair together, in the rules' logits. Of 42,827
# candidates on the feeds it spares 58 %, loses 118 of 6,590 kept pairs and none that joins.
LEAST_GROUNDS = 2.25
_WEIGHTS = {rule.name: rule.weight for rule in RULES}


class Index:
    """Reports in rows: their words and names, and the squared weights of their titles and names."""

    def __init__(self) -> None:
        self._reports: list[str] = []
        self._words = Postings()
        self._titles = Postings()
        self._names = Postings()
        self._stems = Postings()
        self._columns = Columns()

    def __len__(self) -> int:
        return len(self._reports)

    def add(self, report: str, side: Side) -> None:
        """Put a report into the next row."""
        row = len(self._reports)
        self._reports.append(report)
        self._words.add(row, side.words)
        self._titles.add(row, {stem: w * w for stem, w in side.title.items()})
        self._names.add(row, side.names)
        self._stems.add(row, name_stems(side))
        self._columns.add(side)

    def drop_first(self, sides: Sequence[Side]) -> None:
        """Leave out the first rows, which are of these reports: as if they had never been in."""
        rows = len(sides)
        del self._reports[:rows]
        self._words.drop_first(rows, {key for side in sides for key in side.words})
        self._titles.drop_first(rows, {key for side in sides for key in side.title})
        self._names.drop_first(rows, {key for side in sides for key in side.names})
        self._stems.drop_first(rows, {key for side in sides for key in name_stems(side)})
        self._columns.drop_first(rows)

    def candidates(self, report: str, side: Side, *, reach_days: int) -> list[str]:
        """Return the others that may share enough with a report."""
        import numpy as np

        common = max(COMMON_REPORTS, COMMON_SHARE * len(self))
        finding = {s: w for s, w in side.words.items() if self._words.spread(s) <= common}
        seeds = heapq.nsmallest(SEED_TERMS, finding, key=lambda s: (-finding[s], s))
        cosines = self._words.dot({s: finding[s] for s in seeds}, np.arange(len(self)))
        rows = self._likeliest(report, cosines)
        days = self._columns.days_between(side, rows)
        rows, days = rows[days <= reach_days], days[days <= reach_days]
        grounds = _WEIGHTS["shared_words"] * cosines[rows]
        grounds += _WEIGHTS["like_meaning"] * self._columns.alike(side, rows)
        most = grounds + self._rest(side, finding, rows) + self._against(side, rows, days)
        worth = (grounds >= LEAST_GROUNDS) & (START + most >= KEPT_SCORE)
        return [self._reports[row] for row in rows[np.flatnonzero(worth)]]

    def _likeliest(self, report: str, cosines: "Numbers") -> "Rows":
        """Return the rows that have the most weight in common."""
        import numpy as np

        rows = np.flatnonzero(cosines >= SEEDS_COSINE)
        if len(rows) > MAX_CANDIDATES + 1:
            least = np.partition(cosines[rows], -MAX_CANDIDATES - 1)[-MAX_CANDIDATES - 1]
            rows = rows[cosines[rows] >= least]
        others = [row for row in rows.tolist() if self._reports[row] != report]
        if len(others) > MAX_CANDIDATES:  # of those that are equally likely, the first by id
            others.sort(key=lambda row: (-cosines[row], self._reports[row]))
        return np.array(others[:MAX_CANDIDATES], dtype=np.int64)

    def _rest(self, side: Side, finding: Mapping[str, float], rows: "Rows") -> "Numbers":
        """Return what names and titles say of each row, and rare words at most."""
        import numpy as np

        title = {s: w * w for s, w in side.title.items() if s in finding}
        found = self._words.having(title, rows)
        answered = np.maximum(found, self._titles.dot(dict.fromkeys(finding, 1.0), rows))
        telling = dict.fromkeys((s for s, r in side.rarity.items() if r > CONTENT_RARITY), 1.0)
        total: Numbers = (
            _WEIGHTS["shared_names"] * self._names.dot(side.names, rows)
            + _WEIGHTS["title_answered"] * answered
            + _WEIGHTS["rare_words"] * _rarest(side, finding)
            + _WEIGHTS["rare_in_titles"] * _rarest(side, side.title) * (answered > 0)
            + _WEIGHTS["single_word"] * (self._words.having(telling, rows) <= 1)
        )
        if side.names:
            known = self._words.having(name_stems(side), rows)
            knows = self._stems.dot(dict.fromkeys(side.words, 1.0), rows)
            other = (1 - np.maximum(known, knows)) * self._columns.has_names(rows)
            total += _WEIGHTS["other_names"] * other
        return total

    def _against(self, side: Side, rows: "Rows", days: "Rows") -> "Numbers":
        """Return what length, distance in time and one outlet take away for each row."""
        import numpy as np

        total: Numbers = (
            _WEIGHTS["many_words"] * np.log1p(self._columns.shorter(side, rows))
            + _WEIGHTS["days_between"] * np.log2(1.0 + days)
            + _WEIGHTS["same_outlet"] * self._columns.same_outlet(side, rows)
        )
        return total


def name_stems(side: Side) -> dict[str, float]:
    """Return the squared weights of a report's names by their stems."""
    found: dict[str, float] = {}
    for name, weight in side.names.items():
        stem = name[:STEM_LETTERS]
        found[stem] = found.get(stem, 0.0) + weight * weight
    return found


def _rarest(side: Side, stems: Mapping[str, float]) -> float:
    """Return what the rarest of these words weigh, as the rules of rare words count it."""
    return sum(heapq.nlargest(RAREST_WORDS, (side.rarity[s] for s in stems))) / RAREST_SUM

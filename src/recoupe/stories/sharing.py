"""Which reports of a window share text, story or no story: an index of word shingles."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.model.annotation import Reading
from recoupe.model.base import Value
from recoupe.text.shingles import count_common, distinct, shingles, winnowed
from recoupe.text.words import words_of

if TYPE_CHECKING:
    from recoupe.text.shingles import Hashes

SHARING_VERSION = "1"
SHARING_DAYS = 30
"""Days for which a text is remembered: columns and statements are taken up weeks later."""
CONTAINED_WORDS = 7
"""Words of a shingle by which the share of common text is measured."""
LEAST_CONTAINED = 0.15
"""Share of the shorter text's shingles from which on two reports share text."""
# Candidates: shingles of five words, the least of every five kept. So nine words in a row that
# two texts share are never missed, and a text of 600 words is kept as some 200 numbers.
SEED_WORDS = 5
SEED_WINDOW = 5
LEAST_SEEDS = 2
LEAST_SEED_SHARE = 0.1  # of a short text's, where it has too few for `LEAST_SEEDS`
# What more reports than this have in common is an outlet's standing text, or a dispatch that the
# latest of them stand for: cost per report stays flat.
MOST_PLACES = 64


class Sharing(Value, frozen=True, kw_only=True):
    """Two reports that share text: how many shingles, and their share of the shorter text's.

    `a` was there first, `b` came later into the window; that says nothing of who wrote it.
    """

    a: str
    b: str
    shingles: int
    contained: float


@dataclass(frozen=True, kw_only=True)
class Print:
    """What is remembered of a report's text: its seeds and its shingles, as distinct hashes."""

    report: str
    day: dt.date | None
    seeds: tuple[int, ...]
    shingles: "Hashes"


def print_of(reading: Reading) -> Print:
    """Return the print of a report's body (all of it: an outlet's own lines are there too)."""
    return print_of_text(reading.id, reading.text, day=reading.published.latest)


def print_of_text(report: str, text: str, *, day: dt.date | None) -> Print:
    """Return the print of a text; `day` is the last day on which it may have been published."""
    words = [w.norm for w in words_of(text)]
    return Print(
        report=report,
        day=day,
        seeds=winnowed(shingles(words, SEED_WORDS), SEED_WINDOW),
        shingles=distinct(shingles(words, CONTAINED_WORDS)),
    )


class TextWindow:
    """The texts of the last `days` days, looked up by what they share.

    A report without a date stays as long as one of the latest day then known. Cost of a look-up
    depends on the report's length and on how many carry its words, not on the window's size.
    """

    def __init__(self, *, days: int | None = SHARING_DAYS) -> None:
        self._days = days
        self._prints: dict[str, Print] = {}
        self._places: dict[int, list[str]] = {}
        self._by_day: dict[dt.date, list[str]] = defaultdict(list)
        self._latest: dt.date | None = None

    def __len__(self) -> int:
        return len(self._prints)

    def add(self, text: Print) -> tuple[Sharing, ...]:
        """Remember a text and return the texts in the window that it shares enough with.

        Those that share most come first. A report that is there already changes nothing.
        """
        if text.report in self._prints:
            return ()
        self._move_to(text.day)
        found = self._sharing(text)
        self._keep(text)
        return found

    def _sharing(self, text: Print) -> tuple[Sharing, ...]:
        counts: Counter[str] = Counter()
        for seed in text.seeds:
            counts.update(self._places.get(seed, ()))
        least = min(LEAST_SEEDS, LEAST_SEED_SHARE * len(text.seeds))
        found = [compare(self._prints[o], text) for o, count in counts.items() if count >= least]
        kept = [s for s in found if s.contained >= LEAST_CONTAINED]
        return tuple(sorted(kept, key=lambda s: (-s.contained, s.a)))

    def _keep(self, text: Print) -> None:
        self._prints[text.report] = text
        if self._latest is not None:
            self._by_day[min(text.day or self._latest, self._latest)].append(text.report)
        for seed in text.seeds:
            places = self._places.setdefault(seed, [])
            places.append(text.report)
            if len(places) > MOST_PLACES:
                del places[0]

    def _move_to(self, day: dt.date | None) -> None:
        """Make `day` the latest, and forget what is too old for it."""
        if day is None or (self._latest is not None and day <= self._latest):
            return
        self._latest = day
        if self._days is None:
            return
        first = day - dt.timedelta(days=self._days)
        for old in [d for d in self._by_day if d < first]:
            for report in self._by_day.pop(old):
                self._forget(report)

    def _forget(self, report: str) -> None:
        for seed in self._prints.pop(report).seeds:
            places = self._places[seed]
            if report in places:
                places.remove(report)
            if not places:
                del self._places[seed]


def compare(a: Print, b: Print) -> Sharing:
    """Return what two texts share; nothing where one is shorter than a shingle."""
    common = count_common(a.shingles, b.shingles)
    share = contained(a.shingles, b.shingles, common)
    return Sharing(a=a.report, b=b.report, shingles=common, contained=share)


def contained(a: "Hashes", b: "Hashes", common: int | None = None) -> float:
    """Return the share of the shorter one's distinct shingles that both have."""
    shorter = min(len(a), len(b))
    if not shorter:
        return 0.0
    return (count_common(a, b) if common is None else common) / shorter


def sharing_among(texts: Sequence[Print]) -> tuple[Sharing, ...]:
    """Return all pairs of these texts that share enough, whatever their days."""
    window = TextWindow(days=None)
    return tuple(s for text in texts for s in window.add(text))

"""Fractions of a whole, told in percent: "deux tiers", "la moitié", "une personne sur trois"."""

import re
from collections.abc import Iterator

from recoupe.reading.figures.numbers import BLANK, Amount, plain, words_pattern
from recoupe.reading.figures.table import FigureTable

_CUE_REACH_CHARS = 14
# "six députés sur 26" are two counts; round or small wholes make a rate.
_WHOLES = frozenset({*range(2, 11), 100, 1000})


class Fractions:
    """Finds the fractions of a text."""

    def __init__(self, table: FigureTable) -> None:
        self._table = table
        tops = words_pattern([w for w, value in table.words.items() if value < 10])
        self._fraction = re.compile(
            rf"(?<![\w-])(?:(?P<half>{words_pattern(table.half)})|(?P<top>{tops}|\d){BLANK}"
            rf"(?P<part>{words_pattern(table.fractions)}))(?![\w-])"
            rf"(?P<of>{BLANK}(?:d(?:e{BLANK}(?:la{BLANK}|l['’])?|es{BLANK}|u{BLANK}|['’]))(?P<next>[^\W\d]*))?",
            re.IGNORECASE,
        )
        self._cue = re.compile(
            rf"(?<!\w){words_pattern(table.fraction_cues)}{BLANK}?$", re.IGNORECASE
        )
        self._rate = re.compile(
            rf"\S+{BLANK}(?P<noun>[^\d]+?){BLANK}{table.out_of}{BLANK}\S+", re.IGNORECASE
        )
        self._link = re.compile(
            rf"{BLANK}?(?:[^\W\d]+(?:['’-]|{BLANK})){{0,4}}{table.out_of}{BLANK}", re.IGNORECASE
        )

    def scan(self, text: str, start: int, end: int) -> Iterator[Amount]:
        """Yield the fractions of `text[start:end]`, as percent."""
        for match in self._fraction.finditer(text, start, end):
            word = plain(match["next"] or "")
            if word in self._table.fraction_stops or word in self._table.time_nouns:
                continue
            last = match.end("half") if match["half"] else match.end("part")
            if match["half"] or match["of"] or self._is_cued(text, match, start):
                yield _percent(match.start(), last, self._share(match))

    def _is_cued(self, text: str, match: re.Match[str], start: int) -> bool:
        """Say whether the words before tell "un tiers" from a third party."""
        before = max(start, match.start() - _CUE_REACH_CHARS)
        return bool(self._cue.search(text, before, match.start()))

    def _share(self, match: re.Match[str]) -> float:
        if match["half"]:
            return 0.5
        top = match["top"]
        count = int(top) if top.isdigit() else self._table.words[plain(top)]
        return count / self._table.fractions[plain(match["part"])]

    def counted(self, words: str) -> str | None:
        """Return what a rate counts ("personne" in "une personne sur trois"), or None."""
        said = self._rate.fullmatch(words)
        return said["noun"] if said else None

    def rate(self, text: str, part: Amount, whole: Amount) -> Amount | None:
        """Return "une personne sur trois" as percent, from its two numbers, or None."""
        link = text[part.end : whole.start]
        if len(link) > 60 or not self._link.fullmatch(link):
            return None
        between = {plain(w) for w in link.split()}
        if whole.value not in _WHOLES or part.value >= whole.value:
            return None
        if between & (self._table.time_nouns | set(self._table.measures)):
            return None
        return _percent(part.start, whole.end, part.value / whole.value)


def _percent(start: int, end: int, share: float) -> Amount:
    value = round(100 * share, 2)
    return Amount(start=start, end=end, value=value, low=value, high=value)

"""Numbers in running text: digits, words, approximations; their values and bounds."""

import re
from collections.abc import Iterable, Iterator

from recoupe.model.annotation import FigureModifier
from recoupe.model.base import Value
from recoupe.reading.figures.table import FigureTable
from recoupe.text.overlaps import Overlaps

# A blank may be doubled, and lines may be broken by hand.
BLANK = "(?:[ \u00a0\u202f\u2009]{1,2}\n?|\n)"
# "about" is read as within a tenth: the stated number stays `value`.
ABOUT_SHARE = 0.1
# Groups are bounded, so that a long run of digits is read in linear time.
_DIGITS = r"\d{1,3}(?:[.'’\u00a0\u202f\u2009 ]\d{3}){1,5}(?:,\d{1,3})?|\d{1,15}(?:[.,]\d{1,3})?"
# How far before "millions" the number that it scales would end.
_NUMBER_REACH_CHARS = 16


class Amount(Value, frozen=True, kw_only=True):
    """A number as written: its range in the text, its value and bounds, and how exact it is."""

    start: int
    end: int
    value: float
    low: float | None
    high: float | None
    modifier: FigureModifier | None = None
    in_digits: bool = False


def words_pattern(words: Iterable[str]) -> str:
    """Return an alternation of `words`, longest first, that bears any blank and apostrophe."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    escaped = (re.escape(w).replace(r"\ ", BLANK).replace("'", "['’]") for w in ordered)
    return "(?:" + "|".join(escaped) + ")"


def plain(text: str) -> str:
    """Return `text` as the tables write it: lower-cased, blanks single, apostrophes straight."""
    return " ".join(text.lower().replace("’", "'").split())


class NumberGrammar:
    """Finds the numbers of a text in one pass for each way of writing them."""

    def __init__(self, table: FigureTable) -> None:
        self._table = table
        word = words_pattern({*table.words, *table.scales})
        scale = words_pattern(table.scales)
        link = rf"(?:{BLANK}{table.between_link}{BLANK}|-{table.between_link}-)"
        unit = rf"{link}{words_pattern(table.joined_units)}(?!\w)"
        run = rf"{word}(?:(?:-|{BLANK}){word}|{unit}){{0,11}}"
        half = rf"(?P<half>{BLANK}et{BLANK}demie?)?"
        glued = rf"(?-i:{words_pattern(table.glued)}(?!\w)|m\d\d(?!\w))"
        # A full stop may stand before it without a blank ("libérées.Deux personnes").
        self._number = re.compile(
            rf"(?<![\w,/:’'])(?<![\W\d]\.)(?<![^\W\d]-)(?:(?P<digits>{_DIGITS})(?:{BLANK}(?P<scale>{scale}))?"
            rf"|(?P<words>{run})){half}(?:(?={glued})|(?!\w|-[^\W\d]|[.,:/]\d))",
            re.IGNORECASE,
        )
        big = words_pattern([*table.approximate, *table.scales])
        plural = words_pattern(table.plural_approximate)
        ones = words_pattern([*table.words, *table.one_approximate])
        sized = rf"(?:{words_pattern(table.size_words)}{BLANK})?"
        self._approximate = re.compile(
            rf"(?<![\w-])(?:(?:(?P<plural>{plural})|(?P<count>{ones}|\d{{1,3}})){BLANK}{sized})?"
            rf"(?P<noun>{big})s?(?:{BLANK}d(?:e{BLANK}|['’])(?P<scale>{scale}|milliers))?(?![\w-])",
            re.IGNORECASE,
        )
        self._number_before = re.compile(rf"(?:\d|(?<!\w){word}){BLANK}$", re.IGNORECASE)

    def scan(self, text: str, start: int, end: int) -> list[Amount]:
        """Return the numbers of `text[start:end]`, in order; they do not overlap."""
        found = [*self._approximations(text, start, end)]
        taken = Overlaps((a.start, a.end, a) for a in found)
        found += [
            self._exact(match)
            for match in self._number.finditer(text, start, end)
            if not taken.over(match.start(), match.end())
        ]
        return sorted(found, key=lambda a: a.start)

    def _exact(self, match: re.Match[str]) -> Amount:
        digits = match["digits"]
        value, last = (
            (self._of_digits(digits), 1) if digits else self.of_words(plain(match["words"]))
        )
        if match["scale"]:
            last = self._table.scales[plain(match["scale"])]
            value *= last
        if match["half"]:
            value += last / 2
        return Amount(
            start=match.start(),
            end=match.end(),
            value=value,
            low=value,
            high=value,
            in_digits=bool(digits),
        )

    def _approximations(self, text: str, start: int, end: int) -> Iterator[Amount]:
        for match in self._approximate.finditer(text, start, end):
            noun, count = plain(match["noun"]), match["count"]
            is_scale = noun not in self._table.approximate
            step = self._base(noun) * self._base(plain(match["scale"] or ""))
            if count is None:
                if match["plural"] or self._is_bare_plural(text, match):
                    yield at_least(match.start(), match.end(), 2.0 * step)
            elif not is_scale:  # "deux millions" is exact
                times = int(count) if count.isdigit() else self._table.words.get(plain(count), 1)
                yield about(match.start(), match.end(), times * step)

    def _is_bare_plural(self, text: str, match: re.Match[str]) -> bool:
        """Say whether the noun stands for many of it ("la perte de milliers d'emplois")."""
        noun = match["noun"] + text[match.end("noun") : match.end("noun") + 1]
        before = max(0, match.start() - _NUMBER_REACH_CHARS)
        return noun.rstrip().lower().endswith("s") and not self._number_before.search(
            text, before, match.start()
        )

    def _base(self, word: str) -> int:
        table = self._table
        singular = word.removesuffix("s")
        return (
            table.approximate.get(word)
            or table.approximate.get(singular)
            or table.scales.get(word)
            or 1
        )

    @staticmethod
    def _of_digits(digits: str) -> float:
        whole, comma, part = digits.partition(",")
        grouped = re.sub(r"[.'’\u00a0\u202f\u2009 ]", "", whole)
        point = re.fullmatch(r"\d+\.\d{1,2}", whole)
        return float(whole) if point else float(f"{grouped}.{part}" if comma else grouped)

    def of_words(self, words: str) -> tuple[float, int]:
        """Return the value of a run of number words, and the scale it ends in (1: none)."""
        total, current, last = 0.0, 0.0, 1
        for word in re.split(r"[- ]", words):
            if word in self._table.scales:
                last = self._table.scales[word]
                total += (current or 1) * last
                current = 0.0
            elif word in self._table.words:
                value, last = self._table.words[word], 1
                current = joined(current, value)
        return total + current, last


def joined(current: float, value: int) -> float:
    """Return a number under a thousand after one more word: cent multiplies, vingt after quatre."""
    if value == 100:
        return (current or 1) * 100
    if value == 20 and current % 100 == 4:
        return current + 76
    return current + value


def about(start: int, end: int, value: float) -> Amount:
    """Return an approximate amount, its bounds a tenth to each side."""
    return Amount(
        start=start,
        end=end,
        value=value,
        low=round(value * (1 - ABOUT_SHARE), 6),
        high=round(value * (1 + ABOUT_SHARE), 6),
        modifier="about",
    )


def at_least(start: int, end: int, value: float) -> Amount:
    """Return an amount without upper bound."""
    return Amount(
        start=start, end=end, value=value, low=value, high=None, modifier="at_least"
    )  # fmt: skip


def modified(amount: Amount, modifier: FigureModifier, start: int, end: int) -> Amount:
    """Return `amount` under a modifier whose words widen it to `start` and `end`."""
    value = amount.value
    if modifier == "about" and amount.low == amount.high:
        return about(start, end, value)
    low, high = amount.low, amount.high
    if amount.modifier == "about" != modifier:  # "plus d'une dizaine" is ten or more, not nine
        low = high = value
    bounds: dict[str, tuple[float | None, float | None]] = {
        "about": (low, high),
        "at_least": (low, None),
        "more_than": (low, None),
        "less_than": (None, high),
        "at_most": (None, high),
        "up_to": (None, high),
    }
    low, high = bounds[modifier]
    return Amount(start=start, end=end, value=value, low=low, high=high, modifier=modifier)


def spanning(first: Amount, second: Amount, start: int, end: int) -> Amount:
    """Return the range from one amount to another; its value is the middle."""
    return Amount(
        start=start,
        end=end,
        value=(first.value + second.value) / 2,
        low=first.value,
        high=second.value,
        in_digits=first.in_digits and second.in_digits,
    )

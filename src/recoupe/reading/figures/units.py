"""Units beside a number: percent, money, measures."""

import re

from recoupe.reading.figures.numbers import BLANK, Amount, plain, words_pattern
from recoupe.reading.figures.table import FigureTable
from recoupe.reading.parse import Document

_MONEY_REACH_CHARS = 24


class Units:
    """Recognises the unit that follows or opens an amount and widens the amount over it."""

    def __init__(self, table: FigureTable) -> None:
        self._table = table
        of = rf"(?:d(?:e{BLANK}|['’]))?"
        self._percent = re.compile(rf"{BLANK}?{words_pattern(table.percent)}(?!\w)", re.IGNORECASE)
        money = words_pattern([*table.currencies, *table.scaled_currencies])
        letter = "|".join(sorted(table.scale_letters, key=lambda w: (-len(w), w)))
        self._money = re.compile(
            rf"{BLANK}?(?:(?-i:(?P<letter>{letter})){BLANK}?)?{of}(?P<unit>{money})(?!\w)",
            re.IGNORECASE,
        )
        self._money_before = re.compile(
            rf"(?<![\w,.])(?P<unit>{words_pattern(table.currencies)}){BLANK}?$", re.IGNORECASE
        )
        self._measure = re.compile(
            rf"{BLANK}?{of}(?P<unit>{words_pattern(table.measures)})"
            rf"(?:(?!\w)|(?=\d\d(?!\w)))(?:(?<=m){BLANK}?(?P<rest>\d\d)(?!\w|{BLANK}?%))?",
            re.IGNORECASE,
        )
        self._zones = {
            word: {
                code: re.compile(rf"(?<!\w){words_pattern(names)}(?!\w)")
                for code, names in zones.items()
            }
            for word, zones in table.zones.items()
        }

    def measured(self, text: str, amount: Amount, end: int) -> tuple[Amount, str | None]:
        """Return the amount with its unit inside, and the unit; None for a plain number."""
        percent = self._percent.match(text, amount.end, end)
        if percent:
            return _widened(amount, percent.end()), "%"
        money = self._money.match(text, amount.end, end)
        if money:
            return self._in_money(amount, money)
        measure = self._measure.match(text, amount.end, end)
        if measure and measure["unit"] != "M":  # millions, no metres
            return self._in_measure(amount, measure)
        opening = self._money_before.search(
            text, max(0, amount.start - _MONEY_REACH_CHARS), amount.start
        )
        if opening and amount.in_digits:
            unit = self._table.currencies[plain(opening["unit"])]
            return _widened(amount, amount.end, start=opening.start()), unit
        return amount, None

    def _in_money(self, amount: Amount, match: re.Match[str]) -> tuple[Amount, str]:
        word = plain(match["unit"])
        unit, scale = self._table.scaled_currencies.get(word, (None, 1))
        if match["letter"]:
            scale = self._table.scale_letters[match["letter"]]
        return _widened(amount, match.end(), scale), unit or self._table.currencies[word]

    def _in_measure(self, amount: Amount, match: re.Match[str]) -> tuple[Amount, str]:
        """Return the amount in its measure; "1 m 50" is one and a half metres."""
        unit = self._table.measures[plain(match["unit"])]
        if match["rest"] and unit == "m":
            value = amount.value + int(match["rest"]) / 100
            return Amount(
                start=amount.start, end=match.end(), value=value, low=value, high=value
            ), unit  # fmt: skip
        return _widened(amount, match.end("unit")), unit

    def zoned(self, document: Document) -> dict[str, str]:
        """Return which currency each shared word ("CFA", "francs") means in a report.

        It is the one whose places the report names most often; the word itself where none leads.
        """
        text = f"{document.report.title or ''}\n{document.report.text}"
        return {word: _leading(text, zones) or word for word, zones in self._zones.items()}


def _leading(text: str, zones: dict[str, re.Pattern[str]]) -> str | None:
    counts = {code: sum(1 for _ in pattern.finditer(text)) for code, pattern in zones.items()}
    best = max(counts.values(), default=0)
    winners = [code for code, count in counts.items() if count == best]
    return winners[0] if best and len(winners) == 1 else None


def _widened(amount: Amount, end: int, scale: int = 1, *, start: int | None = None) -> Amount:
    return Amount(
        start=amount.start if start is None else start,
        end=end,
        value=amount.value * scale,
        low=None if amount.low is None else amount.low * scale,
        high=None if amount.high is None else amount.high * scale,
        modifier=amount.modifier,
        in_digits=amount.in_digits,
    )

"""Units after a number: percent, money, measures."""

import re

from recoupe.reading.figures.numbers import BLANK, Amount, plain, words_pattern
from recoupe.reading.figures.table import FigureTable
from recoupe.reading.parse import Document


class Units:
    """Recognises the unit that follows an amount and widens the amount over it."""

    def __init__(self, table: FigureTable) -> None:
        self._table = table
        of = rf"(?:d(?:e{BLANK}|['’]))?"
        self._percent = re.compile(rf"{BLANK}?{words_pattern(table.percent)}(?!\w)", re.IGNORECASE)
        money = words_pattern([*table.currencies, *table.scaled_currencies])
        self._money = re.compile(rf"{BLANK}?{of}(?P<unit>{money})(?!\w)", re.IGNORECASE)
        self._measure = re.compile(
            rf"{BLANK}?{of}(?P<unit>{words_pattern(table.measures)})(?!\w)", re.IGNORECASE
        )
        self._cfa = {
            code: re.compile(rf"(?<!\w){words_pattern(names)}", re.IGNORECASE)
            for code, names in table.cfa.items()
        }

    def measured(self, text: str, amount: Amount, end: int) -> tuple[Amount, str | None]:
        """Return the amount with its unit inside, and the unit; None for a plain number."""
        percent = self._percent.match(text, amount.end, end)
        if percent:
            return self._widened(amount, percent.end()), "%"
        money = self._money.match(text, amount.end, end)
        if money:
            return self._in_money(amount, money)
        measure = self._measure.match(text, amount.end, end)
        if measure:
            unit = self._table.measures[plain(measure["unit"])]
            return self._widened(amount, measure.end()), unit
        return amount, None

    def _in_money(self, amount: Amount, match: re.Match[str]) -> tuple[Amount, str]:
        word = plain(match["unit"])
        unit, scale = self._table.scaled_currencies.get(word, (None, 1))
        return self._widened(amount, match.end(), scale), unit or self._table.currencies[word]

    @staticmethod
    def _widened(amount: Amount, end: int, scale: int = 1) -> Amount:
        return Amount(
            start=amount.start,
            end=end,
            value=amount.value * scale,
            low=None if amount.low is None else amount.low * scale,
            high=None if amount.high is None else amount.high * scale,
            modifier=amount.modifier,
            in_digits=amount.in_digits,
        )

    def cfa(self, document: Document) -> str:
        """Return which CFA franc a report means: XOF or XAF by its place names, else "CFA"."""
        text = f"{document.report.title or ''}\n{document.report.text}"
        counts = {
            code: sum(1 for _ in pattern.finditer(text)) for code, pattern in self._cfa.items()
        }
        best = max(counts.values(), default=0)
        winners = [code for code, count in counts.items() if count == best]
        return winners[0] if best and len(winners) == 1 else "CFA"

"""The figures of a document: numbers with unit, modifier and what they count."""

import re

from recoupe.lang import Language
from recoupe.model.annotation import Figure
from recoupe.model.base import make_id
from recoupe.model.when import TimeExpression
from recoupe.reading.figures.counts import Counter
from recoupe.reading.figures.lookalikes import Lookalikes
from recoupe.reading.figures.numbers import (
    BLANK,
    Amount,
    NumberGrammar,
    modified,
    plain,
    spanning,
    words_pattern,
)
from recoupe.reading.figures.table import FigureTable
from recoupe.reading.figures.units import Units
from recoupe.reading.parse import Document, Sentence
from recoupe.text.overlaps import Overlaps


class FigureFinder:
    """Reads the figures of one language's documents."""

    def __init__(self, table: FigureTable) -> None:
        self._table = table
        self._grammar = NumberGrammar(table)
        self._units = Units(table)
        self._lookalikes = Lookalikes(table)
        self._counter = Counter(table)
        between = words_pattern(table.range_words)
        self._range = re.compile(rf"(?:{BLANK}{between}{BLANK}|[-–])", re.IGNORECASE)
        opening = words_pattern([*table.between_words, *table.from_words])
        self._opening = re.compile(rf"(?<!\w)(?P<word>{opening}){BLANK}$", re.IGNORECASE)
        self._before = re.compile(
            rf"(?<![\w])(?P<word>{words_pattern(table.before)}){BLANK}?$", re.IGNORECASE
        )
        self._after = re.compile(rf"{BLANK}(?P<word>{words_pattern(table.after)})\b", re.IGNORECASE)
        self._reach = max(len(w) for w in table.before) + 2

    def find(self, document: Document, times: tuple[TimeExpression, ...]) -> tuple[Figure, ...]:
        """Return the figures of a document, title first, by start."""
        cfa = self._units.cfa(document)
        found: list[Figure] = []
        taken = {
            title: Overlaps((t.start, t.end, t) for t in times if t.in_title == title)
            for title in (False, True)
        }
        for sentence in document.sentences:
            text = document.text_of(sentence.field)
            busy = taken[sentence.field == "title"]
            for amount, unit in self._amounts(text, sentence):
                if busy.over(amount.start, amount.end):
                    continue
                following = busy.start_from(amount.end)
                until = sentence.end if following is None else following
                unit = cfa if unit == "CFA" else unit
                found.append(self._figure(document, sentence, amount, unit, until=until))
        return tuple(f for f in found if f.counts or f.unit or not bare(f))

    def _figure(
        self,
        document: Document,
        sentence: Sentence,
        amount: Amount,
        unit: str | None,
        *,
        until: int,
    ) -> Figure:
        span = document.span(amount.start, amount.end, field=sentence.field)
        money = unit is not None and unit.isupper() and len(unit) == 3
        counts = None if money else self._counter.counted(document, sentence, amount, until=until)
        report = document.report.id
        return Figure(
            start=span.start,
            end=span.end,
            text=span.text,
            field=span.field,
            id=make_id("figure", report, sentence.field, span.start, span.end),
            value=amount.value,
            low=amount.low,
            high=amount.high,
            unit=unit,
            counts=counts,
            modifier=amount.modifier,
            event=None,
        )

    def _amounts(self, text: str, sentence: Sentence) -> list[tuple[Amount, str | None]]:
        numbers = self._grammar.scan(text, sentence.start, sentence.end)
        kept: list[tuple[Amount, str | None]] = []
        position = 0
        while position < len(numbers):
            amount, unit = self._units.measured(text, numbers[position], sentence.end)
            following = numbers[position + 1] if position + 1 < len(numbers) else None
            position += 1
            if following is not None:
                second, second_unit = self._units.measured(text, following, sentence.end)
                joined = self._joined(text, sentence, amount, second)
                if joined is not None:
                    amount, unit = joined, second_unit or unit
                    position += 1
            if not self._lookalikes.rejects(text, sentence, amount, unit):
                kept.append((self._with_modifier(text, sentence, amount), unit))
        return kept

    def _joined(
        self, text: str, sentence: Sentence, first: Amount, second: Amount
    ) -> Amount | None:
        """Return the range that two numbers make ("entre 10 et 15", "de 2 à 3 millions")."""
        link = text[first.end : second.start]
        opening = self._opening.search(text, max(sentence.start, first.start - 8), first.start)
        between = opening is not None and plain(opening["word"]) in self._table.between_words
        inside_between = between and link.strip().lower() == self._table.between_link
        if not inside_between and not self._range.fullmatch(link):
            return None
        low = self._scaled_like(first, second)
        if low.value >= second.value or self._lookalikes.score(text, sentence, first):
            return None
        return spanning(low, second, opening.start() if opening else first.start, second.end)

    def _scaled_like(self, first: Amount, second: Amount) -> Amount:
        """Return the first of "2 à 3 millions" in millions too."""
        for scale in sorted(set(self._table.scales.values()), reverse=True):
            if scale > 1000 and first.value < 1000 and second.value >= scale:
                value = first.value * scale
                low = Amount(start=first.start, end=first.end, value=value, low=value, high=value)
                return low if value < second.value else first
        return first

    def _with_modifier(self, text: str, sentence: Sentence, amount: Amount) -> Amount:
        before = self._before.search(
            text, max(sentence.start, amount.start - self._reach), amount.start
        )
        if before:
            modifier = self._table.before[plain(before["word"])]
            return modified(amount, modifier, before.start(), amount.end)
        after = self._after.match(text, amount.end, sentence.end)
        if after:
            modifier = self._table.after[plain(after["word"])]
            return modified(amount, modifier, amount.start, after.end("word"))
        return amount


def bare(figure: Figure) -> bool:
    """Say whether a number that counts nothing tells nothing either (codes, single words)."""
    return figure.modifier is None and figure.low == figure.high


def find_figures(
    document: Document, times: tuple[TimeExpression, ...], language: Language
) -> tuple[Figure, ...]:
    """Return the figures of a document, by start; their `event` is not yet known."""
    return language.made(finder_of).find(document, times)


def finder_of(language: Language) -> FigureFinder:
    """Return the finder of a language; building it compiles its patterns."""
    return FigureFinder(language.table("figures", FigureTable))

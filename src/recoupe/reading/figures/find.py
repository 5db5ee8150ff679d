"""The figures of a document: numbers with unit, modifier and what they count."""

import re

from recoupe.lang import Language
from recoupe.model.annotation import Figure
from recoupe.model.base import make_id
from recoupe.model.when import TimeExpression
from recoupe.reading.figures.counts import Counter
from recoupe.reading.figures.ellipsis import Omissions, Said, is_money
from recoupe.reading.figures.fractions import Fractions
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

# "Autour de" before a smaller number is a place or a theme.
_SPATIAL_BELOW = 10


class FigureFinder:
    """Reads the figures of one language's documents."""

    def __init__(self, table: FigureTable) -> None:
        self._table = table
        self._grammar = NumberGrammar(table)
        self._fractions = Fractions(table)
        self._units = Units(table)
        self._lookalikes = Lookalikes(table)
        self._counter = Counter(table)
        self._omissions = Omissions(table)
        between = words_pattern(table.range_words)
        self._range = re.compile(rf"(?:{BLANK}{between}{BLANK}|[-–])", re.IGNORECASE)
        opening = words_pattern([*table.between_words, *table.from_words])
        self._opening = re.compile(rf"(?<!\w)(?P<word>{opening}){BLANK}$", re.IGNORECASE)
        article = rf"(?:{BLANK}?{words_pattern(table.articles)})?"
        openings = words_pattern([*table.before, *table.not_before])
        self._before = re.compile(
            rf"(?<![\w])(?P<word>{openings}){article}{BLANK}?$",
            re.IGNORECASE,
        )
        self._after = re.compile(rf"{BLANK}(?P<word>{words_pattern(table.after)})\b", re.IGNORECASE)
        self._after_noun = re.compile(
            rf"{BLANK}[^\W\d]+{BLANK}(?P<word>{words_pattern(table.after_noun)})(?!\w)",
            re.IGNORECASE,
        )
        self._reach = max(len(w) for w in (*table.before, *table.not_before)) + 8

    def find(self, document: Document, times: tuple[TimeExpression, ...]) -> tuple[Figure, ...]:
        """Return the figures of a document, title first, by start."""
        zones = self._units.zoned(document)
        taken = {
            title: Overlaps((t.start, t.end, t) for t in times if t.in_title == title)
            for title in (False, True)
        }
        found: list[Figure] = []
        said = Said()
        for sentence in document.sentences:
            busy = taken[sentence.field == "title"]
            for amount, unit in self._amounts(document.text_of(sentence.field), sentence):
                if any(_is_of_time(t, amount) for t in busy.over(amount.start, amount.end)):
                    continue
                following = busy.start_from(amount.end)
                until = sentence.end if following is None else following
                unit = zones.get(unit, unit) if unit else None
                counts = self._counted(document, sentence, amount, unit, until=until)
                if counts is None:
                    near = said.before(document, sentence, amount, busy)
                    counts, unit = self._omissions.meant(document, sentence, amount, unit, near)
                found.append(self._figure(document, sentence, amount, unit, counts))
                said = said.after(sentence, amount, counts, unit)
        return tuple(f for f in found if f.counts or f.unit or not bare(f))

    def _counted(
        self,
        document: Document,
        sentence: Sentence,
        amount: Amount,
        unit: str | None,
        *,
        until: int,
    ) -> str | None:
        if is_money(unit):
            return None
        words = document.text_of(sentence.field)[amount.start : amount.end]
        if unit == "%" and (noun := self._fractions.counted(words)):
            return noun
        return self._counter.counted(document, sentence, amount, unit, until=until)

    def _figure(
        self,
        document: Document,
        sentence: Sentence,
        amount: Amount,
        unit: str | None,
        counts: str | None,
    ) -> Figure:
        span = document.span(amount.start, amount.end, field=sentence.field)
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
        """Return the numbers of a sentence with their units: fractions and ranges are one."""
        parts = [*self._fractions.scan(text, sentence.start, sentence.end)]
        shares = Overlaps((p.start, p.end, p) for p in parts)
        numbers = self._grammar.scan(text, sentence.start, sentence.end)
        numbers = [n for n in numbers if not shares.over(n.start, n.end)]
        kept: list[tuple[Amount, str | None]] = [
            (self._with_modifier(text, sentence, p), "%") for p in parts
        ]
        position = 0
        while position < len(numbers):
            amount, unit, taken = self._read(text, sentence, numbers, position)
            position += taken
            if not self._lookalikes.rejects(text, sentence, amount, unit):
                kept.append((self._with_modifier(text, sentence, amount), unit))
        return sorted(kept, key=lambda k: k[0].start)

    def _read(
        self, text: str, sentence: Sentence, numbers: list[Amount], position: int
    ) -> tuple[Amount, str | None, int]:
        """Return the amount at a position with its unit, and how many numbers it takes."""
        amount, unit = self._units.measured(text, numbers[position], sentence.end)
        if position + 1 == len(numbers):
            return amount, unit, 1
        following = numbers[position + 1]
        rate = None if unit else self._fractions.rate(text, amount, following)
        if rate is not None:
            return rate, "%", 2
        second, second_unit = self._units.measured(text, following, sentence.end)
        joined = self._joined(text, sentence, amount, second)
        if joined is not None and unit in (None, second_unit):
            return joined, second_unit, 2
        if unit is None and self._is_changed(text, sentence, amount, second):
            return amount, second_unit, 1
        return amount, unit, 1

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
        if opening and not between and self._lookalikes.changes(sentence, first):
            return None
        return spanning(low, second, opening.start() if opening else first.start, second.end)

    def _is_changed(self, text: str, sentence: Sentence, first: Amount, second: Amount) -> bool:
        """Say whether a word of change parts two numbers that share a unit."""
        linked = self._range.fullmatch(text[first.end : second.start])
        return bool(linked) and self._lookalikes.changes(sentence, first)

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
            word = plain(before["word"])
            modifier = self._table.before.get(word)
            spatial = word in self._table.spatial_before and amount.value < _SPATIAL_BELOW
            if modifier is None or spatial:  # "en plus de 40 mm", "autour de deux sujets"
                return amount
            return modified(amount, modifier, before.start(), amount.end)
        after = self._after.match(text, amount.end, sentence.end)
        if after:
            modifier = self._table.after[plain(after["word"])]
            return modified(amount, modifier, amount.start, after.end("word"))
        later = self._after_noun.match(text, amount.end, sentence.end)
        if later:  # "douze barques au moins"
            modifier = self._table.after[plain(later["word"])]
            return modified(amount, modifier, amount.start, amount.end)
        return amount


def bare(figure: Figure) -> bool:
    """Say whether a number that counts nothing tells nothing either (codes, single words)."""
    return figure.modifier is None and figure.low == figure.high


def _is_of_time(time: TimeExpression, amount: Amount) -> bool:
    """Say whether an amount in a time is one; a bare "2000" taken for a year may open a range."""
    year = time.text.isdigit() and len(time.text) == 4
    return not (year and amount.low != amount.high)


def find_figures(
    document: Document, times: tuple[TimeExpression, ...], language: Language
) -> tuple[Figure, ...]:
    """Return the figures of a document, by start; their `event` is not yet known."""
    return language.made(finder_of).find(document, times)


def finder_of(language: Language) -> FigureFinder:
    """Return the finder of a language; building it compiles its patterns."""
    return FigureFinder(language.table("figures", FigureTable))

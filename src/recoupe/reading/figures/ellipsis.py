"""Numbers whose noun is left out: they count what the figure before them counts."""

import re
from typing import NamedTuple

from recoupe.model.when import TimeExpression
from recoupe.reading.figures.counts import victims_of
from recoupe.reading.figures.numbers import BLANK, Amount, words_pattern
from recoupe.reading.figures.table import FigureTable
from recoupe.reading.parse import Document, Sentence
from recoupe.text.overlaps import Overlaps

_REACH_CHARS = 20
_GAP_CHARS = 3
_OUTCOME_TOKENS = 5
# From here on a number without noun or unit is of the money spoken of before.
_LARGE = 1_000_000
_HEAD_END = re.compile(r"\s(?:de|du|des|d['’])\s?")


class Last(NamedTuple):
    """What a figure counted, its unit, and where it ended."""

    sentence: Sentence
    counts: str | None
    unit: str | None
    end: int


class Said(NamedTuple):
    """The last plain count and the last share or sum of money, as far as they were told."""

    plain: Last | None = None
    measured: Last | None = None

    def after(
        self, sentence: Sentence, amount: Amount, counts: str | None, unit: str | None
    ) -> "Said":
        """Return what is said when one more figure was read."""
        last = Last(sentence, counts, unit, amount.end)
        if unit is not None:
            return Said(self.plain, last)
        return Said(last, self.measured) if counts else self

    def before(
        self,
        document: Document,
        sentence: Sentence,
        amount: Amount,
        times: Overlaps[TimeExpression],
    ) -> "Said":
        """Return what still bears on a number: no duration between, in this sentence or the last.

        In "18 mois de prison dont 12 avec sursis" the second number is of months.
        """

        def bears(last: Last | None) -> bool:
            return (
                last is not None
                and _is_near(document, sentence, last)
                and not any(
                    t.type == "DURATION" and last.end <= t.start and t.end <= amount.start
                    for t in times.over(last.end, amount.start)
                )
            )

        return Said(
            self.plain if bears(self.plain) else None,
            self.measured if bears(self.measured) else None,
        )


class Omissions:
    """Tells what a number without noun counts."""

    def __init__(self, table: FigureTable) -> None:
        self._table = table
        self._victims = victims_of(table)
        self._others = re.compile(
            rf"{BLANK}+(?:d['’])?(?P<word>{words_pattern(table.others)})(?!\w)", re.IGNORECASE
        )
        self._among = re.compile(rf"{BLANK}+{words_pattern([table.among])}(?!\w)", re.IGNORECASE)
        self._same_before = _ending(table.same_before)
        self._same_after = _beginning(table.same_after)
        self._part_before = _ending(table.part_before)
        self._part_after = _beginning(table.part_after)

    def meant(
        self,
        document: Document,
        sentence: Sentence,
        amount: Amount,
        unit: str | None,
        said: Said,
    ) -> tuple[str | None, str | None]:
        """Return what a number without noun counts and its unit, by the figures before it."""
        text = document.text_of(sentence.field)
        if unit is not None:
            return self._shared(text, sentence, amount, unit, said.measured), unit
        others = self._others.match(text, amount.end, sentence.end)
        count, money = said.plain, said.measured
        if others:
            befell = self._befell(sentence, others.end())
            return self._other(others["word"], count.counts if count else None, befell), None
        if money and is_money(money.unit) and amount.value >= _LARGE:
            return None, money.unit
        if count is None or count.counts is None:
            return None, None
        return self._counts(text, sentence, amount, count.counts), None

    def _befell(self, sentence: Sentence, position: int) -> str | None:
        """Return the participle that follows ("30 autres ont été blessées"), or None."""
        start = sentence.indices_in(position, position + 1).start
        for index in range(start, min(start + _OUTCOME_TOKENS, len(sentence.tokens))):
            if sentence.plain[index] in self._victims:
                return sentence.plain[index]
            if sentence.tokens[index].pos not in ("AUX", "ADV", "PRON"):
                return None
        return None

    def _other(self, word: str, counts: str | None, befell: str | None) -> str:
        """Return "autres personnes blessées"; after "12 morts", "autres blessées"."""
        kept = self._bare(counts).split() if counts else []
        if befell:
            kept = [w for w in kept if w not in self._victims]
        return " ".join([word, *kept, *([befell] if befell else [])])

    def _shared(
        self, text: str, sentence: Sentence, amount: Amount, unit: str, last: Last | None
    ) -> str | None:
        """Return what a share is of, by the share before it in the sentence."""
        if unit != "%" or last is None or last.unit != "%" or last.sentence is not sentence:
            return None
        bound = last.counts and self._counts(text, sentence, amount, last.counts)
        return last.counts if bound else None

    def _counts(self, text: str, sentence: Sentence, amount: Amount, counts: str) -> str | None:
        """Return the noun of the figure before, marked where the number is only a part of it."""
        part = f"{self._table.part_of} {self._bare(counts)}"
        if self._among.match(text, amount.end, sentence.end):
            return part
        start = max(sentence.start, amount.start - _REACH_CHARS)
        if self._same_after.match(text, amount.end, sentence.end):
            return counts
        if self._same_before.search(text, start, amount.start):
            return counts
        if self._is_subject(sentence, amount.end):
            return part
        if amount.modifier or self._part_before.search(text, start, amount.start):
            return part
        return part if self._part_after.match(text, amount.end, sentence.end) else None

    @staticmethod
    def _is_subject(sentence: Sentence, position: int) -> bool:
        """Say whether a verb in the plural follows at once ("parmi les 45 blessés, 12 sont …")."""
        indices = sentence.indices_in(position, position + 2)
        following = [sentence.tokens[i] for i in indices if sentence.tokens[i].start >= position]
        return bool(following) and following[0].has("VerbForm=Fin", "Number=Plur")

    def _bare(self, counts: str) -> str:
        """Return the noun without the words that an earlier ellipsis put before it."""
        for opening in (*self._table.others, self._table.part_of):
            counts = counts.removeprefix(f"{opening} ")
        return _HEAD_END.split(counts, maxsplit=1)[0]


def is_money(unit: str | None) -> bool:
    """Say whether a unit is an ISO 4217 code."""
    return unit is not None and unit.isupper() and len(unit) == 3


def _is_near(document: Document, sentence: Sentence, said: Last) -> bool:
    """Say whether a figure stands in the same sentence or the one before, in one paragraph."""
    if said.sentence is sentence:
        return True
    if said.sentence.field != sentence.field:
        return False
    if sentence.start - said.sentence.end > _GAP_CHARS:
        return False
    text = document.text_of(sentence.field)
    return not text[said.sentence.end : sentence.start].strip(" \u00a0\u202f") and (
        "\n" not in text[said.sentence.end : sentence.start]
    )


def _ending(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words_pattern(words)}{BLANK}$", re.IGNORECASE)


def _beginning(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{BLANK}+{words_pattern(words)}(?!\w)", re.IGNORECASE)

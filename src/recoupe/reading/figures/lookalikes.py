"""Numbers that are not figures: years, labels, ages, scores, telephone numbers, articles."""

import re

from recoupe.reading.figures.numbers import BLANK, Amount, plain
from recoupe.reading.figures.table import FigureTable
from recoupe.reading.parse import Sentence

_SCORE_REACH_CHARS = 60
_TELEPHONE = re.compile(r"\+?\d{2,3}(?:[ .\u00a0\u202f-]\d{2,3}){3,8}")
_TELEPHONE_CHARS = 36  # the longest that it can match
_WORD_AFTER = re.compile(rf"{BLANK}?(?:d(?:e{BLANK}|['’]))?([^\W\d]+(?:-[^\W\d]+)?)")


class Lookalikes:
    """Tells numbers that count or measure something from those that only look so."""

    def __init__(self, table: FigureTable) -> None:
        self._table = table

    def rejects(self, text: str, sentence: Sentence, amount: Amount, unit: str | None) -> bool:
        """Say whether an amount is no figure."""
        if unit is not None:
            return False
        return (
            self._is_article(text, amount, sentence.end)
            or self._is_time(text, amount, sentence.end)
            or self._is_telephone(text, sentence, amount)
            or self._is_label(sentence, amount)
            or self._is_score(text, sentence, amount)
        )

    def _next_word(self, text: str, amount: Amount, end: int) -> str:
        match = _WORD_AFTER.match(text, amount.end, end)
        return match[1].lower() if match else ""

    def _is_article(self, text: str, amount: Amount, end: int) -> bool:
        """Say whether "un" or "une" counts no victim (as "un mort et deux blessés" does)."""
        if amount.value != 1 or amount.in_digits:
            return False
        return self._next_word(text, amount, end) not in self._table.victim_nouns

    def _is_time(self, text: str, amount: Amount, end: int) -> bool:
        word = self._next_word(text, amount, end)
        year = amount.in_digits and 1800 <= amount.value <= 2100 and amount.end - amount.start == 4
        return word in self._table.time_nouns or (year and not _count_follows(text, amount))

    def _is_telephone(self, text: str, sentence: Sentence, amount: Amount) -> bool:
        if not amount.in_digits:
            return False
        reach = min(sentence.end, amount.end + _TELEPHONE_CHARS)
        return any(
            m.start() < amount.end and amount.start < m.end()
            for m in _TELEPHONE.finditer(text, max(sentence.start, amount.start - 30), reach)
        ) and not text[amount.start : amount.end].replace(".", "").isdigit() | (
            amount.end - amount.start > 6
        )

    def _is_label(self, sentence: Sentence, amount: Amount) -> bool:
        """Say whether it names what stands before it ("article 12", "Type 45", "Boeing 737")."""
        index = sentence.index_at(amount.start)
        if index is None:
            return False
        before = sentence.tokens[index - 1] if index else None
        if before is None or before.end < amount.start - 1:
            return False
        if plain(before.text) in self._table.label_nouns:
            return True
        token = sentence.tokens[index]
        names = before.pos == "PROPN" and before.text[:1].isupper() and amount.in_digits
        return names and token.head < index and sentence.tokens[token.head].pos == "PROPN"

    def score(self, text: str, sentence: Sentence, amount: Amount) -> bool:
        """Say whether the words before speak of a match ("victoire 3-1", "battu 2 à 3")."""
        before = text[max(sentence.start, amount.start - _SCORE_REACH_CHARS) : amount.start]
        words = {plain(w.strip("(),«»")) for w in before.split()}
        return bool(words & self._table.score_words)

    def _is_score(self, text: str, sentence: Sentence, amount: Amount) -> bool:
        near = text[max(sentence.start, amount.start - 4) : min(amount.end + 4, sentence.end)]
        dashed = re.search(r"\d{1,3} ?[-–] ?\d{1,3}|\d{1,2} à \d{1,2}", near)
        spaced = amount.low == amount.high and amount.value < 100
        return bool(dashed) and spaced and amount.in_digits


def _count_follows(text: str, amount: Amount) -> bool:
    """Say whether a four-digit number without grouping is followed by a plural noun."""
    match = _WORD_AFTER.match(text, amount.end)
    return match is not None and match[1].islower() and match[1].endswith(("s", "x"))

"""Numbers that are not figures: years, labels, ages, scores, telephone numbers, articles."""

import re

from recoupe.reading.figures.counts import outcome
from recoupe.reading.figures.numbers import BLANK, Amount, plain
from recoupe.reading.figures.table import FigureTable
from recoupe.reading.parse import Sentence

_SCORE_REACH_CHARS = 60
_TELEPHONE = re.compile(r"\+?\d{2,3}(?:[ .\u00a0\u202f-]\d{2,3}){3,8}")
_TELEPHONE_CHARS = 36  # the longest that it can match
_LIST_REST = re.compile(rf"(?:,{BLANK}?\d{{1,3}}){{0,9}}{BLANK}?(?:et|ou){BLANK}\d{{1,3}}")
_ENUMERATED = re.compile(r"\)|\.\s")
_SCORE = re.compile(r"\d{1,2}[-–]\d{1,2}")
_CHANGE_REACH_TOKENS = 8
_FACTOR_REACH_TOKENS = 4
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
            self._is_article(text, sentence, amount)
            or self._is_time(text, amount, sentence.end)
            or self._is_enumerator(text, sentence, amount)
            or self._is_ordinal(sentence, amount)
            or self._is_factor(sentence, amount)
            or self._is_telephone(text, sentence, amount)
            or self._is_label(text, sentence, amount)
            or self._is_score(text, sentence, amount)
        )

    def _next_word(self, text: str, amount: Amount, end: int) -> str:
        match = _WORD_AFTER.match(text, amount.end, end)
        return match[1].lower() if match else ""

    def _is_article(self, text: str, sentence: Sentence, amount: Amount) -> bool:
        """Say whether "un" or "une" counts no victim (as "un mort et deux blessés" does)."""
        if amount.value != 1 or amount.in_digits:
            return False
        word = self._next_word(text, amount, sentence.end)
        if word not in self._table.person_nouns:
            return word not in self._table.victim_nouns
        noun = sentence.index_at(amount.end + 1)
        return noun is None or outcome(self._table, sentence, noun) is None

    def _is_time(self, text: str, amount: Amount, end: int) -> bool:
        """Say whether it is a year, a pair of years or of a list of ages ("24, 32 et 47 ans")."""
        rest = _LIST_REST.match(text, amount.end, end)
        match = _WORD_AFTER.match(text, rest.end() if rest else amount.end, end)
        word = match[1].lower() if match else ""
        digits = text[amount.start : amount.end]
        year = amount.in_digits and 1800 <= amount.value <= 2100 and len(digits) in (4, 9)
        seasons = year and len(digits) == 9 and amount.low != amount.high
        return (
            word in self._table.time_nouns or seasons or (year and not _count_follows(text, amount))
        )

    def _is_enumerator(self, text: str, sentence: Sentence, amount: Amount) -> bool:
        """Say whether it numbers an item ("1. Kenya", "2) le rapport")."""
        following = _ENUMERATED.match(text, amount.end)
        if not amount.in_digits or following is None:
            return False
        before = text[max(0, amount.start - 3) : amount.start].rstrip(" \u00a0\u202f")
        return not before or before[-1] in ":;.\n" or (following[0] == ")" and "(" not in before)

    def _is_ordinal(self, sentence: Sentence, amount: Amount) -> bool:
        """Say whether it is an ordinal that lost its ending ("cette 9 conférence")."""
        index = sentence.index_at(amount.start)
        if not index or not amount.in_digits or amount.value < 2:
            return False
        before = sentence.tokens[index - 1]
        noun = next((t for t in sentence.tokens[index + 1 : index + 3] if t.pos != "SPACE"), None)
        alone = before.pos == "DET" and before.has("Number=Sing")
        return alone and noun is not None and noun.pos == "NOUN" and noun.has("Number=Sing")

    def _is_factor(self, sentence: Sentence, amount: Amount) -> bool:
        """Say whether it multiplies ("a été multiplié par trois")."""
        index = sentence.index_at(amount.start)
        if not index or sentence.plain[index - 1] != self._table.factor_link:
            return False
        before = sentence.tokens[max(0, index - _FACTOR_REACH_TOKENS) : index]
        return any(t.lemma in self._table.factor_verbs for t in before)

    def changes(self, sentence: Sentence, amount: Amount) -> bool:
        """Say whether a word of change before "de" parts its two numbers ("passe de 3 à 5")."""
        index = sentence.index_at(amount.start)
        if index is None:
            return False
        before = sentence.tokens[max(0, index - _CHANGE_REACH_TOKENS) : index]
        return any(t.lemma in self._table.changes for t in before)

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

    def _is_label(self, text: str, sentence: Sentence, amount: Amount) -> bool:
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
        within = token.head < index and sentence.tokens[token.head].pos == "PROPN"
        return names and (within or not _count_follows(text, amount))

    def score(self, text: str, sentence: Sentence, amount: Amount) -> bool:
        """Say whether the words before speak of a match ("victoire 3-1", "battu 2 à 3")."""
        before = text[max(sentence.start, amount.start - _SCORE_REACH_CHARS) : amount.start]
        words = {plain(w.strip("(),«»")) for w in before.split()}
        return bool(words & self._table.score_words)

    def _is_score(self, text: str, sentence: Sentence, amount: Amount) -> bool:
        whole = text[amount.start : amount.end]
        if _SCORE.fullmatch(whole) and not _count_follows(text, amount):
            return True
        near = text[max(sentence.start, amount.start - 4) : min(amount.end + 4, sentence.end)]
        dashed = re.search(r"\d{1,3} ?[-–] ?\d{1,3}|\d{1,2} à \d{1,2}", near)
        spaced = amount.low == amount.high and amount.value < 100
        return bool(dashed) and spaced and amount.in_digits


def _count_follows(text: str, amount: Amount) -> bool:
    """Say whether a four-digit number without grouping is followed by a plural noun."""
    match = _WORD_AFTER.match(text, amount.end)
    return match is not None and match[1].islower() and match[1].endswith(("s", "x"))

"""The sentence around some words of a report, so that they are never shown bare."""

from recoupe.lang import Language
from recoupe.model.annotation import Reading
from recoupe.model.base import Value
from recoupe.text.sentences import split_sentences


class Abbreviations(Value, frozen=True, kw_only=True):
    """What of a language's `segment.toml` the cutting of sentences asks for."""

    abbreviations: tuple[str, ...]


class Excerpt(Value, frozen=True, kw_only=True):
    """Words of a report with the rest of the sentences they stand in; all unaltered."""

    before: str
    words: str
    after: str


class Excerpter:
    """Finds the sentences of reports, each report's once."""

    def __init__(self, language: Language) -> None:
        table = language.table("segment", Abbreviations)
        self._abbreviations = frozenset(table.abbreviations)
        self._sentences: dict[tuple[str, bool], tuple[tuple[int, int], ...]] = {}

    def excerpt(self, reading: Reading, start: int, end: int, *, in_title: bool) -> Excerpt:
        """Return the characters `start` to `end` of the body or title, with their context.

        The context reaches from the first to the last sentence that the words touch.
        """
        text = reading.title or "" if in_title else reading.text
        first, last = start, end
        for a, b in self._of(reading, text, in_title=in_title):
            if a < end and start < b:
                first, last = min(first, a), max(last, b)
        return Excerpt(before=text[first:start], words=text[start:end], after=text[end:last])

    def _of(self, reading: Reading, text: str, *, in_title: bool) -> tuple[tuple[int, int], ...]:
        known = self._sentences.get((reading.id, in_title))
        if known is None:
            known = tuple(split_sentences(text, 0, len(text), abbreviations=self._abbreviations))
            self._sentences[reading.id, in_title] = known
        return known

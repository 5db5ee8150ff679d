"""Mends of a parse's tree where the grammar tells that it cannot be as the parser has it."""

from recoupe.lang import Language
from recoupe.reading.ellipses import Ellipses, ellipses_of
from recoupe.reading.mends.copulas import with_copulas
from recoupe.reading.mends.counted import with_counted
from recoupe.reading.mends.fronted import with_fronted
from recoupe.reading.mends.infinitives import with_infinitives
from recoupe.reading.mends.juxtaposed import with_juxtaposed
from recoupe.reading.mends.partitives import with_partitives
from recoupe.reading.mends.table import MendWords, mend_words_of
from recoupe.reading.parse import Token

__all__ = ["Mends", "mends_of"]


class Mends:
    """The mends of one language's trees."""

    def __init__(self, ellipses: Ellipses, words: MendWords) -> None:
        self._ellipses = ellipses
        self._words = words

    @property
    def version(self) -> str:
        """A hash of the words: parses mended by other words are made again."""
        return self._words.version

    def of(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Return a sentence's tokens with every mend made, in a fixed order."""
        table = self._words.table
        found = with_counted(self._ellipses.mended(tokens), self._words.people)
        found = with_partitives(with_fronted(found, self._ellipses), table)
        return with_juxtaposed(with_copulas(with_infinitives(found), table))


def mends_of(language: Language) -> Mends:
    """Return the mends of a language's trees."""
    return Mends(language.made(ellipses_of), mend_words_of(language))

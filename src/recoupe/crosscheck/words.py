"""The words that crosscheck asks of a language, and how it compares words."""

from functools import cached_property

from recoupe.crosscheck.count_words import CountWords
from recoupe.crosscheck.recurrence import Recurrence
from recoupe.crosscheck.speaker_words import SpeakerWords
from recoupe.crosscheck.tables import KinTable
from recoupe.lang import Language
from recoupe.model.base import folded

STEM_CHARS = 5


class Lexicon(SpeakerWords, CountWords):
    """The table of one language, folded and ready to be asked."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self._kin = language.table("kin", KinTable)
        self.recurrence = Recurrence(language, endings=self._table.words.ordinal_endings)

    def families_of(self, lemma: str, clause: str = "") -> frozenset[int]:
        """Return the kinds of happening that a lemma tells of, most often one or none.

        Of a verb with its noun the noun tells ("lancer une attaque"), else the verb ("lancer les
        travaux"). A folded `clause` may hold the rest of an expression ("sortir", "des rails").
        """
        plain = folded(lemma)
        words = plain.split(" ")
        known = self._families.get(plain) or self._families_within(words[1:])
        if known:
            return known
        told = self._families.get(words[0], frozenset())
        rest = set(clause.split())
        return told | frozenset(
            n for key, n in self._expressions.get(words[0], ()) if rest and key <= rest
        )

    def stand_alone(self, families: frozenset[int]) -> bool:
        """Say whether some of these families tell what happens without their object."""
        return any(n < len(self._kin.families) for n in families)

    def on_one_way(self, one: frozenset[int], other: frozenset[int]) -> bool:
        """Say whether two words' families are two steps of one way ("arrêter", "condamner")."""
        return not one & other and any(one & way and other & way for way in self._ways)

    def _families_within(self, words: list[str]) -> frozenset[int]:
        runs = (" ".join(words[i:]) for i in range(len(words)))
        return next((self._families[r] for r in runs if r in self._families), frozenset())

    @cached_property
    def _families(self) -> dict[str, frozenset[int]]:
        found: dict[str, frozenset[int]] = {}
        for number, words in enumerate((*self._kin.families, *self._kin.of_something)):
            for word in map(folded, words):
                found[word] = found.get(word, frozenset()) | {number}
        return found

    @cached_property
    def _ways(self) -> list[frozenset[int]]:
        return [
            frozenset[int]().union(*(self._families[folded(word)] for word in way))
            for way in self._kin.ways
        ]

    @cached_property
    def _expressions(self) -> dict[str, list[tuple[frozenset[str], int]]]:
        """Families by the first word of their expressions, with the words that must follow."""
        found: dict[str, list[tuple[frozenset[str], int]]] = {}
        for key, numbers in sorted(self._families.items()):
            first, *rest = key.split(" ")
            meant = frozenset(w for w in rest if w not in self._function_words)
            if meant:
                found.setdefault(first, []).extend((meant, n) for n in sorted(numbers))
        return found


def akin(a: str, b: str) -> bool:
    """Say whether two folded lemmas look like one family ("visite", "visiter").

    They share their first `STEM_CHARS` letters, or the shorter, of four
    letters at least, begins the longer ("se réunir", "réunion").
    """
    a, b = (w.removeprefix("se ") for w in (a, b))
    short, long = sorted((a, b), key=len)
    return (a[:STEM_CHARS] == b[:STEM_CHARS] and len(short) >= STEM_CHARS) or (
        len(short) >= STEM_CHARS - 1 and long.startswith(short)
    )

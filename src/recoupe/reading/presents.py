"""Forms of the present that may stand where a parser saw no verb, from a language's verbs."""

import hashlib
from functools import cached_property
from typing import NamedTuple

from recoupe.lang import Language
from recoupe.model.base import Value


class PresentTable(Value, frozen=True, kw_only=True):
    """`presents.toml`; the file says what each entry holds."""

    singular: str
    plural: str
    participles: tuple[str, ...]
    adjectives: frozenset[str]
    noun_links: frozenset[str]
    verbs: tuple[str, ...]
    endings: dict[str, tuple[str, str]]


class VerbRow(Value, frozen=True, kw_only=True):
    """What is needed here of the tables of verbs."""

    lemma: str
    pos: str = "verb"


class Present(NamedTuple):
    """A form of the third person, which may be a participle or an adjective as well.

    `says` tells a verb of speech.
    """

    lemma: str
    plural: bool
    participle: bool
    adjective: bool
    says: bool


class Presents:
    """The presents of the verbs that the language's tables know, by their form."""

    def __init__(self, table: PresentTable, verbs: tuple[str, ...], saying: frozenset[str]) -> None:
        self._table = table
        self._saying = saying
        self._forms: dict[str, Present] = {}
        for verb in verbs:
            self._add(verb)

    @cached_property
    def version(self) -> str:
        """A hash of the forms: parses made with other forms are made again."""
        known = (*sorted(self._forms.items()), self._table.singular, self._table.plural)
        return hashlib.sha256(repr(known).encode()).hexdigest()[:8]

    def get(self, word: str) -> Present | None:
        return self._forms.get(word)

    def stand_in(self, present: Present) -> str:
        """Return the verb to parse in the place of one in doubt, of the same number."""
        return self._table.plural if present.plural else self._table.singular

    def links_noun(self, word: str) -> bool:
        """Say whether a word joins one noun to another ("de")."""
        return word.lower().replace("\u2019", "'") in self._table.noun_links

    def _add(self, verb: str) -> None:
        ending = self._ending(verb)
        if ending is None:
            return
        stem = verb.removesuffix(ending)
        participle = ending in self._table.participles
        for plural, forms in enumerate(self._table.endings[ending]):
            for word in (stem + form for form in forms.split()):
                present = Present(
                    lemma=verb,
                    plural=bool(plural),
                    participle=participle and not plural,
                    adjective=word in self._table.adjectives,
                    says=verb in self._saying,
                )
                self._forms.setdefault(word, present)

    def _ending(self, verb: str) -> str | None:
        """Return the longest ending of an infinitive that a verb has, or None."""
        ends = (verb[start:] for start in range(len(verb)))
        return next((e for e in ends if e in self._table.endings), None)


def presents_of(language: Language) -> Presents:
    """Return the presents of a language's verbs, the first word that is one of each row."""
    table = language.table("presents", PresentTable)
    ends = tuple(table.endings)

    def verbs(name: str) -> frozenset[str]:
        words = (
            word
            for row in language.rows(name, VerbRow)
            if row.pos == "verb"
            for word in row.lemma.split()[:2]  # "se retirer", "porter plainte"
        )
        return frozenset(w for w in words if w.endswith(ends))

    saying = verbs("speech")
    known = saying.union(table.verbs, verbs("events"), verbs("predicates"))
    return Presents(table, tuple(sorted(known)), saying)

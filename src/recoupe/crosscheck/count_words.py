"""The words for what is counted: people, victims, parts of a whole."""

import re
from functools import cached_property

from recoupe.crosscheck.channels import any_of, words_of
from recoupe.crosscheck.tables import PeopleRow
from recoupe.crosscheck.wording import Wording
from recoupe.lang import Language
from recoupe.model.base import folded


class CountWords(Wording):
    """What a language's tables say of counts."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        self._people_rows = (
            *language.rows("participants", PeopleRow),
            *language.rows("groups", PeopleRow),
        )

    def counted(self, counts: str | None) -> str | None:
        """Return what a figure counts, alike for synonyms; None where it is not said."""
        if counts is None:
            return None
        plain = folded(counts)
        bare = " ".join(w for w in plain.split() if w not in self._plain) or plain
        whole = self._part_of.get(bare, bare)
        return self._same_counts.get(whole, whole)

    def is_part(self, counts: str | None) -> bool:
        """Say whether what is counted is at least so many of what `counted` calls it."""
        return counts is not None and folded(counts) in self._part_of

    def counts_victims(self, counts: str | None) -> bool:
        """Say whether a figure gives a toll or a part of one."""
        return self.counted(counts) in self._toll

    def is_victim(self, fate: str | None) -> bool:
        """Say whether people of this fate make a toll."""
        return fate in self._toll

    def fate_of(self, lemma: str) -> str | None:
        """Return what becomes of the people whom an event of this lemma counts, if it is told.

        It is the noun that `counted` gives for them.
        """
        return self._fates.get(folded(lemma))

    def fate_before(self, text: str) -> str | None:
        """Return what becomes of the people counted right after `text` ("a coûté la vie à")."""
        plain = folded(text).rstrip()
        return next((f for f, ends in self._fate_phrases.items() if plain.endswith(ends)), None)

    def is_people(self, counts: str | None) -> bool:
        """Say whether a counted noun is one for people ("personnes", "civils", "soldats")."""
        words = folded(counts or "").split()
        return any(w in self._people or w.removesuffix("s") in self._people for w in words[:2])

    def is_plain(self, word: str) -> bool:
        """Say whether a folded noun for people says nothing of them ("personnes")."""
        return word in self._plain

    def kind_of_people(self, counts: str) -> frozenset[str]:
        """Return the words by which counted people are a kind ("soldats tués": "soldats")."""
        said = self._plain | self._growing | frozenset(self._same_counts)
        return self.content_words(counts) - said

    def opens_part(self, text: str) -> bool:
        """Say whether what follows `text` is counted as a part ("neuf morts, dont deux").

        So is what comes right after others ("un entraîneur et cinq joueuses").
        """
        plain = folded(text).rstrip()
        return bool(self._part_opener.search(plain)) or plain.endswith(self._joiners)

    def grows(self, counts: str) -> bool:
        """Say whether what is counted only grows while a happening is being told."""
        return any(word in self._growing for word in words_of(counts))

    @cached_property
    def _same_counts(self) -> dict[str, str]:
        return {folded(w): folded(words[0]) for words in self._table.counts.same for w in words}

    @cached_property
    def _fates(self) -> dict[str, str]:
        return {folded(w): folded(f) for f, words in self._table.fates.items() for w in words}

    @cached_property
    def _fate_phrases(self) -> dict[str, tuple[str, ...]]:
        table = self._table.fate_phrases
        return {folded(f): tuple(f" {folded(w)}" for w in ends) for f, ends in table.items()}

    @cached_property
    def _people(self) -> frozenset[str]:
        rows = (r for r in self._people_rows if r.kind == "person")
        return frozenset(folded(w) for r in rows for w in r.forms) | self._plain

    @cached_property
    def _part_opener(self) -> re.Pattern[str]:
        return any_of(self._table.counts.part_openers)

    @cached_property
    def _joiners(self) -> tuple[str, ...]:
        return tuple(f" {folded(w)}" for w in self._table.counts.joiners)

    @cached_property
    def _plain(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.counts.plain)

    @cached_property
    def _part_of(self) -> dict[str, str]:
        return {folded(part): folded(of) for part, of in self._table.counts.part_of.items()}

    @cached_property
    def _toll(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.counts.toll)

    @cached_property
    def _growing(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.counts.growing)

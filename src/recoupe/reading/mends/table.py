"""The words by which trees are mended."""

import hashlib
from typing import NamedTuple

import msgspec

from recoupe.lang import Language
from recoupe.model.base import Value


class MendTable(Value, frozen=True, kw_only=True):
    """`mends.toml`; the file says what each entry holds."""

    adverbs: frozenset[str]
    denying: frozenset[str]
    linking: frozenset[str]


class GroupRow(Value, frozen=True, kw_only=True):
    """What is needed here of the table of groups of people."""

    forms: tuple[str, ...]


class MendWords(NamedTuple):
    """A language's words for mends; `people` are single words for groups of people."""

    table: MendTable
    people: frozenset[str]

    @property
    def version(self) -> str:
        """A hash of all of them."""
        known = [sorted(self.people), *(sorted(w) for w in msgspec.structs.astuple(self.table))]
        return hashlib.sha256(repr(known).encode()).hexdigest()[:8]


def mend_words_of(language: Language) -> MendWords:
    """Return the words by which a language's trees are mended."""
    forms = (form for row in language.rows("groups", GroupRow) for form in row.forms)
    return MendWords(
        language.table("mends", MendTable), frozenset(f for f in forms if " " not in f)
    )

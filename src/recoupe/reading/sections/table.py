"""The language's table of what surrounds a report's text, made ready for look-up."""

import re

from recoupe.lang import Language
from recoupe.model.base import Value, folded

CREDIT_ROLES = ("author", "reporter", "editor", "translator", "photographer")


class Phrases(Value, frozen=True, kw_only=True):
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


class Names(Value, frozen=True, kw_only=True):
    names: tuple[str, ...]


class SectionTable(Value, frozen=True, kw_only=True):
    """`sections.toml`: agencies with their other forms, credit words by role, site phrases."""

    agencies: dict[str, tuple[str, ...]]
    credits: dict[str, tuple[str, ...]]
    collective: Names
    boilerplate: Phrases
    captions: Phrases
    clauses: Phrases


class SectionWords:
    """The table's phrases, folded; made once a report's language is known."""

    def __init__(self, language: Language) -> None:
        table = language.table("sections", SectionTable)
        self.agencies = {
            folded(form): name for name, forms in table.agencies.items() for form in (name, *forms)
        }
        self.roles = {folded(w): role for role in CREDIT_ROLES for w in table.credits[role]}
        self.sources = tuple(f"{folded(w)} :" for w in table.credits["source"])
        self.role_pattern = phrase_pattern(self.roles)
        self.collective = frozenset(folded(n) for n in table.collective.names)
        self.begins = tuple(folded(p) for p in table.boilerplate.begins)
        self.ends = tuple(folded(p) for p in table.boilerplate.ends)
        self.alone = tuple(folded(p) for p in table.boilerplate.alone)
        self.links = table.boilerplate.links
        self.clauses = frozenset(folded(p) for p in table.clauses.begins)
        self.captions = tuple(folded(p) for p in table.captions.begins)

    def opens_clause(self, words: str) -> bool:
        """Tell "Dans La Lettre", no place's name, by its first word."""
        return folded(words.split()[0]) in self.clauses

    def is_agency(self, words: str) -> bool:
        """Say whether these words are an agency's name and nothing else."""
        return folded(words) in self.agencies

    def agency(self, words: str) -> str | None:
        """Return the agency that `words` name ("afp", "avec AFP", "ats/nxp"), or None."""
        for part in re.split(r"[/,;+&]| et | avec ", f" {folded(words)} ".replace("(c)", " ")):
            name = self.agencies.get(part.strip(" .©0123456789-"))
            if name:
                return name
        return None


def phrase_pattern(phrases: dict[str, str]) -> re.Pattern[str]:
    """Return a pattern of these folded phrases as whole words, the longest first."""
    ordered = sorted(phrases, key=lambda p: (-len(p), p))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")

"""The words by which those are called who speak: bodies, offices, sources."""

import re
from functools import cached_property

from recoupe.crosscheck.channels import any_of, words_of
from recoupe.crosscheck.tables import BodyClass
from recoupe.crosscheck.wording import Wording
from recoupe.model.base import folded


class SpeakerWords(Wording):
    """What a language's table says of bodies and offices."""

    def after_channel(self, text: str) -> str:
        """Return what follows the words for a channel ("communiqué du ministère": "ministère")."""
        words = text.split()
        while words and (
            self.channel(words[0])
            or words_of(words[0])[:1] == []
            or self.is_link(words[0])
            or folded(words[0]) in self._issued
        ):
            words.pop(0)
        name = " ".join(words)
        for link in ("d'", "d\u2019"):
            name = name.removeprefix(link)
        return self.without_article(name) or text

    def class_of(self, name: str) -> BodyClass | None:
        """Return the class of bodies that a common noun names ("l'entreprise"), or None."""
        words = [w for w in words_of(self.without_article(name)) if w not in self._function_words]
        if not words or any(c.isupper() for c in name[1:] if not name.isupper()):
            return None
        known = self._classes.get(words[0])
        return known if len(words) == 1 or not any(c.isupper() for c in name) else None

    def is_voice(self, name: str) -> bool:
        """Say whether words can name a speaker: no pronoun, no piece of a word, no thing."""
        words = words_of(self.without_article(name))
        if not words or max(map(len, words)) < 2 or not name[:1].isalnum():
            return False
        if words[-1] in self._function_words or all(w in self._function_words for w in words):
            return False
        return not self.names_thing(name)

    def names_thing(self, name: str) -> bool:
        """Say whether words name what nobody speaks for ("un bilan", "2.700 personnes")."""
        return bool(self._no_voices & set(words_of(self.without_article(name))[:2]))

    def repeats_source(self, text: str) -> bool:
        """Say whether words send back to a source told before ("la même source")."""
        return bool(self._repeated_source.search(folded(text)))

    def is_unnamed(self, name: str) -> bool:
        """Say whether a source is kept back ("source policière"): nobody named is it."""
        return bool(self._unnamed & set(words_of(self.without_article(name))[:1]))

    def is_vague_role(self, name: str) -> bool:
        """Say whether words for someone tell no office: a report means who it has named."""
        words = [w for w in words_of(self.without_article(name)) if w not in self._function_words]
        return bool(words) and words[0] in self._vague_roles

    def offices_in(self, role: str) -> frozenset[str]:
        """Return the offices that the words of a role name, acronyms of offices included."""
        return frozenset(w for w in words_of(role) if w in self._all_offices)

    def body_of(self, role: str) -> frozenset[str] | None:
        """Return the words of the body for which a role speaks, if it names one's office."""
        words = self.content_words(role)
        offices = sorted(w for w in words if w in self._offices)
        if len(offices) != 1 or len(words) < 2:
            return None
        return words - {offices[0]} | {self._offices[offices[0]]}

    def is_generic_body(self, name: str) -> bool:
        """Say whether a body's name holds nothing but common nouns of bodies."""
        return all(w in self._generic_bodies for w in self.content_words(name))

    def has_generic_body(self, name: str) -> bool:
        """Say whether a name begins with a common noun of bodies ("société de sécurité")."""
        return bool(set(words_of(name)[:1]) & self._generic_bodies)

    def names_army(self, name: str) -> bool:
        """Say whether a body's name is that of a country's army as a whole."""
        plain = " ".join(words_of(self.without_article(name)))
        return any(plain == a or plain.startswith(f"{a} ") for a in self._armies)

    def names_government(self, role: str) -> bool:
        return folded(role) in self._government

    def without_titles(self, words: list[str]) -> tuple[str, ...]:
        """Return a person's folded names without the titles before them."""
        at = 0
        while at < len(words) - 1 and words[at] in self._titles:
            at += 1
        return tuple(words[at:])

    @cached_property
    def _classes(self) -> dict[str, BodyClass]:
        return {folded(w): c for c in self._table.classes.values() for w in c.words}

    @cached_property
    def _no_voices(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.no_voices)

    @cached_property
    def _unnamed(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.unnamed_sources)

    @cached_property
    def _vague_roles(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.vague_roles)

    @cached_property
    def _repeated_source(self) -> re.Pattern[str]:
        return any_of(self._table.words.repeated_sources)

    @cached_property
    def _generic_bodies(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.generic_bodies)

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.titles)

    @cached_property
    def _issued(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.issued)

    @cached_property
    def _armies(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.armies)

    @cached_property
    def _government(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.government)

    @cached_property
    def _offices(self) -> dict[str, str]:
        return {folded(office): folded(body) for office, body in self._table.offices.items()}

    @cached_property
    def _all_offices(self) -> frozenset[str]:
        return frozenset(self._offices) | {folded(w) for w in self._table.words.other_offices}

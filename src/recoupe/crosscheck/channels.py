"""By which words a report tells through what channel it has something, and who speaks there."""

import re
from functools import cached_property

from recoupe.crosscheck.media import Media
from recoupe.crosscheck.tables import CrosscheckTable
from recoupe.lang import Language
from recoupe.model.base import folded

_WORD = re.compile(r"[^\W_]+")


class Channels:
    """What a language's table says of channels: communiqués, interviews, papers, networks."""

    def __init__(self, language: Language) -> None:
        self._table = language.table("crosscheck", CrosscheckTable)
        self.media = Media(language, self._table.media)

    def channel(self, text: str) -> tuple[str, str] | None:
        """Return the kind of origin that `text` names, and the words that name it, or None.

        The kinds are tried in the table's order, words given to a medium being an interview; what
        stands on a network is its author's own, where nothing else is named.
        """
        plain = folded(text)
        if posted := self.communique(text) or found_in(self._posts, plain):
            return "communique", posted
        for kind, pattern in self._channels.items():
            if found := found_in(pattern, plain):
                return kind, found
            if kind == "interview" and (medium := self.media.given_to(text)):
                return kind, medium
        network = found_in(self._networks, plain)
        return ("communique", network) if network else None

    def communique(self, text: str) -> str | None:
        """Return the words by which `text` names a communiqué, or None."""
        return found_in(self._channels["communique"], folded(text))

    def writes(self, cue: str) -> bool:
        """Say whether somebody says his words in writing ("a écrit")."""
        return not self._writing.isdisjoint(words_of(cue))

    def is_agency(self, name: str) -> bool:
        """Say whether a name is an agency's, or that of its journalists."""
        return self.media.agency(name) is not None

    def according_to(self, text: str) -> tuple[int, int] | None:
        """Return where the first "selon" of `text` stands, or None."""
        found = self._according.search(text)
        return (found.start(), found.end()) if found else None

    def said_before_subject(self, text: str) -> tuple[int, int] | None:
        """Return where a verb of saying stands behind a comma, its subject after it, or None.

        The last of several: it is the one at the end of a sentence.
        """
        found = list(self._inverted.finditer(text))
        return (found[-1].start(1), found[-1].end(1)) if found else None

    def has_relative(self, text: str) -> bool:
        """Say whether a relative clause opens in `text` ("Ako, qui …")."""
        return not self._relatives.isdisjoint(words_of(text))

    def bare_name(self, text: str) -> tuple[int, int]:
        """Return where in `text` a name stands, days before it and what is said of it left out."""
        first = self._day_words.match(text)
        start = first.end() if first else 0
        last = self._name_end.search(text, start)
        return start, last.start() if last else len(text)

    @cached_property
    def _channels(self) -> dict[str, re.Pattern[str]]:
        return {kind: any_of(words) for kind, words in self._table.channels.items()}

    @cached_property
    def _writing(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.writing)

    @cached_property
    def _posts(self) -> re.Pattern[str]:
        return any_of(self._table.posts)

    @cached_property
    def _networks(self) -> re.Pattern[str]:
        return any_of(self._table.networks)

    @cached_property
    def _according(self) -> re.Pattern[str]:
        words = sorted(self._table.words.according, key=lambda w: (-len(w), w))
        alike = "|".join(re.escape(w).replace("'", "['\u2019]") for w in words)
        return re.compile(rf"\b(?:{alike})\b", re.IGNORECASE)

    @cached_property
    def _relatives(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.relatives)

    @cached_property
    def _day_words(self) -> re.Pattern[str]:
        words = "|".join(map(re.escape, self._table.words.day_words))
        return re.compile(rf"(?:\s*(?:{words})\b)+", re.IGNORECASE)

    @cached_property
    def _name_end(self) -> re.Pattern[str]:
        words = "|".join(re.escape(w) for w in self._table.words.name_ends)
        return re.compile(rf"\s(?:{words})\b", re.IGNORECASE)

    @cached_property
    def _inverted(self) -> re.Pattern[str]:
        words = self._table.words
        now, done, have = (
            "|".join(re.escape(w) for w in sorted(some, key=lambda w: (-len(w), w)))
            for some in (words.saying_now, words.saying_done, words.auxiliaries)
        )
        return re.compile(rf",\s((?:(?:{have})\s(?:{done})|(?:{now}))\b)", re.IGNORECASE)


def found_in(pattern: re.Pattern[str], plain: str) -> str | None:
    """Return what a pattern finds in folded text, or None."""
    found = pattern.search(plain)
    return found.group() if found else None


def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of some words in folded text, the longest first."""
    ordered = sorted({folded(w) for w in words}, key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b")


def words_of(text: str) -> list[str]:
    """Return the words of `text`, folded, in order."""
    return _WORD.findall(folded(text))

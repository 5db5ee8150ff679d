"""The small words of a language: links, articles, pointers, deadlines; and what carries meaning."""

import re
from functools import cached_property

from recoupe.crosscheck.channels import Channels, words_of
from recoupe.model.base import folded


class Wording(Channels):
    """What a language's table says of small words."""

    def content_words(self, text: str) -> frozenset[str]:
        """Return the words of `text` that carry meaning, folded."""
        return frozenset(w for w in words_of(text) if len(w) > 1 and w not in self._function_words)

    def opens_fragment(self, text: str) -> bool:
        """Say whether a clause opens as part of a larger one ("qui a fui", "de la visite")."""
        words = words_of(text)
        return not words or words[0] in self._fragment_openers

    def leaves_gap(self, before: str) -> bool:
        """Say whether a clause after `before` lacks what it is about ("une baisse que", "dont")."""
        words = words_of(before)
        if not words or words[-1] not in self._gaps:
            return False
        told = {*self._table.words.articles, *self._table.words.indefinite}
        noun = bool({folded(w) for w in told} & set(words[-4:-1])) or self.points_back(
            words[-2:][0]
        )
        return words[-1] not in self._that or noun

    def is_link(self, word: str) -> bool:
        """Say whether a word carries no meaning of its own ("de", "lors", "et")."""
        return folded(word) in self._function_words

    def without_article(self, name: str) -> str:
        """Return a name without the article before it ("l'armée": "armée"), its case kept.

        "Une quinzaine de pays" keeps it.
        """
        found = self._article.match(name)
        rest = name[found.end() :] if found else ""
        return name if not rest or self._counts_off(rest) else rest

    def _counts_off(self, text: str) -> bool:
        return bool(self._quantities & set(words_of(text)[:1]))

    def content_words_in_order(self, text: str) -> list[str]:
        """Return the words of `text` that carry meaning, folded, in order, with repetitions."""
        return [w for w in words_of(text) if w not in self._function_words]

    def ordinals(self, plain: str) -> frozenset[str]:
        """Return the ordinals of a folded text that are written in digits, as digits."""
        return frozenset(self._ordinal.findall(plain))

    def is_indefinite(self, word: str) -> bool:
        return folded(word) in self._indefinite

    def points_back(self, word: str) -> bool:
        """Say whether a word before a noun sends back to what was told ("cette")."""
        return folded(word) in self._pointers

    def tells_another(self, word: str) -> bool:
        """Say whether a word before a noun makes it another of its kind ("nouvelle")."""
        return folded(word) in self._others

    def sets_deadline(self, before: str, time: str) -> bool:
        """Say whether a time is that by which something is due ("d'ici au 31 mai").

        `before` is what stands before its words; the mark of a deadline may be among these.
        """
        marks = self._deadlines
        return folded(before).endswith(marks) or folded(time).startswith(marks)

    @cached_property
    def _function_words(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.function_words)

    @cached_property
    def _fragment_openers(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.fragment_openers)

    @cached_property
    def _gaps(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.gaps) | self._that

    @cached_property
    def _that(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.that)

    @cached_property
    def _article(self) -> re.Pattern[str]:
        words = sorted({re.escape(w) for w in self._table.words.articles}, reverse=True)
        elided = [w for w in words if len(w) == 1]
        whole = [w for w in words if len(w) > 1]
        return re.compile(
            rf"(?:(?:{'|'.join(whole)})\s+|(?:{'|'.join(elided)})['\u2019])", re.IGNORECASE
        )

    @cached_property
    def _ordinal(self) -> re.Pattern[str]:
        endings = sorted({folded(e) for e in self._table.words.ordinal_endings}, reverse=True)
        return re.compile(r"\b([0-9]{1,4})(?:" + "|".join(endings) + r")\b")

    @cached_property
    def _indefinite(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.indefinite)

    @cached_property
    def _deadlines(self) -> tuple[str, ...]:
        return tuple(folded(w) for w in self._table.words.deadlines)

    @cached_property
    def _pointers(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.pointers)

    @cached_property
    def _others(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.others)

    @cached_property
    def _quantities(self) -> frozenset[str]:
        return frozenset(folded(w) for w in self._table.words.quantities)

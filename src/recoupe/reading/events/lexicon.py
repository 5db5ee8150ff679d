"""The words that state events, compiled for look-up by token."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from recoupe.lang import Language
from recoupe.model.annotation import PloverType
from recoupe.model.base import Value
from recoupe.reading.events.senses import has_sense, is_one_sense
from recoupe.reading.events.tree import Tree
from recoupe.reading.events.words import Words
from recoupe.reading.parse import Sentence

_SPLIT = re.compile(r"(?<=['’])|[ -]")
_WORDS = re.compile(r"(?<=['’])| ")  # taggers keep "couvre-feu" whole
_TAIL_REACH_TOKENS = 4
_QUOTES = frozenset('«»“”"')
_LIGHT = ("DET", "ADV", "AUX", "ADJ", "NUM", "PRON", "PUNCT")


class EventRow(Value, frozen=True, kw_only=True):
    """A line of `events.tsv`; the file's head says what the columns hold."""

    lemma: str
    pos: Literal["verb", "noun", "adj"]
    type: PloverType | None = None
    mode: str | None = None
    to: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


class Match(Value, frozen=True, kw_only=True):
    """A row found at a token: `last` is the index of its last word."""

    row: EventRow
    first: int
    last: int


class Phrase:
    """The words of a row of several, whose pattern is compiled when it is first looked for."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = words

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        parts = (_any_capital(w) + r"[sx]?" for w in self._words)
        return re.compile(r"[ \u00a0'’-]{1,2}".join(parts) + r"(?!\w)", re.IGNORECASE)


class Lexicon:
    """Rows by the lemma of their first word, longest first."""

    def __init__(self, rows: tuple[EventRow, ...], words: Words) -> None:
        self._words = words
        self._verbs: dict[str, list[tuple[bool, tuple[str, ...], EventRow]]] = defaultdict(list)
        self._nouns: dict[str, list[tuple[Phrase | None, EventRow]]] = defaultdict(list)
        for row in rows:
            if row.pos == "noun":
                self._add_noun(row)
            else:
                self._add_verb(row)
        for entries in self._verbs.values():
            entries.sort(key=lambda e: (-len(e[1]), not e[0], not is_one_sense(e[2]), e[2].lemma))
        for nouns in self._nouns.values():
            nouns.sort(key=lambda e: (-len(e[1].lemma), e[1].lemma))

    def _add_verb(self, row: EventRow) -> None:
        words = [w for w in _WORDS.split(row.lemma) if w]
        reflexive = words[0] == "se"
        words = words[reflexive:]
        pronoun = words[0] == self._words.status.pronoun_of and len(words) > 1
        words = words[pronoun:]
        tail = tuple(w for w in words[1:] if w not in self._words.status.determiners)
        self._verbs[words[0]].append((reflexive, tail, row))

    def _add_noun(self, row: EventRow) -> None:
        words = tuple(w.rstrip("'’") for w in _SPLIT.split(row.lemma) if w)
        phrase = Phrase(words) if len(words) > 1 else None
        first = words[0].lower()
        for key in dict.fromkeys((first, _plain(first[0]) + first[1:])):
            self._nouns[key].append((phrase, row))

    @cached_property
    def _participles(self) -> dict[str, str]:
        """Verbs of the first group by their participle, which taggers often call adjectives."""
        return {v[:-2] + "é": v for v in sorted(self._verbs) if v.endswith("er")}

    def matches(self, tree: Tree, text: str) -> Iterator[Match]:
        """Yield the longest row at each token that may state an event."""
        sentence = tree.sentence
        for index, token in enumerate(sentence.tokens):
            if token.pos in ("NOUN", "PROPN"):
                found = self._noun_at(sentence, index, text)
            elif token.pos in ("VERB", "ADJ"):
                found = self._verb_at(tree, index)
            else:
                continue
            if found is not None:
                yield found

    def names_deed(self, word: str) -> bool:
        """Say whether a noun states events, and so stands for nobody."""
        lowered = word.lower()
        return any(key in self._nouns for key in (lowered, lowered.rstrip("sx")))

    def begins_phrase(self, sentence: Sentence, index: int, text: str) -> bool:
        """Say whether a noun begins a line of several words ("garde à vue")."""
        found = self._noun_at(sentence, index, text)
        return found is not None and found.last > found.first

    def mishap(self, word: str) -> bool:
        """Say whether a noun states what happens and nobody does ("les inondations")."""
        lowered = word.lower()
        rows = (
            row
            for key in dict.fromkeys((lowered, lowered.rstrip("sx")))
            for phrase, row in self._nouns.get(key, ())
            if phrase is None
        )
        return any("happening" in row.flags for row in rows)

    def _noun_at(self, sentence: Sentence, index: int, text: str) -> Match | None:
        token = sentence.tokens[index]
        word = token.text.lower()
        if text[max(0, token.start - 1) : token.start] == "-":
            return None  # the last part of a compound ("libre-échange")
        for key in dict.fromkeys((word, token.lemma.lower(), word.rstrip("sx"))):
            for phrase, row in self._nouns.get(key, ()):
                if phrase is None:
                    if text[token.end : token.end + 1] == "-":
                        continue  # the first part of a compound
                    return Match(row=row, first=index, last=index)
                long = phrase.pattern.match(text, token.start, sentence.end)
                if long:
                    last = sentence.indices_in(token.start, long.end())[-1]
                    return Match(row=row, first=index, last=last)
        return None

    def _verb_at(self, tree: Tree, index: int) -> Match | None:
        sentence, token = tree.sentence, tree.tokens[index]
        lemma = token.lemma.lower()
        if token.pos == "ADJ":
            lemma = self._participles.get(lemma, lemma)
        reflexive = tree.reflexive(index)
        with_pronoun = self._with_pronoun(sentence, index)
        pronoun = f"{self._words.status.pronoun_of} "
        for wants_reflexive, tail, row in self._verbs.get(lemma, ()):
            wants_pronoun = row.lemma.removeprefix("se ").startswith(pronoun)
            if wants_reflexive != reflexive or (
                # "il en a tué trois" has the verb's own sense, "s'en tenir à" has not
                wants_pronoun != with_pronoun and (reflexive or wants_pronoun)
            ):
                continue
            last = self._tail_end(tree, index, tail)
            if last is not None and has_sense(tree, index, row):
                return Match(row=row, first=index, last=last)
        return None

    def _with_pronoun(self, sentence: Sentence, index: int) -> bool:
        """Say whether "en" makes a reflexive verb another one ("s'en tenir à")."""
        pronoun = self._words.status.pronoun_of
        return any(
            sentence.tokens[i].text.lower() == pronoun and sentence.tokens[i].pos == "PRON"
            for i in sentence.children[index]
        )

    def _tail_end(self, tree: Tree, index: int, tail: tuple[str, ...]) -> int | None:
        """Return the index of the last word of `tail` after the verb, or None.

        A time set off by commas before them does not count ("a remis, lundi 4 mai, un lot").
        """
        position, last, sentence = 0, index, tree.sentence
        start = index + 1
        while start < len(sentence.tokens) and (
            start in tree.timed or sentence.tokens[start].text == ","
        ):
            start += 1
        reach = min(start + len(tail) + _TAIL_REACH_TOKENS, len(sentence.tokens))
        for here in range(start, reach):
            if position == len(tail):
                break
            token = sentence.tokens[here]
            if tail[position].lower() in (
                token.lemma.lower(),
                token.text.lower().replace("’", "'"),
            ):
                position, last = position + 1, here
            elif token.pos not in ("DET", "ADV", "AUX") and token.text not in _QUOTES and position:
                return None
        if position == len(tail):
            return last if self._joined(sentence, index, last, tail) else None
        return index if len(tail) == 1 and self._undergone(sentence, index, tail[0]) else None

    def _joined(self, sentence: Sentence, index: int, last: int, tail: tuple[str, ...]) -> bool:
        """Say whether a tail of one word belongs to the verb, not to a noun between them.

        "A pris la route de la ville" is not "prendre la ville", nor "a arrêté deux hommes de
        Brume" "arrêter de".
        """
        status = self._words.status
        counting = status.quantities | {status.source_case}  # "une dizaine de terroristes"
        between = sentence.tokens[index + 1 : last]
        if len(tail) == 1 and self._apart(sentence, index, last):
            return False
        if len(tail) != 1 or all(t.pos in _LIGHT or t.lemma.lower() in counting for t in between):
            return True
        word = sentence.tokens[last]
        own = word.head == index or self._day_between(sentence, index, word.head)
        return word.pos == "NOUN" and own

    def _apart(self, sentence: Sentence, index: int, last: int) -> bool:
        """Say whether a noun is a complement with a preposition ("pris entre deux feux")."""
        if sentence.tokens[last].head != index or sentence.tokens[last].pos != "NOUN":
            return False
        own = (sentence.tokens[i] for i in sentence.dependents(last, "case"))
        return any(self._words.preposition(t.text) != self._words.status.source_case for t in own)

    @staticmethod
    def _day_between(sentence: Sentence, index: int, head: int) -> bool:
        """Say whether a bare noun beside the verb took what follows ("rejeté mercredi les …")."""
        token = sentence.tokens[head]
        bare = not any(sentence.dependents(head, "det", "case"))
        return index < head and token.head == index and token.dep.startswith("obl") and bare

    @staticmethod
    def _undergone(sentence: Sentence, index: int, word: str) -> bool:
        """Say whether the word is the subject of the passive ("le couvre-feu a été levé")."""
        return any(
            word.lower() in (sentence.tokens[i].lemma.lower(), sentence.tokens[i].text.lower())
            for i in sentence.children[index]
            if sentence.tokens[i].dep == "nsubj:pass"
        )


def _plain(letter: str) -> str:
    """Return a letter without its accent."""
    return unicodedata.normalize("NFD", letter)[0]


def _any_capital(word: str) -> str:
    """Return the pattern of a word whose accented capital may lack its accent ("Etat")."""
    first = word[0]
    if _plain(first) == first:
        return re.escape(word)
    return f"[{first}{_plain(first).upper()}]{re.escape(word[1:])}"


def lexicon_of(language: Language) -> Lexicon:
    """Return the compiled lexicon of a language."""
    return Lexicon(language.rows("events", EventRow), Words(language))

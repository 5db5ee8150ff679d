"""The noun object of a cue: where it begins, dates, addressees and set phrases passed over."""

from recoupe.reading.parse import Sentence
from recoupe.reading.quotations.cues import Cue
from recoupe.reading.quotations.extent import OPENERS, is_finite
from recoupe.reading.quotations.table import Patterns, plain

_OBJECT_REACH = 10
_ASIDE_TOKENS = 14
_TIME_TOKENS = 5


class ObjectFinder:
    """Finds what stands after a cue as its object."""

    def __init__(self, words: Patterns) -> None:
        self._words = words

    def attribute(self, sentence: Sentence, cue: Cue) -> int | None:
        start = cue.last + 1
        counted = sentence.tokens[start : start + 2]
        if (
            len(counted) > 1
            and plain(counted[0].text) in self._words.to
            and (counted[1].text[:1].isdigit())
        ):
            return start  # "a estimé à 300 le nombre de participants"
        if start == len(sentence.tokens):
            return None
        if sentence.tokens[start].pos == "ADJ" or sentence.plain[start] in self._words.of:
            return start  # "juge indigne une loi", "qualifie de « rumeur » tout autre bilan"
        return self.first_object(sentence, cue)

    def first_object(self, sentence: Sentence, cue: Cue) -> int | None:
        """Return where the object begins: the first phrase after the verb, dates passed over."""
        tokens = sentence.tokens
        i = self._past_aside(sentence, cue.last + 1)
        i = self.past_addressee(sentence, i)
        stop = min(len(tokens), i + _OBJECT_REACH)
        while i < stop:
            token = tokens[i]
            if token.text in OPENERS:
                return i if i + 1 < len(tokens) else None
            if token.text[:1].isdigit() and tokens[i + 1 : i + 2] and tokens[i + 1].text == ",":
                i += 1  # the year that ends a date
                continue
            past = self._past_time(sentence, i)
            if past > i:
                i, stop = past, min(len(tokens), past + _OBJECT_REACH)
                continue
            if token.pos in ("DET", "NUM", "NOUN", "PROPN", "ADJ"):
                if self._is_time_phrase(sentence, i):
                    i += 1
                    continue
                marked = i + 1 < len(tokens) and tokens[i + 1].text in OPENERS
                return i if marked or plain(token.text) not in self._words.pointing else None
            if token.pos == "ADV" and plain(tokens[min(i + 1, len(tokens) - 1)].text) in (
                self._words.of
            ):
                return i  # "plus de moyens"
            if token.pos == "ADV" or token.text == ",":
                i += 1
                continue
            if plain(token.text) in self._words.of and token.pos == "DET":
                return i
            return None
        return None

    def _past_time(self, sentence: Sentence, index: int) -> int:
        """Return the index after a time that a preposition rules: "réclame depuis mars la"."""
        if sentence.tokens[index].pos != "ADP":
            return index
        for i in range(index + 1, min(len(sentence.tokens), index + _TIME_TOKENS)):
            if sentence.plain[i] in self._words.time_nouns:
                return i + 1
            if sentence.tokens[i].pos not in ("DET", "NUM", "ADJ"):
                return index
        return index

    def _past_aside(self, sentence: Sentence, index: int) -> int:
        """Return the index after a set phrase ("quant à elles") that stands at `index`, if any."""
        for aside in self._words.asides:
            here = sentence.tokens[index : index + len(aside)]
            if tuple(plain(t.text) for t in here) == aside:
                return index + len(aside)
        return index

    def past_addressee(self, sentence: Sentence, index: int) -> int:
        """Return the index after "au gouvernement" or ", dans un communiqué," at `index`."""
        tokens = sentence.tokens
        here = tokens[index].text if index < len(tokens) else ""
        if here == ",":
            reach = range(index + 1, min(len(tokens), index + _ASIDE_TOKENS))
            close = next((i for i in reach if tokens[i].text == ","), None)
            inside = tokens[index + 1 : close] if close else ()
            bare = inside and inside[0].pos in ("ADP", "ADV")
            return close + 1 if close and bare and not any(map(is_finite, inside)) else index
        if plain(here) in self._words.to and tokens[index].pos == "ADP":
            noun = next(
                (i for i in range(index + 1, min(len(tokens), index + 4))
                 if tokens[i].pos in ("NOUN", "PROPN")), None,
            )  # fmt: skip
            if noun is None:
                return index
            own = [i for i in sentence.subtree(noun) if i >= noun]
            end = noun
            while end + 1 in own and tokens[end + 1].pos in ("PROPN", "ADJ"):
                end += 1
            return end + 1
        return index

    def _is_time_phrase(self, sentence: Sentence, index: int) -> bool:
        """Say whether a time noun stands at `index`, or right after the determiner there."""
        here = sentence.tokens[index : index + 2]
        return any(plain(t.text) in self._words.time_nouns for t in here) or (
            here[0].text[:1].isdigit()
            and len(here) > 1
            and plain(here[1].text) in self._words.time_nouns
        )

"""Where a reported clause ends: with its sentence, or where another thread begins."""

from collections.abc import Callable, Iterator, Sequence

from recoupe.reading.parse import Sentence, Token
from recoupe.reading.quotations.cues import Cue
from recoupe.reading.quotations.table import Patterns, plain

_OBJECT_REACH = 10
_CLOSERS = ("»", "”", '"')
OPENERS = ("«", "“", '"', "''", "<<", "„")


class ExtentFinder:
    """Finds the ends of reported clauses."""

    def __init__(self, words: Patterns, says: Callable[[Sentence, Cue], bool]) -> None:
        """`says` tells whether a cue has a content of its own."""
        self._words = words
        self._says = says

    def end(
        self,
        sentence: Sentence,
        cue: Cue,
        first: int,
        cues: Sequence[Cue],
        inverted: frozenset[int],
        *,
        nominal: bool,
    ) -> int:
        """Return where the content ends: the sentence's end, or where another thread begins."""
        tokens = sentence.tokens
        last = len(tokens)
        for i in range(first + 1, last):
            opens = i + 1 < last and tokens[i + 1].text in OPENERS
            if tokens[i].text == ";" or (opens and tokens[i].text in (":", ".", "!", "?", "…")):
                last = i
                break
        last = min([last, *self._threads(sentence, cue, first, cues, inverted)])
        last = min([last, *self._next_acts(sentence, cues, first, nominal=nominal)])
        if nominal:
            last = min(last, self._second_verb(sentence, first, last))
        last = min(last, self._embedding(sentence, cue, first))
        while last > first and tokens[last - 1].text in (
            ".",
            ",",
            ";",
            ":",
            "!",
            "?",
            "…",
            "-",
            "–",
        ):
            last -= 1
        return last

    def _second_verb(self, sentence: Sentence, first: int, last: int) -> int:
        """Return where the speaker's next verb begins: "déplore la mort … et appelle au calme"."""
        tokens = sentence.tokens
        for i in range(first, last - 1):
            word = sentence.plain[i]
            if word in self._words.that | self._words.relative_adverbs:
                return last
            if word in self._words.relative_pronouns:
                return last
            after = i + 1
            while after < last and sentence.plain[after] in self._words.clitics:
                after += 1
            joins = tokens[i].pos == "CCONJ" and word in self._words.and_ and after < last
            if joins and is_finite(tokens[after]):
                return i
        return last

    def _threads(
        self,
        sentence: Sentence,
        cue: Cue,
        first: int,
        cues: Sequence[Cue],
        inverted: frozenset[int],
    ) -> Iterator[int]:
        """Yield where later cues of the same speaker begin: ", ajoutant", "et a précisé"."""
        tokens = sentence.tokens
        for other in cues:
            if other.row is None and other.first > first and tokens[other.first - 1].text == ",":
                if not any(map(is_finite, tokens[other.last :])):
                    yield other.first - 1  # "…, selon la police." ends the clause
                continue
            if other.first <= first or other.shape in ("passive", "infinitive"):
                continue
            before = tokens[other.first - 1]
            if other.shape == "gerund":
                if before.text not in (",", *_CLOSERS) and not self._by_doing(tokens, other):
                    continue
                if self._says(sentence, other) or self._marked(tokens, other):
                    yield other.first - (plain(before.text) in self._words.while_)
            elif plain(before.text) in self._words.and_ and other.pronoun is None:
                if self._joined(sentence, cue, other):
                    yield other.first - 1
            elif before.text in (",", *_CLOSERS) and (
                other.pronoun is not None or other.index in inverted
            ):
                yield other.first - 1

    def _next_acts(
        self, sentence: Sentence, cues: Sequence[Cue], first: int, *, nominal: bool
    ) -> Iterator[int]:
        """Yield where ", avant de présenter …" begins: in a clause only if it is of speech."""
        spoken = {c.index for c in cues}
        tokens, words = sentence.tokens, sentence.plain
        for i in range(first + 1, len(tokens) - 3):
            led = tokens[i].text == "," and words[i + 1] in self._words.before
            led = led and words[i + 2] in self._words.of and tokens[i + 3].has("VerbForm=Inf")
            if led and (nominal or i + 3 in spoken):
                yield i

    def _marked(self, tokens: tuple[Token, ...], cue: Cue) -> bool:
        """Say whether quotation marks open soon after a cue."""
        return any(t.text in OPENERS for t in tokens[cue.last + 1 : cue.last + _OBJECT_REACH])

    def _by_doing(self, tokens: tuple[Token, ...], cue: Cue) -> bool:
        return plain(tokens[cue.first].text) in self._words.by_doing

    def _joined(self, sentence: Sentence, cue: Cue, other: Cue) -> bool:
        """Say whether `other` is a second verb of the subject of `cue`."""
        head = sentence.tokens[other.index].head
        return head == cue.index or head <= cue.last

    def _embedding(self, sentence: Sentence, cue: Cue, first: int) -> int:
        """Return where the content ends if the cue itself lies in a clause before its main verb."""
        above = next((a for a in sentence.ancestors(cue.index) if a > first), None)
        if above is None or not self._subordinate(sentence, cue):
            return len(sentence.tokens)
        below = [i for i in sentence.subtree(cue.index) if i >= first]
        if above in below or not below:
            return len(sentence.tokens)
        return max(below) + 1 if max(below) < above else len(sentence.tokens)

    def _subordinate(self, sentence: Sentence, cue: Cue) -> bool:
        """Say whether a cue's clause has a link or a participle, as lower clauses do.

        Else the parser has only taken what is said for the main clause.
        """
        if cue.shape in ("gerund", "infinitive"):
            return True
        return any(
            sentence.tokens[i].pos == "SCONJ"
            or sentence.tokens[i].dep == "mark"
            or sentence.plain[i] in self._words.relative_pronouns
            or sentence.plain[i] in self._words.relative_adverbs
            or sentence.plain[i] in self._words.that
            for i in range(cue.first)
        )


def is_finite(token: Token) -> bool:
    """Say whether a token is a finite verb or auxiliary."""
    return token.pos in ("VERB", "AUX") and (token.has("VerbForm=Fin") or token.has("Mood=Ind"))

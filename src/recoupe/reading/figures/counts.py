"""What a figure counts: the noun with its complement, in the report's words."""

from recoupe.reading.figures.numbers import Amount
from recoupe.reading.figures.table import FigureTable
from recoupe.reading.parse import Document, Sentence

_LOOK_AHEAD_TOKENS = 4
_LEADING = frozenset({"ADJ", "DET", "ADP", "ADV"})
_MAX_WORDS = 9


class Counter:
    """Names the counted thing by the tree around the number."""

    def __init__(self, table: FigureTable) -> None:
        self._table = table

    def counted(
        self, document: Document, sentence: Sentence, amount: Amount, *, until: int
    ) -> str | None:
        """Return the counted noun with its complements and what befell it, or None.

        The complements end before `until`: a time is none ("deux attaques d'août").
        """
        head = self._head(sentence, amount)
        if head is None:
            return None
        tokens = sentence.tokens
        first, last = head, self._last(sentence, head, until)
        while (
            first > 0 and tokens[first - 1].start >= amount.end and tokens[first - 1].pos == "ADJ"
        ):
            first -= 1
        text = document.text_of(sentence.field)[tokens[first].start : tokens[last].end]
        outcome = self._outcome(sentence, head) if amount.value > 1 else None
        return f"{text} {outcome}" if outcome and outcome not in text else text

    def _head(self, sentence: Sentence, amount: Amount) -> int | None:
        """Return the first noun after the number, past adjectives, determiners and "de"."""
        tokens = sentence.tokens
        following = [i for i in range(len(tokens)) if tokens[i].start >= amount.end]
        for index in following[:_LOOK_AHEAD_TOKENS]:
            token = tokens[index]
            if token.pos in ("NOUN", "PROPN"):
                return index
            if token.pos not in _LEADING or (token.pos == "ADP" and token.lemma != "de"):
                return self._nominal(sentence, index)
        return None

    def _nominal(self, sentence: Sentence, index: int) -> int | None:
        """Return a participle used as a noun ("12 tués", "trois blessés")."""
        token = sentence.tokens[index]
        participle = token.pos == "VERB" and token.has("VerbForm=Part")
        return index if participle and token.lemma in self._table.outcomes else None

    def _last(self, sentence: Sentence, head: int, until: int) -> int:
        """Return the last token of the noun's adjectives, names, participles and "de" phrases."""
        tokens = sentence.tokens
        inside = set(sentence.subtree(head))
        last = head
        for index in range(head + 1, min(head + _MAX_WORDS, len(tokens))):
            token = tokens[index]
            if (
                token.end > until
                or index not in inside
                or token.pos in ("PUNCT", "PRON", "CCONJ", "SCONJ", "NUM")
            ):
                break
            befell = token.lemma in self._table.outcomes and index == last + 1
            if token.pos in ("VERB", "AUX") and not befell:
                break
            if token.pos == "ADP" and token.lemma != "de":
                break
            if token.pos in ("NOUN", "ADJ", "PROPN", "VERB"):
                last = index
        return last

    def _outcome(self, sentence: Sentence, head: int) -> str | None:
        """Return "tuées" for "12 personnes ont été tuées" and "a tué 12 personnes"."""
        tokens = sentence.tokens
        token, verb = tokens[head], tokens[tokens[head].head]
        forms = self._table.outcomes.get(verb.lemma)
        if forms is None or verb.pos != "VERB":
            return None
        undergoes = token.dep in ("nsubj:pass", "obj") or (
            token.dep == "nsubj" and _under_be(sentence, token.head)
        )
        return forms["Gender=Fem" in token.morph] if undergoes else None


def _under_be(sentence: Sentence, verb: int) -> bool:
    """Say whether the verb is conjugated with "être" ("sont mortes", "sont décédés")."""
    return any(sentence.tokens[i].lemma == "être" for i in sentence.dependents(verb, "aux", "cop"))

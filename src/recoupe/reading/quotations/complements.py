"""What "de", "à", "sur" and the like rule after a cue."""

from recoupe.reading.parse import Sentence, Token
from recoupe.reading.quotations.cues import Cue
from recoupe.reading.quotations.extent import OPENERS, is_finite
from recoupe.reading.quotations.table import Patterns

_REACH_TOKENS = 20


class ComplementFinder:
    """Finds where the complement of a cue begins."""

    def __init__(self, words: Patterns) -> None:
        self._words = words

    def prepositional(self, sentence: Sentence, cue: Cue, links: frozenset[str]) -> int | None:
        """Return where "de" or "à" with what it rules begins, the addressee being passed over."""
        tokens = sentence.tokens
        for i in range(cue.last + 1, min(len(tokens) - 1, cue.last + 1 + _REACH_TOKENS)):
            word = sentence.plain[i]
            if word in links and tokens[i].pos != "DET" and self._rules(sentence, cue, i):
                return self._addressee(sentence, cue, i)
            if word in (":", ";", *OPENERS):
                return None
            if self._is_verb(tokens[i]):
                break
        return self._far_infinitive(sentence, cue, links)

    def _far_infinitive(self, sentence: Sentence, cue: Cue, links: frozenset[str]) -> int | None:
        """Return where "de" begins with the infinitive that hangs on a cue, far behind it.

        "suggère aux candidats qui parlent français d'emprunter la voie rapide"
        """
        for i in sentence.dependents(cue.index, "xcomp", "ccomp", "obl:arg", "obj"):
            first = i - 1
            while first > cue.last and sentence.plain[first] in self._words.clitics:
                first -= 1
            infinitive = i > cue.last and sentence.tokens[i].has("VerbForm=Inf")
            if infinitive and first > cue.last and sentence.plain[first] in links:
                return first
        return None

    def some(self, sentence: Sentence, cue: Cue) -> int | None:
        """Return where "de" begins before what is not definite: "parle d'un complot", "de onze"."""
        i = cue.last + 1
        while i < len(sentence.tokens) and sentence.tokens[i].pos == "ADV":
            i += 1
        if i + 1 >= len(sentence.tokens) or sentence.plain[i] not in self._words.of:
            return None
        after = sentence.tokens[i + 1]
        marked = after.text in OPENERS
        counted = after.pos == "NUM" or after.text[:1].isdigit()
        vague = sentence.plain[i + 1] in self._words.indefinite
        return i if marked or counted or vague else None

    def after_link(self, sentence: Sentence, cue: Cue, link: tuple[str, ...]) -> int | None:
        """Return where what "sur", "pour" or "contre" rules begins, adverbs passed over."""
        for i in range(cue.last + 1, min(len(sentence.tokens), cue.last + 4)):
            if sentence.plain[i] in link:
                known = sentence.tokens[i + 1 : i + 2]
                return i + 1 if known and known[0].pos in ("DET", "NOUN", "PROPN", "ADJ") else None
            if sentence.tokens[i].pos != "ADV":
                return None
        return None

    def _addressee(self, sentence: Sentence, cue: Cue, index: int) -> int:
        """Return where a bare addressee begins ("appelle le gouvernement à …"), else `index`."""
        row, after = cue.row, sentence.tokens[cue.last + 1]
        if row is None or row.class_ == "say" or "obj" in row.frames:
            return index
        return cue.last + 1 if after.pos in ("DET", "PROPN") else index

    def _rules(self, sentence: Sentence, cue: Cue, index: int) -> bool:
        """Say whether the preposition at `index` opens the cue's complement."""
        if self.infinitive_follows(sentence, index):
            return True
        head = sentence.tokens[index].head
        above = sentence.tokens[head].head
        # "assurer l'abbé de sa volonté": the parser hangs the complement on the addressee.
        addressed = cue.row is not None and "obj" not in cue.row.frames
        named = addressed and cue.last < above < index
        own = sentence.tokens[above].pos == "PROPN" or self._is_own(sentence, cue, index)
        return head > index and (above == cue.index or (named and own))

    def _is_own(self, sentence: Sentence, cue: Cue, index: int) -> bool:
        """Tell "assure la ministre de son appui" from "assure la ministre de la Santé"."""
        if cue.row is not None and cue.row.class_ == "request":
            return True  # "appelle les parties à une action"
        return sentence.plain[index + 1] in self._words.articles - self._words.definite_articles

    def infinitive_follows(self, sentence: Sentence, index: int) -> bool:
        for token in sentence.tokens[index + 1 : index + 6]:
            if token.has("VerbForm=Inf"):
                return True
            if token.pos not in ("PRON", "ADV") and token.text not in OPENERS:
                return False
        return False

    def _is_verb(self, token: Token) -> bool:
        return is_finite(token) or token.has("VerbForm=Inf")

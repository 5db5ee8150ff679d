"""Passives that share the auxiliary of the one before ("ont été tués et dix blessés").

A parse may take the second participle for a noun, and so lose what befell the others.
"""

from collections.abc import Sequence

import msgspec

from recoupe.lang import Language
from recoupe.model.base import Value
from recoupe.reading.parse import Token
from recoupe.reading.presents import VerbRow

_COUNTS = ("nummod", "amod", "det", "advmod", "case")


class EllipsisTable(Value, frozen=True, kw_only=True):
    """`ellipses.toml`; the file says what each entry holds."""

    infinitive: str
    endings: tuple[str, ...]
    others: frozenset[str]


class Ellipses:
    """Finds the participles of one language that share an auxiliary."""

    def __init__(self, table: EllipsisTable, verbs: frozenset[str]) -> None:
        self._table = table
        self._verbs = verbs

    def mended(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Return the tokens with such participles as verbs, those counted as their subjects."""
        passives = {t.head for t in tokens if t.dep == "aux:pass"}
        found = list(tokens)
        for index, token in enumerate(tokens):
            if token.dep != "conj" or token.head not in passives or token.head >= index:
                continue
            participle = self._participle(tokens, index)
            subject = None if participle is None else self._counted(tokens, index, participle)
            if participle is None or subject is None:
                continue
            lemma = self.verb_of(tokens[participle].text)
            found[participle] = msgspec.structs.replace(
                found[participle],
                pos="VERB",
                lemma=lemma,
                dep="conj",
                head=token.head,
                morph=f"{tokens[participle].morph}|Tense=Past|VerbForm=Part|Voice=Pass",
            )
            for below, child in enumerate(tokens):
                if child.head == participle and child.dep in _COUNTS and below != subject:
                    found[below] = msgspec.structs.replace(found[below], head=subject)
                elif child.dep == "cc" and child.head == index:
                    found[below] = msgspec.structs.replace(found[below], head=participle)
            found[subject] = msgspec.structs.replace(
                found[subject], pos="NOUN", dep="nsubj:pass", head=participle
            )
        return tuple(found)

    def _participle(self, tokens: Sequence[Token], index: int) -> int | None:
        """Return the participle of a conjunct: itself, or what is counted ("une dizaine …")."""
        below = (i for i, t in enumerate(tokens) if t.head == index and t.dep == "nmod")
        return next((i for i in (index, *below) if self._lost(tokens[i])), None)

    def _lost(self, token: Token) -> bool:
        return token.pos in ("NOUN", "ADJ") and bool(self.verb_of(token.text))

    def verb_of(self, word: str) -> str:
        """Return the verb whose participle a word may be, "" for none."""
        lowered = word.lower()
        ending = next((e for e in self._table.endings if lowered.endswith(e)), None)
        verb = "" if ending is None else lowered.removesuffix(ending) + self._table.infinitive
        return verb if verb in self._verbs else ""

    def _counted(self, tokens: Sequence[Token], index: int, participle: int) -> int | None:
        """Return who is counted before a participle: "autres", a quantity, a bare number."""
        if participle != index:
            return index
        own = [i for i in range(participle) if tokens[i].head == participle]
        others = [i for i in own if tokens[i].text.lower() in self._table.others]
        numbers = [i for i in own if tokens[i].dep == "nummod"]
        return next(iter(others), next(iter(numbers), None)) if numbers else None


def ellipses_of(language: Language) -> Ellipses:
    """Return the ellipses of a language, for the verbs that state events."""
    rows = language.rows("events", VerbRow)
    verbs = frozenset(r.lemma for r in rows if r.pos == "verb" and " " not in r.lemma)
    return Ellipses(language.table("ellipses", EllipsisTable), verbs)

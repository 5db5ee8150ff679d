"""Participles that a parse may have taken for other words, and nouns for participles.

"Il est mort": like a verb in doubt (`doubts`), such a word is parsed a second time with one that
the parser knows in its place; the second parse is kept where it finds the auxiliary.
"""

from collections.abc import Iterator, Sequence

import msgspec

from recoupe.model.base import Value
from recoupe.reading.doubts import Doubt
from recoupe.reading.parse import Token

_CLAUSES = ("advcl", "conj", "acl")
_NOMINAL = ("obj", "nsubj", "obl", "nmod")
_BETWEEN = ("ADV", "PRON", "DET")  # "sont tous morts"


class ParticipleTable(Value, frozen=True, kw_only=True):
    """`participles.toml`; the file says what each entry holds."""

    helpers: frozenset[str]
    forms: dict[str, tuple[str, str]]


class ParticipleDoubt(Doubt, frozen=True, kw_only=True):
    """A word that may be the participle of a tense of the past."""


def lost_participles(tokens: Sequence[Token], table: ParticipleTable) -> Iterator[ParticipleDoubt]:
    """Yield the forms right after an auxiliary that hang in the tree as no verb does."""
    for index, token in enumerate(tokens):
        lemma, stand_in = table.forms.get(token.text, ("", ""))
        if lemma and _helped(tokens, index, table.helpers) and not told(tokens, index):
            yield ParticipleDoubt(index=index, lemma=lemma, stand_in=stand_in)


def with_nouns(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens with verbs that have an article taken for the nouns they are.

    "Exige sa remise en liberté", "aucun manifestant n'a été blessé".
    """
    articled = {
        t.head
        for i, t in enumerate(tokens)
        if t.dep == "det"
        and t.pos == "DET"
        and all(o.pos in ("ADJ", "NUM") for o in tokens[i + 1 : t.head])
        if i < t.head
    }
    helped = {t.head for t in tokens if t.dep.startswith(("aux", "cop"))}
    return tuple(
        _as_noun(t) if i in articled - helped and _nominal(t) else t for i, t in enumerate(tokens)
    )


def _nominal(token: Token) -> bool:
    """Say whether a token is a verb that may be a noun ("en l'élisant" has a pronoun)."""
    clause = token.has("Tense=Pres") and token.dep.startswith(_CLAUSES)
    if token.pos == "VERB" and token.has("VerbForm=Fin"):
        return token.dep.startswith(_NOMINAL)  # "rejettent l'offre de dialogue"
    return token.pos == "VERB" and token.has("VerbForm=Part") and not clause


def _as_noun(token: Token) -> Token:
    word = token.text.lower()
    lemma = word.removesuffix("s") if token.has("Number=Plur") else word
    dep = "obj" if token.dep in ("xcomp", "ccomp") else token.dep
    return msgspec.structs.replace(token, pos="NOUN", lemma=lemma, dep=dep)


def told(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a token is a verb with an auxiliary of its own."""
    own = any(t.head == index and t.dep.startswith(("aux", "cop")) for t in tokens[:index])
    return own and tokens[index].pos == "VERB"


def _helped(tokens: Sequence[Token], index: int, helpers: frozenset[str]) -> bool:
    """Say whether an auxiliary stands before a token, with nothing but adverbs between."""
    before = index - 1
    while before > 0 and tokens[before].pos in _BETWEEN:
        before -= 1
    return before >= 0 and tokens[before].lemma in helpers

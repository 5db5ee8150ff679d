"""Participles set off by commas, hung on the noun that they tell of.

"Arrêté en mai, le maire a été libéré", "le chanteur, hospitalisé depuis dimanche, est mort": a
parse may take the first for the main verb or for a noun, and the second for a name beside.
"""

from collections.abc import Sequence

import msgspec

from recoupe.reading.ellipses import Ellipses
from recoupe.reading.parse import Token

_PARTICIPLE = "VerbForm=Part"
_NOMINAL = ("NOUN", "PROPN", "PRON")
_MOST_TOKENS = 25  # before the comma


def with_fronted(tokens: tuple[Token, ...], ellipses: Ellipses) -> tuple[Token, ...]:
    """Return the tokens with participles before a subject, or beside a noun, hung on it."""
    found = list(tokens)
    _first(found, ellipses)
    for index in range(2, len(found)):
        if found[index - 1].text == "," and found[index].pos == "VERB" and _bare(found, index):
            _beside(found, index)
    return tuple(found)


def _beside(tokens: list[Token], index: int) -> None:
    """Hang a participle on the noun before its comma, which may be the main verb's subject."""
    token = tokens[index]
    if token.dep == "appos" and token.head < index and tokens[token.head].pos in _NOMINAL:
        tokens[index] = msgspec.structs.replace(token, dep="acl")
    if token.head < index or any(
        t.head == token.head and t.dep.startswith("nsubj") for t in tokens
    ):
        return
    bare = (i for i in range(index) if tokens[i].head == index and tokens[i].pos in _NOMINAL)
    nouns = [i for i in bare if not any(t.head == i and t.dep == "case" for t in tokens)]
    if len(nouns) == 1 and _agrees(token, tokens[nouns[0]]):
        [noun] = nouns
        tokens[noun] = msgspec.structs.replace(tokens[noun], head=token.head, dep="nsubj")
        tokens[index] = msgspec.structs.replace(token, head=noun, dep="acl")


def _first(tokens: list[Token], ellipses: Ellipses) -> None:
    """Hang a participle that begins a sentence on the subject after its comma."""
    first = next((i for i, t in enumerate(tokens) if t.pos != "PUNCT"), None)
    if first is None or not tokens[first].text[0].isupper():
        return
    own = _bare(tokens, first)
    lemma = tokens[first].lemma if own else ellipses.verb_of(tokens[first].text)
    subject = _subject(tokens, first) if lemma else None
    if subject is None or not _agrees(tokens[first], tokens[subject]):
        return
    verb = tokens[subject].head
    morph = tokens[first].morph
    morph = morph if own else f"{morph}|Tense=Past|{_PARTICIPLE}"
    if _below(tokens, verb, first):
        tokens[verb] = msgspec.structs.replace(tokens[verb], head=verb, dep="ROOT")
    tokens[first] = msgspec.structs.replace(
        tokens[first], pos="VERB", lemma=lemma, morph=morph, dep="acl", head=subject
    )


def _bare(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a token is a participle of the past without auxiliary."""
    token = tokens[index]
    helped = any(t.head == index and t.dep.startswith(("aux", "cop")) for t in tokens)
    told = token.pos == "VERB" and token.has(_PARTICIPLE) and not token.has("Tense=Pres")
    return told and not helped


def _subject(tokens: Sequence[Token], first: int) -> int | None:
    """Return the subject whose phrase begins right after the first comma, if there is one."""
    comma = next(
        (i for i, t in enumerate(tokens[first : first + _MOST_TOKENS], first) if t.text == ","),
        None,
    )
    if comma is None or any(t.has("VerbForm=Fin") for t in tokens[first:comma]):
        return None
    for index in range(comma + 1, len(tokens)):
        token = tokens[index]
        if token.dep.startswith("nsubj") and token.pos in _NOMINAL and token.head > index:
            return index
        if token.pos not in ("DET", "ADJ", "NUM"):
            return None
    return None


def _agrees(participle: Token, subject: Token) -> bool:
    """Say whether both are of one number, as far as the words show it."""
    word = participle.text.lower()
    if not word.endswith(("é", "ée", "és", "ées", "u", "i")):
        return True
    wrong = "Number=Sing" if word.endswith("s") else "Number=Plur"
    return not subject.has(wrong)


def _below(tokens: Sequence[Token], index: int, top: int) -> bool:
    """Say whether a token hangs below another, however far."""
    for _ in tokens:
        if index == top:
            return True
        index = tokens[index].head
    return False

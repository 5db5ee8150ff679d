"""Verbs that a parse may have missed: which words are in doubt, and when another parse is right.

Headlines and leads set verbs in the present beside nouns, and many forms are nouns, adjectives or
participles as well: "l'usine ferme ses portes". Such a sentence is parsed a second time with a
verb that the parser knows in the word's place; the second parse is kept where it finds a
subject before the verb and a complement after it that agree with what was written.
"""

from collections.abc import Iterator, Sequence

import msgspec

from recoupe.model.base import Value
from recoupe.reading.parse import Token
from recoupe.reading.presents import Present, Presents

MAX_DOUBTS = 3  # second parses of one sentence

_TAGS = frozenset({"NOUN", "ADJ", "ADV", "VERB", "PROPN"})
_SKIPPED_BEFORE = '«“"'
_NO_SUBJECT_BEFORE = frozenset({"DET", "ADP", "AUX", "CCONJ", "SCONJ", "NUM"})
_AFTER = frozenset({"DET", "NUM", "ADP", "VERB", "AUX", "ADV", "NOUN", "PROPN", "ADJ", "PRON"})
_OBJECTS = frozenset({"obj", "xcomp", "ccomp", "iobj"})
_NOMINAL = frozenset(
    {"acl", "amod", "appos", "case", "det", "nmod", "nsubj", "nummod", "obj", "obl:arg", "obl:mod"}
)
_NAMES = frozenset({"NOUN", "PROPN", "PRON", "X"})


class Doubt(Value, frozen=True, kw_only=True):
    """A word that may be a verb: its index, the verb, what to parse in its place."""

    index: int
    lemma: str
    stand_in: str


class PresentDoubt(Doubt, frozen=True, kw_only=True):
    """A word that may be a finite verb, and what it would be.

    `links_noun` says that a word follows that would complete a noun ("la menace de").
    """

    present: Present
    links_noun: bool


def doubts(tokens: Sequence[Token], presents: Presents) -> list[PresentDoubt]:
    """Return the words that may be finite verbs, left to right, though parsed as something else."""
    found: list[PresentDoubt] = []
    for index, token in enumerate(tokens[:-1]):
        present = presents.get(token.text) if index and token.pos in _TAGS else None
        if present is None or _clausal(token) or not _may_be_verb(tokens, index, present):
            continue
        found.append(
            PresentDoubt(
                index=index,
                lemma=present.lemma,
                present=present,
                stand_in=presents.stand_in(present),
                links_noun=presents.links_noun(tokens[index + 1].text),
            )
        )
    return found[:MAX_DOUBTS]


def finite(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") and token.has("VerbForm=Fin")


def _clausal(token: Token) -> bool:
    """Say whether a token is a finite verb and has a verb's place in the tree.

    A finite verb that hangs on a noun as an adjective does is as lost as one that is none.
    """
    return finite(token) and token.dep not in _NOMINAL and not token.dep.startswith("flat")


def _may_be_verb(tokens: Sequence[Token], index: int, present: Present) -> bool:
    """Say whether the words beside one in doubt leave room for a verb."""
    token, after = tokens[index], tokens[index + 1]
    if after.pos not in _AFTER and (after.pos != "PUNCT" or _other_word(token, present)):
        return False
    if after.has("PronType=Rel") or finite(after):
        return False
    if tokens[index - 1].end == token.start and tokens[index - 1].text[-1] in "-‐‑":
        return False  # "plate-forme"
    if present.participle and after.pos not in ("DET", "NUM"):
        return False
    before = index - 1
    while before > 0 and _skipped(tokens[before]):
        before -= 1
    near = tokens[before]
    if near.pos == "PUNCT":
        # "le maire, élu dimanche, ferme …", but not "il part, rapporte la police"
        return token.pos == "VERB" and near.text == "," and not present.says
    if near.pos == "VERB" and (finite(near) or _with_auxiliary(tokens, before)):
        return False  # "a pris part"
    return near.pos not in _NO_SUBJECT_BEFORE and not _with_auxiliary(tokens, index)


def _skipped(token: Token) -> bool:
    """Say whether a word may stand between a subject's noun and its verb, and says nothing."""
    return token.pos in ("ADV", "ADJ") or token.text in _SKIPPED_BEFORE


def _with_auxiliary(tokens: Sequence[Token], index: int) -> bool:
    """Say whether an auxiliary makes the word a participle ("a déjà fait")."""
    return any(t.head == index and t.dep.partition(":")[0] == "aux" for t in tokens[:index])


def settled(first: Sequence[Token], second: tuple[Token, ...], doubt: PresentDoubt) -> bool:
    """Say whether the second parse shows that the word is a verb."""
    if not _clausal(second[doubt.index]) or second[doubt.index].pos != "VERB":
        return False
    subject = _subject(second, doubt)
    if subject is None or _refused(first, subject):
        return False
    return _complemented(first, second, doubt, subject)


def _below(tokens: Sequence[Token], index: int) -> Iterator[int]:
    return (i for i, t in enumerate(tokens) if t.head == index and i != index)


def _subject(tokens: Sequence[Token], doubt: PresentDoubt) -> int | None:
    """Return the index of the verb's subject where it agrees and says who it is."""
    before = [i for i in _below(tokens, doubt.index) if i < doubt.index]
    subject = next((i for i in reversed(before) if tokens[i].dep == "nsubj"), None)
    if subject is None or tokens[subject].pos not in _NAMES:
        return None
    own = [tokens[i] for i in _below(tokens, subject)]
    told = any(t.dep == "det" for t in own) or tokens[subject].pos != "NOUN"
    plural = any(t.has("Number=Plur") for t in (tokens[subject], *own) if t.dep in ("det", "nsubj"))
    several = doubt.present.plural and any(t.dep == "conj" for t in own)
    return subject if told and (several or plural == doubt.present.plural) else None


def _refused(first: Sequence[Token], subject: int) -> bool:
    """Say whether by the first parse the subject is no noun or a finite verb's already."""
    token = first[subject]
    if token.pos not in _NAMES:
        return True
    return token.dep.startswith("nsubj") and finite(first[token.head])


def _other_word(token: Token, present: Present) -> bool:
    """Say whether a word may well be what the first parse took it for."""
    return token.pos == "NOUN" or (token.pos == "ADJ" and present.adjective)


def _complemented(
    first: Sequence[Token], second: Sequence[Token], doubt: PresentDoubt, subject: int
) -> bool:
    """Say whether what follows completes a verb, and would not complete the noun or adjective."""
    present, noun = doubt.present, first[doubt.index].pos == "NOUN"
    other_word = _other_word(first[doubt.index], present)
    after = [i for i in _below(second, doubt.index) if i > doubt.index]
    objects = [i for i in after if second[i].dep in _OBJECTS]
    if objects:
        return not (other_word and _bare(second, objects[0], second[subject], noun=noun))
    if present.participle or (other_word and (not noun or doubt.links_noun)):
        return False
    return not other_word or any(second[i].dep.startswith("obl") for i in after)


def _bare(second: Sequence[Token], index: int, subject: Token, *, noun: bool) -> bool:
    """Say whether an object has no article: a noun may take it too ("une alerte intrusion")."""
    token = second[index]
    if any(second[i].dep in ("det", "nummod") for i in _below(second, index)):
        return False
    if token.pos == "PROPN":
        return not noun or subject.pos != "PROPN"  # "l'immeuble place Vendôme"
    return token.pos == "NOUN"


def mended(second: tuple[Token, ...], words: Sequence[Token], doubt: Doubt) -> tuple[Token, ...]:
    """Return the second parse with the places and the words that were written."""
    lemmas = {doubt.index: doubt.lemma}
    return tuple(
        msgspec.structs.replace(
            t, start=w.start, end=w.end, text=w.text, lemma=lemmas.get(i, t.lemma)
        )
        for i, (t, w) in enumerate(zip(second, words, strict=True))
    )

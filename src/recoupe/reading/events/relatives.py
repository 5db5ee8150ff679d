"""Who does a noun's event, told by the relative clause right after it."""

from recoupe.reading.events.actors import Actors
from recoupe.reading.events.tree import Tree

_REACH_TOKENS = 8  # from "que" to its verb
_NOMINAL = ("NOUN", "PROPN")


def carrier(tree: Tree, index: int) -> int | None:
    """Return the verb of "que" after a noun that carries its event, or None.

    "L'offensive que mène l'armée", "l'audience que lui a accordée le maire", wherever the parse
    hangs that clause.
    """
    start = index + 1
    while start < len(tree.tokens) and tree.tokens[start].pos == "ADJ":
        start += 1
    if start >= len(tree.tokens):
        return None
    if tree.sentence.plain[start] not in tree.words.status.object_relatives:
        return None
    for here in range(start + 1, min(start + _REACH_TOKENS, len(tree.tokens))):
        token = tree.tokens[here]
        if token.pos == "VERB":
            return here if "carry" in tree.classes(here) else None
        if token.pos == "PUNCT":
            return None
    return None


def parties(tree: Tree, actors: Actors, verb: int) -> tuple[list[int], list[int]]:
    """Return who does what "que" takes up, before its verb or after, and the pronoun "à" whom."""
    own = tree.sentence.dependents(verb, "nsubj", "obj")
    named = [i for i in own if tree.tokens[i].pos in _NOMINAL and tree.case(i) is None]
    given = [i for i in tree.sentence.dependents(verb, "iobj") if tree.tokens[i].pos == "PRON"]
    return [i for i in named if actors.stands(i)][:1], given

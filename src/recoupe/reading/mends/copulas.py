"""Nouns that "être" links to a subject, made the head of their clause.

"« Ces hommes ne sont pas des voleurs mais des vigiles », a dit …": a parse may take the noun for
an object, which "être" never has.
"""

import msgspec

from recoupe.reading.mends.table import MendTable
from recoupe.reading.parse import Token

_NOMINAL = ("NOUN", "PROPN", "ADJ")


def with_copulas(tokens: tuple[Token, ...], table: MendTable) -> tuple[Token, ...]:
    """Return the tokens with the nouns that linking verbs have for objects above them."""
    found = list(tokens)
    for index, token in enumerate(tokens):
        linked = token.dep == "obj" and token.pos in _NOMINAL and token.head < index
        verb = tokens[token.head]
        if not linked or verb.lemma not in table.linking or verb.dep.startswith(("aux", "cop")):
            continue
        at = token.head
        top = verb.head == at
        for other in range(len(found)):
            if found[other].head == at and other not in (at, index):
                found[other] = msgspec.structs.replace(found[other], head=index)
        # a clause that was hung as a subject is what its verb of saying says
        dep = "ccomp" if verb.dep.startswith("nsubj") else verb.dep
        found[index] = msgspec.structs.replace(token, head=index if top else verb.head, dep=dep)
        found[at] = msgspec.structs.replace(verb, head=index, dep="cop")
    return tuple(found)

"""Infinitives of the past hung on the verb they belong to.

"A annoncé le 19 mai avoir repris la ville": a parse may hang them on the date, as participles.
"""

import msgspec

from recoupe.reading.parse import Token

_NOMINAL = ("NOUN", "PROPN", "NUM", "ADJ")


def with_infinitives(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens with bare infinitives ("avoir repris") hung on the verb above a noun."""
    found = list(tokens)
    for index, token in enumerate(tokens):
        if token.dep != "acl" or token.head > index:
            continue
        below = [t for t in tokens if t.head == index]
        bare = any(t.dep.startswith("aux") and t.has("VerbForm=Inf") for t in below)
        if not bare or any(t.dep in ("mark", "case") for t in below):
            continue
        above = token.head
        while tokens[above].pos in _NOMINAL and tokens[above].head != above:
            above = tokens[above].head
        if tokens[above].pos == "VERB" and above < index:
            found[index] = msgspec.structs.replace(token, head=above, dep="xcomp")
    return tuple(found)

"""Clauses side by side of which a parse made one a relative clause without a relative word.

"Brume en voudrait dix, Morna n'en veut que six": both towns hung on the second verb.
"""

import msgspec

from recoupe.reading.parse import Token


def with_juxtaposed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens with the first of two subjects given to the verb that follows it."""
    found = list(tokens)
    for index, token in enumerate(tokens):
        noun = token.head
        subject = tokens[noun]
        relative = token.dep == "acl:relcl" and noun < index and token.has("VerbForm=Fin")
        if not relative or not subject.dep.startswith("nsubj"):
            continue
        second = any(t.head == subject.head and t.dep.startswith("nsubj") for t in tokens[index:])
        linked = any(t.has("PronType=Rel") or t.pos == "SCONJ" for t in tokens[noun:index])
        own = any(t.head == index and t.dep.startswith("nsubj") for t in tokens)
        if second and not linked and not own and subject.head > index:
            found[noun] = msgspec.structs.replace(subject, head=index)
            found[index] = msgspec.structs.replace(token, head=subject.head, dep="parataxis")
    return tuple(found)

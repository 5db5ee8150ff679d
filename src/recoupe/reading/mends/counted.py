"""Words for people that a number counts: nouns, where a parse has adjectives ("onze rebelles")."""

import msgspec

from recoupe.reading.parse import Token

_NOMINAL = ("NOUN", "PROPN", "ADJ")


def with_counted(tokens: tuple[Token, ...], people: frozenset[str]) -> tuple[Token, ...]:
    """Return the tokens with an adjective of `people` right after a number as its noun.

    Not where a noun follows that is counted with it ("trois jeunes filles").
    """
    found = list(tokens)
    for index in range(1, len(found)):
        token, number = found[index], found[index - 1]
        named = token.pos == "ADJ" and token.text.lower() in people
        after = found[index + 1] if index + 1 < len(found) else None
        beside = after is not None and after.pos == "NOUN" and not after.has("Number=Sing")
        if number.pos != "NUM" or not named or beside:
            continue
        head, dep = token.head, token.dep
        later = max(token.head, number.head)
        if later > index and found[later].pos in _NOMINAL:
            date = found[later]
            if date.pos != "NOUN" or not date.has("Number=Sing"):
                continue
            head, dep = date.head, date.dep
            found[later] = msgspec.structs.replace(date, dep="obl:mod")
        elif token.head == index - 1:
            head, dep = number.head, number.dep
        found[index] = msgspec.structs.replace(token, pos="NOUN", head=head, dep=dep)
        found[index - 1] = msgspec.structs.replace(number, head=index, dep="nummod")
    return tuple(found)

"""Nouns of which there is none, or no more: hung on the verb, whose objects they are.

"Il n'y aura plus de grève": a parse may hang the noun on the adverb.
"""

import msgspec

from recoupe.reading.mends.table import MendTable
from recoupe.reading.parse import Token


def with_partitives(tokens: tuple[Token, ...], table: MendTable) -> tuple[Token, ...]:
    """Return the tokens with such nouns as objects of the verbs that their adverbs deny."""
    found = list(tokens)
    for index, token in enumerate(tokens):
        adverb = tokens[token.head]
        verb = tokens[adverb.head]
        none = adverb.pos == "ADV" and adverb.text.lower() in table.adverbs
        denied = none and any(
            t.head == adverb.head and t.text.lower().replace("\u2019", "'") in table.denying
            for t in tokens
        )
        if token.pos == "NOUN" and denied and token.head < index and verb.pos == "VERB":
            found[index] = msgspec.structs.replace(token, head=adverb.head, dep="obj")
    return tuple(found)

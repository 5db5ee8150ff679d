"""Where the words that tell an event begin and end, so that they are readable alone."""

from collections.abc import Iterable

import msgspec

from recoupe.reading.entities import EntityIndex
from recoupe.reading.events.situation import Situation
from recoupe.reading.events.tree import Tree

_LINKS = ("mark", "cc", "punct")
_OPENING, _CLOSING, _STRAIGHT = "«“(", "»”)", '"'
_MAX_CHARS = 300
_LONG_LINK_TOKENS = 3  # "alors même que"
_STOPS = ("»", "”", ":", ";", "(", ")", "–", "—")


class Stretch(msgspec.Struct, frozen=True):
    """Tokens `low` to `high` of a sentence, both inside."""

    low: int
    high: int


def trimmed(tree: Tree, stretch: Stretch, situation: Situation) -> Stretch:
    """Return a clause without the words that link it to another, never past the event."""
    first, last = situation.match.first, situation.match.last
    low = _past_conjunction(tree, stretch.low, first)
    while low < first and _linking(tree, low):
        low += 1
    return _bare(tree, Stretch(low, _before_relative(tree, stretch.high, last)))


def _before_relative(tree: Tree, high: int, limit: int) -> int:
    """Return the last token before the words of a relative clause ("au cours [duquel]")."""
    tokens = tree.tokens
    after = tokens[high + 1 : high + 3]
    if not any(t.has("PronType=Rel") for t in after):
        return high
    if tokens[high].has("PronType=Dem"):
        return max(high - 1, limit)
    opened = after[0].pos == "ADP" and tree.tokens[high].pos == "NOUN"
    if opened and high - 1 > limit and tokens[high - 1].pos == "ADP":
        return max(high - 2, limit)
    return high


def _past_conjunction(tree: Tree, low: int, limit: int) -> int:
    """Return the token after "alors que", "que" and their like, else `low`."""
    for index in range(low, min(low + _LONG_LINK_TOKENS, limit)):
        token = tree.tokens[index]
        if token.pos == "SCONJ" and token.dep in ("mark", "fixed"):
            return index + 1
        if token.pos not in ("ADV", "ADP", "SCONJ", "PUNCT", "CCONJ"):
            return low
    return low


def _linking(tree: Tree, index: int) -> bool:
    """Say whether a first word only joins the clause to what goes before ("et", "où")."""
    token = tree.tokens[index]
    if token.dep in _LINKS or token.has("PronType=Rel") or token.pos in ("CCONJ", "PUNCT"):
        return True
    if token.text.lower() == tree.words.status.where:
        return True
    after = tree.tokens[index + 1] if index + 1 < len(tree.tokens) else None
    return token.pos == "ADP" and after is not None and after.has("PronType=Rel")


def without_preposition(tree: Tree, stretch: Stretch, situation: Situation) -> Stretch:
    """Return a noun phrase without what introduces it."""
    low = stretch.low
    while low < situation.match.first and tree.tokens[low].pos in (
        "ADP",
        "CCONJ",
        "SCONJ",
        "PUNCT",
        "ADV",
    ):
        low += 1
    return _bare(tree, Stretch(low, stretch.high))


def _bare(tree: Tree, stretch: Stretch) -> Stretch:
    """Return a stretch without punctuation at its ends."""
    low, high = stretch.low, stretch.high
    while low < high and tree.tokens[low].pos == "PUNCT":
        low += 1
    while low < high and tree.tokens[high].pos == "PUNCT":
        high -= 1
    return Stretch(low, high)


def whole_names(tree: Tree, stretch: Stretch, entities: EntityIndex) -> Stretch:
    """Return a stretch that cuts no name at its end."""
    token = tree.tokens[stretch.high]
    for span, _ in entities.mentions_in(token.start, token.end, field=tree.sentence.field):
        inside = tree.sentence.indices_in(span.start, span.end)
        if inside and span.text[:1].isupper():
            stretch = Stretch(stretch.low, max(stretch.high, inside[-1]))
    return stretch


def balanced(tree: Tree, stretch: Stretch) -> Stretch:
    """Return a stretch that has both marks, or none, of each quotation or bracket in it."""
    low, high = stretch.low, stretch.high
    for opening, closing in _marks(tree):
        if opening == high + 1 and chars(tree, Stretch(low, closing)) <= _MAX_CHARS:
            high = closing  # quoted words that go on with the sentence
        within = low <= opening <= high, low <= closing <= high
        if within == (True, False):
            wider = Stretch(low, closing)
        elif within == (False, True):
            wider = Stretch(opening, high)
        else:
            continue
        if chars(tree, wider) <= _MAX_CHARS:
            low, high = wider.low, wider.high
    return Stretch(low, high)


def _marks(tree: Tree) -> Iterable[tuple[int, int]]:
    """Yield the tokens of the marks that open and close each quotation or bracket of a sentence."""
    open_at: list[int] = []
    for index, token in enumerate(tree.tokens):
        straight = token.text == _STRAIGHT
        closes = token.text in _CLOSING or (straight and bool(open_at))
        if closes and open_at:
            yield open_at.pop(), index
        elif token.text in _OPENING or straight:
            open_at.append(index)


def chars(tree: Tree, stretch: Stretch) -> int:
    return tree.tokens[stretch.high].end - tree.tokens[stretch.low].start


def completed(tree: Tree, stretch: Stretch, situation: Situation) -> Stretch:
    """Return a clause that begins before its verb and ends where the sentence has a break.

    What the parse hung elsewhere is taken in up to the next mark, conjunction or relative.
    """
    low, high = stretch.low, stretch.high
    while high + 1 < len(tree.tokens) and not _breaks(tree, high + 1):
        high += 1
    if not situation.title and tree.tokens[low].pos in ("VERB", "AUX"):
        while low and tree.tokens[low - 1].text not in _STOPS:
            low -= 1
    high = _before_relative(tree, high, max(high - 2, situation.match.last))
    wider = _bare(tree, Stretch(low, high))
    return wider if chars(tree, wider) <= _MAX_CHARS else stretch


def _breaks(tree: Tree, index: int) -> bool:
    """Say whether a word begins something else."""
    token = tree.tokens[index]
    after = tree.tokens[index + 1] if index + 1 < len(tree.tokens) else token
    other = token.pos in ("PUNCT", "CCONJ", "SCONJ") or token.dep in ("mark", "cc")
    leads = token.pos in ("ADP", "ADV") and (after.has("PronType=Rel") or after.pos == "SCONJ")
    before = tree.tokens[index - 1]
    if token.has("PronType=Rel") and before.has("PronType=Dem") and before.pos == "PRON":
        return False  # "ceux qui"
    return other or leads or token.has("PronType=Rel")

"""The stretch of text that tells an event: its own words, and words that a reader understands."""

from recoupe.reading.entities import EntityIndex
from recoupe.reading.events.edges import (
    Stretch,
    balanced,
    chars,
    completed,
    trimmed,
    whole_names,
    without_preposition,
)
from recoupe.reading.events.situation import Situation
from recoupe.reading.events.tree import Tree
from recoupe.reading.parse import Sentence

# What tells of something else than the clause it hangs on.
_APART = ("parataxis", "advcl", "acl:relcl")
_UNFINISHED = ("infinitive", "participle", "gerund", "none")
_SUBJECTS = ("nsubj", "csubj", "expl:subj")
_SHORT_SENTENCE_CHARS = 200


def own_stretch(tree: Tree, situation: Situation) -> Stretch:
    """Return the run of words below a trigger or its verb, without other clauses."""
    top = situation.support.index if situation.support else situation.match.first
    return _run(tree, {*_below(tree.sentence, top, set()), situation.match.first}, situation)


def clause_of(tree: Tree, situation: Situation, entities: EntityIndex) -> Stretch:
    """Return the smallest stretch around an event that is readable alone.

    A noun with a name, number or date of its own stands as a phrase; all else needs the finite
    clause around it with its subject; where there is none, the sentence if it is short.
    """
    found = _readable(tree, situation, entities)
    return balanced(tree, whole_names(tree, found, entities))


def _readable(tree: Tree, situation: Situation, entities: EntityIndex) -> Stretch:
    own = own_stretch(tree, situation)
    anchor = situation.support.index if situation.support else situation.match.first
    phrase = situation.noun and situation.support is None and not _predicate(tree, anchor)
    if phrase and _telling(tree, own, anchor, entities):
        return without_preposition(tree, own, situation)
    path = [anchor, *tree.sentence.ancestors(anchor)]
    for place, head in enumerate(path):
        if _stands_alone(tree, head):
            return _finite(tree, path[: place + 1], own, situation)
    noun = tree.tokens[anchor].head
    if tree.tokens[anchor].dep.startswith("acl") and tree.tokens[noun].pos in ("NOUN", "PROPN"):
        inside = _below(tree.sentence, noun, set(path))
        own = _widened(tree, inside, min(own.low, noun), max(own.high, noun))
    whole = Stretch(0, len(tree.tokens) - 1)
    short = chars(tree, whole) <= _SHORT_SENTENCE_CHARS or tree.sentence.field == "title"
    return trimmed(tree, whole if short else own, situation)


def _predicate(tree: Tree, index: int) -> bool:
    return tree.sentence.has(index, "cop")


def _telling(tree: Tree, own: Stretch, noun: int, entities: EntityIndex) -> bool:
    """Say whether a noun phrase names who, where or when."""
    if tree.sentence.field == "title":
        return False
    tokens = tree.tokens
    for index in range(own.low, own.high + 1):
        named = tokens[index].pos == "PROPN" or index in tree.timed
        named = named or (tokens[index].pos == "NUM" and tokens[index].head != noun)
        known = index != noun and entities.at(
            tokens[index].start, tokens[index].end, field=tree.sentence.field
        )
        if named or (known and tokens[index].pos in ("NOUN", "ADJ")):
            return True
    return False


def _stands_alone(tree: Tree, index: int) -> bool:
    """Say whether a word heads a finite clause that has its own subject."""
    if tree.tense(index) in _UNFINISHED or _elliptic(tree.sentence, index):
        return False
    subject = _subject(tree, index)
    return subject is not None and not tree.tokens[subject].has("PronType=Rel")


def _subject(tree: Tree, index: int) -> int | None:
    return next(tree.sentence.dependents(index, *_SUBJECTS), None)


def _finite(tree: Tree, path: list[int], own: Stretch, situation: Situation) -> Stretch:
    """Return the clause of the last token of `path`, which leads to it from the event."""
    head = path[-1]
    needed = {own.low, own.high, *path, *tree.auxiliaries(head)}
    needed |= set(tree.sentence.dependents(head, "cop"))
    subject = _subject(tree, head)
    if subject is not None:
        needed |= _below(tree.sentence, subject, set(path))
        other = tree.missed_subject(head)
        needed |= _below(tree.sentence, other, set(path)) if other is not None else set()
    for child in tree.sentence.dependents(head, "obj", "xcomp", "obl:agent", "expl"):
        needed |= _below(tree.sentence, child, set(path))
    inside = _below(tree.sentence, head, set(path)) | needed
    low, high = min(needed), max(needed)
    clause = trimmed(tree, _widened(tree, inside, low, high), situation)
    return completed(tree, clause, situation)


def _below(sentence: Sentence, top: int, kept: set[int]) -> set[int]:
    """Return the tokens under `top`, without the clauses that tell of something else.

    `kept` are tokens whose clauses belong to what is told.
    """
    found, queue = {top}, [top]
    while queue:
        for child in sentence.children[queue.pop()]:
            token = sentence.tokens[child]
            other = token.dep in _APART or (token.dep == "conj" and token.pos in ("VERB", "AUX"))
            other = other and not _elliptic(sentence, child)
            if not other or child in kept:
                found.add(child)
                queue.append(child)
    return found


def _elliptic(sentence: Sentence, index: int) -> bool:
    """Say whether a participle shares its auxiliary, not its subject ("et dix blessés")."""
    token = sentence.tokens[index]
    shares = token.dep == "conj" and token.has("VerbForm=Part")
    return shares and sentence.has(index, "nsubj") and not sentence.has(index, "aux")


def _run(tree: Tree, inside: set[int], situation: Situation) -> Stretch:
    return _widened(tree, inside, situation.match.first, situation.match.last)


def _widened(tree: Tree, inside: set[int], low: int, high: int) -> Stretch:
    """Return `low` to `high` with the words of `inside` that join on, across punctuation."""
    while low - 1 in inside or (
        low >= 2 and tree.tokens[low - 1].pos == "PUNCT" and low - 2 in inside
    ):
        low -= 1
    last = len(tree.tokens) - 1
    while high + 1 in inside or (
        high + 2 <= last and tree.tokens[high + 1].pos == "PUNCT" and high + 2 in inside
    ):
        high += 1
    return Stretch(low, high)

"""Which of a verb's senses it has: the voice it stands in, its object, what goes with it."""

from typing import Protocol

from recoupe.reading.events.tree import Tree

_SENSES = frozenset({"object", "active", "alone", "agentless", "bare", "penal", "awaited"})


class SenseRow(Protocol):
    """A line of the lexicon, as far as its sense goes."""

    @property
    def flags(self) -> tuple[str, ...]: ...


def is_one_sense(row: SenseRow) -> bool:
    """Say whether a line holds for one sense of its verb alone."""
    return bool(_SENSES & {*row.flags})


def has_sense(tree: Tree, index: int, row: SenseRow) -> bool:
    """Say whether a verb stands in the voice, or has the object, that its row's sense asks."""
    if not _SENSES & {*row.flags}:
        return True
    if "bare" in row.flags:  # "jugés trop élevés"
        below = tree.sentence.children[index]
        return not any(tree.tokens[i].pos == "ADJ" and i > index for i in below)
    if "penal" in row.flags:
        return _penalty(tree, index)
    passive = tree.passive(index)
    if "awaited" in row.flags:
        return passive and _awaited(tree, index)
    if "agentless" in row.flags:
        bound = tree.tense(index) == "present" and tree.sentence.has(index, "xcomp")
        if bound and not _penalty(tree, index):
            return False  # "ils sont condamnés à s'entendre"
        return passive and tree.by_phrase(index) is None
    if "active" in row.flags:
        return not passive
    return ("object" in row.flags) == (passive or tree.object(index) is not None)


def _penalty(tree: Tree, index: int) -> bool:
    """Say whether a verb's complement, or its object's, is what courts give ("à deux ans")."""
    objects = tree.sentence.dependents(index, "obj")
    heads = [index, *(i for i in objects if i > index)]
    below = {i for head in heads for i in tree.sentence.dependents(head, "obl", "nmod", "obj")}
    given = any(tree.tokens[i].lemma in tree.words.status.penalties for i in below if i > index)
    return given or any(
        tree.tokens[i].lemma in tree.words.status.penalties  # "condamne la société à verser …"
        for i in tree.sentence.dependents(index, "xcomp", "advcl")
    )


def _awaited(tree: Tree, index: int) -> bool:
    """Say whether a place stands below a verb, or below its time ("est attendu lundi à Brume")."""
    below = tree.sentence.children[index]
    times = (c for i in below if i in tree.timed for c in tree.sentence.children[i])
    after = (i for i in (*below, *times) if i > index and i not in tree.timed)
    return any(
        tree.tokens[i].pos == "PROPN" and tree.case(i) in tree.words.status.locative for i in after
    )

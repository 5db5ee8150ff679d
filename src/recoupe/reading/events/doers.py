"""Who does what a word tells, named with "par" wherever the parse hangs it."""

from recoupe.reading.events.actors import Actors
from recoupe.reading.events.tree import Tree


def doers_below(tree: Tree, actors: Actors, index: int) -> list[int]:
    """Return the complements with "par" after and below a word, no verb between.

    "Une attaque de la ville par des rebelles"; "sauvée de justesse par les pêcheurs": the parse
    may hang the doer on the complement before it.
    """
    mark = tree.words.status.agent_mark
    after = (i for i in tree.sentence.subtree(index) if i > index)
    below = (i for i in after if tree.case(i) == mark)
    own = (i for i in below if not _within_clause(tree, i, index))
    return [i for i in own if actors.stands(i)] or _on_part_of(tree, actors, index)


def _on_part_of(tree: Tree, actors: Actors, index: int) -> list[int]:
    """Return those "de la part" of whom something comes ("des menaces de la part d'un docker")."""
    status = tree.words.status
    heads = (index, tree.tokens[index].head)
    parts = (
        i
        for head in heads
        for i in tree.sentence.dependents(head, "nmod", "obl")
        if tree.tokens[i].lemma == status.part and tree.case(i) == status.source_case
    )
    found = [i for part in parts for i in tree.sentence.dependents(part, "nmod")]
    return [i for i in found if tree.case(i) == status.source_case and actors.stands(i)]


def doers_of(tree: Tree, actors: Actors, index: int) -> list[int]:
    """Return who does what a passive tells, its own complement with "par" first."""
    own = tree.by_phrase(index)
    return [own] if own is not None else doers_below(tree, actors, index)


def doer_beside(tree: Tree, actors: Actors, index: int) -> list[int]:
    """Return the complement with "par" that the parse gives to the active verb above a noun.

    "A pris part au lancement par le ministre des travaux": what is active has no such doer. Only
    adjectives stand between the noun and "par".
    """
    above = tree.tokens[index].head
    if above == index or tree.tokens[above].pos != "VERB" or tree.passive(above):
        return []
    at = index + 1
    while at < len(tree.tokens) and tree.tokens[at].pos == "ADJ":
        at += 1
    if at >= len(tree.tokens) or tree.tokens[at].text.lower() != tree.words.status.agent_mark:
        return []
    found = tree.by_phrase(above)
    return [found] if found is not None and found > at and actors.stands(found) else []


def _within_clause(tree: Tree, index: int, top: int) -> bool:
    """Say whether a verb stands between a word and the one above it."""
    for head in tree.sentence.ancestors(index):
        if head == top:
            return False
        if tree.tokens[head].pos == "VERB":
            return True
    return True

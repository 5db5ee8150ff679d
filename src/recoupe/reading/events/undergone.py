"""Whom a verb is done to where the parse does not give them as its object."""

from recoupe.reading.events.actors import Actors
from recoupe.reading.events.lexicon import EventRow, Match
from recoupe.reading.events.tree import Tree


def of_last_noun(tree: Tree, actors: Actors, match: Match) -> list[int]:
    """Return whom the noun that ends a verb's words is about.

    "Procéder à l'arrestation de deux hommes", "lever les sanctions contre Brume", "rappeler son
    ambassadeur à Brume".
    """
    status, last = tree.words.status, match.last
    if last == match.first or tree.tokens[last].pos != "NOUN" or match.row.type is None:
        return []
    cases = {status.source_case, status.target_case, *match.row.to}
    below = (i for i in tree.sentence.dependents(last, "nmod") if i > last)
    told = (i for i in below if tree.case(i) in cases and not actors.is_time(i))
    return [i for i in told if actors.stands(i)][:1]


def given_to(tree: Tree, actors: Actors, found: int | None, row: EventRow) -> list[int]:
    """Return to whom what is given goes, hung on the thing ("a livré des vivres aux déplacés").

    Towns are left out: a thing may be at one.
    """
    goal = tree.words.status.goal_mark
    if found is None or goal not in row.to or actors.is_deed(found):
        return []
    below = [i for i in tree.sentence.subtree(found) if i > found]
    verb = next((i for i in below if tree.tokens[i].pos == "VERB"), len(tree.tokens))
    for index in (i for i in below if i < verb and tree.case(i) == goal):
        entity = actors.actor(index) if actors.stands(index) else None
        if entity is not None and entity.kind != "place":
            return [index]
    return []


def beyond_deed(tree: Tree, actors: Actors, head: int) -> int:
    """Return whom a deed that is undone was done to, for the deed ("les sanctions contre …")."""
    if actors.stands(head) or not actors.is_deed(head):
        return head
    target = tree.oblique(head, (tree.words.status.target_case,))
    return head if target is None else target

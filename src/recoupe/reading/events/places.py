"""Where an event takes place, by the prepositions around its trigger."""

from recoupe.reading.events.actors import Actors
from recoupe.reading.events.situation import Situation
from recoupe.reading.events.tree import Tree

_PLACES = ("place", "country")
# What is said takes place where its speaker is, not where the things are that it is about.
_SAID = ("ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN")


class Places:
    """Finds the places of the events of one sentence."""

    def __init__(self, tree: Tree, actors: Actors) -> None:
        self._tree = tree
        self._actors = actors
        self._sentence = tree.sentence
        self._tokens = tree.tokens

    def of(self, anchors: list[int], situation: Situation) -> str | None:
        """Return the place that a locative names nearest to the event, inside its clause."""
        if not situation.noun:
            visited = self._tree.object(situation.match.first)
            entity = self._actors.entity(visited) if visited is not None else None
            if entity is not None and entity.kind in _PLACES:
                return entity.id
        if situation.match.row.type == "RETREAT":
            left = self._left(anchors)
            if left is not None:
                return left
        said = situation.match.row.type in _SAID
        for anchor in anchors:
            place = self._below(anchor, depth=1 if said else 3)
            if place is not None:
                return place
        if situation.match.row.type == "ASSAULT" and situation.noun:
            place = self._target(situation.match.first)
            if place is not None:
                return place
        if "motion" in situation.match.row.flags or situation.governors:
            for governor in situation.governors[:2]:
                place = self._below(governor.index, depth=1)
                if place is not None:
                    return place
        return None

    def _left(self, anchors: list[int]) -> str | None:
        """Return the place that is left ("le retrait des soldats du Valdor")."""
        source = self._tree.words.preposition(self._tree.words.status.source_case)
        for anchor in anchors:
            for below in self._sentence.subtree(anchor):
                entity = self._actors.entity(below) if below not in anchors else None
                place = entity is not None and entity.kind in _PLACES
                if entity is not None and place and self._tree.case(below) == source:
                    return entity.id
        return None

    def _below(self, anchor: int, *, depth: int) -> str | None:
        level = [anchor]
        for _ in range(depth):
            level = [c for i in level for c in self._sentence.children[i] if self._open(c)]
            for child in level:
                place = self._locative(child)
                if place is not None:
                    return place
        return None

    def _open(self, index: int) -> bool:
        """Say whether a place below belongs to the clause still."""
        dep = self._tokens[index].dep
        return not dep.startswith(("acl", "advcl", "ccomp", "parataxis", "conj", "xcomp"))

    def _locative(self, index: int) -> str | None:
        case = self._tree.case(index)
        if case not in self._tree.words.status.locative or self._actors.is_time(index):
            return None
        return self._named(index)

    def _named(self, index: int) -> str | None:
        """Return the place of a noun, or that it is a part or kind of ("le village de Brume")."""
        entity = self._actors.entity(index)
        if entity is not None:
            return entity.id if entity.kind in _PLACES else None
        for child in self._sentence.dependents(index, "nmod", "appos"):
            below = self._actors.entity(child)
            if below is not None and below.kind in _PLACES:
                return below.id
        return None

    def _target(self, index: int) -> str | None:
        """Return the place against which an attack goes."""
        target = self._tree.words.status.target_case
        return next(
            (
                place
                for child in self._sentence.subtree(index)
                if self._tree.case(child) == target and (place := self._named(child))
            ),
            None,
        )

"""Who takes part in a noun's event, by the prepositions of its complements."""

from recoupe.reading.events.actors import Actors
from recoupe.reading.events.lexicon import EventRow
from recoupe.reading.events.situation import Situation
from recoupe.reading.events.tree import Tree

# Sectors (PLOVER) that attack nobody.
_HARMLESS = frozenset({"HLH", "EDU", "MED", "BUS", "REF", "AGR"})


class Complements:
    """Sorts the complements of nouns into those who do and those who undergo."""

    def __init__(self, tree: Tree, actors: Actors) -> None:
        self._tree = tree
        self._actors = actors
        self._tokens = tree.tokens

    def put(
        self,
        child: int,
        situation: Situation,
        agents: list[int],
        recipients: list[int],
        *,
        named: list[int],
    ) -> None:
        """Put a noun's complement where its preposition says; the agent is named once.

        `named` are its complements with "par": beside them "de" tells who undergoes.
        """
        row, case = situation.match.row, self._tree.case(child)
        price = self._tokens[child].lemma in self._tree.words.status.penalties
        if case is None or price or self._actors.is_time(child):
            return
        if case == self._tree.words.status.between:
            put_parties(self._actors, child, agents, recipients)
            return
        by = case == self._tree.words.status.agent_mark
        if by or self._wages(child, row) or self._obstructs(child, row):
            agents.append(child)
        elif self._struck_at(child, row) or self._undergone(case, row, named=named, agents=agents):
            recipients.append(child)
        elif case in row.by and (not agents or not situation.support) and not self._at(child):
            agents.append(child)

    def _at(self, child: int) -> bool:
        """Say whether a complement is the town at which something takes place ("à Brume")."""
        goal = self._tree.case(child) == self._tree.words.status.goal_mark
        entity = self._actors.entity(child) if goal else None
        return entity is not None and entity.kind == "place"

    def _wages(self, child: int, row: EventRow) -> bool:
        """Say whether a country or a body does what a person would undergo ("l'agression du …")."""
        own = self._tree.case(child) == self._tree.words.status.source_case
        entity = self._actors.entity(child) if own and "waged" in row.flags else None
        return entity is not None and entity.kind in ("place", "organisation")

    def _obstructs(self, child: int, row: EventRow) -> bool:
        """Say whether people do what a road or a body undergoes ("le barrage des dockers")."""
        own = self._tree.case(child) == self._tree.words.status.source_case
        entity = self._actors.actor(child) if own and row.mode == "obstruct" else None
        return entity is not None and entity.kind in ("person", "group", "role")

    def _struck_at(self, child: int, row: EventRow) -> bool:
        """Say whether what an attack is "of" is a place or a building ("l'attaque du port")."""
        source = self._tree.words.status.source_case
        both = source in row.to and source in row.by and row.type == "ASSAULT"
        if not both or self._tree.case(child) != source:
            return False
        entity = self._actors.actor(child)
        thing = entity is not None and entity.kind == "organisation"
        place = entity is not None and entity.kind == "place"
        harmless = entity is not None and entity.sector in _HARMLESS
        return place or (thing and (harmless or not self._actors.known(child)))

    def _undergone(self, case: str, row: EventRow, *, named: list[int], agents: list[int]) -> bool:
        """Say whether a complement's preposition makes it the one who undergoes."""
        beside_doer = bool(named) and case == self._tree.words.status.source_case and case in row.by
        first = case in row.by and not agents and row.to[:1] != (case,)
        return beside_doer or (case in row.to and not first)


def put_parties(actors: Actors, child: int, agents: list[int], recipients: list[int]) -> None:
    """Put the parties of "entre A et B": the first as agent, the others as recipients."""
    first, *others = actors.each(child)
    agents.append(first)
    recipients += others

"""Who takes part in a noun's event, by the verb that states it ("a lancé une attaque contre")."""

from recoupe.reading.events.actors import Actors
from recoupe.reading.events.complements import put_parties
from recoupe.reading.events.situation import Situation
from recoupe.reading.events.subjects import Subjects
from recoupe.reading.events.tree import Tree, addressee, listed


class Stated:
    """Finds those whom the verbs name that state nouns' events."""

    def __init__(self, tree: Tree, actors: Actors, subjects: Subjects) -> None:
        self._tree = tree
        self._actors = actors
        self._subjects = subjects
        self._sentence = tree.sentence
        self._tokens = tree.tokens

    def put(
        self,
        situation: Situation,
        agents: list[int],
        recipients: list[int],
        *,
        doer_named: bool,
    ) -> None:
        """Put those whom the verb that states a noun's event names."""
        tree, row = self._tree, situation.match.row
        support = situation.support
        if support is not None:
            self._between(support.index, agents, recipients)
            doer_named = doer_named or bool(agents)
            subject = self._subjects.of(support.index)
            if support.kind == "record":
                pass  # who counts the dead did not kill them
            elif support.kind == "undergo":
                recipients += listed(subject)
                agents += listed(tree.by_phrase(support.index))
            elif support.relation.startswith(("obj", "obl")):
                missed = tree.missed_subject(support.index)
                agents += [] if doer_named else listed(missed, subject)
                given = self._given(support.index) or self._given(situation.match.first)
                recipients += listed(addressee(tree, support.index, row.to) or given)
            elif support.relation == "nsubj" and self._opposes(support.index):
                first = listed(tree.object(support.index))
                struck = [p for i in first for p in self._actors.each(i)]
                goal = (tree.words.status.goal_mark,)
                struck += [
                    p for i in (support.index, *first) for p in listed(tree.oblique(i, goal))
                ]
                agents += struck[:1]
                recipients += struck[1:]
            elif support.relation == "nsubj" and not tree.negated(support.index):
                recipients += self._struck(support.index, row.to)
            elif support.relation == "nsubj:pass":
                agents += listed(tree.by_phrase(support.index))
                recipients += listed(addressee(tree, support.index, row.to))

    def _opposes(self, verb: int) -> bool:
        return self._tokens[verb].lemma in self._tree.words.status.opposing

    def _given(self, verb: int) -> int | None:
        """Return to whom a verb does what its object names ("impose des sanctions à l'Iran")."""
        goal = self._tree.oblique(verb, (self._tree.words.status.goal_mark,))
        entity = None if goal is None else self._actors.entity(goal)
        known = entity is not None and entity.kind != "place"
        return goal if known else None

    def _between(self, verb: int, agents: list[int], recipients: list[int]) -> None:
        """Put the parties that a stating verb names ("a été conclu entre A et B")."""
        mark = self._tree.words.status.between
        below = self._sentence.dependents(verb, "obl", "nmod")
        for child in [i for i in below if self._tree.case(i) == mark]:
            if not self._actors.is_time(child) and self._actors.stands(child):
                put_parties(self._actors, child, agents, recipients)

    def _struck(self, verb: int, to: tuple[str, ...]) -> list[int]:
        """Return whom a verb's event struck ("une attaque a frappé le village").

        A bare noun belongs to its verb ("a eu lieu"), as does one that is nobody ("a coûté la vie
        à trois soldats").
        """
        found = [
            i
            for i in listed(self._tree.object(verb))
            if self._tokens[i].pos != "NOUN" or self._sentence.has(i, "det", "nummod", "case")
        ]
        if any(self._actors.stands(i) for i in found) or not to:
            return found
        below = listed(self._tree.oblique(verb, (self._tree.words.status.goal_mark,)))
        return [i for i in below if self._actors.stands(i)] or found

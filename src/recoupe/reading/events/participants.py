"""Who does an event, to whom, and where, by the syntax around its trigger."""

from collections.abc import Iterable

import msgspec

from recoupe.model.annotation import Entity
from recoupe.reading.entities import EntityIndex
from recoupe.reading.events.lexicon import EventRow
from recoupe.reading.events.situation import Situation
from recoupe.reading.events.tree import Tree

_PLACES = ("place", "country")
_STANDING_FOR = ("country", "organisation", "group")
_NAMED_BELOW = ("flat", "appos", "nmod", "amod")
_DONE_BY_SUBJECT = frozenset({"announce", "plan", "aspect", "refuse"})
_CLOSING = frozenset('»”"')
_OBJECT_REACH_TOKENS = 24
_ADDRESSED = ("REQUEST", "THREATEN", "ACCUSE", "AID", "SUPPORT", "COERCE", "RETREAT")
_SUBJECTLESS = ("infinitive", "participle", "gerund")
_TITLE_TOKENS = 12
_JOINT = ("CONSULT", "PROTEST")
_MAX_COORDINATED = 12


class Participants(msgspec.Struct, frozen=True, kw_only=True):
    """Entity ids of an event's actors, undergoers and place."""

    agents: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None


class Roles:
    """Finds the participants of the events of one sentence."""

    def __init__(self, tree: Tree, entities: EntityIndex) -> None:
        self._tree = tree
        self._entities = entities
        self._sentence = tree.sentence
        self._tokens = tree.tokens
        self._single: set[int] = set()

    def of(self, situation: Situation) -> Participants:
        """Return the participants of an event; a place that is named twice counts once."""
        row, index = situation.match.row, situation.match.first
        if situation.noun:
            agents, recipients = self._of_noun(situation)
        else:
            agents, recipients = self._of_verb(index, row)
        anchors = [index]
        if situation.support:
            anchors.append(situation.support.index)
        anchors += situation.attached
        place = self._place(anchors, situation)
        agent_ids = self._ids(agents)
        recipient_ids = tuple(i for i in self._ids(recipients) if i not in agent_ids)
        if situation.noun and "motion" not in row.flags and row.type not in _ADDRESSED:
            recipient_ids = tuple(i for i in recipient_ids if i != place)
        if place and not recipient_ids and "motion" in row.flags:
            recipient_ids = (place,)
        return Participants(agents=agent_ids, recipients=recipient_ids, place=place)

    def unknown(self, index: int) -> bool:
        """Say whether who moves, subject or "de" complement, is a noun for no known actor."""
        if self._tokens[index].pos == "VERB":
            mover = self._tree.subject(index)
        else:
            mover = self._tree.oblique(index, ("de",))
            if mover is not None and not any(self._sentence.dependents(mover, "det")):
                contracted = self._tokens[mover - 1].text.lower()
                mover = mover if contracted in self._tree.words.status.contractions else None
        if mover is None:
            return False
        return self._tokens[mover].pos == "NOUN" and self._actor(mover) is None

    # -- verbs

    def _of_verb(self, index: int, row: EventRow) -> tuple[list[int], list[int]]:
        tree = self._tree
        subject = tree.subject(index)
        own = any(self._sentence.dependents(index, "nsubj"))
        if not own and self._inverted(index) and not tree.passive(index):
            return _listed(tree.object(index)), []
        if subject is None and tree.tense(index) not in _SUBJECTLESS:
            subject = self._before(index)
        if tree.passive(index):
            return _listed(tree.by_phrase(index)), _listed(subject, self._addressee(index, row))
        if "patient" in row.flags:
            return _listed(tree.oblique(index, row.by)), _listed(subject)
        found = None
        if "obj" in row.to:
            found = tree.object(index)
            found = self._after(index) if found is None else found
        return _listed(subject), _listed(found, self._addressee(index, row))

    def _inverted(self, index: int) -> bool:
        """Say whether a verb follows a quotation, so that its subject follows it ("», a-t-…")."""
        first = min([index, *self._tree.auxiliaries(index)])
        before = [t.text for t in self._tokens[max(0, first - 2) : first]]
        if before and before[-1] == ",":
            before.pop()
        return bool(before) and before[-1] in _CLOSING

    def _before(self, index: int) -> int | None:
        """Return the name nearest before a verb whose subject the parse missed, or None."""
        for here in range(index - 1, -1, -1):
            token = self._tokens[here]
            if token.pos in ("VERB", "SCONJ") or token.text in (":", ";"):
                return None
            entity = self._entity(here)
            if entity is not None and entity.kind != "place" and self._tree.case(here) is None:
                return here
        return None

    def _after(self, index: int) -> int | None:
        """Return the name right after a verb whose object the parse missed, or None."""
        for here in range(index + 1, min(index + 1 + _OBJECT_REACH_TOKENS, len(self._tokens))):
            token = self._tokens[here]
            if token.pos in ("VERB", "AUX", "SCONJ", "CCONJ", "PRON"):
                return None
            if self._entity(here) is not None and self._tree.case(here) is None:
                return here
        return None

    def _addressee(self, index: int, row: EventRow) -> int | None:
        prepositions = tuple(p for p in row.to if p != "obj")
        return self._tree.oblique(index, prepositions)

    # -- nouns

    def _of_noun(self, situation: Situation) -> tuple[list[int], list[int]]:
        tree, index, row = self._tree, situation.match.first, situation.match.row
        agents: list[int] = []
        recipients: list[int] = []
        support = situation.support
        if support is not None:
            subject = tree.subject(support.index)
            if support.kind == "record":
                pass  # who counts the dead did not kill them
            elif support.kind == "undergo":
                recipients += _listed(subject)
                agents += _listed(tree.by_phrase(support.index))
            elif support.relation.startswith(("obj", "obl")):
                agents += _listed(subject)
                recipients += _listed(self._addressee(support.index, row))
            elif support.relation == "nsubj:pass":
                agents += _listed(tree.by_phrase(support.index))
        for participle in situation.attached:
            doer = _listed(tree.by_phrase(participle))
            (recipients if "undergo" in tree.classes(participle) else agents).extend(doer)
        inside = range(situation.match.first + 1, situation.match.last + 1)
        for child in self._sentence.dependents(index, "nmod", "obl", "appos"):
            if child not in inside:
                self._sort_complement(child, situation, agents, recipients)
        agents = [head for head in agents if self._actor(head) is not None]
        if not agents:
            agents += self._adjectives(index) + self._implied(situation)
        if not agents and "de" in row.by:
            agents += self._person_below(index)
        return agents, recipients

    def _person_below(self, index: int) -> list[int]:
        """Return the person whom "de" joins further below ("la visite au Valdor de Talba")."""
        for below in self._sentence.subtree(index):
            entity = self._entity(below) if below != index else None
            if entity is not None and entity.kind == "person" and self._tree.case(below) == "de":
                return [below]
        return []

    def _sort_complement(
        self, child: int, situation: Situation, agents: list[int], recipients: list[int]
    ) -> None:
        """Put a noun's complement where its preposition says; the agent is named once."""
        row, case = situation.match.row, self._tree.case(child)
        if case is None or self._is_time(child):
            return
        if case == self._tree.words.status.between:
            self._sort_parties(child, agents, recipients)
            return
        if case == self._tree.words.status.agent_mark:
            agents.append(child)
        elif case in row.to and not (case in row.by and not agents and row.to[0] != case):
            recipients.append(child)
        elif case in row.by and (not agents or not situation.support):
            agents.append(child)

    def _sort_parties(self, child: int, agents: list[int], recipients: list[int]) -> None:
        """Put the parties of "entre A et B": the first as agent, the others as recipients."""
        parties = self._joined(child)
        self._single.update(parties)
        agents.append(parties[0])
        recipients += parties[1:]

    def _adjectives(self, index: int) -> list[int]:
        """Return adjectives of nations that name the agent ("la visite russe")."""
        return [i for i in self._sentence.dependents(index, "amod") if self._entity(i)]

    def _implied(self, situation: Situation) -> list[int]:
        """Return whom "son", or the subject of the governing verb's announcement, stands for."""
        index = situation.match.first
        for child in self._sentence.dependents(index, "det"):
            token = self._tokens[child]
            if token.has("Poss=Yes"):
                if self._entities.referent(token.start, field=self._sentence.field):
                    return [child]
                governor = situation.governors[0].index if situation.governors else None
                subject = self._tree.subject(governor) if governor is not None else None
                return _listed(subject)
        accused = next((g for g in situation.governors if "allege" in g.kinds), None)
        if accused is not None and not accused.relation.startswith("nsubj"):
            passive = self._tree.passive(accused.index)
            find = self._tree.subject if passive else self._tree.object
            return _listed(find(accused.index))
        if situation.companion is not None and situation.match.row.type in _JOINT:
            return _listed(self._tree.subject(situation.companion))
        doing = next((g for g in situation.governors if g.kinds & _DONE_BY_SUBJECT), None)
        if doing is None or doing.relation.startswith("nsubj"):
            return []
        return _listed(self._tree.subject(doing.index))

    # -- entities

    def _ids(self, heads: Iterable[int]) -> tuple[str, ...]:
        """Return the ids of the entities of these noun phrases and those joined to them."""
        found: dict[str, None] = {}
        for head in heads:
            for part in self._joined(head):
                entity = self._actor(part)
                if entity is not None:
                    found[entity.id] = None
        return tuple(found)

    def _joined(self, head: int) -> list[int]:
        parts = [head]
        if head in self._single:
            return parts
        for part in parts:
            if len(parts) >= _MAX_COORDINATED:
                break
            parts += [
                i
                for i in self._sentence.dependents(part, "conj")
                if self._tokens[i].pos in ("NOUN", "PROPN", "PRON")
            ]
        return parts

    def _actor(self, head: int) -> Entity | None:
        """Return the entity of a noun phrase: its head's, else the name or nation inside it."""
        token = self._tokens[head]
        if token.pos in ("PRON", "DET"):
            return self._entities.referent(token.start, field=self._sentence.field)
        found = self._entity(head)
        if found is not None and found.kind != "role":
            return found
        holder = self._titled(head)
        if holder is not None or found is not None:
            return holder or found
        for relation in _NAMED_BELOW:
            for child in self._sentence.dependents(head, relation):
                if relation == "nmod" and self._tree.case(child) not in (None, "de"):
                    continue
                entity = self._entity(child)
                if entity is None:
                    continue
                if relation in ("flat", "appos") or entity.kind in _STANDING_FOR:
                    return entity
            if relation == "nmod" and token.lemma.lower() in self._tree.words.status.quantities:
                return self._counted(head)
        return None

    def _titled(self, head: int) -> Entity | None:
        """Return the person whose name ends a title ("le chef de la diplomatie … Orsenne")."""
        for index in self._sentence.subtree(head)[:_TITLE_TOKENS]:
            entity = self._entity(index) if self._tokens[index].pos == "PROPN" else None
            apposed = self._tokens[index].dep.startswith(("appos", "flat"))
            if entity is not None and entity.kind == "person" and apposed:
                return entity
        return None

    def _counted(self, head: int) -> Entity | None:
        """Return the entity that a quantity is taken of ("une quinzaine de pays")."""
        for child in self._sentence.dependents(head, "nmod"):
            if self._tree.case(child) == "de":
                return self._actor(child)
        return None

    def _entity(self, index: int) -> Entity | None:
        """Return the entity of the longest mention with this head, or that a name covers it."""
        token = self._tokens[index]
        around = self._entities.mentions_in(token.start, token.end, field=self._sentence.field)
        headed = [
            (span, entity)
            for span, entity in around
            if self._sentence.head_of(span.start, span.end) == index
        ]
        if not headed and token.pos == "PROPN":
            headed = around
        best = max(headed, key=lambda m: (m[0].end - m[0].start, -m[0].start), default=None)
        return best[1] if best else None

    # -- place

    def _place(self, anchors: list[int], situation: Situation) -> str | None:
        """Return the place that a locative names nearest to the event, inside its clause."""
        if not situation.noun:
            visited = self._tree.object(situation.match.first)
            entity = self._entity(visited) if visited is not None else None
            if entity is not None and entity.kind in _PLACES:
                return entity.id
        for anchor in anchors:
            place = self._below(anchor, depth=3)
            if place is not None:
                return place
        if "motion" in situation.match.row.flags or situation.governors:
            for governor in situation.governors[:2]:
                place = self._below(governor.index, depth=1)
                if place is not None:
                    return place
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
        if case not in self._tree.words.status.locative or self._is_time(index):
            return None
        entity = self._entity(index)
        return entity.id if entity is not None and entity.kind in _PLACES else None

    def _is_time(self, index: int) -> bool:
        return self._tokens[index].pos == "NUM" or index in self._tree.timed


def _listed(*indices: int | None) -> list[int]:
    return [i for i in indices if i is not None]

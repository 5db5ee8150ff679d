"""Who does an event, to whom, and where, by the syntax around its trigger."""

import msgspec

from recoupe.reading.entities import EntityIndex
from recoupe.reading.events.actors import Actors
from recoupe.reading.events.described import Described
from recoupe.reading.events.doers import doers_of
from recoupe.reading.events.lexicon import EventRow, Match
from recoupe.reading.events.nouns import NounRoles
from recoupe.reading.events.places import Places
from recoupe.reading.events.situation import Situation
from recoupe.reading.events.subjects import Subjects
from recoupe.reading.events.tree import Tree, addressee, listed
from recoupe.reading.events.undergone import beyond_deed, given_to, of_last_noun

_CLOSING = frozenset('»”"')
_OBJECT_REACH_TOKENS = 24
_ADDRESSED = ("REQUEST", "THREATEN", "ACCUSE", "AID", "SUPPORT", "COERCE", "RETREAT", "SANCTION")
# A town before which these stand is where they were ("le raid de Brume"), never who did them.
_NOT_DONE_BY_PLACES = ("ASSAULT", "PROTEST", "COERCE", "MOBILIZE", None)
# What is done to things by these is done to whose they are ("incendier la maison du maire").
_DONE_TO_OWNERS = ("ASSAULT", "COERCE", "SUPPORT", "PROTEST", "SANCTION")
_DONE_TO_PEOPLE = ("arrest", "deport", "abduct", "torture", "sexual", "massacre")


def _of_people(row: EventRow) -> bool:
    """Say whether only people undergo what a word tells: deaths, wounds, arrests.

    A word of several senses ("détenir") asks for people whom the report names or describes.
    """
    flags = set(row.flags)
    return "actor" not in flags and (
        bool({"harm", "person"} & flags) or row.mode in _DONE_TO_PEOPLE
    )


class Participants(msgspec.Struct, frozen=True, kw_only=True):
    """Entity ids of an event's actors, undergoers and place."""

    agents: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None


class Roles:
    """Finds the participants of the events of one sentence."""

    def __init__(self, tree: Tree, entities: EntityIndex, described: Described) -> None:
        self._tree = tree
        self._sentence = tree.sentence
        self._tokens = tree.tokens
        self._actors = Actors(tree, entities, described)
        self._subjects = Subjects(tree, self._actors)
        self._nouns = NounRoles(tree, entities, self._actors, self._subjects)
        self._places = Places(tree, self._actors)

    def of(self, situation: Situation) -> Participants:
        """Return the participants of an event; a place that is named twice counts once."""
        row, index = situation.match.row, situation.match.first
        if situation.noun:
            agents, recipients = self._nouns.of(situation)
        else:
            agents, recipients = self._of_verb(situation.match)
        anchors = [index]
        if situation.support:
            anchors.append(situation.support.index)
        anchors += situation.attached
        place = self._places.of(anchors, situation)
        agent_ids = self._actors.ids(agents, anyone="person" in row.flags)  # "un cadre s'est tué"
        undergone = self._actors.ids(recipients, anyone=_of_people(row))
        if not undergone and row.type in _DONE_TO_OWNERS:
            owners = (self._actors.owner(i) for i in recipients if not self._actors.stands(i))
            undergone = self._actors.ids(i for i in owners if i is not None)
        recipient_ids = tuple(i for i in undergone if i not in agent_ids)
        if situation.noun and "motion" not in row.flags and row.type not in _ADDRESSED:
            recipient_ids = tuple(i for i in recipient_ids if i != place)
        if "motion" in row.flags:
            recipient_ids = tuple(i for i in recipient_ids if not self._is_place(i))
        elif not all(self._is_place(i) for i in recipient_ids):
            # "la police a été appelée à Brume": a town beside those to whom it is done is where
            recipient_ids = tuple(i for i in recipient_ids if not self._is_place(i))
        where = self._actors.by_id(place)
        if where and where.kind == "country" and not recipient_ids and "motion" in row.flags:
            recipient_ids = (where.id,)
        if situation.noun and row.type in _NOT_DONE_BY_PLACES:
            named = [i for i in agent_ids if self._is_place(i)]
            agent_ids = tuple(i for i in agent_ids if i not in named)
            place = place or next(iter(named), None)
        return Participants(agents=agent_ids, recipients=recipient_ids, place=place)

    def says_i(self, situation: Situation) -> bool:
        """Say whether a verb's subject is the one who speaks ("nous demandons …")."""
        subject = None if situation.noun else self._subjects.of(situation.match.first)
        words = self._tree.words.status.first_person
        return subject is not None and self._sentence.plain[subject] in words

    def _is_place(self, entity_id: str) -> bool:
        entity = self._actors.by_id(entity_id)
        return entity is not None and entity.kind == "place"

    def unknown(self, index: int) -> bool:
        """Say whether who moves, subject or "de" complement, is a noun for nobody known."""
        if self._tokens[index].pos == "VERB":
            mover = self._tree.subject(index)
        else:
            mover = self._tree.oblique(index, ("de",))
            if mover is not None and not any(self._sentence.dependents(mover, "det")):
                contracted = self._tokens[mover - 1].text.lower()
                mover = mover if contracted in self._tree.words.status.contractions else None
        if mover is None:
            return False
        return self._tokens[mover].pos == "NOUN" and not self._actors.known(mover)

    # -- verbs

    def _of_verb(self, match: Match) -> tuple[list[int], list[int]]:
        tree, row, index = self._tree, match.row, match.first
        subject = self._subjects.of(index)
        with_it = listed(tree.missed_subject(index))
        addressed = self._addressed(index, row)
        own = any(self._sentence.dependents(index, "nsubj"))
        if not own and self._inverted(index) and not tree.passive(index):
            return listed(tree.object(index)), []
        known = subject is not None and self._actors.actor(subject) is not None
        if not known and tree.tokens[index].dep == "acl":
            subject = self._nearest_before(index) or subject
        if "awaited" in row.flags:
            return listed(subject), []  # "le ministre est attendu à Brume"
        if tree.passive(index):
            first = [beyond_deed(tree, self._actors, i) for i in listed(subject)]
            undergone = [*with_it, *first, *addressed]
            return doers_of(tree, self._actors, index), undergone
        if "patient" in row.flags or row.pos == "adj":
            doers = listed(tree.oblique(index, row.by)) or of_last_noun(tree, self._actors, match)
            return doers, [*with_it, *listed(subject)]
        found = None
        if "obj" in row.to:
            found = tree.object(index)
            inside = found is not None and index < found <= match.last  # "mettre en cause"
            inside = inside and found is not None and self._actors.entity(found) is None
            found = self._after(match.last) if found is None or inside else found
            found = None if found is not None and self._listed_after(index, found) else found
            addressed = addressed or given_to(tree, self._actors, tree.object(index), row)
        if not addressed and not (found is not None and self._actors.stands(found)):
            addressed = of_last_noun(tree, self._actors, match)
        return [*with_it, *listed(subject)], [*listed(found), *addressed]

    def _listed_after(self, index: int, head: int) -> bool:
        """Say whether a colon parts a verb from what the parse takes for its object."""
        return any(t.text == ":" for t in self._tokens[index + 1 : head])

    def _addressed(self, index: int, row: EventRow) -> list[int]:
        """Return whom the verb addresses; "à une opération de l'armée" addresses nobody."""
        found = addressee(self._tree, index, row.to)
        if found is None:
            return []
        entity = self._actors.actor(found) if self._actors.stands(found) else None
        there = "open" in row.flags and entity is not None and entity.kind in ("place", "country")
        return [found] if entity is not None and not there else []

    def _inverted(self, index: int) -> bool:
        """Say whether a verb follows a quotation, so that its subject follows it ("», a-t-…")."""
        first = min([index, *self._tree.auxiliaries(index)])
        before = [t.text for t in self._tokens[max(0, first - 2) : first]]
        if before and before[-1] == ",":
            before.pop()
        return bool(before) and before[-1] in _CLOSING

    def _nearest_before(self, index: int) -> int | None:
        """Return the actor nearest before a participle ("la mort de Dorvine, décédé …"), or None.

        The parse may hang it on the deed before: what is done and dies is never the deed.
        """
        top = self._tokens[index].head
        for here in reversed(self._sentence.subtree(top)):
            token = self._tokens[here]
            if top < here < index and token.pos in ("NOUN", "PROPN") and self._actors.actor(here):
                return here
        return None

    def _after(self, index: int) -> int | None:
        """Return the name right after a verb whose object the parse missed, or None."""
        for here in range(index + 1, min(index + 1 + _OBJECT_REACH_TOKENS, len(self._tokens))):
            token = self._tokens[here]
            if token.pos in ("VERB", "AUX", "SCONJ", "CCONJ", "PRON"):
                return None
            if self._actors.entity(here) is not None and self._uncased(here):
                return here
        return None

    def _uncased(self, index: int) -> bool:
        """Say whether no preposition introduces a name, nor the title that it follows."""
        token = self._tokens[index]
        title = token.head if token.dep.startswith(("flat", "appos", "nmod")) else index
        return self._tree.case(index) is None and self._tree.case(title) is None

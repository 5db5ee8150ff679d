"""Who takes part in an event that a noun names."""

from recoupe.reading.entities import EntityIndex
from recoupe.reading.events.actors import Actors
from recoupe.reading.events.complements import Complements
from recoupe.reading.events.doers import doer_beside, doers_below
from recoupe.reading.events.relatives import carrier, parties
from recoupe.reading.events.situation import Situation
from recoupe.reading.events.stated import Stated
from recoupe.reading.events.subjects import Subjects
from recoupe.reading.events.tree import Tree, addressee, listed

_DONE_BY_SUBJECT = frozenset({"announce", "plan", "aspect", "refuse"})
_LAUNCHING = frozenset({"carry", "announce", "plan", "demand", "happen"})
_JOINT = ("CONSULT", "PROTEST")


def _against(prepositions: tuple[str, ...]) -> tuple[str, ...]:
    """Return the prepositions of a noun's recipient that may follow its participle.

    "de" is left out: "menées depuis lundi de Morna" tells from where.
    """
    return tuple(p for p in prepositions if p not in ("de", "obj"))


class NounRoles:
    """Finds agents and recipients around the nouns of one sentence."""

    def __init__(
        self, tree: Tree, entities: EntityIndex, actors: Actors, subjects: Subjects
    ) -> None:
        self._tree = tree
        self._entities = entities
        self._actors = actors
        self._subjects = subjects
        self._stated = Stated(tree, actors, subjects)
        self._complements = Complements(tree, actors)
        self._sentence = tree.sentence
        self._tokens = tree.tokens

    def of(self, situation: Situation) -> tuple[list[int], list[int]]:
        tree, index, row = self._tree, situation.match.first, situation.match.row
        agents: list[int] = []
        recipients: list[int] = []
        named = doers_below(tree, self._actors, index) or doer_beside(tree, self._actors, index)
        carried = None if named else carrier(tree, situation.match.last)
        if carried is not None:
            named, given = parties(tree, self._actors, carried)
            recipients += given
        self._stated.put(situation, agents, recipients, doer_named=bool(named))
        for participle in situation.attached:
            doer = listed(tree.by_phrase(participle))
            (recipients if "undergo" in tree.classes(participle) else agents).extend(doer)
            recipients += listed(addressee(tree, participle, _against(row.to)))
        inside = range(situation.match.first + 1, situation.match.last + 1)
        for child in self._sentence.dependents(index, "nmod", "obl", "appos"):
            if child not in inside and not tree.parted(index, child):
                self._complements.put(child, situation, agents, recipients, named=named)
        agents += [i for i in named if i not in agents]
        self._targeted(index, recipients)
        recipients += [] if recipients else self._beyond(agents, row.to)
        agents += self._attributed(index) or ([] if agents else self._initiator(index))
        agents = [head for head in agents if self._actors.actor(head) is not None]
        if "person" in row.flags:
            recipients += self._sentence.dependents(index, "nsubj")  # "dix pêcheurs sont morts"
        owner = self._owner(situation)
        owner = owner or self._in_state(index)
        if row.to[:1] == ("de",):
            recipients += owner  # "son arrestation" is undergone
            owner = []
        if not agents:
            agents += self._adjectives(situation) or owner or self._implied(situation)
        if not agents and "de" in row.by and row.to[:1] != ("de",):
            agents += self._person_below(index)
        return agents, recipients

    def _beyond(self, agents: list[int], to: tuple[str, ...]) -> list[int]:
        """Return whom a deed is against, hung on who does it ("un raid de l'armée sur Brume")."""
        against = {p for p in to if p not in (*self._tree.words.status.inside, "obj")}
        return [
            below
            for agent in agents
            for below in self._sentence.dependents(agent, "nmod")
            if below > agent and self._tree.case(below) in against
        ][:1]

    def _targeted(self, index: int, recipients: list[int]) -> None:
        """Add who is "la cible", "victime" or "l'objet" of a noun's event."""
        head = self._tokens[index].head
        targets = self._tree.words.status.targets
        token = self._tokens[head]
        if not {token.lemma.lower(), token.text.lower().rstrip("s")} & targets:
            return
        copula = any(self._sentence.dependents(head, "cop")) or token.pos == "VERB"
        verb = head if copula else self._tokens[head].head
        if copula or self._tokens[verb].pos == "VERB":
            recipients += listed(self._subjects.of(verb))

    def _attributed(self, index: int) -> list[int]:
        """Return those to whom a noun's event is laid ("une attaque attribuée à …")."""
        status = self._tree.words.status
        laid = [
            i
            for i in self._sentence.dependents(index, "acl", "amod")
            if self._tokens[i].lemma in status.attributing
        ]
        return [d for i in laid for d in listed(self._tree.oblique(i, (status.goal_mark,)))]

    def _initiator(self, index: int) -> list[int]:
        """Return who launched what names a noun's event ("un appel à la grève lancé par …")."""
        head = self._tokens[index].head
        if head == index or self._tokens[head].pos != "NOUN":
            return []
        participles = self._sentence.dependents(head, "acl")
        doing = [i for i in participles if self._tree.classes(i) & _LAUNCHING]
        return [d for i in doing for d in listed(self._tree.by_phrase(i))]

    def _person_below(self, index: int) -> list[int]:
        """Return the person whom "de" joins further below ("la visite au Valdor de Talba")."""
        for below in self._sentence.subtree(index):
            entity = self._actors.entity(below) if below != index else None
            if entity is not None and entity.kind == "person" and self._tree.case(below) == "de":
                return [below]
        return []

    def _adjectives(self, situation: Situation) -> list[int]:
        """Return adjectives of nations that name the agent ("la visite russe").

        Of what is undergone ("le génocide arménien") and of protests they do not tell who does it.
        """
        row = situation.match.row
        undergone = row.to[:1] == (self._tree.words.status.source_case,)
        done = row.type is not None and row.type != "PROTEST" and not undergone
        below = self._sentence.dependents(situation.match.first, "amod")
        return [
            i
            for i in below
            if self._actors.entity(i)
            or ((done or "waged" in row.flags) and self._actors.of_nation(i))
        ]

    def _owner(self, situation: Situation) -> list[int]:
        """Return whom "son" stands for: its referent, else the governing verb's subject."""
        index = situation.match.first
        for child in self._sentence.dependents(index, "det"):
            token = self._tokens[child]
            if token.has("Poss=Yes"):
                if self._entities.referent(token.start, field=self._sentence.field):
                    return [child]
                governor = situation.governors[0].index if situation.governors else None
                verb = situation.companion if governor is None else governor
                return listed(self._doer(verb)) if verb is not None else []
        return []

    def _doer(self, verb: int) -> int | None:
        """Return who does what a verb tells: a passive's agent if any, else the subject."""
        by = self._tree.by_phrase(verb) if self._tree.passive(verb) else None
        return self._subjects.of(verb) if by is None else by

    def _in_state(self, index: int) -> list[int]:
        """Return the subject of the verb beside which a noun says what somebody is in.

        "En visite à Morna, la ministre a annoncé …", "ils sont en grève": a bare noun after "en".
        """
        bare = not any(self._sentence.dependents(index, "det"))
        if not bare or self._tree.case(index) != self._tree.words.status.state_case:
            return []
        if any(self._sentence.dependents(index, "nsubj")):
            return list(self._sentence.dependents(index, "nsubj"))
        head = self._tokens[index].head
        if head != index and self._tokens[index].dep.startswith("nmod"):
            return self._person_above(head)  # "les dockers de Morna en grève"
        if head == index:
            return []
        return listed(self._subjects.of(head)) if self._tokens[head].pos == "VERB" else []

    def _person_above(self, index: int) -> list[int]:
        """Return the highest noun for somebody that "de" joins to this one, itself included."""
        found = [index] if self._actors.stands(index) else []
        source = self._tree.words.status.source_case
        while self._tree.case(index) == source and self._tokens[index].head < index:
            index = self._tokens[index].head
            if self._tokens[index].pos == "NOUN" and self._actors.stands(index):
                found = [index]
        return found

    def _implied(self, situation: Situation) -> list[int]:
        """Return whom the governing verb's accusation or announcement makes the agent."""
        accused = next((g for g in situation.governors if "allege" in g.kinds), None)
        if accused is not None and not accused.relation.startswith("nsubj"):
            passive = self._tree.passive(accused.index)
            find = self._subjects.of if passive else self._tree.object
            return listed(find(accused.index))
        beside = situation.companion
        joint = beside is not None and situation.match.row.type in _JOINT
        if beside is not None and joint and not self._tree.passive(beside):
            return listed(self._subjects.of(beside))
        called = {"demand"} if situation.match.row.type == "PROTEST" else set[str]()
        doing = next(
            (g for g in situation.governors if g.kinds & (_DONE_BY_SUBJECT | called)), None
        )
        suffered = {"person", "harm", "happening"} & set(situation.match.row.flags)
        told = situation.match.row.mode == "arrest"  # by the police, whoever announces it
        support = situation.support
        through = support is None and bool(situation.through & self._tree.words.status.endings)
        told = told or through  # "annonce la fin de la grève"
        announced = doing is not None and "announce" in doing.kinds and (suffered or told)
        if doing is None or doing.relation.startswith("nsubj") or announced:
            return []
        if self._tree.parted(situation.match.first, doing.index):
            return []  # "Guerre au Valdor : le Talbin va envoyer des armes"
        above = situation.governors[: situation.governors.index(doing)]
        forbidden = doing.lemma in self._tree.words.status.forbidding
        if forbidden or not all(g.kinds for g in above):
            return []  # who refuses to comment on an attack has not attacked
        return listed(self._subjects.of(doing.index))

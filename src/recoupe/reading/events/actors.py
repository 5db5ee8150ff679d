"""The entities that noun phrases stand for."""

from collections.abc import Iterable

from recoupe.model.annotation import Entity
from recoupe.reading.entities import EntityIndex
from recoupe.reading.events.described import Described
from recoupe.reading.events.tree import Tree

_STANDING_FOR = ("country", "organisation", "group")
_NAMED_BELOW = ("flat", "appos", "nmod", "amod")
_TITLE_TOKENS = 12
_MAX_COORDINATED = 12
_AMONG_REACH_TOKENS = 8
_OWNER_STEPS = 3
_LIST_STEP_TOKENS = 2  # a comma and a name


class Actors:
    """Finds the entities of the noun phrases of one sentence.

    `single` holds heads that stand alone though others are coordinated with them.
    """

    def __init__(self, tree: Tree, entities: EntityIndex, described: Described) -> None:
        self._tree = tree
        self._entities = entities
        self._described = described
        self._sentence = tree.sentence
        self._tokens = tree.tokens
        self.single: set[int] = set()
        self._nations: dict[int, Entity] = {}

    def by_id(self, entity_id: str | None) -> Entity | None:
        if entity_id is None:
            return None
        return self._entities.by_id.get(entity_id) or self._described.by_id(entity_id)

    def ids(self, heads: Iterable[int], *, anyone: bool = False) -> tuple[str, ...]:
        """Return the ids of the entities of these noun phrases and those joined to them.

        `anyone`: any noun stands for people there.
        """
        found: dict[str, None] = {}
        for head in heads:
            for part in self.joined(head):
                entity = self.actor(part, anyone=anyone)
                if entity is not None:
                    found[entity.id] = None
        return tuple(found)

    def joined(self, head: int) -> list[int]:
        parts = [head]
        if head in self.single:
            return parts
        for part in parts:
            if len(parts) >= _MAX_COORDINATED:
                break
            parts += [
                i
                for i in self._sentence.dependents(part, "conj")
                if self._tokens[i].pos in ("NOUN", "PROPN", "PRON")
            ]
        return [*self._before(head), *parts, *self._among(head)]

    def each(self, head: int) -> list[int]:
        """Return those joined in a phrase, who stand alone from now on."""
        parties = self.joined(head)
        self.single.update(parties)
        return parties

    def _before(self, head: int) -> list[int]:
        """Return the names listed with commas from the sentence's start to this one."""
        names = [head]
        while names[0] >= _LIST_STEP_TOKENS and self._tokens[names[0] - 1].text == ",":
            if not self._tokens[names[0] - _LIST_STEP_TOKENS].text[:1].isupper():
                return []
            names.insert(0, names[0] - _LIST_STEP_TOKENS)
        return names[:-1] if names[0] == 0 else []

    def _among(self, head: int) -> list[int]:
        """Return the names that "dont" singles out of a group ("dix pays, dont la France, …")."""
        marks = self._tree.words.status.among
        last = min(head + _AMONG_REACH_TOKENS, len(self._tokens))
        for index in range(head + 1, last):
            token = self._tokens[index]
            if token.pos in ("VERB", "AUX"):
                return []
            if token.text.lower() in marks:
                return self._singled_out(index + 1)
        return []

    def _singled_out(self, start: int) -> list[int]:
        """Return the names up to the comma; none when a verb makes it a clause of its own."""
        found = []
        for index in range(start, len(self._tokens)):
            token = self._tokens[index]
            if token.pos in ("VERB", "AUX"):
                return []
            if token.pos == "PUNCT":
                break
            if token.pos == "PROPN" and self.entity(index) is not None:
                found.append(index)
        return found

    def actor(self, head: int, *, anyone: bool = False) -> Entity | None:
        """Return a noun phrase's entity: its head's, a name's inside it, or what it describes."""
        token = self._tokens[head]
        if token.pos in ("PRON", "DET"):
            found = self._entities.referent(token.start, field=self._sentence.field)
            return found or self._taken_of(head) or self._resumed(head)
        found = self.entity(head)
        if found is not None and found.kind != "role":
            return found
        deed = found is None and self._described.names_deed(token.text)
        holder = None if deed else self._titled(head)
        if holder is not None or found is not None:
            return holder or found
        for relation in _NAMED_BELOW:
            for child in self._sentence.dependents(head, relation):
                if relation == "nmod" and self._tree.case(child) not in (None, "de"):
                    continue
                entity = self.entity(child)
                if entity is None:
                    continue
                deeds_nation = deed and relation == "amod"  # "les sanctions valdoriennes"
                if relation in ("flat", "appos") or (
                    entity.kind in _STANDING_FOR and not deeds_nation
                ):
                    return entity
            if relation == "nmod" and token.lemma.lower() in self._tree.words.status.quantities:
                return self._counted(head)
        described = self._described.entity(self._tree, head, anyone=anyone)
        return described and (self._named_after(head) or described)

    def _named_after(self, head: int) -> Entity | None:
        """Return the person whose name follows what describes him ("l'ex-espion Paul Armand")."""
        after = head + 1
        while after < len(self._tokens) and self._tokens[after].pos == "ADJ":
            after += 1
        if after == len(self._tokens):
            return None
        token = self._tokens[after]
        found = self._entities.mentions_in(token.start, token.end, field=self._sentence.field)
        begun = (e for span, e in found if span.start == token.start and e.kind == "person")
        return next(begun, None)

    def is_deed(self, head: int) -> bool:
        """Say whether a noun states an event and is no name."""
        return self.entity(head) is None and self._described.names_deed(self._tokens[head].text)

    def known(self, head: int) -> bool:
        """Say whether a phrase stands for somebody whom the report names, or a known role."""
        entity = self.actor(head)
        return entity is not None and entity.id in self._entities.by_id

    def stands(self, head: int) -> bool:
        """Say whether a phrase is itself somebody, and no thing or deed of somebody's."""
        if self._tokens[head].pos in ("PRON", "PROPN", "DET") or self.entity(head) is not None:
            return True
        return self._described.entity(self._tree, head) is not None

    def _taken_of(self, head: int) -> Entity | None:
        """Return those of whom a pronoun takes some ("une de leurs collègues").

        A name beside says which ("l'un des avocats, Paul Armand").
        """
        for child in self._sentence.dependents(head, "appos", "nmod"):
            for named in (child, *self._sentence.dependents(child, "appos")):
                entity = self.entity(named) if self._tokens[named].pos == "PROPN" else None
                if entity is not None and entity.kind == "person":
                    return entity
        return self._counted(head) if self._sentence.children[head] else None

    def _resumed(self, head: int) -> Entity | None:
        """Return the subject above that a pronoun resumes ("la famille annonce qu'elle …")."""
        verb = self._tokens[head].head
        above = self._tokens[verb].head
        resumes = self._sentence.plain[head] in self._tree.words.status.resuming
        if not resumes or not _subject(self._tokens[head].dep) or above == verb:
            return None
        subject = self._tree.subject(above)
        if subject is None or self._tokens[subject].pos not in ("NOUN", "PROPN"):
            return None
        pronoun, noun = self._tokens[head], self._tokens[subject]
        agree = all(
            not pronoun.has(f) or noun.has(f)
            for f in ("Number=Sing", "Number=Plur", "Gender=Fem", "Gender=Masc")
        )
        return self.actor(subject) if agree else None

    def _titled(self, head: int) -> Entity | None:
        """Return the person whose name ends a title ("le chef de la diplomatie … Orsenne")."""
        for index in self._sentence.subtree(head)[:_TITLE_TOKENS]:
            entity = self.entity(index) if self._tokens[index].pos == "PROPN" else None
            apposed = self._tokens[index].dep.startswith(("appos", "flat"))
            if entity is not None and entity.kind == "person" and apposed:
                return entity
        return None

    def owner(self, head: int) -> int | None:
        """Return whose a thing is: the first somebody whom "de" joins to it, or below, else None.

        "La maison du maire", "le convoi des soldats": who owns what is struck is struck.
        """
        source = self._tree.words.status.source_case
        for _ in range(_OWNER_STEPS):
            below = self._sentence.dependents(head, "nmod")
            owned = next((i for i in below if i > head and self._tree.case(i) == source), None)
            if owned is None or self.is_time(owned):
                return None
            if self.stands(owned):
                return owned
            head = owned
        return None

    def _counted(self, head: int) -> Entity | None:
        """Return the entity that a quantity is taken of ("une quinzaine de pays")."""
        for child in self._sentence.dependents(head, "nmod"):
            if self._tree.case(child) == "de":
                return self.actor(child)
        return None

    def of_nation(self, index: int) -> bool:
        """Say whether an adjective tells of which country something is; that is then its entity."""
        found = self._described.nations.of(self._tree, index)
        if found is not None:
            self._nations[index] = found
        return found is not None

    def entity(self, index: int) -> Entity | None:
        """Return the entity of the longest mention with this head, or that a name covers it."""
        if index in self._nations:
            return self._nations[index]
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

    def is_time(self, index: int) -> bool:
        """Say whether a word belongs to a time rather than names someone."""
        return self._tokens[index].pos == "NUM" or index in self._tree.timed


def _subject(relation: str) -> bool:
    """Say whether a relation is a subject's, "il" of "il se joindra" taken for "il y a" too."""
    return relation.startswith(("nsubj", "expl:subj"))

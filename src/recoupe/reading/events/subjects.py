"""Who does a verb, also where the parse lost its subject."""

from collections.abc import Iterator

from recoupe.reading.events.actors import Actors
from recoupe.reading.events.tree import Tree

_SUBJECTLESS = ("infinitive", "participle", "gerund")
_PAIRED = {",": ",", ")": "(", "–": "–", "—": "—", "-": "-"}
_MARKS = frozenset('«»“”"')
_INSERTED_TOKENS = 40
_ONE_PHRASE = ("flat", "appos", "nmod", "conj", "amod", "obl")
_NOMINAL = ("NOUN", "PROPN", "PRON")


class Subjects:
    """Finds the subjects of the verbs of one sentence."""

    def __init__(self, tree: Tree, actors: Actors) -> None:
        self._tree = tree
        self._tokens = tree.tokens
        self._actors = actors

    def of(self, index: int, *, asked: frozenset[int] = frozenset()) -> int | None:
        """Return the head of a verb's subject, or None.

        Where the parse gives none, or one that does not agree, it is looked for before what is
        inserted between subject and verb; a gerund without one has that of the main clause.
        `asked` are the verbs whose subject is asked for already: a gerund and the verb below it
        may each lead to the other.
        """
        if index in asked:
            return None
        asked |= {index}
        token, bare = self._tokens[index], not self._tree.auxiliaries(index)
        if token.dep == "conj" and bare and token.has("VerbForm=Part") and token.head < index:
            return self.of(self._tree.coordinated(index), asked=asked)
        found = self._tree.subject(index)
        tense = self._tree.tense(index)
        if tense == "gerund":
            return self._main(index, asked) if found is None else found
        if tense == "participle" and (beside := self._beside(index)) is not None:
            return beside
        above = self._tokens[index].head
        if found is None and above != index and self._tree.tense(above) == "gerund":
            return self.of(above, asked=asked)
        if tense == "infinitive" and (named := self._of_noun(index)) is not None:
            return named
        if tense in _SUBJECTLESS or (found is not None and self._agrees(index, found)):
            return found
        across = self._across(index)
        if across is not None or found is not None:
            return found if across is None else across
        return self._before(index)

    def _agrees(self, index: int, head: int) -> bool:
        """Say whether a phrase may be the subject of a finite verb by its number."""
        forms = [self._tokens[i] for i in (index, *self._tree.auxiliaries(index))]
        finite = next((t for t in forms if t.has("VerbForm=Fin")), None)
        noun = self._tokens[head]
        if finite is None or noun.pos not in ("NOUN", "PROPN"):
            return True
        several = noun.has("Number=Plur") or any(self._tree.sentence.dependents(head, "conj"))
        return not several or not finite.has("Number=Sing")

    def _beside(self, index: int) -> int | None:
        """Return the noun right before a bare participle that agrees ("onze rebelles tués").

        Wherever the parse hangs the participle, quotation marks between them included.
        """
        at = index - 1
        while at >= 0 and self._tokens[at].text in _MARKS:
            at -= 1
        if at < 0 or self._tokens[at].pos not in ("NOUN", "ADJ") or not self._actors.stands(at):
            return None
        plural = "Number=Plur"
        return at if self._tokens[at].has(plural) == self._tokens[index].has(plural) else None

    def _of_noun(self, index: int) -> int | None:
        """Return who a noun is of, for the infinitive below it ("l'envoi de juges pour voir").

        Not below a demand: who demands does not do it himself.
        """
        head, status = self._tokens[index].head, self._tree.words.status
        noun = self._tokens[head]
        asks = noun.lemma.lower() in status.demands
        if noun.pos != "NOUN" or asks or not self._tokens[index].dep.startswith("acl"):
            return None
        below = self._tree.sentence.dependents(head, "nmod")
        own = (i for i in below if head < i < index and self._tree.case(i) == status.source_case)
        return next((i for i in own if self._actors.stands(i)), None)

    def _main(self, index: int, asked: frozenset[int]) -> int | None:
        """Return the subject of the clause that a gerund goes with: before it, else after it."""
        if self._tokens[index].head != index:
            return None
        finite = [
            i
            for i, t in enumerate(self._tokens)
            if t.pos == "VERB" and self._tree.tense(i) not in (*_SUBJECTLESS, "none")
        ]
        before = [i for i in finite if i < index]
        nearest = before[-1:] or finite[:1]
        return self.of(nearest[0], asked=asked) if nearest else None

    def _across(self, index: int) -> int | None:
        """Return the actor before what commas, dashes or brackets insert before a verb."""
        first = min([index, *self._tree.auxiliaries(index)])
        at = first - 1
        while at > 0 and self._tokens[at].pos in ("PRON", "ADV"):
            at -= 1
        opening = _PAIRED.get(self._tokens[at].text) if at > 0 else None
        if opening is None:
            return None
        for here in range(at - 1, max(0, at - _INSERTED_TOKENS), -1):
            if self._tokens[here].text != opening:
                continue
            head = self._head_before(here)
            fits = head is not None and self._tree.case(head) is None
            if head is not None and fits and self._agrees(index, head) and self._actors.actor(head):
                return head
        return None

    def _head_before(self, index: int) -> int | None:
        """Return the head of the noun phrase that ends before a mark, or None."""
        head = index - 1
        for above in self._up(index - 1):
            head = above
        return head if self._tokens[head].pos in _NOMINAL else None

    def _up(self, index: int) -> Iterator[int]:
        """Yield the heads above a word inside its phrase, to the left of it."""
        token = self._tokens[index]
        while token.dep.partition(":")[0] in _ONE_PHRASE and token.head < index:
            index = token.head
            token = self._tokens[index]
            if token.pos not in _NOMINAL:
                return
            yield index

    def _before(self, index: int) -> int | None:
        """Return the name nearest before a verb whose subject the parse missed, or None."""
        for here in range(index - 1, -1, -1):
            token = self._tokens[here]
            if token.pos in ("VERB", "SCONJ") or token.text in (":", ";"):
                return None
            entity = self._actors.entity(here)
            if entity is not None and entity.kind != "place" and self._tree.case(here) is None:
                return here
        return None

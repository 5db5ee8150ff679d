"""What the finders of events ask of a sentence's tree: subject, object, prepositions."""

from collections.abc import Iterator

from recoupe.reading.events.verbs import Verbs

_IN_NAME = ("flat", "appos", "nmod")
_CONTROL_DEPS = ("xcomp", "ccomp", "advcl", "obl", "acl", "nmod")


class Tree(Verbs):
    """A sentence with the language's words; `timed` are the tokens inside time expressions."""

    def case(self, index: int) -> str | None:
        """Return the preposition of a noun, without its article; None when it has none."""
        for child in self.sentence.children[index]:
            token = self.tokens[child]
            if token.dep in ("case", "mark") and child < index and token.pos == "ADP":
                if child and self.tokens[child - 1].text.lower() in self.words.status.aside:
                    return None
                return self.words.preposition(token.text)
        if (contracted := self._contracted(index)) is not None:
            return contracted
        before = index - 1
        while before > 0 and self.tokens[before].pos in ("DET", "NUM", "PUNCT", "ADJ"):
            if self.tokens[before].text in ",;:()":
                return None
            before -= 1
        if before >= 0 and self.tokens[before].pos == "ADP":
            return self.words.preposition(self.tokens[before].text)
        return None

    def _contracted(self, index: int) -> str | None:
        """Return the preposition of a noun's complement whose "des" was taken for an article."""
        token = self.tokens[index]
        if not token.dep.startswith("nmod") or token.head > index:
            return None
        articles = (self.tokens[i].text.lower() for i in self.sentence.dependents(index, "det"))
        return next((p for a in articles if (p := self.words.status.contractions.get(a))), None)

    def marks(self, index: int) -> set[str]:
        """Return the conjunctions of a verb's clause, though hung on its subject."""
        clause = [index, *self.sentence.dependents(index, "nsubj")]
        return {
            self.tokens[i].text.lower().replace("’", "'")
            for head in clause
            for i in self.sentence.dependents(head, "mark", *(["advmod"] if head == index else []))
        }

    def modifiers(self, index: int) -> Iterator[int]:
        """Yield the adjectives and participles of a noun."""
        yield from self.sentence.dependents(index, "amod", "acl")

    def subject(self, index: int, *, depth: int = 0) -> int | None:
        """Return the token that is the subject of a verb, through relatives, control, conj."""
        for child in self._own_subjects(index):
            token = self.tokens[child]
            if token.pos == "PRON" and token.text.lower() in self.words.status.subject_relatives:
                return self.antecedent(index)
            return child
        token = self.tokens[index]
        fronted = self._fronted(index)
        if fronted is None and self.reflexive(index) and not self._states_after(index):
            for child in self.sentence.dependents(index, "expl:subj"):
                return child  # "il se joindrait aux marcheurs" taken for "il se peut"
        if fronted is not None or token.head == index or depth > 5:
            return fronted
        if token.dep == "acl" and not token.has("VerbForm=Inf"):
            return token.head
        if token.dep == "conj":
            return self.subject(self.coordinated(index), depth=depth + 1)
        if token.dep.startswith("advcl") and self.tense(index) == "gerund":
            return self.subject(token.head, depth=depth + 1)
        untensed = self.tense(index) in ("infinitive", "gerund") or self._after(index)
        untensed = untensed or token.has("VerbForm=Inf")
        if token.dep.partition(":")[0] in _CONTROL_DEPS and (untensed or token.dep == "xcomp"):
            return self._controller(token.head, index, depth)
        return None

    def parted(self, one: int, other: int) -> bool:
        """Say whether a colon stands between two words."""
        low, high = sorted((one, other))
        return any(t.text == ":" for t in self.tokens[low:high])

    def _own_subjects(self, index: int) -> Iterator[int]:
        """Yield what the parse has for subjects; before a colon stands none ("Brume : deux …")."""
        for child in self.sentence.dependents(index, "nsubj"):
            if child in self.timed or self.sentence.plain[child] == self.words.status.linking_t:
                continue
            after = self._after_colon(child, index) if self.parted(child, index) else child
            if after is not None:
                yield after

    def _after_colon(self, kicker: int, verb: int) -> int | None:
        """Return the noun that a parse hangs on what stands before a colon ("Pêche : Brume …")."""
        below = (i for i in self.sentence.children[kicker] if kicker < i < verb)
        nouns = (i for i in below if self.tokens[i].pos in ("NOUN", "PROPN"))
        return next((i for i in nouns if self.parted(kicker, i)), None)

    def _states_after(self, index: int) -> bool:
        """Say whether what an impersonal verb states follows it ("il s'est produit un choc")."""
        return self.sentence.has(index, "obj", "ccomp", "csubj", "xcomp")

    def _fronted(self, index: int) -> int | None:
        """Return the noun before a finite verb that the parse took for its object, or None.

        French has its nouns as objects after the verb ("La population, excédée, appelle …").
        """
        token = self.tokens[index]
        finite = [token, *(self.tokens[i] for i in self.auxiliaries(index))]
        if not any(t.has("VerbForm=Fin") for t in finite):
            return None
        return next(
            (i for i in self.sentence.dependents(index, "obj") if self._noun(i, index)), None
        )

    def _noun(self, child: int, verb: int) -> bool:
        """Say whether a bare noun stands before a verb."""
        token = self.tokens[child]
        before = child < verb and token.pos in ("NOUN", "PROPN")
        return before and child not in self.timed and self.case(child) is None

    def missed_subject(self, index: int) -> int | None:
        """Return the other of two coordinated subjects when the parse gave a plural verb one.

        "Le Valdor et le Talbin ont signé": the parse may leave "Le Valdor" apart, or have two.
        """
        subjects = list(self.sentence.dependents(index, "nsubj"))
        if len(subjects) > 1 and self._joins(self._start(subjects[1]) - 1):
            return subjects[1]
        own = subjects[0] if subjects else None
        heads = [self.tokens[i] for i in (index, *self.auxiliaries(index))]
        plural = any(t.has("VerbForm=Fin", "Number=Plur") for t in heads)
        if own is None or not plural or not self.tokens[own].has("Number=Sing"):
            return None
        first = self._start(own)
        if first < 2 or self.tokens[first - 1].pos != "CCONJ":
            return None
        other = first - 2
        if self.tokens[other].text == "," and other:
            other -= 1
        while self.tokens[other].dep.startswith(_IN_NAME) and self.tokens[other].head < other:
            other = self.tokens[other].head
        return other if self.tokens[other].pos in ("NOUN", "PROPN", "ADJ") else None

    def _joins(self, index: int) -> bool:
        """Say whether a word joins two phrases, the first of which no preposition introduces."""
        return self.tokens[index].pos == "CCONJ" and self.case(index - 1) is None

    def _start(self, head: int) -> int:
        """Return where a noun phrase begins, by what may stand before its head."""
        while head and self.tokens[head - 1].pos in ("DET", "ADJ", "NUM"):
            head -= 1
        return head

    def _laid(self, governor: int, infinitive: int) -> bool:
        """Say whether an object is spoken of: "envoie X pour", "arrête X pour avoir"."""
        if not self.marks(infinitive) & self.words.status.aims:
            return False
        sent = self.tokens[governor].lemma in self.words.status.sending
        perfect = bool(self.auxiliaries(infinitive))
        return (sent or perfect) and self.object(governor) is not None

    def _controller(self, governor: int, infinitive: int, depth: int) -> int | None:
        """Return who does the infinitive that `governor` governs."""
        token = self.tokens[governor]
        own = next(self.sentence.dependents(governor, "nsubj"), None)
        if token.pos == "ADJ" and own is not None:
            return own  # "l'armée est prête à partir"
        if token.pos not in ("VERB", "AUX"):
            above = token.head
            if above == governor or self.tokens[above].pos != "VERB":
                return None
            if token.dep == "obj" and self.tokens[above].lemma in self.words.status.object_control:
                return governor  # "accuse l'armée d'avoir tiré"
            return self.subject(above, depth=depth + 1)
        if token.lemma in self.words.status.object_control or self._laid(governor, infinitive):
            if self.passive(governor):
                return self.subject(governor, depth=depth + 1)
            addressee = self.object(governor) or self.oblique(governor, ("à",))
            if addressee is not None and self.tokens[addressee].pos != "VERB":
                return addressee
            return None
        return self.subject(governor, depth=depth + 1)

    def antecedent(self, index: int) -> int | None:
        """Return the noun that a relative clause with this verb modifies."""
        token = self.tokens[index]
        if token.dep.startswith("acl") and token.head != index:
            return token.head
        if token.dep == "conj" and token.head != index:
            return self.antecedent(token.head) if token.head < index else None
        return None

    def only_names(self, index: int) -> bool:
        """Say whether a verb only gives "ce" a name ("ce qu'il a appelé « l'urgence »")."""
        status, spoken_of = self.words.status, self.antecedent(index)
        named = self.tokens[index].lemma in status.naming and spoken_of is not None
        return named and self.sentence.plain[spoken_of or 0] == status.named_this

    def object(self, index: int) -> int | None:
        """Return the direct object of a verb, the antecedent for "que"."""
        fronted = self._fronted(index)
        for child in self.complements(index, "obj"):
            token = self.tokens[child]
            if child == fronted:
                continue
            if token.text.lower() in self.words.status.object_relatives:
                return self.antecedent(index)
            return child
        return None

    def oblique(
        self, index: int, prepositions: tuple[str, ...], *, timed: bool = False
    ) -> int | None:
        """Return the first complement that one of the prepositions introduces, in their order.

        Times are left out, unless `timed`.
        """
        find = self.sentence.dependents if timed else self.complements
        for preposition in prepositions:
            for child in find(index, "obl", "nmod", "iobj", "dep"):
                if self.case(child) == preposition:
                    return child
        return None

    def complements(self, index: int, *deps: str) -> Iterator[int]:
        """Yield the dependents of these relations that are no times.

        Those that the parse hangs on a time that stands between are among them ("a appelé
        jeudi ses partisans"): a day has no object of its own.
        """
        for child in self.sentence.dependents(index, *deps):
            if child not in self.timed:
                yield child
        for time in self.sentence.children[index]:
            if time in self.timed and index < time:
                yield from (
                    i
                    for i in self.sentence.dependents(time, *deps)
                    if i not in self.timed and i > time
                )

    def by_phrase(self, index: int) -> int | None:
        """Return the agent of a passive."""
        agents = [i for i in self.sentence.children[index] if self.tokens[i].dep == "obl:agent"]
        return agents[0] if agents else self.oblique(index, (self.words.status.agent_mark,))

    def path(self, index: int) -> Iterator[tuple[str, int]]:
        """Yield (relation, head) from a token upwards, nearest first."""
        below = index
        for head in self.sentence.ancestors(index):
            yield self.tokens[below].dep, head
            below = head


def addressee(tree: Tree, index: int, prepositions: tuple[str, ...]) -> int | None:
    """Return the complement that one of the prepositions introduces ("obj" is none), or None."""
    wanted = tuple(p for p in prepositions if p != "obj")
    found = tree.oblique(index, wanted)
    if found is not None or tree.words.status.target_case not in wanted:
        return found
    below = tree.sentence.dependents(index, "obl", "nmod")
    return next(
        (c for i in below if (c := tree.oblique(i, (tree.words.status.target_case,))) is not None),
        None,
    )


def listed(*indices: int | None) -> list[int]:
    """Return the indices that are some token's."""
    return [i for i in indices if i is not None]

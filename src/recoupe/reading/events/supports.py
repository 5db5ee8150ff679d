"""The verbs that state a noun's event: they carry, undergo, see or prolong it."""

import msgspec

from recoupe.reading.events.governors import MAX_CLIMB
from recoupe.reading.events.tree import Tree
from recoupe.reading.events.words import PredicateClass


class Support(msgspec.Struct, frozen=True, kw_only=True):
    """The verb that states a noun's event: it carries, undergoes, sees or prolongs it."""

    index: int
    kind: PredicateClass
    relation: str


_AGREEING = ("Gender=Fem", "Gender=Masc", "Number=Sing", "Number=Plur")
_ATTACHING = frozenset({"carry", "happen", "undergo", "continue", "plan", "cancel", "announce"})


def attached_of(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the participles that state or schedule a noun's event."""
    own = tree.sentence.dependents(index, "acl", "amod")
    beyond = (
        i
        for below in tree.sentence.dependents(index, "nmod")
        for i in tree.sentence.dependents(below, "acl", "amod")
        if _of_other(tree, i, below, index)
    )
    return tuple(
        i
        for i in (*own, *beyond)
        if tree.tokens[i].pos in ("VERB", "ADJ")
        and tree.tokens[i].dep != "acl:relcl"
        and tree.classes(i) & _ATTACHING
    )


def _of_other(tree: Tree, participle: int, near: int, far: int) -> bool:
    """Say whether a participle agrees with the noun further off ("la marche du club prévue")."""
    forms = [f for f in _AGREEING if tree.tokens[participle].has(f)]
    unlike = [f for f in forms if not tree.tokens[near].has(f)]
    return bool(unlike) and all(tree.tokens[far].has(f) for f in forms)


def happened_in(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the verbs of relative clauses that say when a noun's event took place.

    "Le naufrage qui s'est produit samedi": one event, and the day is the noun's.
    """
    relatives = tree.sentence.dependents(index, "acl:relcl")
    return tuple(i for i in relatives if "happen" in tree.classes(i) and _by_itself(tree, i))


def _by_itself(tree: Tree, verb: int) -> bool:
    """Say whether a relative's subject is "qui" ("l'attaque où a péri" is another's clause)."""
    own = tree.sentence.dependents(verb, "nsubj")
    return any(tree.sentence.plain[i] in tree.words.status.subject_relatives for i in own)


def noun_support(tree: Tree, index: int) -> tuple[Support | None, frozenset[str], int]:
    """Return the verb that states a noun's event, the nouns passed on the way, and the topmost.

    "a lancé une série d'attaques": lancer carries it, through "série".
    """
    through: set[str] = set()
    top = index
    for _ in range(MAX_CLIMB):
        token = tree.tokens[top]
        head = tree.tokens[token.head]
        if token.head == top:
            return None, frozenset(through), top
        if head.pos == "VERB":
            return support_of(tree, top, token.head), frozenset(through), top
        relation = token.dep.partition(":")[0]
        status = tree.words.status
        passing = status.series | status.projects | status.targets | status.cancelling
        passable = head.lemma.lower() in passing
        if relation == "conj" or (relation in ("nmod", "appos") and passable):
            if relation != "conj":
                through.add(head.lemma.lower())
            top = token.head
        else:
            return None, frozenset(through), top
    return None, frozenset(through), top


def support_of(tree: Tree, noun: int, verb: int) -> Support | None:
    """Return what `verb` does to the event that its dependent `noun` names, or None."""
    kinds = tree.classes(verb)
    relation = tree.tokens[noun].dep
    role = relation.partition(":")[0]
    if role == "obl" and noun > verb and tree.case(noun) is None and tree.sentence.has(noun, "det"):
        role = "obj"  # "mène depuis un an une offensive"
    passive = relation == "nsubj:pass" or (role == "nsubj" and tree.passive(verb))
    kind: PredicateClass | None = None
    if role == "obj" or passive:
        kind = _first(kinds, "carry", "undergo", "continue", "record")
        if kind is None and role == "obj":
            kind = _first(kinds, "happen") if _impersonal(tree, verb) else None
    elif role == "nsubj" and kinds & _MODAL and _infinitive(tree, verb) is not None:
        return _modal_support(tree, _infinitive(tree, verb))
    elif role == "nsubj":
        kind = _first(kinds, "happen", "continue")
    elif role == "obl" and relation != "obl:agent":
        kind = _first(kinds, *_met(tree, noun)) if _to(tree, noun) else None
        if tree.case(noun) == tree.words.status.source_case:
            kind = _first(kinds, "undergo")  # "a fait l'objet d'une plainte"
    if role == "acl" or kind is None:
        return None
    return Support(index=verb, kind=kind, relation=relation)


def _to(tree: Tree, noun: int) -> bool:
    return tree.case(noun) == tree.words.status.goal_mark


def _met(tree: Tree, noun: int) -> tuple[PredicateClass, ...]:
    """Return what a verb with "à" may do to an event: what one escapes was there if not "the".

    "Il a échappé à un attentat"; "il a échappé à l'arrestation" tells of none.
    """
    known = any(tree.tokens[i].has("Definite=Def") for i in tree.sentence.dependents(noun, "det"))
    return ("carry",) if known else ("carry", "undergo")


_MODAL = frozenset({"plan", "enable", "hypothetical", "aspect"})


def _infinitive(tree: Tree, verb: int) -> int | None:
    """Return the infinitive that a verb of modality governs."""
    below = tree.sentence.dependents(verb, "xcomp", "ccomp")
    return next((i for i in below if tree.tense(i) == "infinitive"), None)


def _modal_support(tree: Tree, verb: int | None) -> Support | None:
    """Return the infinitive as support of its governor's subject ("doit débuter")."""
    if verb is None:
        return None
    passive = tree.passive(verb)
    wanted: tuple[PredicateClass, ...] = ("carry", "undergo") if passive else ("happen",)
    kind = _first(tree.classes(verb), *wanted, "continue")
    relation = "nsubj:pass" if passive else "nsubj"
    return Support(index=verb, kind=kind, relation=relation) if kind else None


def _first(kinds: frozenset[PredicateClass], *wanted: PredicateClass) -> PredicateClass | None:
    return next((k for k in wanted if k in kinds), None)


def _impersonal(tree: Tree, verb: int) -> bool:
    """Say whether the verb has only "il" for subject ("il s'est produit une explosion")."""
    return any(tree.tokens[i].dep.startswith("expl:subj") for i in tree.sentence.children[verb])

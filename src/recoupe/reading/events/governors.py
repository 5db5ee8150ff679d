"""The verbs above an event, and what they do to it."""

import msgspec

from recoupe.reading.events.tree import Tree
from recoupe.reading.events.verbs import Tense
from recoupe.reading.events.words import PredicateClass

_MODAL = frozenset({"plan", "enable", "hypothetical", "aspect"})
MAX_CLIMB = 6


class Governor(msgspec.Struct, frozen=True, kw_only=True):
    """A verb above an event: what it does to it, by which relation, in which tense.

    `completed` where it has an auxiliary of tense ("a dû partir", not "devait partir").
    """

    index: int
    lemma: str
    relation: str
    kinds: frozenset[PredicateClass]
    tense: Tense
    negated: bool
    case: str | None = None
    completed: bool = False


def governors_of(tree: Tree, index: int) -> tuple[Governor, ...]:
    """Return the verbs above an event whose classes bear on it, nearest first.

    The climb goes through infinitives, content clauses and noun arguments, and stops at what
    has a life of its own: relative clauses, adverbial clauses, independent coordination.
    """
    found: list[Governor] = []
    if tree.tokens[index].pos == "NOUN" and _aside(tree, index):
        return ()
    for relation, head in tree.path(index):
        token = tree.tokens[head]
        role = relation.partition(":")[0]
        if relation == "acl:relcl" or role in ("parataxis", "root") or tree.only_names(head):
            break
        passed = _naming(tree, head) or _controls(tree, index, head)
        if token.pos == "NOUN" and role in ("nmod", "acl") and not passed:
            break
        ready = token.pos == "ADJ" and "hypothetical" in tree.classes(head)  # "prête à accueillir"
        if ready or token.pos in ("VERB", "AUX"):
            if role not in ("conj", "dep"):
                found += _due(tree, relation, head)
                found.append(
                    Governor(
                        index=head,
                        lemma=token.lemma,
                        relation=_effective(tree, relation, head),
                        kinds=tree.classes(head),
                        tense=tree.tense(head),
                        negated=tree.negated(head),
                        case=tree.case(index),
                        completed=tree.sentence.has(head, "aux:tense"),
                    )
                )
            if len(found) >= MAX_CLIMB or (role == "advcl" and tree.tense(index) != "infinitive"):
                break
        index = head
    return _denied_through(found, tree.words.status.done_though_denied)


def _due(tree: Tree, relation: str, head: int) -> list[Governor]:
    """Return the passive infinitive that a verb of modality has its subject undergo.

    "La rentrée va être reportée": what puts off the subject of "va" is below it.
    """
    if not relation.startswith("nsubj") or not tree.classes(head) & _MODAL:
        return []
    below = tree.sentence.dependents(head, "xcomp")
    undergone = [i for i in below if tree.tense(i) == "infinitive" and tree.passive(i)]
    return [
        Governor(
            index=i,
            lemma=tree.tokens[i].lemma,
            relation="nsubj:pass",
            kinds=tree.classes(i),
            tense="infinitive",
            negated=tree.negated(i),
            case=None,
            completed=False,
        )
        for i in undergone
        if "cancel" in tree.classes(i)
    ]


def _denied_through(found: list[Governor], done: frozenset[str]) -> tuple[Governor, ...]:
    """Deny an infinitive whose own verb is denied ("ne peut pas accepter de partir")."""
    above = False
    told: list[Governor] = []
    for governor in reversed(found):
        if above and governor.tense == "infinitive":
            governor = msgspec.structs.replace(governor, negated=True)
        content = governor.relation in ("xcomp", "ccomp")
        above = governor.negated and content and governor.lemma not in done
        told.append(governor)
    return tuple(reversed(told))


def _aside(tree: Tree, index: int) -> bool:
    """Say whether a noun only tells beside, before or by what something is ("lors de", "par").

    "Il va être jugé après une manifestation": the verb above says nothing of the march.
    """
    status = tree.words.status
    beside = tree.case(index) in (status.agent_mark, status.not_before)
    return beside or companion_of(tree, index) is not None


def _controls(tree: Tree, index: int, noun: int) -> bool:
    """Say whether an infinitive is done by its noun ("accuse les dockers de vouloir")."""
    above = tree.tokens[noun].head
    object_control = tree.tokens[above].lemma in tree.words.status.object_control
    obj = tree.tokens[noun].dep == "obj"
    return obj and object_control and tree.tense(index) == "infinitive"


def _naming(tree: Tree, index: int) -> bool:
    """Say whether a noun only names the event below it ("l'annonce du retrait")."""
    status = tree.words.status
    return tree.tokens[index].lemma.lower() in (
        status.series | status.projects | status.promises | status.cancelling
    )


def _effective(tree: Tree, relation: str, head: int) -> str:
    """Return the relation, with the subject of a passive told apart."""
    return "nsubj:pass" if relation == "nsubj" and tree.passive(head) else relation


def companion_of(tree: Tree, index: int) -> int | None:
    """Return the verb beside which a noun is told ("lors de", "à l'issue de"), or None."""
    first = index
    while first and tree.tokens[first - 1].pos in ("DET", "ADJ", "NUM"):
        first -= 1
    before = [t.text.lower() for t in tree.tokens[max(0, first - 2) : first]]
    if not set(before) & tree.words.status.companions:
        return None
    return next((i for i in tree.sentence.ancestors(index) if tree.tokens[i].pos == "VERB"), None)

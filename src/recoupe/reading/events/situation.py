"""In what grammar an event is told: the facts that the rules of status look at."""

from itertools import takewhile

import msgspec

from recoupe.model.annotation import Event
from recoupe.reading.events.governors import Governor, companion_of, governors_of
from recoupe.reading.events.lexicon import Match
from recoupe.reading.events.supports import Support, attached_of, noun_support
from recoupe.reading.events.tree import Tense, Tree
from recoupe.reading.events.words import PredicateClass

_AIM_REACH_TOKENS = 6
_HABIT_REACH_TOKENS = 4


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """What the status rules know of one event.

    `tense` is that of the verb that states it, "none" for a noun without one. `attached` are the
    participles that state a noun's event ("menée par"), `companion` the verb beside which it is
    told ("lors de"), `adjectives` the lemmas of its modifiers, `nominal_head` the noun above an
    infinitive or relative clause ("la décision de"). `attributed` is true inside reported words;
    `future_when` when its time lies after publication and `past_when` when it lies before,
    `long_past` when it lies more than a year before; `aim` when its infinitive says what something
    is done for and `meant` when its clause does ("pour que"); `since` when somebody is in it
    from a time on ("en visite depuis mardi");
    `own_claim` when who says it says to have undergone it ("affirme avoir été frappée");
    `calls_off` when it is a verb of cancelling; `not_before` when its negation only says from when
    ("pas avant lundi"); `relative` when its clause tells which one is meant ("qui soutient"),
    `habit` when it happens again and again, `lasting` when a verb beside the noun says that it goes
    on, `granted` when its clause is a fact though in the subjunctive ("bien que"), `told` when its
    infinitive is of the past or what somebody says of himself ("avoir signé", "affirme renoncer"),
    `definite` when its noun is a known one ("l'accident"), `before` when its infinitive tells what
    something else came before ("avant de partir"), `supposed` when its conditional holds only in
    a case that did not arise ("s'il avait plu"), `charged` when its noun is what somebody is
    prosecuted for ("écroué pour vol"), `perfect` when its infinitive is of the past.
    """

    match: Match
    noun: bool
    tense: Tense
    passive: bool = False
    negated: bool = False
    governors: tuple[Governor, ...] = ()
    support: Support | None = None
    attached: tuple[int, ...] = ()
    companion: int | None = None
    nominal_head: str = ""
    adjectives: frozenset[str] = frozenset()
    through: frozenset[str] = frozenset()
    conditional_clause: bool = False
    unreal_clause: bool = False
    ongoing_phrase: bool = False
    aim: bool = False
    meant: bool = False
    since: bool = False
    own_claim: bool = False
    calls_off: bool = False
    not_before: bool = False
    relative: bool = False
    habit: bool = False
    lasting: bool = False
    granted: bool = False
    told: bool = False
    definite: bool = False
    attributed: bool = False
    future_when: bool = False
    past_when: bool = False
    long_past: bool = False
    before: bool = False
    supposed: bool = False
    charged: bool = False
    perfect: bool = False
    title: bool = False

    def governed(self, *kinds: PredicateClass) -> Governor | None:
        """Return the nearest governor of one of these classes that is not itself denied."""
        return next((g for g in self.governors if g.kinds & set(kinds) and not g.negated), None)


def situate(tree: Tree, match: Match) -> Situation:
    """Return the situation of a match, as far as its sentence tells it."""
    index = match.first
    noun = match.row.pos == "noun"
    support, through, top = noun_support(tree, index) if noun else (None, frozenset[str](), index)
    if match.row.pos == "adj":
        support = _state_support(tree, index)
    anchor = support.index if support else index
    verb = support is not None or not noun
    governors = governors_of(tree, anchor if verb else top)
    marks = tree.marks(anchor) if verb else set()
    status = tree.words.status
    for governor in governors:
        marks |= tree.marks(governor.index)
    attached = attached_of(tree, index) if noun else ()
    infinitives = takewhile(lambda g: g.tense == "infinitive", governors)
    return Situation(
        match=match,
        noun=noun,
        tense=tree.tense(anchor) if verb else "none",
        passive=verb and tree.passive(anchor),
        negated=(verb and tree.negated(anchor) and not _denies_other(tree, support))
        or _negative_noun(tree, index, noun=noun),
        governors=governors,
        support=support,
        attached=attached,
        companion=companion_of(tree, index) if noun else None,
        nominal_head=_nominal_head(tree, index) if not noun else "",
        adjectives=adjectives_of(tree, index) if noun else frozenset(),
        through=through,
        conditional_clause=bool(marks & status.conditional_marks) or _in_case_of(tree),
        unreal_clause=tree.case(index) in status.unreal_marks and not _real(tree, index)
        if noun
        else _unreal(tree, index) or any(_unreal(tree, g.index) for g in infinitives),
        ongoing_phrase=_ongoing(tree, anchor if verb else index)
        or (not verb and _goes_on_above(tree, governors)),
        aim=verb and (_aim(tree, anchor) or _aimed_above(tree, governors)),
        meant=verb and tree.tense(anchor) == "subjunctive" and _meant(tree, anchor),
        since=_since(tree, index) or (support is not None and _lasts(tree, anchor))
        if noun
        else _lasts(tree, index, borne="durative" in match.row.flags),
        calls_off=not noun and tree.tokens[index].lemma in status.calling_off,
        not_before=verb and tree.oblique(anchor, (status.not_before,), timed=True) is not None,
        own_claim=not noun and _own_claim(tree, index, governors),
        relative=not noun and tree.tokens[index].dep == "acl:relcl" and not _says_i(tree, index),
        habit=bool(marks & set(status.habits)) or _habit(tree, anchor),
        lasting=any("continue" in tree.classes(i) and tree.tense(i) == "present" for i in attached),
        granted=bool(marks & status.conceding),
        definite=noun and _definite(tree, index),
        told=verb and (tree.sentence.has(anchor, "aux:tense") or _said(tree, anchor, governors)),
        before=not noun and _before(tree, index),
        supposed=verb and _supposed(tree, anchor),
        charged=noun and _charged(tree, index),
        perfect=not noun and tree.tense(index) == "infinitive" and _perfect(tree, index),
        title=tree.sentence.field == "title",
    )


def _perfect(tree: Tree, index: int) -> bool:
    return tree.sentence.has(index, "aux:tense")


def _charged(tree: Tree, index: int) -> bool:
    """Say whether a noun without article is what somebody is prosecuted or sought for."""
    if tree.sentence.has(index, "det", "nummod"):
        return False
    token = tree.tokens[index]
    if token.dep == "conj" and token.head < index:
        return _charged(tree, token.head)
    charging = tree.tokens[token.head].lemma.lower() in tree.words.status.charging
    return charging and tree.case(index) == tree.words.status.charged_case


def _before(tree: Tree, index: int) -> bool:
    """Say whether an infinitive stands after "avant de"."""
    plain, marks = tree.sentence.plain, tree.sentence.dependents(index, "mark", "case")
    told = any(plain[i] == tree.words.status.not_before for i in marks)
    return told and tree.tense(index) == "infinitive"


def _supposed(tree: Tree, index: int) -> bool:
    """Say whether a conditional holds only in a case that did not arise.

    "Sans les pompiers, l'entrepôt aurait brûlé", "s'il avait plu, …": the verb of the case stands
    in the imperfect or pluperfect; a present ("si les faits sont avérés") supposes nothing unreal.
    """
    if tree.tense(index) not in ("conditional", "conditional_past"):
        return False
    status, sentence = tree.words.status, tree.sentence
    without = any(
        tree.case(i) in status.unreal_marks and i < index for i in sentence.dependents(index, "obl")
    )
    token = tree.tokens[index]
    cases = [*sentence.dependents(index, "advcl"), *([token.head] if token.dep == "advcl" else [])]
    return without or any(_unreal_case(tree, i) for i in cases)


def _unreal_case(tree: Tree, index: int) -> bool:
    """Say whether a clause with "si" stands in the imperfect or pluperfect."""
    verbs = [index, *tree.auxiliaries(index), *tree.sentence.dependents(index, "cop")]
    past = any(tree.tokens[i].has("Tense=Imp") for i in verbs)
    return past and bool(tree.marks(index) & tree.words.status.conditional_marks)


def _denies_other(tree: Tree, support: Support | None) -> bool:
    """Say whether a negation bears on something else than the event that a verb states.

    "L'accident n'a pas fait de blessés" denies the wounded, "l'attaque n'a pas été revendiquée"
    that somebody owns to it.
    """
    if support is None:
        return False
    if tree.tokens[support.index].lemma in tree.words.status.owning_up:
        return True
    if support.relation != "nsubj":
        return False
    below = tree.sentence.dependents(support.index, "obj", "xcomp")
    objects = (i for i in below if tree.tokens[i].pos == "NOUN")
    return any(tree.sentence.has(i, "det", "case", "mark", "nummod") for i in objects)


def _definite(tree: Tree, index: int) -> bool:
    determiners = tree.sentence.dependents(index, "det")
    known = ("Definite=Def", "PronType=Dem", "Poss=Yes")
    return any(tree.tokens[i].has(feature) for i in determiners for feature in known)


def _says_i(tree: Tree, index: int) -> bool:
    """Say whether a verb is of the first person: who says so, does it ("ce que je rejette")."""
    subjects = tree.sentence.dependents(index, "nsubj")
    return any(tree.sentence.plain[i] in tree.words.status.first_person for i in subjects)


def _aimed_above(tree: Tree, governors: tuple[Governor, ...]) -> bool:
    """Say whether an infinitive above says what something is for ("afin de pouvoir finir")."""
    above = list(takewhile(lambda g: g.tense == "infinitive", governors))
    return any(_aim(tree, g.index) for g in above)


def _habit(tree: Tree, index: int) -> bool:
    """Say whether a verb has an adverb of habit of several words ("sans cesse")."""
    words = " ".join(t.text.lower() for t in tree.tokens[index : index + _HABIT_REACH_TOKENS])
    return any(f" {phrase}" in words for phrase in tree.words.status.habits)


def _state_support(tree: Tree, index: int) -> Support | None:
    """Return the verb that says how long a state lasts ("restent introuvables")."""
    token = tree.tokens[index]
    if tree.tokens[token.head].pos != "VERB" or token.head == index:
        return None
    return Support(index=token.head, kind="continue", relation=token.dep)


def _negative_noun(tree: Tree, index: int, *, noun: bool) -> bool:
    """Say whether the noun has "aucun" or "pas de" before it."""
    negative = tree.words.status.negative
    if noun and tree.case(index) == tree.words.status.source_case and index > 1:
        return tree.tokens[index - 2].text.lower() in negative
    return noun and any(
        tree.tokens[i].text.lower() in negative for i in tree.sentence.children[index]
    )


def _real(tree: Tree, index: int) -> bool:
    """Say whether what one would have done without is there ("sans les pompiers, il aurait …")."""
    return _supposed(tree, tree.tokens[index].head)


def _unreal(tree: Tree, index: int) -> bool:
    """Say whether the verb stands after "sans"."""
    return any(
        tree.tokens[i].text.lower() in tree.words.status.unreal_marks
        for i in tree.sentence.dependents(index, "mark", "case")
    )


def _ongoing(tree: Tree, index: int) -> bool:
    """Say whether "en cours" or its like stands with the verb or noun."""
    inside = [i for c in tree.sentence.children[index] for i in (c, *tree.sentence.children[c])]
    words = " ".join(tree.tokens[i].text.lower() for i in sorted({index, *inside}))
    return any(phrase in words for phrase in tree.words.status.ongoing_phrases)


def _goes_on_above(tree: Tree, governors: tuple[Governor, ...]) -> bool:
    """Say whether a noun is the object of what goes on now ("mène actuellement une enquête")."""
    above = governors[0] if governors else None
    present = above is not None and above.relation == "obj" and above.tense == "present"
    return present and above is not None and _ongoing(tree, above.index)


def _aim(tree: Tree, index: int) -> bool:
    """Say whether an infinitive follows "pour", "afin de" or their like."""
    if tree.tense(index) != "infinitive":
        return False
    words = []
    for before in range(index - 1, max(-1, index - 1 - _AIM_REACH_TOKENS), -1):
        token = tree.tokens[before]
        if token.pos not in ("ADP", "ADV", "PRON", "SCONJ", "NOUN", "AUX") or token.text in ",":
            break
        words.append(token.text.lower())
    if set(words) & tree.words.status.aims:
        return True
    joined = tree.tokens[index].dep == "conj" and tree.tokens[index].head < index
    return joined and _aim(tree, tree.tokens[index].head)  # "afin de chercher … et de juger"


def _meant(tree: Tree, index: int) -> bool:
    """Say whether a clause tells what something is done for ("pour que", "afin que")."""
    below = tree.sentence.dependents(index, "mark", "case", "advmod", "fixed")
    return any(tree.sentence.plain[i] in tree.words.status.aims for i in below)


def _since(tree: Tree, index: int) -> bool:
    """Say whether a noun tells in what state somebody is since when."""
    bare = not tree.sentence.has(index, "det")
    if not bare or tree.case(index) != tree.words.status.state_case:
        return False
    return any(
        tree.sentence.plain[i] in tree.words.status.background_marks
        for i in tree.sentence.subtree(index)
    )


def _lasts(tree: Tree, index: int, *, borne: bool = False) -> bool:
    """Say whether a verb tells what lasts since a time ("négocient", "détenu depuis un an").

    `borne`: what its participle tells is a state.
    """
    marks = tuple(tree.words.status.background_marks)
    tense = tree.tense(index)
    if tense != "present" and not (borne and tense == "participle"):
        return False
    own = (index, *tree.sentence.dependents(index, "obj"))
    return any(tree.oblique(i, marks, timed=True) is not None for i in own)


def _said(tree: Tree, index: int, governors: tuple[Governor, ...]) -> bool:
    """Say whether a verb of saying stands right above, with no preposition between."""
    above = governors[0] if governors else None
    if above is not None and tree.tokens[index].head != above.index:
        return False  # "se disent prêts à négocier"
    content = above is not None and above.relation in ("xcomp", "ccomp") and above.case is None
    return content and above is not None and above.lemma in tree.words.say_verbs


def _own_claim(tree: Tree, index: int, governors: tuple[Governor, ...]) -> bool:
    """Say whether a passive infinitive stands right under a verb of saying."""
    above = governors[0] if governors else None
    return (
        above is not None
        and tree.tense(index) == "infinitive"
        and tree.passive(index)
        and above.relation in ("xcomp", "ccomp")
        and above.lemma in tree.words.say_verbs
    )


def _in_case_of(tree: Tree) -> bool:
    words = " ".join(t.text.lower() for t in tree.tokens).replace("’", "'")
    return any(f" {phrase}" in f" {words}" for phrase in tree.words.status.condition_phrases)


def _nominal_head(tree: Tree, index: int) -> str:
    """Return the noun that governs an infinitive or a "que" clause, or ""."""
    token = tree.tokens[index]
    head = tree.tokens[token.head]
    governed = token.head != index and token.dep != "acl:relcl" and head.pos == "NOUN"
    clause = tree.tense(index) == "infinitive" or token.dep in ("ccomp", "acl:relcl")
    first_time = head.lemma.lower() in tree.words.status.first_times
    if (governed and clause) or first_time:
        return head.lemma.lower()
    return _noun_before(tree, index) if token.dep == "xcomp" else ""


def _noun_before(tree: Tree, index: int) -> str:
    """Return the noun of asking right before an infinitive that the parse gave to the verb.

    "Il n'y a pas eu d'appel à manifester".
    """
    marks = tuple(tree.sentence.dependents(index, "mark"))
    before = min(marks, default=0) - 1
    if before < 0 or tree.tokens[before].head != tree.tokens[index].head:
        return ""
    lemma = tree.tokens[before].lemma.lower()
    return lemma if lemma in tree.words.status.demands else ""


def adjectives_of(tree: Tree, index: int) -> frozenset[str]:
    """Return the lemmas of the adjectives and bare participles of a noun.

    A participle right after the noun is its own, though the parser may give it to the verb
    before ("a interdit la marche prévue samedi").
    """
    own = [i for i in tree.modifiers(index) if tree.tokens[i].dep != "acl:relcl"]
    beside = index + 1
    token = tree.tokens[index]
    if beside < len(tree.tokens) and token.dep.startswith(("obj", "obl")):
        following = tree.tokens[beside]
        misplaced = following.dep == "xcomp" and following.head == token.head
        if misplaced and tree.tense(beside) == "participle":
            own.append(beside)
    return frozenset(tree.tokens[i].lemma.lower() for i in own)


def same_thing(event: Event, other: Event) -> bool:
    """Say whether two mentions use one noun or one kind of word for an event."""
    if event.lemma == other.lemma:
        return True
    if "first_time" in event.rule and "visit" in (event.mode, other.mode):
        return event.mode == other.mode
    return (
        event.type is not None
        and event.mode is not None
        and (event.type, event.mode)
        == (
            other.type,
            other.mode,
        )
    )

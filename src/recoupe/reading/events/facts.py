"""What the grammar around an event says of it: whether it lasts, is meant, supposed or denied."""

from itertools import takewhile

from recoupe.reading.events.governors import Governor
from recoupe.reading.events.supports import Support
from recoupe.reading.events.tree import Tree

_AIM_REACH_TOKENS = 6
_HABIT_REACH_TOKENS = 4


def perfect(tree: Tree, index: int) -> bool:
    return tree.sentence.has(index, "aux:tense")


def charged(tree: Tree, index: int) -> bool:
    """Say whether a bare noun, or "pour avoir …", is what somebody is prosecuted or sought for."""
    token = tree.tokens[index]
    if token.pos == "VERB":
        heads = list(tree.sentence.ancestors(index))[:2]  # "deux hommes pour avoir volé"
        above = any(tree.tokens[i].lemma.lower() in tree.words.status.charging for i in heads)
        marked = tree.words.status.charged_case in tree.marks(index)
        return above and marked and perfect(tree, index)
    if tree.sentence.has(index, "det", "nummod"):
        return False
    if token.dep == "conj" and token.head < index:
        return charged(tree, token.head)
    charging = tree.tokens[token.head].lemma.lower() in tree.words.status.charging
    return charging and tree.case(index) == tree.words.status.charged_case


def calls_off(tree: Tree, index: int) -> bool:
    """Say whether a verb cancels or puts off; "repousser" does so only to or by a time."""
    status, lemma = tree.words.status, tree.tokens[index].lemma
    if lemma not in status.calling_off:
        return False
    below = tree.sentence.subtree(index)
    return lemma not in status.warding or any(i in tree.timed for i in below if i > index)


def before(tree: Tree, index: int) -> bool:
    """Say whether an infinitive stands after "avant de"."""
    plain, marks = tree.sentence.plain, tree.sentence.dependents(index, "mark", "case")
    told = any(plain[i] == tree.words.status.not_before for i in marks)
    return told and tree.tense(index) == "infinitive"


def supposed(tree: Tree, index: int) -> bool:
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
    return without or any(unreal_case(tree, i) for i in cases)


def unreal_case(tree: Tree, index: int) -> bool:
    """Say whether a clause with "si" stands in the imperfect or pluperfect."""
    verbs = [index, *tree.auxiliaries(index), *tree.sentence.dependents(index, "cop")]
    past = any(tree.tokens[i].has("Tense=Imp") for i in verbs)
    return past and bool(tree.marks(index) & tree.words.status.conditional_marks)


def denies_other(tree: Tree, support: Support | None) -> bool:
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


def definite(tree: Tree, index: int) -> bool:
    determiners = tree.sentence.dependents(index, "det")
    known = ("Definite=Def", "PronType=Dem", "Poss=Yes")
    return any(tree.tokens[i].has(feature) for i in determiners for feature in known)


def says_i(tree: Tree, index: int) -> bool:
    """Say whether a verb is of the first person: who says so, does it ("ce que je rejette")."""
    subjects = tree.sentence.dependents(index, "nsubj")
    return any(tree.sentence.plain[i] in tree.words.status.first_person for i in subjects)


def aimed_above(tree: Tree, governors: tuple[Governor, ...]) -> bool:
    """Say whether an infinitive above says what something is for ("afin de pouvoir finir")."""
    above = list(takewhile(lambda g: g.tense == "infinitive", governors))
    return any(aim(tree, g.index) for g in above)


def habit(tree: Tree, index: int) -> bool:
    """Say whether a verb has an adverb of habit of several words ("sans cesse")."""
    words = " ".join(t.text.lower() for t in tree.tokens[index : index + _HABIT_REACH_TOKENS])
    return any(f" {phrase}" in words for phrase in tree.words.status.habits)


def state_support(tree: Tree, index: int) -> Support | None:
    """Return the verb that says how long a state lasts ("restent introuvables")."""
    token = tree.tokens[index]
    if tree.tokens[token.head].pos != "VERB" or token.head == index:
        return None
    return Support(index=token.head, kind="continue", relation=token.dep)


def negative_noun(tree: Tree, index: int, *, noun: bool) -> bool:
    """Say whether the noun has "aucun" or "pas de" before it."""
    negative = tree.words.status.negative
    if noun and tree.case(index) == tree.words.status.source_case and index > 1:
        return tree.tokens[index - 2].text.lower() in negative
    return noun and any(
        tree.tokens[i].text.lower() in negative for i in tree.sentence.children[index]
    )


def real(tree: Tree, index: int) -> bool:
    """Say whether what one would have done without is there ("sans les pompiers, il aurait …")."""
    return supposed(tree, tree.tokens[index].head)


def unreal(tree: Tree, index: int) -> bool:
    """Say whether the verb stands after "sans"."""
    return any(
        tree.tokens[i].text.lower() in tree.words.status.unreal_marks
        for i in tree.sentence.dependents(index, "mark", "case")
    )


def ongoing(tree: Tree, index: int) -> bool:
    """Say whether "en cours" or its like stands with the verb or noun."""
    inside = [i for c in tree.sentence.children[index] for i in (c, *tree.sentence.children[c])]
    words = " ".join(tree.tokens[i].text.lower() for i in sorted({index, *inside}))
    return any(phrase in words for phrase in tree.words.status.ongoing_phrases)


def goes_on_above(tree: Tree, governors: tuple[Governor, ...]) -> bool:
    """Say whether a noun is the object of what goes on now ("mène actuellement une enquête")."""
    above = governors[0] if governors else None
    present = above is not None and above.relation == "obj" and above.tense == "present"
    return present and above is not None and ongoing(tree, above.index)


def aim(tree: Tree, index: int) -> bool:
    """Say whether an infinitive follows "pour", "afin de" or their like; none is of the past."""
    if tree.tense(index) != "infinitive" or perfect(tree, index):
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
    return joined and aim(tree, tree.tokens[index].head)  # "afin de chercher … et de juger"


def meant(tree: Tree, index: int) -> bool:
    """Say whether a clause tells what something is done for ("pour que", "afin que")."""
    below = tree.sentence.dependents(index, "mark", "case", "advmod", "fixed")
    return any(tree.sentence.plain[i] in tree.words.status.aims for i in below)


def since(tree: Tree, index: int) -> bool:
    """Say whether a noun tells in what state somebody is since when."""
    bare = not tree.sentence.has(index, "det")
    if not bare or tree.case(index) != tree.words.status.state_case:
        return False
    return any(
        tree.sentence.plain[i] in tree.words.status.background_marks
        for i in tree.sentence.subtree(index)
    )


def lasts(tree: Tree, index: int, *, borne: bool = False) -> bool:
    """Say whether a verb tells what lasts since a time ("négocient", "détenu depuis un an").

    `borne`: what its participle tells is a state.
    """
    marks = tuple(tree.words.status.background_marks)
    tense = tree.tense(index)
    if tense != "present" and not (borne and tense == "participle"):
        return False
    own = (index, *tree.sentence.dependents(index, "obj"))
    return any(tree.oblique(i, marks, timed=True) is not None for i in own)


def not_before(tree: Tree, index: int) -> bool:
    """Say whether what denies a verb only tells from when it is, or when it last was, done."""
    status = tree.words.status
    if tree.oblique(index, (status.not_before,), timed=True) is not None:
        return True  # "pas avant lundi"
    last = any(tree.sentence.plain[i] in status.no_longer for i in tree.sentence.children[index])
    marks = tuple(status.background_marks)
    return last and tree.oblique(index, marks, timed=True) is not None  # "plus … depuis mars"


def said(tree: Tree, index: int, governors: tuple[Governor, ...]) -> bool:
    """Say whether a verb of saying stands right above, with no preposition between."""
    above = governors[0] if governors else None
    if above is not None and tree.tokens[index].head != above.index:
        return False  # "se disent prêts à négocier"
    content = above is not None and above.relation in ("xcomp", "ccomp") and above.case is None
    return content and above is not None and above.lemma in tree.words.say_verbs


def own_claim(tree: Tree, index: int, governors: tuple[Governor, ...]) -> bool:
    """Say whether a passive infinitive stands right under a verb of saying."""
    above = governors[0] if governors else None
    return (
        above is not None
        and tree.tense(index) == "infinitive"
        and tree.passive(index)
        and above.relation in ("xcomp", "ccomp")
        and above.lemma in tree.words.say_verbs
    )


def in_case_of(tree: Tree) -> bool:
    words = " ".join(t.text.lower() for t in tree.tokens).replace("’", "'")
    return any(f" {phrase}" in f" {words}" for phrase in tree.words.status.condition_phrases)


def nominal_head(tree: Tree, index: int) -> str:
    """Return the noun that governs an infinitive or a "que" clause, or ""."""
    token = tree.tokens[index]
    head = tree.tokens[token.head]
    governed = token.head != index and token.dep != "acl:relcl" and head.pos == "NOUN"
    clause = tree.tense(index) == "infinitive" or token.dep in ("ccomp", "acl:relcl")
    first_time = head.lemma.lower() in tree.words.status.first_times
    if (governed and clause) or first_time:
        return head.lemma.lower()
    return noun_before(tree, index) if token.dep == "xcomp" else ""


def noun_before(tree: Tree, index: int) -> str:
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

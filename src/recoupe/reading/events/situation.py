"""In what grammar an event is told: the facts that the rules of status look at."""

from itertools import takewhile

import msgspec

from recoupe.model.annotation import Event
from recoupe.reading.events import facts
from recoupe.reading.events.governors import Governor, companion_of, governors_of
from recoupe.reading.events.lexicon import Match
from recoupe.reading.events.supports import Support, attached_of, noun_support
from recoupe.reading.events.tree import Tree
from recoupe.reading.events.verbs import Tense
from recoupe.reading.events.words import PredicateClass


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
    `calls_off` when it is a verb of cancelling; `not_before` when its negation only says from or
    since when ("pas avant lundi", "n'avait plus défilé depuis mars"); `relative` when its clause
    tells which one is meant ("qui soutient"),
    `habit` when it happens again and again, `lasting` when a verb beside the noun says that it goes
    on, `granted` when its clause is a fact though in the subjunctive ("bien que"), `told` when its
    infinitive is of the past or what somebody says of himself ("avoir signé", "affirme renoncer"),
    `definite` when its noun is a known one ("l'accident"), `before` when its infinitive tells what
    something else came before ("avant de partir"), `supposed` when its conditional holds only in
    a case that did not arise ("s'il avait plu"), `charged` when it is what somebody is
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
        support = facts.state_support(tree, index)
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
        negated=(verb and tree.negated(anchor) and not facts.denies_other(tree, support))
        or facts.negative_noun(tree, index, noun=noun),
        governors=governors,
        support=support,
        attached=attached,
        companion=companion_of(tree, index) if noun else None,
        nominal_head=facts.nominal_head(tree, index) if not noun else "",
        adjectives=facts.adjectives_of(tree, index) if noun else frozenset(),
        through=through,
        conditional_clause=bool(marks & status.conditional_marks) or facts.in_case_of(tree),
        unreal_clause=tree.case(index) in status.unreal_marks and not facts.real(tree, index)
        if noun
        else facts.unreal(tree, index) or any(facts.unreal(tree, g.index) for g in infinitives),
        ongoing_phrase=facts.ongoing(tree, anchor if verb else index)
        or (not verb and facts.goes_on_above(tree, governors)),
        aim=verb and (facts.aim(tree, anchor) or facts.aimed_above(tree, governors)),
        meant=verb and tree.tense(anchor) == "subjunctive" and facts.meant(tree, anchor),
        since=facts.since(tree, index) or (support is not None and facts.lasts(tree, anchor))
        if noun
        else facts.lasts(tree, index, borne="durative" in match.row.flags),
        calls_off=not noun and facts.calls_off(tree, index),
        not_before=verb and facts.not_before(tree, anchor),
        own_claim=not noun and facts.own_claim(tree, index, governors),
        relative=not noun
        and tree.tokens[index].dep == "acl:relcl"
        and not facts.says_i(tree, index),
        habit=bool(marks & set(status.habits)) or facts.habit(tree, anchor),
        lasting=any("continue" in tree.classes(i) and tree.tense(i) == "present" for i in attached),
        granted=bool(marks & status.conceding),
        definite=noun and facts.definite(tree, index),
        told=verb
        and (tree.sentence.has(anchor, "aux:tense") or facts.said(tree, anchor, governors)),
        before=not noun and facts.before(tree, index),
        supposed=verb and facts.supposed(tree, anchor),
        charged=facts.charged(tree, index),
        perfect=not noun and tree.tense(index) == "infinitive" and facts.perfect(tree, index),
        title=tree.sentence.field == "title",
    )


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

"""Which tellings are worth an event: a table, the first rule that applies decides."""

from collections.abc import Callable

import msgspec

from recoupe.model.annotation import Event
from recoupe.reading.events.situation import Situation
from recoupe.reading.events.tree import Tree

_KINDS_TOLD = frozenset({"harm", "happening", "person", "state"})
_MAIN_DEPS = ("ROOT", "ccomp", "parataxis")
_ASIDE_DEPS = ("acl:relcl", "advcl")
_END_TOKENS = 3
_QUOTES_END = ("»", "”", '"')


class Telling(msgspec.Struct, frozen=True):
    """What the rules look at: the event found, with its grammar."""

    tree: Tree
    situation: Situation
    event: Event

    @property
    def index(self) -> int:
        return self.situation.match.first

    @property
    def anchored(self) -> bool:
        """Whether who, to whom, where or when is known."""
        event = self.event
        return bool(event.agents or event.recipients or event.place or event.when)

    @property
    def undecided(self) -> bool:
        """Whether no word tells how the event stands: it is only mentioned."""
        return "fact.told" in self.event.rule


class WorthRule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule: its name, what it says, a sentence with a trigger that it decides, and how."""

    name: str
    says: str
    example: str
    trigger: str
    kept: bool
    applies: Callable[[Telling], bool]


class Worth(msgspec.Struct, frozen=True):
    """Whether a telling is an event, and the rule that says so."""

    kept: bool
    rule: str


def worth(tree: Tree, situation: Situation, event: Event) -> Worth:
    """Return whether an event is worth telling, by the first rule that applies."""
    telling = Telling(tree, situation, event)
    for rule in RULES:
        if rule.applies(telling):
            return Worth(rule.kept, rule.name)
    return Worth(kept=False, rule="none")


def _asked(t: Telling) -> bool:
    """Say whether the sentence asks, so that nothing is asserted in it."""
    tokens = t.tree.tokens
    return any(token.text.startswith("?") for token in tokens[-_END_TOKENS:])


def _ordered(t: Telling) -> bool:
    """Say whether a verb tells somebody to do it ("Arrêtez vos messages")."""
    token = t.tree.tokens[t.index]
    subjects = list(t.tree.sentence.dependents(t.index, "nsubj"))
    if token.has("VerbForm=Fin", "Person=2"):  # "à Brume, marchez dans ses pas"
        return not any(t.tree.tokens[i].pos == "PRON" for i in subjects)
    return not subjects and token.has("Mood=Imp")


def _loose(t: Telling) -> bool:
    unsure = "untyped" in t.event.rule and t.event.when is None
    someone = bool(t.event.agents or t.event.recipients)
    return unsure and not (someone and _main_verb(t))


def _purpose(t: Telling) -> bool:
    """Say whether an infinitive is only aimed at, and no word tells whether it was done."""
    if t.situation.tense != "infinitive":
        return False
    near = t.situation.governors[0] if t.situation.governors else None
    if near is not None and near.lemma == t.tree.words.status.be:
        # "le but est d'attaquer"
        return t.undecided or t.event.rule.endswith("hypothetical.untold")
    if t.situation.aim and not _main_type(t):
        return True
    return t.undecided and not t.situation.governors


def _modifier(t: Telling) -> bool:
    """Say whether a participle or adjective only tells which thing a noun means."""
    token = t.tree.tokens[t.index]
    bare = t.situation.tense in ("participle", "none") and not t.situation.noun
    alone = token.dep == "ROOT" and not t.situation.title and t.tree.subject(t.index) is None
    return bare and (alone or token.dep.partition(":")[0] in ("acl", "amod", "conj"))


def _told_modifier(t: Telling) -> bool:
    marks = t.tree.words.status.background_marks
    since = any(t.tree.sentence.plain[i] in marks for i in t.tree.sentence.children[t.index])
    dated_act = t.event.when and (t.event.agents or (t.event.place and not since))
    return _modifier(t) and bool(t.anchored if _main_type(t) else dated_act)


def _harmful(t: Telling) -> bool:
    return t.event.type == "ASSAULT" or bool(_KINDS_TOLD & set(t.situation.match.row.flags))


def _requested(t: Telling) -> bool:
    """Say whether an untyped, undated infinitive is only what a request asks for."""
    asked = bool(t.situation.governors) and "demand" in t.situation.governors[0].kinds
    plain = t.situation.tense == "infinitive" and not t.situation.noun
    return asked and plain and not _main_type(t) and t.event.when is None


def _undenied(t: Telling) -> bool:
    """Say whether "ne sont pas des X" has nobody who says so."""
    return "identity" in t.situation.match.row.flags and not t.event.agents


def _bare_noun(t: Telling) -> bool:
    """Say whether a noun is only mentioned, with nobody, no place and no time beside it."""
    bare = t.situation.noun and t.situation.support is None and not t.situation.attached
    told = _harmful(t) or t.situation.title
    return bare and t.undecided and not t.anchored and not told


def _undone_modifier(t: Telling) -> bool:
    """Say whether a participle with "non" tells only what somebody is not ("non identifiés")."""
    before = t.index - 1
    while before > 0 and t.tree.tokens[before].pos == "ADV":
        before -= 1  # "non autrement identifiés"
    words = t.tree.sentence.plain[before + 1 : t.index]
    bare = t.tree.tokens[t.index].has("VerbForm=Part") and not t.tree.auxiliaries(t.index)
    return bare and t.tree.words.status.denying_prefix in words


def _any_of_its_kind(t: Telling) -> bool:
    """Say whether a noun is any of its kind ("toute manifestation"), or whoever does it is."""
    tree, words = t.tree, t.tree.words.status
    if t.situation.noun:
        single = tree.tokens[t.index].has("Number=Sing")
        below = (tree.sentence.plain[i] for i in tree.sentence.dependents(t.index, "det"))
        return single and any(w in words.any_of for w in below)
    if t.situation.relative:
        whose = tree.tokens[t.index].head
        anybody = t.situation.tense == "present" and tree.sentence.plain[whose] in words.anybody
        return anybody or _whoever(t, whose)
    return _whoever(t, tree.subject(t.index))


def _whoever(t: Telling, index: int | None) -> bool:
    """Say whether who is told to do or undergo it in the future is anyone ("toute personne")."""
    tree, words = t.tree, t.tree.words.status
    if index is None or t.situation.tense != "future" or tree.tokens[index].has("Number=Plur"):
        return False
    below = (index, *tree.sentence.dependents(index, "det", "advmod"))
    return any(tree.sentence.plain[i] in words.any_of | words.anybody for i in below)


def _thing(t: Telling) -> bool:
    """Say whether a noun means what was agreed, and no word tells of the agreeing."""
    named = "thing" in t.situation.match.row.flags and t.undecided
    stated = t.situation.support is not None or t.situation.attached or t.event.when
    definite = any(
        t.tree.tokens[i].has("Definite=Def") for i in t.tree.sentence.dependents(t.index, "det")
    )
    return named and definite and not stated


def _below_noun(t: Telling) -> bool:
    """Say whether a noun only tells who somebody is, what is talked of, or what is threatened."""
    tree, words = t.tree, t.tree.words.status
    token = tree.tokens[t.index]
    if not t.situation.noun or t.situation.support is not None or t.event.when is not None:
        return False
    bare = not tree.sentence.has(t.index, "det")
    if bare and tree.case(t.index) == words.under:
        return True
    head = tree.tokens[token.head].lemma.lower() if token.dep == "nmod" else ""
    return head in words.bearers | words.topics or _trend(t)


def _trend(t: Telling) -> bool:
    """Say whether only how often something happens is told ("une hausse des vols").

    The dead and the wounded are counted one by one ("le nombre de morts").
    """
    tree = t.tree
    if {"person", "harm"} & set(t.situation.match.row.flags) or not t.undecided:
        return False
    above = t.index
    while tree.tokens[above].dep == "conj" and tree.tokens[above].head != above:
        above = tree.tokens[above].head
    token = tree.tokens[above]
    counted = token.dep == "nmod" or (token.dep.startswith("nsubj") and token.has("Number=Plur"))
    return counted and tree.tokens[token.head].lemma.lower() in tree.words.status.trends


def _asked_for_words(t: Telling) -> bool:
    """Say whether a verb only tells that the press asked somebody ("interrogé par l'agence")."""
    asks = t.situation.match.row.lemma in t.tree.words.status.asking
    told_apart = t.situation.tense == "participle" and not t.event.agents
    return asks and (t.event.type is None or told_apart)


def _saying(t: Telling) -> bool:
    """Say whether an untyped verb only gives the speaker of the quotation before it."""
    first = min([t.index, *t.tree.auxiliaries(t.index)])
    before = "".join(token.text for token in t.tree.tokens[max(0, first - 2) : first])
    return t.event.type is None and not t.situation.noun and before.rstrip(",")[-1:] in _QUOTES_END


def _main_type(t: Telling) -> bool:
    return t.event.type is not None or bool(_KINDS_TOLD & set(t.situation.match.row.flags))


def _main_verb(t: Telling) -> bool:
    """Say whether the event, or the verb that states it, is a main verb."""
    tree, situation = t.tree, t.situation
    if situation.noun and situation.support is None:
        return bool(situation.governors or situation.attached) or t.event.when is not None
    index = situation.support.index if situation.support else t.index
    if tree.tokens[index].dep == "acl:relcl" and any(
        tree.sentence.dependents(tree.tokens[index].head, "cop")
    ):
        return True  # "c'est le syndicat qui a révélé"
    if tree.tokens[index].dep in _ASIDE_DEPS and t.situation.tense in ("past", "pluperfect"):
        return bool(t.event.agents or t.event.recipients)  # "le maire, qui a succédé à …"
    while tree.tokens[index].dep == "conj" and tree.tokens[index].head != index:
        index = tree.tokens[index].head
    return tree.tokens[index].dep in _MAIN_DEPS or bool(situation.governors)


RULES: tuple[WorthRule, ...] = (
    WorthRule(
        name="question",
        says="What is asked is not asserted.",
        example="Pourquoi la police a-t-elle arrêté les pêcheurs ?",
        trigger="arrêté",
        kept=False,
        applies=_asked,
    ),
    WorthRule(
        name="order",
        says="What somebody is told to do is not asserted.",
        example="Arrêtez la grève.",
        trigger="Arrêtez",
        kept=False,
        applies=_ordered,
    ),
    WorthRule(
        name="loose",
        says="A word of several senses without the participants of its typed sense, undated.",
        example="La parole a été libérée.",
        trigger="libérée",
        kept=False,
        applies=_loose,
    ),
    WorthRule(
        name="purpose",
        says="An infinitive of which no word tells whether it was done.",
        example="Ce choix est d'attaquer le village.",
        trigger="attaquer",
        kept=False,
        applies=_purpose,
    ),
    WorthRule(
        name="requested",
        says="What a request asks for belongs to the request, unless it has a type or a date.",
        example="Le maire a appelé les pêcheurs à envoyer une lettre.",
        trigger="envoyer",
        kept=False,
        applies=_requested,
    ),
    WorthRule(
        name="not",
        says="What somebody is told not to be is no event.",
        example="Des pêcheurs non identifiés ont attaqué le village.",
        trigger="identifiés",
        kept=False,
        applies=_undone_modifier,
    ),
    WorthRule(
        name="any",
        says="Any of its kind is none in particular.",
        example="Le maire interdit toute manifestation.",
        trigger="manifestation",
        kept=False,
        applies=_any_of_its_kind,
    ),
    WorthRule(
        name="thing",
        says="An accord that is only named is a text, not the agreeing.",
        example="L'accord de Brume est un texte long.",
        trigger="accord",
        kept=False,
        applies=_thing,
    ),
    WorthRule(
        name="below",
        says="A noun that tells who somebody is or what is talked of, undated.",
        example="Karim Orsenne, figure du mouvement de protestation, a signé un accord.",
        trigger="mouvement",
        kept=False,
        applies=_below_noun,
    ),
    WorthRule(
        name="asked",
        says="Who is asked by the press is quoted, not questioned.",
        example="Interrogé par l'AFP, le maire a signé un accord.",
        trigger="Interrogé",
        kept=False,
        applies=_asked_for_words,
    ),
    WorthRule(
        name="undenied",
        says="A negated identity that nobody is said to assert describes, and denies nothing.",
        example="Ce ne sont pas des pêcheurs.",
        trigger="pêcheurs",
        kept=False,
        applies=_undenied,
    ),
    WorthRule(
        name="bare",
        says="A noun that is only mentioned, with nobody, no place and no time beside it.",
        example="Le dialogue est important.",
        trigger="dialogue",
        kept=False,
        applies=_bare_noun,
    ),
    WorthRule(
        name="saying",
        says="An untyped verb after a quotation names its speaker.",
        example="« La route est longue », a lancé Orsenne.",
        trigger="lancé",
        kept=False,
        applies=_saying,
    ),
    WorthRule(
        name="modifier.told",
        says="A participle beside a noun that says who did what, to whom, where or when.",
        example="Le village attaqué lundi par la Gendarmerie est vide.",
        trigger="attaqué",
        kept=True,
        applies=_told_modifier,
    ),
    WorthRule(
        name="modifier",
        says="Any other participle beside a noun only tells which one is meant.",
        example="Le rapport publié lundi est long.",
        trigger="publié",
        kept=False,
        applies=_modifier,
    ),
    WorthRule(
        name="type",
        says="A word with a PLOVER type, or of harm, mishap, death or a state that lasts.",
        example="La police a arrêté trois pêcheurs.",
        trigger="arrêté",
        kept=True,
        applies=_main_type,
    ),
    WorthRule(
        name="main",
        says="A main verb, a noun that a verb states or governs, or a dated noun.",
        example="Le maire a inauguré lundi le port.",
        trigger="inauguré",
        kept=True,
        applies=_main_verb,
    ),
)

"""Which words of a sentence state an event worth telling."""

from recoupe.reading.entities import EntityIndex
from recoupe.reading.events.described import Described
from recoupe.reading.events.lexicon import EventRow, Lexicon, Match
from recoupe.reading.events.situation import Situation, situate
from recoupe.reading.events.supports import happened_in
from recoupe.reading.events.tree import Tree

_SUPPORTING = frozenset({"carry", "undergo", "happen", "continue", "plan", "announce", "cancel"})
_OPEN_DEPS = ("ROOT", "conj", "ccomp", "advcl")
# Verbs of these classes, when they carry no other event, tell one of their own.
_OWN = frozenset({"carry", "go", "undergo"})
# What a verb of these classes governs is told as due, possible or just done ("va fermer").
_DUE = frozenset({"plan", "announce", "hypothetical"})


class Triggers:
    """Finds the events of a sentence in the lexicon, without saying one event twice."""

    def __init__(self, lexicon: Lexicon, entities: EntityIndex, described: Described) -> None:
        self._lexicon = lexicon
        self._entities = entities
        self._described = described

    def find(self, tree: Tree, text: str, dated: frozenset[int]) -> list[Situation]:
        """Return the situations of the sentence's events, in order.

        `dated` holds the verbs that govern a resolved time; unknown verbs count only there.
        """
        matches = list(self._lexicon.matches(tree, text))
        inside = {i for m in matches for i in range(m.first + 1, m.last + 1)}
        found = [
            situate(tree, m) for m in matches if m.first not in inside and self._stands(tree, m)
        ]
        found = [s for s in found if not self._weak(tree, s)]
        found = self._without_support(tree, found)
        known = {m.first for m in matches}
        supports = {s.support.index for s in found if s.support}
        supports |= {i for s in found for i in s.attached}
        supports |= {i for s in found if s.noun for i in happened_in(tree, s.match.first)}
        taken = known | supports | {g.index for s in found for g in s.governors if s.noun}
        found += self._open(tree, dated, taken | inside)
        found += self._denials(tree, {s.match.first for s in found})
        return sorted(found, key=lambda s: s.match.first)

    def _stands(self, tree: Tree, match: Match) -> bool:
        """Say whether a word is used for an event, not as part of a name or a kind of thing."""
        token = tree.tokens[match.first]
        if "never" in match.row.flags or token.dep == "fixed":
            return False  # "à partir de"
        if token.lemma in tree.words.status.ruling_out and tree.negated(match.first):
            return False  # "n'exclut pas": what is left open is the event
        if match.row.pos == "noun":
            return not self._named(tree, match) and not _kind_of_thing(tree, match.first)
        if match.row.pos == "adj":
            return token.dep in ("xcomp", "ROOT", "acl", "obj", "amod") and token.dep != "amod"
        if token.pos == "ADJ":
            return token.dep in ("ROOT", "acl", "conj", "xcomp") or (
                tree.sentence.field == "title" and bool(tree.by_phrase(match.first))
            )
        return token.dep != "amod"

    def _named(self, tree: Tree, match: Match) -> bool:
        """Say whether the noun is a part of a name."""
        token = tree.tokens[match.first]
        found = self._entities.at(token.start, token.end, field=tree.sentence.field)
        if found is None:
            capital = token.text[:1].isupper() and tree.sentence.field == "body"
            inside = match.first > 0 and tree.tokens[match.first - 1].pos in ("DET", "ADP", "NOUN")
            return (token.pos == "PROPN" and token.ent != "") or (capital and inside)
        span, entity = found
        capital = span.text[:1].isupper() and span.start != tree.sentence.start
        return capital and (entity.kind != "place" or span.start != token.start)

    def _weak(self, tree: Tree, situation: Situation) -> bool:
        """Say whether a weak noun lacks what would make it an event: a verb, a participant."""
        if not situation.noun:
            return self._weak_verb(tree, situation)
        if "weak" not in situation.match.row.flags:
            return False
        if situation.support is not None or situation.attached:
            return False
        index = situation.match.first
        near = situation.governors[0] if situation.governors else None
        if near and near.kinds & _SUPPORTING and near.relation.startswith(("obj", "nsubj")):
            return False
        below = tree.sentence.subtree(index)
        tokens = tree.tokens
        if any(i in tree.timed for i in below):
            return False
        named = any(
            self._entities.at(tokens[i].start, tokens[i].end, field=tree.sentence.field)
            for i in below
            if i != index
        )
        return not named

    def _weak_verb(self, tree: Tree, situation: Situation) -> bool:
        """Say whether a verb is told as a habit or a quality rather than as something done."""
        index, flags = situation.match.first, situation.match.row.flags
        if situation.charged or (situation.calls_off and tree.passive(index)):
            return False
        if "passive" in flags and not tree.passive(index):
            return True
        if tree.only_names(index):
            return True
        token = tree.tokens[index]
        named = tree.tokens[token.head].pos == "NOUN" and not situation.governors
        if situation.tense == "infinitive" and named:
            return not self._telling_head(tree, situation)
        bare_participle = situation.tense == "participle" and token.dep.startswith("acl")
        if "demanded" in flags and bare_participle and tree.by_phrase(index) is None:
            return True
        if situation.tense == "infinitive" and not situation.governors:
            return not situation.nominal_head or not self._telling_head(tree, situation)
        if "weak" not in flags:
            return False
        if situation.tense == "participle" and tree.tokens[index].dep.startswith("acl"):
            return not tree.sentence.has(index, "obl")
        ruled = any(g.kinds - {"carry", "happen", "continue"} for g in situation.governors)
        told = ("past", "pluperfect", "future", "conditional_past", "participle")
        headline = situation.title and tree.tokens[index].dep == "ROOT"
        due = situation.tense == "conditional" and self._to_come(tree, index)
        return situation.tense not in told and not ruled and not headline and not due

    def _telling_head(self, tree: Tree, situation: Situation) -> bool:
        """Say whether the noun above an infinitive gives it a status ("la décision de")."""
        status = tree.words.status
        return situation.nominal_head in (
            status.promises
            | status.demands
            | status.accusations
            | status.refusals
            | status.attempts
            | (frozenset() if "weak" in situation.match.row.flags else status.projects)
        )

    def _without_support(self, tree: Tree, found: list[Situation]) -> list[Situation]:
        """Leave out verbs that only carry another event, and requests' indefinite objects."""
        carried = {s.support.index for s in found if s.support}
        carried |= {i for s in found for i in s.attached}
        carried |= {i for s in found if s.noun for i in happened_in(tree, s.match.first)}
        for situation in found:
            first = situation.governors[0] if situation.governors else None
            bears = first and first.kinds & (_SUPPORTING | {"aspect"})
            if situation.noun and first and bears and _argument(first.relation):
                carried.add(first.index)
        requests = {s.match.first for s in found if "demanded" in s.match.row.flags and not s.noun}
        return [
            s
            for s in found
            if (s.noun or s.match.first not in carried or s.match.first in requests)
            and not (s.noun and _indefinite_object(tree, s, requests))
            and not _toll(tree, s, found)
        ]

    def _open(self, tree: Tree, dated: frozenset[int], taken: set[int]) -> list[Situation]:
        """Return main verbs that the lexicon does not know, told as done or due.

        They must have a date of their own or a known actor, and no word of being or saying.
        """
        found = []
        for index, token in enumerate(tree.tokens):
            if token.pos != "VERB" or not token.text[0].isalpha():
                continue
            if index in taken or not self._tells(tree, index):
                continue
            if index in dated or self._acted(tree, index):
                to = ("obj", tree.words.status.goal_mark)
                row = EventRow(lemma=token.lemma.lower(), pos="verb", to=to, flags=("open",))
                found.append(situate(tree, Match(row=row, first=index, last=index)))
        return found

    def _denials(self, tree: Tree, taken: set[int]) -> list[Situation]:
        """Return what denies that someone is something ("ne sont pas des X").

        The trigger is the verb of saying above it, else the noun that is denied.
        """
        found = []
        for index, token in enumerate(tree.tokens):
            if token.pos != "NOUN" or not _denied_identity(tree, index):
                continue
            who = self._described.entity(tree, index)
            if who is None or who.kind not in ("group", "role"):
                continue  # "n'est pas un pays de transit" clears nobody
            says = tree.tokens[token.head].lemma in tree.words.say_verbs
            at = token.head if token.dep == "ccomp" and says else index
            if at not in taken:
                row = EventRow(
                    lemma=tree.tokens[at].lemma.lower(),
                    pos="noun" if at == index else "verb",
                    type="REJECT",
                    flags=("denied", "identity"),
                )
                taken.add(at)
                found.append(situate(tree, Match(row=row, first=at, last=at)))
        return found

    def _tells(self, tree: Tree, index: int) -> bool:
        """Say whether an unknown verb is a main one, done or due, not of being or saying."""
        token = tree.tokens[index]
        lemma = token.lemma.lower()
        words = tree.words
        if lemma in words.status.stative or (lemma in words.say_verbs and not tree.passive(index)):
            return False
        called_off = lemma in words.status.calling_off
        if tree.negated(index) or (tree.classes(index) - _OWN and not called_off):
            return False
        if tree.tense(index) == "infinitive":
            return self._modal(tree, index)
        main = token.dep.partition(":")[0] in _OPEN_DEPS or token.dep == "acl:relcl"
        done = tree.tense(index) in ("past", "pluperfect", "future", "conditional_past")
        done = done or called_off
        if tree.tense(index) == "conditional":
            return self._to_come(tree, index)
        return main and done and not token.has("Tense=Imp")

    @staticmethod
    def _to_come(tree: Tree, index: int) -> bool:
        """Say whether a conditional tells what words of the past said was to come."""
        if tree.tokens[index].dep == "conj":
            index = tree.coordinated(index)
        above = tree.tokens[index].head
        said = tree.tense(above) in ("past", "pluperfect")
        content = tree.tokens[index].dep == "ccomp"
        return content and said and tree.tokens[above].lemma in tree.words.say_verbs

    @staticmethod
    def _modal(tree: Tree, index: int) -> bool:
        """Say whether a main verb of modality governs an infinitive."""
        token = tree.tokens[index]
        above = tree.tokens[token.head]
        main = above.dep.partition(":")[0] in _OPEN_DEPS or above.dep == "acl:relcl"
        kinds = tree.classes(token.head)
        # "les électeurs peuvent s'inscrire" tells what may always be done.
        able = "enable" in kinds and tree.tense(token.head) != "present"
        due = bool(kinds & _DUE) or able or above.lemma in tree.words.status.just_done
        return token.dep == "xcomp" and main and due

    def _acted(self, tree: Tree, index: int) -> bool:
        """Say whether the report names or describes a verb's subject."""
        subject = tree.subject(index)
        if subject is None:
            return False
        if tree.passive(index) and tree.tokens[index].lemma in tree.words.status.calling_off:
            return True  # "le tour est reporté"
        token = tree.tokens[subject]
        if token.pos == "PRON":
            field = tree.sentence.field
            return self._entities.referent(token.start, field=field) is not None
        named = self._entities.at(token.start, token.end, field=tree.sentence.field) is not None
        return named or self._described.entity(tree, subject) is not None


def _denied_identity(tree: Tree, index: int) -> bool:
    """Say whether a noun is what a negated "être" denies of its subject: of a kind, indefinite."""
    if not tree.negated(index) or not tree.sentence.has(index, "cop"):
        return False
    own = list(tree.sentence.dependents(index, "nsubj"))
    kind = any(tree.tokens[i].has("Definite=Ind") for i in tree.sentence.dependents(index, "det"))
    whose = any(tree.tokens[i].pos in ("NOUN", "PROPN", "PRON") for i in own)
    return kind and whose


def _argument(relation: str) -> bool:
    return relation.startswith(("obj", "nsubj"))


def _kind_of_thing(tree: Tree, index: int) -> bool:
    """Say whether a noun only says of what kind another is ("un taux de participation")."""
    token = tree.tokens[index]
    before = tree.tokens[index - 1].text.lower() if index else ""
    if before == tree.words.status.goal_mark:
        return True  # "à peine", "à terme"
    if token.dep != "nmod" or tree.case(index) != "de":
        return False
    bare = not any(
        tree.tokens[i].dep in ("det", "nummod") for i in tree.sentence.children[index]
    ) and tree.tokens[index - 1].text.lower() in ("de", "d'", "d’")
    head = tree.tokens[token.head].lemma.lower()
    status = tree.words.status
    return bare and head not in status.series | status.projects


def _toll(tree: Tree, situation: Situation, found: list[Situation]) -> bool:
    """Say whether a noun only counts what another event did ("l'explosion a fait 12 morts")."""
    index = situation.match.first
    if "person" not in situation.match.row.flags or not situation.noun:
        return False
    head = tree.tokens[index].head
    counted = tree.tokens[index].dep.startswith("obj") or any(
        tree.sentence.dependents(index, "nummod")
    )
    return counted and any(
        s.support is not None and s.support.index == head and s.match.first != index for s in found
    )


def _indefinite_object(tree: Tree, situation: Situation, requests: set[int]) -> bool:
    """Say whether a noun is what a request asks for and names nothing known ("une enquête")."""
    first = situation.governors[0] if situation.governors else None
    if first is None or first.index not in requests or first.relation != "obj":
        return False
    return any(
        tree.tokens[i].has("Definite=Ind")
        for i in tree.sentence.dependents(situation.match.first, "det")
    )

"""Participants that a report describes and does not name ("un policier", "des inconnus")."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from recoupe.lang import Language
from recoupe.model.annotation import Entity, EntityKind
from recoupe.model.base import Value, folded, make_id
from recoupe.model.span import Span
from recoupe.reading.entities import EntityIndex
from recoupe.reading.events.lexicon import lexicon_of
from recoupe.reading.events.nations import Nations
from recoupe.reading.events.tree import Tree
from recoupe.reading.parse import Document

DescribedKind = Literal["person", "collective", "body"]
_MAX_TOKENS = 9
_INSIDE = ("ADJ", "NOUN", "PROPN", "NUM")
_LINKING = ("ADP", "DET")


class ParticipantRow(Value, frozen=True, kw_only=True):
    """A line of `participants.tsv`: the forms of a noun, and what it stands for."""

    forms: tuple[str, ...]
    kind: DescribedKind


class ParticipantWords(Value, frozen=True, kw_only=True):
    """`participants.toml`: endings of plurals and of nouns for people, and small words."""

    plural_endings: dict[str, str]
    person_endings: tuple[str, ...]
    not_persons: frozenset[str]
    before_nouns: frozenset[str]
    prefixes: tuple[str, ...]
    numbers: frozenset[str]
    definite: frozenset[str]
    complements: frozenset[str]


class Nouns:
    """Tells which nouns stand for people or bodies."""

    def __init__(self, language: Language) -> None:
        self.words = language.table("participants", ParticipantWords)
        self._kinds = {
            form: row.kind
            for row in reversed(language.rows("participants", ParticipantRow))
            for form in row.forms
        }

    def known(self, word: str) -> tuple[str, DescribedKind] | None:
        """Return a noun's singular and what it stands for; None for things and deeds."""
        forms = self._singulars(word)
        if forms[0] in self.words.not_persons:
            return None
        for form in forms:
            if form in self._kinds:
                return form, self._kinds[form]
        last = forms[-1]
        person = last.endswith(self.words.person_endings) and last not in self.words.not_persons
        return (last, "person") if person else None

    def _singulars(self, word: str) -> tuple[str, ...]:
        """Return a noun as it is written, then as its singulars may be."""
        lowered = word.lower().replace("’", "'")
        for former in self.words.prefixes:
            lowered = lowered.removeprefix(former)
        cut = [
            lowered.removesuffix(ending) + singular
            for ending, singular in self.words.plural_endings.items()
            if lowered.endswith(ending)
        ]
        return (lowered, *cut)


@dataclass
class _Draft:
    """A described participant in the making."""

    id: str
    kind: EntityKind
    name: str
    head: str
    mentions: list[Span] = field(default_factory=list)


class Described:
    """The described participants of one document, in the making.

    A definite phrase ("les manifestants", "ce policier") stands for the last one of its noun and
    number that says nothing else; any other phrase begins a new one.
    """

    def __init__(self, document: Document, entities: EntityIndex, language: Language) -> None:
        self._document = document
        self.nations = Nations(document, entities, language)
        self._nouns = language.made(Nouns)
        self._lexicon = language.made(lexicon_of)
        self._drafts: list[_Draft] = []
        self._at: dict[tuple[str, int], _Draft] = {}

    def entity(self, tree: Tree, head: int, *, anyone: bool = False) -> Entity | None:
        """Return the participant that the noun phrase of a head describes, or None.

        `anyone`: who is meant can only be people, whatever the noun ("un encadrant").
        """
        head = self._counted_noun(tree, head)
        token = tree.tokens[head]
        if head in tree.timed or tree.means_nobody(head):
            return None
        draft = self._at.get((tree.sentence.field, token.start))
        if draft is None:
            text = self._document.text_of(tree.sentence.field)
            if self._lexicon.begins_phrase(tree.sentence, head, text):
                return None  # "sa garde à vue"
            found = self._person(tree, head)
            if (
                found is None
                and anyone
                and self._noun(tree, head)
                and not self._lexicon.names_deed(token.text)
            ):
                found = token.text.lower(), "person"
            if found is None:
                return None
            draft = self._add(tree, head, *found)
        return _entity(draft)

    def _person(self, tree: Tree, head: int) -> tuple[str, DescribedKind] | None:
        """Return the singular of a phrase's noun for people and what it stands for.

        The parse may head "sept présumés bandits" by its second word.
        """
        heads = [head]
        if tree.sentence.plain[head] in self._nouns.words.before_nouns:
            heads += [i for i in tree.sentence.dependents(head, "amod", "nmod") if i == head + 1]
        if not self._noun(tree, head):
            return None
        return next((k for i in heads if (k := self._nouns.known(tree.tokens[i].text))), None)

    def _counted_noun(self, tree: Tree, head: int) -> int:
        """Return the noun that a number heads in the parse ("Neuf civils"), else the head."""
        if tree.sentence.plain[head] not in self._nouns.words.numbers:
            return head
        below = tree.sentence.dependents(head, "fixed", "flat", "conj", "nmod")
        return next((i for i in below if self._nouns.known(tree.tokens[i].text)), head)

    def _noun(self, tree: Tree, head: int) -> bool:
        """Say whether a head stands as a noun: by its tag, its determiner, or a number above it."""
        token = tree.tokens[head]
        above = tree.tokens[token.head].pos in ("NUM", "PRON", "DET")
        above = above or tree.sentence.plain[token.head] in self._nouns.words.numbers
        counted = token.head < head and above
        determined = counted or tree.sentence.has(head, "det", "nummod")
        return token.pos == "NOUN" or (token.pos == "ADJ" and determined)

    def names_deed(self, word: str) -> bool:
        """Say whether a noun states an event, and so stands for nobody."""
        return self._lexicon.names_deed(word)

    def by_id(self, entity_id: str) -> Entity | None:
        draft = next((d for d in self._drafts if d.id == entity_id), None)
        return _entity(draft) if draft else next(iter(self.nations.used([entity_id])), None)

    def of(self, used: Iterable[str]) -> tuple[Entity, ...]:
        """Return those whose ids are used, by first mention."""
        wanted = set(used)
        found = [_entity(d) for d in self._drafts if d.id in wanted]
        found += self.nations.used(wanted)
        return tuple(sorted(found, key=lambda e: (e.mentions[0].start, e.id)))

    def _add(self, tree: Tree, head: int, singular: str, noun: DescribedKind) -> _Draft:
        token = tree.tokens[head]
        low, high = self._extent(tree, head)
        start, end = tree.tokens[low].start, tree.tokens[high].end
        span = self._document.span(start, end, field=tree.sentence.field)
        plural = token.has("Number=Plur") or self._counted(tree, head)
        key = f"{singular} {'plural' if plural else 'singular'}"
        draft = self._resumed(tree, head, key, span) or self._new(key, span, _kind(noun, plural))
        draft.mentions.append(span)
        if len(span.text.split()) > len(draft.name.split()):
            draft.name = " ".join(span.text.split())
        self._at[tree.sentence.field, token.start] = draft
        return draft

    def _resumed(self, tree: Tree, head: int, key: str, span: Span) -> _Draft | None:
        name = folded(" ".join(span.text.split()))
        same = [d for d in self._drafts if d.head == key]
        exact = next((d for d in reversed(same) if folded(d.name) == name), None)
        if not self._definite(tree, head):
            return exact if exact is not None and exact.kind == "group" else None
        less = (d for d in reversed(same) if nested(folded(d.name), name))
        return exact or next(less, None)

    def _new(self, key: str, span: Span, kind: EntityKind) -> _Draft:
        name = " ".join(span.text.split())
        entity_id = make_id("entity", kind, folded(name))
        if any(d.id == entity_id for d in self._drafts):
            # Two that are described alike ("un policier … un policier") are two.
            entity_id = make_id("entity", kind, folded(name), span.in_title, span.start)
        draft = _Draft(entity_id, kind, name, key)
        self._drafts.append(draft)
        return draft

    def _definite(self, tree: Tree, head: int) -> bool:
        """Say whether a phrase is of someone already told, a number of them included."""
        return any(
            tree.sentence.plain[i] in self._nouns.words.definite
            for i in tree.sentence.dependents(head, "det")
        )

    @staticmethod
    def _counted(tree: Tree, head: int) -> bool:
        return any(tree.tokens[i].pos == "NUM" for i in tree.sentence.dependents(head, "nummod"))

    def _extent(self, tree: Tree, head: int) -> tuple[int, int]:
        """Return the first and last token of a phrase: adjectives, noun, short complements.

        Relatives, appositions, what a comma parts and all determiners are left out.
        """
        below = set(tree.sentence.subtree(head))
        low = head
        while low - 1 in below and tree.tokens[low - 1].pos in ("ADJ", "NOUN"):
            low -= 1
        high = last = head
        while last + 1 in below and last + 1 - low < _MAX_TOKENS and last + 1 not in tree.timed:
            token = tree.tokens[last + 1]
            linking = token.pos in _LINKING and self._joins(tree, last + 1)
            if not linking and token.pos not in _INSIDE:
                break
            last += 1
            high = high if linking else last
        return low, high

    def _joins(self, tree: Tree, index: int) -> bool:
        """Say whether a small word leads on inside the phrase: "de" and articles after it."""
        word = tree.sentence.plain[index]
        if tree.tokens[index].pos == "ADP":
            return word in self._nouns.words.complements
        return tree.tokens[index - 1].pos == "ADP"


def nested(one: str, other: str) -> bool:
    """Say whether all words of one are in the other ("les dockers", "… du port de Morna")."""
    first, second = set(one.split()), set(other.split())
    return first <= second or second <= first


def _kind(noun: DescribedKind, plural: bool) -> EntityKind:  # noqa: FBT001 — both are the noun's
    if noun == "body":
        return "organisation"
    return "group" if plural or noun == "collective" else "role"


def _entity(draft: _Draft) -> Entity:
    mentions = sorted(set(draft.mentions), key=lambda s: (not s.in_title, s.start, s.end))
    return Entity(id=draft.id, kind=draft.kind, name=draft.name, mentions=tuple(mentions))

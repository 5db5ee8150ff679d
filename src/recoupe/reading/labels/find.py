"""Finding the words that put somebody in a class that others contest."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recoupe.lang import Language
from recoupe.model.annotation import Entity, Label, Quotation
from recoupe.model.base import folded
from recoupe.model.span import field_of
from recoupe.reading.entities import EntityIndex
from recoupe.reading.labels.attribution import attributed_to
from recoupe.reading.labels.tables import LabelTable, LabelWords, Sense, label_words, singular
from recoupe.reading.parse import Document, Sentence
from recoupe.text.overlaps import Overlaps

_LABELLED = ("group", "organisation", "role", "person")


class Word(NamedTuple):
    """A labelling noun: the indices of its tokens and the classes it may mean."""

    first: int
    stop: int
    senses: list[Sense]


class Applied(NamedTuple):
    """A word applied to an entity, denied or not, by which rule."""

    word: Word
    entity: Entity
    denied: bool
    rule: str


def find_labels(
    document: Document,
    entities: EntityIndex,
    quotes: tuple[Quotation, ...],
    language: Language,
) -> tuple[Label, ...]:
    """Return the labels of a document: title first, then by start and set."""
    table, words = language.table("labels", LabelTable), label_words(language)
    places = Overlaps((q.start, q.end, q) for q in quotes)
    found = [
        label
        for sentence in document.sentences
        for applied in _applied(sentence, entities, table, words)
        for label in _labels(
            document,
            sentence,
            applied,
            entities,
            places.over(sentence.start, sentence.end),
            table,
        )
    ]
    return tuple(sorted(found, key=lambda x: (not x.in_title, x.start, x.set, x.rule)))


def _labels(
    document: Document,
    sentence: Sentence,
    applied: Applied,
    entities: EntityIndex,
    quotes: Sequence[Quotation],
    table: LabelTable,
) -> Iterator[Label]:
    word, entity = applied.word, applied.entity
    start, end = sentence.tokens[word.first].start, sentence.tokens[word.stop - 1].end
    speaker = attributed_to(sentence, word.first, entities, quotes, table)
    for sense in word.senses:
        if sense.said and applied.rule == "heads":
            continue
        yield Label(
            start=start,
            end=end,
            text=document.text_of(sentence.field)[start:end],
            field=field_of(sentence.field),
            entity=entity.id,
            set=sense.set,
            label=sense.label,
            denied=applied.denied,
            attributed_to=speaker if speaker != entity.id else None,
            rule=applied.rule,
        )


def _applied(
    sentence: Sentence, entities: EntityIndex, table: LabelTable, words: LabelWords
) -> Iterator[Applied]:
    folds = [folded(t.text).rstrip("'") for t in sentence.tokens]
    lemmas = [folded(t.lemma) for t in sentence.tokens]
    scene = _Scene(sentence, folds, lemmas, entities, table)
    at = 0
    while at < len(folds):
        word = _word_at(folds, at, words)
        if word is None:
            at += 1
            continue
        yield from _uses(scene, word, words)
        at = word.stop


class _Scene(NamedTuple):
    sentence: Sentence
    folds: list[str]
    lemmas: list[str]
    entities: EntityIndex
    table: LabelTable


def _word_at(folds: list[str], at: int, words: LabelWords) -> Word | None:
    longest = words.longest.get(singular(folds[at]), 0)
    for length in range(min(longest, len(folds) - at), 0, -1):
        key = tuple(singular(f) for f in folds[at : at + length])
        senses = words.nouns.get(key) or words.adjectives.get(key)
        if senses:
            return Word(at, at + length, senses)
    return None


def _uses(scene: _Scene, word: Word, words: LabelWords) -> Iterator[Applied]:
    """Yield the ways a word is applied: said of a subject, by a verb of calling, or as a name."""
    subject = _predicated(scene, word.first)
    if subject is not None:
        entity, denied = subject
        yield Applied(word, entity, denied, "predicated")
        return
    called = _called(scene, word.first)
    if called is not None:
        yield Applied(word, called, denied=False, rule="called")
        return
    named = _heads(scene, word, words)
    if named is not None:
        entity, rule = named
        yield Applied(word, entity, denied=False, rule=rule)


def _predicated(scene: _Scene, index: int) -> tuple[Entity, bool] | None:
    """Return the subject of "X (ne) sont (pas) des M", and whether it is denied.

    After "n'étaient pas des M mais des F" F is affirmed; after "et non des T" T is denied.
    """
    sentence = scene.sentence
    token = sentence.tokens[index]
    if sentence.has(index, "cop"):
        entity = _subject(scene, index)
        return (entity, _negated(scene, index)) if entity else None
    if token.dep != "conj":
        return None
    first = _predicated(scene, token.head) if token.head < index else None
    if first is None:
        return None
    entity, denied = first
    own = {scene.folds[c] for c in sentence.children[index]}
    if own & scene.table.excluding:
        return entity, True
    return entity, denied and not own & scene.table.contrast


def _negated(scene: _Scene, index: int) -> bool:
    copula = next(iter(scene.sentence.dependents(index, "cop")), index)
    near = (*scene.sentence.children[index], *scene.sentence.children[copula])
    return any(scene.folds[c] in scene.table.negations and c < index for c in near)


def _subject(scene: _Scene, index: int) -> Entity | None:
    copulas = scene.sentence.dependents(index, "cop")
    for head in (index, *copulas):  # parses differ in which of them has the subject
        for child in scene.sentence.dependents(head, "nsubj"):
            return _entity_at(scene, child)
    return None


def _entity_at(scene: _Scene, index: int) -> Entity | None:
    """Return what the token mentions, or what the pronoun there stands for."""
    token, field = scene.sentence.tokens[index], scene.sentence.field
    referent = scene.entities.referent(token.start, field=field)
    if referent is not None:
        return referent
    pairs = scene.entities.mentions_in(token.start, token.end, field=field)
    fitting = [p for p in pairs if p[1].kind in _LABELLED]
    return max(fitting, key=lambda p: p[0].end - p[0].start)[1] if fitting else None


def _called(scene: _Scene, index: int) -> Entity | None:
    """Return whom a verb of calling puts in a class ("qualifiés de", "présentés comme")."""
    sentence, folds = scene.sentence, scene.folds
    at = index - 1
    while at > 0 and sentence.tokens[at].pos in ("DET", "ADJ", "ADV") and index - at < 3:
        at -= 1
    if at < 1 or folds[at] not in scene.table.linking:
        return None
    verb = at - 1
    if scene.lemmas[verb] not in scene.table.calling_verbs:
        return None
    for child in (
        *sentence.dependents(verb, "nsubj:pass"),
        *sentence.dependents(verb, "obj"),
    ):
        if child != index:
            return _entity_at(scene, child)
    token = sentence.tokens[verb]
    return _entity_at(scene, token.head) if token.head < verb else None


def _heads(scene: _Scene, word: Word, words: LabelWords) -> tuple[Entity, str] | None:
    """Return the entity that the noun names ("mercenaires russes"), or the adjective describes."""
    token = scene.sentence.tokens[word.first]
    if {scene.folds[c] for c in scene.sentence.children[word.first]} & scene.table.excluding:
        return None
    pairs = scene.entities.mentions_in(token.start, token.end, field=scene.sentence.field)
    for span, entity in pairs:
        if entity.kind == "group" and span.start == token.start:
            return entity, "heads"
    key = tuple(singular(f) for f in scene.folds[word.first : word.stop])
    if key in words.adjectives:
        for span, entity in pairs:
            if entity.kind in ("organisation", "group") and span.start < token.start:
                return entity, "adjective"
    return None

"""What "il", "elle", "ils" and "elles" stand for, where that is plain."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from recoupe.model.span import Field
from recoupe.reading.entities.draft import Draft
from recoupe.reading.entities.mention import Gender, Scene
from recoupe.reading.entities.quoted import quoted_ranges, within

MAX_SENTENCES_BACK = 3
_PRONOUN = re.compile(r"[^\W\d_]+$")
_BLOCKED = frozenset({"PRON", "DET"})


class Pronoun(NamedTuple):
    """A subject pronoun: token, offset of its letters, gender and number."""

    token: int
    start: int
    gender: Gender
    plural: bool


class Subject(NamedTuple):
    """A noun or name that is the subject of a clause, and the entity it mentions, if any."""

    sentence: int
    start: int
    gender: Gender | None
    plural: bool
    draft: Draft | None
    main: bool = True


def find_pronouns(
    scenes: list[Scene], drafts: Iterable[Draft], ids: dict[int, str]
) -> dict[tuple[Field, int], str]:
    """Return the id of the entity that each resolved pronoun stands for, by field and start.

    A pronoun stands for the nearest subject before it that agrees in gender and number; it
    stays unresolved where that subject is no entity, and inside quotation marks.
    """
    by_token = {anchor: d for d in drafts for anchor in d.anchors}
    found: dict[tuple[Field, int], str] = {}
    subjects: list[Subject] = []
    quoted = quoted_ranges(scenes)
    for scene in scenes:
        silent = quoted[scene.index]
        here = [s for s in _subjects(scene, by_token) if not within(s.start, silent)]
        for pronoun in _pronouns(scene):
            if within(pronoun.start, silent):
                continue
            before = subjects + [s for s in here if s.start < pronoun.start]
            draft = _antecedent(scene, pronoun, before)
            if draft is not None:
                found[scene.field, pronoun.start] = ids[id(draft)]
                here.append(
                    Subject(scene.index, pronoun.start, pronoun.gender, pronoun.plural, draft)
                )
                here.sort(key=lambda s: s.start)
        subjects = [s for s in subjects + here if scene.index - s.sentence < MAX_SENTENCES_BACK]
    return found


def _pronouns(scene: Scene) -> Iterator[Pronoun]:
    words = scene.lexicon.words
    for index, token in enumerate(scene.tokens):
        match = _PRONOUN.search(scene.folds[index])
        word = match.group() if match else ""
        masculine = word in words.masculine_pronouns
        if not masculine and word not in words.feminine_pronouns:
            continue
        inverted = len(word) < len(scene.folds[index])
        if token.pos != "PRON" and not inverted:
            continue
        if not inverted and not token.dep.startswith(("nsubj", "expl:subj")):
            continue
        if _impersonal(scene, index):
            continue
        yield Pronoun(
            index,
            token.end - len(word),
            "Masc" if masculine else "Fem",
            word in words.plural_pronouns,
        )


def _impersonal(scene: Scene, index: int) -> bool:
    """Say whether "il" stands for nobody ("il faut", "il y a", "il manque deux hommes").

    The parse calls a pronoun before verbs of motion empty too; those have nothing after them.
    """
    words, verb = scene.lexicon.words, scene.tokens[index].head
    if scene.lemmas[verb] in words.impersonal_verbs:
        return True
    if not scene.tokens[index].dep.startswith("expl") or scene.lemmas[verb] in words.human_verbs:
        return False
    real = any(
        True for _ in scene.sentence.dependents(verb, "obj", "ccomp", "xcomp", "csubj", "nsubj")
    )
    return scene.tokens[verb].pos != "VERB" or real


def _subjects(scene: Scene, by_token: dict[tuple[int, int], Draft]) -> Iterator[Subject]:
    """Yield the subjects of a sentence's clauses, left to right, pronouns left out."""
    for index, token in enumerate(scene.tokens):
        if token.pos in _BLOCKED or not _is_subject(scene, index) or _second(scene, index):
            continue
        draft = by_token.get((scene.index, index))
        gender: Gender | None = None
        if token.has("Gender=Fem"):
            gender = "Fem"
        elif token.has("Gender=Masc"):
            gender = "Masc"
        plural = token.has("Number=Plur")
        if draft is not None:
            gender = draft.gender if draft.kind == "person" else draft.gender or gender
            plural = draft.plural or (plural and draft.kind != "person")
        head = scene.tokens[token.head]
        main = head.head == token.head or head.dep == "parataxis"
        yield Subject(scene.index, token.start, gender, plural, draft, main)


def _second(scene: Scene, index: int) -> bool:
    """Say whether a parse gave a verb two subjects that nothing joins: the second is none."""
    if not scene.tokens[index].dep.startswith("nsubj"):
        return False
    own = scene.sentence.dependents(scene.tokens[index].head, "nsubj")
    before = [i for i in own if i < index and scene.tokens[i].pos not in _BLOCKED]
    between = scene.tokens[before[-1] + 1 : index] if before else ()
    return bool(before) and not any(t.pos == "CCONJ" for t in between)


def _is_subject(scene: Scene, index: int) -> bool:
    token, words = scene.tokens[index], scene.lexicon.words
    if token.dep.startswith("nsubj"):
        return True
    start = index
    while start > 0 and scene.tokens[start - 1].pos in ("DET", "ADJ"):
        start -= 1
    if scene.before(start) in words.source_words:
        return True
    after_verb = token.dep == "obj" and token.head < index
    return (
        after_verb
        and scene.lemmas[token.head] in words.human_verbs
        and _inverted(scene, token.head)
    )


def _inverted(scene: Scene, verb: int) -> bool:
    """Say whether a verb of saying has no subject before it ("a déclaré le ministère")."""
    if scene.tokens[verb].has("VerbForm=Inf"):
        return False
    return not any(c < verb for c in scene.sentence.dependents(verb, "nsubj"))


def _antecedent(scene: Scene, pronoun: Pronoun, before: list[Subject]) -> Draft | None:
    words, verb = scene.lexicon.words, scene.lemmas[scene.tokens[pronoun.token].head]
    said = verb in words.human_verbs or verb in words.people_verbs
    # A main clause's subject is taken up again before one of a subordinate clause of an earlier
    # sentence; within the pronoun's own sentence the nearest goes first.
    ranked = sorted(
        before,
        key=lambda s: (s.sentence == scene.index, s.main, s.sentence, s.start),
    )
    for subject in reversed(ranked):
        if subject.plural != pronoun.plural:
            continue
        if subject.gender is not None and subject.gender != pronoun.gender:
            continue
        if subject.draft is None:
            if said:
                continue  # a thing does not speak
            return None
        if subject.draft.kind == "place":
            continue
        return subject.draft
    return None

"""Subjects of verbs, on trees made by hand."""

from recoupe.reading.entities import EntityIndex
from recoupe.reading.events.actors import Actors
from recoupe.reading.events.described import Described
from recoupe.reading.events.subjects import Subjects
from recoupe.reading.events.tree import Tree
from recoupe.reading.events.words import Words
from recoupe.reading.parse import Sentence, Token
from support import document, french


def test_a_gerund_and_the_verb_below_it_that_lead_to_each_other_have_no_subject():
    """A parse may hang the only finite verb on the gerund, which asks for that verb's subject."""
    words = (
        ("en", "en", "ADP", "", 1, "mark"),
        ("partant", "partir", "VERB", "Tense=Pres|VerbForm=Part", 1, "ROOT"),
        ("appelle", "appeler", "VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin", 1, "ccomp"),
    )
    tokens, at = [], 0
    for text, lemma, pos, morph, head, dep in words:
        tokens.append(Token(at, at + len(text), text, lemma, pos, morph, head, dep, "", False))
        at += len(text) + 1
    tree = Tree(Sentence("body", 0, at - 1, tuple(tokens)), french().made(Words), frozenset())
    assert tree.tense(1) == "gerund"
    described = Described(document("En partant appelle"), EntityIndex(), french())
    assert Subjects(tree, Actors(tree, EntityIndex(), described)).of(2) is None


def test_a_gerund_and_a_coordinated_participle_that_lead_to_each_other_have_no_subject():
    """The gerund asks the finite verb, this the participle it is read as coordinated with."""
    words = (
        ("en", "en", "ADP", "", 1, "mark"),
        ("partant", "partir", "VERB", "Tense=Pres|VerbForm=Part", 1, "ROOT"),
        ("dit", "dire", "VERB", "Mood=Ind|Tense=Pres|VerbForm=Fin|VerbForm=Part", 1, "conj"),
    )
    tokens, at = [], 0
    for text, lemma, pos, morph, head, dep in words:
        tokens.append(Token(at, at + len(text), text, lemma, pos, morph, head, dep, "", False))
        at += len(text) + 1
    tree = Tree(Sentence("body", 0, at - 1, tuple(tokens)), french().made(Words), frozenset())
    described = Described(document("En partant dit"), EntityIndex(), french())
    subjects = Subjects(tree, Actors(tree, EntityIndex(), described))
    assert subjects.of(1) is None
    assert subjects.of(2) is None

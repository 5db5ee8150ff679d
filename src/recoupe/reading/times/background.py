"""Whether a day is told of as background: before the time that the telling has reached."""

from recoupe.model.span import Field
from recoupe.reading.parse import Document, Sentence
from recoupe.reading.times.tense import TenseWords, stands_after

_WORDS_BEFORE = 12  # code points looked at for "depuis"
_VERBS = ("VERB", "AUX")


def is_background(
    document: Document, words: TenseWords, start: int, end: int, *, field: Field
) -> bool:
    """Say whether an expression follows "depuis" or hangs on a pluperfect."""
    before = document.text_of(field)[max(0, start - _WORDS_BEFORE) : start]
    if stands_after(before, words.behind_before):
        return True
    sentence = document.sentence_at(start, field=field)
    index = None if sentence is None else sentence.head_of(start, end)
    if sentence is None or index is None:
        return False
    above = (index, *sentence.ancestors(index))
    verb = next((i for i in above if sentence.tokens[i].pos in _VERBS), None)
    return verb is not None and is_pluperfect(sentence, verb, words)


def is_pluperfect(sentence: Sentence, index: int, words: TenseWords) -> bool:
    """Say whether a verb is a pluperfect ("avait promis", "était parti")."""
    token = sentence.tokens[index]
    helpers = [sentence.tokens[i] for i in sentence.dependents(index, "aux")]
    finite = next((t for t in helpers if t.has("Tense=Imp")), None)
    if finite is None or not token.has("VerbForm=Part"):
        return False
    return finite.lemma == "avoir" or token.lemma.lower() in words.resultative

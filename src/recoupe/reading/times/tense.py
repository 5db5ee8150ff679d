"""Whether what happens at an expression of time lies behind or ahead, by the verb over it."""

from recoupe.model.base import Value
from recoupe.model.span import Field
from recoupe.reading.parse import Document, Sentence, Token
from recoupe.reading.times.anchors import Tense

_WORDS_BEFORE = 12  # code points looked at for "d'ici à" and the like
_VERBS = ("VERB", "AUX")


class TenseWords(Value, frozen=True, kw_only=True):
    """`times_tense.toml`: words that tell behind from ahead; lemmas but for the prepositions."""

    ahead_before: frozenset[str]
    behind_before: frozenset[str]
    prospective: frozenset[str]
    governing_ahead: frozenset[str]
    governing_modal: frozenset[str]
    governing_behind: frozenset[str]
    saying: frozenset[str]
    future_endings: tuple[str, ...]
    conditional_endings: tuple[str, ...]


def tense_at(
    document: Document, words: TenseWords, start: int, end: int, *, field: Field
) -> Tense | None:
    """Return the tense over an expression; None where no verb is over it."""
    hint = hint_before(document.text_of(field)[max(0, start - _WORDS_BEFORE) : start], words)
    if hint is not None:
        return hint
    sentence = document.sentence_at(start, field=field)
    index = None if sentence is None else sentence.head_of(start, end)
    if sentence is None or index is None:
        return None
    for above in (index, *sentence.ancestors(index)):
        tense = tense_of(sentence, above, words)
        if tense is not None:
            return tense
    return None


def hint_before(before: str, words: TenseWords) -> Tense | None:
    """Return the tense that the words just before an expression tell by themselves."""
    before = " ".join(before.lower().replace("’", "'").split())
    for ends, tense in ((words.ahead_before, "future"), (words.behind_before, "past")):
        for word in ends:
            if before.endswith(word) and not before[: -len(word)][-1:].isalnum():
                return tense  # type: ignore[return-value]  # one of the two above
    return None


def tense_of(sentence: Sentence, index: int, words: TenseWords) -> Tense | None:
    """Return the tense of a verb with its auxiliaries, or of a word about what is to come.

    None for other words, and for verb forms that take their time from the verb above them.
    """
    token = sentence.tokens[index]
    if token.pos not in _VERBS:
        return "future" if token.lemma.lower() in words.prospective else None
    helpers = [sentence.tokens[i] for i in sentence.dependents(index, "aux", "cop")]
    if token.has("VerbForm=Inf"):
        return infinitive_tense(sentence, index, helpers, words)
    finite = next((t for t in (*helpers, token) if t.has("VerbForm=Fin")), None)
    if token.has("VerbForm=Part"):
        return participle_tense(token, finite, helpers, words)
    return None if finite is None else finite_tense(finite, words)


def finite_tense(token: Token, words: TenseWords) -> Tense:
    """Return the tense of a simple finite form."""
    if is_future(token, words) or is_conditional(token, words):
        return "future"
    if token.has("Tense=Pres"):
        return "past" if token.lemma.lower() in words.saying else "present"
    return "past"


def is_future(token: Token, words: TenseWords) -> bool:
    """Say whether a finite form is a future, by its ending where the tagger took it for present."""
    return token.has("Tense=Fut") or (
        token.has("Tense=Pres") and token.text.lower().endswith(words.future_endings)
    )


def is_conditional(token: Token, words: TenseWords) -> bool:
    """Say whether a finite form is a conditional, though the tagger took it for imperfect."""
    return token.has("Mood=Cnd") or (
        token.has("Tense=Imp") and token.text.lower().endswith(words.conditional_endings)
    )


def participle_tense(
    token: Token, finite: Token | None, helpers: list[Token], words: TenseWords
) -> Tense | None:
    """Return the tense of a participle, alone or with its auxiliaries."""
    if token.has("Tense=Pres"):
        return None
    passive = finite is None or any("pass" in t.dep for t in helpers) or finite.lemma == "être"
    ahead = passive and token.lemma.lower() in words.prospective
    if finite is None:
        return "future" if ahead else "past"
    if is_future(finite, words):
        return "future"
    if is_conditional(finite, words):
        return "past" if finite.lemma == "avoir" else "future"
    if ahead and finite.has("Tense=Pres"):
        return "future"
    return "past"


def infinitive_tense(
    sentence: Sentence, index: int, helpers: list[Token], words: TenseWords
) -> Tense | None:
    """Return the tense of an infinitive: ahead under verbs of will and duty, past with "avoir"."""
    if any(t.has("VerbForm=Inf") for t in helpers):
        return "past"
    head = sentence.tokens[index].head
    if head == index:
        return None
    governor = sentence.tokens[head]
    lemma = governor.lemma.lower()
    if lemma in words.governing_behind:
        return "past"
    if lemma in words.governing_ahead:
        return "future"
    if lemma in words.governing_modal:
        planned = governor.has("Tense=Imp")
        return "future" if planned or tense_of(sentence, head, words) != "past" else "past"
    return None

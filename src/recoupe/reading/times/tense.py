"""Whether what happens at an expression of time lies behind or ahead, by the verb over it."""

from collections.abc import Iterator
from itertools import islice

from recoupe.model.base import Value
from recoupe.model.span import Field
from recoupe.reading.parse import Document, Sentence, Token
from recoupe.reading.times.anchors import Tense

_WORDS_BEFORE = 12  # code points looked at for "d'ici à" and the like
_REACH_TOKENS = 9
_AFTER_VERB_TOKENS = 3
_GOVERNORS = 3  # words above an infinitive that may govern it
_QUOTES = frozenset('«»“”"')
_CLAUSE_ENDS = frozenset(':;«»“”"()')
_VERBS, _NOUNS = ("VERB", "AUX"), ("NOUN", "PROPN", "PRON")


class TenseWords(Value, frozen=True, kw_only=True):
    """`times_tense.toml`: words that tell behind from ahead; lemmas but for the prepositions."""

    ahead_before: frozenset[str]
    behind_before: frozenset[str]
    neutral_before: frozenset[str]
    starting_before: frozenset[str]
    deferring: frozenset[str]
    deferred_before: frozenset[str]
    prospective: frozenset[str]
    circumstance_before: frozenset[str]
    prospective_adjectives: frozenset[str]
    governing_ahead: frozenset[str]
    calling: frozenset[str]
    governing_modal: frozenset[str]
    governing_behind: frozenset[str]
    saying: frozenset[str]
    resultative: frozenset[str]
    after_infinitive_future: frozenset[str]
    after_infinitive_conditional: frozenset[str]
    future_endings: tuple[str, ...]
    conditional_endings: tuple[str, ...]
    irregular_conditionals: frozenset[str]


def tense_at(
    document: Document, words: TenseWords, start: int, end: int, *, field: Field
) -> Tense | None:
    """Return the tense over an expression; None where no verb is over it."""
    before = document.text_of(field)[max(0, start - _WORDS_BEFORE) : start]
    if stands_after(before, words.ahead_before) and not stands_after(before, words.neutral_before):
        return "future"
    if stands_after(before, words.behind_before):
        return "past"
    sentence = document.sentence_at(start, field=field)
    index = None if sentence is None else sentence.head_of(start, end)
    if sentence is None or index is None:
        return None
    if stands_after(before, words.deferred_before) and put_off(sentence, index, words):
        return "future"
    beside = verb_before(sentence, start, words)
    if beside is not None:
        return beside
    starting = stands_after(before, words.starting_before)
    found = tense_above(sentence, index, words, starting=starting)
    return "future" if found is None and starting else found


def put_off(sentence: Sentence, index: int, words: TenseWords) -> bool:
    """Say whether the first verb above puts something off ("renvoyé au 4 mars")."""
    above = (sentence.tokens[i] for i in sentence.ancestors(index))
    verb = next((t for t in above if t.pos == "VERB"), None)
    return verb is not None and verb.lemma in words.deferring


def verb_before(sentence: Sentence, start: int, words: TenseWords) -> Tense | None:
    """Return the past or future of a verb that stands just before an expression.

    The parser often hangs "recevra vendredi une délégation" on the noun that follows.
    """
    first = sentence.indices_in(start, start + 1)
    if not first or first[0] == 0 or sentence.tokens[first[0] - 1].pos != "VERB":
        return None
    tense = tense_of(sentence, first[0] - 1, words)
    return tense if tense in ("past", "future") else None


def tense_above(
    sentence: Sentence, index: int, words: TenseWords, *, starting: bool
) -> Tense | None:
    """Return the tense of the first word at or above `index` that has one.

    The present reaches ahead only from the verb's own complement ("se rend lundi à"); what hangs
    on a noun ("la marche de samedi inquiète") it leaves open.
    """
    nouns, below = 0, index
    for above in (index, *sentence.ancestors(index)):
        subject = sentence.tokens[below].dep.startswith("nsubj") and below != above
        below = above
        if across_quotes(sentence, index, above):
            break  # what is said outside the marks has not the tense of what is quoted
        tense = tense_of(sentence, above, words)
        lemma = sentence.tokens[above].lemma.lower()
        if tense is None:
            nouns += sentence.tokens[above].pos in _NOUNS
            continue
        if starting and (lemma in words.governing_ahead or is_passive_present(sentence, above)):
            return "future"
        if lemma in words.calling and nouns > 1 and index - above > _AFTER_VERB_TOKENS:
            return "future"  # "ont appelé à une marche samedi"
        if subject and tense == "future" and is_present_modal(sentence.tokens[above], words):
            tense = "present"  # "les incidents de samedi permettent de …": its subject is no plan
        return None if tense == "present" and nouns > 1 else tense
    return tense_beside(sentence, index, words)


def tense_beside(sentence: Sentence, index: int, words: TenseWords) -> Tense | None:
    """Return the past or future of the nearest verb within the clause.

    For sentences whose root the parser took for a noun, so that no verb is above.
    """
    for step in range(1, _REACH_TOKENS):
        for beside in (index - step, index + step):
            if not 0 <= beside < len(sentence.tokens) or sentence.tokens[beside].pos not in _VERBS:
                continue
            between = sentence.tokens[min(index, beside) : max(index, beside)]
            if any(t.text in _CLAUSE_ENDS for t in between):
                continue
            tense = tense_of(sentence, beside, words)
            if tense in ("past", "future"):
                return tense
    return None


def is_passive_present(sentence: Sentence, index: int) -> bool:
    """Say whether a participle is a passive in the present ("est rejugé")."""
    helpers = [sentence.tokens[i] for i in sentence.dependents(index, "aux")]
    return any("pass" in t.dep and t.has("Tense=Pres") for t in helpers) and len(helpers) == 1


def across_quotes(sentence: Sentence, a: int, b: int) -> bool:
    """Say whether one of two tokens is inside quotation marks and the other outside."""
    between = sentence.tokens[min(a, b) : max(a, b)]
    return sum(t.text in _QUOTES for t in between) % 2 == 1


def stands_after(before: str, choices: frozenset[str]) -> bool:
    """Say whether the words just before an expression end in one of `choices`."""
    before = " ".join(before.lower().replace("’", "'").split())
    return any(before.endswith(w) and not before[: -len(w)][-1:].isalnum() for w in choices)


def tense_of(sentence: Sentence, index: int, words: TenseWords) -> Tense | None:
    """Return the tense of a verb with its auxiliaries, or of a word about what is to come.

    None for other words, and for verb forms that take their time from the verb above them.
    """
    token = sentence.tokens[index]
    if token.pos not in _VERBS:
        copula = next(sentence.dependents(index, "cop"), None)
        if copula is not None and sentence.tokens[copula].has("VerbForm=Fin"):
            now = finite_tense(sentence.tokens[copula], words)
            done = now == "present" and token.lemma.lower() in words.resultative
            return "past" if done else now
        ahead = is_prospective(sentence, index, words) or any(
            sentence.tokens[i].lemma.lower() in words.prospective_adjectives
            for i in sentence.dependents(index, "amod", "acl")
        )
        return "future" if ahead else None
    helpers = [sentence.tokens[i] for i in sentence.dependents(index, "aux", "cop")]
    if token.has("VerbForm=Inf"):
        return infinitive_tense(sentence, index, helpers, words)
    finite = next((t for t in (*helpers, token) if t.has("VerbForm=Fin")), None)
    if token.has("VerbForm=Part"):
        if is_passive_infinitive(helpers):
            return infinitive_tense(sentence, index, [], words)
        return participle_tense(token, finite, helpers, words)
    return None if finite is None else finite_tense(finite, words)


def is_prospective(sentence: Sentence, index: int, words: TenseWords) -> bool:
    """Say whether a word is about what is to come, and not how something was done."""
    if sentence.tokens[index].lemma.lower() not in words.prospective:
        return False
    before = (sentence.tokens[i].text.lower() for i in sentence.dependents(index, "case"))
    return not any(b in words.circumstance_before for b in before)


def finite_tense(token: Token, words: TenseWords) -> Tense:
    """Return the tense of a simple finite form."""
    if is_future(token, words) or is_conditional(token, words):
        return "future"
    lemma = token.lemma.lower()
    if not token.has("Tense=Pres"):
        return "past"
    if lemma in words.governing_modal:
        return "future"
    return "past" if lemma in words.saying else "present"


def is_future(token: Token, words: TenseWords) -> bool:
    """Say whether a finite form is a future, by its ending where the tagger took it for present."""
    if on_infinitive(token, words.after_infinitive_future):
        return True
    return token.has("Tense=Fut") or (
        token.has("Tense=Pres") and token.text.lower().endswith(words.future_endings)
    )


def is_conditional(token: Token, words: TenseWords) -> bool:
    """Say whether a finite form is a conditional, though the tagger took it for imperfect."""
    if on_infinitive(token, words.after_infinitive_conditional):
        return True
    if token.text.lower() in words.irregular_conditionals:
        return True
    return token.has("Mood=Cnd") or (
        token.has("Tense=Imp") and token.text.lower().endswith(words.conditional_endings)
    )


def is_present_modal(token: Token, words: TenseWords) -> bool:
    """Say whether a verb is one of will or duty in the present."""
    modal = token.has("Tense=Pres") and token.lemma.lower() in words.governing_modal
    return modal and not is_future(token, words)


def is_passive_infinitive(helpers: list[Token]) -> bool:
    """Say whether a participle with these auxiliaries is an infinitive ("doit être entendu")."""
    return any("pass" in t.dep and t.has("VerbForm=Inf") for t in helpers) and not any(
        t.has("VerbForm=Fin") for t in helpers
    )


def on_infinitive(token: Token, endings: frozenset[str]) -> bool:
    """Say whether a form is its infinitive with one of `endings` ("partirait", "prendra")."""
    lemma, form = token.lemma.lower(), token.text.lower()
    stem = lemma.removesuffix("e")
    return stem.endswith("r") and form.startswith(stem) and form[len(stem) :] in endings


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
        done = finite.lemma == "avoir" or token.lemma.lower() in words.resultative
        return "past" if done else "future"
    if ahead and finite.has("Tense=Pres"):
        return "future"
    return "past"


def infinitive_tense(
    sentence: Sentence, index: int, helpers: list[Token], words: TenseWords
) -> Tense | None:
    """Return the tense of an infinitive: ahead under verbs of will and duty, past with "avoir"."""
    if any(t.has("VerbForm=Inf") for t in helpers):
        return "past"
    return next(
        filter(None, (governed_tense(sentence, g, words) for g in governors(sentence, index))), None
    )


def governors(sentence: Sentence, index: int) -> Iterator[int]:
    """Yield what may govern an infinitive: its head and, above what has no tense, the next.

    The parser hangs "s'est engagé par écrit à verser" on "écrit".
    """
    for above in islice(sentence.ancestors(index), _GOVERNORS):
        yield above
        token = sentence.tokens[above]
        if (
            token.pos not in _VERBS
            or token.has("VerbForm=Fin")
            or any(sentence.dependents(above, "aux"))
        ):
            return


def governed_tense(sentence: Sentence, index: int, words: TenseWords) -> Tense | None:
    """Return the tense that a governor gives to its infinitive."""
    governor = sentence.tokens[index]
    lemma = governor.lemma.lower()
    if lemma in words.governing_behind:
        return "past"
    if lemma in words.governing_ahead:
        return "future"
    if lemma in words.governing_modal:
        if tense_of(sentence, index, words) != "past":
            return "future"
        return "planned" if governor.has("Tense=Imp") else "past"
    return None

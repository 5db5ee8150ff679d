"""Noun phrases of a parsed sentence: their extent and their head's place, parse errors allowed."""

from recoupe.reading.parse import Sentence, Token
from recoupe.reading.quotations.table import Patterns, plain

MAX_PHRASE_TOKENS = 24
NOMINAL = ("NOUN", "PROPN", "PRON", "X")
_MARKS = ("»", "”", '"', "''", ">>", "«", "“", "<<")


def phrase_of(sentence: Sentence, head: int, words: Patterns) -> tuple[int, int]:
    """Return the half-open token range of the noun phrase around `head`.

    It ends before a comma, a relative clause, a verb or a mark; a subtree with a hole is cut there.
    """
    below = set(sentence.subtree(head))
    first = head
    while first - 1 in below and not _breaks(sentence.tokens[first - 1], words):
        if sentence.tokens[first - 1].pos in ("ADP", "CCONJ", "SCONJ", "PRON"):
            break
        first -= 1
    last = head
    while (
        last + 1 in below
        and last - first < MAX_PHRASE_TOKENS
        and not _breaks(sentence.tokens[last + 1], words)
    ):
        last += 1
    joint = next(
        (
            i
            for i in range(head + 1, last)
            if sentence.tokens[i].pos == "CCONJ" and sentence.tokens[i + 1].text[:1].isdigit()
        ),
        None,
    )
    last = last if joint is None else joint  # "la police et 3500 (selon …)"
    while last > head and sentence.tokens[last].text in ("(", "-", "–", "/"):
        last -= 1
    while last > head and sentence.tokens[last].pos in ("ADP", "DET", "CCONJ", "SCONJ"):
        last -= 1
    return first, last + 1


def _breaks(token: Token, words: Patterns) -> bool:
    return (
        (token.pos == "PUNCT" and token.text not in ("-", "–", "'", "’", "(", ")", "/"))
        or token.pos in ("SCONJ", "AUX")
        or (token.pos == "PRON" and plain(token.text) in words.clitics)
        or (token.pos == "VERB" and not token.has("VerbForm=Part"))
        or plain(token.text) in words.relative_pronouns
        or (token.pos == "PRON" and plain(token.text) in words.relative_adverbs)
    )


def is_time(sentence: Sentence, index: int, words: Patterns) -> bool:
    """Say whether the noun at `index` names a time ("dimanche", "la semaine dernière")."""
    token = sentence.tokens[index]
    return (
        plain(token.lemma) in words.time_nouns
        or plain(token.text) in words.time_nouns
        or token.text[:1].isdigit()
    )


def noun_after(
    sentence: Sentence,
    index: int,
    stop: int,
    words: Patterns,
    names: frozenset[int] = frozenset(),
) -> int | None:
    """Return the head of the first noun phrase after `index` that no preposition or time rules.

    This finds inverted subjects: "a déclaré dimanche à la presse le ministère". `names` are where
    people's names begin.
    """
    index = _past_asides(sentence, index, words)
    i = index + 1
    parted = False  # within an aside that a comma opens, only a name is taken
    while i < stop:
        token = sentence.tokens[i]
        parted ^= token.text == ","
        if token.text in (".", ";", ":", *_MARKS):
            return None
        if token.pos in ("VERB", "AUX"):
            # "dit en riant cette avocate"
            if plain(sentence.tokens[i - 1].text) not in words.by_doing or not _participle(token):
                return None
            i += 1
            continue
        if i == index + 1 and plain(token.text) in words.of and token.pos != "DET":
            return None
        doing = plain(token.text) in words.by_doing and i + 1 < stop
        if doing and _participle(sentence.tokens[i + 1]):
            i += 1
        elif token.pos == "ADP" or (
            token.pos != "DET" and plain(token.text) in words.of | words.to
        ):
            i = _past_phrase(sentence, i + 1, stop, names)
        elif (
            token.pos in NOMINAL
            and not is_time(sentence, i, words)
            and (not parted or token.pos == "PROPN")
        ):
            return _head_from(sentence, i, words)
        elif token.pos == "NUM" and i + 1 < stop and sentence.plain[i + 1] in words.of:
            return i  # "deux de ses membres"
        elif token.pos == "ADJ" and _stands_for_noun(sentence, i, stop):
            return i
        else:
            i += 1
    return None


def _past_asides(sentence: Sentence, index: int, words: Patterns) -> int:
    """Return the last index of a set phrase right after `index`: "se réjouit de son côté Awa"."""
    for aside in words.asides:
        if sentence.plain[index + 1 : index + 1 + len(aside)] == aside:
            index += len(aside)
    return index


def _participle(token: Token) -> bool:
    return token.has("VerbForm=Part", "Tense=Pres")


def _stands_for_noun(sentence: Sentence, index: int, stop: int) -> bool:
    """Say whether an adjective is a noun phrase's all: "un autre", "la seconde"."""
    after = sentence.tokens[index + 1].pos if index + 1 < stop else "PUNCT"
    return sentence.tokens[index - 1].pos == "DET" and after in ("PUNCT", "ADP", "CCONJ")


def _past_phrase(sentence: Sentence, i: int, stop: int, names: frozenset[int]) -> int:
    """Return the index after the noun (with name or adjectives) that a preposition rules."""
    while i < stop and sentence.tokens[i].pos not in NOMINAL:
        if sentence.tokens[i].pos == "PUNCT":
            return i
        i += 1
    i += 1
    while i < stop and (
        sentence.tokens[i].pos in ("PROPN", "ADJ", "NUM", "X")
        or sentence.tokens[i].text.istitle()
        or sentence.tokens[i].start == sentence.tokens[i - 1].end
    ):
        if sentence.tokens[i].pos == "PUNCT" and sentence.tokens[i].text != "-":
            break
        token, before = sentence.tokens[i], sentence.tokens[i - 1].text
        if (token.ent == "PER" and token.ent_begins) or i in names:
            break  # "à l'agence Delta Anna Roux": another name begins
        if before.isupper() and len(before) > 1 and token.text.istitle():
            break  # "à l'AFP Anna Roux"
        i += 1
    return i


def _head_from(sentence: Sentence, index: int, words: Patterns) -> int:
    """Return the topmost nominal above `index` that still lies at or after it, in one phrase."""
    head = index
    above = sentence.tokens[head].head
    while (
        above > head
        and above - index <= 3
        and sentence.tokens[above].pos in NOMINAL
        and not is_time(sentence, above, words)
        and all(t.pos not in ("ADP", "PUNCT", "VERB") for t in sentence.tokens[head + 1 : above])
    ):
        head, above = above, sentence.tokens[above].head
    return head

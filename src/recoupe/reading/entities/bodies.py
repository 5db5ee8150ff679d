"""Proper names of bodies: as far as they go, and spelt out before their acronym."""

import re
from collections.abc import Iterator

from recoupe.reading.entities.extent import NOMINAL
from recoupe.reading.entities.lexicon import Head, Match, Name, Word
from recoupe.reading.entities.mention import HYPHENS, Mention, Scene

MAX_TOKENS = 14
_MAX_ACRONYM_WORDS = 12
_ACRONYM = re.compile("[ \u00a0\u202f]?\\(([^\\W\\d_][\\w.-]{1,14})[),]")
_BLOCKED = frozenset({"VERB", "AUX", "PRON", "SCONJ"})


def find_bodies(scene: Scene) -> Iterator[Mention]:
    """Yield the names of bodies that begin with a noun for one, left to right, the longest."""
    reached = -1
    for start, end in sorted(_candidates(scene), key=lambda c: (c[0], -c[1])):
        if start >= reached:
            reached = end
            yield _mention(scene, start, end)


def _candidates(scene: Scene) -> Iterator[tuple[int, int]]:
    for at, token in enumerate(scene.tokens):
        if token.text[0].isupper() and _begins_body(scene, at):
            end = _extent(scene, at)
            if end > at + 1:
                yield at, end
    for match in _ACRONYM.finditer(scene.text, scene.sentence.start, scene.sentence.end):
        inside = scene.tokens_in(max(scene.sentence.start, match.start() - 1), match.start())
        if inside:
            start = _spelt_out(scene, match.group(1), inside[-1] + 1)
            if start is not None:
                yield start, inside[-1] + 1


def _begins_body(scene: Scene, at: int) -> bool:
    """Say whether a capitalised token is the common noun with which a body's name begins.

    Bodies that have their own noun phrase ("Ministère", "Parquet") are left to it, and names
    that the lexicon has to the lexicon.
    """
    if scene.folds[at] not in scene.lexicon.words.organisation_words:
        return False
    if at == 0 and not (len(scene.tokens) > 1 and scene.tokens[1].text[0].isupper()):
        return False
    if scene.name_at(scene.tokens[at].start) is not None:
        return False
    heads = _heads_at(scene, at)
    return not heads or any(h.kind == "institution" and "needs" in h.flags for h in heads)


def _heads_at(scene: Scene, at: int) -> list[Head]:
    """Return the readings of the institution or role that begins at a token."""
    start = scene.tokens[at].start
    match = next((m for m in scene.heads if m.start <= start < m.end), None)
    return [e for e in match.entries if isinstance(e, Head)] if match else []


def _extent(scene: Scene, start: int) -> int:
    """Return the end of a body's name: adjectives, capitals and complements, never a clause."""
    at, tokens = start + 1, scene.tokens
    limit = min(len(tokens), start + MAX_TOKENS)
    while at < limit:
        following = _attribute(scene, start, at) or _complement(scene, start, at)
        if following is None or following > limit:
            break
        at = following
    return at


def _attribute(scene: Scene, start: int, at: int) -> int | None:
    """Step over an adjective or a capitalised word of the name."""
    token, words = scene.tokens[at], scene.lexicon.words
    if token.start - scene.tokens[at - 1].end > 1 or not token.text[0].isalpha():
        return None
    if scene.text[token.start - 1] == "\n" or (token.pos in _BLOCKED and token.text[0].islower()):
        return None
    if token.text[0].isupper():
        if scene.folds[at] in words.civilities or scene.folds[at] in words.determiners:
            return at + 1 if token.ent and not token.ent_begins else None
        return at + 1
    if scene.lexicon.demonym(token.text):
        return at + 1
    inside = token.ent != "" and not token.ent_begins
    attached = start <= token.head < at and token.dep in ("amod", "fixed")
    return at + 1 if token.pos == "ADJ" and (attached or inside) else None


def _complement(scene: Scene, start: int, at: int) -> int | None:
    """Step over "des libertés", "pour la démocratie", "et accises"."""
    words, tokens = scene.lexicon.words, scene.tokens
    linked = scene.folds[at] in words.complement_links
    joined = scene.folds[at] in words.conjunctions and at > start + 1
    if not linked and not joined:
        return None
    noun = at + 1
    while noun < len(tokens) and (
        scene.folds[noun] in words.complement_links or scene.folds[noun] in words.definite
    ):
        noun += 1
    if noun >= len(tokens) or noun - at > 3:
        return None
    purpose = linked and scene.folds[at] not in words.complement_prepositions
    if purpose and tokens[noun].text[0].isupper():
        return None  # "l'AS Nord contre l'AS Sud" are two
    match = scene.name_at(tokens[noun].start)
    if match is not None and linked:
        return scene.tokens_in(match.start, match.end).stop
    return _glued(scene, noun + 1) if _belongs(scene, start, noun, joined=joined) else None


def _glued(scene: Scene, at: int) -> int:
    """Step over what hyphens join to the word before ("des beaux-arts")."""
    tokens = scene.tokens
    while (
        at + 1 < len(tokens)
        and tokens[at].text in HYPHENS
        and tokens[at].start == tokens[at - 1].end
    ):
        at += 2
    return at


def _belongs(scene: Scene, start: int, noun: int, *, joined: bool) -> bool:
    token, words = scene.tokens[noun], scene.lexicon.words
    if token.pos not in NOMINAL or not token.text[0].isalpha():
        return False
    if scene.folds[noun] in words.time_nouns:
        return False
    if joined and scene.folds[noun] in words.organisation_words:
        return False
    named = token.ent != "" and not token.ent_begins
    attached = start <= token.head < noun
    if joined:
        heads = _heads_at(scene, noun)
        return not heads and attached and (named or token.dep == "conj") and token.ent != "PER"
    return named or attached or token.text[0].isupper()


def _spelt_out(scene: Scene, acronym: str, end: int) -> int | None:
    """Return the token where the words that an acronym stands for begin, nearest first."""
    words = scene.lexicon.words
    letters = [w for w in scene.words if w.start < scene.tokens[end - 1].end]
    for at in range(end - 1, max(-1, end - 1 - _MAX_ACRONYM_WORDS), -1):
        if scene.folds[at][:1] != acronym[0].lower():
            continue
        bodies = [h for h in _heads_at(scene, at) if h.kind == "institution"]
        known = scene.folds[at] in words.organisation_words or bool(bodies)
        if not known or any(scene.tokens[i].pos in ("AUX", "PRON") for i in range(at, end)):
            continue
        inside = [w for w in letters if w.start >= scene.tokens[at].start]
        if stands_for(acronym, inside):
            return at
    return None


def stands_for(acronym: str, words: list[Word]) -> bool:
    """Say whether each letter of an acronym is found in order in the words, the first first.

    Capitals must be the words' initials; small letters ("Linafoot") may be anywhere.
    """
    initials = acronym.isupper()
    at, text = 0, "".join(w.folded for w in words)
    starts, position = set(), 0
    for word in words:
        starts.add(position)
        position += len(word.folded)
    for letter in acronym.lower():
        if not letter.isalpha():
            continue
        while at < len(text) and not (text[at] == letter and (not initials or at in starts)):
            at += 1
        if at >= len(text):
            return False
        at += 1
    return bool(words)


def _mention(scene: Scene, start: int, end: int) -> Mention:
    first, last = scene.tokens[start].start, scene.tokens[end - 1].end
    heads = _heads_at(scene, start)
    sector = next((h.sector for h in heads if h.kind == "institution" and h.sector), None)
    known = _known(scene, first, last)
    countries = known.countries if known else _countries(scene, range(start, end))
    return Mention(
        sentence=scene.index,
        field=scene.field,
        start=first,
        end=last,
        kind="organisation",
        name=scene.text[first:last],
        rule="body-name",
        token=scene.head_token(first, last),
        key=known.key if known else None,
        definiteness="definite" if scene.before(start) in scene.lexicon.words.definite else "bare",
        countries=countries,
        sector=known.sector if known else sector,
    )


def _known(scene: Scene, start: int, end: int) -> Name | None:
    """Return the lexicon's body that the acronym behind stands for, if a word of it is here."""
    acronym = _ACRONYM.match(scene.text, end, scene.sentence.end)
    match: Match | None = scene.name_at(acronym.start(1)) if acronym else None
    entry = match.entries[0] if match else None
    if not isinstance(entry, Name) or entry.kind != "organisation":
        return None
    here = {w.folded for w in scene.words if start <= w.start < end and len(w.text) > 3}
    known = {w for w in entry.key.lower().split() if len(w) > 3}
    return entry if here & known or entry.key == entry.form else None


def _countries(scene: Scene, inside: range) -> tuple[str, ...]:
    for index in inside:
        token = scene.tokens[index]
        codes = scene.lexicon.demonym(token.text)
        match = scene.name_at(token.start)
        if (
            not codes
            and match is not None
            and match.entries[0].kind in ("country", "capital", "place")
        ):
            entry = match.entries[0]
            codes = entry.countries if isinstance(entry, Name) else ()
        if codes:
            return codes
    return ()

"""Names that the lexicon does not know: runs of capitalised words."""

import re
from collections.abc import Collection, Iterator

from recoupe.reading.entities.lexicon import fold_word
from recoupe.reading.entities.mention import HYPHENS, Mention, Scene
from recoupe.reading.entities.verdict import Verdict, around_of, judged

_FUNCTION_WORDS = frozenset({"DET", "ADP", "PRON", "SCONJ", "CCONJ", "ADV", "AUX", "VERB", "NUM"})
MAX_NAME_TOKENS = 9
# A small letter and a capitalised word that goes to the end of a stretch.
_GLUED = re.compile(r"([^\W\d_])(?<=[a-zà-ÿ])([A-ZÀ-Þ][a-zà-ÿ]{0,6})(?=[\s'\u2019]|$)")


def find_names(
    scene: Scene,
    phrases: list[Mention],
    aliases: Collection[str],
    surnames: Collection[str],
) -> Iterator[Mention]:
    """Yield the names of a sentence that are not in the lexicon, left to right.

    `phrases` are the sentence's noun phrases: a capitalised run right after a title or the noun
    of a role is a person's name whatever spaCy says.
    """
    around = around_of(phrases, aliases, surnames)
    taken = {i for m in scene.names for i in scene.tokens_in(m.start, m.end)}
    taken |= {i for a, b in scene.longer.items() for i in scene.tokens_in(a, b)}
    heads = {i for m in scene.heads for i in scene.tokens_in(m.start, m.end)}
    place_ended = -MAX_NAME_TOKENS
    at = 0
    while at < len(scene.tokens):
        if at in taken or not _begins_name(scene, at, heads):
            at += 1
            continue
        end = _run_end(scene, at, taken)
        verdict = judged(scene, at, end, around, listed=at - place_ended <= 1)
        if verdict is not None:
            yield _mention(scene, at, end, verdict)
            place_ended = end if verdict.kind == "place" else place_ended
        at = max(end, at + 1)


def titled_surnames(scenes: list[Scene]) -> frozenset[str]:
    """Return the folded last words of the names that a report gives a civility ("M. X")."""
    found = set()
    for scene in scenes:
        civilities = scene.lexicon.words.civilities
        for at in range(len(scene.tokens) - 1):
            if scene.folds[at].rstrip(".") in civilities and scene.tokens[at + 1].text[0].isupper():
                found.add(scene.folds[_run_end(scene, at + 1, set()) - 1])
    return frozenset(found)


def _mention(scene: Scene, at: int, end: int, verdict: Verdict) -> Mention:
    start_char = scene.tokens[at].start
    end_char = _unglued(scene, start_char, scene.tokens[end - 1].end)
    definite = scene.before(at) in scene.lexicon.words.definite
    return Mention(
        sentence=scene.index,
        field=scene.field,
        start=start_char,
        end=end_char,
        kind=verdict.kind,
        name=scene.text[start_char:end_char],
        rule=verdict.rule,
        token=scene.clause_token(start_char, end_char),
        gender=verdict.gender,
        definiteness="definite" if definite else "bare",
    )


def _unglued(scene: Scene, start: int, end: int) -> int:
    """Return the end of a name before a bracket or the next sentence that no blank parts from it.

    "Paul Dupont(Nord" is "Paul Dupont", and so is "Paul DupontLe parquet …".
    """
    text = scene.text[start:end]
    bracket = text.find("(")
    if bracket > 0:
        return start + bracket
    for match in _GLUED.finditer(text):
        if fold_word(match.group(2)) in scene.lexicon.words.glued_words:
            return start + match.start(2)
    return end


def _begins_name(scene: Scene, at: int, heads: set[int]) -> bool:
    token, words = scene.tokens[at], scene.lexicon.words
    if not token.text[0].isupper() or scene.folds[at].rstrip(".") in words.civilities:
        return False
    if scene.folds[at] in words.name_breakers and scene.before(at) not in words.civilities:
        return False
    determined = scene.before(at) in words.determiners
    if determined and (scene.folds[at] in words.domain_words or _direction(scene, at)):
        return False
    joined = (
        at + 1 < len(scene.tokens)
        and token.ent == "PER"
        and scene.tokens[at + 1].ent == "PER"
        and not scene.tokens[at + 1].ent_begins
        and scene.tokens[at + 1].text[0].isupper()
    )
    following = scene.tokens[at + 1 : at + 2]
    hyphenated = following and following[0].text in HYPHENS and following[0].start == token.end
    if len(token.text.rstrip(".")) == 1 and not joined and not hyphenated:
        return False
    if at in heads:
        return (joined or _forename(scene, at)) and not _heads_role(scene, token.start)
    if at == 0 and token.pos == "VERB" and scene.tokens[1:2] and scene.tokens[1].text.islower():
        return False  # "Venus de Goma, les …"
    if token.has("VerbForm=Fin") and _full_name_at(scene, at + 1):
        return False  # "Libérez Paul Dupont !"
    if token.pos in _FUNCTION_WORDS:
        return joined and (at > 0 or token.pos not in ("DET", "ADP", "PRON"))
    return True


def _full_name_at(scene: Scene, at: int) -> bool:
    """Say whether two words of what spaCy takes for a person begin at an index."""
    named = scene.tokens[at : at + 2]
    return len(named) > 1 and all(t.ent == "PER" and t.text[0].isupper() for t in named)


def _direction(scene: Scene, at: int) -> bool:
    """Say whether a part of a country goes before a name ("le député du Nord Paul Dupont")."""
    following = scene.tokens[at + 1] if at + 1 < len(scene.tokens) else None
    named = following is not None and following.text[0].isupper() and following.ent == "PER"
    return named and scene.folds[at] in scene.lexicon.words.directions


def _forename(scene: Scene, at: int) -> bool:
    """Say whether a noun for a body is a first name here: a person's name follows ("Marine X")."""
    following = scene.tokens[at + 1] if at + 1 < len(scene.tokens) else None
    return following is not None and following.ent == "PER" and following.text[0].isupper()


def _heads_role(scene: Scene, position: int) -> bool:
    return any(
        m.start <= position < m.end and any(e.kind == "role" for e in m.entries)
        for m in scene.heads
    )


def _run_end(scene: Scene, at: int, taken: set[int]) -> int:
    """Return the end of the run of capitalised words from `at`, with particles between them."""
    tokens, words = scene.tokens, scene.lexicon.words
    end = at + 1
    while end < len(tokens) and end - at < MAX_NAME_TOKENS and end not in taken:
        token = tokens[end]
        gap = token.start - tokens[end - 1].end
        if _other_name(scene, at, end) or _again(scene, at, end):
            break
        if tokens[end - 1].text.endswith(".") and scene.folds[end] in words.glued_words:
            break  # "son compte X. Une …"
        if gap > 1 or (gap and scene.text[token.start - 1] == "\n"):
            break
        if token.text in HYPHENS and not gap and _glued_after(scene, end, taken):
            end += 2
            continue
        capital = token.text[0].isupper() and token.pos != "PUNCT"
        capital = capital or (not gap and tokens[end - 1].text[-1] in "'\u2019" and end - at > 0)
        if not capital and not (
            scene.folds[end] in words.particles and _continues(scene, end, taken)
        ):
            break
        end += 1
    return end


def _again(scene: Scene, at: int, end: int) -> bool:
    """Say whether the same name begins again ("Awa Dupont Awa Dupont est née": a caption)."""
    length = end - at
    return length > 1 and scene.folds[at:end] == scene.folds[end : end + length]


def _other_name(scene: Scene, at: int, end: int) -> bool:
    """Say whether a person's name begins after a body's ("Météo-Nord Paul Dupont").

    Or after what somebody is in charge of ("la préfète du Cher Awa Dupont").
    """
    token = scene.tokens[end]
    following = scene.tokens[end + 1] if end + 1 < len(scene.tokens) else None
    full = following is not None and following.ent == "PER" and not following.ent_begins
    if token.ent != "PER" or not token.ent_begins or not full:
        return False
    linked = scene.before(at) in scene.lexicon.words.definite
    linked = linked or scene.before(at) in scene.lexicon.words.complement_prepositions
    return scene.tokens[at].ent == "ORG" or (linked and scene.tokens[at].ent == "LOC")


def _glued_after(scene: Scene, at: int, taken: set[int]) -> bool:
    tokens = scene.tokens
    return at + 1 < len(tokens) and at + 1 not in taken and tokens[at + 1].start == tokens[at].end


def _continues(scene: Scene, at: int, taken: set[int]) -> bool:
    """Say whether a particle joins two parts of a name: spaCy has both in one."""
    tokens = scene.tokens
    after = at + 1
    if after < len(tokens) and scene.folds[after] in scene.lexicon.words.particles:
        after += 1
    if after >= len(tokens) or after in taken or not tokens[after].text[0].isupper():
        return False
    inside = tokens[at].ent and not tokens[at].ent_begins
    return bool(inside and tokens[after].ent and not tokens[after].ent_begins)

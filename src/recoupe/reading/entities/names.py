"""Names that the lexicon does not know: people, organisations and places by spaCy and context."""

from collections.abc import Iterator

from recoupe.model.annotation import EntityKind
from recoupe.model.base import folded
from recoupe.reading.entities.mention import Gender, Mention, Scene

_LABELS: dict[str, EntityKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
MAX_NAME_TOKENS = 9
MIN_ACRONYM_CHARS = 2
MAX_ACRONYM_CHARS = 9


def find_names(scene: Scene, phrases: list[Mention]) -> Iterator[Mention]:
    """Yield the names of a sentence that are not in the lexicon, left to right.

    `phrases` are the sentence's noun phrases: a capitalised run right after a title or the noun
    of a role is a person's name whatever spaCy says.
    """
    taken = {i for m in scene.names for i in scene.tokens_in(m.start, m.end)}
    heads = {i for m in scene.heads for i in scene.tokens_in(m.start, m.end)}
    role_ends = {m.end for m in phrases if m.kind == "role" and not m.plural}
    at = 0
    while at < len(scene.tokens):
        if at in taken or not _begins_name(scene, at, heads):
            at += 1
            continue
        end = _run_end(scene, at, taken)
        mention = _judged(scene, at, end, role_ends)
        if mention is not None:
            yield mention
        at = max(end, at + 1)


def _begins_name(scene: Scene, at: int, heads: set[int]) -> bool:
    token, words = scene.tokens[at], scene.lexicon.words
    if not token.text[0].isupper() or scene.folds[at] in words.civilities:
        return False
    if at in heads or token.pos in ("DET", "ADP", "PRON", "SCONJ", "CCONJ", "ADV", "AUX"):
        return token.pos == "ADV" and token.ent == "PER" and token.ent_begins
    return bool(token.ent) or token.pos == "PROPN" or at > 0


def _run_end(scene: Scene, at: int, taken: set[int]) -> int:
    """Return the end of the run of capitalised words from `at`, with particles between them."""
    tokens, words = scene.tokens, scene.lexicon.words
    end = at + 1
    while end < len(tokens) and end - at < MAX_NAME_TOKENS and end not in taken:
        token = tokens[end]
        glued = token.start == tokens[end - 1].end
        if token.text in _HYPHENS and glued and end + 1 < len(tokens) and end + 1 not in taken:
            if tokens[end + 1].start != token.end:
                break
            end += 2
        elif (token.text[0].isupper() and token.pos != "PUNCT") or (
            scene.folds[end] in words.particles and _continues(scene, end, taken)
        ):
            end += 1
        else:
            break
    return end


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


def _judged(scene: Scene, at: int, end: int, role_ends: set[int]) -> Mention | None:
    """Return the mention that a run of capitalised words is, or None."""
    words, tokens = scene.lexicon.words, scene.tokens
    text = scene.text[tokens[at].start : tokens[end - 1].end]
    first = folded(tokens[at].text)
    if end - at == 1 and (first in words.never_names or scene.lexicon.demonym(first)):
        return None
    kind, rule, gender = _kind(scene, at, end, role_ends)
    if kind is None or not any(c.isalpha() for c in text):
        return None
    return Mention(
        sentence=scene.index,
        field=scene.field,
        start=tokens[at].start,
        end=tokens[end - 1].end,
        kind=kind,
        name=text,
        rule=rule,
        token=scene.head_token(tokens[at].start, tokens[end - 1].end),
        gender=gender,
        definiteness="definite" if scene.before(at) in words.definite else "bare",
    )


def _kind(
    scene: Scene, at: int, end: int, role_ends: set[int]
) -> tuple[EntityKind | None, str, Gender | None]:
    words, tokens = scene.lexicon.words, scene.tokens
    before = scene.before(at)
    if before == "." and at > 1:
        before = scene.folds[at - 2]
    before = before.rstrip(".")
    if before in words.civilities and at > 0 and tokens[at - 1].text != "M" * 2:
        return "person", "civility-name", _civility_gender(before, scene)
    if at > 0 and tokens[at - 1].end in role_ends and not _organisational(scene, at):
        return "person", "role-name", None
    first = folded(tokens[at].text)
    if first in words.organisation_words and end - at > 1:
        return "organisation", "organisation-word", None
    labels = [tokens[i].ent for i in range(at, end)]
    label = max(("PER", "LOC", "ORG", "MISC"), key=labels.count) if any(labels) else ""
    if _is_acronym(tokens[at].text) and end - at == 1:
        return (
            ("organisation", "acronym", None)
            if label in ("ORG", "MISC", "PER")
            else (
                ("place", "spacy-loc", None)
                if label == "LOC" and before in _LOCATIVE
                else (None, "", None)
            )
        )
    if label not in _LABELS or labels.count(label) * 2 < len(labels):
        return None, "", None
    if at == 0 and end - at == 1 and tokens[at].pos != "PROPN":
        return None, "", None
    if label == "PER" and before in _LOCATIVE and end - at == 1:
        return "place", "locative", None
    if label == "ORG" and end - at == 1 and tokens[at].pos not in ("PROPN", "X"):
        return None, "", None
    return _LABELS[label], f"spacy-{label.lower()}", None


_LOCATIVE = frozenset({"a", "en"})


def _organisational(scene: Scene, at: int) -> bool:
    return scene.folds[at] in scene.lexicon.words.organisation_words


def _civility_gender(civility: str, scene: Scene) -> Gender | None:
    if civility in scene.lexicon.words.civilities_feminine:
        return "Fem"
    return "Masc" if civility in scene.lexicon.words.civilities_masculine else None


def _is_acronym(text: str) -> bool:
    return MIN_ACRONYM_CHARS <= len(text) <= MAX_ACRONYM_CHARS and text.isupper()

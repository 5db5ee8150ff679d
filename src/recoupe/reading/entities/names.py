"""Names that the lexicon does not know: people, organisations and places by spaCy and context."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from recoupe.model.annotation import EntityKind
from recoupe.model.base import folded
from recoupe.reading.entities.mention import Gender, Mention, Scene
from recoupe.reading.entities.towns import is_town

_LABELS: dict[str, EntityKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})
_FUNCTION_WORDS = frozenset({"DET", "ADP", "PRON", "SCONJ", "CCONJ", "ADV", "AUX", "VERB", "NUM"})
MAX_NAME_TOKENS = 9
MAX_ACRONYM_CHARS = 9


class Verdict(NamedTuple):
    """What a run of capitalised words is, by which rule; `gender` where a title tells it."""

    kind: EntityKind
    rule: str
    gender: Gender | None = None


class Around(NamedTuple):
    """What stands around a sentence's names: the ends and beginnings of its noun phrases.

    `apposed` are the beginnings of roles without an article; `aliases` the acronyms, folded,
    that the report gives for its organisations.
    """

    role_ends: frozenset[int]
    apposed: frozenset[int]
    body_ends: frozenset[int]
    aliases: Collection[str]


def around_of(phrases: list[Mention], aliases: Collection[str]) -> Around:
    """Return what the phrases of a sentence tell of the names beside them."""
    roles = [m for m in phrases if m.kind == "role" and not m.plural]
    return Around(
        frozenset(m.end for m in roles),
        frozenset(m.start for m in roles if m.definiteness == "bare"),
        frozenset(m.end for m in phrases if m.kind == "organisation"),
        aliases,
    )


def find_names(scene: Scene, phrases: list[Mention], aliases: Collection[str]) -> Iterator[Mention]:
    """Yield the names of a sentence that are not in the lexicon, left to right.

    `phrases` are the sentence's noun phrases: a capitalised run right after a title or the noun
    of a role is a person's name whatever spaCy says.
    """
    around = around_of(phrases, aliases)
    taken = {i for m in scene.names for i in scene.tokens_in(m.start, m.end)}
    heads = {i for m in scene.heads for i in scene.tokens_in(m.start, m.end)}
    place_ended = -MAX_NAME_TOKENS
    at = 0
    while at < len(scene.tokens):
        if at in taken or not _begins_name(scene, at, heads):
            at += 1
            continue
        end = _run_end(scene, at, taken)
        verdict = _judged(scene, at, end, around, listed=at - place_ended <= 1)
        verdict = _body_name(scene, at, verdict, around) or verdict
        if verdict is not None:
            yield _mention(scene, at, end, verdict)
            place_ended = end if verdict.kind == "place" else place_ended
        at = max(end, at + 1)


def _mention(scene: Scene, at: int, end: int, verdict: Verdict) -> Mention:
    start_char, end_char = scene.tokens[at].start, scene.tokens[end - 1].end
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


def _begins_name(scene: Scene, at: int, heads: set[int]) -> bool:
    token, words = scene.tokens[at], scene.lexicon.words
    if not token.text[0].isupper() or scene.folds[at].rstrip(".") in words.civilities:
        return False
    if scene.folds[at] in words.domain_words and scene.before(at) in words.determiners:
        return False
    joined = (
        at + 1 < len(scene.tokens)
        and token.ent == "PER"
        and scene.tokens[at + 1].ent == "PER"
        and not scene.tokens[at + 1].ent_begins
        and scene.tokens[at + 1].text[0].isupper()
    )
    if len(token.text) == 1 and not joined:
        return False
    if at in heads:
        return joined and not _heads_role(scene, token.start)
    if token.pos in _FUNCTION_WORDS:
        return joined and (at > 0 or token.pos not in ("DET", "ADP", "PRON"))
    return True


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
        if gap > 1 or (gap and scene.text[token.start - 1] == "\n"):
            break
        if token.text in _HYPHENS and not gap and _glued_after(scene, end, taken):
            end += 2
            continue
        capital = token.text[0].isupper() and token.pos != "PUNCT"
        if not capital and not (
            scene.folds[end] in words.particles and _continues(scene, end, taken)
        ):
            break
        end += 1
    return end


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


def _judged(scene: Scene, at: int, end: int, around: Around, *, listed: bool) -> Verdict | None:
    """Say what a run of capitalised words is, or None where nothing vouches for a name."""
    words, tokens = scene.lexicon.words, scene.tokens
    first, single = scene.folds[at], end - at == 1
    text = scene.text[tokens[at].start : tokens[end - 1].end]
    if single and (first in words.never_names or scene.lexicon.demonym(first) or len(text) < 2):
        return None
    if folded(text) in around.aliases:
        return Verdict("organisation", "alias")
    if first in words.organisation_words and not single:
        return Verdict("organisation", "organisation-word")
    if scene.before(at) in words.street_words:
        return None
    if scene.before(at) in words.place_words:
        return Verdict("place", "place-word")
    titled = _titled(scene, at, around)
    if titled is not None:
        return titled
    if not single and _apposed(scene, end, around):
        return Verdict("person", "apposed-name")
    if "." in text.strip(".") and " " not in text:
        return None  # an address ("site.cd")
    return _by_label(scene, at, end, listed=listed)


def _body_name(scene: Scene, at: int, verdict: Verdict | None, around: Around) -> Verdict | None:
    """Take what follows the noun of a body at once for its name ("le syndicat SUD-PTT")."""
    if (
        at == 0
        or scene.tokens[at - 1].end not in around.body_ends
        or scene.tokens[at].pos != "PROPN"
    ):
        return None
    if verdict is not None and verdict.kind in ("person", "organisation"):
        return None
    return Verdict("organisation", "institution-name")


def _titled(scene: Scene, at: int, around: Around) -> Verdict | None:
    words = scene.lexicon.words
    before = scene.before(at)
    if before == "." and at > 1:
        before = scene.folds[at - 2]
    before = before.rstrip(".")
    if before in words.civilities and at > 0:
        return Verdict("person", "civility-name", _civility_gender(before, scene))
    if at > 0 and scene.tokens[at - 1].end in around.role_ends:
        return Verdict("person", "role-name")
    return None


def _apposed(scene: Scene, end: int, around: Around) -> bool:
    """Say whether a role or an age follows after a comma ("X, maire de Y", "X, 34 ans")."""
    tokens = scene.tokens
    if end + 2 >= len(tokens) or tokens[end].text != ",":
        return False
    aged = tokens[end + 1].text.isdigit() and scene.folds[end + 2] in scene.lexicon.words.age_nouns
    return aged or tokens[end + 1].start in around.apposed


def _by_label(scene: Scene, at: int, end: int, *, listed: bool) -> Verdict | None:
    """Judge by what spaCy's model takes most of the words for."""
    labels = [scene.tokens[i].ent for i in range(at, end)]
    label = max(("PER", "LOC", "ORG", "MISC", ""), key=labels.count)
    single = end - at == 1
    token = scene.tokens[at]
    if _in_place(scene, at) and (label in ("PER", "LOC", "ORG") or listed):
        return Verdict("place", "place-word")
    if single and label == "PER" and _local(scene, at):
        return Verdict("place", "place-of-office")
    if single and label == "PER" and scene.before(at) in scene.lexicon.words.place_prepositions:
        return Verdict("place", "preposition")
    if label not in _LABELS:
        return None
    if single and token.pos not in ("PROPN", "X") and not _is_acronym(token.text):
        return None
    if label == "LOC" or (listed and single and label == "PER"):
        return _place(scene, at, end, listed=listed)
    if single and _is_acronym(token.text):
        return Verdict("organisation", "acronym")
    return Verdict(_LABELS[label], f"spacy-{label.lower()}")


def _local(scene: Scene, at: int) -> bool:
    """Say whether a name is where somebody lives or governs ("les habitants de X")."""
    words = scene.lexicon.words
    linked = scene.before(at) in words.complement_prepositions
    return linked and scene.before(at - 1) in words.local_heads


def _place(scene: Scene, at: int, end: int, *, listed: bool) -> Verdict | None:
    """Take a name for a place if a town has it or a preposition of place is before it."""
    text = scene.text[scene.tokens[at].start : scene.tokens[end - 1].end]
    if any(c.isdigit() for c in text):
        return None
    if is_town(text):
        return Verdict("place", "town")
    if scene.before(at) in scene.lexicon.words.town_prepositions:
        return Verdict("place", "preposition")
    return Verdict("place", "listed") if listed else None


def _in_place(scene: Scene, at: int) -> bool:
    """Say whether "quartier", "commune de" or the like goes before, or "à"."""
    words, before = scene.lexicon.words, scene.before(at)
    if before in words.complement_prepositions and at > 1:
        before = scene.before(at - 1)
    return before in words.place_words


def _civility_gender(civility: str, scene: Scene) -> Gender | None:
    if civility in scene.lexicon.words.civilities_feminine:
        return "Fem"
    return "Masc" if civility in scene.lexicon.words.civilities_masculine else None


def _is_acronym(text: str) -> bool:
    return 1 < len(text) <= MAX_ACRONYM_CHARS and text.isupper()

"""What a run of capitalised words is: a person, an organisation or a place, and by which rule."""

import re
from collections.abc import Collection
from itertools import pairwise
from typing import NamedTuple

from recoupe.model.annotation import EntityKind
from recoupe.model.base import folded
from recoupe.reading.entities.bodies import stands_for
from recoupe.reading.entities.extent import NOMINAL
from recoupe.reading.entities.mention import Gender, Mention, Scene
from recoupe.reading.entities.towns import is_town
from recoupe.text.titles import names_outlet

_LABELS: dict[str, EntityKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
MAX_ACRONYM_CHARS = 9
_ROMAN = re.compile(r"\b[IVX]+$")
# The address of a news site that is its name ("Actu7.cd").
_SITE_NAME = re.compile(
    r"[\w-]{2,30}\.(?:cd|com|net|org|info|fr|be|ch|ca|sn|ci|bf|ml|dz|ma|tn|cm)", re.I
)
# "McDonald", "DiMaggio", "LeBron": a capital inside that is a surname's.
_NAME_PREFIXES = ("Mac", "Mc", "Di", "De", "Le", "La")


class Verdict(NamedTuple):
    """What a run of capitalised words is, by which rule; `gender` where a title tells it."""

    kind: EntityKind
    rule: str
    gender: Gender | None = None


class Around(NamedTuple):
    """What stands around a sentence's names: the ends and beginnings of its noun phrases.

    `apposed` are the beginnings of roles without an article; `aliases` the acronyms, folded,
    that the report gives for its organisations; `surnames` those it gives after a civility.
    """

    role_ends: frozenset[int]
    apposed: frozenset[int]
    body_ends: frozenset[int]
    aliases: Collection[str]
    surnames: Collection[str]


def around_of(
    phrases: list[Mention], aliases: Collection[str], surnames: Collection[str]
) -> Around:
    """Return what the phrases of a sentence tell of the names beside them."""
    roles = [m for m in phrases if m.kind == "role" and not m.plural]
    return Around(
        frozenset(m.end for m in roles),
        frozenset(m.start for m in roles if m.definiteness == "bare"),
        frozenset(m.end for m in phrases if m.kind == "organisation"),
        aliases,
        surnames,
    )


def judged(scene: Scene, at: int, end: int, around: Around, *, listed: bool) -> Verdict | None:
    """Say what a run of capitalised words is, or None where nothing vouches for a name."""
    if _abbreviates(scene, at, end, around) or _numbered(scene, at, end):
        return None
    verdict = _judged(scene, at, end, around, listed=listed)
    return _body_name(scene, at, verdict, around) or verdict


def _judged(scene: Scene, at: int, end: int, around: Around, *, listed: bool) -> Verdict | None:
    words, tokens = scene.lexicon.words, scene.tokens
    first, single = scene.folds[at], end - at == 1
    text = scene.text[tokens[at].start : tokens[end - 1].end]
    if single and (
        first in words.never_names
        or first in words.currencies
        or scene.lexicon.demonym(first)
        or len(text) < 2
    ):
        return None
    if folded(text) in around.aliases:
        return Verdict("organisation", "alias")
    marked = _marked(scene, at, text, single=single)
    if marked is not None:
        return marked
    if first in words.organisation_words and not single:
        return Verdict("organisation", "organisation-word")
    if scene.before(at) in words.street_words:
        return None
    if located(scene, end):
        return Verdict("place", "located")
    if scene.before(at) in words.place_words:
        return Verdict("place", "place-word")
    titled = _titled(scene, at, around)
    if titled is not None:
        return titled
    if not single and (_apposed(scene, end, around) or _after_role(scene, at, end, around)):
        return Verdict("person", "apposed-name")
    if not single and scene.folds[end - 1] in around.surnames:
        return Verdict("person", "surname")
    if "." in text.strip(".") and " " not in text:
        return None  # an address ("site.cd")
    return _by_label(scene, at, end, listed=listed)


def _numbered(scene: Scene, at: int, end: int) -> bool:
    """Say whether a government is counted by whom it is of ("le gouvernement Tembo II")."""
    text = scene.text[scene.tokens[at].start : scene.tokens[end - 1].end]
    eponym = scene.before(at) in scene.lexicon.words.eponym_nouns
    return eponym and _ROMAN.search(text) is not None


def _abbreviates(scene: Scene, at: int, end: int, around: Around) -> bool:
    """Say whether an acronym in brackets is that of common words ("eau et hygiène (EH)")."""
    text = scene.tokens[at].text
    if end - at > 1 or scene.before(at) != "(" or not _is_acronym(text):
        return False
    before = [w for w in scene.words if w.end <= scene.tokens[at].start][-2 * len(text) :]
    return folded(text) not in around.aliases and any(
        before[i].text[0].islower()
        and before[i].folded[0] == text[0].lower()
        and stands_for(text, before[i:])
        for i in range(len(before))
    )


def _marked(scene: Scene, at: int, text: str, *, single: bool) -> Verdict | None:
    """Judge by the word before that only people, hosts or sites have, or by how it is written."""
    words, label = scene.lexicon.words, scene.tokens[at].ent
    before = scene.before(at)
    linked = before in words.complement_prepositions and scene.before(at - 1) in words.namers
    called = before in words.naming_verbs and scene.before(at - 1) in words.reflexives
    if before in words.namers or linked or called:
        return Verdict("person", "named-person")
    if before in words.eponym_nouns and single and not _is_acronym(text):
        return Verdict("person", "eponym")
    if names_outlet(text, scene.outlet) or (single and _SITE_NAME.fullmatch(text)):
        return Verdict("organisation", "site-name")
    if label != "PER" and ((single and _is_brand(text)) or before in words.host_prepositions):
        return Verdict("organisation", "brand")
    if scene.folds[at] in words.place_words and not single:
        return Verdict("place", "place-word")
    return None


def _body_name(scene: Scene, at: int, verdict: Verdict | None, around: Around) -> Verdict | None:
    """Take what follows the noun of a body at once for its name ("le syndicat SUD-PTT")."""
    if (
        at == 0
        or scene.tokens[at - 1].end not in around.body_ends
        or scene.tokens[at].pos not in NOMINAL
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
    if at > 0 and scene.tokens[at - 1].end in around.role_ends and not _party(scene, at):
        return Verdict("person", "role-name")
    return None


def _party(scene: Scene, at: int) -> bool:
    """Say whether an acronym after a role is that of a party ("le sénateur UDX Paul Dupont")."""
    token = scene.tokens[at]
    following = scene.tokens[at + 1] if at + 1 < len(scene.tokens) else None
    if not _is_acronym(token.text) or following is None:
        return False
    linked = scene.folds[at + 1] in scene.lexicon.words.complement_prepositions
    return linked or (following.text[0].isupper() and not following.text.isupper())


def _apposed(scene: Scene, end: int, around: Around) -> bool:
    """Say whether a role or an age follows after a comma ("X, maire de Y", "X, 34 ans")."""
    tokens = scene.tokens
    if end + 2 >= len(tokens) or tokens[end].text != ",":
        return False
    aged = tokens[end + 1].text.isdigit() and scene.folds[end + 2] in scene.lexicon.words.age_nouns
    return aged or tokens[end + 1].start in around.apposed


def _after_role(scene: Scene, at: int, end: int, around: Around) -> bool:
    """Say whether a name stands apposed to the role before it ("Le ministre du Port, X Y, est")."""
    tokens = scene.tokens
    if at < 2 or tokens[at - 1].text != "," or tokens[at - 2].end not in around.role_ends:
        return False
    return end >= len(tokens) or tokens[end].text in (",", ".", "(")


def _by_label(scene: Scene, at: int, end: int, *, listed: bool) -> Verdict | None:
    """Judge by what spaCy's model takes most of the words for."""
    labels = [scene.tokens[i].ent for i in range(at, end)]
    label = max(("PER", "LOC", "ORG", "MISC", ""), key=labels.count)
    single = end - at == 1
    token = scene.tokens[at]
    if _in_place(scene, at) and (label in ("PER", "LOC", "ORG") or listed):
        return Verdict("place", "place-word")
    if single and label in ("PER", "") and token.pos == "PROPN" and _local(scene, at):
        return Verdict("place", "place-of-office")
    if single and label == "PER" and _firm(scene, at):
        return Verdict("organisation", "firm")
    if single and label == "PER" and scene.before(at) in scene.lexicon.words.place_prepositions:
        return Verdict("place", "preposition")
    if label == "" and single and token.pos == "PROPN" and _somewhere(scene, at):
        return Verdict("place", "preposition")
    if label not in _LABELS and (single or not _acts_as_person(scene, at, end)):
        return None
    if single and token.pos not in ("PROPN", "X") and not _is_acronym(token.text):
        return None
    if single and label == "PER" and _after_article(scene, at):
        return None  # "l'Afrobasket", "du Coca": people have no article
    if label in ("LOC", "MISC", "") and not single and _acts_as_person(scene, at, end):
        return Verdict("person", "person-verb")
    if label == "LOC" or (listed and single and label == "PER"):
        return _place(scene, at, end, listed=listed)
    if single and _is_acronym(token.text):
        return Verdict("organisation", "acronym")
    return Verdict(_LABELS[label], f"spacy-{label.lower()}")


def _after_article(scene: Scene, at: int) -> bool:
    """Say whether a definite article goes before that is not of a surname ("Le Guen")."""
    article = scene.before(at) in scene.lexicon.words.definite
    return article and scene.tokens[at - 1].text.islower()


def located(scene: Scene, end: int) -> bool:
    """Say whether what follows tells where or what place it is ("X (nord)", "X, un village")."""
    words, tokens = scene.lexicon.words, scene.tokens
    if end + 1 >= len(tokens):
        return False
    if tokens[end].text == "(":
        close = next(
            (i for i in range(end + 1, min(end + 6, len(tokens))) if tokens[i].text == ")"), end
        )
        inside = scene.text[tokens[end].end : tokens[close].start]
        return folded(inside).strip() in words.directions
    after = end + 1
    while (
        after < len(tokens)
        and after - end < 4
        and scene.folds[after] in words.determiners | words.former
    ):
        after += 1
    return (
        tokens[end].text == ","
        and after < len(tokens)
        and scene.folds[after] in words.inhabited
        and (after > end + 1 or tokens[after].pos == "NOUN")
    )


def _somewhere(scene: Scene, at: int) -> bool:
    """Say whether "à", "vers" or "près de" leads to a name that the model has no label for."""
    words, before = scene.lexicon.words, scene.before(at)
    if before in words.complement_prepositions:
        return scene.before(at - 1) in words.near_words
    return before in words.place_prepositions


def _acts_as_person(scene: Scene, at: int, end: int) -> bool:
    """Say whether bare capitals are the subject of what only people do or suffer."""
    words = scene.lexicon.words
    head = scene.head_token(scene.tokens[at].start, scene.tokens[end - 1].end)
    token = scene.tokens[head]
    if at > 0 and scene.tokens[at - 1].pos in ("DET", "ADP"):
        return False
    if not token.dep.startswith("nsubj") or any(c.isdigit() for c in token.text):
        return False
    lemma = scene.lemmas[token.head]
    return lemma in words.person_verbs or lemma in words.human_verbs


def _local(scene: Scene, at: int) -> bool:
    """Say whether a name is where somebody lives or governs ("les habitants de X")."""
    words = scene.lexicon.words
    linked = scene.before(at) in words.complement_prepositions
    return linked and scene.before(at - 1) in words.local_heads


def _firm(scene: Scene, at: int) -> bool:
    """Say whether a name is a company's ("la société X", "le patron de X", no town)."""
    words = scene.lexicon.words
    if scene.before(at) in words.firm_nouns:
        return True
    linked = scene.before(at) in words.complement_prepositions
    return (
        linked and scene.before(at - 1) in words.firm_heads and not is_town(scene.tokens[at].text)
    )


def _place(scene: Scene, at: int, end: int, *, listed: bool) -> Verdict | None:
    """Take a name for a place if a town has it or a preposition of place is before it."""
    text = scene.text[scene.tokens[at].start : scene.tokens[end - 1].end]
    if any(c.isdigit() for c in text):
        return None
    if is_town(text):
        return Verdict("place", "town")
    if scene.before(at) in scene.lexicon.words.town_prepositions:
        return Verdict("place", "preposition")
    if listed:
        return Verdict("place", "listed")
    token = scene.tokens[scene.head_token(scene.tokens[at].start, scene.tokens[end - 1].end)]
    bare = at == 0 or scene.tokens[at - 1].pos not in ("DET", "ADP")
    if end - at > 1 and bare and token.dep.startswith("nsubj"):
        return Verdict("person", "unplaced-subject")  # no town, and it does something
    return None


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


def _is_brand(text: str) -> bool:
    """Say whether a capital inside a word makes it a company's or a party's ("CheckNews")."""
    if text.isupper() or not text.isalpha():
        return False
    prefix = next((p for p in _NAME_PREFIXES if text.startswith(p)), None)
    if prefix is not None:
        return text[len(prefix) :].isupper() and len(text) > len(prefix) + 1
    return any(a.islower() and b.isupper() for a, b in pairwise(text))


def _is_acronym(text: str) -> bool:
    return 1 < len(text) <= MAX_ACRONYM_CHARS and text.isupper()

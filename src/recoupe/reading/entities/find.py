"""Finding the entities of a document."""

import re
from collections import Counter
from collections.abc import Iterable

import msgspec

from recoupe.lang import Language
from recoupe.model.base import folded
from recoupe.reading.entities.attach import holders
from recoupe.reading.entities.index import EntityIndex
from recoupe.reading.entities.known import find_known
from recoupe.reading.entities.lexicon import lexicon_of
from recoupe.reading.entities.link import Draft, Linker, entities_of
from recoupe.reading.entities.mention import Mention, Scene
from recoupe.reading.entities.names import find_names
from recoupe.reading.entities.people import People
from recoupe.reading.entities.phrases import find_phrases
from recoupe.reading.entities.pronouns import find_pronouns
from recoupe.reading.entities.quoted import Ranges, quoted_ranges, within
from recoupe.reading.entities.towns import country_of_town
from recoupe.reading.parse import Document

# An acronym in brackets right after what it stands for.
_ALIAS = re.compile("[ \u00a0\u202f]?\\(([^\\W\\d_][\\w.-]{1,14})\\)")


def find_entities(document: Document, language: Language) -> EntityIndex:
    """Return the entities of a document, by first mention, and what its pronouns stand for."""
    lexicon = lexicon_of(language)
    scenes = [Scene(document, i, lexicon) for i in range(len(document.sentences))]
    phrases = [list(find_phrases(s)) for s in scenes]
    known = [list(find_known(s)) for s in scenes]
    aliases = {
        folded(alias.name)
        for scene, *found in zip(scenes, phrases, known, strict=True)
        for _, alias in aliases_of(scene, [m for part in found for m in part])
    }
    found = [mentions_of(s, p, k, aliases) for s, p, k in zip(scenes, phrases, known, strict=True)]
    context = context_of(found)
    found = [[settled(m, context) for m in mentions] for mentions in found]
    found = with_surnames(scenes, found)
    people = People(m for mentions in found for m in mentions if m.kind == "person")
    linker = Linker(lexicon, people)
    for scene, mentions, ranges in zip(scenes, found, quoted_ranges(scenes), strict=True):
        linker.silent = ranges
        link_scene(linker, scene, mentions)
    place_towns(linker.drafts, context)
    entities, ids = entities_of(linker.drafts)
    pronouns = find_pronouns(scenes, linker.drafts, ids)
    return EntityIndex(entities, pronouns=pronouns)


def mentions_of(
    scene: Scene, phrases: list[Mention], known: list[Mention], aliases: set[str]
) -> list[Mention]:
    """Return the mentions of one sentence by place, the longer first; they may nest."""
    names = list(find_names(scene, phrases, aliases))
    certain = known + [
        n for n in names if not any(overlaps_badly(n, p) or bears(p, n) for p in phrases)
    ]
    kept = [p for p in phrases if not any(p.within(k) or same_place(p, k) for k in certain)]
    return sorted(certain + kept, key=lambda m: (m.start, -m.end, m.kind))


def same_place(a: Mention, b: Mention) -> bool:
    return (a.start, a.end) == (b.start, b.end)


def bears(body: Mention, name: Mention) -> bool:
    """Say whether a body bears a person's name ("l'hôpital Saint-Louis")."""
    return "patron" in body.flags and body.end == name.end and name.kind == "person"


def overlaps_badly(name: Mention, phrase: Mention) -> bool:
    """Say whether a guessed name and a phrase claim the same words without nesting."""
    if name.end <= phrase.start or phrase.end <= name.start:
        return False
    return not (phrase.start < name.start and name.end <= phrase.end)


def aliases_of(scene: Scene, mentions: list[Mention]) -> list[tuple[Mention, Mention]]:
    """Return organisations with the acronym given after them, the outermost of nested ones."""
    found: list[tuple[Mention, Mention]] = []
    bodies = [m for m in mentions if m.kind == "organisation"]
    for body in sorted(bodies, key=lambda m: (m.start, -m.end)):
        match = _ALIAS.match(scene.text, body.end, scene.sentence.end)
        if match is None or any(a.start == match.start(1) for _, a in found):
            continue
        alias = msgspec.structs.replace(
            body,
            start=match.start(1),
            end=match.end(1),
            name=match.group(1),
            rule="alias",
            token=scene.head_token(match.start(1), match.end(1)),
        )
        initial = folded(alias.name)[0] == folded(body.name)[0]
        if alias.name[0].isupper() and initial:
            found.append((body, alias))
    return found


def context_of(found: Iterable[list[Mention]]) -> Counter[str]:
    """Return how often a report speaks of each country without ambiguity."""
    return Counter(m.countries[0] for ms in found for m in ms if len(m.countries) == 1)


def settled(mention: Mention, context: Counter[str]) -> Mention:
    """Return the mention with that of its possible countries that the report speaks of most."""
    if len(mention.countries) < 2:
        return mention
    ranked = sorted(mention.countries, key=lambda c: (-context[c], c))
    clear = context[ranked[0]] > context[ranked[1]]
    return msgspec.structs.replace(mention, countries=(ranked[0],) if clear else ())


def with_surnames(scenes: list[Scene], found: list[list[Mention]]) -> list[list[Mention]]:
    """Add surnames that nothing else vouched for, once the full name is known."""
    people = People(m for mentions in found for m in mentions if m.kind == "person")
    surnames = people.surnames
    return [
        sorted(
            [widened(scene, renamed(m, surnames), people) for m in mentions]
            + [widened(scene, m, people) for m in missed(scene, mentions, surnames)],
            key=lambda m: (m.start, -m.end, m.kind),
        )
        for scene, mentions in zip(scenes, found, strict=True)
    ]


def renamed(mention: Mention, surnames: frozenset[str]) -> Mention:
    guessed = mention.kind in ("place", "organisation") and mention.key is None
    if guessed and mention.head is None and folded(mention.name) in surnames:
        return msgspec.structs.replace(mention, kind="person", rule="surname")
    return mention


def widened(scene: Scene, mention: Mention, people: People) -> Mention:
    """Return a person's mention with the capitalised parts of the full name before it."""
    if mention.kind != "person":
        return mention
    start = mention.start
    for full in people.full_forms(mention.name):
        for word in reversed([w for w in scene.words if w.end < mention.start]):
            if word.end + 1 != start or word.folded not in full or not word.text[0].isupper():
                break
            start = word.start
    if start == mention.start:
        return mention
    return msgspec.structs.replace(mention, start=start, name=scene.text[start : mention.end])


def missed(scene: Scene, mentions: list[Mention], surnames: frozenset[str]) -> list[Mention]:
    """Return the capitalised surnames of a sentence that are in no mention of a name."""
    return [
        Mention(
            sentence=scene.index,
            field=scene.field,
            start=w.start,
            end=w.end,
            kind="person",
            name=w.text,
            rule="surname",
            token=scene.head_token(w.start, w.end),
        )
        for w in scene.words
        if w.folded in surnames
        and w.text[0].isupper()
        and not any(m.start <= w.start < m.end and m.head is None for m in mentions)
        and not any(n.start <= w.start < n.end for n in scene.names)
    ]


def link_scene(linker: Linker, scene: Scene, mentions: list[Mention]) -> None:
    """Link the mentions of one sentence."""
    people = [m for m in mentions if m.kind == "person"]
    roles = [m for m in mentions if m.kind == "role"]
    held = holders(scene, roles, people)
    aliases = {a.start: (body, a) for body, a in aliases_of(scene, mentions)}
    drafts: dict[tuple[int, int], Draft] = {}
    for mention in mentions:
        if mention.start in aliases:
            body, alias = aliases[mention.start]
            if (body.start, body.end) in drafts:
                continue
        holder = held.get(mention.start) if mention.kind == "role" else None
        if mention.kind == "role" and holder is None and not stands_alone(scene, mention):
            continue
        if mention.kind in ("role", "group") and holder is None and is_predicate(scene, mention):
            continue
        named = named_body(mention, mentions)
        if named is None and nameless(scene, mention):
            continue
        draft = linker.take(named or mention, holder)
        if named is not None:
            draft.say(mention.name)
            linker.join(draft, mention)
        drafts[mention.start, mention.end] = draft
        if draft.kind == "person" and is_subject(scene, mention, linker.silent):
            linker.subject = draft
        for body, alias in aliases.values():
            if same_place(body, mention):
                linker.alias(draft, alias)


def is_subject(scene: Scene, mention: Mention, silent: Ranges) -> bool:
    """Say whether a mention is the subject of a clause of the report's own words."""
    subject = scene.tokens[mention.token].dep.startswith("nsubj")
    return subject and not within(mention.start, silent)


def stands_alone(scene: Scene, role: Mention) -> bool:
    """Say whether a role noun without a name is a participant, not what somebody is "as"."""
    return (
        role.definiteness != "bare"
        or scene.field == "title"
        or scene.tokens_in(role.start, role.end).start == 0
    )


def is_predicate(scene: Scene, mention: Mention) -> bool:
    """Say whether a noun only tells what the subject is ("X sont des mercenaires")."""
    sentence, token = scene.sentence, mention.token
    if mention.definiteness not in ("indefinite", "bare"):
        return False
    while sentence.tokens[token].dep == "conj" and sentence.tokens[token].head < token:
        token = sentence.tokens[token].head
    copulas = list(sentence.dependents(token, "cop"))
    return bool(copulas) and any(
        True for head in (*copulas, token) for _ in sentence.dependents(head, "nsubj")
    )


def nameless(scene: Scene, body: Mention) -> bool:
    """Say whether a noun that needs a name has none ("la chaîne" alone)."""
    if "needs" not in body.flags:
        return False
    words = scene.tokens_in(body.start, body.end)
    return not body.about and body.country is None and len(words) == 1


def named_body(mention: Mention, mentions: list[Mention]) -> Mention | None:
    """Return the organisation named right after its noun ("le groupe paramilitaire Wagner")."""
    if mention.kind != "organisation" or mention.head is None:
        return None
    for other in mentions:
        adjacent = other.start == mention.end + 1 and other.field == mention.field
        if adjacent and other.kind == "organisation" and other.head is None:
            return other
    return None


def place_towns(drafts: Iterable[Draft], context: Counter[str]) -> None:
    """Give places without a country that of the town they must be."""
    for draft in drafts:
        if draft.kind == "place" and draft.country is None and draft.mentions[0].key is None:
            draft.country = country_of_town(draft.name, context)

"""Finding the entities of a document."""

from recoupe.lang import Language
from recoupe.model.base import folded
from recoupe.reading.entities.attach import holders
from recoupe.reading.entities.bodies import find_bodies
from recoupe.reading.entities.draft import Draft, entities_of
from recoupe.reading.entities.gather import (
    aliases_of,
    mentions_of,
    same_place,
    with_surnames,
)
from recoupe.reading.entities.holders import holders_at
from recoupe.reading.entities.home import context_of, place_drafts, settled
from recoupe.reading.entities.index import EntityIndex
from recoupe.reading.entities.known import find_known
from recoupe.reading.entities.lexicon import lexicon_of
from recoupe.reading.entities.link import Linker
from recoupe.reading.entities.mention import Mention, Scene
from recoupe.reading.entities.names import titled_surnames
from recoupe.reading.entities.people import People
from recoupe.reading.entities.phrases import find_phrases
from recoupe.reading.entities.pronouns import find_pronouns
from recoupe.reading.entities.quoted import Ranges, quoted_ranges, within
from recoupe.reading.entities.sites import find_sites
from recoupe.reading.parse import Document


def find_entities(document: Document, language: Language) -> EntityIndex:
    """Return the entities of a document, by first mention, and what its pronouns stand for."""
    lexicon = lexicon_of(language)
    scenes = [Scene(document, i, lexicon) for i in range(len(document.sentences))]
    known = [found_whole(s) for s in scenes]
    phrases = [list(find_phrases(s)) for s in scenes]
    aliases = {
        folded(alias.name)
        for scene, *found in zip(scenes, phrases, known, strict=True)
        for _, alias in aliases_of(scene, [m for part in found for m in part])
    }
    surnames = titled_surnames(scenes)
    found = [
        mentions_of(s, p, k, aliases, surnames)
        for s, p, k in zip(scenes, phrases, known, strict=True)
    ]
    context = context_of(found, scenes, document.report, language)
    found = [[settled(m, context) for m in mentions] for mentions in found]
    context = context_of(found, scenes, document.report, language)
    found = with_surnames(scenes, found)
    people = People(m for mentions in found for m in mentions if m.kind == "person")
    day = document.layout.published.earliest
    linker = Linker(lexicon, people, holders=holders_at(language, day))
    linker.titled = sole_person(scenes, found)
    for scene, mentions, ranges in zip(scenes, found, quoted_ranges(scenes), strict=True):
        linker.silent = ranges
        link_scene(linker, scene, mentions)
    place_drafts(linker.drafts, context, lexicon)
    entities, ids = entities_of(linker.drafts)
    pronouns = find_pronouns(scenes, linker.drafts, ids)
    offices = [(m.span, ids[id(d)]) for m, d in linker.held if id(d) in ids]
    return EntityIndex(entities, pronouns=pronouns, offices=offices)


def found_whole(scene: Scene) -> list[Mention]:
    """Return the known names, bodies and sites of a sentence, and tell the scene their ends."""
    known = list(find_known(scene))
    proper = [
        m
        for m in (*find_bodies(scene), *find_sites(scene))
        if not any(m.within(k) or same_place(m, k) for k in known)
    ]
    scene.longer = {m.start: m.end for m in proper}
    return known + proper


def sole_person(scenes: list[Scene], found: list[list[Mention]]) -> Mention | None:
    """Return the one person that a title names, if the body names nobody before it resumes them."""
    titles = [m for s, ms in zip(scenes, found, strict=True) if s.field == "title" for m in ms]
    people = [m for m in titles if m.kind == "person"]
    return people[0] if len({folded(m.name) for m in people}) == 1 else None


def link_scene(linker: Linker, scene: Scene, mentions: list[Mention]) -> None:
    """Link the mentions of one sentence."""
    people = [m for m in mentions if m.kind == "person"]
    roles = [m for m in mentions if m.kind == "role"]
    held = holders(scene, roles, people, mentions)
    aliases = {a.start: (body, a) for body, a in aliases_of(scene, mentions)}
    drafts: dict[tuple[int, int], Draft] = {}
    for mention in mentions:
        if mention.start in aliases:
            body, alias = aliases[mention.start]
            if (body.start, body.end) in drafts:
                continue
        holder = held.get(mention.start) if mention.kind == "role" else None
        if holder is None and stands_for_nobody(scene, mention):
            continue
        short = linker.named(mention) if "short" in mention.flags else None
        named = named_body(mention, mentions)
        if named is None and short is None and nameless(scene, mention):
            continue
        linker.acts = mention.kind == "role" and acts(scene, mention)
        draft = linker.take(named or mention, holder)
        if named is not None:
            draft.say(mention.name)
            linker.join(draft, mention)
        drafts[mention.start, mention.end] = draft
        if speaks(scene, mention) and not within(mention.start, linker.silent):
            linker.speaker = draft
        if draft.kind == "person" and is_subject(scene, mention, linker.silent):
            linker.subject = draft
            linker.name_last(draft, holder or mention)
        if draft.kind == "role" and (linker.acts or is_agent(scene, mention)):
            linker.unnamed = draft
        for body, alias in aliases.values():
            if same_place(body, mention):
                linker.alias(draft, alias)


def stands_for_nobody(scene: Scene, mention: Mention) -> bool:
    """Say whether a noun without a holder's name only tells what somebody is."""
    if mention.kind == "role" and not stands_alone(scene, mention):
        return True
    return mention.kind in ("role", "group") and is_predicate(scene, mention)


def is_subject(scene: Scene, mention: Mention, silent: Ranges) -> bool:
    """Say whether a mention is the subject of a clause of the report's own words."""
    subject = scene.tokens[mention.token].dep.startswith("nsubj")
    return subject and not within(mention.start, silent)


def acts(scene: Scene, role: Mention) -> bool:
    """Say whether a role noun is the subject of what the report itself tells."""
    token = scene.tokens[role.token]
    if token.dep.startswith("nsubj") or _after_words(scene, role):
        return True
    return token.dep in ("ROOT", "obl:agent") and speaks(scene, role)


def _after_words(scene: Scene, role: Mention) -> bool:
    """Say whether a role is the inverted subject after words said ("…», expose le maire")."""
    at = scene.tokens_in(role.start, role.end).start - 1
    while at > 1 and scene.tokens[at].pos in ("DET", "ADJ"):
        at -= 1
    if at < 1 or scene.tokens[at].pos != "VERB" or scene.tokens[at - 1].pos != "PUNCT":
        return False
    finite = scene.tokens[at].has("VerbForm=Fin")
    return finite and not scene.sentence.has(at, "nsubj")


def is_agent(scene: Scene, mention: Mention) -> bool:
    return scene.tokens[mention.token].dep == "obl:agent"


def speaks(scene: Scene, mention: Mention) -> bool:
    """Say whether somebody is the subject of a verb of saying, or comes after "selon"."""
    if mention.kind == "place":
        return False
    words, token = scene.lexicon.words, scene.tokens[mention.token]
    if token.dep.startswith("nsubj") and scene.lemmas[token.head] in words.saying_verbs:
        return True
    start = scene.tokens_in(mention.start, mention.end).start
    while start > 0 and scene.tokens[start - 1].pos in ("DET", "ADJ"):
        start -= 1
    return scene.before(start) in words.source_words


def stands_alone(scene: Scene, role: Mention) -> bool:
    """Say whether a role noun without a name is a participant, not what somebody is "as"."""
    start = scene.tokens_in(role.start, role.end).start
    linked = scene.before(start) in scene.lexicon.words.complement_prepositions
    if linked and role.definiteness == "indefinite" and not role.plural:
        return False  # "casquette d'élu", "le rôle de président"
    return role.definiteness != "bare" or scene.field == "title" or start == 0


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

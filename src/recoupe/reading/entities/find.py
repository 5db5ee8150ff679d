"""Finding the entities of a document."""

from recoupe.lang import Language
from recoupe.reading.entities.attach import holders
from recoupe.reading.entities.index import EntityIndex
from recoupe.reading.entities.known import find_known
from recoupe.reading.entities.lexicon import lexicon_of
from recoupe.reading.entities.link import Linker, entities_of
from recoupe.reading.entities.mention import Mention, Scene
from recoupe.reading.entities.names import find_names
from recoupe.reading.entities.people import People
from recoupe.reading.entities.phrases import find_phrases
from recoupe.reading.parse import Document


def find_entities(document: Document, language: Language) -> EntityIndex:
    """Return the entities of a document, by first mention, and what its pronouns stand for."""
    lexicon = lexicon_of(language)
    scenes = [Scene(document, i, lexicon) for i in range(len(document.sentences))]
    found = [mentions_of(scene) for scene in scenes]
    people = People(m for mentions in found for m in mentions if m.kind == "person")
    linker = Linker(lexicon, people)
    for scene, mentions in zip(scenes, found, strict=True):
        link_scene(linker, scene, mentions)
    entities, _ = entities_of(linker.drafts)
    return EntityIndex(entities)


def mentions_of(scene: Scene) -> list[Mention]:
    """Return the mentions of one sentence by place, the longer first; they may nest."""
    phrases = list(find_phrases(scene))
    known = list(find_known(scene))
    names = list(find_names(scene, phrases))
    certain = known + [n for n in names if not any(overlaps_badly(n, p) for p in phrases)]
    kept = [p for p in phrases if not any(p.within(k) for k in certain)]
    return sorted(certain + kept, key=lambda m: (m.start, -m.end, m.kind))


def overlaps_badly(name: Mention, phrase: Mention) -> bool:
    """Say whether a guessed name and a phrase claim the same words without nesting."""
    if name.end <= phrase.start or phrase.end <= name.start:
        return False
    return not (phrase.start < name.start and name.end <= phrase.end)


def link_scene(linker: Linker, scene: Scene, mentions: list[Mention]) -> None:
    """Link the mentions of one sentence."""
    people = [m for m in mentions if m.kind == "person"]
    roles = [m for m in mentions if m.kind == "role"]
    held = holders(scene, roles, people)
    for mention in mentions:
        linker.take(mention, held.get(mention.start) if mention.kind == "role" else None)

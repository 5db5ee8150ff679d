"""Streets, buildings, quarters and natural sites: a noun of place and the name it bears."""

from collections.abc import Iterator

from recoupe.reading.entities.extent import NOMINAL
from recoupe.reading.entities.mention import Mention, Scene

MAX_TOKENS = 7


def find_sites(scene: Scene) -> Iterator[Mention]:
    """Yield the sites of a sentence ("avenue des Palmiers", "stade Paul-Tembo")."""
    reached = 0
    for at in range(len(scene.tokens)):
        if at < reached or scene.folds[at] not in scene.lexicon.words.site_words:
            continue
        end = _end(scene, at)
        if end is not None and not _known(scene, at):
            reached = end
            yield _mention(scene, at, end)


def _known(scene: Scene, at: int) -> bool:
    """Say whether the lexicon has the site, or whether the word is a verb ("ont marché")."""
    position = scene.tokens[at].start
    covered = any(m.start <= position < m.end for m in scene.names)
    return covered or scene.tokens[at].pos not in NOMINAL


def _end(scene: Scene, at: int) -> int | None:
    """Return the end of the name after a site's noun, None where it bears none."""
    tokens, words = scene.tokens, scene.lexicon.words
    name = at + 1
    while name < len(tokens) and name - at < 4 and _links(scene, name):
        name += 1
    if name >= len(tokens) or not tokens[name].text[0].isupper():
        return None
    bare = scene.folds[name - 1] in ("de", "d")
    if bare and _inhabited(scene, name):
        return None  # "la gare de Lyon" and "le port de Goma" are of a town: that is the place
    if scene.folds[at] in words.linked_sites and (bare or name == at + 1):
        return None
    end = name + 1
    while end < len(tokens) and end - at < MAX_TOKENS:
        glued = tokens[end].start == tokens[end - 1].end
        capital = tokens[end].text[0].isupper() and tokens[end].pos != "VERB"
        small = scene.folds[end] in words.particles and end + 1 < len(tokens)
        goes_on = small and tokens[end + 1].text[0].isupper() and tokens[end].ent != ""
        if not (glued and tokens[end].text in "-\u2010\u2011") and not capital and not goes_on:
            break
        end += 1
    return end


def _links(scene: Scene, index: int) -> bool:
    words = scene.lexicon.words
    return scene.folds[index] in words.particles or scene.folds[index] in words.definite


def _inhabited(scene: Scene, index: int) -> bool:
    """Say whether a known place or country begins at a token."""
    match = scene.name_at(scene.tokens[index].start)
    return match is not None and match.entries[0].kind in ("place", "capital", "country")


def _mention(scene: Scene, at: int, end: int) -> Mention:
    start, stop = scene.tokens[at].start, scene.tokens[end - 1].end
    return Mention(
        sentence=scene.index,
        field=scene.field,
        start=start,
        end=stop,
        kind="place",
        name=scene.text[start:stop],
        rule="site",
        token=scene.head_token(start, stop),
    )

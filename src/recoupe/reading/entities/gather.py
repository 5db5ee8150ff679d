"""Gathering a report's mentions before they are joined: what nests, what is settled by the rest."""

import re

import msgspec

from recoupe.model.base import folded
from recoupe.reading.entities.mention import Mention, Scene
from recoupe.reading.entities.names import find_names
from recoupe.reading.entities.people import People

# An acronym in brackets right after what it stands for.
_ALIAS = re.compile("[ \u00a0\u202f]?\\(([^\\W\\d_][\\w.-]{1,14})\\)")


# Guesses that a surer mention of the same name overrules.
WEAK_RULES = ("spacy-loc", "town", "listed", "preposition", "place-of-office")


def mentions_of(
    scene: Scene,
    phrases: list[Mention],
    known: list[Mention],
    aliases: set[str],
    surnames: frozenset[str],
) -> list[Mention]:
    """Return the mentions of one sentence by place, the longer first; they may nest."""
    names = list(find_names(scene, phrases, aliases, surnames))
    phrases = [p for p in phrases if not any(inside_name(p, n) for n in names)]
    certain = known + [
        n for n in names if not any(overlaps_badly(n, p) or bears(p, n) for p in phrases)
    ]
    certain = [c for c in certain if not any(goes_further(p, c) for p in phrases)]
    kept = [p for p in phrases if not any(p.within(k) or same_place(p, k) for k in certain)]
    return sorted(certain + kept, key=lambda m: (m.start, -m.end, m.kind))


def same_place(a: Mention, b: Mention) -> bool:
    return (a.start, a.end) == (b.start, b.end)


def goes_further(phrase: Mention, body: Mention) -> bool:
    """Say whether a noun phrase has more of a body's name than the name that was found."""
    same = phrase.kind == "organisation" and phrase.start == body.start
    return same and body.rule == "body-name" and phrase.end > body.end


def inside_name(phrase: Mention, name: Mention) -> bool:
    """Say whether a noun with a capital is a part of a longer name ("Bruno Le Maire")."""
    inside = name.start < phrase.start and phrase.within(name) and phrase.name[0].isupper()
    return inside and name.kind in ("person", "organisation")


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


def with_surnames(scenes: list[Scene], found: list[list[Mention]]) -> list[list[Mention]]:
    """Add surnames that nothing else vouched for, once the full name is known."""
    people = People(m for mentions in found for m in mentions if m.kind == "person")
    surnames = people.surnames
    given = {m.name for mentions in found for m in mentions if m.rule == "named-person"}
    places = frozenset(
        plain(m.name)
        for mentions in found
        for m in mentions
        if m.kind == "place" and folded(m.name) not in surnames and m.name not in given
    )
    return [
        sorted(
            [
                widened(
                    scene,
                    renamed(m, surnames, places, full=people.has(m.name) or m.name in given),
                    people,
                )
                for m in mentions
            ]
            + [widened(scene, m, people) for m in missed(scene, mentions, surnames)],
            key=lambda m: (m.start, -m.end, m.kind),
        )
        for scene, mentions in zip(scenes, found, strict=True)
    ]


def plain(name: str) -> str:
    """Return a name folded, its hyphens as blanks ("Nord-Est", "Nord Est")."""
    return " ".join(folded(name).replace("-", " ").split())


def renamed(
    mention: Mention, surnames: frozenset[str], places: frozenset[str], *, full: bool
) -> Mention:
    """Return a guessed name as what the rest of the report shows it to be."""
    if mention.rule == "spacy-per" and plain(mention.name) in places:
        return msgspec.structs.replace(mention, kind="place", rule="place-elsewhere")
    guessed = mention.kind in ("place", "organisation") and mention.key is None
    if mention.kind == "place" and mention.rule in WEAK_RULES and full:
        return msgspec.structs.replace(mention, kind="person", rule="full-name")
    if guessed and mention.head is None and folded(mention.name) in surnames:
        return msgspec.structs.replace(mention, kind="person", rule="surname")
    return mention


def widened(scene: Scene, mention: Mention, people: People) -> Mention:
    """Return a person's mention with the capitalised parts of the full name before it.

    What it has already begins a name of its own ("Awa Dupont Awa Dupont", in a caption).
    """
    if mention.kind != "person":
        return mention
    start, own = mention.start, {folded(w) for w in mention.name.split()}
    for full in people.full_forms(mention.name):
        for word in reversed([w for w in scene.words if w.end < mention.start]):
            if word.end + 1 != start or word.folded not in full or not word.text[0].isupper():
                break
            if word.folded in own:
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

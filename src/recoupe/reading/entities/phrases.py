"""Noun phrases that stand for role-holders, groups and institutions, with their extent."""

from collections.abc import Iterator

from recoupe.reading.entities.extent import NOMINAL, extend, is_country, kind_of
from recoupe.reading.entities.lexicon import Head, Match, Name
from recoupe.reading.entities.mention import Mention, Scene
from recoupe.reading.entities.single import find_ministries, find_peoples


def find_phrases(scene: Scene) -> Iterator[Mention]:
    """Yield the noun phrases of a sentence, left to right; they may nest."""
    yield from find_peoples(scene)
    yield from find_ministries(scene)
    for match in scene.heads:
        if _covered_by_name(scene, match):
            continue
        inside = scene.tokens_in(match.start, match.end)
        if not inside or scene.tokens[inside.start].start > match.start:
            continue
        if scene.tokens[inside[-1]].end != match.end or _not_a_noun(scene, inside):
            continue
        head = _fitting(scene, match, inside)
        if head is None:
            continue
        mention = _mention(scene, match, inside, head)
        if mention is not None:
            yield mention


def _covered_by_name(scene: Scene, match: Match) -> bool:
    return any(n.start <= match.start and match.end <= n.end for n in scene.names)


def _not_a_noun(scene: Scene, inside: range) -> bool:
    """Leave out verbs and adjectives that are written like a head ("élu", "militaire")."""
    first = scene.tokens[inside.start]
    before = scene.tokens[inside.start - 1] if inside.start else None
    former = scene.before(inside.start) in scene.lexicon.words.former
    if before is not None and before.pos == "NOUN" and before.text[0].isalpha() and not former:
        return True  # "vol à main armée": an adjective taken for a noun
    if len(inside) > 1:
        return False
    if first.pos in ("ADJ", "VERB", "AUX", "ADV", "DET"):
        definiteness, _ = scene.determiner(inside.start)
        return definiteness == "bare" or (before is not None and before.pos in NOMINAL)
    return first.pos not in NOMINAL


def _fitting(scene: Scene, match: Match, inside: range) -> Head | None:
    """Return the reading of a head that its determiner allows; plural nouns head groups."""
    heads = [e for e in match.entries if isinstance(e, Head)]
    singular = _is_singular(scene, inside)
    for head in heads:
        if head.kind == "institution" and singular != head.plural:
            return head
    for head in heads:
        if head.kind == "role" and not head.plural and singular:
            return head
    for head in sorted(heads, key=lambda h: h.kind != "group"):
        if head.plural and (not singular or "collective" in head.flags):
            return head
    return next((h for h in heads if h.kind == "institution"), None)


def _is_singular(scene: Scene, inside: range) -> bool:
    at = inside.start - 1
    while at >= 0 and scene.tokens[at].pos in ("ADJ", "ADV"):
        at -= 1
    if at >= 0 and scene.tokens[at].pos in ("DET", "ADP", "NUM") and inside.start - at < 4:
        token = scene.tokens[at]
        if token.has("Number=Plur") or token.pos == "NUM":
            return False
        if token.has("Number=Sing"):
            return True
    return not scene.tokens[inside.start].has("Number=Plur")


def _mention(scene: Scene, match: Match, inside: range, head: Head) -> Mention | None:
    end = extend(scene, inside.stop, head)
    tokens = scene.tokens
    start_char, end_char = tokens[inside.start].start, tokens[end - 1].end
    rest = range(inside.stop, end)
    countries, coordinated = _countries(scene, rest)
    if not countries and kind_of(head) != "group" and "force" not in head.flags:
        countries = _seat(scene, rest)
    definiteness, gender = scene.determiner(inside.start)
    about = frozenset(
        scene.folds[i]
        for i in rest
        if tokens[i].pos not in ("ADP", "DET", "PUNCT", "CCONJ")
        and scene.folds[i] not in scene.lexicon.words.determiners
        and not scene.lexicon.demonym(tokens[i].text)
        and not (tokens[i].text.islower() and scene.lexicon.local(tokens[i].text))
        and not is_country(scene, tokens[i].start)
    )
    if _names_action(scene, inside.start, rest) or _part_of_town(scene, head, rest):
        return None
    short = False
    if "needs" in head.flags and not (
        _named(scene, rest) or _name_follows(scene, end) or (head.plural and rest)
    ):
        short = not head.plural and definiteness == "definite" and not rest
        if not short:
            return None
    articleless = scene.before(inside.start) in scene.lexicon.words.complement_prepositions
    if (
        "needs" in head.flags
        and not head.plural
        and (definiteness == "bare" or (articleless and definiteness == "indefinite"))
    ):
        return None  # "coup d'État", "chef de mission"
    plural = head.plural
    kind = kind_of(head)
    token = tokens[inside.start]
    if gender is None and token.has("Gender=Fem"):
        gender = "Fem"
    elif gender is None and token.has("Gender=Masc") and kind != "role":
        gender = "Masc"
    return Mention(
        sentence=scene.index,
        field=scene.field,
        start=start_char,
        end=end_char,
        kind=kind,
        name=scene.text[start_char:end_char],
        rule=f"{kind}-noun",
        token=scene.head_token(start_char, end_char),
        head=head.key,
        about=about,
        definiteness=definiteness,
        gender=head.gender or gender,
        plural=plural,
        countries=() if coordinated else countries,
        sector=_sector(scene, head, rest),
        flags=(*_flags(scene, head, inside.start), *(("short",) if short else ())),
    )


def _names_action(scene: Scene, at: int, rest: range) -> bool:
    """Say whether a noun tells what is done and not who ("l'organisation d'une marche")."""
    words = scene.lexicon.words
    if scene.folds[at] not in words.action_nouns or scene.tokens[at].text[0].isupper():
        return False
    after = at + 1
    if after + 1 >= len(scene.tokens) or scene.folds[after] not in words.complement_prepositions:
        return False
    following = scene.folds[after + 1]
    definite = scene.folds[after] in ("des", "du") or following in words.definite
    counted = following in words.determiners or scene.tokens[after + 1].pos in ("DET", "NUM")
    return (definite or counted) and not _named(scene, rest)


def _part_of_town(scene: Scene, head: Head, rest: range) -> bool:
    """Say whether the noun tells a part of a known town ("le centre de Lyon")."""
    if "part" not in head.flags or len(rest) < 2:
        return False
    if scene.folds[rest.start] not in scene.lexicon.words.complement_prepositions:
        return False
    match = scene.name_at(scene.tokens[rest.start + 1].start)
    town = match is not None and match.entries[0].kind in ("place", "capital")
    return town and match is not None and match.end >= scene.tokens[rest.stop - 1].end


def _named(scene: Scene, rest: range) -> bool:
    """Say whether a complement names something: a capital or a demonym."""
    return any(
        scene.tokens[i].text[0].isupper() or scene.lexicon.demonym(scene.tokens[i].text)
        for i in rest
    )


def _name_follows(scene: Scene, at: int) -> bool:
    return at < len(scene.tokens) and scene.tokens[at].text[0].isupper()


def _sector(scene: Scene, head: Head, rest: range) -> str | None:
    """Return the head's actor code, or for an office of an organisation that one's."""
    if "org" not in head.flags or not rest:
        return head.sector
    start, end = scene.tokens[rest.start].start, scene.tokens[rest.stop - 1].end
    for match in (*scene.names, *scene.heads):
        inside = start <= match.start and match.end <= end
        sectors = [e.sector for e in match.entries if e.kind != "group" and e.sector]
        if inside and sectors:
            return sectors[0]
    state = scene.lexicon.words.state_words
    plain = all(
        scene.folds[i] in state
        or scene.lexicon.demonym(scene.tokens[i].text)
        or scene.tokens[i].pos in ("ADP", "DET")
        or is_country(scene, scene.tokens[i].start)
        for i in rest
    )
    return head.sector if plain else None


def _flags(scene: Scene, head: Head, index: int) -> tuple[str, ...]:
    """Return the head's flags; "le même diplomate" may resume anybody."""
    if scene.before(index) in scene.lexicon.words.past_holders:
        return (*head.flags, "former")
    same = scene.before(index) in scene.lexicon.words.same
    spoke = head.key in scene.lexicon.words.last_speakers
    extra = ("same",) if spoke else ("same", "generic")
    return (*head.flags, *extra) if same else head.flags


def _seat(scene: Scene, rest: range) -> tuple[str, ...]:
    """Return the country of the known town where a body sits ("le parquet de Paris")."""
    for index in rest:
        match = scene.name_at(scene.tokens[index].start)
        entry = match.entries[0] if match is not None else None
        if isinstance(entry, Name) and entry.kind in ("capital", "place"):
            return entry.countries
    return ()


def _countries(scene: Scene, rest: range) -> tuple[tuple[str, ...], bool]:
    """Return the country that a phrase names first, and whether it names several together."""
    found: list[tuple[str, ...]] = []
    for index in rest:
        token = scene.tokens[index]
        adjective = token.text[0].islower() or token.pos == "ADJ"
        codes = scene.lexicon.demonym(token.text) if adjective else ()
        match = scene.name_at(token.start)
        if not codes and match is not None and match.entries[0].kind in ("country", "metonym"):
            codes = match.entries[0].countries
        if codes:
            found.append(codes)
    if not found:
        return (), False
    several = len(found) > 1 and any(
        scene.folds[i] in scene.lexicon.words.conjunctions for i in rest
    )
    return found[0], several and found[0] != found[1]

"""Noun phrases that stand for role-holders, groups and institutions, with their extent."""

from collections.abc import Iterator

from recoupe.model.annotation import EntityKind
from recoupe.reading.entities.lexicon import Head, Match
from recoupe.reading.entities.mention import Mention, Scene

MAX_TOKENS = 16
_NOMINAL = frozenset({"NOUN", "PROPN", "X"})
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})


def find_phrases(scene: Scene) -> Iterator[Mention]:
    """Yield the noun phrases of a sentence, left to right; they may nest."""
    yield from _peoples(scene)
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


def _peoples(scene: Scene) -> Iterator[Mention]:
    """Yield the inhabitants of a country ("les Maliens"), a group."""
    for index, token in enumerate(scene.tokens):
        countries = scene.lexicon.demonym(token.text) if token.text[0].isupper() else ()
        if not countries or not index or token.pos not in ("NOUN", "PROPN", "ADJ"):
            continue
        before = scene.tokens[index - 1]
        if scene.before(index) in scene.lexicon.words.determiners and (
            before.has("Number=Plur") or before.pos == "NUM"
        ):
            yield Mention(
                sentence=scene.index,
                field=scene.field,
                start=token.start,
                end=token.end,
                kind="group",
                name=token.text,
                rule="demonym-noun",
                token=index,
                key=f"people {'/'.join(countries)}",
                plural=True,
                countries=countries,
            )


def _covered_by_name(scene: Scene, match: Match) -> bool:
    return any(n.start <= match.start and match.end <= n.end for n in scene.names)


def _not_a_noun(scene: Scene, inside: range) -> bool:
    """Leave out verbs and adjectives that are written like a head ("élu", "militaire")."""
    first = scene.tokens[inside.start]
    before = scene.tokens[inside.start - 1] if inside.start else None
    if before is not None and before.pos == "NOUN" and before.text[0].isalpha():
        return True  # "vol à main armée": an adjective taken for a noun
    if len(inside) > 1:
        return False
    if first.pos in ("ADJ", "VERB", "AUX", "ADV", "DET"):
        definiteness, _ = scene.determiner(inside.start)
        return definiteness == "bare" or (before is not None and before.pos in _NOMINAL)
    return first.pos not in _NOMINAL


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
    for head in heads:
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
    definiteness, gender = scene.determiner(inside.start)
    about = frozenset(
        scene.folds[i]
        for i in rest
        if tokens[i].pos not in ("ADP", "DET", "PUNCT", "CCONJ")
        and scene.folds[i] not in scene.lexicon.words.determiners
        and not scene.lexicon.demonym(tokens[i].text)
        and not _is_country(scene, tokens[i].start)
    )
    if "needs" in head.flags and not _named(scene, rest) and not _name_follows(scene, end):
        return None
    articleless = scene.before(inside.start) in scene.lexicon.words.complement_prepositions
    if (
        "needs" in head.flags
        and not head.plural
        and (definiteness == "bare" or (articleless and definiteness == "indefinite"))
    ):
        return None  # "coup d'État", "chef de mission"
    plural = head.plural
    kind = _kind(head)
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
        flags=_flags(scene, head, inside.start),
    )


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
        if start <= match.start and match.end <= end and match.entries[0].sector:
            return match.entries[0].sector
    state = scene.lexicon.words.state_words
    plain = all(
        scene.folds[i] in state
        or scene.lexicon.demonym(scene.tokens[i].text)
        or scene.tokens[i].pos in ("ADP", "DET")
        or _is_country(scene, scene.tokens[i].start)
        for i in rest
    )
    return head.sector if plain else None


def _flags(scene: Scene, head: Head, index: int) -> tuple[str, ...]:
    """Return the head's flags; "la même source" may resume anybody."""
    same = scene.before(index) in scene.lexicon.words.same
    return (*head.flags, "generic") if same else head.flags


def _kind(head: Head) -> EntityKind:
    if head.plural and "plural" not in head.flags:
        return "group"
    return "role" if head.kind == "role" else "organisation"


def extend(scene: Scene, after: int, head: Head) -> int:
    """Return the index after the last token of a phrase whose noun ends before `after`."""
    at, named = after, False
    limit = min(len(scene.tokens), after + MAX_TOKENS)
    while at < limit:
        following = (
            _adjective(scene, after, at)
            or _complement(scene, after, at, head)
            or _patron(scene, after, at, head)
        )
        if following is None or following > limit or _elsewhere(scene, after, at, head):
            break
        if named and head.kind != "role" and scene.tokens[following - 1].text[0].islower():
            break  # "les habitants de Goma des forages": the second noun is another object
        named = named or scene.tokens[following - 1].text[0].isupper()
        at = following
    return at


def _elsewhere(scene: Scene, after: int, at: int, head: Head) -> bool:
    """Say whether "du Mali" tells whence ("le retrait des soldats français du Mali").

    A group that a demonym or a possessive already places has no second country of its own.
    """
    if head.kind != "group" or scene.folds[at] not in scene.lexicon.words.complement_prepositions:
        return False
    if not any(_is_country(scene, t.start) for t in scene.tokens[at + 1 : at + 3]):
        return False
    placed = any(scene.lexicon.demonym(t.text) for t in scene.tokens[after:at])
    return placed or scene.determiner(after - 1)[0] == "possessive"


def _patron(scene: Scene, after: int, at: int, head: Head) -> int | None:
    """Step over the person whose name a body bears ("l'hôpital Saint-Louis")."""
    if "patron" not in head.flags or at != after or not scene.tokens[at].text[0].isupper():
        return None
    return _name_run(scene, at + 1)


def _adjective(scene: Scene, after: int, at: int) -> int | None:
    token = scene.tokens[at]
    if scene.lexicon.demonym(token.text) and token.text[0].islower():
        return _coordinated_adjective(scene, at + 1)
    if token.pos != "ADJ" or not token.text.isalpha():
        return None
    if token.dep not in ("amod", "flat:name", "fixed") or not after - 4 <= token.head < at:
        return None
    return _coordinated_adjective(scene, at + 1)


def _coordinated_adjective(scene: Scene, at: int) -> int:
    """Step over "et ADJ" ("étrangères et européennes", "malien et russe")."""
    if at + 1 < len(scene.tokens) and scene.folds[at] in scene.lexicon.words.conjunctions:
        token = scene.tokens[at + 1]
        plain = token.pos == "ADJ" and token.dep in ("conj", "amod") and token.head < at
        if scene.lexicon.demonym(token.text) or plain:
            return at + 2
    return at


def _complement(scene: Scene, after: int, at: int, head: Head) -> int | None:
    words = scene.lexicon.words
    if head.kind == "role" and scene.folds[at] in words.role_prepositions:
        domain = _domain_after(scene, at + 1)
        if domain is not None:
            return domain
    if scene.folds[at] in words.locative_before_country and head.kind != "group":
        match = scene.name_at(scene.tokens[at + 1].start) if at + 1 < len(scene.tokens) else None
        if match and match.entries[0].kind == "country":
            return scene.tokens_in(match.start, match.end).stop
        return None
    if scene.folds[at] in words.conjunctions and after < at:
        return _second_complement(scene, after, at)
    if scene.folds[at] not in words.complement_prepositions:
        return None
    if scene.tokens[at].pos == "DET":
        return None  # "obtenir du gouvernement des réponses": an object begins
    return _noun_after(scene, after, at + 1)


def _domain_after(scene: Scene, at: int) -> int | None:
    """Return the end of what an office is in charge of ("d'État à l'Intérieur")."""
    words = scene.lexicon.words
    while at < len(scene.tokens) and scene.folds[at] in words.determiners:
        at += 1
    known = at < len(scene.tokens) and scene.folds[at] in words.domain_words
    return at + 1 if known and scene.tokens[at].text[0].isupper() else None


def _second_complement(scene: Scene, after: int, at: int) -> int | None:
    """Step over "et des Anciens combattants" after "de la Défense"."""
    words = scene.lexicon.words
    if at + 2 >= len(scene.tokens) or scene.folds[at + 1] not in words.complement_prepositions:
        return None
    return _noun_after(scene, after, at + 2)


def _noun_after(scene: Scene, after: int, at: int) -> int | None:
    """Return the end of a noun with its determiner and adjectives, or None if there is none."""
    words, tokens = scene.lexicon.words, scene.tokens
    begin = at
    while (
        at < len(tokens)
        and at - begin < 3
        and (scene.folds[at] in words.determiners or tokens[at].pos in ("DET", "NUM"))
    ):
        at += 1
    if at < len(tokens) and (match := scene.name_at(tokens[at].start)) is not None:
        return scene.tokens_in(match.start, match.end).stop
    if at > begin and (match := scene.name_at(tokens[at - 1].start)) is not None:
        return scene.tokens_in(match.start, match.end).stop
    if at < len(tokens) and tokens[at].pos == "ADJ" and at + 1 < len(tokens):
        at += 1 if tokens[at + 1].pos in _NOMINAL and tokens[at].text[0].isalpha() else 0
    if at >= len(tokens) or scene.folds[at] in words.time_nouns:
        return None
    token = tokens[at]
    if token.pos not in _NOMINAL and not token.text[0].isupper():
        return None
    if not token.text[0].isalnum() or (token.pos in ("VERB", "AUX") and token.text[0].islower()):
        return None
    if token.text[0].islower() and not after - 4 <= token.head < at:
        return None
    if scene.folds[at] in words.domain_words:
        return at + 1  # "le ministre de l'Intérieur Paul Dupont": the name is not of the domain
    return _name_run(scene, at + 1)


def _name_run(scene: Scene, at: int) -> int:
    """Step over capitalised words and hyphens that go on with a name."""
    tokens = scene.tokens
    while at < len(tokens):
        token = tokens[at]
        glued = token.start == tokens[at - 1].end
        if token.text in _HYPHENS and glued and at + 1 < len(tokens):
            at += 2
        elif token.text[0].isupper() and token.pos in ("PROPN", "NOUN", "X", "ADJ"):
            at += 1
        else:
            break
    return at


def _countries(scene: Scene, rest: range) -> tuple[tuple[str, ...], bool]:
    """Return the country that a phrase names first, and whether it names several together."""
    found: list[tuple[str, ...]] = []
    for index in rest:
        token = scene.tokens[index]
        codes = scene.lexicon.demonym(token.text) if token.text[0].islower() else ()
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


def _is_country(scene: Scene, position: int) -> bool:
    match = scene.name_at(position)
    return match is not None and match.entries[0].kind == "country"

"""How far a noun phrase goes: adjectives, complements, the name that a body bears."""

from recoupe.model.annotation import EntityKind
from recoupe.reading.entities.lexicon import Head, Match
from recoupe.reading.entities.mention import Scene

MAX_TOKENS = 16
NOMINAL = frozenset({"NOUN", "PROPN", "X"})
_HYPHENS = frozenset({"-", "\u2010", "\u2011"})


def kind_of(head: Head) -> EntityKind:
    if head.plural and "plural" not in head.flags:
        return "group"
    return "role" if head.kind == "role" else "organisation"


def extend(scene: Scene, after: int, head: Head) -> int:
    """Return the index after the last token of a phrase whose noun ends before `after`."""
    at, named = after, False
    limit = min(len(scene.tokens), after + MAX_TOKENS)
    while at < limit:
        following = (
            _adjective(scene, after, at, head)
            or _complement(scene, after, at, head)
            or _patron(scene, after, at, head)
            or _belonging(scene, after, at, head)
            or _party(scene, after, at, head)
        )
        if following is None or following > limit or _elsewhere(scene, after, at, head):
            break
        preposition = scene.folds[at] in scene.lexicon.words.complement_prepositions
        last = scene.tokens[following - 1].text
        if named and preposition and kind_of(head) != "role" and last[0].islower():
            break  # "les habitants de Goma des forages": the second noun is another object
        named = named or scene.tokens[following - 1].text[0].isupper()
        at = following
    return at


def _elsewhere(scene: Scene, after: int, at: int, head: Head) -> bool:
    """Say whether "du Mali" tells whence ("le retrait des soldats français du Mali").

    A group that a demonym or a possessive already places has no second country of its own.
    """
    if (
        kind_of(head) != "group"
        or scene.folds[at] not in scene.lexicon.words.complement_prepositions
    ):
        return False
    if not any(is_country(scene, t.start) for t in scene.tokens[at + 1 : at + 3]):
        return False
    placed = any(scene.lexicon.demonym(t.text) for t in scene.tokens[after:at])
    return placed or scene.determiner(after - 1)[0] == "possessive"


def _patron(scene: Scene, after: int, at: int, head: Head) -> int | None:
    """Step over the person whose name a body bears ("l'hôpital Saint-Louis")."""
    if "patron" not in head.flags or at != after or not scene.tokens[at].text[0].isupper():
        return None
    return _name_run(scene, at + 1)


def _belonging(scene: Scene, after: int, at: int, head: Head) -> int | None:
    """Step over the body whose people a group is ("les rebelles XYZ")."""
    match = scene.name_at(scene.tokens[at].start) if kind_of(head) == "group" else None
    if match is None or at != after or match.entries[0].kind != "organisation":
        return None
    return scene.tokens_in(match.start, match.end).stop


def _party(scene: Scene, after: int, at: int, head: Head) -> int | None:
    """Step over the party of an office with a complement ("la maire PS de Vorane")."""
    match = scene.name_at(scene.tokens[at].start) if head.kind == "role" and at == after else None
    if match is None or match.entries[0].kind != "organisation":
        return None
    end = scene.tokens_in(match.start, match.end).stop
    linked = scene.folds[end : end + 1] and scene.folds[end] in _links(scene)
    return end if linked else None


def _links(scene: Scene) -> frozenset[str]:
    return scene.lexicon.words.complement_prepositions


def _adjective(scene: Scene, after: int, at: int, head: Head) -> int | None:
    token = scene.tokens[at]
    if scene.lexicon.demonym(token.text) and (
        token.text[0].islower() or (kind_of(head) == "role" and _ends_there(scene, at + 1))
    ):
        return _coordinated_adjective(scene, at + 1)
    if token.pos != "ADJ" or not token.text.isalpha():
        return None
    if (
        kind_of(head) == "role"
        and token.text[0].isupper()
        and scene.tokens[after - 1].text.islower()
    ):
        return None  # "le ministre Bussa": a name taken for an adjective
    if token.dep not in ("amod", "flat:name", "fixed") or not after - 4 <= token.head < at:
        return None
    return _coordinated_adjective(scene, at + 1)


def _ends_there(scene: Scene, at: int) -> bool:
    """Say whether a mark or a verb follows ("son homologue Malgache, X": an adjective)."""
    return at >= len(scene.tokens) or scene.tokens[at].pos in ("PUNCT", "VERB", "AUX", "ADP")


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
    charge = _charge(scene, after, at) if head.kind == "role" else None
    if charge is not None:
        return charge
    if scene.folds[at] in words.locative_before_country and head.kind != "group":
        match = scene.name_at(scene.tokens[at + 1].start) if at + 1 < len(scene.tokens) else None
        kinds = ("country", "place") if _region(scene, head, at) else ("country",)
        if match and match.entries[0].kind in kinds:
            return scene.tokens_in(match.start, match.end).stop
        return None
    if _lists_portfolio(scene, head, after, at):
        return _portfolio(scene, at + 1)
    if scene.folds[at] in words.conjunctions and after < at:
        return _second_complement(scene, after, at, head)
    if scene.folds[at] not in words.complement_prepositions:
        return None
    if scene.tokens[at].pos == "DET":
        return None  # "obtenir du gouvernement des réponses": an object begins
    if after < at and not words.possessive.isdisjoint(scene.folds[at + 1 : at + 2]):
        return None  # "remercier le directeur de la police de son soutien": the verb's
    if ("government" in head.flags or "closed" in head.flags) and not _names_something(
        scene, at + 1
    ):
        return None  # "convaincre le gouvernement malien de l'importance de …"
    end = _noun_after(scene, after, at + 1)
    return end if end is None or head.kind == "role" else _before_name(scene, at + 1, end)


def _charge(scene: Scene, after: int, at: int) -> int | None:
    """Step over what an office is in charge of, where no plain "de" leads to it."""
    words = scene.lexicon.words
    if _in_charge(scene, at):
        return _noun_after(scene, after, at + 2)
    if scene.folds[at] in words.between_words and after < at:
        return _between(scene, at + 1)
    return _domain_after(scene, at + 1) if scene.folds[at] in words.role_prepositions else None


def _in_charge(scene: Scene, at: int) -> bool:
    """Say whether "en charge de" goes on with an office."""
    words, following = scene.lexicon.words, scene.folds[at + 1 : at + 3]
    return (
        scene.folds[at] in words.locative_before_country
        and len(following) == 2
        and following[0] in words.role_prepositions
        and following[1] in words.complement_prepositions
    )


def _between(scene: Scene, at: int) -> int | None:
    """Step over the two nouns that "entre" joins ("l'Égalité entre les femmes et les hommes")."""
    tokens, words = scene.tokens, scene.lexicon.words
    for last in (False, True):
        while at < len(tokens) and scene.folds[at] in words.definite:
            at += 1
        if at >= len(tokens) or tokens[at].pos not in NOMINAL:
            return None
        at += 1
        if not last and (at >= len(tokens) or scene.folds[at] not in words.conjunctions):
            return None
        at += not last
    return at


def _region(scene: Scene, head: Head, at: int) -> bool:
    """Say whether "au" or "en" leads to the region of an office ("porte-parole de X au Y")."""
    return head.kind == "role" and scene.folds[at] not in scene.lexicon.words.town_only


def _before_name(scene: Scene, start: int, end: int) -> int:
    """Return the end before a known body's name ("parti d'extrême droite Front national")."""
    for index in range(start + 1, end):
        match = scene.name_at(scene.tokens[index].start)
        common = scene.tokens[index - 1].pos in ("NOUN", "ADJ")
        if match is not None and match.entries[0].kind == "organisation" and common:
            return index
    return end


def _names_something(scene: Scene, at: int) -> bool:
    """Say whether a capital comes within two tokens."""
    return any(t.text[0].isupper() for t in scene.tokens[at : at + 2])


def _domain_after(scene: Scene, at: int) -> int | None:
    """Return the end of what an office is in charge of ("d'État à l'Intérieur")."""
    words = scene.lexicon.words
    while at < len(scene.tokens) and scene.folds[at] in words.determiners:
        at += 1
    known = at < len(scene.tokens) and scene.folds[at] in words.domain_words
    return at + 1 if known and scene.tokens[at].text[0].isupper() else None


def _second_complement(scene: Scene, after: int, at: int, head: Head) -> int | None:
    """Step over "et des Anciens combattants" after "de la Défense"."""
    words = scene.lexicon.words
    if at + 2 >= len(scene.tokens):
        return None
    if head.kind == "role" and scene.folds[after - 1] in words.portfolio_offices:
        portfolio = _portfolio(scene, at + 1)
        if portfolio is not None:
            return portfolio
    if scene.folds[at + 1] not in words.complement_prepositions:
        return None
    if any(m.start == scene.tokens[at + 2].start and not _of_group(m) for m in scene.heads):
        return None  # "la police de Liège et du gouverneur": another takes part
    return _noun_after(scene, after, at + 2)


def _lists_portfolio(scene: Scene, head: Head, after: int, at: int) -> bool:
    """Say whether a comma goes on with a minister's domains ("de l'Intérieur, Sécurité et …")."""
    words = scene.lexicon.words
    if head.kind != "role" or after >= at or scene.tokens[at].text != ",":
        return False
    office = scene.folds[after - 1] in words.portfolio_offices or any(
        scene.folds[i] in words.portfolio_offices for i in range(max(0, after - 2), after)
    )
    following = scene.tokens[at + 1] if at + 1 < len(scene.tokens) else None
    linked = scene.folds[at + 1 : at + 2] and scene.folds[at + 1] in words.complement_prepositions
    return office and following is not None and bool(following.text[0].isupper() or linked)


def _portfolio(scene: Scene, at: int) -> int | None:
    """Step over one more domain of a minister's ("et anciens combattants", ", Affaires X")."""
    tokens, words = scene.tokens, scene.lexicon.words
    begin = at
    while at < len(tokens) and scene.folds[at] in words.portfolio_links:
        at += 1
    if at >= len(tokens) or at - begin > 3:
        return None
    if scene.folds[at] not in words.domain_words:
        return None
    at += 1
    while at < len(tokens) and tokens[at].pos == "ADJ" and tokens[at].ent != "PER":
        at += 1
    return at


def _of_group(match: Match) -> bool:
    return all(e.kind == "group" or not isinstance(e, Head) for e in match.entries)


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
    if at < len(tokens) and scene.folds[at].rstrip(".") in words.civilities:
        named = at + 2 if tokens[at + 1 : at + 2] and tokens[at + 1].text == "." else at + 1
        capital = named < len(tokens) and tokens[named].text[0].isupper()
        return _name_run(scene, named + 1) if capital else None
    if at < len(tokens) and tokens[at].start in scene.longer:
        return scene.tokens_in(tokens[at].start, scene.longer[tokens[at].start]).stop
    if at < len(tokens) and (match := scene.name_at(tokens[at].start)) is not None:
        return scene.tokens_in(match.start, match.end).stop
    if at > begin and (match := scene.name_at(tokens[at - 1].start)) is not None:
        return scene.tokens_in(match.start, match.end).stop
    before_noun = at + 1 < len(tokens) and (
        tokens[at].pos == "ADJ" or (tokens[at].dep == "amod" and tokens[at].head == at + 1)
    )
    if before_noun:
        at += 1 if tokens[at + 1].pos in NOMINAL and tokens[at].text[0].isalpha() else 0
    if at >= len(tokens) or scene.folds[at] in words.time_nouns:
        return None
    token = tokens[at]
    if token.pos not in NOMINAL and not token.text[0].isupper():
        return None
    if not token.text[0].isalnum() or (token.pos in ("VERB", "AUX") and token.text[0].islower()):
        return None
    if token.text[0].islower() and not after - 4 <= token.head < at:
        return None
    if scene.folds[at] in words.domain_words or scene.folds[at] in words.directions:
        return at + 1  # "le ministre de l'Intérieur Paul Dupont": the name is not of the domain
    return _name_run(scene, at + 1)


def _name_run(scene: Scene, at: int) -> int:
    """Step over capitalised words and hyphens that go on with a name."""
    tokens = scene.tokens
    while at < len(tokens):
        token = tokens[at]
        glued = token.start == tokens[at - 1].end
        if (match := scene.name_at(token.start)) is not None and token.start > tokens[at - 1].end:
            return scene.tokens_in(match.start, match.end).stop
        if _person_begins(scene, at):
            break  # "la préfète du Cher Awa Dupont"
        if token.text in _HYPHENS and glued and at + 1 < len(tokens):
            at += 2
        elif token.text[0].isupper() and token.pos in ("PROPN", "NOUN", "X", "ADJ"):
            at += 1
        else:
            break
    return at


def _person_begins(scene: Scene, at: int) -> bool:
    """Say whether a full name begins after what spaCy takes for a place."""
    token, following = scene.tokens[at], scene.tokens[at + 1 : at + 2]
    begins = token.ent == "PER" and token.ent_begins and scene.tokens[at - 1].ent == "LOC"
    return begins and any(t.ent == "PER" and not t.ent_begins for t in following)


def is_country(scene: Scene, position: int) -> bool:
    match = scene.name_at(position)
    return match is not None and match.entries[0].kind == "country"

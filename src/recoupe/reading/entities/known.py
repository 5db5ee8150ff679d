"""Names that the lexicon knows, and whether a capital stands for its government."""

from collections.abc import Iterator

from recoupe.reading.entities.lexicon import Match, Name
from recoupe.reading.entities.mention import Gender, Mention, Scene


def find_known(scene: Scene) -> Iterator[Mention]:
    """Yield the mentions of countries, governments, places and organisations by known names."""
    for match in scene.names:
        inside = scene.tokens_in(match.start, match.end)
        entries = [e for e in match.entries if isinstance(e, Name)]
        if not inside or not entries or entries[0].kind == "nothing":
            continue
        if _accidental(scene, match, inside):
            continue
        capital = next((e for e in entries if e.kind == "capital"), None)
        if capital is not None:
            acts = acts_as_government(scene, inside)
            yield _of_capital(scene, match, inside, capital, acts=acts)
            continue
        yield _of_name(scene, match, inside, entries)


def _accidental(scene: Scene, match: Match, inside: range) -> bool:
    """Leave out single words with a capital for another reason than being a name.

    At the head of a sentence spaCy must take the word for a name; inside a longer name of
    capitals ("Denzel Washington") it is a part.
    """
    token = scene.tokens[inside.start]
    if _names_street(scene, inside.start) or _ministry(scene, inside):
        return True
    if token.start < match.start or (
        len(inside) > 1 and " " in scene.text[match.start : match.end]
    ):
        return False
    if inside.start == 0 and token.text[0].isupper() and not token.text.isupper():
        return token.pos in ("VERB", "AUX", "ADJ", "ADV", "DET", "ADP", "SCONJ")
    before = scene.tokens[inside.start - 1] if inside.start else None
    return (
        before is not None
        and before.ent == "PER"
        and token.ent == "PER"
        and not token.ent_begins
        and before.text[0].isupper()
    )


def _names_street(scene: Scene, index: int) -> bool:
    """Say whether a street or the like is called after the name ("place d'Italie")."""
    words, before = scene.lexicon.words, scene.before(index)
    linked = before in words.complement_prepositions
    return before in words.street_words or (linked and scene.before(index - 1) in words.named_after)


def _ministry(scene: Scene, inside: range) -> bool:
    """Say whether "La Défense" says something, and so is no place."""
    last = inside[-1]
    if scene.folds[last] not in scene.lexicon.words.domain_words:
        return False
    verb = scene.lemmas[scene.tokens[last].head]
    return scene.tokens[last].dep.startswith("nsubj") and verb in scene.lexicon.words.human_verbs


def _of_capital(scene: Scene, match: Match, inside: range, entry: Name, *, acts: bool) -> Mention:
    return Mention(
        sentence=scene.index,
        field=scene.field,
        start=match.start,
        end=match.end,
        kind="organisation" if acts else "place",
        name=scene.text[match.start : match.end],
        rule="capital-acts" if acts else "capital",
        token=scene.head_token(match.start, match.end),
        key=f"government {entry.countries[0]}" if acts else entry.key,
        countries=entry.countries,
        sector="GOV" if acts else None,
        roles=("gouvernement",) if acts else (),
    )


def _of_name(scene: Scene, match: Match, inside: range, entries: list[Name]) -> Mention:
    entry = entries[0]
    kinds = {"country": "country", "place": "place", "person": "person"}
    kind = kinds.get(entry.kind, "organisation")
    article = scene.before(inside.start)
    gender: Gender | None = None
    if article in scene.lexicon.words.feminine_articles:
        gender = "Fem"
    elif article in scene.lexicon.words.masculine_articles:
        gender = "Masc"
    countries = tuple(dict.fromkeys(c for e in entries for c in e.countries))
    return Mention(
        sentence=scene.index,
        field=scene.field,
        start=match.start,
        end=match.end,
        kind=kind,  # type: ignore[arg-type]  # one of four kinds
        name=scene.text[match.start : match.end],
        rule=f"lexicon-{entry.kind}",
        token=scene.head_token(match.start, match.end),
        key=entry.key,
        gender=gender,
        plural=article == "les",
        countries=countries,
        sector=entry.sector,
        roles=("gouvernement",) if entry.kind == "metonym" else (),
    )


def acts_as_government(scene: Scene, inside: range) -> bool:
    """Say whether a capital's name stands for its government where it is written.

    It does as subject of an act, after "selon", "par", "avec", as object of verbs that address
    somebody ("accuse Moscou de"), after "appel à"; not where a preposition of place goes before.
    """
    words = scene.lexicon.words
    index = scene.head_token(scene.tokens[inside.start].start, scene.tokens[inside.stop - 1].end)
    token, before = scene.tokens[index], scene.before(inside.start)
    head_lemma = scene.lemmas[token.head] if token.head != index else ""
    if before in words.place_prepositions:
        return before == "a" and (
            head_lemma in words.address_to or _near(scene, inside.start, words.address_to)
        )
    if before in ("de", "d") and inside.start >= 2:
        return _after_of(scene, inside.start)
    if before in words.government_prepositions or before in words.source_words:
        return True
    if token.dep == "conj":
        return _coordinated(scene, index, inside) or _subject_like(scene, inside)
    if token.dep.startswith("nsubj"):
        return head_lemma not in words.town_verbs
    if token.dep in ("obj", "iobj") or token.dep.startswith("obl"):
        if _before_verb(scene, index):
            return True
        return head_lemma in words.address_verbs
    return _subject_like(scene, inside)


def _after_of(scene: Scene, start: int) -> bool:
    """Decide "la position de Paris" and "d'après Moscou" against "l'aéroport de Paris"."""
    noun = start - 2
    while noun > 0 and scene.tokens[noun].pos in ("ADJ", "DET"):
        noun -= 1
    position = scene.tokens[noun].start
    if any(m.start < position < m.end for m in scene.heads):
        return False  # "la cour d'appel de Paris"
    return scene.folds[noun] in scene.lexicon.words.stance_nouns


def _near(scene: Scene, start: int, wanted: frozenset[str]) -> bool:
    """Say whether one of `wanted` stands one or two words before the preposition."""
    return any(
        scene.lemmas[i] in wanted or scene.folds[i] in wanted
        for i in range(max(0, start - 3), start - 1)
    )


def _coordinated(scene: Scene, index: int, inside: range) -> bool:
    """Let "Moscou et Pékin" share the lot of the first."""
    head = scene.tokens[index].head
    match = next(
        (
            m
            for m in scene.names
            if m.start <= scene.tokens[head].start < m.end and m.end <= scene.tokens[index].start
        ),
        None,
    )
    if match is None:
        return False
    first = scene.tokens_in(match.start, match.end)
    return first.start != inside.start and acts_as_government(scene, first)


def _before_verb(scene: Scene, index: int) -> bool:
    """Say whether a finite verb follows at once, so that the name is its subject after all."""
    following = index + 1
    if following >= len(scene.tokens):
        return False
    token = scene.tokens[following]
    return token.pos in ("VERB", "AUX") and token.has("VerbForm=Fin")


def _subject_like(scene: Scene, inside: range) -> bool:
    """Take bare names before a finite verb for its subjects ("Paris, Moscou et Pékin ont …")."""
    at = inside.stop
    while at < len(scene.tokens) and (
        scene.tokens[at].text == ","
        or scene.folds[at] in scene.lexicon.words.conjunctions
        or scene.name_at(scene.tokens[at].start) is not None
    ):
        at += 1
    listed = at == inside.stop or scene.tokens[at - 1].text != ","
    return listed and _before_verb(scene, at - 1)

"""Which role nouns of a sentence speak of which name beside them."""

from itertools import pairwise

from recoupe.reading.entities.mention import Mention, Scene

# How many words up from a role its subject is looked for.
MAX_CLAUSES = 8


def holders(
    scene: Scene, roles: list[Mention], people: list[Mention], mentions: list[Mention]
) -> dict[int, Mention]:
    """Return the person that a role is said of, by the start of the role's mention.

    "le président français Emmanuel Macron", "le ministre russe, Sergueï Lavrov", "Paul Dupont,
    34 ans, maire de X", "Assimi Goita (président)", "Paul Dupont est maire".
    """
    found: dict[int, Mention] = {}
    groups = [m for m in mentions if m.kind == "group"]
    parties = [m for m in mentions if m.kind == "organisation" and m.head is None]
    spans = [(m.start, m.end) for m in (*roles, *parties)]
    for role in roles:
        left = next((p for p in reversed(people) if p.end <= role.start), None)
        right = next((p for p in people if p.start >= role.end), None)
        person = None
        after = right is not None and _role_then_name(scene, role, right, spans)
        listed = after and _separate(scene, role, right) and left in found.values()
        inner = any(r.start < role.start < r.end and r.kind == "role" for r in roles)
        if (
            left is not None
            and not listed
            and not inner
            and _name_then_role(scene, left, role, spans)
        ):
            person = left
        elif right is not None and after:
            person = right if _is_nearest(role, right, roles + groups) else None
            if person is not None and _of_another(scene, role, person):
                person = None
        else:
            person = _predicated(scene, role, people) or _as_such(scene, role, people)
        if person is not None:
            found[role.start] = person
    return _shared(scene, roles, found)


def _shared(scene: Scene, roles: list[Mention], found: dict[int, Mention]) -> dict[int, Mention]:
    """Let two offices that "et" or a comma joins under one article have one holder.

    "X, ministre du Port et porte-parole du gouvernement", "le ministre et porte-parole, X",
    "le vice-Premier ministre, ministre du Port, X".
    """
    outer: list[Mention] = []
    for role in roles:
        if not outer or role.start >= outer[-1].end:
            outer.append(role)
    for first, second in pairwise(outer):
        gap = [scene.folds[i] for i in scene.tokens_in(first.end, second.start)]
        joined = len(gap) == 1 and (gap[0] == "," or gap[0] in scene.lexicon.words.conjunctions)
        if not joined or second.definiteness != "bare" or first.plural or second.plural:
            continue
        person = found.get(first.start) or found.get(second.start)
        if person is not None:
            found.setdefault(first.start, person)
            found.setdefault(second.start, person)
    return found


def _separate(scene: Scene, role: Mention, person: Mention | None) -> bool:
    """Say whether a definite office goes with the name after it in a list of people.

    "le gouverneur X, le maire de Y, Z, et le colonel W": X has an office already.
    """
    comma = person is not None and person.start - role.end > 1
    return role.definiteness == "definite" and comma


def _is_nearest(role: Mention, person: Mention, roles: list[Mention]) -> bool:
    """Choose between nested roles: the inner one before a name, the outer one before a comma.

    "un membre du cabinet du président X", but "la veuve de l'ancien président, X".
    """
    comma = person.start - role.end > 1
    nested = [r for r in roles if r.end == role.end and r.start != role.start]
    return not any(r.start < role.start if comma else r.start > role.start for r in nested)


def _of_another(scene: Scene, role: Mention, person: Mention) -> bool:
    """Say whether a surname belongs to a role's complement ("membre du gouvernement Tembo")."""
    if "partitive" not in role.flags or person.start - role.end > 1:
        return False
    last = scene.tokens_in(role.start, role.end)[-1]
    return scene.folds[last] in scene.lexicon.words.eponym_nouns and " " not in person.name


def _gap(scene: Scene, start: int, end: int, spans: list[tuple[int, int]]) -> list[str]:
    """Return the folded words and marks between two offsets, without those of other roles."""
    inside = scene.tokens_in(start, end)
    return [
        scene.folds[i] for i in inside if not any(a <= scene.tokens[i].start < b for a, b in spans)
    ]


def _role_then_name(
    scene: Scene, role: Mention, person: Mention, spans: list[tuple[int, int]]
) -> bool:
    words = scene.lexicon.words
    gap = _gap(scene, role.end, person.start, spans)
    if gap[:2] == ["(", ")"]:
        gap = gap[2:]  # "le directeur de l'Office (OFX), Paul Dupont"
    rest = [g for g in gap if g.rstrip(".") not in words.civilities and g != "."]
    if not rest:
        return not role.plural
    if rest[0] != "," or any(g not in words.definite for g in rest[1:]):
        return False
    definite = role.definiteness in ("definite", "possessive", "demonstrative", "bare")
    return definite and not _goes_on(scene, person)


def _goes_on(scene: Scene, person: Mention) -> bool:
    """Say whether the name is the first of several ("le ministre, Paul Dupont et …")."""
    after = scene.tokens_in(person.start, person.end).stop
    return after < len(scene.tokens) and scene.folds[after] in scene.lexicon.words.conjunctions


def _name_then_role(
    scene: Scene, person: Mention, role: Mention, spans: list[tuple[int, int]]
) -> bool:
    words = scene.lexicon.words
    gap = _gap(scene, person.end, role.start, spans)
    if not gap or gap[0] not in (",", "(", "-", "\u2013", "\u2014"):
        return False
    rest = [g for g in gap[1:] if g not in (",", "(", ")") and not g.isdigit()]
    allowed = words.age_nouns | words.former | words.definite | words.possessive
    if any(g not in allowed for g in rest):
        return False
    if role.definiteness == "bare" or gap[0] != ",":
        return True
    return role.definiteness in ("definite", "possessive") and _closes(scene, role)


def _closes(scene: Scene, role: Mention) -> bool:
    """Say whether a role after a name is in apposition to it, and not a subject of its own.

    "selon X, le ministre a …" begins a clause; "X, le ministre et Y" begins a list.
    """
    after = scene.tokens_in(role.start, role.end).stop
    if after >= len(scene.tokens):
        return True
    token = scene.tokens[after]
    if token.text[0].isupper() or scene.folds[after] in scene.lexicon.words.conjunctions:
        return False
    if token.pos == "ADP":
        return not _acts(scene, after)
    return token.pos == "PUNCT" or token.has("PronType=Rel")


def _acts(scene: Scene, at: int) -> bool:
    """Say whether a verb follows with no mark between: "au nom de X, le maire de Y a signé"."""
    for token in scene.tokens[at:]:
        if token.pos == "PUNCT" or token.has("PronType=Rel"):
            return False
        if token.pos in ("VERB", "AUX") and token.has("VerbForm=Fin"):
            return True
    return False


def _predicated(scene: Scene, role: Mention, people: list[Mention]) -> Mention | None:
    """Return the subject of "X est maire de Y", unless it is denied."""
    sentence = scene.sentence
    copulas = list(sentence.dependents(role.token, "cop"))
    if not copulas or any(
        scene.folds[i] in scene.lexicon.words.negations for i in sentence.children[role.token]
    ):
        return None
    for subject in sentence.dependents(role.token, "nsubj"):
        for person in people:
            if person.token == subject:
                return person
    return None


def _as_such(scene: Scene, role: Mention, people: list[Mention]) -> Mention | None:
    """Return the subject of what is done "en tant que maire", "en qualité de", "comme avocat".

    A pronoun that is subject hands over to the clause above ("X dit qu'il agit en qualité de").
    """
    words, sentence = scene.lexicon.words, scene.sentence
    start = scene.tokens_in(role.start, role.end).start
    linked = scene.before(start) in words.as_links and scene.before(start - 1) in words.as_nouns
    became = scene.before(start) in words.becoming and role.definiteness == "bare"
    if not linked and not became and scene.before(start) not in words.as_words:
        return None
    at = role.token
    for _ in range(MAX_CLAUSES):
        subjects = list(sentence.dependents(at, "nsubj"))
        found = next((p for p in people if p.token in subjects or p.token == at), None)
        if found is not None:
            return found
        if any(scene.tokens[i].pos != "PRON" for i in subjects) or sentence.tokens[at].head == at:
            return None
        at = sentence.tokens[at].head
    return None

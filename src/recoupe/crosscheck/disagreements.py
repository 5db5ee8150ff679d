"""Where the tellings of one claim cannot all hold: number, date, place, agent, status.

Each rule asks for two origins, and gives way wherever growth, another thing counted or a nested
place explains the difference: no disagreement is better than an invented one.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from recoupe.crosscheck.channels import words_of
from recoupe.crosscheck.contest import ContestWords
from recoupe.crosscheck.denials import same_involved
from recoupe.crosscheck.numbers import number_splits
from recoupe.crosscheck.sides import Claimed, Dispute, Sourced, Split, are_apart, side
from recoupe.crosscheck.status import by_default
from recoupe.crosscheck.tellings import Telling, names_place
from recoupe.crosscheck.times import days_of, gap_days, is_narrow
from recoupe.model.annotation import Status
from recoupe.model.base import make_id
from recoupe.model.dossier import About, Aspect, Disagreement
from recoupe.model.reason import Reason

VERSION = "1"
_ASSERTED: frozenset[Status] = frozenset({"occurred", "ongoing"})
_TOLD: frozenset[Status] = frozenset({"occurred", "ongoing", "alleged"})


def disputes_of(claimed: Claimed) -> list[Dispute]:
    """Return the disagreements about a claim, at most one an aspect."""
    found = []
    for aspect, rule in _RULES:
        split = next(rule(claimed), None)
        if split is not None:
            found.append(dispute_of(claimed, aspect, split))
    return found


def dispute_of(claimed: Claimed, aspect: Aspect, split: Split) -> Dispute:
    """Return a split as the disagreement about a claim that it makes."""
    sides = tuple(
        side(value, told, claimed.actors, voice=voice)
        for value, told, voice in zip(split.values, split.sides, split.voices, strict=True)
    )
    reason = Reason(
        rule=f"disagreement/{aspect}",
        version=VERSION,
        detail=split.detail,
        spans=tuple(s.telling.span for told in split.sides for s in told),
    )
    return Dispute(
        disagreement=Disagreement(
            id=make_id("disagreement", claimed.claim, aspect),
            about=About(claim=claimed.claim),
            aspect=aspect,
            sides=sides,
        ),
        reasons=(reason,),
    )


# date


def _date(claimed: Claimed) -> Iterator[Split]:
    """Two days for what takes no longer than one, each stated in the words that tell it."""
    dated = [s for s in claimed.told if s.telling.event.status in _TOLD and _on_a_day(s)]
    # "Vote jeudi": a title without a tense tells neither which Thursday, nor that it is over.
    dated = [s for s in dated if not by_default(s.telling)]
    for a, b in combinations(dated, 2):
        one, other = days_of(a.telling.event.when), days_of(b.telling.event.when)
        if one and other and gap_days(one, other) and are_apart(a, b) and a.report != b.report:
            yield Split(
                values=(_days(one), _days(other)),
                sides=(_dated_as(one, dated), _dated_as(other, dated)),
                detail="Two origins date what has happened to days that exclude each other.",
            )


def _on_a_day(sourced: Sourced) -> bool:
    telling = sourced.telling
    when, days = telling.event.when, days_of(telling.event.when)
    sudden = telling.event.type in (None, "ASSAULT", "COERCE")
    if when is None or days is None or days[0] != days[1] or not sudden:
        return False
    said = (t for t in telling.reading.times if telling.event.clause.covers(t))
    return any((t.earliest, t.latest) == days for t in said)


def _days(days: tuple[object, object]) -> str:
    return str(days[0]) if days[0] == days[1] else f"{days[0]}/{days[1]}"


def _dated_as(days: tuple[object, object], dated: Sequence[Sourced]) -> tuple[Sourced, ...]:
    return tuple(s for s in dated if days_of(s.telling.event.when) == days)


# place and agent


def _place(claimed: Claimed) -> Iterator[Split]:
    """Two places of which neither report names the other's: else one may lie in the other."""
    placed = [s for s in claimed.told if s.telling.where and s.telling.event.status in _TOLD]
    by_id = claimed.actors.by_id
    for a, b in combinations(placed, 2):
        one, other = by_id[a.telling.where or ""], by_id[b.telling.where or ""]
        if one.id == other.id or {one.kind, other.kind} != {"place"} or not are_apart(a, b):
            continue
        strangers = not names_place(a.telling, other.name) and not names_place(b.telling, one.name)
        if strangers and _days_meet(a, b):
            yield Split(
                values=(one.name, other.name),
                sides=(_placed_at(one.id, placed), _placed_at(other.id, placed)),
                detail="Two origins place it differently, and neither report names both places.",
            )


def _days_meet(a: Sourced, b: Sourced) -> bool:
    one, other = days_of(a.telling.event.when), days_of(b.telling.event.when)
    narrow = is_narrow(a.telling.event.when) and is_narrow(b.telling.event.when)
    return bool(one and other and narrow and gap_days(one, other) == 0)


def _placed_at(place: str, placed: Sequence[Sourced]) -> tuple[Sourced, ...]:
    return tuple(s for s in placed if s.telling.where == place)


def _agent(claimed: Claimed) -> Iterator[Split]:
    """Violence laid at two doors: each clause names the body that did it, none of them both.

    People are left out: a suspect and the force that arrests him are too easily mistaken.
    """
    blamed = [
        s
        for s in claimed.told
        if s.telling.event.type == "ASSAULT"
        and s.telling.agents
        and s.telling.named.issuperset(s.telling.agents)
        and all(_is_somebody(x, s.telling, claimed) for x in s.telling.agents)
        and not any(claimed.actors.is_person(x) for x in s.telling.agents)
        and s.telling.event.status in _TOLD
    ]
    likeness = claimed.actors.likeness
    for a, b in combinations(blamed, 2):
        one, other = a.telling.agents, b.telling.agents
        if a.telling.clause == b.telling.clause or _may_be_one(a.telling, b.telling, claimed):
            continue
        both = set(_blaming(one, blamed)) & set(_blaming(other, blamed))
        if are_apart(a, b) and not both and not any(likeness(x, y) for x in one for y in other):
            yield Split(
                values=(_names_of(a.telling, claimed), _names_of(b.telling, claimed)),
                sides=(_blaming(one, blamed), _blaming(other, blamed)),
                detail="Two origins name other authors for it.",
            )


def _is_somebody(entity: str, telling: Telling, claimed: Claimed) -> bool:
    """Say whether an author is named, if only by whose it is ("l'armée kelbaise")."""
    name = claimed.actors.by_id[entity].name
    named = claimed.actors.is_named(entity) or bool(_behind(name, telling, claimed.words))
    return named or _is_whose(name, claimed)


def _is_whose(name: str, claimed: Claimed) -> bool:
    """Say whether a name is a kind of body with a word for whose it is ("armée kelbaise").

    "Groupe de riverains" is not.
    """
    first, *others = words_of(name) or [""]
    bare = claimed.lexicon.content_words(name).issuperset(others)
    body = bare and claimed.lexicon.is_generic_body(first)
    return body and any(map(claimed.words.is_demonym, others))


def _may_be_one(a: Telling, b: Telling, claimed: Claimed) -> bool:
    """Say whether the authors that two clauses name may be one body.

    They are if their names share a word ("manifestants", "manifestants en France") or if a clause
    has a word of the other's ("les Forces alliées (FAL)", "les rebelles FAL"). "L'armée" alone
    may be any: the word behind it tells whose it is.
    """
    words = [_toldare_apart(t, claimed) for t in (a, b)]
    if not all(words) or words[0] & words[1]:
        return True
    clauses = [frozenset(t.clause.split()) for t in (b, a)]
    return any(_capitals(t, claimed) & c for t, c in zip((a, b), clauses, strict=True))


def _toldare_apart(telling: Telling, claimed: Claimed) -> frozenset[str]:
    """Return the words that tell the authors of a telling from other bodies."""
    names = [claimed.actors.by_id[e].name for e in telling.agents]
    words = frozenset(w for n in names for w in claimed.lexicon.content_words(n))
    own = frozenset(w for w in words if not claimed.lexicon.is_generic_body(w))
    return own or frozenset(w for n in names for w in _behind(n, telling, claimed.words))


def _behind(name: str, telling: Telling, known: ContestWords) -> frozenset[str]:
    """Return the word right behind a name in its clause, if it says whose it is."""
    words = " ".join(words_of(name))
    behind = f" {telling.clause} ".partition(f" {words} ")[2].split()[:1]
    return frozenset(w for w in behind if known.is_demonym(w))


def _capitals(telling: Telling, claimed: Claimed) -> frozenset[str]:
    """Return the words of the authors' names that are written as names."""
    names = [claimed.actors.by_id[e].name for e in telling.agents]
    return frozenset(w for n in names for x in n.split() if x[:1].isupper() for w in words_of(x))


def _names_of(telling: Telling, claimed: Claimed) -> str:
    names = [claimed.actors.by_id[e].name for e in telling.agents]
    words = claimed.words
    return ", ".join(" ".join([n, *sorted(_behind(n, telling, words))]) for n in names)


def _blaming(agents: Sequence[str], blamed: Sequence[Sourced]) -> tuple[Sourced, ...]:
    return tuple(s for s in blamed if set(s.telling.agents) & set(agents))


# status


def _status(claimed: Claimed) -> Iterator[Split]:
    """One side tells it as a fact, another denies it by name, in more words than its name."""
    asserted = tuple(s for s in claimed.told if s.telling.event.status in _TOLD)
    denied = tuple(
        s
        for s in claimed.told
        if s.telling.event.status == "denied" and s.telling.attributed and _says_what(s.telling)
    )
    pairs = [
        (a, b)
        for a in asserted
        for b in denied
        if are_apart(a, b) and _other_speaker(a, b) and same_involved(a.telling, b.telling, claimed)
    ]
    if pairs:
        yield Split(
            values=(_asserted_as(asserted), "denied"),
            sides=(asserted, denied),
            detail="One origin tells it as a fact, another denies it.",
        )


def _says_what(denied: Telling) -> bool:
    """Say whether a denial tells more than its verb: other words, or to whom it was not done."""
    return bool(denied.words or (denied.verbal and denied.recipients))


def _other_speaker(a: Sourced, b: Sourced) -> bool:
    return a.telling.by is None or a.telling.by != b.telling.by


def _asserted_as(told: Sequence[Sourced]) -> str:
    return "occurred" if any(s.telling.event.status in _ASSERTED for s in told) else "alleged"


_RULES: tuple[tuple[Aspect, Callable[[Claimed], Iterator[Split]]], ...] = (
    ("number", number_splits),
    ("date", _date),
    ("place", _place),
    ("agent", _agent),
    ("status", _status),
)

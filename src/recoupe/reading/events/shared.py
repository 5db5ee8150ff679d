"""Participants that another mention of the same event tells."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import msgspec

from recoupe.model.annotation import Entity, Event
from recoupe.reading.events.reach import near
from recoupe.reading.events.situation import Situation
from recoupe.reading.events.tree import Tree

_STATE_FORCES = ("COP", "MIL", "GOV", "JUD", "SPY")
# Of these, one mention says nothing of who took part in another.
_UNTOLD = ("hypothetical", "denied", "demanded")


class Telling(Protocol):
    """An event with the grammar in which it is told."""

    @property
    def event(self) -> Event: ...
    @property
    def tree(self) -> Tree: ...
    @property
    def situation(self) -> Situation: ...


def beside(told: Sequence[Telling]) -> list[Event]:
    """Give a noun and the verb beside which it is told what either lacks.

    "… ont été tuées lors de deux attaques": those killed were attacked. Both are of one type.
    """
    events = [t.event for t in told]
    verbs = {(id(t.tree), t.situation.match.first): i for i, t in enumerate(told)}
    for noun, telling in enumerate(told):
        verb = verbs.get((id(telling.tree), telling.situation.companion or -1))
        if verb is None or verb == noun or not _one_type(events[noun], events[verb]):
            continue
        events[noun], events[verb] = (
            _filled(events[noun], events[verb]),
            _filled(events[verb], events[noun]),
        )
    return events


def paired(told: Sequence[Telling], events: list[Event]) -> list[Event]:
    """Give two passives of one auxiliary the time that either has ("ont été tués et blessés")."""
    found = list(events)
    verbs = {
        (id(t.tree), t.situation.match.first): i for i, t in enumerate(told) if not t.situation.noun
    }
    for second, telling in enumerate(told):
        index = telling.situation.match.first
        token = telling.tree.tokens[index]
        first = verbs.get((id(telling.tree), token.head))
        if telling.situation.noun or token.dep != "conj" or first is None or first == second:
            continue
        if telling.tree.auxiliaries(index) or not telling.tree.passive(token.head):
            continue
        for one, other in ((first, second), (second, first)):
            if found[one].when is None:
                found[one] = msgspec.structs.replace(found[one], when=found[other].when)
    return found


def told_again(events: list[Event], others: Iterable[str]) -> list[Event]:
    """Give an event the participants that other mentions of it name.

    A mention is of the same event when it uses the same word, or is of the same type and mode,
    shares a participant and contradicts neither time nor place; the title's and the first of its
    kind in the body are one without sharing one. `others` are the ids of those told as another of
    their kind.
    """
    apart = frozenset(others)
    found = list(events)
    for position, event in enumerate(found):
        if event.id in apart or event.status in _UNTOLD or event.type is None:
            continue
        before, after = near(found, position)
        for other in (*before, *after):
            if event.agents and event.recipients:
                break
            if other.id not in apart and _same(event, other, before):
                event = _filled(event, other)
        found[position] = event
    return found


def one_doer(events: list[Event], entity_of: Callable[[str], Entity | None]) -> list[Event]:
    """Give attacks and harm without a doer the only one whom the report names for them.

    "Une attaque de la milice …; trois pêcheurs ont été tués": a passive leaves out who is known.
    Where several are named, it is the one whose attack is dated alike. What a source tells of its
    attacker holds for what it tells itself. Of forces of the state only harm to people is told so.
    `entity_of` gives an id's entity.
    """
    struck = {r for e in events if _attack(e) for r in e.recipients}
    # What somebody only is said to have done makes him the doer of nothing else.
    done = [e for e in events if _attack(e) and e.status in ("occurred", "ongoing")]
    attacks = [e for e in done if e.agents and not struck & set(e.agents)]
    found = []
    for event in events:
        told = [a for a in attacks if a.attributed_to in (None, event.attributed_to)]
        fitting = {
            a.agents for a in told if event.when is None or a.when is None or a.when == event.when
        }
        dated = {a.agents for a in told if a.when == event.when and event.when is not None}
        doers = dated if len(fitting) > 1 else fitting
        # "les assaillants" are those whom the report names elsewhere
        named = {d for d in doers if any(_is_named(entity_of(a)) for a in d)}
        doers = named or doers
        lacking = _attack(event) and not event.agents and len(doers) == 1
        agents = next(iter(doers)) if lacking else ()
        fits = bool(agents) and _may_do(event, [entity_of(a) for a in agents])
        found.append(_done(event, agents) if fits else event)
    return found


def _is_named(entity: Entity | None) -> bool:
    return entity is not None and any(c.isupper() for c in entity.name)


def _may_do(event: Event, doers: Sequence[Entity | None]) -> bool:
    """Say whether those who made another attack can have made this one."""
    known = [d for d in doers if d is not None]
    if any(d.kind in ("place", "country") or d.id in event.recipients for d in known):
        return False  # "le raid de Morna": where it was, not who made it
    return "(harm)" in event.rule or not any(d.sector in _STATE_FORCES for d in known)


def _attack(event: Event) -> bool:
    """Say whether an event is an attack or its harm, told as done and no older matter."""
    return event.type == "ASSAULT" and event.status not in _UNTOLD and not event.background


def _done(event: Event, agents: tuple[str, ...]) -> Event:
    return msgspec.structs.replace(event, agents=agents, rule=f"{event.rule}; one_doer")


def _same(event: Event, other: Event, before: Sequence[Event]) -> bool:
    if other.id == event.id or other.status in _UNTOLD or not _one_kind(event, other):
        return False
    if event.when and other.when and event.when != other.when:
        return False
    if (event.place and other.place and event.place != other.place) or _clash(event, other):
        return False
    mine = {*event.agents, *event.recipients}
    if mine & {*other.agents, *other.recipients}:
        return True
    if event.in_title or not other.in_title or event.lemma != other.lemma:
        return False
    return not any(_one_kind(event, b) and not b.in_title for b in before)


def _one_kind(event: Event, other: Event) -> bool:
    alike = event.mode is not None and event.mode == other.mode
    return _one_type(event, other) and (event.lemma == other.lemma or alike)


def _one_type(event: Event, other: Event) -> bool:
    return event.type is not None and event.type == other.type


def _clash(event: Event, other: Event) -> bool:
    """Say whether both name agents, or both recipients, and none is the same."""
    sides = ((event.agents, other.agents), (event.recipients, other.recipients))
    return any(a and b and not set(a) & set(b) for a, b in sides)


def _filled(event: Event, other: Event) -> Event:
    """Return the event with the other's participants where it has none."""
    agents = event.agents or tuple(a for a in other.agents if a not in event.recipients)
    recipients = event.recipients or tuple(r for r in other.recipients if r not in agents)
    if (agents, recipients) == (event.agents, event.recipients):
        return event
    rule = f"{event.rule}; participants_again"
    return msgspec.structs.replace(event, agents=agents, recipients=recipients, rule=rule)

"""What the rest of the report says of an event: who asserts it, whether it is recalled."""

import datetime as dt
from collections.abc import Callable, Iterable
from itertools import product

import msgspec

from recoupe.model.annotation import Event, Quotation
from recoupe.model.span import Span
from recoupe.model.when import When
from recoupe.reading.events.reach import near
from recoupe.reading.events.situation import Situation, same_thing
from recoupe.reading.events.words import Words
from recoupe.reading.parse import Document

# Older than this before publication, an event is recalled; dailies look back about two months.
BACKGROUND_DAYS = 60
_NOT_OF_ITS_OWN = ("fact.told", "planned.date")
_FIRST_TIME = "first_time"
# What one mention tells for the others; that one is feared or denied says nothing of another.
_PASSED_ON = ("occurred", "ongoing", "announced", "planned", "cancelled", "alleged")
# How many events back what caused a death may be told.
_STORY_EVENTS = 3


def speaker_of(trigger: Span, quotes: Iterable[Quotation]) -> Quotation | None:
    """Return the innermost quotation with a speaker that covers a trigger, or None."""
    covering = [q for q in quotes if q.speaker is not None and q.covers(trigger)]
    return min(covering, key=lambda q: (q.end - q.start, q.start), default=None)


def is_sport(document: Document, words: Words) -> bool:
    """Say whether a report is one of sport, where "une attaque" is no attack."""
    status = words.status
    told = [w for sentence in document.sentences for w in sentence.plain]
    short = len(told) <= status.sport_short_words
    least = status.sport_short_least if short else status.sport_least
    return len(status.sport_words.intersection(told)) >= least


def is_background(situation: Situation, when: When | None, document: Document) -> bool:
    """Say whether an event is told as past context: pluperfect, or long before publication."""
    if situation.tense == "pluperfect":
        return True
    published = document.layout.published.earliest or document.report.published.earliest
    if when is None or when.latest is None or published is None:
        return False
    return when.latest < published - dt.timedelta(days=BACKGROUND_DAYS)


def named_again(
    events: list[Event],
    others: frozenset[str],
    resuming: frozenset[str],
    introduced: frozenset[str],
    alike: Callable[[str, str], bool],
) -> list[Event]:
    """Give a bare mention of an event the status, time and place of a telling mention.

    "Cette visite …" after "effectuera une visite": a noun without verb or adjective of its own
    takes them from the nearest earlier event of the same word, else from the first later one.
    `others` are the ids of those told as another of their kind ("une nouvelle grève"), `resuming`
    of those that a determiner ties to what was told: only these may be told in another word;
    `introduced` of those told as new ("une grève"): what was told before them is another.
    `alike` says of two entities' ids whether they may be of one.
    """
    return [
        _as_told(event, _tellers(events, position, introduced), alike, tied=event.id in resuming)
        if _bare(event) and event.id not in others
        else event
        for position, event in enumerate(events)
    ]


def without_assailant(events: list[Event]) -> list[Event]:
    """Take the type from deaths and wounds without an author in a report of an accident."""
    lemmas = {e.lemma for e in events if e.type == "ASSAULT"}
    harms = {e.lemma for e in events if e.rule.partition(";")[0].endswith("(harm)")}
    accident = any(e.rule.partition(";")[0].endswith("(happening)") for e in events)
    if not accident or lemmas - harms:
        return events
    return [
        msgspec.structs.replace(e, type=None, mode=None) if e.lemma in harms and not e.agents else e
        for e in events
    ]


def narrated(events: list[Event]) -> list[Event]:
    """Give undated deaths, wounds and damage the day of what was just told to have caused them."""
    told: list[Event] = []
    for event in events:
        cause = next((e for e in reversed(told[-_STORY_EVENTS:]) if _harmful(e) and e.when), None)
        if cause and event.when is None and _harmful(event) and event.status == cause.status:
            rule = f"{event.rule}; narrated_day"
            event = msgspec.structs.replace(
                event, when=cause.when, background=cause.background, rule=rule
            )
        told.append(event)
    return told


def _harmful(event: Event) -> bool:
    word = event.rule.partition(";")[0]
    harmful = event.type == "ASSAULT" or word.endswith(("(harm)", "(happening)", "(person)"))
    return harmful and not event.in_title


def dated_alike(events: list[Event]) -> list[Event]:
    """Give an undated past event the time of another mention of it: same word, a shared actor."""
    return [
        _dated(event, events, position) if event.when is None else event
        for position, event in enumerate(events)
    ]


def _dated(event: Event, events: list[Event], position: int) -> Event:
    if event.status != "occurred" or event.type is None:
        return event
    mine = {*event.agents, *event.recipients}
    before, after = near(events, position)
    for other in (*before, *after):
        if other.when is None or other.lemma != event.lemma or other.status != event.status:
            continue
        if mine & {*other.agents, *other.recipients} and not other.in_title:
            rule = f"{event.rule}; dated_again"
            return msgspec.structs.replace(
                event, when=other.when, background=other.background, rule=rule
            )
    return event


def _bare(event: Event) -> bool:
    noun = event.rule.startswith("noun") and event.rule.endswith(_NOT_OF_ITS_OWN)
    return noun or event.rule.endswith(_FIRST_TIME)


def _tellers(events: list[Event], position: int, introduced: frozenset[str]) -> list[Event]:
    """Return the mentions that may tell a bare one's event, the nearest before it first.

    What is introduced ("une visite") may be what a verb told before, and no noun's event.
    """
    before, after = near(events, position)
    new = events[position].id in introduced
    known = [e for e in reversed(before) if not new or e.rule.startswith("verb")]
    return [e for e in (*known, *after) if not _bare(e)]


def _as_told(
    event: Event, others: list[Event], alike: Callable[[str, str], bool], *, tied: bool
) -> Event:
    """Return the event with what the likeliest telling mention says: of its own word first."""
    others.sort(key=lambda e: e.lemma != event.lemma)
    first_time = event.rule.endswith(_FIRST_TIME)
    for other in others:
        fits = first_time or (other.background == event.background and _near(event, other, alike))
        fits = fits and (first_time or tied or event.lemma == other.lemma)
        if fits and other.status in _PASSED_ON and same_thing(event, other):
            return msgspec.structs.replace(
                event,
                status=other.status,
                when=event.when or other.when,
                place=event.place or other.place,
                agents=event.agents or other.agents,
                recipients=event.recipients or other.recipients,
                rule=f"{event.rule.partition(';')[0]}; named_again",
            )
    return event


def _near(event: Event, other: Event, alike: Callable[[str, str], bool]) -> bool:
    """Say whether participants and times of two mentions can be of one event."""
    if event.lemma != other.lemma and event.place and other.place and event.place != other.place:
        return False
    pairs = product(event.agents, other.agents)
    if event.agents and other.agents and not any(alike(a, b) for a, b in pairs):
        return False
    return event.when is None or other.when is None or event.when == other.when

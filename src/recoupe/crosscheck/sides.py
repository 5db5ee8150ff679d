"""Tellings with their origins, and the sides that disagreements are made of."""

import datetime as dt
from collections.abc import Iterable, Sequence

from recoupe.crosscheck.actors import Actors
from recoupe.crosscheck.contest import ContestWords
from recoupe.crosscheck.order import day_of
from recoupe.crosscheck.tellings import Telling
from recoupe.crosscheck.words import Lexicon
from recoupe.model.base import Value
from recoupe.model.dossier import ClaimEvent, Disagreement, Side
from recoupe.model.reason import Reason


class Sourced(Value, frozen=True, kw_only=True):
    """A telling, the id of its origin, and who asserts it, an entity of the dossier if known."""

    telling: Telling
    origin: str
    by: str | None = None

    @property
    def report(self) -> str:
        return self.telling.reading.id


class Claimed(Value, frozen=True, kw_only=True):
    """A claim's id and tellings, with what the rules need."""

    claim: str
    told: tuple[Sourced, ...]
    actors: Actors
    lexicon: Lexicon
    words: ContestWords


class Split(Value, frozen=True, kw_only=True):
    """Two ways of telling one thing, the words for each, and why they exclude each other.

    `voices` are the names of those who stand behind all the words of a side, where they are known.
    """

    values: tuple[str, str]
    sides: tuple[tuple[Sourced, ...], tuple[Sourced, ...]]
    detail: str
    voices: tuple[str | None, str | None] = (None, None)


def are_apart(a: Sourced, b: Sourced) -> bool:
    """Say whether two tellings come from two origins that both hold them for true."""
    return a.origin != b.origin


class Dispute(Value, frozen=True, kw_only=True):
    """A disagreement with its reasons."""

    disagreement: Disagreement
    reasons: tuple[Reason, ...]


def claim_event(sourced: Sourced) -> ClaimEvent:
    """Return one report's telling as the dossier shows it."""
    telling, clause = sourced.telling, sourced.telling.event.clause
    return ClaimEvent(
        event=telling.event.id,
        report=telling.reading.id,
        start=clause.start,
        end=clause.end,
        text=telling.reading.words(clause),
        field=clause.field,
        status=telling.event.status,
        attributed_to=sourced.by or telling.by,
        origin=sourced.origin,
    )


def side(value: str, told: Sequence[Sourced], actors: Actors, *, voice: str | None = None) -> Side:
    """Return the side that `told` takes: asserted by `voice`, else by its first speaker.

    Where a report tells it in its own voice, and no voice is given, nobody is named.
    """
    return Side(
        value=value,
        since=first_day(s.telling for s in told),
        events=tuple(dict.fromkeys(s.telling.event.id for s in told)),
        by=voice or asserted_by([s.by or s.telling.by or s.telling.counter for s in told], actors),
        words=tuple(claim_event(s) for s in told),
    )


def asserted_by(speakers: Sequence[str | None], actors: Actors) -> str | None:
    """Return the first speaker's name; None where a report asserts it in its own voice."""
    first = speakers[0] if speakers and all(speakers) else None
    return actors.name(first) if first else None


def first_day(tellings: Iterable[Telling]) -> dt.date | None:
    """Return the first day of publication known to the day."""
    days = (day_of(t.reading.published) for t in tellings)
    return min((d for d in days if d), default=None)

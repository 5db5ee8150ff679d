"""What a user puts right in claims: two are one, or one is two."""

from collections.abc import Sequence

from recoupe.engine.correcting.keeping import put, settled
from recoupe.engine.deciding import derived
from recoupe.engine.explain import kept_dossier
from recoupe.engine.ids import the_one
from recoupe.engine.stages import Stages, real_stages
from recoupe.errors import DecisionError
from recoupe.model.correction import JoinClaims, SplitClaim, TellingKey
from recoupe.model.dossier import Claim, ClaimEvent
from recoupe.model.listing import Decided
from recoupe.record import Record

CLAIM_HINT = "ids of claims stand in recoupe story ID"
TELLS_HINT = "give reports of the claim, or ids of its events: recoupe story ID --json lists them"


def claims(
    record: Record,
    a: str,
    b: str,
    *,
    because: str | None = None,
    stages: Stages | None = None,
) -> Decided:
    """Make one claim of two of a story; each by its id, or the beginning of it.

    Raises:
        NotFoundError: no such claim.
        AmbiguousError: several ids begin so.
        DecisionError: both are one claim, or they are of two stories.

    """
    stages = stages or real_stages()
    with record.transaction():
        one, other = claim_of(record, a), claim_of(record, b)
        if one.id == other.id:
            raise DecisionError(f"{a!r} and {b!r} are one claim, {one.id}")
        told = [{e.report for e in c.events} for c in (one, other)]
        if len(set(record.stories.of_reports(told[0] | told[1]).values())) > 1:
            raise DecisionError(
                f"{a!r} and {b!r} are of two stories", hint="recoupe merge makes them one"
            )
        change = JoinClaims(
            what=(one.what, other.what),
            a=tellings(record, one.events),
            b=tellings(record, other.events),
        )
        n = put(record, change, because or "both tell of one thing")
    return derived(record, stages, n, settled(change))


def claim(
    record: Record,
    claim: str,
    apart: Sequence[str],
    *,
    because: str | None = None,
    stages: Stages | None = None,
) -> Decided:
    """Make what some reports tell a claim of its own; each by key or id, or by an event's id.

    Raises:
        NotFoundError: no such claim, or it has no such report or event.
        AmbiguousError: several answer to the name.
        DecisionError: nothing would be left of the claim.

    """
    stages = stages or real_stages()
    with record.transaction():
        found = claim_of(record, claim)
        chosen = {e.event for name in apart for e in told_by(record, found, name)}
        rest = [e for e in found.events if e.event not in chosen]
        if not rest:
            raise DecisionError(
                f"nothing would be left of claim {claim!r}: no other report tells it",
                hint="name fewer of its reports",
            )
        change = SplitClaim(
            what=found.what,
            apart=tellings(record, [e for e in found.events if e.event in chosen]),
            rest=tellings(record, rest),
        )
        n = put(record, change, because or "it tells of something else")
    return derived(record, stages, n, settled(change))


def claim_of(record: Record, value: str) -> Claim:
    """Return the claim whose id begins so."""
    subjects = {s.id: s for s in record.stories.subjects(value) if s.kind == "claim"}
    subject = subjects[the_one("claim", value, subjects, hint=CLAIM_HINT)]
    claims = kept_dossier(record, subject.story).dossier.claims
    return next(c for c in claims if c.id == subject.id)


def told_by(record: Record, found: Claim, value: str) -> list[ClaimEvent]:
    """Return what a report tells of a claim, or the event whose id begins so."""
    events = {e.event: e for e in found.events if value and e.event.startswith(value)}
    reports = set(record.reports.matching(value)) & {e.report for e in found.events}
    if events and not reports:
        return [events[the_one("event", value, events, hint=TELLS_HINT)]]
    report = the_one("report or event of the claim", value, reports, hint=TELLS_HINT)
    return [e for e in found.events if e.report == report]


def tellings(record: Record, events: Sequence[ClaimEvent]) -> tuple[TellingKey, ...]:
    """Return where the triggers of events stand, in order."""
    wanted = {e.event for e in events}
    return tuple(
        TellingKey(report=reading.id, start=e.start, end=e.end, field=e.field)
        for reading in record.readings.get(sorted({e.report for e in events}))
        for e in reading.events
        if e.id in wanted
    )

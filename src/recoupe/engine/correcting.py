"""What a user puts right in a dossier: entities, claims, copies, origins."""

from collections.abc import Collection, Sequence

from recoupe.crosscheck.corrections import names_in
from recoupe.engine.deciding import derived
from recoupe.engine.explain import kept_dossier
from recoupe.engine.ids import PENDING_HINT, report_of, story_of, the_one
from recoupe.engine.stages import Stages, real_stages
from recoupe.errors import DecisionError, NotFoundError
from recoupe.model.base import folded
from recoupe.model.correction import (
    Change,
    MarkCopy,
    MergeEntities,
    OriginKind,
    SetOrigin,
    SplitClaim,
    TellingKey,
    corrects,
    reports_of,
)
from recoupe.model.dossier import Claim, ClaimEvent, Dossier, DossierEntity
from recoupe.model.listing import Decided
from recoupe.model.reason import Reason
from recoupe.model.story import Decision
from recoupe.record import Record

VERSION = "1"
CLAIM_HINT = "ids of claims stand in recoupe story ID"
ENTITY_HINT = "recoupe story ID --json lists the entities; give a name or the beginning of an id"
TELLS_HINT = "give reports of the claim, or ids of its events: recoupe story ID --json lists them"
UNISSUED: tuple[OriginKind, ...] = ("own_reporting", "unknown")
"""Kinds of origin that have no issuer but the outlet."""


def entities(
    record: Record,
    story: str,
    a: str,
    b: str,
    *,
    because: str | None = None,
    stages: Stages | None = None,
) -> Decided:
    """Hold two entities of a story's dossier for one; each by name, or the beginning of its id.

    Raises:
        NotFoundError: no such story, or no such entity in its dossier.
        AmbiguousError: several answer to a name.
        DecisionError: both are one.

    """
    stages = stages or real_stages()
    with record.transaction():
        found = kept_dossier(record, story_of(record, story)).dossier
        one, other = entity_of(found, a), entity_of(found, b)
        if one == other:
            raise DecisionError(f"{a!r} and {b!r} are one entity, {one.id}")
        readings = record.readings.get([r.id for r in found.reports])
        names = names_in(
            readings,
            found.story.id,
            record.decisions.corrections([r.id for r in readings]),
            stages.language(readings[0].language),
        )
        change = MergeEntities(
            names=(one.name, other.name), a=names.get(one.id, ()), b=names.get(other.id, ())
        )
        n = put(record, change, because or "two names of one")
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


def copy(
    record: Record,
    report: str,
    of: str,
    *,
    is_copy: bool = True,
    because: str | None = None,
    stages: Stages | None = None,
) -> Decided:
    """Mark a report as a copy of another; or say that the passages they share are none.

    Raises:
        NotFoundError: no such report, or it is in no story yet.
        AmbiguousError: several answer to the name.
        DecisionError: both are one report, or in two stories, or share nothing that could be none.

    """
    stages = stages or real_stages()
    with record.transaction():
        a, b = report_of(record, report), report_of(record, of)
        if a == b:
            raise DecisionError(f"{report!r} and {of!r} are one report")
        stories = {story_with(record, a), story_with(record, b)}
        if len(stories) > 1:
            raise DecisionError(
                f"{report!r} and {of!r} are in two stories", hint="recoupe merge makes them one"
            )
        if not is_copy and not share(kept_dossier(record, min(stories)).dossier, {a, b}):
            raise DecisionError(
                f"{report!r} and {of!r} share no passage that is taken for a copy",
                hint="recoupe diff shows what two reports share",
            )
        change = MarkCopy(report=a, of=b, is_copy=is_copy)
        told = "its text goes back to it" if is_copy else "neither has the words from the other"
        n = put(record, change, because or told)
    return derived(record, stages, n, settled(change))


def origin(
    record: Record,
    report: str,
    kind: OriginKind,
    issuer: str | None,
    *,
    because: str | None = None,
    stages: Stages | None = None,
) -> Decided:
    """Set where what a report tells in its own voice comes from.

    `issuer` is whose dispatch, communiqué or word it is; None for the outlet's own reporting and
    for what is not known.

    Raises:
        NotFoundError: no such report, or it is in no story yet.
        AmbiguousError: several answer to the name.
        DecisionError: the kind wants an issuer, or has none.

    """
    stages = stages or real_stages()
    named = (issuer or "").strip() or None
    if (named is None) != (kind in UNISSUED):
        wants = "no issuer" if kind in UNISSUED else "an issuer"
        raise DecisionError(
            f"an origin of kind {kind} has {wants}",
            hint="recoupe correct origin REPORT KIND [ISSUER]",
        )
    with record.transaction():
        found = report_of(record, report)
        story_with(record, found)
        change = SetOrigin(report=found, kind=kind, issuer=named)
        n = put(record, change, because or "you know where it has it")
    return derived(record, stages, n, settled(change))


def put(record: Record, change: Change, because: str) -> int:
    """Keep a correction, have its stories wait to be derived, and return its number.

    Raises:
        DecisionError: the same stands already.

    """
    reports = settled(change)
    standing = record.decisions.corrections(reports)
    same = next((c.decision for c in standing if c.change == change), None)
    if same is not None:
        raise DecisionError(
            f"decision {same} says so already", hint=f"recoupe undo {same} takes it back"
        )
    reason = Reason(rule=f"user/{corrects(change)}", version=VERSION, detail=because)
    decision = Decision(
        kind="correct", by="user", parts=reports_of(change), reason=reason, change=change
    )
    record.placements.set_pending(reports)
    return record.decisions.put(decision)


def settled(change: Change) -> set[str]:
    """Return the reports whose stories a change touches."""
    return {r for part in reports_of(change) for r in part}


def entity_of(found: Dossier, value: str) -> DossierEntity:
    """Return the entity of this name, or whose id begins so."""
    named = [e for e in found.entities if folded(e.name) == folded(value)]
    chosen = named or [e for e in found.entities if value and e.id.startswith(value)]
    by_id = {e.id: e for e in chosen}
    return by_id[the_one("entity", value, by_id, hint=ENTITY_HINT)]


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


def story_with(record: Record, report: str) -> str:
    """Return the story of a report.

    Raises:
        NotFoundError: it is in none yet.

    """
    found = record.stories.of_reports([report]).get(report)
    if found is None:
        raise NotFoundError("story of report", report, hint=PENDING_HINT)
    return found


def share(found: Dossier, pair: Collection[str]) -> bool:
    """Say whether two reports share a passage that is taken for a copy."""
    return any(p.kind == "copy" and {p.a.report, p.b.report} == pair for p in found.passages)

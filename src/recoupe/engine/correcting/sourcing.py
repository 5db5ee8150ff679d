"""What a user puts right in where reports have what they tell: copies and origins."""

from collections.abc import Collection

from recoupe.engine.correcting.keeping import put, settled
from recoupe.engine.deciding import derived
from recoupe.engine.explain import kept_dossier
from recoupe.engine.ids import PENDING_HINT, report_of
from recoupe.engine.stages import Stages, real_stages
from recoupe.errors import DecisionError, NotFoundError
from recoupe.model.correction import MarkCopy, OriginKind, SetOrigin
from recoupe.model.dossier import Dossier
from recoupe.model.listing import Decided
from recoupe.record import Record

UNISSUED: tuple[OriginKind, ...] = ("own_reporting", "unknown")
"""Kinds of origin that have no issuer but the outlet."""


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

"""What a user decides on stories: to merge two, to move a report; and to undo a decision."""

from collections.abc import Collection, Mapping, Sequence

from recoupe.crosscheck.correction_words import in_words
from recoupe.engine.bonds import VETO_OF_SPLIT, Part, rebind
from recoupe.engine.deriving import derive_around, surroundings
from recoupe.engine.grouping import group_around
from recoupe.engine.ids import PENDING_HINT, report_of, reports_of, story_of
from recoupe.engine.stages import Stages, real_stages
from recoupe.errors import DecisionError, NotFoundError
from recoupe.model.correction import corrects
from recoupe.model.listing import Decided, DecisionItem, DecisionList, DecisionPart
from recoupe.model.reason import Reason
from recoupe.model.story import Decision, DecisionKind
from recoupe.record import Record

VERSION = "1"
DECISIONS_HINT = "recoupe decisions lists them"
VETO_OF_MERGE = "user/veto_of_merge"


def decisions(record: Record, about: str | None = None) -> DecisionList:
    """Return the decisions on whole stories, oldest first: all, or on a story's reports or one.

    Raises:
        NotFoundError: neither a story nor a report answers to `about`.
        AmbiguousError: several do.

    """
    with record.snapshot():
        kept = record.decisions
        found = kept.all() if about is None else kept.about(reports_of(record, about))
        return DecisionList(items=items_of(record, found))


def merge(
    record: Record, a: str, b: str, *, because: str | None = None, stages: Stages | None = None
) -> Decided:
    """Make one story of two, which later steps keep; `a` and `b` are ids or their beginnings.

    `record` is open for writing; `because` is the user's reason.

    Raises:
        NotFoundError: no such story.
        AmbiguousError: several ids begin so.
        DecisionError: both are one story.

    """
    stages = stages or real_stages()
    with record.transaction():
        one, other = story_of(record, a), story_of(record, b)
        if one == other:
            raise DecisionError(f"{a!r} and {b!r} are one story, {one}")
        parts = (members_of(record, one), members_of(record, other))
        n = record.decisions.put(user("merge", parts, because or "both tell of one happening"))
        changed = settle(record, stages, (parts[0] + parts[1],))
    return derived(record, stages, n, changed)


def move(
    record: Record,
    report: str,
    story: str | None,
    *,
    because: str | None = None,
    stages: Stages | None = None,
) -> Decided:
    """Move a report to another story, or (None) to one of its own; later steps keep it there.

    Raises:
        NotFoundError: no such report or story, or the report is in none yet.
        AmbiguousError: several answer to the name.
        DecisionError: the report is there already.

    """
    stages = stages or real_stages()
    with record.transaction():
        moved = report_of(record, report)
        present = record.stories.of_reports([moved]).get(moved)
        if present is None:
            raise NotFoundError("story of report", report, hint=PENDING_HINT)
        rest = tuple(r for r in members_of(record, present) if r != moved)
        to = None if story is None else story_of(record, story)
        if to == present or (to is None and not rest):
            raise DecisionError(
                f"report {report!r} is in story {present} already, where you want it"
            )
        target = (members_of(record, to),) if to else ()
        parts = ((moved,), rest, *target)
        told = "it tells of what that story tells" if to else "it tells of something else"
        n = record.decisions.put(user("move", parts, because or told))
        changed = settle(record, stages, (rest, (moved, *(target[0] if target else ()))))
    return derived(record, stages, n, changed)


def undo(
    record: Record, n: int, *, because: str | None = None, stages: Stages | None = None
) -> Decided:
    """Withdraw a user's decision, or forbid what a rule decided; the rules then group anew.

    A merge by rule is vetoed for the reports that it joined, a split for those that it parted.

    Raises:
        NotFoundError: no such decision.
        DecisionError: it is undone already.

    """
    stages = stages or real_stages()
    with record.transaction():
        decision = record.decisions.get(n)
        if decision is None:
            raise NotFoundError("decision", str(n), hint=DECISIONS_HINT)
        if decision.undone:
            raise DecisionError(f"decision {n} is undone already", hint=DECISIONS_HINT)
        record.decisions.mark(n, undone=True)
        if decision.by == "user":
            shown = n
            if decision.vetoes is not None:
                record.decisions.mark(decision.vetoes, undone=False)
        else:
            shown = record.decisions.put(veto(decision, because))
        concerned = {r for part in decision.parts for r in part}
        if decision.change is not None:
            changed = concerned
            record.placements.set_pending(concerned)
        else:
            rebind(record)
            changed = group_around(record, stages, placed(record, concerned), told=False)
    return derived(record, stages, shown, changed)


def user(kind: DecisionKind, parts: tuple[Part, ...], because: str) -> Decision:
    """Return a decision of the user's."""
    reason = Reason(rule=f"user/{kind}", version=VERSION, detail=because)
    return Decision(kind=kind, by="user", parts=parts, reason=reason)


def veto(decision: Decision, because: str | None) -> Decision:
    """Return the decision that forbids one by rule."""
    if decision.kind == "split":
        rule, told = VETO_OF_SPLIT, "these reports tell of one happening"
    else:
        rule, told = VETO_OF_MERGE, "these are several happenings"
    return Decision(
        kind="veto",
        by="user",
        parts=decision.parts,
        reason=Reason(rule=rule, version=VERSION, detail=because or told),
        vetoes=decision.n,
    )


def members_of(record: Record, story: str) -> Part:
    """Return the reports of a story, sorted; those that are being taken out of it left out."""
    return tuple(sorted(placed(record, record.stories.members([story]))))


def placed(record: Record, reports: Collection[str]) -> set[str]:
    return {r for group in record.placements.groups(reports) for r in group}


def settle(record: Record, stages: Stages, groups: Sequence[Part]) -> set[str]:
    """Group as the user wants it, then let the rules follow; return what stories change by it.

    So that what is kept as the rules' own decision is only what follows from the user's.
    """
    rebind(record)
    record.placements.set_groups(group for group in groups if group)
    return group_around(record, stages, {r for group in groups for r in group})


def derived(record: Record, stages: Stages, n: int, changed: Collection[str]) -> Decided:
    """Derive the stories that a decision has changed, and return it with them.

    A crash before leaves them pending: the next `read` derives them.
    """
    around = surroundings(record, changed)
    before = set(record.stories.of_reports(around).values())
    tried: set[str] = set()
    for report in sorted(changed):
        if report not in tried:
            with record.transaction():
                tried |= derive_around(record, stages, report)
    with record.snapshot():
        after = set(record.stories.of_reports(changed).values())
        there = set(record.stories.of_reports(around).values())
        decision = record.decisions.get(n)
        assert decision is not None  # noqa: S101  # put above, and none is ever deleted
        return Decided(
            decision=items_of(record, [decision])[0],
            stories=record.stories.listed(after),
            gone=tuple(sorted(before - there)),
            pending=len(set(record.placements.pending()) & around),
        )


def items_of(record: Record, found: Sequence[Decision]) -> tuple[DecisionItem, ...]:
    """Return decisions as a list shows them: with the keys of reports and their present stories."""
    reports = {r for decision in found for part in decision.parts for r in part}
    keys = record.reports.keys(reports)
    stories = record.stories.of_reports(reports)
    active = at_work(record, found, stories)
    return tuple(
        DecisionItem(
            n=decision.n,
            kind=decision.kind,
            by=decision.by,
            parts=tuple(
                DecisionPart(
                    story=stories.get(part[0]) if part else None,
                    reports=part,
                    keys=tuple(keys[r] for r in part if r in keys),
                )
                for part in decision.parts
            ),
            reason=decision.reason,
            undone=decision.undone,
            vetoes=decision.vetoes,
            corrects=corrects(decision.change) if decision.change else None,
            what=in_words(decision.change, keys) if decision.change else None,
            idle=bool(decision.change) and not decision.undone and decision.n not in active,
        )
        for decision in found
    )


def at_work(record: Record, found: Sequence[Decision], stories: Mapping[str, str]) -> set[int]:
    """Return the corrections among decisions that some present dossier is put right by."""
    reports = {r for d in found if d.change and not d.undone for part in d.parts for r in part}
    checked = (record.stories.get(s) for s in sorted({stories[r] for r in reports & set(stories)}))
    return {c.decision for kept in checked if kept for c in kept.dossier.corrections if not c.idle}

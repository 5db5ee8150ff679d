"""A correction is kept as a decision, and its stories wait to be derived by it."""

from recoupe.errors import DecisionError
from recoupe.model.correction import Change, corrects, reports_of
from recoupe.model.reason import Reason
from recoupe.model.story import Decision
from recoupe.record import Record

VERSION = "1"


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

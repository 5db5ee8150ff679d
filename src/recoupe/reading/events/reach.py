"""How far apart two mentions of one event may stand: what keeps long reports linear."""

from collections.abc import Sequence

from recoupe.model.annotation import Event

# More than press reports tell at all: what bounds the work on a book, and changes no report.
REACH_EVENTS = 220
HEAD_EVENTS = 20


def near(events: Sequence[Event], position: int) -> tuple[list[Event], list[Event]]:
    """Return the events before and after one that may be the same, both in their order.

    They are those within `REACH_EVENTS` of it, and the first of the report, title included.
    """
    low = max(0, position - REACH_EVENTS)
    head = events[: min(low, HEAD_EVENTS)]
    return [*head, *events[low:position]], [*events[position + 1 : position + 1 + REACH_EVENTS]]

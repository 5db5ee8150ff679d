"""The lists that commands print."""

import datetime as dt
from typing import Literal

from recoupe.model.base import Value
from recoupe.model.correction import Corrects
from recoupe.model.reason import Reason
from recoupe.model.report import Rejection
from recoupe.model.story import DecisionKind, Maker


class StoryItem(Value, frozen=True, kw_only=True):
    """A line of `recoupe stories`; `origins` counts independent origins, `reports` reports."""

    id: str
    title: str
    first_published: dt.date | None
    last_published: dt.date | None
    reports: int
    origins: int


class SearchItem(Value, frozen=True, kw_only=True):
    """A line of `recoupe search`; `snippet` is the report's own words around the hit."""

    id: str
    key: str
    source: str | None
    title: str | None
    published: str | None
    story: str | None
    snippet: str


class StoryList(Value, frozen=True, kw_only=True):
    """What `recoupe stories --json` prints; newest first."""

    format: Literal["recoupe/stories/1"] = "recoupe/stories/1"
    items: tuple[StoryItem, ...]


class SearchList(Value, frozen=True, kw_only=True):
    """What `recoupe search --json` prints; best first, or of very many the newest first."""

    format: Literal["recoupe/search/1"] = "recoupe/search/1"
    items: tuple[SearchItem, ...]


class RejectedList(Value, frozen=True, kw_only=True):
    """What `recoupe rejected --json` prints."""

    format: Literal["recoupe/rejected/1"] = "recoupe/rejected/1"
    items: tuple[Rejection, ...]


class ReadSummary(Value, frozen=True, kw_only=True):
    """What one `recoupe read` did; counts of reports, but for `stories`.

    `stories` and `pending` are of the whole record: `pending` counts the reports whose story
    could not be derived (0 unless something is wrong with this program).
    """

    seen: int
    new: int
    known: int
    rejected: int
    stories: int
    pending: int = 0


class Fault(Value, frozen=True, kw_only=True):
    """One thing that `recoupe verify` found wrong."""

    kind: str
    id: str
    detail: str


class Verification(Value, frozen=True, kw_only=True):
    """What `recoupe verify --json` prints: how much was checked, and what is wrong."""

    format: Literal["recoupe/verification/1"] = "recoupe/verification/1"
    reports: int
    spans: int
    faults: tuple[Fault, ...]


class DecisionPart(Value, frozen=True, kw_only=True):
    """Reports that a decision takes as one; `keys` are theirs, `story` is the first one's today."""

    story: str | None
    reports: tuple[str, ...]
    keys: tuple[str, ...]


class DecisionItem(Value, frozen=True, kw_only=True):
    """A line of `recoupe decisions`; `n` is its number.

    `corrects` and `what` tell what a correction puts right; `idle` is true of one that stands
    and finds nothing to put right, or that a newer one contradicts.
    """

    n: int
    kind: DecisionKind
    by: Maker
    parts: tuple[DecisionPart, ...]
    reason: Reason
    undone: bool
    vetoes: int | None
    corrects: Corrects | None = None
    what: str | None = None
    idle: bool = False


class DecisionList(Value, frozen=True, kw_only=True):
    """What `recoupe decisions --json` prints; oldest first."""

    format: Literal["recoupe/decisions/1"] = "recoupe/decisions/1"
    items: tuple[DecisionItem, ...]


class Decided(Value, frozen=True, kw_only=True):
    """What `merge`, `move`, `correct` and `undo` print with --json: a decision and its changes.

    `stories` are those that have changed, as they are now; `gone` are ids that are none any more;
    `pending` counts the reports whose story could not be derived.
    """

    format: Literal["recoupe/decided/1"] = "recoupe/decided/1"
    decision: DecisionItem
    stories: tuple[StoryItem, ...]
    gone: tuple[str, ...]
    pending: int = 0

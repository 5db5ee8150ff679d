"""Pairs of reports that share text, story or no story."""

from typing import Literal

from recoupe.model.base import Value
from recoupe.model.diff import Precedence
from recoupe.model.reason import Reason
from recoupe.model.story import Passage, PassageKind
from recoupe.model.when import Published


class CopyPair(Value, frozen=True, kw_only=True):
    """Two reports that share text; `a` < `b`, which says nothing of who wrote it.

    `contained` is the share of shingles of seven words of the shorter text that are in the other.
    """

    a: str
    b: str
    kind: PassageKind
    contained: float
    passages: tuple[Passage, ...]
    reason: Reason


class CopyReport(Value, frozen=True, kw_only=True):
    """One of the two reports, with its present story."""

    id: str
    key: str
    source: str | None
    title: str | None
    published: Published
    story: str | None


class CopyItem(Value, frozen=True, kw_only=True):
    """A line of `recoupe copies`: two reports that share text, what, and of which kind.

    `first` says which was published first, where the dates tell; `a` is the side of the report
    whose id comes first. `contained` is the share of shingles of seven words of the shorter text
    that are in the other, `words` counts the words in passages. `across`: the two are not in one
    story.
    """

    a: CopyReport
    b: CopyReport
    first: Precedence
    kind: PassageKind
    contained: float
    words: int
    across: bool
    passages: tuple[Passage, ...]
    reason: Reason


class CopyList(Value, frozen=True, kw_only=True):
    """What `recoupe copies --json` prints; newest first, then by share."""

    format: Literal["recoupe/copies/1"] = "recoupe/copies/1"
    items: tuple[CopyItem, ...]

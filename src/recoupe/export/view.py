"""A dossier as a reader meets it: ordered, worded, each line with its evidence.

Text and page lay these values out and decide nothing.
"""

from typing import Literal

from recoupe.export.context import Excerpt
from recoupe.model.base import Value

Piece = tuple[Literal["text", "mark", "run", "end"], str]


class ReportRef(Value, frozen=True, kw_only=True):
    """A report by its number in the dossier ("R2") and its outlet."""

    number: int
    outlet: str
    day: str


class Evidence(Value, frozen=True, kw_only=True):
    """The words of a report under a line; `anchor` is their place in the full text.

    `by` is who asserts them (None: the report), `origin` where they come from, in words.
    """

    report: ReportRef
    excerpt: Excerpt
    anchor: str
    lang: str
    in_title: bool
    start: int
    end: int
    by: str | None = None
    status: str | None = None
    origin: str | None = None


class Why(Value, frozen=True, kw_only=True):
    """One reason, as `explain` gives it."""

    rule: str
    detail: str


class Link(Value, frozen=True, kw_only=True):
    """Another statement of the page."""

    anchor: str
    what: str
    when: str | None = None
    status: str | None = None
    background: bool = False


class Statement(Value, frozen=True, kw_only=True):
    """One claim; `origins` counts independent origins, `backing` says by what it holds.

    `differing` where the figures are not the same in all reports, and so belong in sight.
    """

    id: str
    anchor: str
    what: str
    lang: str
    status: str
    origins: int
    backing: str
    when: str | None
    where: str | None
    figures: tuple[str, ...]
    differing: bool
    disputed: tuple[Link, ...]
    overdue: bool
    history: tuple[str, ...]
    related: tuple[Link, ...]
    evidence: tuple[Evidence, ...]
    why: tuple[Why, ...]


class Group(Value, frozen=True, kw_only=True):
    """Statements of one standing; those of the background apart."""

    key: str
    title: str
    statements: tuple[Statement, ...]
    background: tuple[Statement, ...]


class SideView(Value, frozen=True, kw_only=True):
    """One side of a disagreement."""

    value: str
    by: str
    since: str | None
    evidence: tuple[Evidence, ...]


class Dispute(Value, frozen=True, kw_only=True):
    """A disagreement; `about` names the claim or entity, `claim` links to it."""

    id: str
    anchor: str
    aspect: str
    about: str
    claim: Link | None
    sides: tuple[SideView, ...]
    why: tuple[Why, ...]


class Said(Value, frozen=True, kw_only=True):
    """A quotation, once; `text` is as the first carrier has it.

    `indirect` where the words are the report's and only the sense is the speaker's.
    """

    text: str
    lang: str
    origin: str | None
    indirect: bool
    carried: tuple[Evidence, ...]


class SpeakerView(Value, frozen=True, kw_only=True):
    """All that one speaker is quoted with."""

    name: str
    said: tuple[Said, ...]


class OriginView(Value, frozen=True, kw_only=True):
    """An origin, and the reports that draw on it."""

    id: str
    kind: str
    issuer: str | None
    reports: tuple[ReportRef, ...]
    reason: str
    why: tuple[Why, ...]


class Run(Value, frozen=True, kw_only=True):
    """A passage two reports share, on both sides."""

    words: int
    kind: str
    a: Evidence
    b: Evidence


class CopyView(Value, frozen=True, kw_only=True):
    """All that one pair of reports shares; `order` says which came first, if that is known."""

    a: ReportRef
    b: ReportRef
    words: int
    order: str
    runs: tuple[Run, ...]


class RelationView(Value, frozen=True, kw_only=True):
    """Two countries and the statements that join them."""

    a: str
    b: str
    score: str
    statements: tuple[Link, ...]


class ReportView(Value, frozen=True, kw_only=True):
    """A whole report; `pieces` are its body cut at the marks, `title_pieces` its title."""

    ref: ReportRef
    key: str
    url: str | None
    lang: str
    title_pieces: tuple[Piece, ...]
    pieces: tuple[Piece, ...]


class CorrectionView(Value, frozen=True, kw_only=True):
    """What the user has put right, and the line about it: the decision, why, whether it is idle."""

    what: str
    note: str


class TimelineRun(Value, frozen=True, kw_only=True):
    """Consecutive entries of the timeline, all of the background or none."""

    background: bool
    entries: tuple[Link, ...]


class Page(Value, frozen=True, kw_only=True):
    """A whole dossier, top to bottom.

    `copies_left_out` counts the pairs of reports beyond those of `copies`.
    """

    story: str
    title: str
    lang: str
    as_of: str
    reports_count: int
    outlets: str
    origins_count: int
    groups: tuple[Group, ...]
    disputes: tuple[Dispute, ...]
    timeline: tuple[TimelineRun, ...]
    speakers: tuple[SpeakerView, ...]
    origins: tuple[OriginView, ...]
    copies: tuple[CopyView, ...]
    copies_left_out: int
    relations: tuple[RelationView, ...]
    corrections: tuple[CorrectionView, ...]
    reports: tuple[ReportView, ...]

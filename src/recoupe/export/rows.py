"""The rows of the exported tables: one type a table, its fields the columns, in order.

Absent is None. Where a row has `field`, it is "body" or "title". Days are of the report's local
calendar. Lists stay lists in Parquet and are joined in CSV (`export.csv_file`).
"""

import datetime as dt
from typing import Literal

from recoupe.model.base import Value
from recoupe.model.span import Field


class ReportRow(Value, frozen=True, kw_only=True):
    """A report that was read; `characters` counts the code points of its body."""

    report: str
    key: str
    source: str | None
    url: str | None
    title: str | None
    language: str
    published: str | None
    published_earliest: dt.date | None
    published_latest: dt.date | None
    published_precision: str
    published_from: str
    dateline_place: str | None
    dateline_agency: str | None
    characters: int


class TimeRow(Value, frozen=True, kw_only=True):
    """A time expression of a report."""

    report: str
    field: Field
    start: int
    end: int
    text: str
    value: str
    type: str
    mod: str | None
    earliest: dt.date | None
    latest: dt.date | None
    precision: str
    alternatives: tuple[str, ...]
    rule: str
    unresolved: str | None


class FigureRow(Value, frozen=True, kw_only=True):
    """A figure of a report; `event` is the event it belongs to (`claim_events` has its claim)."""

    report: str
    figure: str
    field: Field
    start: int
    end: int
    text: str
    value: float
    low: float | None
    high: float | None
    unit: str | None
    counts: str | None
    modifier: str | None
    event: str | None


class StoryRow(Value, frozen=True, kw_only=True):
    """A story; `origins` counts its independent origins, unknown ones as one together."""

    story: str
    title: str
    first_published: dt.date | None
    last_published: dt.date | None
    reports: int
    outlets: int
    origins: int
    claims: int
    disagreements: int


class StoryReportRow(Value, frozen=True, kw_only=True):
    """A report of a story; `position` is 1-based, in the dossier's order."""

    story: str
    position: int
    report: str
    key: str
    source: str | None


class EntityRow(Value, frozen=True, kw_only=True):
    """An entity of a story."""

    story: str
    entity: str
    kind: str
    name: str
    roles: tuple[str, ...]
    country: str | None
    sector: str | None


class ClaimRow(Value, frozen=True, kw_only=True):
    """A claim; `corroboration` counts its independent origins, unknown ones as one together.

    `agent_names`, `recipient_names` and `where_name` are the names of the ids beside them.
    `status_since` is the first day on which a report gave the claim its present status.
    """

    story: str
    claim: str
    what: str
    type: str | None
    mode: str | None
    status: str
    status_since: dt.date | None
    when: str | None
    when_earliest: dt.date | None
    when_latest: dt.date | None
    when_mod: str | None
    when_precision: str | None
    where: str | None
    where_name: str | None
    agents: tuple[str, ...]
    agent_names: tuple[str, ...]
    recipients: tuple[str, ...]
    recipient_names: tuple[str, ...]
    background: bool
    corroboration: int
    origins: tuple[str, ...]
    reports: tuple[str, ...]
    related: tuple[str, ...]


class ClaimStatusRow(Value, frozen=True, kw_only=True):
    """A status that a report gave to a claim; `position` is 1-based, in the history's order."""

    story: str
    claim: str
    position: int
    status: str
    since: dt.date | None
    report: str


class ClaimEventRow(Value, frozen=True, kw_only=True):
    """One report's telling of a claim; start, end and text are those of the clause."""

    story: str
    claim: str
    event: str
    report: str
    field: Field
    start: int
    end: int
    text: str
    status: str
    attributed_to: str | None
    attributed_to_name: str | None
    origin: str


class QuoteRow(Value, frozen=True, kw_only=True):
    """A place where a report carries a quotation of a story.

    `quote` numbers the story's quotations from 1: rows of one number are the same words.
    """

    story: str
    quote: int
    speaker: str
    speaker_entity: str | None
    text: str
    report: str
    field: Field
    start: int
    end: int
    origin: str


class OriginRow(Value, frozen=True, kw_only=True):
    """An origin of a story's statements."""

    story: str
    origin: str
    kind: str
    issuer: str | None
    issuer_entity: str | None
    reports: tuple[str, ...]
    reason: str


class DisagreementRow(Value, frozen=True, kw_only=True):
    """One side of a disagreement; `about` is the id of a claim or an entity.

    `about_name` is the claim's gloss or the entity's name, `by` the name of who asserts the side
    (None: the reporter), `words` the reports' words for it.
    """

    story: str
    disagreement: str
    aspect: str
    about_kind: Literal["claim", "entity"]
    about: str
    about_name: str | None
    side: int
    value: str
    since: dt.date | None
    by: str | None
    events: tuple[str, ...]
    reports: tuple[str, ...]
    words: tuple[str, ...]


class PassageRow(Value, frozen=True, kw_only=True):
    """A run of words that two reports of a story share."""

    story: str
    kind: str
    words: int
    a_report: str
    a_field: Field
    a_start: int
    a_end: int
    b_report: str
    b_field: Field
    b_start: int
    b_end: int


class RelationRow(Value, frozen=True, kw_only=True):
    """The claims of a story that join two countries; `a` and `b` are ISO 3166-1 alpha-3."""

    story: str
    a: str
    b: str
    score: float | None
    claims: tuple[str, ...]


TABLES: dict[str, type[Value]] = {
    "stories": StoryRow,
    "story_reports": StoryReportRow,
    "reports": ReportRow,
    "claims": ClaimRow,
    "claim_statuses": ClaimStatusRow,
    "claim_events": ClaimEventRow,
    "quotes": QuoteRow,
    "origins": OriginRow,
    "disagreements": DisagreementRow,
    "entities": EntityRow,
    "passages": PassageRow,
    "relations": RelationRow,
    "times": TimeRow,
    "figures": FigureRow,
}
"""The type of each table's rows, by the table's name, which is also its files' name."""

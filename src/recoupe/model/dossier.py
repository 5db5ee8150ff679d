"""What crosscheck derives from the readings of one story, as of an instant."""

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import msgspec

from recoupe.model.annotation import EntityKind, FigureModifier, PloverType, Status
from recoupe.model.base import Value
from recoupe.model.correction import Corrects
from recoupe.model.correction import OriginKind as OriginKind
from recoupe.model.reason import Reason
from recoupe.model.story import Passage
from recoupe.model.when import Published, When

Aspect = Literal["number", "date", "place", "status", "label", "agent"]


class DossierEntity(Value, frozen=True, kw_only=True):
    """An entity as the story knows it: those of its reports that stand for the same one."""

    id: str
    kind: EntityKind
    name: str
    roles: tuple[str, ...]
    country: str | None
    sector: str | None


class StatusChange(Value, frozen=True, kw_only=True):
    """A status that a report gave to a claim, from that report's publication on."""

    status: Status
    since: dt.date | None
    report: str


class ClaimFigure(Value, frozen=True, kw_only=True):
    """A figure of a claim, as one report gives it."""

    value: float
    low: float | None
    high: float | None
    unit: str | None
    counts: str | None
    modifier: FigureModifier | None
    report: str


class ClaimEvent(Value, frozen=True, kw_only=True):
    """One report's telling of a claim: its clause's words, by whom asserted, from which origin.

    `start` and `end` are the clause's; `field` is "title" for words of the title.
    """

    event: str
    report: str
    start: int
    end: int
    text: str
    field: Literal["title"] | msgspec.UnsetType = msgspec.UNSET
    status: Status
    attributed_to: str | None
    origin: str


class Claim(Value, frozen=True, kw_only=True):
    """Events of different reports that speak of the same thing.

    `what` is a gloss made of a report's own words. `agents`, `recipients` and `where` are ids of
    the dossier's entities. `origins` are the ids of distinct origins: their number is the
    corroboration, where "unknown" ones count as at most one together.
    """

    id: str
    what: str
    type: PloverType | None
    mode: str | None
    status: Status
    status_history: tuple[StatusChange, ...]
    when: When | None
    where: str | None
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    figures: tuple[ClaimFigure, ...]
    background: bool
    events: tuple[ClaimEvent, ...]
    origins: tuple[str, ...]
    related: tuple[str, ...] = ()


class QuoteSpeaker(Value, frozen=True, kw_only=True):
    """A speaker as the story knows it; `entity` is an id of the dossier."""

    name: str
    entity: str | None


class QuotePlace(Value, frozen=True, kw_only=True):
    """Where a report carries a quotation."""

    report: str
    start: int
    end: int
    field: Literal["title"] | msgspec.UnsetType = msgspec.UNSET


class DossierQuote(Value, frozen=True, kw_only=True):
    """Words of one speaker, once, with the reports that carry them."""

    speaker: QuoteSpeaker
    text: str
    said_in: tuple[QuotePlace, ...]
    origin: str


class Origin(Value, frozen=True, kw_only=True):
    """Where statements come from; `reason` is one plain sentence."""

    id: str
    kind: OriginKind
    issuer: QuoteSpeaker | None
    reports: tuple[str, ...]
    reason: str


def independent(origin: Origin) -> str:
    """Return what an origin counts as: itself, or "unknown" where its channel is not told.

    Two voices that a report names may have spoken in one room: they are shown, and count once.
    """
    return "unknown" if origin.kind == "unknown" else origin.id


def corroboration(origins: Iterable[Origin]) -> int:
    """Return how many of these origins are independent: unknown ones count as one together."""
    return len({independent(o) for o in origins})


class Side(Value, frozen=True, kw_only=True):
    """One side of a disagreement: what it says, since when, and which events or labels say so.

    `events` are event ids, or for a label the ids of reports' labelling spans as
    `report:start-end`. `words` quotes them, `by` names who asserts it (None: the reporter).
    """

    value: str
    since: dt.date | None
    events: tuple[str, ...]
    by: str | None = None
    words: tuple[ClaimEvent, ...] = ()


class About(Value, frozen=True, kw_only=True):
    """What a disagreement is about: a claim or an entity of the dossier."""

    claim: str | None = None
    entity: str | None = None


class Disagreement(Value, frozen=True, kw_only=True):
    """Sides that cannot all hold."""

    id: str
    about: About
    aspect: Aspect
    sides: tuple[Side, ...]


class TimelineEntry(Value, frozen=True, kw_only=True):
    """A dated claim; entries are ordered by earliest day, then latest, then claim."""

    when: When
    claim: str


class Relation(Value, frozen=True, kw_only=True):
    """The claims that join two countries (ISO 3166-1 alpha-3, `a` < `b`).

    `score` is the mean of the claims' PLOVER scores (Goldstein scale of the PLOVER code book).
    """

    a: str
    b: str
    claims: tuple[str, ...]
    score: float | None


class DossierStory(Value, frozen=True, kw_only=True):
    """The story of a dossier; days, both included."""

    id: str
    title: str
    first_published: dt.date | None
    last_published: dt.date | None


class DossierReport(Value, frozen=True, kw_only=True):
    """A report of the dossier."""

    id: str
    key: str
    source: str | None
    published: Published
    title: str | None


class DossierCorrection(Value, frozen=True, kw_only=True):
    """A user's correction of this dossier, by the number of the decision; `what` says it whole.

    `about` are the names of the two entities, the parted entity's name and what the one set apart
    is called, the glosses of the two claims, the split claim's gloss, or the origin's issuer;
    `reports` those that name or tell what was set apart, the copy and what it is a copy of, or
    the one whose origin is of kind `origin`.
    `idle` is true where nothing is found that it could change: of what it speaks of, too little
    is told by the reports as they are read now, or known as of then.
    """

    decision: int
    corrects: Corrects
    what: str
    about: tuple[str, ...]
    reports: tuple[str, ...]
    origin: OriginKind | None
    because: str
    idle: bool


class Dossier(Value, frozen=True, kw_only=True):
    """All that one story's reports state, as of an instant (None: all that is known)."""

    format: str = "recoupe/dossier/1"
    as_of: str | None
    story: DossierStory
    reports: tuple[DossierReport, ...]
    entities: tuple[DossierEntity, ...]
    claims: tuple[Claim, ...]
    quotes: tuple[DossierQuote, ...]
    origins: tuple[Origin, ...]
    passages: tuple[Passage, ...]
    disagreements: tuple[Disagreement, ...]
    timeline: tuple[TimelineEntry, ...]
    relations: tuple[Relation, ...]
    corrections: tuple[DossierCorrection, ...] = ()


class Crosscheck(Value, frozen=True, kw_only=True):
    """A dossier with the reasons behind it, by the id of claim, origin or disagreement."""

    dossier: Dossier
    reasons: dict[str, tuple[Reason, ...]]

"""What reading finds in one report."""

from typing import Literal

from recoupe.model.base import Value
from recoupe.model.report import Report
from recoupe.model.span import Span
from recoupe.model.when import Published, TimeExpression, When

SectionKind = Literal[
    "header",
    "dateline",
    "lead",
    "body",
    "heading",
    "credits",
    "boilerplate",
    "caption",
]
EntityKind = Literal["person", "organisation", "place", "country", "group", "role"]
QuoteKind = Literal["direct", "mixed", "indirect"]
PloverType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "RETREAT",
]
Status = Literal[
    "occurred",
    "ongoing",
    "announced",
    "planned",
    "cancelled",
    "denied",
    "alleged",
    "demanded",
    "hypothetical",
]
FigureModifier = Literal["at_least", "at_most", "about", "more_than", "less_than", "up_to"]


class Section(Value, frozen=True, kw_only=True):
    """A stretch of the body of one kind; sections are in order and do not overlap."""

    start: int
    end: int
    kind: SectionKind


class Dateline(Value, frozen=True, kw_only=True):
    """Where and when a report says it was written ("BAMAKO, 5 février (Reuters) -").

    `date` is an ISO 8601 date of the precision that report and metadata give together.
    """

    start: int
    end: int
    text: str
    place: str | None
    date: str | None
    agency: str | None


class Credit(Value, frozen=True, kw_only=True):
    """A person or agency named as maker of the report, never an actor in it.

    `role` is author, reporter, editor, translator, photographer, agency or source ("Source :
    communiqué de …", the name being all that follows); None when not said.
    """

    name: str
    role: str | None
    start: int
    end: int


class Entity(Value, frozen=True, kw_only=True):
    """A person, organisation, place, country, group or unnamed role-holder of one report.

    `name` is the fullest form in the report (for countries too: "Mali", "la Russie" as "Russie").
    `roles` are the report's words for what it is or does, in order of appearance. `country` is
    ISO 3166-1 alpha-3, `sector` a PLOVER actor code (GOV, MIL, REB, …); None where not known.
    """

    id: str
    kind: EntityKind
    name: str
    mentions: tuple[Span, ...]
    roles: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None


class Speaker(Value, frozen=True, kw_only=True):
    """Who is quoted: the fullest name in the report, and the mention nearest to the words.

    `start`, `end` and `text` give that mention in the quotation's field; `entity` is its id.
    """

    name: str
    text: str
    start: int
    end: int
    entity: str | None


class Quotation(Span, frozen=True, kw_only=True):
    """Words attributed to a speaker; `nested` when inside another quotation."""

    kind: QuoteKind
    speaker: Speaker | None
    cue: Span | None
    nested: bool = False


class Figure(Span, frozen=True, kw_only=True):
    """A number, what it counts and how exact it is.

    `value` is the stated number, `low` and `high` its bounds (None: open); `unit` is an ISO 4217
    code, "%", or the word of measure, None for a plain count; `counts` is the counted noun in the
    report's words; `event` is the id of the event it belongs to.
    """

    id: str
    value: float
    low: float | None
    high: float | None
    unit: str | None
    counts: str | None
    modifier: FigureModifier | None
    event: str | None


class Event(Span, frozen=True, kw_only=True):
    """One event as this report states it; the span is its trigger.

    `agents` and `recipients` are entity ids, `place` an entity id. `attributed_to` is the entity
    that asserts it, None for the reporter. `clause` is the stretch of text that states it and
    covers the trigger; `when` is about the event, never about the statement.
    """

    id: str
    type: PloverType | None
    mode: str | None
    status: Status
    agents: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    when: When | None = None
    figures: tuple[str, ...] = ()
    attributed_to: str | None = None
    background: bool = False
    rule: str
    lemma: str
    clause: Span


class Label(Span, frozen=True, kw_only=True):
    """A word that puts an entity in a class that others contest ("mercenaires", "formateurs").

    `set` names the set of excluding classes in the language's table and `label` the class;
    `denied` is true for "n'étaient pas des …".
    """

    entity: str
    set: str
    label: str
    denied: bool
    attributed_to: str | None
    rule: str


class Reading(Value, frozen=True, kw_only=True):
    """All that was found in one report; every span quotes the report."""

    format: str = "recoupe/reading/1"
    id: str
    key: str
    source: str | None
    url: str | None
    title: str | None
    language: str
    text: str
    published: Published
    dateline: Dateline | None = None
    credits: tuple[Credit, ...] = ()
    sections: tuple[Section, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quotes: tuple[Quotation, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    labels: tuple[Label, ...] = ()

    @classmethod
    def of(cls, report: Report) -> "Reading":
        """Return the empty reading of `report`."""
        return cls(
            id=report.id,
            key=report.key,
            source=report.source,
            url=report.url,
            title=report.title,
            language=report.language,
            text=report.text,
            published=report.published,
        )

    def words(self, span: Span) -> str:
        """Return the report's characters under `span`, whatever its own `text` says."""
        field = self.title or "" if span.in_title else self.text
        return field[span.start : span.end]

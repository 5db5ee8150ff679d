"""Readings built by hand from a text and the words that its annotations quote."""

import datetime as dt
from collections.abc import Sequence

from recoupe.crosscheck import check
from recoupe.model.annotation import (
    Credit,
    Dateline,
    Entity,
    Event,
    Figure,
    Label,
    Quotation,
    Reading,
    Section,
    Speaker,
)
from recoupe.model.base import make_id
from recoupe.model.correction import Correction
from recoupe.model.dossier import Claim, Crosscheck, Dossier, Origin
from recoupe.model.span import Place
from recoupe.model.story import Passage, Story
from recoupe.model.when import TimeExpression, When
from support import french, report, span_of

STORY = "s1"


def days(first: str, last: str | None = None) -> When:
    """The days `first` to `last`, ISO."""
    earliest, latest = dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)
    value = first if last is None else f"{first}/{last}"
    return When(value=value, earliest=earliest, latest=latest, precision="day")


class Sheet:
    """A report under annotation; entities are told by name, spans by their words."""

    def __init__(
        self,
        text: str,
        *,
        day: str | None = "2024-05-15",
        source: str | None = "courrier.example",
        agency: str | None = None,
    ) -> None:
        self.report = report(text, day=day, source=source, key=f"{source}-{day}")
        self.text = text
        self.agency = agency
        self.entities: dict[str, Entity] = {}
        self.events: list[Event] = []
        self.quotes: list[Quotation] = []
        self.figures: list[Figure] = []
        self.labels: list[Label] = []
        self.times: list[TimeExpression] = []
        self.sections: list[Section] = []

    def time(self, words: str, day: str) -> "Sheet":
        span, when = span_of(self.text, words), days(day)
        self.times.append(
            TimeExpression(
                start=span.start,
                end=span.end,
                text=words,
                value=day,
                type="DATE",
                earliest=when.earliest,
                latest=when.latest,
                precision="day",
                rule="test",
            )
        )
        return self

    def entity(
        self,
        name: str,
        kind: str = "person",
        *,
        country: str | None = None,
        sector: str | None = None,
        roles: Sequence[str] = (),
    ) -> "Sheet":
        found = (span_of(self.text, name),) if name in self.text else ()
        self.entities[name] = Entity(
            id=make_id("entity", self.report.id, name),
            kind=kind,
            name=name,
            mentions=found,
            roles=tuple(roles),
            country=country,
            sector=sector,
        )
        return self

    def person(self, name: str, **fields) -> "Sheet":
        return self.entity(name, "person", **fields)

    def body(self, name: str, **fields) -> "Sheet":
        return self.entity(name, "organisation", **fields)

    def country(self, name: str, code: str) -> "Sheet":
        return self.entity(name, "country", country=code)

    def town(self, name: str, country: str | None = None) -> "Sheet":
        return self.entity(name, "place", country=country)

    def figure(self, words: str, value: float, counts: str | None, **fields) -> "Sheet":
        span = span_of(self.text, words)
        low, high = fields.pop("low", value), fields.pop("high", value)
        self.figures.append(
            Figure(
                start=span.start,
                end=span.end,
                text=words,
                id=make_id("figure", self.report.id, words),
                value=value,
                low=low,
                high=high,
                unit=fields.get("unit"),
                counts=counts,
                modifier=fields.get("modifier"),
                event=None,
            )
        )
        return self

    def event(
        self,
        trigger: str,
        *,
        clause: str | None = None,
        lemma: str | None = None,
        type: str | None = None,  # noqa: A002 — as the field is called
        mode: str | None = None,
        status: str = "occurred",
        agents: Sequence[str] = (),
        recipients: Sequence[str] = (),
        place: str | None = None,
        when: When | None = None,
        figures: Sequence[str] = (),
        by: str | None = None,
        background: bool = False,
        rule: str = "test",
    ) -> "Sheet":
        within = span_of(self.text, clause) if clause else span_of(self.text, self.text)
        start = within.start + within.text.index(trigger)
        self.events.append(
            Event(
                start=start,
                end=start + len(trigger),
                text=trigger,
                id=make_id("event", self.report.id, start, status),
                type=type,
                mode=mode,
                status=status,
                agents=tuple(self.entities[a].id for a in agents),
                recipients=tuple(self.entities[r].id for r in recipients),
                place=self.entities[place].id if place else None,
                when=when,
                figures=tuple(f.id for f in self.figures if f.text in figures),
                attributed_to=self.entities[by].id if by else None,
                background=background,
                rule=rule,
                lemma=lemma or trigger,
                clause=within,
            )
        )
        return self

    def lead(self, words: str) -> "Sheet":
        span = span_of(self.text, words)
        self.sections.append(Section(start=span.start, end=span.end, kind="lead"))
        return self

    def quote(
        self, words: str, speaker: str, *, cue: str | None = None, kind: str = "direct"
    ) -> "Sheet":
        span, said_by = span_of(self.text, words), span_of(self.text, speaker)
        known = self.entities.get(speaker)
        self.quotes.append(
            Quotation(
                start=span.start,
                end=span.end,
                text=words,
                kind=kind,
                speaker=Speaker(
                    name=speaker,
                    text=speaker,
                    start=said_by.start,
                    end=said_by.end,
                    entity=known.id if known else None,
                ),
                cue=span_of(self.text, cue) if cue else None,
            )
        )
        return self

    def label(
        self,
        word: str,
        entity: str,
        *,
        of: str = "armed_men",
        cls: str,
        denied: bool = False,
        by: str | None = None,
    ) -> "Sheet":
        span = span_of(self.text, word)
        self.labels.append(
            Label(
                start=span.start,
                end=span.end,
                text=word,
                entity=self.entities[entity].id,
                set=of,
                label=cls,
                denied=denied,
                attributed_to=self.entities[by].id if by else None,
                rule="test",
            )
        )
        return self

    def reading(self) -> Reading:
        empty = Reading.of(self.report)
        return Reading(
            **{
                **{f: getattr(empty, f) for f in empty.__struct_fields__},
                "dateline": self._dateline(),
                "credits": self._credits(),
                "entities": tuple(self.entities.values()),
                "events": tuple(self.events),
                "times": tuple(self.times),
                "sections": tuple(self.sections) or empty.sections,
                "quotes": tuple(self.quotes),
                "figures": tuple(self.figures),
                "labels": tuple(self.labels),
            }
        )

    def _dateline(self) -> Dateline | None:
        if not self.agency or not self.text.startswith("("):
            return None
        words = f"({self.agency})"
        return Dateline(
            start=0, end=len(words), text=words, place=None, date=None, agency=self.agency
        )

    def _credits(self) -> tuple[Credit, ...]:
        if not self.agency or self.text.startswith("("):
            return ()
        span = span_of(self.text, self.agency)
        return (Credit(name=self.agency, role="agency", start=span.start, end=span.end),)


def passage(a: Reading, b: Reading, words: str, *, kind: str = "copy") -> Passage:
    """The passage `words` that both reports hold."""
    first, second = sorted((a, b), key=lambda r: r.id)
    places = []
    for reading in (first, second):
        span = span_of(reading.text, words)
        places.append(Place(report=reading.id, start=span.start, end=span.end))
    return Passage(a=places[0], b=places[1], words=len(words.split()), kind=kind)


def cross(
    readings: Sequence[Reading],
    passages: Sequence[Passage] = (),
    *,
    as_of: str | None = None,
    corrections: Sequence[Correction] = (),
) -> Crosscheck:
    """What crosscheck makes of these readings."""
    story = Story(id=STORY, title="Titre", first_published=None, last_published=None, reports=())
    return check(story, readings, passages, as_of=as_of, language=french(), corrections=corrections)


def dossier(*sheets: Sheet, passages: Sequence[Passage] = ()) -> Dossier:
    return cross([s.reading() for s in sheets], passages).dossier


def claim_of(found: Dossier, word: str) -> Claim:
    """The only claim with an event whose words hold `word`."""
    (claim,) = [c for c in found.claims if any(word in e.text for e in c.events)]
    return claim


def origins_of(found: Dossier, claim: Claim) -> list[Origin]:
    return [o for o in found.origins if o.id in claim.origins]

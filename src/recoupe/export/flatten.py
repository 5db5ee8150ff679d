"""Readings and dossiers as rows of tables."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeVar

import msgspec

from recoupe.export import rows
from recoupe.model.annotation import Reading
from recoupe.model.base import Value
from recoupe.model.dossier import Claim, Disagreement, Dossier, Origin, corroboration
from recoupe.model.span import Field
from recoupe.model.when import When

R = TypeVar("R", bound=Value)
TableRow = tuple[str, Value]
"""A table's name and one of its rows."""


def rows_of_reading(reading: Reading) -> Iterator[TableRow]:
    """Yield the rows that one report gives, each with its table's name."""
    yield "reports", _report_row(reading)
    for time in reading.times:
        yield "times", _row(rows.TimeRow, time, report=reading.id)
    for figure in reading.figures:
        yield "figures", _row(rows.FigureRow, figure, report=reading.id, figure=figure.id)


def rows_of_dossier(dossier: Dossier) -> Iterator[TableRow]:
    """Yield the rows that one story gives, each with its table's name, in the dossier's order."""
    story = dossier.story.id
    names = {entity.id: entity.name for entity in dossier.entities}
    glosses = {claim.id: claim.what for claim in dossier.claims}
    yield "stories", _story_row(dossier)
    for n, report in enumerate(dossier.reports, start=1):
        row = _row(rows.StoryReportRow, report, story=story, position=n, report=report.id)
        yield "story_reports", row
    for entity in dossier.entities:
        yield "entities", _row(rows.EntityRow, entity, story=story, entity=entity.id)
    for claim in dossier.claims:
        yield "claims", _claim_row(story, claim, names, dossier.origins)
        yield from _claim_detail(story, claim, names)
    for disagreement in dossier.disagreements:
        yield from _sides(story, disagreement, glosses, names)
    yield from _carried(dossier)
    for relation in dossier.relations:
        yield "relations", _row(rows.RelationRow, relation, story=story)


def _row(kind: type[R], value: Value, **given: object) -> R:
    """Return a row of `given` and, for its other columns, of the same fields of `value`."""
    columns = {name: given[name] if name in given else _cell(value, name) for name in _names(kind)}
    return kind(**columns)


def _names(kind: type[Value]) -> tuple[str, ...]:
    return kind.__struct_fields__


def _cell(value: Value, name: str) -> object:
    found = getattr(value, name)
    return _field(found) if name == "field" else found


def _field(field: Literal["title"] | msgspec.UnsetType) -> Field:
    return "title" if field == "title" else "body"


def _report_row(reading: Reading) -> rows.ReportRow:
    published, dateline = reading.published, reading.dateline
    return _row(
        rows.ReportRow,
        reading,
        report=reading.id,
        published=published.value,
        published_earliest=published.earliest,
        published_latest=published.latest,
        published_precision=published.precision,
        published_from=published.from_,
        dateline_place=dateline.place if dateline else None,
        dateline_agency=dateline.agency if dateline else None,
        characters=len(reading.text),
    )


def _story_row(dossier: Dossier) -> rows.StoryRow:
    return _row(
        rows.StoryRow,
        dossier.story,
        story=dossier.story.id,
        reports=len(dossier.reports),
        outlets=len({r.source for r in dossier.reports if r.source is not None}),
        origins=corroboration(dossier.origins),
        claims=len(dossier.claims),
        disagreements=len(dossier.disagreements),
    )


def _claim_row(
    story: str, claim: Claim, names: Mapping[str, str], origins: Sequence[Origin]
) -> rows.ClaimRow:
    when = claim.when or When()
    since = [c.since for c in claim.status_history if c.status == claim.status and c.since]
    return _row(
        rows.ClaimRow,
        claim,
        story=story,
        claim=claim.id,
        status_since=min(since, default=None),
        when=when.value,
        when_earliest=when.earliest,
        when_latest=when.latest,
        when_mod=when.mod,
        when_precision=when.precision if claim.when else None,
        where_name=_name(names, claim.where),
        agent_names=tuple(names.get(id_, "") for id_ in claim.agents),
        recipient_names=tuple(names.get(id_, "") for id_ in claim.recipients),
        corroboration=corroboration(o for o in origins if o.id in claim.origins),
        reports=tuple(dict.fromkeys(event.report for event in claim.events)),
    )


def _name(names: Mapping[str, str], id_: str | None) -> str | None:
    return None if id_ is None else names.get(id_)


def _claim_detail(story: str, claim: Claim, names: Mapping[str, str]) -> Iterator[TableRow]:
    """Yield a claim's statuses and the reports' tellings of it."""
    for n, change in enumerate(claim.status_history, start=1):
        row = _row(rows.ClaimStatusRow, change, story=story, claim=claim.id, position=n)
        yield "claim_statuses", row
    for event in claim.events:
        by = _name(names, event.attributed_to)
        telling = _row(
            rows.ClaimEventRow, event, story=story, claim=claim.id, attributed_to_name=by
        )
        yield "claim_events", telling


def _sides(
    story: str, found: Disagreement, glosses: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[TableRow]:
    of_claim = found.about.claim is not None
    about = found.about.claim if of_claim else found.about.entity
    for number, side in enumerate(found.sides, start=1):
        row = _row(
            rows.DisagreementRow,
            side,
            story=story,
            disagreement=found.id,
            aspect=found.aspect,
            about_kind="claim" if of_claim else "entity",
            about=about,
            about_name=_name(glosses if of_claim else names, about),
            side=number,
            by=None if side.by is None else names.get(side.by, side.by),
            reports=tuple(dict.fromkeys(words.report for words in side.words)),
            words=tuple(words.text for words in side.words),
        )
        yield "disagreements", row


def _carried(dossier: Dossier) -> Iterator[TableRow]:
    """Yield what reports pass on: quotations, origins, shared passages."""
    story = dossier.story.id
    for number, quote in enumerate(dossier.quotes, start=1):
        for place in quote.said_in:
            row = _row(
                rows.QuoteRow,
                place,
                story=story,
                quote=number,
                speaker=quote.speaker.name,
                speaker_entity=quote.speaker.entity,
                text=quote.text,
                origin=quote.origin,
            )
            yield "quotes", row
    for origin in dossier.origins:
        issuer = origin.issuer
        yield (
            "origins",
            _row(
                rows.OriginRow,
                origin,
                story=story,
                origin=origin.id,
                issuer=issuer.name if issuer else None,
                issuer_entity=issuer.entity if issuer else None,
            ),
        )
    for passage in dossier.passages:
        sides = {
            f"{side}_{name}": _cell(place, name)
            for side, place in (("a", passage.a), ("b", passage.b))
            for name in ("report", "field", "start", "end")
        }
        yield "passages", _row(rows.PassageRow, passage, story=story, **sides)

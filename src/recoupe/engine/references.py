"""Every identifier in readings and dossiers that must lead to something there."""

from collections.abc import Iterable, Iterator

from recoupe.model.annotation import Reading
from recoupe.model.dossier import Claim, Dossier
from recoupe.model.listing import Fault


def dangling_in_reading(reading: Reading) -> Iterator[Fault]:
    """Yield the ids in a reading that lead nowhere."""
    entities = {e.id for e in reading.entities}
    figures = {f.id for f in reading.figures}
    events = {e.id for e in reading.events}
    for event in reading.events:
        named = (*event.agents, *event.recipients, event.place, event.attributed_to)
        yield from missing("event", event.id, "entity", named, entities)
        yield from missing("event", event.id, "figure", event.figures, figures)
    for figure in reading.figures:
        yield from missing("figure", figure.id, "event", (figure.event,), events)
    for label in reading.labels:
        named = (label.entity, label.attributed_to)
        yield from missing("label", reading.id, "entity", named, entities)
    speakers = [q.speaker.entity for q in reading.quotes if q.speaker]
    yield from missing("quotation", reading.id, "entity", speakers, entities)


def dangling_in_dossier(dossier: Dossier, events: dict[str, set[str]]) -> Iterator[Fault]:
    """Yield the ids in a dossier that lead nowhere; `events` are its reports' events' ids."""
    entities = {e.id for e in dossier.entities}
    origins = {o.id for o in dossier.origins}
    claims = {c.id for c in dossier.claims}
    for claim in dossier.claims:
        yield from dangling_in_claim(claim, entities, origins, events)
        yield from missing("claim", claim.id, "claim", claim.related, claims)
    for quote in dossier.quotes:
        yield from missing("quotation", dossier.story.id, "origin", (quote.origin,), origins)
        speaker = (quote.speaker.entity,)
        yield from missing("quotation", dossier.story.id, "entity", speaker, entities)
    for origin in dossier.origins:
        yield from missing("origin", origin.id, "report", origin.reports, events)
    for disagreement in dossier.disagreements:
        about = disagreement.about
        yield from missing("disagreement", disagreement.id, "claim", (about.claim,), claims)
        yield from missing("disagreement", disagreement.id, "entity", (about.entity,), entities)
    timed = [entry.claim for entry in dossier.timeline]
    timed += [claim for relation in dossier.relations for claim in relation.claims]
    yield from missing("timeline", dossier.story.id, "claim", timed, claims)


def dangling_in_claim(
    claim: Claim, entities: set[str], origins: set[str], events: dict[str, set[str]]
) -> Iterator[Fault]:
    """Yield the ids in a claim that lead nowhere."""
    named = (*claim.agents, *claim.recipients, claim.where)
    yield from missing("claim", claim.id, "entity", named, entities)
    yield from missing("claim", claim.id, "origin", claim.origins, origins)
    for event in claim.events:
        known = events.get(event.report, set())
        yield from missing("claim", claim.id, "event", (event.event,), known)
        yield from missing("claim", claim.id, "origin", (event.origin,), origins)
    changed = [change.report for change in claim.status_history]
    changed += [figure.report for figure in claim.figures]
    yield from missing("claim", claim.id, "report", changed, events)


def missing(
    kind: str, id_: str, target: str, named: Iterable[str | None], known: Iterable[str]
) -> Iterator[Fault]:
    """Yield a fault for each id in `named` that is not `known`."""
    for name in named:
        if name is not None and name not in known:
            yield Fault(kind=kind, id=id_, detail=f"names {target} {name}, which is not there")

"""What a user puts right in entities: two are one, or one is two."""

from collections.abc import Mapping, Sequence

from recoupe.crosscheck.corrected_entities import names_in
from recoupe.engine.correcting.keeping import put, settled
from recoupe.engine.deciding import derived
from recoupe.engine.explain import kept_dossier
from recoupe.engine.ids import story_of, the_one
from recoupe.engine.stages import Stages, real_stages
from recoupe.errors import DecisionError
from recoupe.model.base import folded
from recoupe.model.correction import MergeEntities, NameKey, PartEntity
from recoupe.model.dossier import Dossier, DossierEntity
from recoupe.model.listing import Decided
from recoupe.record import Record

ENTITY_HINT = "recoupe story ID --json lists the entities; give a name or the beginning of an id"
NAMED_HINT = "give reports that name the entity, or names that they give it: recoupe report KEY"


def entities(
    record: Record,
    story: str,
    a: str,
    b: str,
    *,
    because: str | None = None,
    stages: Stages | None = None,
) -> Decided:
    """Hold two entities of a story's dossier for one; each by name, or the beginning of its id.

    Raises:
        NotFoundError: no such story, or no such entity in its dossier.
        AmbiguousError: several answer to a name.
        DecisionError: both are one.

    """
    stages = stages or real_stages()
    with record.transaction():
        found = kept_dossier(record, story_of(record, story)).dossier
        one, other = entity_of(found, a), entity_of(found, b)
        if one == other:
            raise DecisionError(f"{a!r} and {b!r} are one entity, {one.id}")
        names = names_by_entity(record, found, stages)
        change = MergeEntities(
            names=(one.name, other.name), a=names.get(one.id, ()), b=names.get(other.id, ())
        )
        n = put(record, change, because or "two names of one")
    return derived(record, stages, n, settled(change))


def entity(
    record: Record,
    story: str,
    name: str,
    apart: Sequence[str],
    *,
    because: str | None = None,
    stages: Stages | None = None,
) -> Decided:
    """Set apart what some reports, or some of its names, mean by an entity: it is another one.

    Each of `apart` is a report that names the entity, by key or id, or a name that reports give
    it.

    Raises:
        NotFoundError: no such story or entity, or no such report or name of it.
        AmbiguousError: several answer to a name.
        DecisionError: nothing would be left of the entity.

    """
    stages = stages or real_stages()
    with record.transaction():
        found = kept_dossier(record, story_of(record, story)).dossier
        whole = entity_of(found, name)
        names = names_by_entity(record, found, stages).get(whole.id, ())
        chosen = {k for value in apart for k in meant_by(record, names, value)}
        rest = tuple(k for k in names if k not in chosen)
        if not rest:
            raise DecisionError(
                f"nothing would be left of entity {name!r}: no other name or report has it",
                hint="name fewer; what one report names once stays one",
            )
        set_apart = tuple(k for k in names if k in chosen)
        change = PartEntity(
            name=whole.name, called=spelled(record, set_apart), apart=set_apart, rest=rest
        )
        n = put(record, change, because or "another is meant")
    return derived(record, stages, n, settled(change))


def entity_of(found: Dossier, value: str) -> DossierEntity:
    """Return the entity of this name, or whose id begins so."""
    named = [e for e in found.entities if folded(e.name) == folded(value)]
    chosen = named or [e for e in found.entities if value and e.id.startswith(value)]
    by_id = {e.id: e for e in chosen}
    return by_id[the_one("entity", value, by_id, hint=ENTITY_HINT)]


def names_by_entity(
    record: Record, found: Dossier, stages: Stages
) -> Mapping[str, tuple[NameKey, ...]]:
    """Return what the reports of a dossier call each of its entities."""
    readings = record.readings.get([r.id for r in found.reports])
    return names_in(
        readings,
        found.story.id,
        record.decisions.corrections([r.id for r in readings]),
        stages.language(readings[0].language),
    )


def meant_by(record: Record, names: Sequence[NameKey], value: str) -> list[NameKey]:
    """Return an entity's names in a report, or this name of it in all reports.

    Raises:
        NotFoundError: no such report names it, and none calls it so.
        AmbiguousError: several reports answer to it.

    """
    reports = set(record.reports.matching(value)) & {k.report for k in names}
    called = [k for k in names if k.name == folded(value)]
    if called and not reports:
        return called
    report = the_one("report or name of the entity", value, reports, hint=NAMED_HINT)
    return [k for k in names if k.report == report]


def spelled(record: Record, names: Sequence[NameKey]) -> tuple[str, ...]:
    """Return names as the reports write them, each once."""
    found = {
        e.name
        for reading in record.readings.get(sorted({k.report for k in names}))
        for e in reading.entities
        if NameKey(report=reading.id, kind=e.kind, name=folded(e.name)) in names
    }
    return tuple(sorted(found))

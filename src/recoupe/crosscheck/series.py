"""The claims that join two actors as events over time, and month by month."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from recoupe.crosscheck.plover import MUTUAL, plover_quad, plover_score
from recoupe.model.dossier import Claim, Dossier, corroboration
from recoupe.model.relating import Direction, Quad, RelationEvent, RelationMonth


def events_between(
    dossier: Dossier,
    a: Collection[str],
    b: Collection[str],
    *,
    countries: tuple[str, str] | None,
) -> Iterator[RelationEvent]:
    """Yield the claims of a dossier that join two actors.

    `a` and `b` are the entities that each stands for; where both are countries, `countries`,
    the dossier's own relations tell what joins them (an event in one that the other acts in).
    """
    pair = tuple(sorted(countries)) if countries else None
    related = {c for r in dossier.relations if (r.a, r.b) == pair for c in r.claims}
    origins = {o.id: o for o in dossier.origins}
    for claim in dossier.claims:
        if claim.id not in related if pair else not _joins(claim, a, b):
            continue
        yield RelationEvent(
            when=claim.when,
            type=claim.type,
            mode=claim.mode,
            quad=plover_quad(claim.type, claim.status),
            score=plover_score(claim.type, claim.mode, claim.status),
            direction=_direction(claim, a, b),
            status=claim.status,
            background=claim.background,
            origins=corroboration(origins[o] for o in claim.origins),
            what=claim.what,
            story=dossier.story.id,
            claim=claim.id,
        )


def _joins(claim: Claim, a: Collection[str], b: Collection[str]) -> bool:
    """Say whether one acts on the other, or both take part in a mutual event."""
    doers, others = set(claim.agents), set(claim.recipients)
    if claim.type in MUTUAL:
        doers = others = doers | others
    return bool((doers & set(a) and others & set(b)) or (doers & set(b) and others & set(a)))


def _direction(claim: Claim, a: Collection[str], b: Collection[str]) -> Direction | None:
    if claim.type in MUTUAL:
        return "mutual"
    by_a, by_b = (not set(claim.agents).isdisjoint(some) for some in (a, b))
    if by_a == by_b:
        return None
    return "a_to_b" if by_a else "b_to_a"


def in_order_of_days(events: Iterable[RelationEvent]) -> tuple[RelationEvent, ...]:
    """Return events by earliest day, then latest, then claim; those without a day last."""
    return tuple(sorted(events, key=_day_key))


def _day_key(event: RelationEvent) -> tuple[dt.date, dt.date, str]:
    when = event.when
    first = when.earliest if when else None
    last = when.latest if when else None
    return first or last or dt.date.max, last or dt.date.max, event.claim


def since(events: Iterable[RelationEvent], day: dt.date) -> Iterator[RelationEvent]:
    """Yield the events that may have happened on `day` or later; not those without a day."""
    return (e for e in events if e.when and e.when.latest and e.when.latest >= day)


def series_of(events: Iterable[RelationEvent]) -> tuple[RelationMonth, ...]:
    """Return the events by month, in order; what no single month holds comes last."""
    months: dict[str | None, list[RelationEvent]] = defaultdict(list)
    for event in events:
        months[_month(event)].append(event)
    return tuple(_month_of(m, months[m]) for m in sorted(months, key=lambda m: (m is None, m)))


def _month(event: RelationEvent) -> str | None:
    when = event.when
    if when is None or when.earliest is None or when.latest is None:
        return None
    first, last = (f"{day:%Y-%m}" for day in (when.earliest, when.latest))
    return first if first == last else None


def _month_of(month: str | None, events: list[RelationEvent]) -> RelationMonth:
    scores = [e.score for e in events if e.score is not None]

    def count(quad: Quad) -> int:
        return sum(e.quad == quad for e in events)

    return RelationMonth(
        month=month,
        events=len(events),
        score=round(sum(scores) / len(scores), 2) if scores else None,
        verbal_cooperation=count("verbal_cooperation"),
        material_cooperation=count("material_cooperation"),
        verbal_conflict=count("verbal_conflict"),
        material_conflict=count("material_conflict"),
    )

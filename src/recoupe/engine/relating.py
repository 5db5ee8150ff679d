"""`relations`: what two actors do to each other, across all stories."""

import datetime as dt
from collections.abc import Iterator

from recoupe.crosscheck.series import events_between, in_order_of_days, series_of, since
from recoupe.engine.asof import groups_as_of
from recoupe.engine.deriving import derive
from recoupe.engine.instants import AsOf, parse_as_of
from recoupe.engine.stages import Stages, real_stages
from recoupe.errors import DateError
from recoupe.lang import Language, load_language
from recoupe.model.base import Value, folded
from recoupe.model.dossier import Dossier, DossierEntity
from recoupe.model.relating import Party, RelationSeries
from recoupe.record import Record
from recoupe.record.stories import searchable


class CountryNames(Value, frozen=True, kw_only=True):
    """A row of the table of countries, as far as their names go."""

    iso3: str
    names: tuple[str, ...]


def relations(
    record: Record,
    a: str,
    b: str,
    *,
    from_day: str | None = None,
    as_of: str | None = None,
    stages: Stages | None = None,
) -> RelationSeries:
    """Return the events that join two actors, and their series by month.

    An actor is a country by its ISO 3166-1 alpha-3 code or its name, else whoever is called so.

    Raises:
        DateError: `from_day` is not an ISO 8601 day, or `as_of` not an ISO 8601 date.

    """
    day = None if from_day is None else parse_day(from_day)
    at = None if as_of is None else parse_as_of(as_of)
    one, other = parties(a, b)
    codes = (one.country, other.country) if one.country and other.country else None
    with record.snapshot():
        found = (
            dossiers_on(record, candidates(record, one, other))
            if at is None
            else dossiers_as_of(record, one, other, at, stages or real_stages())
        )
        events = [
            event
            for dossier in found
            for event in events_between(
                dossier,
                *sides(dossier, one, other),
                countries=codes,
            )
        ]
    kept = in_order_of_days(events if day is None else since(events, day))
    return RelationSeries(
        a=one, b=other, as_of=at.text if at else None, since=day, events=kept,
        series=series_of(kept),
    )  # fmt: skip


def parse_day(text: str) -> dt.date:
    """Return a day in ISO 8601.

    Raises:
        DateError: it is none.

    """
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError as error:
        raise DateError(text) from error


def parties(a: str, b: str) -> tuple[Party, Party]:
    """Return whom two names mean."""
    known = load_language("fr").made(countries_by_name)
    one, other = (known.get(folded(n.strip()), Party(name=n.strip(), country=None)) for n in (a, b))
    return one, other


def countries_by_name(language: Language) -> dict[str, Party]:
    """Return the countries by their codes and names, folded."""
    found: dict[str, Party] = {}
    for row in language.rows("countries", CountryNames):
        party = Party(name=row.names[0], country=row.iso3)
        for name in (row.iso3, *row.names):
            found.setdefault(folded(name), party)
    return found


def candidates(record: Record, one: Party, other: Party) -> set[str]:
    """Return the ids of today's stories in which the two may meet, by index.

    Of a country and a name, the name tells: far fewer stories have it.
    """
    if one.country and other.country:
        return record.stories.joining(one.country, other.country)
    named = [record.stories.naming(p.name) for p in (one, other) if p.country is None]
    return set.intersection(*named)


def dossiers_on(record: Record, stories: set[str]) -> Iterator[Dossier]:
    for story in sorted(stories):
        if checked := record.stories.get(story):
            yield checked.dossier


def dossiers_as_of(
    record: Record, one: Party, other: Party, at: AsOf, stages: Stages
) -> Iterator[Dossier]:
    """Yield the dossiers as of an instant; a story that has not changed since is not derived."""
    wanted = candidates(record, one, other)
    groups = groups_as_of(record, at, stages)
    today = record.stories.members_by_story([group[0] for group in groups])
    unchanged = {frozenset(members): story for story, members in today.items()}
    for group in groups:
        same = unchanged.get(frozenset(group))
        if same is None:
            yield derive(record, stages, group, as_of=at.text)[1].dossier
        elif same in wanted:
            yield from dossiers_on(record, {same})


def sides(dossier: Dossier, one: Party, other: Party) -> tuple[set[str], set[str]]:
    """Return the entities of each; who is called by name is not his country besides."""
    a, b = ({e.id for e in dossier.entities if is_of(e, p)} for p in (one, other))
    if one.country is None:
        return a, b - a
    return a - b, b


def is_of(entity: DossierEntity, party: Party) -> bool:
    if party.country:
        return entity.country == party.country
    return searchable(party.name) in searchable(entity.name)

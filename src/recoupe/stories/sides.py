"""A report as the rules see it: its words weighed by how rare they are among the reports."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from recoupe.model.base import Value
from recoupe.stories.features import STEM_LETTERS, Features
from recoupe.stories.meaning import unit_vector

if TYPE_CHECKING:
    from recoupe.stories.meaning import Vector

CONTENT_RARITY = 2.0  # of a word that fewer than one report in seven has


class Days(Value, frozen=True, kw_only=True, gc=False):
    """The days a publication lies between, counted as `date.toordinal`; None: not known."""

    earliest: int | None
    latest: int | None

    def gap(self, other: "Days") -> int:
        """Return how many days lie at least between the two; 0 where that is not known."""
        if self.earliest is None or self.latest is None:
            return 0
        if other.earliest is None or other.latest is None:
            return 0
        return max(0, self.earliest - other.latest, other.earliest - self.latest)


class Side(Value, frozen=True, kw_only=True, gc=False):
    """A report as the rules see it: the weights of its words by field, unit length each.

    `rarity` is each stem's own weight and `forms` its word; `content` counts the stems that are
    rare enough to mean something. `places`, `numbers`, `heading` and `title_days` are those of
    `Features`, `meaning` is the unit vector of title and lead.
    """

    words: Mapping[str, float]
    title: Mapping[str, float]
    names: Mapping[str, float]
    outlet: str | None
    rarity: Mapping[str, float]
    forms: Mapping[str, str]
    content: int
    places: frozenset[str]
    numbers: frozenset[str]
    heading: tuple[str, ...]
    title_days: frozenset[int]
    days: Days
    meaning: "Vector | None"


def side_of(features: Features) -> Side:
    """Return a weighed report as the rules see it."""
    rarity = {t.stem: r for t, r in zip(features.terms, features.rarity, strict=True)}
    names = {
        name: (1 + math.log(n)) * rarity.get(name[:STEM_LETTERS], 0.0) for name, n in features.names
    }
    return Side(
        words=_unit({t.stem: (1 + math.log(t.count)) * rarity[t.stem] for t in features.terms}),
        title=_unit({t.stem: rarity[t.stem] for t in features.terms if t.in_title}),
        names=_unit(names),
        outlet=features.outlet,
        rarity=rarity,
        forms={t.stem: t.form for t in features.terms},
        content=sum(1 for r in rarity.values() if r > CONTENT_RARITY),
        places=frozenset(features.places),
        numbers=frozenset(features.numbers),
        heading=features.heading,
        title_days=frozenset(features.title_days),
        days=days_of(features),
        meaning=unit_vector(features.meaning),
    )


def days_of(features: Features) -> Days:
    """Return the days that a report's publication lies between, as ordinals."""
    return Days(
        earliest=features.earliest.toordinal() if features.earliest else None,
        latest=features.latest.toordinal() if features.latest else None,
    )


def _unit(weights: Mapping[str, float]) -> dict[str, float]:
    """Return a vector of the same direction and length 1 (the empty one stays)."""
    length = math.sqrt(math.fsum(w * w for w in weights.values()))
    return {key: w / length for key, w in weights.items()} if length else {}

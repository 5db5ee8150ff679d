"""What `recoupe relations` prints: the events of two actors over time."""

import datetime as dt
from typing import Literal

from recoupe.model.annotation import PloverType, Status
from recoupe.model.base import Value
from recoupe.model.when import When

Quad = Literal["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
Direction = Literal["a_to_b", "b_to_a", "mutual"]


class Party(Value, frozen=True, kw_only=True):
    """One of the two: a country (`country` is its code), or whoever is called `name`."""

    name: str
    country: str | None


class RelationEvent(Value, frozen=True, kw_only=True):
    """A claim that joins the two; `direction` is None where the reports do not tell it.

    `origins` counts independent origins.
    """

    when: When | None
    type: PloverType | None
    mode: str | None
    quad: Quad | None
    score: float | None
    direction: Direction | None
    status: Status
    background: bool
    origins: int
    what: str
    story: str
    claim: str


class RelationMonth(Value, frozen=True, kw_only=True):
    """The events of one month (`YYYY-MM`; None: those that no single month holds).

    `score` is the mean of the events that have one.
    """

    month: str | None
    events: int
    score: float | None
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int


class RelationSeries(Value, frozen=True, kw_only=True):
    """What `recoupe relations --json` prints; events by day, those without one last."""

    format: Literal["recoupe/relations/1"] = "recoupe/relations/1"
    a: Party
    b: Party
    as_of: str | None
    since: dt.date | None
    events: tuple[RelationEvent, ...]
    series: tuple[RelationMonth, ...]

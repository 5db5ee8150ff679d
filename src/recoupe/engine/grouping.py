"""All placed reports into groups: decisions on pairs, and which reports belong together."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from recoupe.engine.progress import Progress, silent
from recoupe.engine.stages import Stages, WindowLike
from recoupe.model.base import Value
from recoupe.model.codec import from_json
from recoupe.model.story import Link

NEAREST_JOINED = 5
NEAREST_REFUSED = 3
"""How many decisions of each kind are kept with their reasons, for each report, to explain it."""

STEP_REPORTS = 64

Pair = tuple[str, str]
Group = tuple[str, ...]


class Grouping(Value, frozen=True, kw_only=True):
    """The groups of reports, and the nearest pairs of each report with the reasons."""

    groups: tuple[Group, ...]
    nearest: tuple[Link, ...]


def grouping_of(
    features: Mapping[str, bytes], stages: Stages, *, progress: Progress = silent
) -> Grouping:
    """Return how these reports group.

    How rare a word is depends on all reports, so that all are grouped at once: then no order of
    arrival leaves a trace.
    """
    ordered = decoded(features, stages)
    window = stages.window(ordered.values())
    found: dict[Pair, Link] = {}
    nearest = Nearest()
    for done, one in enumerate(ordered.values(), start=1):
        for link in window.links(one, known=found):
            found[link.a, link.b] = without_reasons(link)
            nearest.offer(link)
        if done % STEP_REPORTS == 0 or done == len(ordered):
            progress("placing", done, len(ordered))
    return Grouping(groups=stages.group(ordered, found.values()), nearest=nearest.all())


def groups_around(report: str, features: Mapping[str, bytes], stages: Stages) -> tuple[Group, ...]:
    """Return the groups of the reports that joined pairs tie to `report`, near or far.

    They are as in `grouping_of` the same features: groups only grow along joined pairs.
    """
    ordered = decoded(features, stages)
    window: WindowLike = stages.window(ordered.values())
    found: dict[Pair, Link] = {}
    asked: set[str] = set()
    edge = {report} & ordered.keys()
    while edge:
        for one in sorted(edge):
            links = window.links(ordered[one], known=found)
            found |= {(link.a, link.b): without_reasons(link) for link in links}
        asked |= edge
        edge = {r for k in found.values() if k.joined for r in (k.a, k.b)} - asked
    inside = [link for link in found.values() if link.a in asked and link.b in asked]
    return stages.group(sorted(asked), inside)


def decoded(features: Mapping[str, bytes], stages: Stages) -> dict[str, Any]:
    """Return features as the stage's own values, by id."""
    return {r: from_json(features[r], stages.features) for r in sorted(features)}


def without_reasons(link: Link) -> Link:
    """Return a link as grouping needs it; the reasons of all pairs would fill the memory."""
    return msgspec.structs.replace(link, reasons=())


class Nearest:
    """The best decisions on each report, of either kind."""

    def __init__(self) -> None:
        self._best: dict[tuple[str, bool], list[Link]] = {}

    def offer(self, link: Link) -> None:
        most = NEAREST_JOINED if link.joined else NEAREST_REFUSED
        for report in (link.a, link.b):
            best = self._best.setdefault((report, link.joined), [])
            best.append(link)
            best.sort(key=best_first)
            del best[most:]

    def all(self) -> tuple[Link, ...]:
        """Return what was kept, by pair."""
        kept: Iterable[Link] = (link for best in self._best.values() for link in best)
        pairs = {(link.a, link.b): link for link in kept}
        return tuple(pairs[pair] for pair in sorted(pairs))


def best_first(link: Link) -> tuple[float, str, str]:
    return (-link.score, link.a, link.b)

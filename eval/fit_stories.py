"""Fit the weights of the rules that weigh a pair of reports, and judge them on unseen days.

`python -m eval.fit_stories` prints the weights fitted on all labelled days beside those that are
shipped, and B-cubed and pairwise F1 of each day by weights fitted on the others. Closed days are
never fitted on.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from eval.data import as_report, shared_data
from eval.standoff import labels_of
from eval.stories import SETS, Tally, labelled
from eval.stories_other import day_items, stories_of
from recoupe.lang import load_language
from recoupe.model.story import Link
from recoupe.reading.reader import Reader
from recoupe.stories import Window, features_of, group
from recoupe.stories.rules import JOIN_SCORE, KEPT_SCORE, RULES, START, Pair

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from recoupe.stories import Features

    Floats = NDArray[np.float64]

SET_BY_HAND = ("other_numbers", "days_between")  # the labelled sets cover single days
RIDGE = 20.0  # pull towards 0, in standard deviations of each rule's amount
MOST_PAIRS = 14  # of 5, 8, 10, 14, 20 and no bound: with none the largest story sets the signs
MOST_STEPS = 50
SMALLEST_STEP = 1e-6
# Large stories, though they count less, are most of what is fitted, and have the most pairs that
# share little: of -1 to .75, what is best for the days that were not fitted on, taken alone and
# two together.
SHIFT = 0.15


class Day(msgspec.Struct, frozen=True):
    """The labelled reports of one day of one set, and the pairs among them that are weighed."""

    name: str
    story: Mapping[str, str]
    ids: list[tuple[str, str]]
    amounts: "Floats"
    same: "Floats"
    counts: "Floats"


def days_of_set(name: str, features: Sequence["Features"], story: Mapping[str, str]) -> list[Day]:
    """Return the days of a labelled set, pairs weighed among all its reports up to the later."""
    window = Window(features)
    by_day: dict[str, list[str]] = {}
    for f in features:
        if f.report in story:
            by_day.setdefault(str(f.latest), []).append(f.report)
    pairs = {(a, b): p for f in features for a, b, p in window.pairs(f)}
    return [
        day_of(f"{name} {day}", {r: story[r] for r in by_day[day]}, pairs) for day in sorted(by_day)
    ]


def day_of(name: str, story: Mapping[str, str], pairs: Mapping[tuple[str, str], Pair]) -> Day:
    ids = [(a, b) for a, b in sorted(pairs) if a in story and b in story]
    amounts = [[rule.amount(pairs[i]) for rule in RULES] for i in ids]
    same = [float(story[a] == story[b]) for a, b in ids]
    return Day(name, story, ids, np.array(amounts), np.array(same), np.array(_counts(story, ids)))


def _counts(story: Mapping[str, str], ids: Sequence[tuple[str, str]]) -> list[float]:
    """Return what each pair counts in fitting: those of a large story less, or it is all there is.

    A story of n reports has n(n-1)/2 pairs; its reports count as if each had `MOST_PAIRS` at most.
    """
    size = Counter(story.values())
    return [
        min(1.0, MOST_PAIRS / (size[story[a]] - 1)) if story[a] == story[b] else 1.0 for a, b in ids
    ]


def fitted(days: Iterable[Day]) -> "Floats":
    """Return the start and the rules' weights: logistic regression, ridge, Newton's method.

    Rules that are set by hand keep their weights: their part is in the sum from the beginning.
    """
    chosen = list(days)
    amounts = np.concatenate([d.amounts for d in chosen])
    same = np.concatenate([d.same for d in chosen])
    counts = np.concatenate([d.counts for d in chosen])
    shipped = np.array([r.weight for r in RULES])
    free = np.array([r.name not in SET_BY_HAND for r in RULES])
    given = amounts[:, ~free] @ shipped[~free]
    mean, spread = amounts[:, free].mean(0), amounts[:, free].std(0) + 1e-9
    scaled = np.c_[np.ones(len(same)), (amounts[:, free] - mean) / spread]
    pull = np.r_[1e-6, np.full(int(free.sum()), RIDGE)]
    at = np.zeros(scaled.shape[1])
    for _ in range(MOST_STEPS):
        likely = 1 / (1 + np.exp(-(scaled @ at + given)))
        slope = scaled.T @ (counts * (likely - same)) + pull * at
        bend = (scaled * (counts * likely * (1 - likely))[:, None]).T @ scaled + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        at -= step
        if np.abs(step).max() < SMALLEST_STEP:
            break
    weights = shipped.copy()
    weights[free] = at[1:] / spread
    found: Floats = np.r_[at[0] - weights[free] @ mean, weights]
    return found


def judged(day: Day, weights: "Floats", *, shift: float = SHIFT) -> Tally:
    """Return how well the day's reports are grouped by these weights."""
    scores = weights[0] + shift + day.amounts @ weights[1:]
    links = [
        Link(a=a, b=b, score=float(s), joined=bool(s >= JOIN_SCORE))
        for (a, b), s in zip(day.ids, scores, strict=True)
        if s >= KEPT_SCORE
    ]
    found = {r: g[0] for g in group(day.story, links) for r in g}
    return Tally.of(day.story, found)


def labelled_days() -> Iterator[Day]:
    """Yield the days of the shared labelled sets and of our own labels of the stream."""
    folder = shared_data()
    assert folder, "the shared labelled stories are needed"
    reader = Reader(load_language("fr"))
    for key, name, *_ in SETS:
        readings, gold = labelled(folder / "fr" / "stories", name)
        story = {r.id: gold[r.key] for r in readings if r.key in gold}
        yield from days_of_set(key, [features_of(r) for r in readings], story)
    for day in labels_of("stories"):
        gold = {key.split()[1]: story for key, story in stories_of(day).items()}
        readings = reader.read([as_report(i) for i in day_items(folder / "fr" / "stream", day)])
        story = {r.id: gold[r.key] for r in readings}
        yield from days_of_set(day["split"], [features_of(r) for r in readings], story)


def main() -> None:
    days = list(labelled_days())
    open_days = [d for d in days if not d.name.startswith("closed")]
    weights = fitted(open_days)
    print(f"{'start':16} {weights[0] + SHIFT:6.2f}  shipped {START:6.2f}")
    for rule, weight in zip(RULES, weights[1:], strict=True):
        print(f"{rule.name:16} {weight:6.2f}  shipped {rule.weight:6.2f}")
    print("\neach day by weights fitted on the others: B-cubed F1, pairwise F1")
    tallies: dict[str, Tally] = {}
    for day in days:
        tally = judged(day, fitted(d for d in open_days if d is not day))
        print(f"{day.name:20} {len(day.story):4}  {tally.cubed:.3f}  {tally.pairs:.3f}")
        key = day.name.split()[0]
        tallies[key] = tallies[key] + tally if key in tallies else tally
    for key, tally in tallies.items():
        print(f"{key + ', all days':20} {tally.reports:4}  {tally.cubed:.3f}  {tally.pairs:.3f}")


if __name__ == "__main__":
    main()

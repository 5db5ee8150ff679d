"""Our grouping beside other ways, on the same labelled reports and by the same protocol.

`python -m eval.story_rivals` (or `make rivals`, which installs what the others need) prints
B-cubed and pairwise F1 of each way on each labelled set. What a way can be set to is chosen for
each set by the mean pairwise F1 of the *other* sets; closed days choose nothing. Our weights are
fitted anew for each set on the others, and what is shipped, which saw the open ones, stands beside.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

import msgspec
import numpy as np

from eval.data import as_report, shared_data
from eval.fit_stories import Day, day_of, fitted, judged
from eval.rivals import WAYS, Item, Setting, Way, item_of
from eval.standoff import labels_of
from eval.stories import SETS, Tally, labelled
from eval.stories_other import day_items, stories_of
from recoupe.lang import load_language
from recoupe.model.annotation import Reading
from recoupe.reading.reader import Reader
from recoupe.stories import Window, features_of
from recoupe.stories.rules import RULES, START

CLOSED = "closed"
NAMES = {"feeds": "feeds", "full": "full text", "open": "open days", CLOSED: "closed days"}
# What the join asks for more or less than the fit says.
SHIFTS = tuple(round(0.15 * n, 2) for n in range(-6, 9))


class Batch(msgspec.Struct, frozen=True):
    """Labelled reports that are grouped together, of one set: as others see them and as we do."""

    of_set: str
    items: tuple[Item, ...]
    story: Mapping[str, str]
    pairs: Day


class Result(msgspec.Struct, frozen=True):
    """A way's tally on each set, with the setting that the other sets chose."""

    name: str
    tallies: Mapping[str, Tally]
    chosen: Mapping[str, Setting]


def batch_of(of_set: str, readings: Sequence[Reading], story: Mapping[str, str]) -> Batch:
    """Return labelled readings as they are compared; `story` is by report id."""
    features = [features_of(r) for r in readings]
    items = [item_of(r, f) for r, f in zip(readings, features, strict=True) if r.id in story]
    window = Window(features)
    pairs = {(a, b): p for f in features for a, b, p in window.pairs(f)}
    ordered = tuple(sorted(items, key=lambda i: i.day))
    return Batch(of_set, ordered, story, day_of(of_set, story, pairs))


def batches() -> Iterator[Batch]:
    """Yield the shared labelled sets, each as a whole, and our own labelled days, each alone."""
    folder = shared_data()
    assert folder, "the shared labelled stories are needed"
    reader = Reader(load_language("fr"))
    for key, name, *_ in SETS:
        readings, gold = labelled(folder / "fr" / "stories", name)
        yield batch_of(key, readings, {r.id: gold[r.key] for r in readings})
    for day in labels_of("stories"):
        gold = {key.split()[1]: story for key, story in stories_of(day).items()}
        readings = reader.read([as_report(i) for i in day_items(folder / "fr" / "stream", day)])
        yield batch_of(day["split"], readings, {r.id: gold[r.key] for r in readings})


def result_of(way: Way, chosen: Sequence[Batch]) -> Result:
    """Return how well a way groups each set, set to what is best for the others."""
    prepared = [(b, way.prepared(b.items)) for b in chosen]
    by_setting = {s: _by_set((b, _tally(b, g(s))) for b, g in prepared) for s in way.settings}
    best = {key: best_setting(by_setting, key) for key in by_setting[way.settings[0]]}
    return Result(way.name, {key: by_setting[s][key] for key, s in best.items()}, best)


def best_setting(by_setting: Mapping[Setting, Mapping[str, Tally]], judged_set: str) -> Setting:
    """Return the setting with the best mean pairwise F1 over the open sets but one."""

    def worth(setting: Setting) -> float:
        others = [t.pairs for k, t in by_setting[setting].items() if k not in (judged_set, CLOSED)]
        return sum(others) / max(1, len(others))

    return max(by_setting, key=worth)


def _tally(batch: Batch, labels: Iterable[Hashable]) -> Tally:
    found = {i.report: str(label) for i, label in zip(batch.items, labels, strict=True)}
    return Tally.of(batch.story, found)


def _by_set(tallies: Iterable[tuple[Batch, Tally]]) -> dict[str, Tally]:
    found: dict[str, Tally] = {}
    for batch, tally in tallies:
        key = batch.of_set
        found[key] = found[key] + tally if key in found else tally
    return found


def ours_shipped(chosen: Sequence[Batch]) -> Result:
    """Return how well the shipped weights group each set."""
    weights = np.array([START, *(r.weight for r in RULES)])
    tallies = _by_set((b, judged(b.pairs, weights, shift=0.0)) for b in chosen)
    return Result("Recoupe, as shipped", tallies, {})


def ours_left_out(chosen: Sequence[Batch]) -> Result:
    """Return how well each set is grouped by weights and a threshold fitted on the others."""
    found = {key: _left_out(chosen, key) for key in dict.fromkeys(b.of_set for b in chosen)}
    tallies = {key: tally for key, (tally, _) in found.items()}
    return Result("Recoupe, set left out", tallies, {k: shift for k, (_, shift) in found.items()})


def _left_out(chosen: Sequence[Batch], key: str) -> tuple[Tally, Setting]:
    others = [b for b in chosen if b.of_set not in (key, CLOSED)]
    weights = fitted(b.pairs for b in others)
    by_shift: dict[Setting, Mapping[str, Tally]] = {
        (s,): _by_set((b, judged(b.pairs, weights, shift=s)) for b in others) for s in SHIFTS
    }
    best = best_setting(by_shift, key)
    of_key = [b for b in chosen if b.of_set == key]
    return _by_set((b, judged(b.pairs, weights, shift=best[0])) for b in of_key)[key], best


def results(chosen: Sequence[Batch], say: Callable[[str], None]) -> Iterator[Result]:
    """Yield the result of each way that can be run here; `say` is told of the others."""
    for way in WAYS:
        if way.lacks:
            say(f"{way.name}: left out, {', '.join(way.lacks)} is not installed (make rivals)")
        else:
            yield result_of(way, chosen)
    yield ours_left_out(chosen)
    yield ours_shipped(chosen)


def table(found: Sequence[Result], keys: Sequence[str]) -> str:
    """Return the results as a Markdown table, B-cubed and pairwise F1 in a cell."""
    lines = [("way of grouping", *(NAMES.get(k, k) for k in keys)), ("---",) * (1 + len(keys))]
    for result in found:
        cells = (result.tallies[k] for k in keys)
        lines.append((result.name, *(f"{t.cubed:.3f} / {t.pairs:.3f}" for t in cells)))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    chosen = list(batches())
    keys = list(dict.fromkeys(b.of_set for b in chosen))
    found = list(results(chosen, print))
    print(table(found, keys))
    print("\nwhat the other sets chose, in the order of the columns")
    for result in found:
        if any(result.chosen.values()):
            print(f"{result.name}: {', '.join(str(result.chosen[k]) for k in keys)}")


if __name__ == "__main__":
    main()

"""Runs of words that two texts share: seeds of exact shingles, extended and joined over edits."""

import heapq
import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import or_

from recoupe.model.base import Value

SEED_WORDS = 4
MAX_GAP_WORDS = 4
# Words that come back oftener than this in one text are a refrain ("le le le …"), and seed nothing:
# else the pairs of places, and so the time, would grow with the square of the length.
MAX_SEED_PLACES = 32
_FREE = re.compile(rb"\x00{%d,}" % SEED_WORDS)


class Run(Value, frozen=True, kw_only=True):
    """Words `a_start` to `a_end` of one text that stand at `b_start` to `b_end` of another.

    Half-open ranges of word indices; `shared` counts the words that are the same.
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    shared: int


def shared_runs(
    a: Sequence[str],
    b: Sequence[str],
    *,
    min_words: int,
    joinable: Callable[[Run, Run], bool] = lambda _before, _after: True,
    cut: Callable[[int, int], bool] = lambda _i, _j: False,
) -> list[Run]:
    """Return the runs of at least `min_words` words that `a` and `b` share, by place in `a`.

    Exact runs are seeded by shingles of `SEED_WORDS` words, extended both ways, and neighbours
    in the same order are joined where at most `MAX_GAP_WORDS` differ on either side and
    `joinable` allows it. An exact run is parted before the words i of `a` and j of `b` where
    `cut(i, j)`. A word of either text is explained once, by the longest run it is in.
    """
    whole = _without_overlap(_exact_runs(a, b))
    kept = [piece for run in whole for piece in _pieces(run, cut)]
    joined = _joined(kept, joinable)
    return [r for r in joined if r.shared >= min_words]


def _exact_runs(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    index: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(a) - SEED_WORDS + 1):
        index.setdefault(tuple(a[i : i + SEED_WORDS]), []).append(i)
    reached: dict[int, int] = {}  # diagonal -> the word of b up to which it is explained
    runs: list[Run] = []
    for j in range(len(b) - SEED_WORDS + 1):
        places = index.get(tuple(b[j : j + SEED_WORDS]), ())
        for i in places if len(places) <= MAX_SEED_PLACES else ():
            if reached.get(j - i, -1) > j:
                continue
            end = SEED_WORDS
            while i + end < len(a) and j + end < len(b) and a[i + end] == b[j + end]:
                end += 1
            reached[j - i] = j + end
            runs.append(Run(a_start=i, a_end=i + end, b_start=j, b_end=j + end, shared=end))
    return runs


def _without_overlap(runs: list[Run]) -> list[Run]:
    """Keep the longest runs; of one that overlaps a longer one on either side, what is left.

    What is left counts from `SEED_WORDS` words on: two neighbours often share a word or two.
    """
    taken_a = bytearray(max((r.a_end for r in runs), default=0))
    taken_b = bytearray(max((r.b_end for r in runs), default=0))
    waiting = [(-r.shared, r.b_start, r.a_start) for r in runs]
    heapq.heapify(waiting)
    kept = []
    while waiting:
        minus_size, b, a = heapq.heappop(waiting)
        size = -minus_size
        used = bytes(map(or_, taken_a[a : a + size], taken_b[b : b + size]))
        if 1 not in used:
            taken_a[a : a + size] = taken_b[b : b + size] = b"\x01" * size
            kept.append(Run(a_start=a, a_end=a + size, b_start=b, b_end=b + size, shared=size))
            continue
        for left in _FREE.finditer(used):
            start, end = left.span()
            heapq.heappush(waiting, (start - end, b + start, a + start))
    return sorted(kept, key=lambda r: (r.b_start, r.a_start))


def _pieces(run: Run, cut: Callable[[int, int], bool]) -> list[Run]:
    bounds = [0, *(n for n in range(1, run.shared) if cut(run.a_start + n, run.b_start + n))]
    return [
        Run(
            a_start=run.a_start + start,
            a_end=run.a_start + end,
            b_start=run.b_start + start,
            b_end=run.b_start + end,
            shared=end - start,
        )
        for start, end in pairwise([*bounds, run.shared])
    ]


def _joined(runs: list[Run], joinable: Callable[[Run, Run], bool]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if (
            last is not None
            and 0 <= run.a_start - last.a_end <= MAX_GAP_WORDS
            and 0 <= run.b_start - last.b_end <= MAX_GAP_WORDS
            and joinable(last, run)
        ):
            joined[-1] = Run(
                a_start=last.a_start,
                a_end=run.a_end,
                b_start=last.b_start,
                b_end=run.b_end,
                shared=last.shared + run.shared,
            )
        else:
            joined.append(run)
    return sorted(joined, key=lambda r: (r.a_start, r.b_start))

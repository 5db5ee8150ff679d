"""Runs of words that two texts share: seeds of exact shingles, extended and joined over edits."""

from collections.abc import Sequence

from recoupe.model.base import Value

SEED_WORDS = 4
MAX_GAP_WORDS = 4


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
    a: Sequence[str], b: Sequence[str], *, min_words: int, max_gap: int = MAX_GAP_WORDS
) -> list[Run]:
    """Return the runs of at least `min_words` words that `a` and `b` share, by place in `a`.

    Exact runs are seeded by shingles of `SEED_WORDS` words, extended both ways, and neighbours
    in the same order are joined where at most `max_gap` words differ on either side. Runs do
    not overlap in `b`: a word of `b` is explained once, by the longest run that holds it.
    """
    exact = _exact_runs(a, b)
    kept = _without_overlap(exact)
    joined = _joined(kept, max_gap)
    return [r for r in joined if r.shared >= min_words]


def _exact_runs(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    index: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(a) - SEED_WORDS + 1):
        index.setdefault(tuple(a[i : i + SEED_WORDS]), []).append(i)
    reached: dict[int, int] = {}  # diagonal -> the word of b up to which it is explained
    runs: list[Run] = []
    for j in range(len(b) - SEED_WORDS + 1):
        for i in index.get(tuple(b[j : j + SEED_WORDS]), ()):
            if reached.get(j - i, -1) > j:
                continue
            end = SEED_WORDS
            while i + end < len(a) and j + end < len(b) and a[i + end] == b[j + end]:
                end += 1
            reached[j - i] = j + end
            runs.append(Run(a_start=i, a_end=i + end, b_start=j, b_end=j + end, shared=end))
    return runs


def _without_overlap(runs: list[Run]) -> list[Run]:
    """Keep the longest runs whose words are not explained on either side by a longer one."""
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    kept = []
    for run in sorted(runs, key=lambda r: (-r.shared, r.b_start, r.a_start)):
        words_a, words_b = range(run.a_start, run.a_end), range(run.b_start, run.b_end)
        if taken_a.isdisjoint(words_a) and taken_b.isdisjoint(words_b):
            taken_a.update(words_a)
            taken_b.update(words_b)
            kept.append(run)
    return sorted(kept, key=lambda r: (r.b_start, r.a_start))


def _joined(runs: list[Run], max_gap: int) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if (
            last is not None
            and 0 <= run.a_start - last.a_end <= max_gap
            and 0 <= run.b_start - last.b_end <= max_gap
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

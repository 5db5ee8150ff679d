"""What differs inside a run of words that two texts share: aligned word by word."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from recoupe.text.runs import MAX_GAP_WORDS

Change = tuple[int, int, int, int]
"""Words `a_start` to `a_end` of one side stand for words `b_start` to `b_end` of the other."""

ANCHOR_WORDS = 2
"""Words in a row that must be the same again before two sides go on together."""


def changes(a: Sequence[str], b: Sequence[str]) -> Iterator[Change]:
    """Yield the stretches where two sides of a shared run differ, in order.

    A walk along both sides: where they part, the nearest place where they meet again is looked
    for no further than runs are joined (`MAX_GAP_WORDS`), so that time is linear in their length.
    """
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            i, j = i + 1, j + 1
            continue
        after_i, after_j = _meeting(a, b, i, j)
        yield from _within(a, b, (i, after_i, j, after_j))
        i, j = after_i, after_j
    if i < len(a) or j < len(b):
        yield (i, len(a), j, len(b))


def _meeting(a: Sequence[str], b: Sequence[str], i: int, j: int) -> tuple[int, int]:
    """Return the nearest places after i and j from which both sides go on alike."""
    reach = 2 * MAX_GAP_WORDS + 1
    for total in range(1, 2 * reach):
        for step in range(max(0, total - reach), min(total, reach) + 1):
            x, y = i + step, j + total - step
            if _alike(a, b, x, y):
                return x, y
    return len(a), len(b)


def _alike(a: Sequence[str], b: Sequence[str], x: int, y: int) -> bool:
    left = min(ANCHOR_WORDS, len(a) - x, len(b) - y)
    if left < ANCHOR_WORDS:  # near the end: all that is left must be the same
        return len(a) - x == len(b) - y and list(a[x:]) == list(b[y:])
    return list(a[x : x + left]) == list(b[y : y + left])


def _within(a: Sequence[str], b: Sequence[str], change: Change) -> Iterator[Change]:
    """Yield a change without the words inside it that are the same after all."""
    i, x, j, y = change
    if x - i > 2 * MAX_GAP_WORDS + 1 or y - j > 2 * MAX_GAP_WORDS + 1:
        yield change  # the sides did not meet again: no short stretch to be looked into
        return
    matcher = SequenceMatcher(a=list(a[i:x]), b=list(b[j:y]), autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield (i + i1, i + i2, j + j1, j + j2)


def rising(places: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return the indices of the heaviest choice of places that stand in order.

    `places` are (place in the other text, weight), in the order of the first text. What is left
    out was moved. Quadratic in the number of places, which are few.
    """
    best: list[int] = []
    before: list[int] = []
    for n, (place, weight) in enumerate(places):
        earlier = [m for m in range(n) if places[m][0] < place]
        last = max(earlier, key=lambda m: (best[m], -m), default=-1)
        best.append(weight + (best[last] if last >= 0 else 0))
        before.append(last)
    found = []
    at = max(range(len(best)), key=lambda n: (best[n], -n), default=-1)
    while at >= 0:
        found.append(at)
        at = before[at]
    return frozenset(found)

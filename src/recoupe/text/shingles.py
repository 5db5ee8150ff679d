"""Shingles: hashes of every few words in a row, and the few of them that stand for a text."""

import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

_STEP = 0x9E3779B97F4A7C15  # odd: a step of the polynomial loses nothing modulo 2 ** 64
_MIX = 0xBF58476D1CE4E5B9  # multiplier of the mixing function splitmix64


def shingles(words: Sequence[str], size: int) -> "Hashes":
    """Return a 64-bit hash of every `size` words in a row, in order; the same in every run."""
    import numpy as np  # heavy

    count = len(words) - size + 1
    if count < 1:
        return np.zeros(0, np.uint64)
    each = np.fromiter(map(_hash, words), np.uint64, len(words))
    hashes = np.zeros(count, np.uint64)
    for offset in range(size):
        hashes = hashes * np.uint64(_STEP) + each[offset : offset + count]
    hashes ^= hashes >> np.uint64(29)
    hashes *= np.uint64(_MIX)
    return hashes ^ (hashes >> np.uint64(32))


def winnowed(hashes: "Hashes", window: int) -> tuple[int, ...]:
    """Return the least hash of every `window` hashes in a row, each once, ascending.

    Two texts that share `window` hashes in a row share one that is returned, wherever it stands
    (Schleimer, Wilkerson, Aiken: "Winnowing", SIGMOD 2003).
    """
    import numpy as np

    if len(hashes) <= window:
        return tuple(int(h) for h in sorted(hashes)[:1])
    views = np.lib.stride_tricks.sliding_window_view(hashes, window)
    return tuple(np.unique(views.min(axis=1)).tolist())


def distinct(hashes: "Hashes") -> "Hashes":
    """Return each hash once, ascending."""
    import numpy as np

    return np.unique(hashes)


def count_common(a: "Hashes", b: "Hashes") -> int:
    """Return how many hashes two arrays of distinct hashes share."""
    import numpy as np

    return int(np.intersect1d(a, b, assume_unique=True).size)


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    data = word.encode()
    return zlib.crc32(data) | zlib.crc32(data[::-1], 0x5BD1E995) << 32

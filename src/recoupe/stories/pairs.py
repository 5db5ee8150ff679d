"""A pair of reports that share text, as it is kept: of which kind, where, and why."""

import msgspec

from recoupe.model.copies import CopyPair
from recoupe.stories.body import Body
from recoupe.stories.kinship import KINSHIP_VERSION, kinship_of
from recoupe.stories.passages import passages_between
from recoupe.stories.sharing import SHARING_VERSION

COPIES_VERSION = f"{SHARING_VERSION}.{KINSHIP_VERSION}"


def copy_pair(a: Body, b: Body, *, contained: float) -> CopyPair | None:
    """Return what two reports that share text are to each other; None where it is too little.

    `contained` is what `sharing.compare` says of them.
    """
    a, b = (a, b) if a.reading.id < b.reading.id else (b, a)
    passages = passages_between(a, b)
    kinship = kinship_of(a, b, passages)
    if kinship.kind == "none":
        return None
    return CopyPair(
        a=a.reading.id,
        b=b.reading.id,
        kind=kinship.kind,
        contained=round(contained, 4),
        passages=passages,
        # The places are the passages': not kept twice.
        reason=msgspec.structs.replace(kinship.reason, spans=()),
    )

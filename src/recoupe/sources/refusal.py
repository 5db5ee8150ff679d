"""Input that cannot be a report: the bounds, the error and the rejection it becomes."""

from recoupe.errors import InputError
from recoupe.model.base import make_id
from recoupe.model.report import RejectCode, Rejection

MIB = 1024 * 1024
# The longest article in 5,192 of a newsroom's archive has 60 kB: this leaves room for documents.
MAX_TEXT_BYTES = 2 * MIB
# A line of JSON may write each letter as six characters and carries other fields.
MAX_LINE_BYTES = 8 * MIB
# Packed text seldom shrinks below a tenth; what shrinks below this is made to burst.
MAX_UNPACK_RATIO = 200
FREE_UNPACK_BYTES = 64 * MIB


class RefusedError(InputError):
    """A piece of input is not a report that can be read; caught where it was cut out."""

    code = "refused"

    def __init__(self, reject: RejectCode, detail: str) -> None:
        super().__init__(detail)
        self.reject: RejectCode = reject


def rejection(
    refused: RefusedError,
    *,
    key: str,
    path: str,
    line: int | None = None,
    size_bytes: int | None = None,
) -> Rejection:
    """Return what is kept of refused input; `path` is relative to the argument of `read`."""
    return Rejection(
        id=make_id("rejection", key, refused.reject, refused.message),
        key=key,
        path=path,
        line=line,
        code=refused.reject,
        detail=refused.message,
        size_bytes=size_bytes,
    )

"""`diff`: two reports of the record side by side."""

import datetime as dt

from recoupe.engine.ask import reading
from recoupe.lang import load_language
from recoupe.model.annotation import Reading
from recoupe.model.base import Value
from recoupe.model.diff import Diff, Precedence
from recoupe.model.when import Published
from recoupe.record import Record

_TIMED = ("second", "minute")


class _Segmenting(Value, frozen=True, kw_only=True):
    """What of a language's `segment.toml` the cutting of sentences asks for."""

    abbreviations: tuple[str, ...]


def diff(record: Record, a: str, b: str) -> tuple[Diff, Reading, Reading]:
    """Return two reports side by side, with their readings; each by key or beginning of its id.

    Raises:
        NotFoundError: no such report, or it could not be read.
        AmbiguousError: several reports have that key, or ids that begin so.

    """
    from recoupe.stories.comparing import diff as compare

    with record.snapshot():
        one, other = reading(record, a), reading(record, b)
    table = load_language(one.language).table("segment", _Segmenting)
    found = compare(
        one,
        other,
        first=first_of(one.published, other.published),
        abbreviations=frozenset(table.abbreviations),
    )
    return found, one, other


def first_of(a: Published, b: Published) -> Precedence:
    """Return which publication is known to be the earlier one.

    Two instants are compared as such, whatever day each zone calls it; otherwise days, of which
    the later bound of one must lie before the earlier bound of the other.
    """
    at_a, at_b = _instant(a), _instant(b)
    if at_a is not None and at_b is not None:
        return "unknown" if at_a == at_b else "a" if at_a < at_b else "b"
    if a.latest is not None and b.earliest is not None and a.latest < b.earliest:
        return "a"
    if b.latest is not None and a.earliest is not None and b.latest < a.earliest:
        return "b"
    return "unknown"


def _instant(published: Published) -> dt.datetime | None:
    if published.precision not in _TIMED or published.value is None:
        return None
    try:
        instant = dt.datetime.fromisoformat(published.value)
    except ValueError:
        return None
    return instant if instant.tzinfo else None

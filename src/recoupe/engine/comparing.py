"""`diff`: two reports of the record side by side."""

from recoupe.engine.ask import reading
from recoupe.lang import load_language
from recoupe.model.annotation import Reading
from recoupe.model.base import Value
from recoupe.model.diff import Diff, Precedence
from recoupe.model.when import Published
from recoupe.record import Record


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
    """Return which publication is known to be the earlier one."""
    if a.surely_before(b):
        return "a"
    return "b" if b.surely_before(a) else "unknown"

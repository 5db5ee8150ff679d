"""Half-open ranges of Unicode code points in one field of a report."""

from typing import Literal

import msgspec

from recoupe.model.base import Value

Field = Literal["body", "title"]


class Span(Value, frozen=True, kw_only=True):
    """The characters `start` to `end` (half-open code points) of a report's body, or title.

    `field` is absent for the body and "title" for the title (docs/format.md).
    """

    start: int
    end: int
    text: str
    field: Literal["title"] | msgspec.UnsetType = msgspec.UNSET

    @property
    def in_title(self) -> bool:
        return self.field == "title"

    def covers(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside this span, in the same field."""
        return self.field == other.field and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share at least one character of the same field."""
        return self.field == other.field and self.start < other.end and other.start < self.end


def field_of(name: Field) -> Literal["title"] | msgspec.UnsetType:
    """Return what a span's `field` holds for the field called `name`."""
    return "title" if name == "title" else msgspec.UNSET


class Place(Value, frozen=True, kw_only=True):
    """A span of the body of one named report, without its words (for passages and reasons)."""

    report: str
    start: int
    end: int
    field: Literal["title"] | msgspec.UnsetType = msgspec.UNSET

"""Stories, the decisions that make them, and the passages their reports share."""

import datetime as dt
from typing import Literal

from recoupe.model.base import Value
from recoupe.model.reason import Reason
from recoupe.model.span import Place

PassageKind = Literal["copy", "shared_quote"]


class Story(Value, frozen=True, kw_only=True):
    """Reports of the same happening; `reports` by publication, then id."""

    id: str
    title: str
    first_published: dt.date | None
    last_published: dt.date | None
    reports: tuple[str, ...]


class Link(Value, frozen=True, kw_only=True):
    """The decision that two reports tell, or do not tell, of one happening; `a` < `b`.

    `score` is the sum of the reasons' scores, and `joined` whether it reached the threshold.
    """

    a: str
    b: str
    score: float
    joined: bool
    reasons: tuple[Reason, ...]


class Passage(Value, frozen=True, kw_only=True):
    """A run of words that two reports share; the spans quote each side exactly.

    `words` counts the shared words. `kind` is shared_quote where both sides are words of one
    speaker. `a` is the side of the report whose id comes first; it says nothing about who copied.
    """

    a: Place
    b: Place
    words: int
    kind: PassageKind

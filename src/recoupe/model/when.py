"""Resolved times: the interval a time expression, a publication or an event stands for."""

import datetime as dt
from typing import Literal

import msgspec

from recoupe.model.base import Value
from recoupe.model.span import Span

Precision = Literal[
    "second",
    "minute",
    "hour",
    "part_of_day",
    "day",
    "weekend",
    "week",
    "fortnight",
    "month",
    "quarter",
    "season",
    "half_year",
    "year",
    "decade",
    "century",
    "unknown",
]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Modifier = Literal[
    "START",
    "MID",
    "END",
    "BEFORE",
    "AFTER",
    "ON_OR_BEFORE",
    "ON_OR_AFTER",
    "LESS_THAN",
    "MORE_THAN",
    "EQUAL_OR_LESS",
    "EQUAL_OR_MORE",
    "APPROX",
]
Unresolved = Literal[
    "vague",
    "publication_unknown",
    "publication_coarse",
    "finer_than_publication",
    "story_unknown",
]
PublishedFrom = Literal["metadata", "header", "dateline", "address", "feed", "unknown"]
_TIMED = ("second", "minute")


class When(Value, frozen=True, kw_only=True):
    """An interval of days with its TIMEX3 value.

    `value` is TIMEX3 / ISO 8601 (an interval as `start/end`), None where nothing is known.
    `earliest` and `latest` are the first and last day it may stand for, both included, in the
    local calendar of the report; both are None for durations and vague references.
    """

    value: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    mod: Modifier | None = None
    precision: Precision = "unknown"


class Published(When, frozen=True, kw_only=True):
    """When a report was published, and where that is known from."""

    from_: PublishedFrom = msgspec.field(name="from", default="unknown")

    def instant(self) -> dt.datetime | None:
        """Return the instant of publication, aware, where it is known to the minute."""
        if self.precision not in _TIMED or self.value is None:
            return None
        try:
            instant = dt.datetime.fromisoformat(self.value)
        except ValueError:
            return None
        return instant if instant.tzinfo else None

    def surely_before(self, other: "Published") -> bool:
        """Say whether this is known to have come out before `other`.

        Two instants are compared as such, whatever day each zone calls it; otherwise days, of
        which the later bound of this must lie before the earlier bound of the other.
        """
        mine, its = self.instant(), other.instant()
        if mine is not None and its is not None:
            return mine < its
        if self.latest is None or other.earliest is None:
            return False
        return self.latest < other.earliest


class TimeExpression(Span, frozen=True, kw_only=True):
    """Words that name a time, and what they stand for in their report.

    `alternatives` holds the TIMEX3 values of other readings that remain possible, likeliest
    first. `rule` names the rule of the language's table that read it. `unresolved` says why a date
    or time stands for no days: its words are vague, the day of publication is unknown or not known
    to the day, publication is known to the day and the words to the hour, or it is counted from a
    day of the telling that no words name.
    """

    value: str
    type: TimexType
    mod: Modifier | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    precision: Precision = "unknown"
    alternatives: tuple[str, ...] = ()
    rule: str
    unresolved: Unresolved | None = None

    def when(self) -> When:
        """Return the interval alone."""
        return When(
            value=self.value,
            earliest=self.earliest,
            latest=self.latest,
            mod=self.mod,
            precision=self.precision,
        )

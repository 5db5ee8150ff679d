"""What an expression is resolved against: publication, the narrative's day, tense."""

import datetime as dt
from collections.abc import Callable
from typing import Literal

from recoupe.model.base import Value
from recoupe.model.when import Modifier, Published, TimexType
from recoupe.reading.times.calendar import Month, monday_of

# What was "planned" may have come or not ("devait partir").
Tense = Literal["past", "present", "future", "planned"]


class Answer(Value, frozen=True, kw_only=True):
    """What a resolver makes of an expression; `alternatives` likeliest first."""

    value: str
    type: TimexType = "DATE"
    mod: Modifier | None = None
    alternatives: tuple[str, ...] = ()


class Anchor(Value, frozen=True, kw_only=True):
    """The days between which a report was published, both included; None: not known."""

    earliest: dt.date | None = None
    latest: dt.date | None = None

    @classmethod
    def of(cls, published: Published) -> "Anchor":
        if published.earliest is None or published.latest is None:
            return cls()
        return cls(earliest=published.earliest, latest=published.latest)

    @property
    def day(self) -> dt.date | None:
        return self.earliest if self.earliest == self.latest else None

    @property
    def week(self) -> dt.date | None:
        """The Monday of the only week it can be."""
        if self.earliest is None or self.latest is None:
            return None
        monday = monday_of(self.earliest)
        return monday if monday == monday_of(self.latest) else None

    @property
    def month(self) -> Month | None:
        """The only month it can be."""
        if self.earliest is None or self.latest is None:
            return None
        month = Month.of(self.earliest)
        return month if month == Month.of(self.latest) else None

    @property
    def year(self) -> int | None:
        """The only year it can be."""
        if self.earliest is None or self.latest is None or self.earliest.year != self.latest.year:
            return None
        return self.earliest.year


class Story(Value, frozen=True, kw_only=True):
    """Where the telling is: the last day named, the last month, the last date of any kind.

    Of what is longer than a day, its first day.
    """

    day: dt.date | None = None
    month: dt.date | None = None
    named: dt.date | None = None


NO_STORY = Story()


class Setting:
    """One expression's surroundings.

    `sentence_day` is the day that the same sentence names; `tense` asks the parse only when a
    resolver wants it.
    """

    def __init__(
        self,
        anchor: Anchor,
        *,
        story: Story = NO_STORY,
        sentence_day: dt.date | None = None,
        tense: Callable[[], Tense | None] = lambda: None,
    ) -> None:
        self.anchor = anchor
        self.story = story
        self.sentence_day = sentence_day
        self._tense = tense

    @property
    def tense(self) -> Tense | None:
        return self._tense()

    @property
    def current_day(self) -> dt.date | None:
        """The day the telling has reached, else that of publication."""
        return self.story.day or self.anchor.day

    @property
    def day_at_hand(self) -> dt.date | None:
        """The day for a clock time or part of day without one of its own."""
        return self.sentence_day or self.anchor.day

"""The orders in which stories and reports are handed out: fixed, undated ones last."""

import datetime as dt
from typing import Protocol


class Dated(Protocol):
    """A story or its line in a list."""

    @property
    def id(self) -> str: ...
    @property
    def first_published(self) -> dt.date | None: ...
    @property
    def last_published(self) -> dt.date | None: ...


def oldest_first(story: Dated) -> tuple[dt.date, str]:
    """Return what orders stories by first day, then id."""
    return (story.first_published or dt.date.max, story.id)


def newest_first(story: Dated) -> tuple[int, str]:
    """Return what orders stories by last day backwards, then id."""
    return (-(story.last_published or dt.date.min).toordinal(), story.id)

"""Header, dateline, credits and boilerplate of a report, apart from its text."""

from recoupe.reading.sections.layout import find_layout

__all__ = ["find_layout"]

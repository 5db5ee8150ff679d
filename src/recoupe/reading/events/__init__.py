"""Events of a report: type, participants, place, when, status, attribution."""

from recoupe.reading.events.find import find_events

__all__ = ["find_events"]

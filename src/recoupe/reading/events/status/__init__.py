"""The status of an event: announced, occurred, denied …, by a table of rules."""

from recoupe.reading.events.status.table import RULES, StatusRule, decide

__all__ = ["RULES", "StatusRule", "decide"]

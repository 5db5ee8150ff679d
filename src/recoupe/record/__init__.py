"""The record: the only part that writes, and the only one that knows SQL."""

from recoupe.record.record import Record

__all__ = ["Record"]

"""Quotations of a report, with their speakers."""

from recoupe.reading.quotations.find import find_quotations

__all__ = ["find_quotations"]

"""Figures of a report: numbers with what they count."""

from recoupe.reading.figures.find import find_figures

__all__ = ["find_figures"]

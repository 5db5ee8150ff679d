"""People, organisations, places, countries and groups of a report."""

from recoupe.reading.entities.draft import united
from recoupe.reading.entities.find import find_entities
from recoupe.reading.entities.index import EntityIndex

__all__ = ["EntityIndex", "find_entities", "united"]

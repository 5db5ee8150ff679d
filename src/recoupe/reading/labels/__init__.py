"""Labels: words that put an entity in a class that others contest."""

from recoupe.reading.labels.find import find_labels

__all__ = ["find_labels"]

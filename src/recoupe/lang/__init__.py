"""Languages: each is a folder of data files; `base.Language` hands them out."""

from recoupe.lang.addition import read_addition
from recoupe.lang.base import Language, known_languages, load_language

__all__ = ["Language", "known_languages", "load_language", "read_addition"]

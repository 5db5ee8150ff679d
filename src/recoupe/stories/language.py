"""How often a language uses a word: the prior of its weight, before any report was seen."""

from collections.abc import Mapping


def frequencies(language: str) -> Mapping[str, float]:
    """Return the share that each word has of a language's text (source: the package wordfreq).

    Words are lower-cased with their accents. The package keeps the table after its first use.
    """
    from wordfreq import get_frequency_dict  # heavy: reads the language's table

    table: Mapping[str, float] = get_frequency_dict(language, wordlist="best")
    return table

"""What a language says about its numbers."""

from recoupe.model.annotation import FigureModifier
from recoupe.model.base import Value


class FigureTable(Value, frozen=True, kw_only=True):
    """`figures.toml`: number words, modifiers, money, measures, and what looks like a figure only.

    Keys are lower-cased words, blanks single and apostrophes straight. `outcomes` gives the
    participle, masculine and feminine plural, of verbs that tell what befell those counted.
    """

    words: dict[str, int]
    scales: dict[str, int]
    approximate: dict[str, int]
    plural_approximate: tuple[str, ...]
    before: dict[str, FigureModifier]
    after: dict[str, FigureModifier]
    range_words: tuple[str, ...]
    between_words: tuple[str, ...]
    between_link: str
    from_words: tuple[str, ...]
    percent: tuple[str, ...]
    currencies: dict[str, str]
    scaled_currencies: dict[str, tuple[str, int]]
    measures: dict[str, str]
    cfa: dict[str, tuple[str, ...]]
    label_nouns: frozenset[str]
    time_nouns: frozenset[str]
    score_words: frozenset[str]
    victim_nouns: frozenset[str]
    outcomes: dict[str, tuple[str, str]]

"""What a language says about its numbers."""

from recoupe.model.annotation import FigureModifier
from recoupe.model.base import Value


class FigureTable(Value, frozen=True, kw_only=True):
    """`figures.toml`: number words, modifiers, money, measures, and what looks like a figure only.

    Keys are lower-cased words, blanks single and apostrophes straight. `outcomes` gives the
    participle, masculine and feminine plural, of verbs that tell what befell those counted; `zones`
    tells by place names which currency a word that several countries share means.
    """

    words: dict[str, int]
    scales: dict[str, int]
    approximate: dict[str, int]
    plural_approximate: tuple[str, ...]
    one_approximate: tuple[str, ...]
    size_words: tuple[str, ...]
    glued: tuple[str, ...]
    scale_letters: dict[str, int]
    fractions: dict[str, int]
    half: tuple[str, ...]
    fraction_cues: tuple[str, ...]
    fraction_stops: frozenset[str]
    out_of: str
    articles: tuple[str, ...]
    spatial_before: frozenset[str]
    not_before: tuple[str, ...]
    changes: frozenset[str]
    number_nouns: frozenset[str]
    dimensions: frozenset[str]
    distance_words: frozenset[str]
    of_words: frozenset[str]
    factor_verbs: frozenset[str]
    factor_link: str
    others: frozenset[str]
    among: str
    same_after: tuple[str, ...]
    same_before: tuple[str, ...]
    part_before: tuple[str, ...]
    part_after: tuple[str, ...]
    part_of: str
    person_nouns: frozenset[str]
    before: dict[str, FigureModifier]
    after: dict[str, FigureModifier]
    after_noun: tuple[str, ...]
    range_words: tuple[str, ...]
    between_words: tuple[str, ...]
    between_link: str
    joined_units: tuple[str, ...]
    from_words: tuple[str, ...]
    percent: tuple[str, ...]
    currencies: dict[str, str]
    scaled_currencies: dict[str, tuple[str, int]]
    measures: dict[str, str]
    zones: dict[str, dict[str, tuple[str, ...]]]
    label_nouns: frozenset[str]
    time_nouns: frozenset[str]
    score_words: frozenset[str]
    victim_nouns: frozenset[str]
    outcomes: dict[str, tuple[str, str]]

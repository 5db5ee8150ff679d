"""The language's tables of time words and rules, and the rules compiled."""

from functools import lru_cache

import msgspec

from recoupe.lang import Language
from recoupe.model.base import Value
from recoupe.reading.times.pattern import Compiled, Grammar


class TimeWords(Value, frozen=True, kw_only=True):
    """`times.toml`: classes (value to words), macros (name to pattern) and settings."""

    classes: dict[str, dict[str, tuple[str, ...]]]
    macros: dict[str, str]


class Rule(Value, frozen=True, kw_only=True):
    """A row of `times_rules.toml`.

    `gives` are the expressions of the example with their values, as "words = value", or with
    the modifier "words = value MOD"; the example is read as published on `EXAMPLES_PUBLISHED`.
    """

    name: str
    pattern: str
    resolver: str
    doc: str
    example: str
    gives: tuple[str, ...]
    fixed: dict[str, str] = msgspec.field(default_factory=dict)


class Rules(Value, frozen=True, kw_only=True):
    """`times_rules.toml`: the rules, likelier ones first among equal spans."""

    rule: tuple[Rule, ...]


class Table:
    """The rules of a language compiled, by the codes they can begin with."""

    def __init__(self, words: TimeWords, rules: Rules) -> None:
        self.grammar = Grammar(words.classes, words.macros)
        self.rules = rules.rule
        self.compiled: list[Compiled] = [self.grammar.compile(r.pattern) for r in self.rules]
        self.beginning: dict[str, list[int]] = {}
        for index, compiled in enumerate(self.compiled):
            for code in compiled.first:
                self.beginning.setdefault(code, []).append(index)


@lru_cache(maxsize=8)  # compiling takes as long as reading twenty reports
def load_table(language: Language) -> Table:
    """Return the language's table of time rules, compiled once."""
    return Table(language.table("times", TimeWords), language.table("times_rules", Rules))

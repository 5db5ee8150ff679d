"""One expression to be resolved: what was captured, the rule's constants, the surroundings."""

from collections.abc import Callable
from typing import cast

from recoupe.model.when import Modifier
from recoupe.reading.times.anchors import Answer, Setting
from recoupe.reading.times.match import Part
from recoupe.reading.times.numbers import number_of
from recoupe.reading.times.pattern import Grammar


class Case:
    """What a resolver reads."""

    def __init__(
        self,
        part: Part,
        at: Setting,
        *,
        grammar: Grammar,
        fixed: dict[str, str],
        context: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.part = part
        self.at = at
        self.fixed = fixed
        self._grammar = grammar
        self._context = context

    def get(self, name: str) -> str | None:
        """Return a class's value: its own, a later one's, the context's, the rule's."""
        value = self.part.get(name)
        if value is None:
            value = next((v for n, v in self._context if n == name), None)
        return self.fixed.get(name) if value is None else value

    def all(self, name: str) -> list[str]:
        return self.part.all(name)

    def number(self, name: str) -> int | None:
        """Return a class's value as a number, or None."""
        words = self.get(name)
        if words is None:
            return None
        return int(words) if words.lstrip("-").isdecimal() else number_of(words, self._grammar)

    def numbers(self, name: str) -> list[int]:
        found = (number_of(w, self._grammar) for w in self.all(name))
        return [n for n in found if n is not None]

    @property
    def mod(self) -> Modifier | None:
        """The modifier that the words or the rule give."""
        return cast(Modifier | None, self.get("PHASE") or self.get("ROUGHLY"))

    @property
    def direction(self) -> int:
        """-1 for "dernier", 1 for "prochain", 0 where the words do not say."""
        return int(self.get("WHICH") or 0)


Resolver = Callable[[Case], Answer | None]

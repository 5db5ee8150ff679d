"""The words of the interface, in the languages it speaks (`strings.toml`)."""

from collections.abc import Sequence
from importlib.resources import files
from typing import Literal

import msgspec

from recoupe.model.base import Value

Ui = Literal["fr", "en"]


class UiTable(Value, frozen=True, kw_only=True):
    """One language of `strings.toml`; `words` are format strings by key."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    first_day: str
    zero_is_singular: bool
    words: dict[str, str]


class Strings:
    """The interface's words in one language."""

    def __init__(self, lang: Ui, table: UiTable) -> None:
        self.lang = lang
        self.table = table

    def __call__(self, key: str, **values: object) -> str:
        """Return the phrase `key` with `values` put in.

        Raises:
            KeyError: no such phrase (a fault of the program, found by its tests).

        """
        phrase = self.table.words[key]
        return phrase.format(**values) if values else phrase

    def count(self, key: str, number: int) -> str:
        """Return the phrase `key` in the grammatical number of `number`."""
        singular = number == 1 or (number == 0 and self.table.zero_is_singular)
        return self(f"{key}_{'one' if singular else 'many'}", n=number)

    def joined(self, parts: Sequence[str]) -> str:
        """Return `parts` as an enumeration ("a, b et c")."""
        if not parts:
            return ""
        *head, last = parts
        first = self("list_separator").join(head)
        return self("count_and", first=first, last=last) if head else last


def load_strings(lang: Ui) -> Strings:
    """Return the interface's words in `lang`."""
    data = (files("recoupe.export") / "strings.toml").read_bytes()
    return Strings(lang, msgspec.toml.decode(data, type=dict[Ui, UiTable])[lang])

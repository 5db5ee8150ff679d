"""A sentence as the parser's model knows French: one plain space between words.

Papers set no-break spaces inside their quotation marks, which the text that the model learnt from
does not have: a sentence and its copy would be read otherwise.
"""

from typing import NamedTuple


class Typed(NamedTuple):
    """A text in plain typing, and where each of its characters stands in what was written."""

    text: str
    places: tuple[int, ...]


def typed(text: str) -> Typed:
    """Return a text with each run of blanks as one space."""
    found: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        blank = char.isspace()
        if not (blank and found and found[-1] == " "):
            found.append(" " if blank else char)
            places.append(place)
    return Typed("".join(found), tuple(places))

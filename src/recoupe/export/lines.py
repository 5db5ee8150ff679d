"""Lines of styled text for a terminal or a file: cleaned, wrapped, without drawing."""

import re
from collections.abc import Iterable
from typing import Literal

Style = Literal["plain", "title", "heading", "strong", "words", "dim", "key"]
Piece = tuple[Style, str]
Line = tuple[Piece, ...]

NARROWEST = 40
"""Columns below which lines are no longer broken further: they would not read."""

# A report is hostile input: what moves the cursor, recolours or reorders what a terminal shows is
# taken out. Blanks other than the plain one stay (French sets them before « ; : ! ? »).
_BLANKS = dict.fromkeys((*range(0x09, 0x0E), 0x85, 0x2028, 0x2029), " ")
_CONTROLS = dict.fromkeys((*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85)), "\ufffd")
_CONTROLS |= dict.fromkeys(range(0x86, 0xA0), "\ufffd")
_ORDERING = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_SHOWN: dict[int, str | None] = {**_CONTROLS, **_BLANKS, **_ORDERING}


def clean(text: str) -> str:
    """Return `text` as one line that a terminal shows as it stands."""
    return " ".join(word for word in text.translate(_SHOWN).split(" ") if word)


def plain_text(lines: Iterable[Line]) -> str:
    """Return lines without their styles, each ended by a line feed."""
    return "".join("".join(text for _, text in line) + "\n" for line in lines)


class Layout:
    """Gathers lines of at most `width` cells."""

    def __init__(self, width: int) -> None:
        self.width = max(width, NARROWEST)
        self.lines: list[Line] = []

    def put(self, *pieces: Piece | str, indent: int = 0, hang: int = 0) -> None:
        """Add a paragraph, indented, its second and later lines `hang` cells further."""
        styled: list[Piece] = [("plain", p) if isinstance(p, str) else p for p in pieces]
        self.lines += wrapped(styled, self.width, indent=indent, hang=hang)

    def beside(self, left: Piece, *pieces: Piece | str) -> None:
        """Add a paragraph that stands to the right of `left`, whose blanks are kept."""
        from rich.cells import cell_len

        style, words = left[0], left[1].translate(_SHOWN)
        size = cell_len(words)
        room = max(self.width - size, NARROWEST // 2)
        styled: list[Piece] = [("plain", p) if isinstance(p, str) else p for p in pieces]
        first, *others = wrapped(styled, room, indent=0, hang=0) or [()]
        self.lines.append(((style, words), *first))
        self.lines += [(("plain", " " * size), *line) for line in others]

    def blank(self) -> None:
        """Add an empty line, but never two."""
        if self.lines and self.lines[-1]:
            self.lines.append(())

    def heading(self, words: str) -> None:
        """Add a heading, apart from what is above."""
        self.blank()
        self.put(("heading", words.upper()))


def wrapped(pieces: Iterable[Piece], width: int, *, indent: int, hang: int) -> list[Line]:
    """Return a paragraph as lines, broken at plain blanks alone; longer words stand out."""
    from rich.cells import cell_len

    lines: list[list[Piece]] = []
    used = 0
    for word in _words(pieces):
        size = sum(cell_len(text) for _, text in word)
        if lines and used + 1 + size <= width:
            lines[-1].append((word[0][0], " "))
            used += 1 + size
        else:
            margin = indent + (hang if lines else 0)
            lines.append([("plain", " " * margin)] if margin else [])
            used = margin + size
        lines[-1] += word
    return [_joined(line) for line in lines]


def _words(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Return the words of a paragraph; one may be of several styles."""
    words: list[list[Piece]] = [[]]
    for style, text in pieces:
        for part in re.split(r"( )", text.translate(_SHOWN)):
            if part == " ":
                words.append([])
            elif part:
                words[-1].append((style, part))
    return [word for word in words if word]


def _joined(line: Iterable[Piece]) -> Line:
    """Return a line with neighbours of one style together."""
    joined: list[Piece] = []
    for style, text in line:
        if joined and joined[-1][0] == style:
            joined[-1] = (style, joined[-1][1] + text)
        else:
            joined.append((style, text))
    return tuple(joined)

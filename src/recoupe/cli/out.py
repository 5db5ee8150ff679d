"""The terminal: values as JSON, lines with their styles, remarks and errors."""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

from rich.console import Console
from rich.text import Text

from recoupe.errors import RecoupeError
from recoupe.export.lines import Line, Style, clean

FILE_WIDTH = 100
"""Columns of what is written to a file or a pipe, unless COLUMNS says otherwise."""
WIDEST = 110
"""Longer lines do not read well, however wide the terminal."""

STYLES: dict[Style, str] = {
    "plain": "",
    "title": "bold",
    "heading": "bold cyan",
    "strong": "bold",
    "words": "",
    "dim": "dim",
    "key": "cyan",
}


class OutputError(RecoupeError):
    """What a command makes cannot be written where the user wants it."""

    code = "output"

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"cannot write {path}: {error.strerror}", hint="name another place")
        self.path = path


class PipeConsole(Console):
    """A console that leaves a broken pipe to the caller."""

    def on_broken_pipe(self) -> NoReturn:
        """Let the error that is being handled go on."""
        self.quiet = True
        raise BrokenPipeError


def console(*, stderr: bool = False) -> Console:
    """Return a console that takes words as they are: no markup, no colours of its own."""
    return PipeConsole(stderr=stderr, markup=False, highlight=False, emoji=False)


def width() -> int:
    """Return how many columns to write in."""
    known = console()
    return min(known.width, WIDEST) if known.is_terminal or "COLUMNS" in os.environ else FILE_WIDTH


def show(lines: Iterable[Line]) -> None:
    """Write lines to stdout, in their styles where that is a terminal."""
    out = console()
    for line in lines:
        styled = Text.assemble(*((text, STYLES[style]) for style, text in line))
        out.print(styled, soft_wrap=True)


def show_json(value: object) -> None:
    """Write a value to stdout as one line of JSON."""
    from recoupe.model.codec import to_json

    sys.stdout.write(to_json(value).decode() + "\n")


def answer(found: object, lines: Callable[[], Iterable[Line]], *, json: bool) -> None:
    """Write what was found to stdout: as JSON, else in lines, made only then."""
    if json:
        show_json(found)
    else:
        show(lines())


def remark(words: str, *, quiet: bool) -> None:
    """Write a line to stderr, unless told to be quiet."""
    if not quiet:
        sys.stderr.write(clean(words) + "\n")


def show_error(code: str, message: str, hint: str | None, *, json: bool) -> None:
    """Tell a failure: as JSON on stdout, else in one line on stderr."""
    if json:
        show_json({"error": {"code": code, "message": message, "hint": hint}})
        return
    words = f"recoupe: {message}" + (f" ({hint})" if hint else "")
    sys.stderr.write(clean(words) + "\n")

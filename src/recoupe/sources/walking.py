"""The files under a path, in a fixed order."""

import os
from collections.abc import Iterator
from pathlib import Path

from recoupe.errors import PathNotFoundError


def files_under(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield each file at or under `root` with its name relative to it, sorted by path.

    A file named itself keeps its own name. Hidden files and folders under `root` are left out;
    links to folders are followed, each folder is entered once.

    Raises:
        PathNotFoundError: there is nothing at `root`.

    """
    if not root.exists():
        raise PathNotFoundError(str(root))
    if not root.is_dir():
        yield root, printable(root.name)
        return
    entered: set[tuple[int, int]] = set()
    waiting = [root]
    while waiting:
        path = waiting.pop()
        if not path.is_dir():
            yield path, printable(path.relative_to(root).as_posix())
        elif _first_time(path, entered):
            waiting.extend(sorted(_visible(path), reverse=True))


def printable(name: str) -> str:
    """Return a file's name as text that can be written as UTF-8, whatever bytes it is made of."""
    return os.fsencode(name).decode(errors="replace")


def _first_time(folder: Path, entered: set[tuple[int, int]]) -> bool:
    stat = folder.stat()
    identity = (stat.st_dev, stat.st_ino)
    known = identity in entered
    entered.add(identity)
    return not known


def _visible(folder: Path) -> Iterator[Path]:
    try:
        yield from (p for p in folder.iterdir() if not p.name.startswith("."))
    except PermissionError:
        return

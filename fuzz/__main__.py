"""Fuzz the reader: `python -m fuzz [-max_total_time=SECONDS]`, needs the extra "fuzz" (atheris).

The first byte chooses the shape of the trees, the second how long the title is; every other byte
is a piece of text that the rules look for, or a character of its own. All stages of reading are
instrumented; the parse is one by shape (`tests/shapes.py`), for spaCy's own code would take all
the time.
"""

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

with atheris.instrument_imports(include=["recoupe"]):
    from pieces import PIECES
    from quoting import assert_quotes
    from recoupe.reading.reader import Reader
    from support import french, report

from shapes import SHAPES, ShapedParser

MIN_BYTES = 3
READERS = [Reader(french(), parser=ShapedParser(shape)) for shape in SHAPES]


def read_one(data: bytes) -> None:
    """Read one report made of these bytes; what it quotes must be its own words."""
    if len(data) < MIN_BYTES:
        return
    reader, split = READERS[data[0] % len(READERS)], MIN_BYTES - 1 + data[1] % len(data)
    title, text = written(data[2:split]), written(data[split:])
    assert_quotes(reader.read([report(text, title=title or None)])[0])


def written(data: bytes) -> str:
    """Return the text that bytes stand for."""
    return "".join(PIECES[b] if b < len(PIECES) else chr(b) for b in data)


def main() -> None:
    atheris.Setup(sys.argv, read_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

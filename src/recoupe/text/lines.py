"""Lines of a text with their offsets."""

from collections.abc import Iterator


def lines_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of the lines of `text[start:end]` that are not blank, trimmed."""
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        a, b = trimmed(text, at, stop)
        if a < b:
            yield a, b
        at = stop + 1


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without the blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

"""A check on readings: every span quotes its report."""

import msgspec

from recoupe.model.annotation import Reading
from recoupe.model.span import Span


def spans_of(value: object) -> list[Span]:
    """Return the spans inside a value, at any depth."""
    if isinstance(value, tuple):
        return [s for v in value for s in spans_of(v)]
    if not isinstance(value, msgspec.Struct):
        return []
    inner = [s for f in value.__struct_fields__ for s in spans_of(getattr(value, f))]
    return [value, *inner] if isinstance(value, Span) else inner


def assert_quotes(reading: Reading) -> None:
    for span in spans_of(reading):
        words = (reading.title or "") if span.in_title else reading.text
        assert 0 <= span.start < span.end <= len(words)
        assert span.text == words[span.start : span.end]
    for part in (*reading.sections, *reading.credits):
        assert 0 <= part.start < part.end <= len(reading.text)
    for quote in reading.quotes:
        if quote.speaker is not None:
            at = slice(quote.speaker.start, quote.speaker.end)
            assert reading.text[at] == quote.speaker.text or not reading.text.strip()

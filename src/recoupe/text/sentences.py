"""Cutting a text into sentences by marks and capitals, in time linear in its length."""

import re
from collections.abc import Iterator

# A stop, with the marks that close what it ends. Bounded runs keep the match linear. A straight
# mark after a blank and before a letter opens the next sentence.
_STOP = re.compile(r"[.!?…]{1,8}(?:(?:[\u00a0\u202f]|[ ](?!\"[^\W_]))?[»”\"’)\]]){0,3}")
_OPENING = '«“"‘([—–-'
_CLOSING = '»”"’)]'
MAX_SENTENCE_CHARS = 1200


def split_sentences(
    text: str, start: int, end: int, *, abbreviations: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of the sentences of `text[start:end]`, blanks outside.

    A line break always ends a sentence. A stop ends one where what follows begins like a
    sentence, unless it closes an abbreviation or an initial. Sentences over `MAX_SENTENCE_CHARS`
    are cut at a blank, so that no unit of text is unbounded.
    """
    line_start = start
    while line_start < end:
        line_end = text.find("\n", line_start, end)
        line_end = end if line_end < 0 else line_end
        for a, b in _split_line(text, line_start, line_end, abbreviations):
            yield from _bounded(text, a, b)
        line_start = line_end + 1


def _split_line(
    text: str, start: int, end: int, abbreviations: frozenset[str]
) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and _ends_sentence(text, begin, stop, end, abbreviations):
            yield from _stripped(text, begin, stop.end())
            begin = stop.end()
    yield from _stripped(text, begin, end)


def _ends_sentence(
    text: str, begin: int, stop: re.Match[str], end: int, abbreviations: frozenset[str]
) -> bool:
    after = stop.end()
    following = after
    while following < end and (text[following].isspace() or text[following] in _OPENING):
        following += 1
    if following >= end:
        return True
    glued = following == after
    if text[following].islower():
        return False
    if glued and not _glued_sentence(text, stop, following, end):
        return False
    if not text[following].isalnum() and glued:
        return False
    return not (stop.group() == "." and _abbreviated(text, begin, stop.start(), abbreviations))


def _glued_sentence(text: str, stop: re.Match[str], following: int, end: int) -> bool:
    """Tell "soir.Dans", "OTAN.Le" (sentences glued by a crawl) from "U.S.A", "3.5", "site.Com"."""
    before = text[stop.start() - 1] if stop.start() else " "
    capital = text[following].isupper()
    lower_next = following + 1 < end and (
        text[following + 1].islower() or text[following + 1] in "’'"
    )
    acronym = before.isupper() and text[stop.start() - 2 : stop.start() - 1].isupper()
    closed = len(stop.group()) > 1 and stop.group()[-1] in _CLOSING
    ended = before.islower() or before.isdigit() or acronym or before in _CLOSING or closed
    return capital and lower_next and ended


def _abbreviated(text: str, begin: int, stop: int, abbreviations: frozenset[str]) -> bool:
    word_start = stop
    while word_start > begin and (text[word_start - 1].isalpha() or text[word_start - 1] in "-."):
        word_start -= 1
    word = text[word_start:stop]
    initial = len(word) == 1 and word.isupper()
    return initial or word.lower() in abbreviations


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_SENTENCE_CHARS:
        cut = text.rfind(" ", start + 1, start + MAX_SENTENCE_CHARS)
        cut = start + MAX_SENTENCE_CHARS if cut < 0 else cut
        yield from _stripped(text, start, cut)
        start = cut
    yield from _stripped(text, start, end)

"""What sites glue to a line of the text: links to other articles, titles, pictures' makers."""

import re
from collections.abc import Iterator

from recoupe.model.annotation import Credit
from recoupe.model.base import folded
from recoupe.reading.sections.table import SectionWords
from recoupe.text.lines import trimmed

MAX_CAPTION_CHARS = 240
MIN_TITLES = 2
_TITLE_CHARS = range(12, 111)
_ENDS = '.!?…»"”'
_CHUNK = re.compile(r"\S(?:\S|[ \u00a0](?![ \u00a0]))*")
_MAKER = re.compile(r"©[ \u00a0]{0,3}([^©.!?\n]{2,60})$")
# Up to two blanks in a row, to a small letter that a capital follows at once, or to the line's end.
_LINK = (
    r"(?<=[.!?…»\"”])[ \u00a0]{{0,3}}((?:»[ \u00a0])?(?i:{cues})[ \u00a0]?[:–—-]"
    r"[^\n.]{{0,160}}?)(?=[ \u00a0]{{2}}|(?<=[a-zà-ÿ»])[A-ZÀ-Ý]|[ \u00a0]*$)"
)


def link_pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of "Lire aussi: un titre" between two sentences of a line."""
    ordered = sorted(cues, key=lambda c: (-len(c), c))
    return re.compile(_LINK.format(cues="|".join(map(re.escape, ordered))))


def links(
    text: str, start: int, end: int, pattern: re.Pattern[str]
) -> Iterator[tuple[int, int, bool]]:
    """Yield the parts of a line, in order, each with whether it is a link to another article.

    A link whose end is not told stays in the text: its title is then no loss.
    """
    line, at = text[start:end], 0
    for match in pattern.finditer(line):
        yield (*trimmed(text, start + at, start + match.start(1)), False)
        yield (*trimmed(text, start + match.start(1), start + match.end(1)), True)
        at = match.end(1)
    yield (*trimmed(text, start + at, end), False)


def titles_start(text: str, start: int, end: int) -> int | None:
    """Return where titles of other articles, two blanks apart, begin after the last sentence."""
    chunks = [(m.start(), m.end()) for m in _CHUNK.finditer(text, start, end)]
    first = len(chunks)
    while first > 0 and _is_title(text[slice(*chunks[first - 1])]):
        first -= 1
    if len(chunks) - first < MIN_TITLES or not first:
        return None
    return chunks[first][0] if text[chunks[first - 1][1] - 1] in _ENDS else None


def _is_title(words: str) -> bool:
    capital = words[0].isupper() or words[0] in "«“"
    return capital and len(words) in _TITLE_CHARS and words[-1] not in ".!…:;,)"


def caption_makers(text: str, start: int, end: int, words: SectionWords) -> tuple[Credit, ...]:
    """Return who made a picture, told after the "©" at the end of its caption: "© ALP / Awa"."""
    match = _MAKER.search(text[start:end]) if end - start <= MAX_CAPTION_CHARS else None
    if not match or not match.start():
        return ()
    made = []
    for part in re.finditer(r"[^/]+", match.group(1)):
        base = start + match.start(1)
        a, b = trimmed(text, base + part.start(), base + part.end())
        if a < b:
            role = "agency" if words.is_agency(text[a:b]) else "photographer"
            made.append(Credit(name=text[a:b], role=role, start=a, end=b))
    return tuple(made)


def picture_credits(text: str, start: int, end: int, words: SectionWords) -> tuple[Credit, ...]:
    """Return maker and agency of "Photo: Awa Ballo Agence France-Presse" and "… Awa Ballo/AFP"."""
    _, colon, rest = text[start:end].partition(":")
    if not colon or not rest.strip()[:1].isupper():
        return ()
    a, b = trimmed(text, end - len(rest), end)
    starts = (m.start() for m in re.finditer(r"(?<![^\s/])[^\s/]", text[a:b]))
    cut = next((a + s for s in starts if words.is_agency(text[a + s : b])), None)
    made: list[Credit] = []
    if cut != a:
        stop = b if cut is None else len(text[:cut].rstrip(" /\u00a0,"))
        made.append(Credit(name=text[a:stop], role="photographer", start=a, end=stop))
    if cut is not None:
        name = words.agency(text[cut:b]) or text[cut:b]
        made.append(Credit(name=name, role="agency", start=cut, end=b))
    return tuple(made)


def outlet_name(source: str | None) -> str:
    """Return an outlet's name or domain as one folded word: "www.lesoir.be" -> "lesoir"."""
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", folded(source or ""))
    return re.sub(r"(?:\.[a-z]{2,4})+/?$", "", host).replace(" ", "")

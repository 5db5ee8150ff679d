"""Pairing quotation marks: nested, mixed, unbalanced, over several paragraphs; linear in time."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from recoupe.model.base import Value

Family = Literal["guillemets", "double", "single"]
Role = Literal["open", "close", "either"]

_MARK = re.compile(r"<<|>>|''|[«»“”„‟\"‹›‘]")
_PARAGRAPH = re.compile(r"[^\n]+")
_POINTER = re.compile(r"\s?»\s+(?:[A-ZÀ-Þ]\s)?[A-ZÀ-Þ]{2,}\b")
_STOP = re.compile(r"[.!?…:;][»”\"]?\s")
_FAMILY: dict[str, Family] = {
    **dict.fromkeys(("«", "»", "<<", ">>"), "guillemets"),
    **dict.fromkeys(("“", "”", "„", "‟", '"', "''"), "double"),
    **dict.fromkeys(("‹", "›", "‘"), "single"),
}
_ROLE: dict[str, Role] = {
    **dict.fromkeys(("«", "<<", "‹", "„", "‘"), "open"),
    **dict.fromkeys(("»", ">>", "›"), "close"),
}
# A quotation left open is carried into following paragraphs at most so far.
MAX_CARRIED_PARAGRAPHS = 6
# A mark within so many characters of its paragraph's end has its words in the next one.
_BARE_CHARS = 3
_EMPTY_CHARS = 4
_BEFORE_OPENING = frozenset("([{'’:—–-«“‘/")
_AFTER_CLOSING = frozenset(".,;:!?)]}…»”-/'’")


class Quoted(Value, frozen=True, kw_only=True):
    """A stretch in quotation marks, marks included; `depth` 0 is outermost.

    `closed` is false where a mark is missing: the stretch then ends (or begins) at a guess.
    """

    start: int
    end: int
    depth: int
    closed: bool = True


class _Mark(Value, frozen=True, kw_only=True):
    start: int
    end: int
    family: Family
    role: Role
    leads: bool  # nothing but blanks between the paragraph's start and the mark


class _Open(Value, frozen=True, kw_only=True):
    start: int
    family: Family
    paragraphs: int = 0


def find_quoted(text: str) -> tuple[Quoted, ...]:
    """Return the stretches of `text` in quotation marks, by start, the outer before the inner."""
    paragraphs = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(text)]
    marks = [_marks(text, a, b) for a, b in paragraphs]
    found: list[Quoted] = []
    stack: list[_Open] = []
    for number, (start, end) in enumerate(paragraphs):
        following = marks[number + 1] if number + 1 < len(paragraphs) else ()
        pairs = _Paragraph(text, start, end, marks[number], stack)
        found.extend(pairs.found)
        stack = _carried(pairs.stack, pairs.found, following, end)
        left = [o for o in pairs.stack if all(o.start != c.start for c in stack)]
        _resolve(text, left, found, end)
    return tuple(sorted(_nested(found), key=lambda q: (q.start, -q.end)))


class _Paragraph:
    """One pass over a paragraph's marks, with the stack of what is open."""

    def __init__(
        self, text: str, start: int, end: int, marks: tuple[_Mark, ...], stack: list[_Open]
    ) -> None:
        self.text, self.start, self.end = text, start, end
        self.stack = list(stack)
        self._open = Counter(o.family for o in stack)
        self.found: list[Quoted] = []
        self._reached = start
        self._doubles_left = sum(m.family == "double" for m in marks)
        angled = [m for m in marks if m.family == "guillemets"]
        self._next_angled = dict(pairwise(angled))
        for mark in marks:
            self._take(mark)

    def _take(self, mark: _Mark) -> None:
        is_open = self._open[mark.family] > 0
        if mark.family == "double":
            closes = self._double_closes(mark, is_open=is_open)
            self._doubles_left -= 1
        elif mark.family == "guillemets":
            closes = self._angled_closes(mark, is_open=is_open)
        else:
            closes = mark.role == "close"
        if closes:
            self._close(mark, is_open=is_open)
        elif self.text[mark.end : mark.end + _EMPTY_CHARS].strip()[:1] == ",":
            pass  # « , a-t-il dit: the words were lost, and the closing mark with them
        elif not (mark.leads and is_open and self._is_carried):
            self.stack.append(_Open(start=mark.start, family=mark.family))
            self._open[mark.family] += 1

    @property
    def _is_carried(self) -> bool:
        """Say whether the outermost open mark is of an earlier paragraph; no inner one is."""
        return bool(self.stack and self.stack[0].paragraphs)

    def _pop(self) -> _Open:
        opened = self.stack.pop()
        self._open[opened.family] -= 1
        return opened

    def _double_closes(self, mark: _Mark, *, is_open: bool) -> bool:
        if not is_open:
            return mark.role == "close"
        # An opening look inside an open pair: trust it only if the marks left come out even.
        return mark.role != "open" or self._doubles_left % 2 == 1

    def _angled_closes(self, mark: _Mark, *, is_open: bool) -> bool:
        """Read marks turned the wrong way: " » text »" opens, "« text « ," closes."""
        if mark.role == "close":
            following = self._next_angled.get(mark)
            spaced = mark.end < self.end and self.text[mark.end].isspace()
            before = self.text[mark.start - 1] if mark.start > self.start else " "
            turned = spaced and before == " " and following is not None
            return is_open or not (turned and following is not None and following.role == "close")
        after = self.text[mark.end : mark.end + 2].strip()
        return is_open and after[:1] in _AFTER_CLOSING and after != ""

    def _close(self, mark: _Mark, *, is_open: bool) -> None:
        if is_open:
            while self.stack[-1].family != mark.family:
                self._pop()
        if self.stack and (is_open or mark.family != "single"):
            opened = self._pop()
            self.found.append(Quoted(start=opened.start, end=mark.end, depth=len(self.stack)))
            self._reached = mark.end
        elif not self.stack and mark.family != "single":
            self._unopened(mark)

    def _unopened(self, mark: _Mark) -> None:
        """Take a closing mark alone: its stretch begins with the sentence.

        One set before a word in capitals points to another text ("» LIRE AUSSI").
        """
        if _POINTER.match(self.text, max(self.start, mark.start - 1), self.end):
            return
        begin = self._reached
        for stop in _STOP.finditer(self.text, begin, mark.start):
            begin = stop.end() if stop.end() < mark.start else begin
        self._reached = mark.end
        while begin < mark.start and (self.text[begin].isspace() or self.text[begin] in ",.;:"):
            begin += 1
        if begin < mark.start:
            self.found.append(Quoted(start=begin, end=mark.end, depth=0, closed=False))


def _marks(text: str, start: int, end: int) -> tuple[_Mark, ...]:
    return tuple(_mark(text, m, start, end) for m in _MARK.finditer(text, start, end))


def _mark(text: str, match: re.Match[str], start: int, end: int) -> _Mark:
    a, b = match.span()
    return _Mark(
        start=a,
        end=b,
        family=_FAMILY[match.group()],
        role=_ROLE.get(match.group()) or _role(text, a, b, start, end),
        leads=a == start or (not text[max(start, a - 3) : a].strip() and a - start <= 3),
    )


def _role(text: str, a: int, b: int, start: int, end: int) -> Role:
    """Tell an opening from a closing mark by what it is glued to."""
    before = text[a - 1] if a > start else " "
    after = text[b] if b < end else " "
    left_glued = not before.isspace() and before not in _BEFORE_OPENING
    right_glued = not after.isspace() and after not in _AFTER_CLOSING
    if right_glued and not left_glued:
        return "open"
    if left_glued and not right_glued:
        return "close"
    return "either"


def _carried(
    stack: list[_Open], found: list[Quoted], following: tuple[_Mark, ...], end: int
) -> list[_Open]:
    """Return what stays open in the next paragraph.

    It does where the next one closes or repeats the mark, or nothing follows it in its own. One
    mark may close an inner quotation and the outer with it ("« les « rouges ».").
    """
    if not stack:
        return []
    outer = stack[0]
    bare = not outer.paragraphs and end - outer.start <= _BARE_CHARS
    if not following and not bare:
        return []
    first = next((m for m in following if m.family == outer.family), None)
    shared = not outer.paragraphs and any(q.depth and q.start > outer.start for q in found)
    repeated = first is not None and first.leads and not shared
    goes_on = bare or repeated or (first is not None and first.role == "close")
    if not goes_on or outer.paragraphs >= MAX_CARRIED_PARAGRAPHS or outer.family == "single":
        return []
    return [_Open(start=outer.start, family=outer.family, paragraphs=outer.paragraphs + 1)]


def _resolve(text: str, left: list[_Open], found: list[Quoted], end: int) -> None:
    """Close what was left open: with a mark that closes an inner one too, else with the paragraph.

    It is the last before the sentence ends that the first inner one stands in.
    """
    opened = next((o for o in left if o.family != "single"), None)
    if opened is None:
        return
    first_inside = len(found)
    while first_inside and found[first_inside - 1].end > opened.start:
        first_inside -= 1
    inside = found[first_inside:]
    last = _last_of_sentence(text, inside, end)
    if last is not None:
        found.remove(last)
        stop = last.end
    else:
        stop = min((q.start for q in inside), default=end)
    while stop > opened.start + 1 and text[stop - 1].isspace():
        stop -= 1
    found.append(Quoted(start=opened.start, end=stop, depth=0, closed=False))


def _last_of_sentence(text: str, inside: list[Quoted], end: int) -> Quoted | None:
    """Return the last of the stretches inside an open one in the sentence of the first of them."""
    inner = sorted((q for q in inside if q.depth > 0), key=lambda q: q.end)
    if not inner:
        return None
    stop = _STOP.search(text, inner[0].end, end)
    reach = stop.start() if stop else end
    return [q for q in inner if q.end <= max(reach, inner[0].end)][-1]


def _nested(found: list[Quoted]) -> Iterator[Quoted]:
    """Yield the stretches with their true depth, once those left open have an end."""
    open_ends: list[int] = []
    for quoted in sorted(found, key=lambda q: (q.start, -q.end)):
        while open_ends and open_ends[-1] <= quoted.start:
            open_ends.pop()
        yield Quoted(start=quoted.start, end=quoted.end, depth=len(open_ends), closed=quoted.closed)
        open_ends.append(quoted.end)

"""The stretch of a report's words that is shown for a telling: where it begins and ends."""

import re

from recoupe.crosscheck.channels import words_of
from recoupe.crosscheck.tellings import Telling, sentence_around
from recoupe.crosscheck.words import Lexicon
from recoupe.model.base import Value

# A clause that reads like a part of a larger one gets its sentence, up to so many characters.
MAX_CHARS = 160
_URL = re.compile(r"\S*(?:https?://|www\.|pic\.twitter\.com|\bt\.co/)\S*")
# Where two texts were glued: "…de leur mouvement.Mais", "son peuple«Rousseau» est".
_GLUED = re.compile(
    r"(?<=[a-zà-ÿ]{2}[.!?])(?=[A-ZÀ-Ý][a-zà-ÿ])|(?<=[.!?…»”][»”])(?=[A-ZÀ-Ý])|(?<=[a-zà-ÿ])(?=«)"
    r"|(?<=\w)(?=#\w)"
)
# A line break that was written out and read as a letter ("\\n", then "nLe ministre").
_LINE_BREAK = re.compile(r"(?<![^\W_])n(?=[^\W\d_a-zà-ÿ]|[^\w\s'’.,])")
_PAIRS = {"«": "»", "“": "”", "(": ")", "[": "]"}
_JUNK = " \t\u00a0\u202f\u2009\n,;:.»”)]–—-"
_ENDED = frozenset("?!")  # a sentence may end there
_MARKS = re.compile(r"[.,;:!?»”)\n]|\s[–—-]\s")
_WORD = re.compile(r"[^\W_]+")
_PLAIN = re.compile(r"[\w\s'’-]*[^\W_]")
# Words right after a clause that belong to it, at most so many characters of them.
_TAIL_CHARS = 40


class Window(Value, frozen=True, kw_only=True):
    """A stretch `start` to `end` of a field, which holds the trigger, `at` to `until`."""

    field: str
    start: int
    end: int
    at: int
    until: int

    @property
    def words(self) -> str:
        return self.field[self.start : self.end]


def window_of(telling: Telling, lexicon: Lexicon) -> Window:
    """Return a telling's clause, tidied, or its sentence where the clause cannot stand alone."""
    event, reading = telling.event, telling.reading
    field = (reading.title or "") if event.in_title else reading.text
    start, end = event.clause.start, event.clause.end
    window = Window(field=field, start=start, end=end, at=event.start, until=event.end)
    if not event.in_title:
        window = _completed(_widened(window, telling, lexicon), lexicon)
    return _tidied(window)


def _widened(window: Window, telling: Telling, lexicon: Lexicon) -> Window:
    """Return a window from its sentence's start on, if it needs it and is short enough."""
    first, _ = sentence_around(window.field, window.start, window.end)
    while first < window.start and (
        window.field[first] in _JUNK or _LINE_BREAK.match(window.field, first)
    ):
        first += 1
    before = window.field[first : window.start]
    long = first >= window.start or window.end - first > MAX_CHARS
    if long or not words_of(before) or set(before) & _ENDED or _loose(before, 0, len(before)):
        return window
    incomplete = telling.fragment or window.words[:1] == "(" or _opens_with_trigger(window, telling)
    leans = lexicon.leaves_gap(before) or (incomplete and not _tells_more(telling, first))
    return Window(
        field=window.field,
        start=first if leans else window.start,
        end=window.end,
        at=window.at,
        until=window.until,
    )


def _tells_more(telling: Telling, first: int) -> bool:
    """Say whether something else is told between a sentence's start and the clause."""
    start = telling.event.clause.start
    events = (e for e in telling.reading.events if not e.in_title)
    return any(first <= e.start < start for e in events)


def _opens_with_trigger(window: Window, telling: Telling) -> bool:
    """Say whether a clause opens with its verb, in lower case: its subject stands before it."""
    lead = window.field[window.start : window.at]
    return telling.verbal and len(words_of(lead)) <= 1 and window.words[:1].islower()


def _completed(window: Window, lexicon: Lexicon) -> Window:
    """Return a window whose end is no break in mid-phrase ("au futur | grand débat national,")."""
    rest = window.field[window.end : window.end + _TAIL_CHARS]
    if window.end == 0 or not rest.strip() or not window.field[window.end - 1].isalnum():
        return window
    following = _WORD.search(rest)
    if not rest[:1].isspace() or following is None or _MARKS.search(rest[: following.start()]):
        return window
    if lexicon.opens_fragment(rest):
        return window
    address = _URL.search(rest)
    rest = rest[: address.start()] + "\n" if address else rest
    stop = _MARKS.search(rest)
    opener = next(
        (m.start() for m in _WORD.finditer(rest) if lexicon.opens_fragment(m.group())), len(rest)
    )
    end = min(stop.start() if stop else len(rest), opener)
    whole = window.end + len(rest[:end].rstrip())
    added = window.field[window.end : whole]
    plain = _PLAIN.fullmatch(added) and not lexicon.is_link(words_of(added)[-1])
    fits = plain and end < len(rest) and whole - window.start <= MAX_CHARS
    return _between(window, window.start, whole) if fits else window


def _tidied(window: Window) -> Window:
    """Return a window within one line, without what was glued to it, addresses or loose marks."""
    field, start, end = window.field, window.start, window.end
    cuts = [start, end]
    for found in _URL.finditer(field, start, end):
        cuts += [found.start(), found.end()]
    cuts += [m.start() for m in _GLUED.finditer(field, start, end)]
    cuts += [i for i, c in enumerate(field[start:end], start) if c == "\n"]
    cuts += [i for i in _loose(field, start, end) if i >= window.until or _opens_anew(field, i)]
    start = max((c for c in cuts if c <= window.at), default=start)
    end = min((c for c in cuts if c >= window.until), default=end)
    words = field[start : window.at]
    start += len(words) - len(words.lstrip(_JUNK))
    opened = _PAIRS.get(field[start : start + 1])
    if opened and opened not in field[start:end] and start < window.at:
        start += 1
    return _between(window, start, end)


def _loose(field: str, start: int, end: int) -> list[int]:
    """Return the places right after closing marks that nothing before them opened."""
    found = []
    for opening, closing in _PAIRS.items():
        depth = 0
        for i, char in enumerate(field[start:end], start):
            depth += (char == opening) - (char == closing)
            if depth < 0:
                depth = 0
                found.append(i)
    return found


def _opens_anew(field: str, position: int) -> bool:
    """Say whether a sentence begins after a closing mark, and not "», conclut le ministre"."""
    following = _WORD.search(field, position)
    return following is not None and following.group()[0].isupper()


def _between(window: Window, start: int, end: int) -> Window:
    return Window(field=window.field, start=start, end=end, at=window.at, until=window.until)

"""Two readings side by side: their passages, what was changed in them, what only one has."""

import re
from collections.abc import Iterator, Sequence

from recoupe.model.annotation import Reading
from recoupe.model.diff import Diff, DiffPassage, DiffReport, Edit, EditKind, Precedence
from recoupe.model.span import Place, Span
from recoupe.model.story import Passage
from recoupe.stories.body import TEXT_SECTIONS, Body
from recoupe.stories.kinship import kinship_of
from recoupe.stories.passages import find_passages
from recoupe.stories.sharing import compare, print_of
from recoupe.text.edits import changes, rising
from recoupe.text.overlaps import Overlaps
from recoupe.text.sentences import split_sentences

MOST_BETWEEN = 12
"""Characters between two words of one text; where there are more, something was left out."""
_MARKS = re.compile(r"[«»“”\"]")
_WORD = re.compile(r"[^\W_]")


def diff(a: Reading, b: Reading, *, first: Precedence, abbreviations: frozenset[str]) -> Diff:
    """Return what two readings share and what was changed between them.

    `first` says which was published first. Sentences end where a full stop closes none of the
    `abbreviations`.
    """
    sides = Body(a), Body(b)
    found = find_passages((a, b))
    passages = _in_order(*sides, found)
    kinship = kinship_of(*sides, found)
    places = [p.a for p in passages], [p.b for p in passages]
    return Diff(
        a=_report(sides[0], places[0]),
        b=_report(sides[1], places[1]),
        first=first,
        kind=kinship.kind,
        contained=round(compare(print_of(a), print_of(b)).contained, 4),
        reasons=(kinship.reason,),
        passages=passages,
        only_a=tuple(_untouched(a, places[0], abbreviations)),
        only_b=tuple(_untouched(b, places[1], abbreviations)),
    )


def _report(body: Body, places: Sequence[Place]) -> DiffReport:
    reading = body.reading
    shared: set[int] = set()
    for place in places:
        shared.update(range(*body.within(place.start, place.end)))
    return DiffReport(
        id=reading.id,
        key=reading.key,
        source=reading.source,
        title=reading.title,
        published=reading.published,
        language=reading.language,
        words=len(body.words),
        shared=len(shared),
    )


def _in_order(a: Body, b: Body, found: Sequence[Passage]) -> tuple[DiffPassage, ...]:
    """Return the passages with `a` as their side a, by place in it, with edits and moves."""
    turned = [(p, *((p.a, p.b) if p.a.report == a.reading.id else (p.b, p.a))) for p in found]
    turned.sort(key=lambda t: (t[1].start, t[1].end, t[2].start))
    kept = rising([(there.start, p.words) for p, _, there in turned])
    return tuple(
        DiffPassage(
            a=here,
            b=there,
            words=p.words,
            kind=p.kind,
            moved=n not in kept,
            edits=tuple(edits(a, b, here, there)),
        )
        for n, (p, here, there) in enumerate(turned)
    )


def edits(a: Body, b: Body, here: Place, there: Place) -> Iterator[Edit]:
    """Yield what differs between the two sides of a passage, in order."""
    i, i_end = a.within(here.start, here.end)
    j, j_end = b.within(there.start, there.end)
    at_i, at_j = i, j
    for i1, i2, j1, j2 in changes(a.norms[i:i_end], b.norms[j:j_end]):
        yield from _lost_marks(a, b, (at_i, i + i1), (at_j, j + j1))
        yield _edit(a, b, (i + i1, i + i2), (j + j1, j + j2))
        at_i, at_j = i + i2, j + j2
    yield from _lost_marks(a, b, (at_i, i_end), (at_j, j_end))


def _edit(a: Body, b: Body, in_a: tuple[int, int], in_b: tuple[int, int]) -> Edit:
    kind: EditKind = "replaced"
    if in_a[0] == in_a[1]:
        kind = "added"
    elif in_b[0] == in_b[1]:
        kind = "dropped"
    return Edit(kind=kind, a=_words(a, *in_a), b=_words(b, *in_b))


def _words(body: Body, start: int, end: int) -> Span:
    """Return words; of none, the empty place after the word before."""
    after = body.words[start - 1].end if start else 0
    if start == end:
        return _span(body.reading, after, after)
    return _span(body.reading, body.words[start].start, body.words[end - 1].end)


def _span(reading: Reading, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=reading.text[start:end])


def _lost_marks(a: Body, b: Body, in_a: tuple[int, int], in_b: tuple[int, int]) -> Iterator[Edit]:
    """Yield the quotation marks about words that are the same, where one side alone has them."""
    for i, j in zip(range(in_a[0], in_a[1] + 1), range(in_b[0], in_b[1] + 1), strict=False):
        mark_a, mark_b = _mark_before(a, i), _mark_before(b, j)
        if bool(mark_a) != bool(mark_b):
            yield Edit(kind="marks", a=mark_a or _words(a, i, i), b=mark_b or _words(b, j, j))


def _mark_before(body: Body, word: int) -> Span | None:
    """Return the quotation marks between a word and the one before it."""
    text, words = body.reading.text, body.words
    start = words[word - 1].end if word else 0
    end = words[word].start if word < len(words) else len(text)
    if end - start > MOST_BETWEEN or _WORD.search(text, start, end):
        return None
    found = [m.start() for m in _MARKS.finditer(text, start, end)]
    return _span(body.reading, found[0], found[-1] + 1) if found else None


def _untouched(
    reading: Reading, places: Sequence[Place], abbreviations: frozenset[str]
) -> Iterator[Span]:
    """Yield the sentences of a report's text that no passage touches and that hold a word."""
    touched = Overlaps((p.start, p.end, p) for p in places)
    for section in reading.sections:
        if section.kind not in TEXT_SECTIONS:
            continue
        for start, end in split_sentences(
            reading.text, section.start, section.end, abbreviations=abbreviations
        ):
            if not touched.over(start, end) and _WORD.search(reading.text, start, end):
                yield _span(reading, start, end)

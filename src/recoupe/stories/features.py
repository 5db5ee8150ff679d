"""What grouping needs to know of a report: small, storable, and made of its reading alone."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from recoupe.model.annotation import Reading
from recoupe.model.base import Value, folded
from recoupe.stories.language import frequencies
from recoupe.stories.meaning import meaning_of
from recoupe.text.sentences import split_sentences
from recoupe.text.titles import title_end
from recoupe.text.words import Word, words_of

FEATURES_VERSION = "6"
FORM_LETTERS = 40  # of a word that is kept whole
# French inflects at the end: cut to 7 letters, "manifestants" meets "manifestation". Measured
# against whole words on 916 labelled reports: pairwise F1 +.01 to +.04 (docs/design).
STEM_LETTERS = 7
LEAD_CHARS = 400
TEXT_KINDS = ("lead", "body", "heading", "caption")
TITLE_TIMES = 3  # a title's word counts as three of the body
RARE_SHARE = 1e-6  # a capitalised word below this share of the language is a name anywhere
ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?")
STOPS = ".!?:…|\n"
MARKS = " \u00a0\u202f«»“”\"'’()[]–—-"


# The collector of cycles has no business with these: a window holds a million of them.
class Term(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A word of a report, cut to its stem.

    `count` is how often it occurs (a title's word counts `TITLE_TIMES`), `share` its share of the
    language's text, `form` the folded word as first met.
    """

    stem: str
    form: str
    count: int
    share: float
    in_title: bool
    in_lead: bool


class Features(Value, frozen=True, kw_only=True, gc=False):
    """A report as grouping sees it.

    `terms` are in the order of their stems. `names` are folded words of names with their counts,
    `places` folded names of the towns and regions of title, dateline and lead, `numbers` the
    figures that are no dates. `heading` are the stems of the title without figures and times, what
    stays the same from one number of a series to the next, and `title_days` the ordinals of the
    days that the title dates. `earliest` and `latest` bound its publication. `meaning` is the
    vector of title and lead (`meaning.unit_vector`). `rarity` is what each term weighs by itself,
    in their order; empty until the report is weighed.
    """

    report: str
    outlet: str | None
    earliest: dt.date | None
    latest: dt.date | None
    terms: tuple[Term, ...]
    names: tuple[tuple[str, int], ...]
    places: tuple[str, ...]
    numbers: tuple[str, ...]
    heading: tuple[str, ...]
    title_days: tuple[int, ...]
    meaning: bytes
    rarity: tuple[float, ...] = ()


def features_of(reading: Reading) -> Features:
    """Return the features of a report: of its title and its text without what surrounds it."""
    pieces = tuple(_pieces(reading))
    return Features(
        report=reading.id,
        outlet=_outlet(reading.source),
        earliest=reading.published.earliest,
        latest=reading.published.latest,
        terms=_terms(pieces, frequencies(reading.language)),
        names=_names(pieces, frequencies(reading.language)),
        places=_places(reading),
        numbers=_numbers(reading, pieces),
        heading=_heading(reading),
        title_days=_title_days(reading),
        meaning=_meaning(reading),
    )


def unweighed(features: Features) -> Features:
    """Return a report's features without what its words weigh."""
    return msgspec.structs.replace(features, rarity=())


class _Piece(msgspec.Struct, frozen=True):
    """A stretch of one field: where it lies and its words."""

    text: str
    words: list[Word]
    in_title: bool
    lead_end: int


def _pieces(reading: Reading) -> Iterator[_Piece]:
    if reading.title:
        words = words_of(reading.title, 0, title_end(reading.title, reading.source))
        yield _Piece(reading.title, words, in_title=True, lead_end=0)
    ranges = _text_ranges(reading)
    lead_end = ranges[0][0] + LEAD_CHARS
    if not reading.title:
        # A report without a title goes by its first sentence.
        first = next(split_sentences(reading.text, *ranges[0], abbreviations=frozenset()), None)
        if first is not None:
            words = words_of(reading.text, first[0], first[1])
            yield _Piece(reading.text, words, in_title=True, lead_end=0)
            ranges = [(first[1], ranges[0][1]), *ranges[1:]]
    for start, end in ranges:
        words = words_of(reading.text, start, end)
        yield _Piece(reading.text, words, in_title=False, lead_end=lead_end)


def _text_ranges(reading: Reading) -> list[tuple[int, int]]:
    """Return where the report's own text lies; all of it where no section is told."""
    ranges = [(s.start, s.end) for s in reading.sections if s.kind in TEXT_KINDS]
    return ranges or [(0, len(reading.text))]


def _meaning(reading: Reading) -> bytes:
    title = reading.title or ""
    lead = " ".join(reading.text[a : min(b, a + LEAD_CHARS)] for a, b in _text_ranges(reading))
    return meaning_of(title[: title_end(title, reading.source)].strip(), lead)


def _outlet(source: str | None) -> str | None:
    """Return an outlet by its name or bare domain: one address of it is as good as another."""
    return ADDRESS.sub("", source.casefold()).rstrip("/") if source else None


def _terms(pieces: Iterable[_Piece], language: Mapping[str, float]) -> tuple[Term, ...]:
    found: dict[str, Term] = {}
    for piece in pieces:
        for word in piece.words:
            if len(word.norm) < 2:  # letters of elision: l', d', s'
                continue
            stem = word.norm[:STEM_LETTERS]
            share = language.get(piece.text[word.start : word.end].lower(), 0.0)
            in_lead = not piece.in_title and word.start < piece.lead_end
            times = TITLE_TIMES if piece.in_title else 1
            term = Term(stem, word.norm[:FORM_LETTERS], times, share, piece.in_title, in_lead)
            found[stem] = _joined(found[stem], term) if stem in found else term
    return tuple(found[stem] for stem in sorted(found))


def _joined(a: Term, b: Term) -> Term:
    return Term(
        a.stem,
        a.form,
        a.count + b.count,
        max(a.share, b.share),
        a.in_title or b.in_title,
        a.in_lead or b.in_lead,
    )


def _names(pieces: Iterable[_Piece], language: Mapping[str, float]) -> tuple[tuple[str, int], ...]:
    """Return the words that stand capitalised where no sentence begins, or are rare ones."""
    counts: Counter[str] = Counter()
    for piece in pieces:
        for word in piece.words:
            if len(word.norm) < 2 or not piece.text[word.start].isupper():
                continue
            surface = piece.text[word.start : word.end].lower()
            if not _begins_sentence(piece.text, word.start) or (
                language.get(surface, 0.0) < RARE_SHARE
            ):
                counts[word.norm[:FORM_LETTERS]] += TITLE_TIMES if piece.in_title else 1
    return tuple(sorted(counts.items()))


def _begins_sentence(text: str, position: int) -> bool:
    while position > 0 and text[position - 1] in MARKS:
        position -= 1
    return position == 0 or text[position - 1] in STOPS


def _places(reading: Reading) -> tuple[str, ...]:
    """Return the towns and regions that stand in the dateline, the title or the lead."""
    found = {
        folded(entity.name)
        for entity in reading.entities
        if entity.kind == "place"
        and any(m.in_title or m.start < LEAD_CHARS for m in entity.mentions)
    }
    return tuple(sorted(found))


def _numbers(reading: Reading, pieces: Iterable[_Piece]) -> tuple[str, ...]:
    """Return the figures in digits that lie in no time expression and look like no year."""
    timed = {
        (t.in_title, word.start)
        for t in reading.times
        for word in words_of((reading.title or "") if t.in_title else reading.text, t.start, t.end)
    }
    found = {
        word.norm
        for piece in pieces
        for word in piece.words
        if word.norm.isdecimal() and (piece.in_title, word.start) not in timed
    }
    return tuple(sorted(n for n in found if not (len(n) == 4 and n[:2] in ("19", "20"))))


def _heading(reading: Reading) -> tuple[str, ...]:
    title = reading.title or ""
    spans = [(t.start, t.end) for t in reading.times if t.in_title]
    words = words_of(title, 0, title_end(title, reading.source))
    left = (
        w.norm[:STEM_LETTERS]
        for w in words
        if not w.norm.isdecimal() and not any(a <= w.start < b for a, b in spans)
    )
    return tuple(sorted(set(left)))


def _title_days(reading: Reading) -> tuple[int, ...]:
    """Return the days that the title dates; a bare weekday may be the last one or the next."""
    named = [t for t in reading.times if t.in_title and any(map(str.isdigit, t.text))]
    days = {(t.earliest, t.latest) for t in named}
    return tuple(sorted(a.toordinal() for a, b in days if a is not None and a == b))

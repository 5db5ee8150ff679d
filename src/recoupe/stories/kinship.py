"""What two reports that share passages are to each other: copies, or carriers of one's words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recoupe.model.base import Value
from recoupe.model.diff import SharedKind
from recoupe.model.reason import Reason
from recoupe.model.story import Passage
from recoupe.stories.body import QUOTED_SHARE, Body

KINSHIP_VERSION = "1"
PROSE_SHARE = 0.23
"""Of the shorter report's content words, shared outside of quotations: some sentences of it."""
MIXED_PROSE_SHARE = 0.15
MIXED_SHARE = 0.4
"""Of all its content words, quoted or not, where less than `PROSE_SHARE` stands outside."""
PROSE_WORDS = 12
"""Content words below which even a short item's share says little: a place, a title, a date."""
SENTENCES_WORDS = 30
"""Content words of some three sentences: taken over, however long the report is,"""
SENTENCES_SHARE = 0.08
"""unless they are next to nothing of it."""

# What stands between marks is nobody's reporting: a title, a motto, somebody's words. One line
# at most, so that a mark left open reaches no further.
_MARKED = re.compile(r"«[^«»\n]*»|“[^“”\n]*”|\"[^\"\n]*\"")


class Kinship(Value, frozen=True, kw_only=True):
    """The kind of a pair, with the rule that gave it."""

    kind: SharedKind
    reason: Reason


@dataclass(frozen=True, kw_only=True)
class Shared:
    """Content words of a pair's passages, as shares of the shorter report's content words.

    `prose` are those that neither side quotes; `said` counts passages that both quote.
    """

    whole: float
    prose: float
    prose_words: float
    said: int
    passages: int


Test = Callable[[Shared], bool]
RULES: tuple[tuple[str, SharedKind, Test, str], ...] = (
    (
        "prose_copied",
        "copy",
        lambda s: s.prose >= PROSE_SHARE and s.prose_words >= PROSE_WORDS,
        "{prose:.0%} of the shorter report's words are in both and quoted by neither",
    ),
    (
        "mostly_copied",
        "copy",
        lambda s: s.whole >= MIXED_SHARE and s.prose >= MIXED_PROSE_SHARE,
        "{whole:.0%} of the shorter report's words are in both, {prose:.0%} outside of quotations",
    ),
    (
        "sentences_copied",
        "copy",
        lambda s: s.prose_words >= SENTENCES_WORDS and s.prose >= SENTENCES_SHARE,
        "{prose_words:.0f} words other than names and short ones are in both and quoted by neither",
    ),
    (
        "nothing_quoted",
        "copy",
        lambda s: s.said == 0 and s.prose >= MIXED_PROSE_SHARE and s.prose_words >= PROSE_WORDS,
        "{prose:.0%} of the shorter report's words are in both, and no quotation is",
    ),
    (
        "said_alike",
        "shared_quote",
        lambda s: s.said > 0,
        "little is shared outside of quotations; {said} of {passages} passages are one speaker's",
    ),
    (
        "little_shared",
        "none",
        lambda _s: True,
        "only {whole:.0%} of the shorter report's words are in both",
    ),
)
"""The first rule that holds gives the kind: its name, the kind, the test, its reason."""


def kinship_of(a: Body, b: Body, passages: Sequence[Passage]) -> Kinship:
    """Return what two reports are to each other, by the passages they share.

    `passages` are those between the two; it does not matter which report is `a`.
    """
    shared = measure(a, b, passages)
    name, kind, _, detail = next(rule for rule in RULES if rule[2](shared))
    words = detail.format(
        prose_words=shared.prose_words,
        prose=shared.prose,
        whole=shared.whole,
        said=shared.said,
        passages=shared.passages,
    )
    spans = tuple(place for p in passages for place in (p.a, p.b))
    reason = Reason(
        rule=name, version=KINSHIP_VERSION, score=shared.prose, detail=words, spans=spans
    )
    return Kinship(kind=kind, reason=reason)


def measure(a: Body, b: Body, passages: Sequence[Passage]) -> Shared:
    """Return how much two reports share, by their passages."""
    sides = {a.reading.id: a, b.reading.id: b}
    apart = {report: _set_apart(body) for report, body in sides.items()}
    shorter = min(body.content(0, len(body.words)) for body in sides.values())
    whole = prose = 0.0
    for passage in passages:
        counts, marked = [], []
        for place in (passage.a, passage.b):
            body = sides[place.report]
            first, last = body.within(place.start, place.end)
            counts.append(body.content(first, last))
            inside = sum(1 for n in range(first, last) if n in apart[place.report])
            marked.append(inside >= QUOTED_SHARE * (last - first))
        content = sum(counts) / 2
        whole += content
        if passage.kind == "copy" and not all(marked):
            prose += content
    said = sum(1 for p in passages if p.kind == "shared_quote")
    return Shared(
        whole=min(1.0, whole / max(1, shorter)),
        prose=min(1.0, prose / max(1, shorter)),
        prose_words=prose,
        said=said,
        passages=len(passages),
    )


def _set_apart(body: Body) -> frozenset[int]:
    """Return the words that stand between quotation marks."""
    found: set[int] = set()
    for match in _MARKED.finditer(body.reading.text):
        found.update(range(*body.within(*match.span())))
    return frozenset(found)

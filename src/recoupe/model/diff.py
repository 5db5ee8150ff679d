"""Two reports side by side: what they share, and what was changed between them."""

from typing import Literal

from recoupe.model.base import Value
from recoupe.model.reason import Reason
from recoupe.model.span import Place, Span
from recoupe.model.story import PassageKind
from recoupe.model.when import Published

EditKind = Literal["dropped", "added", "replaced", "marks"]
SharedKind = Literal["copy", "shared_quote", "none"]
Precedence = Literal["a", "b", "unknown"]


class Edit(Value, frozen=True, kw_only=True):
    """What is not the same on both sides of a shared passage.

    `dropped` words stand in a alone, `added` ones in b alone, `replaced` ones are others on each
    side. `marks`: only one side sets quotation marks there, about the same words. A side that has
    nothing gives an empty span, the place where it would stand. Accents, capitals and other marks
    are no edits.
    """

    kind: EditKind
    a: Span
    b: Span


class DiffPassage(Value, frozen=True, kw_only=True):
    """A run of words that both reports have, with the edits inside it.

    `words` counts the words that are the same. `moved`: it stands elsewhere in the order of b
    than in that of a.
    """

    a: Place
    b: Place
    words: int
    kind: PassageKind
    moved: bool
    edits: tuple[Edit, ...]


class DiffReport(Value, frozen=True, kw_only=True):
    """One of the two reports; `words` counts those of its body, `shared` those in passages."""

    id: str
    key: str
    source: str | None
    title: str | None
    published: Published
    language: str
    words: int
    shared: int


class Diff(Value, frozen=True, kw_only=True):
    """What two reports share and what was changed between; a and b as they were asked for.

    `first` says which was published first, where the dates tell. `kind` says whether one report
    carries the other's text (or both carry a third's), or only the words of the same speakers;
    `contained` is the share of shingles of seven words of the shorter text that are in the other,
    whole bodies compared. `only_a` and `only_b` are the sentences that no passage touches.
    """

    format: Literal["recoupe/diff/1"] = "recoupe/diff/1"
    a: DiffReport
    b: DiffReport
    first: Precedence
    kind: SharedKind
    contained: float
    reasons: tuple[Reason, ...]
    passages: tuple[DiffPassage, ...]
    only_a: tuple[Span, ...]
    only_b: tuple[Span, ...]

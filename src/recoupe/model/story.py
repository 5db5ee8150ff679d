"""Stories, the decisions that make them, and the passages their reports share."""

import datetime as dt
from typing import Literal

import msgspec

from recoupe.model.base import Value
from recoupe.model.correction import Change, Correction
from recoupe.model.reason import Reason
from recoupe.model.span import Place

PassageKind = Literal["copy", "shared_quote"]
DecisionKind = Literal["merged", "split", "merge", "move", "veto", "correct"]
Maker = Literal["rule", "user"]


class Story(Value, frozen=True, kw_only=True):
    """Reports of the same happening; `reports` by publication, then id."""

    id: str
    title: str
    first_published: dt.date | None
    last_published: dt.date | None
    reports: tuple[str, ...]


class Link(Value, frozen=True, kw_only=True, gc=False):
    """The decision that two reports tell, or do not tell, of one happening; `a` < `b`.

    `score` is the sum of what the rules say of them, `joined` whether it reached the threshold.
    """

    a: str
    b: str
    score: float
    joined: bool


class Bonds(Value, frozen=True, kw_only=True):
    """Pairs of reports that a user keeps in one story, or apart, whatever the rules say of them."""

    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


class Decision(Value, frozen=True, kw_only=True):
    """What a rule merged or split, or what a user decided: on whole stories, or in a dossier.

    `n` is its number in the record, 0 before it is kept. `parts` are the reports, by id, of the
    stories merged, of those a story came apart into, or those a user's decision is about: of a
    move the report, the rest of its story, and the story that it was moved to. `vetoes` is the
    number of the decision by a rule that a veto forbids. `change` is what a user put right in a
    dossier; `parts` are then the reports that it speaks of.
    """

    n: int = 0
    kind: DecisionKind
    by: Maker
    parts: tuple[tuple[str, ...], ...]
    reason: Reason
    undone: bool = False
    vetoes: int | None = None
    change: Change | None = None

    @property
    def correction(self) -> Correction | None:
        """What crosscheck keeps to; None for a decision on whole stories."""
        if self.change is None:
            return None
        return Correction(decision=self.n, change=self.change, because=self.reason.detail)

    def numbered(self, n: int, *, undone: bool) -> "Decision":
        """Return the decision as it stands in the record."""
        return msgspec.structs.replace(self, n=n, undone=undone)


class Passage(Value, frozen=True, kw_only=True):
    """A run of words that two reports share; the spans quote each side exactly.

    `words` counts the shared words. `kind` is shared_quote where both sides are words of one
    speaker. `a` is the side of the report whose id comes first; it says nothing about who copied.
    """

    a: Place
    b: Place
    words: int
    kind: PassageKind

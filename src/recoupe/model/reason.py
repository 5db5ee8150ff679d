"""Why a decision was taken."""

from recoupe.model.base import Value
from recoupe.model.span import Place


class Reason(Value, frozen=True, kw_only=True):
    """One ground of a decision: the rule, its version, its score and the words it saw.

    `score` is the rule's contribution, in the unit that the rule's docstring names; None where
    the rule is not a matter of degree. `detail` is one plain sentence for a person.
    """

    rule: str
    version: str
    score: float | None = None
    detail: str
    spans: tuple[Place, ...] = ()


class Explanation(Value, frozen=True, kw_only=True):
    """The reasons behind one derived thing of one story."""

    format: str = "recoupe/explanation/1"
    id: str
    kind: str
    what: str
    story: str | None
    reasons: tuple[Reason, ...]

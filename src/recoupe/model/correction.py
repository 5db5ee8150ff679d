"""What a user puts right in a dossier, by keys that hold when the reports are read again."""

from typing import Literal

import msgspec

from recoupe.model.base import Value

OriginKind = Literal[
    "agency",
    "communique",
    "press_conference",
    "interview",
    "document",
    "own_reporting",
    "unknown",
]


Corrects = Literal["entities", "entity", "claims", "claim", "copy", "no_copy", "origin"]


class NameKey(Value, frozen=True, kw_only=True):
    """An entity of a report, by its kind and its name as that report has it, folded."""

    report: str
    kind: str
    name: str


class TellingKey(Value, frozen=True, kw_only=True):
    """An event of a report, by the place of its trigger: the text is never altered."""

    report: str
    start: int
    end: int
    field: Literal["title"] | msgspec.UnsetType = msgspec.UNSET


class MergeEntities(Value, frozen=True, kw_only=True, tag_field="corrects", tag="entities"):
    """Two entities are one; `names` are what they were called, `a` and `b` all their names."""

    names: tuple[str, str]
    a: tuple[NameKey, ...]
    b: tuple[NameKey, ...]


class PartEntity(Value, frozen=True, kw_only=True, tag_field="corrects", tag="entity"):
    """What `apart` names is one entity, and not the one of `rest`.

    `name` is what the dossier called it, `called` what reports call the one that is set apart.
    """

    name: str
    called: tuple[str, ...]
    apart: tuple[NameKey, ...]
    rest: tuple[NameKey, ...]


class JoinClaims(Value, frozen=True, kw_only=True, tag_field="corrects", tag="claims"):
    """What `a` and `b` tell is one claim; `what` are the glosses of the two that it was."""

    what: tuple[str, str]
    a: tuple[TellingKey, ...]
    b: tuple[TellingKey, ...]


class SplitClaim(Value, frozen=True, kw_only=True, tag_field="corrects", tag="claim"):
    """What `apart` tells is one claim, and not the one of `rest`; `what` was the claim's gloss."""

    what: str
    apart: tuple[TellingKey, ...]
    rest: tuple[TellingKey, ...]


class MarkCopy(Value, frozen=True, kw_only=True, tag_field="corrects", tag="copy"):
    """Report `report` is a copy of `of`; or (`is_copy` false) what the two share is none."""

    report: str
    of: str
    is_copy: bool


class SetOrigin(Value, frozen=True, kw_only=True, tag_field="corrects", tag="origin"):
    """What a report tells in its own voice comes from this; no issuer for the outlet's own."""

    report: str
    kind: OriginKind
    issuer: str | None


Change = MergeEntities | PartEntity | JoinClaims | SplitClaim | MarkCopy | SetOrigin


class Correction(Value, frozen=True, kw_only=True):
    """A change with the number of the decision that holds it, and the user's reason."""

    decision: int
    change: Change
    because: str

    @property
    def told(self) -> str:
        """The decision and its reason, as a sentence's end."""
        return f"(decision {self.decision}: {self.because})"


def corrects(change: Change) -> Corrects:
    """Return what kind of thing a change puts right."""
    if isinstance(change, MarkCopy) and not change.is_copy:
        return "no_copy"
    return change.__struct_config__.tag  # type: ignore[return-value]  # the tags are these words


def reports_of(change: Change) -> tuple[tuple[str, ...], ...]:
    """Return the reports that a change speaks of, by part, each part sorted."""
    match change:
        case MergeEntities(a=a, b=b) | JoinClaims(a=a, b=b):
            return _reports(a), _reports(b)
        case PartEntity(apart=apart, rest=rest) | SplitClaim(apart=apart, rest=rest):
            return _reports(apart), _reports(rest)
        case MarkCopy(report=report, of=of):
            return (report,), (of,)
        case SetOrigin(report=report):
            return ((report,),)


def _reports(keys: tuple[NameKey, ...] | tuple[TellingKey, ...]) -> tuple[str, ...]:
    return tuple(sorted({k.report for k in keys}))

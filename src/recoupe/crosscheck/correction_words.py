"""A user's corrections in a few words."""

from collections.abc import Mapping

from recoupe.model.correction import (
    Change,
    JoinClaims,
    MarkCopy,
    MergeEntities,
    OriginKind,
    PartEntity,
    SetOrigin,
    SplitClaim,
    reports_of,
)

_KINDS: dict[OriginKind, str] = {
    "agency": "a dispatch of",
    "communique": "a communiqué of",
    "press_conference": "a press conference of",
    "interview": "an interview with",
    "document": "a document of",
    "own_reporting": "what its outlet saw itself",
    "unknown": "a source that is not known",
}


def in_words(change: Change, keys: Mapping[str, str]) -> str:
    """Return a change in a few words; `keys` are those of the reports that are known."""
    match change:
        case MergeEntities(names=(a, b)):
            return f"\u201c{a}\u201d and \u201c{b}\u201d are one"
        case PartEntity(name=name, called=called, apart=apart):
            names = ", ".join(f"\u201c{c}\u201d" for c in called)
            reports = dict.fromkeys(keys.get(k.report, k.report) for k in apart)
            return f"{names} in {', '.join(reports)} is another than \u201c{name}\u201d"
        case JoinClaims(what=(a, b)):
            return f"\u201c{a}\u201d and \u201c{b}\u201d are one claim"
        case SplitClaim(what=what, apart=told):
            reports = dict.fromkeys(keys.get(k.report, k.report) for k in told)
            return f"what {', '.join(reports)} tells is not \u201c{what}\u201d"
        case MarkCopy(report=report, of=of, is_copy=True):
            return f"{keys.get(report, report)} is a copy of {keys.get(of, of)}"
        case MarkCopy(report=report, of=of):
            return f"what {keys.get(report, report)} and {keys.get(of, of)} share is no copy"
        case SetOrigin(report=report):
            return f"the origin of {keys.get(report, report)} is {origin_in_words(change)}"


def origin_in_words(change: SetOrigin) -> str:
    return " ".join(filter(None, (_KINDS[change.kind], change.issuer)))


def names_of(change: Change) -> tuple[str, ...]:
    """Return the names or words that a change speaks of."""
    match change:
        case MergeEntities(names=names):
            return names
        case PartEntity(name=name, called=called):
            return (name, *called)
        case JoinClaims(what=both):
            return both
        case SplitClaim(what=what):
            return (what,)
        case SetOrigin(issuer=str(issuer)):
            return (issuer,)
    return ()


def reports_told(change: Change) -> tuple[str, ...]:
    """Return the reports that a change is told by; of what was parted those set apart."""
    if isinstance(change, MergeEntities | JoinClaims):
        return ()  # told by their names
    parts = reports_of(change)
    if isinstance(change, SplitClaim | PartEntity):
        return parts[0]
    return tuple(r for part in parts for r in part)

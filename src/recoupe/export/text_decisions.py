"""Decisions as lines of text; they are the program's own words, in English."""

from recoupe.export.lines import Layout, Line, Piece, clean
from recoupe.model.listing import Decided, DecisionItem, DecisionList, DecisionPart

_NUMBER_CELLS = 6
_MOST_KEYS = 4
"""Keys of a part that are shown; its other reports are counted."""

_BETWEEN = {"merged": "with", "merge": "with", "split": "from", "veto": "and"}


def decision_lines(found: DecisionList, *, width: int) -> tuple[Line, ...]:
    """Return the decisions, each with its reports and reason; those undone say so."""
    out = Layout(width)
    for item in found.items:
        _decision(out, item)
    return tuple(out.lines)


def decided_lines(done: Decided, *, width: int) -> tuple[Line, ...]:
    """Return a decision just made, and a line for each story that has changed or is gone."""
    out = Layout(width)
    _decision(out, done.decision)
    for story in done.stories:
        counted = "1 report" if story.reports == 1 else f"{story.reports} reports"
        out.put(("plain", f"now {story.id}, {counted}: "), ("strong", clean(story.title)), hang=2)
    for story_id in done.gone:
        out.put(("dim", f"gone {story_id}"))
    return tuple(out.lines)


def _decision(out: Layout, item: DecisionItem) -> None:
    number = ("key", str(item.n).rjust(_NUMBER_CELLS - 2) + "  ")
    state = "undone" if item.undone else "idle: nothing is found to put right" if item.idle else ""
    shown: list[Piece] = [("dim", f" ({state})")] if state else []
    out.beside(number, ("strong", in_words(item)), *shown)  # type: ignore[arg-type]  # a style
    out.put(("dim", f"{item.reason.detail} ({item.reason.rule})"), indent=_NUMBER_CELLS)


def in_words(item: DecisionItem) -> str:
    """Return a decision in a line: who, what, which reports by key."""
    maker = "a rule" if item.by == "rule" else "you"
    parts = [_part(part) for part in item.parts]
    if item.kind == "move":
        moved, rest, *target = parts
        out_of = f" out of {rest}" if item.parts[1].reports else ""
        return f"{maker} moved {moved}{out_of} to {target[0] if target else 'a story of its own'}"
    if item.what is not None:
        return clean(f"{maker} corrected: {item.what}")
    what = f"vetoed decision {item.vetoes}:" if item.kind == "veto" else _PAST[item.kind]
    return f"{maker} {what} {f' {_BETWEEN[item.kind]} '.join(parts)}"


_PAST = {"merged": "merged", "merge": "merged", "split": "split"}


def _part(part: DecisionPart) -> str:
    keys = [clean(key) for key in part.keys[:_MOST_KEYS]]
    more = len(part.reports) - len(keys)
    return "[" + ", ".join([*keys, *([f"{more} more"] if more > 0 else [])]) + "]"

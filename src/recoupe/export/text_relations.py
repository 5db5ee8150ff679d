"""The events of two actors as lines of text."""

from recoupe.export.lines import Layout, Line, clean
from recoupe.export.strings import Strings
from recoupe.model.relating import RelationEvent, RelationMonth, RelationSeries

_DATE_CELLS = 23  # "2024-05-14/2024-05-16"
_MONTH_CELLS = 12
_ARROWS = {"a_to_b": "→", "b_to_a": "←", "mutual": "↔", None: "·"}
_QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")


def relation_lines(found: RelationSeries, strings: Strings, *, width: int) -> tuple[Line, ...]:
    """Return the events, oldest first, then their months."""
    out = Layout(width)
    a, b = clean(found.a.name), clean(found.b.name)
    if not found.events:
        out.put(strings("relations_none", a=a, b=b))
        return tuple(out.lines)
    number = strings.count("relation_events", len(found.events))
    out.put(("title", strings("relations_of", a=a, b=b, n=number)))
    out.put(("dim", strings("relations_hint")))
    out.blank()
    for event in found.events:
        _put_event(out, event, strings)
    out.heading(strings("relation_months"))
    for month in found.series:
        _put_month(out, month, strings)
    return tuple(out.lines)


def _put_event(out: Layout, event: RelationEvent, strings: Strings) -> None:
    value = event.when.value if event.when else None
    day = (value or strings("relation_undated")).ljust(_DATE_CELLS)
    kind = " ".join(word for word in (event.type, event.mode) if word) or "–"
    quad = [strings(f"quad_{event.quad}")] if event.quad else []
    told = [kind, *quad, _score(event.score), strings(f"status_{event.status}")]
    told.append(strings.count("independent", event.origins))
    out.beside(("key", f"{day}{_ARROWS[event.direction]} "), ("strong", event.what))
    out.put(" · ".join(told), indent=_DATE_CELLS + 2)
    out.put(("dim", f"{event.story} {event.claim}"), indent=_DATE_CELLS + 2)


def _put_month(out: Layout, month: RelationMonth, strings: Strings) -> None:
    name = (month.month or strings("relation_no_month")).ljust(_MONTH_CELLS)
    told = [strings.count("relation_events", month.events), _score(month.score)]
    counts = ((quad, getattr(month, quad)) for quad in _QUADS)
    told += [f"{strings(f'quad_{quad}')} {number}" for quad, number in counts if number]
    out.beside(("key", name), " · ".join(told))


def _score(score: float | None) -> str:
    return "–" if score is None else f"{score:+.1f}".replace("-", "−")

"""Lists as lines of text: stories, search hits, what was rejected."""

from recoupe.export.lines import Layout, Line, Piece, Style, clean
from recoupe.export.strings import Strings
from recoupe.model.listing import RejectedList, SearchList, StoryItem, StoryList

_ID_CELLS = 16
_DAYS_CELLS = 18  # "2024-05-28 – 06-02"; across years the longer form pushes the rest aside
_TITLE_CELLS = 30


def story_lines(
    found: StoryList, strings: Strings, *, about: str | None, width: int
) -> tuple[Line, ...]:
    """Return a table of stories, one below the other: id, days, reports, origins, title."""
    out = Layout(width)
    if not found.items:
        asked = strings("no_stories_about", name=about) if about else strings("no_stories")
        out.put(asked)
        return tuple(out.lines)
    reports, origins = strings("column_reports"), strings("column_origins")
    heads = (strings("column_id").ljust(_ID_CELLS), strings("column_dates").ljust(_DAYS_CELLS))
    head = "  ".join((*heads, reports, origins, ""))
    narrow = width < len(head) + _TITLE_CELLS
    _row(out, "dim", head, ("dim", strings("column_title")), narrow=narrow)
    for item in found.items:
        cells = (
            days(item).ljust(_DAYS_CELLS),
            str(item.reports).rjust(len(reports)),
            str(item.origins).rjust(len(origins)),
        )
        left = "  ".join((item.id, *cells, ""))
        _row(out, "plain", left, ("strong", clean(item.title)), narrow=narrow)
    return tuple(out.lines)


def _row(out: Layout, style: Style, left: str, title: Piece, *, narrow: bool) -> None:
    """Add a row; where there is no room beside for a title, it stands below."""
    if narrow:
        out.beside((style, left.rstrip()))
        out.put(title, indent=2, hang=2)
    else:
        out.beside((style, left), title)


def days(item: StoryItem) -> str:
    """Return the days of a story in ISO form, the last without the year if that is the same."""
    first, last = item.first_published, item.last_published
    if first is None or last is None or first == last:
        known = first or last
        return known.isoformat() if known else "–"
    short = last.isoformat()[5 if first.year == last.year else 0 :]
    return f"{first.isoformat()} – {short}"


def hit_lines(found: SearchList, strings: Strings, *, words: str, width: int) -> tuple[Line, ...]:
    """Return the reports found, each with its words around the hit and its story."""
    out = Layout(width)
    if not found.items:
        out.put(strings("no_hits", words=words))
    for item in found.items:
        out.blank()
        outlet = item.source or strings("unnamed_outlet")
        day = (item.published or strings("date_unknown")).partition("T")[0]
        out.put(("strong", item.title or item.key))
        story = f" · {strings('column_story')} {item.story}" if item.story else ""
        out.put(f"{clean(outlet)} · {day}{story}", indent=2)
        if clean(item.snippet) != clean(item.title or ""):
            out.put(item.snippet, indent=2)
        out.put(("dim", item.key), indent=2)
    return tuple(out.lines)


def rejection_lines(found: RejectedList, *, width: int) -> tuple[Line, ...]:
    """Return what was rejected: where, and why."""
    out = Layout(width)
    for item in found.items:
        line = f":{item.line}" if item.line is not None else ""
        size = f" ({item.size_bytes} bytes)" if item.size_bytes is not None else ""
        out.put(("strong", f"{item.path}{line}"))
        out.put(f"{item.code}: {item.detail}", ("dim", size), indent=2)
    return tuple(out.lines)

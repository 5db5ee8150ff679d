"""Two reports side by side as lines of text, in two columns where there is room."""

from itertools import zip_longest

from recoupe.export.dates import when_words
from recoupe.export.diff_view import Cell, DiffRow, diff_rows
from recoupe.export.lines import Layout, Line, Piece, Style, clean, wrapped
from recoupe.export.strings import Strings
from recoupe.model.annotation import Reading
from recoupe.model.diff import Diff, DiffReport

BETWEEN = " │ "
NARROWEST_COLUMN = 34
"""Cells below which a column no longer reads: the sides then stand one below the other."""
STYLES: dict[str, Style] = {"same": "plain", "alone": "dim", "edit": "strong"}


def diff_lines(
    diff: Diff, left: Reading, right: Reading, strings: Strings, *, width: int
) -> tuple[Line, ...]:
    """Return two reports side by side; edits stand between brackets, what one alone has is dim."""
    out = Layout(width)
    out.put(("title", strings(f"diff_{diff.kind}")))
    for line in summary(diff, strings):
        out.put(line)
    out.blank()
    columns = _Columns(out)
    columns.put("strong", *(heading(r, strings) for r in (diff.a, diff.b)), lettered=True)
    columns.put("plain", *(r.title or r.key for r in (diff.a, diff.b)))
    for row in diff_rows(diff, left, right):
        out.blank()
        out.put(("dim", label(row, strings)))
        columns.cells(row, strings)
    return tuple(out.lines)


def summary(diff: Diff, strings: Strings) -> tuple[str, ...]:
    """Return the sentences that say what was found."""
    shared = strings.count("diff_passages", len(diff.passages))
    edits = strings.count("diff_edits", sum(len(p.edits) for p in diff.passages))
    moved = sum(p.moved for p in diff.passages)
    parts = [shared, edits, *([strings.count("diff_moved", moved)] if moved else [])]
    shares = strings(
        "diff_shares",
        a=_percent(diff.a.shared, diff.a.words),
        b=_percent(diff.b.shared, diff.b.words),
    )
    alone = strings("diff_alone", a=len(diff.only_a), b=len(diff.only_b))
    return (
        strings(f"diff_first_{diff.first}"),
        strings("list_separator").join(parts) + ".",
        f"{shares} {alone}",
    )


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def heading(report: DiffReport, strings: Strings) -> str:
    """Return the outlet and the day of one of the two."""
    outlet = clean(report.source or strings("unnamed_outlet"))
    return f"{outlet}, {when_words(report.published, strings) or strings('date_unknown')}"


def label(row: DiffRow, strings: Strings) -> str:
    """Return the heading of a row; none of what stands between passages."""
    if row.number is None:
        return ""
    words = strings(f"diff_row_{row.kind}", n=row.number)
    return f"{words} · {strings('diff_row_moved')}" if row.moved else words


class _Columns:
    """Puts the two sides of a row beside each other, or one below the other."""

    def __init__(self, out: Layout) -> None:
        self._out = out
        self._column = (out.width - len(BETWEEN)) // 2
        self._beside = self._column >= NARROWEST_COLUMN

    def cells(self, row: DiffRow, strings: Strings) -> None:
        """Add a row."""
        left, right = (_styled(cell, strings) for cell in (row.left, row.right))
        self._add(left, right)

    def put(self, style: Style, left: str, right: str, *, lettered: bool = False) -> None:
        """Add a row of plain words; `lettered` says which side is which where both stand beside."""
        named = lettered and self._beside
        letters: tuple[list[Piece], list[Piece]] = ([("key", "A ")], [("key", "B ")])
        heads = letters if named else ([], [])
        self._add([*heads[0], (style, left)], [*heads[1], (style, right)])

    def _add(self, left: list[Piece], right: list[Piece]) -> None:
        from rich.cells import cell_len

        if not self._beside:
            for letter, pieces in (("A", left), ("B", right)):
                if pieces:
                    self._out.put(("key", f"{letter} "), *pieces, hang=2)
            return
        sides = (wrapped(p, self._column, indent=0, hang=0) for p in (left, right))
        for one, other in zip_longest(*sides, fillvalue=()):
            used = sum(cell_len(text) for _, text in one)
            gap: Piece = ("dim", " " * max(0, self._column - used) + BETWEEN.rstrip())
            self._out.lines.append((*one, gap, *((("plain", " "), *other) if other else ())))


def _styled(cell: Cell, strings: Strings) -> list[Piece]:
    """Return a cell's pieces with styles; edits in brackets, so that they show without colours."""
    found: list[Piece] = []
    for piece in cell:
        if piece.folded:
            found.append(("dim", f" {strings.count('diff_fold', piece.words)} "))
        elif piece.kind == "edit":
            found.append(("strong", f"[{piece.text}]"))
        else:
            found.append((STYLES[piece.kind], piece.text))
    return found

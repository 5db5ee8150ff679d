"""Pairs of reports that share text as lines."""

from recoupe.export.dates import when_words
from recoupe.export.lines import Layout, Line, clean
from recoupe.export.strings import Strings
from recoupe.model.copies import CopyItem, CopyList, CopyReport


def copy_lines(found: CopyList, strings: Strings, *, width: int) -> tuple[Line, ...]:
    """Return the pairs, each with what it shares and its two reports, the earlier one above."""
    out = Layout(width)
    if not found.items:
        out.put(strings("copies_none"))
    for item in found.items:
        out.blank()
        out.put(
            ("strong", strings(f"copies_{item.kind}")), ("plain", f" · {shares(item, strings)}")
        )
        sides = (item.b, item.a) if item.first == "b" else (item.a, item.b)
        for report, sign in zip(sides, ("", "=" if item.first == "unknown" else "→"), strict=True):
            _report(out, report, sign, strings)
    return tuple(out.lines)


def shares(item: CopyItem, strings: Strings) -> str:
    """Return how much two reports share, and whether they are of two stories."""
    parts = [
        strings.count("copies_words", item.words),
        strings("copies_part", n=round(100 * item.contained)),
        *([strings("copies_across")] if item.across else []),
    ]
    return " · ".join(parts)


def _report(out: Layout, report: CopyReport, sign: str, strings: Strings) -> None:
    outlet = clean(report.source or strings("unnamed_outlet"))
    day = when_words(report.published, strings) or strings("date_unknown")
    story = f" · {strings('column_story')} {report.story}" if report.story else ""
    out.beside(("dim", sign.ljust(2)), ("plain", clean(report.title or report.key)))
    out.put(f"{outlet} · {day}{story}", indent=2)
    out.put(("dim", clean(report.key)), indent=2)

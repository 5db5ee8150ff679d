"""`diff`: two reports of the record side by side; `copies`: which pairs share text."""

import datetime as dt

from recoupe.engine.ask import reading
from recoupe.engine.ids import reports_of
from recoupe.lang import load_language
from recoupe.model.annotation import Reading
from recoupe.model.base import Value
from recoupe.model.copies import CopyItem, CopyList, CopyPair, CopyReport
from recoupe.model.diff import Diff, Precedence
from recoupe.model.report import Report
from recoupe.model.story import PassageKind
from recoupe.model.when import Published
from recoupe.record import Record


class _Segmenting(Value, frozen=True, kw_only=True):
    """What of a language's `segment.toml` the cutting of sentences asks for."""

    abbreviations: tuple[str, ...]


def diff(record: Record, a: str, b: str) -> tuple[Diff, Reading, Reading]:
    """Return two reports side by side, with their readings; each by key or beginning of its id.

    Raises:
        NotFoundError: no such report, or it could not be read.
        AmbiguousError: several reports have that key, or ids that begin so.

    """
    from recoupe.stories.comparing import diff as compare

    with record.snapshot():
        one, other = reading(record, a), reading(record, b)
    table = load_language(one.language).table("segment", _Segmenting)
    found = compare(
        one,
        other,
        first=first_of(one.published, other.published),
        abbreviations=frozenset(table.abbreviations),
    )
    return found, one, other


def copies(
    record: Record, about: str | None = None, *, kind: PassageKind | None = None
) -> CopyList:
    """Return the pairs of reports that share text, newest first: all, or of one kind.

    `about` is a story, of which one side at least is a report, or a report.

    Raises:
        NotFoundError: neither a story nor a report answers to `about`.
        AmbiguousError: several do.

    """
    with record.snapshot():
        some = None if about is None else reports_of(record, about)
        found = record.copies.of(some, kind=kind)
        ids = sorted({report for pair in found for report in (pair.a, pair.b)})
        stories = record.stories.of_reports(ids)
        reports = {r.id: copy_report(r, stories.get(r.id)) for r in record.reports.get(ids)}
    items = (copy_item(pair, reports[pair.a], reports[pair.b]) for pair in found)
    return CopyList(items=tuple(sorted(items, key=newest_first)))


def copy_report(report: Report, story: str | None) -> CopyReport:
    """Return a report as the list of copies tells it."""
    return CopyReport(
        id=report.id,
        key=report.key,
        source=report.source,
        title=report.title,
        published=report.published,
        story=story,
    )


def copy_item(pair: CopyPair, a: CopyReport, b: CopyReport) -> CopyItem:
    """Return a pair as the list of copies tells it."""
    return CopyItem(
        a=a,
        b=b,
        first=first_of(a.published, b.published),
        kind=pair.kind,
        contained=pair.contained,
        words=sum(passage.words for passage in pair.passages),
        across=a.story != b.story,
        passages=pair.passages,
        reason=pair.reason,
    )


def newest_first(item: CopyItem) -> tuple[int, float, str, str]:
    """Return what orders pairs by the later one's day backwards, then by what they share."""
    days = (report.published.latest or dt.date.min for report in (item.a, item.b))
    return (-max(days).toordinal(), -item.contained, item.a.id, item.b.id)


def first_of(a: Published, b: Published) -> Precedence:
    """Return which publication is known to be the earlier one."""
    if a.surely_before(b):
        return "a"
    return "b" if b.surely_before(a) else "unknown"

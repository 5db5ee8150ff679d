"""What grouping anew has changed in whole stories: which became one, and which came apart."""

from collections.abc import Iterator, Sequence

from recoupe.model.reason import Reason
from recoupe.model.story import Decision, Link

VERSION = "1"
Group = tuple[str, ...]


def changes(
    before: Sequence[Group], after: Sequence[Group], links: Sequence[Link]
) -> Iterator[Decision]:
    """Yield the decisions that lead from some groups to others: merges, then splits.

    Reports that were in no group before found a story or join one: that is no change of stories.
    """
    for parts in _parts(before, after):
        yield Decision(kind="merged", by="rule", parts=parts, reason=_tie(parts, links))
    for parts in _parts(after, before):
        reason = Reason(
            rule="story/split",
            version=VERSION,
            detail="taken with what came since, its reports join others better than each other",
        )
        yield Decision(kind="split", by="rule", parts=parts, reason=reason)


def _parts(groups: Sequence[Group], wholes: Sequence[Group]) -> Iterator[tuple[Group, ...]]:
    """Yield, for each whole that lies in several of some groups, what lies in each of them.

    The parts by their first reports.
    """
    home = {report: n for n, group in enumerate(groups) for report in group}
    for whole in wholes:
        found: dict[int, list[str]] = {}
        for report in whole:
            if report in home:
                found.setdefault(home[report], []).append(report)
        if len(found) > 1:
            yield tuple(sorted(tuple(part) for part in found.values()))


def _tie(parts: Sequence[Group], links: Sequence[Link]) -> Reason:
    """Return why parts were merged: the surest pair between two of them."""
    home = {report: n for n, part in enumerate(parts) for report in part}
    between = [
        k for k in links if k.a in home and k.b in home and home[k.a] != home[k.b] and k.joined
    ]
    best = max(between, key=lambda k: (k.score, k.a, k.b), default=None)
    detail = "what came since ties them"
    if best is not None:
        detail = f"reports {best.a} and {best.b}, one of either, tell of one happening"
    return Reason(
        rule="story/merged", version=VERSION, score=best.score if best else None, detail=detail
    )

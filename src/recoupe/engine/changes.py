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
    for group in after:
        parts = _parts(before, group)
        if len(parts) > 1:
            yield Decision(kind="merged", by="rule", parts=parts, reason=_tie(parts, links))
    for group in before:
        parts = _parts(after, group)
        if len(parts) > 1:
            reason = Reason(
                rule="story/split",
                version=VERSION,
                detail="taken with what came since, its reports join others better than each other",
            )
            yield Decision(kind="split", by="rule", parts=parts, reason=reason)


def _parts(groups: Sequence[Group], whole: Group) -> tuple[Group, ...]:
    """Return what lies in a group of each of some groups, by their first reports."""
    members = set(whole)
    found = (tuple(r for r in group if r in members) for group in groups)
    return tuple(sorted(part for part in found if part))


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

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
    merged = list(_parts(before, after))
    for parts, tie in zip(merged, _ties(merged, links), strict=True):
        yield Decision(kind="merged", by="rule", parts=parts, reason=_merged(tie))
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


def _ties(wholes: Sequence[Sequence[Group]], links: Sequence[Link]) -> list[Link | None]:
    """Return, of each whole in parts, the surest pair between two of its parts."""
    home = {
        report: (n, m)
        for n, parts in enumerate(wholes)
        for m, part in enumerate(parts)
        for report in part
    }
    best: dict[int, Link] = {}
    for link in links if home else ():
        one, other = home.get(link.a), home.get(link.b)
        if not link.joined or one is None or other is None or one[0] != other[0] or one == other:
            continue
        known = best.get(one[0])
        if known is None or (link.score, link.a, link.b) > (known.score, known.a, known.b):
            best[one[0]] = link
    return [best.get(n) for n in range(len(wholes))]


def _merged(tie: Link | None) -> Reason:
    """Return why parts were merged, by the surest pair between two of them."""
    detail = "what came since ties them"
    if tie is not None:
        detail = f"reports {tie.a} and {tie.b}, one of either, tell of one happening"
    return Reason(
        rule="story/merged", version=VERSION, score=tie.score if tie else None, detail=detail
    )

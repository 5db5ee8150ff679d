"""Decisions on pairs of reports, by the report that was compared."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import delete, insert, select

from recoupe.model.story import Link
from recoupe.record.lookup import chunks
from recoupe.record.schema import links
from recoupe.record.session import Session

HELD = 10_000  # reports whose decisions are at hand: some MB


class Links:
    """The links table: for a pair of reports, whether they tell of one happening.

    A pair may be there twice, found from either side: as the same decision.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def replace(self, found: Mapping[str, Iterable[Link]]) -> None:
        """Keep what these reports found when compared, instead of what they had found before."""
        for some in chunks(sorted(found)):
            self._session.run(delete(links).where(links.c.asker.in_(some)))
        rows = [row_of(asker, link) for asker in sorted(found) for link in found[asker]]
        if rows:
            self._session.run(insert(links), rows)

    def drop_of(self, ids: Collection[str]) -> None:
        """Forget every decision on these reports."""
        for some in chunks(sorted(ids)):
            for side in (links.c.asker, links.c.other):
                self._session.run(delete(links).where(side.in_(some)))

    def neighbours(self, ids: Collection[str]) -> set[str]:
        """Return the reports joined to any of these, these themselves left out."""
        found: set[str] = set()
        for some in chunks(sorted(ids)):
            for here, there in ((links.c.asker, links.c.other), (links.c.other, links.c.asker)):
                query = select(there).where(here.in_(some), links.c.joined == 1)
                found.update(self._session.run(query).scalars())
        return found - set(ids)

    def among(
        self, ids: Collection[str], *, asked: Collection[str] | None = None
    ) -> tuple[Link, ...]:
        """Return the decisions on pairs of these reports, by pair; those that `asked` found."""
        asked = ids if asked is None else asked
        return inside(ids, chain.from_iterable(self.found_by(asked).values()))

    def found_by(self, ids: Collection[str]) -> dict[str, list[Link]]:
        """Return what each of these reports found when compared."""
        columns = (links.c.asker, links.c.other, links.c.score, links.c.joined)
        found: dict[str, list[Link]] = {report: [] for report in ids}
        for some in chunks(sorted(found)):
            query = select(*columns).where(links.c.asker.in_(some))
            # All at once: row by row they cost several times as much, and there are thousands.
            rows: Sequence[Any] = self._session.run(query).all()
            for row in rows:
                found[row[0]].append(link_of(*row))
        return found

    def of(self, ids: Collection[str]) -> tuple[Link, ...]:
        """Return the decisions on pairs with one of these reports, best first."""
        found: set[Link] = set()
        for some in chunks(sorted(ids)):
            for side in (links.c.asker, links.c.other):
                rows: Sequence[Any] = self._session.run(select(links).where(side.in_(some))).all()
                found.update(link_of(*row) for row in rows)
        return tuple(sorted(found, key=lambda k: (-k.score, k.a, k.b)))


class LinksAtHand:
    """The decisions that were asked for or found lately: day after day many are asked for again.

    For as long as nobody else compares, or takes reports out of the record. What was not asked
    for since `HELD` others were is left behind.
    """

    def __init__(self, kept: Links) -> None:
        self._kept = kept
        self._late: dict[str, Sequence[Link]] = {}
        self._early: dict[str, Sequence[Link]] = {}

    def replace(self, found: Mapping[str, Sequence[Link]]) -> None:
        """Keep what these reports found, as `Links.replace` does."""
        self._kept.replace(found)
        self._late.update(found)

    def among(
        self, ids: Collection[str], *, asked: Collection[str] | None = None
    ) -> tuple[Link, ...]:
        """Return the decisions on pairs of these reports, by pair; those that `asked` found."""
        asked = ids if asked is None else asked
        for report in set(asked) - self._late.keys() & self._early.keys():
            self._late[report] = self._early[report]
        self._late.update(self._kept.found_by(set(asked) - self._late.keys()))
        found = inside(ids, chain.from_iterable(self._late[report] for report in asked))
        if len(self._late) > HELD:
            self._late, self._early = {}, self._late
        return found


def inside(ids: Collection[str], found: Iterable[Link]) -> tuple[Link, ...]:
    """Return, of some decisions, those on pairs of these reports, once each, by pair."""
    known = frozenset(ids)
    pairs = {(link.a, link.b): link for link in found if link.a in known and link.b in known}
    return tuple(pairs[pair] for pair in sorted(pairs))


def link_of(asker: str, other: str, score: float, joined: int) -> Link:
    """Return a row as a link."""
    return Link(a=min(asker, other), b=max(asker, other), score=score, joined=bool(joined))


def row_of(asker: str, link: Link) -> dict[str, str | float]:
    """Return a link as a row."""
    return {
        "asker": asker,
        "other": link.b if link.a == asker else link.a,
        "score": link.score,
        "joined": int(link.joined),
    }

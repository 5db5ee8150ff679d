"""Decisions on pairs of reports, with their reasons."""

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import delete, or_, select
from sqlalchemy.dialects.sqlite import insert as upsert

from recoupe.model.codec import from_json, to_json
from recoupe.model.story import Link
from recoupe.record.lookup import chunks
from recoupe.record.schema import links
from recoupe.record.session import Session


class Links:
    """The links table: for a pair of reports, whether they tell of one happening, and why."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, found: Iterable[Link]) -> None:
        for link in found:
            values = {
                "a": link.a,
                "b": link.b,
                "joined": int(link.joined),
                "body": to_json(link).decode(),
            }
            statement = upsert(links).values(**values)
            self._session.run(
                statement.on_conflict_do_update(index_elements=["a", "b"], set_=values)
            )

    def drop_of(self, ids: Collection[str]) -> None:
        """Forget every decision on these reports."""
        for some in chunks(sorted(ids)):
            these = or_(links.c.a.in_(some), links.c.b.in_(some))
            self._session.run(delete(links).where(these))

    def neighbours(self, ids: Collection[str]) -> set[str]:
        """Return the reports joined to any of these, these themselves left out."""
        found: set[str] = set()
        for some in chunks(sorted(ids)):
            for here, there in ((links.c.a, links.c.b), (links.c.b, links.c.a)):
                query = select(there).where(here.in_(some), links.c.joined == 1)
                found.update(self._session.run(query).scalars())
        return found - set(ids)

    def of(self, ids: Collection[str]) -> Iterator[Link]:
        """Yield the decisions on pairs with at least one of these reports, by pair."""
        bodies: dict[tuple[str, str], str] = {}
        for some in chunks(sorted(ids)):
            these = or_(links.c.a.in_(some), links.c.b.in_(some))
            rows = self._session.run(select(links.c.a, links.c.b, links.c.body).where(these))
            bodies |= {(row.a, row.b): row.body for row in rows}
        for pair in sorted(bodies):
            yield from_json(bodies[pair], Link)

    def among(self, ids: Collection[str]) -> tuple[Link, ...]:
        """Return the decisions on pairs of these reports, by pair."""
        inside = set(ids)
        return tuple(link for link in self.of(inside) if link.a in inside and link.b in inside)

    def joined_pairs(self) -> tuple[tuple[str, str], ...]:
        """Return every pair of reports that was joined."""
        query = select(links.c.a, links.c.b).where(links.c.joined == 1)
        return tuple((row.a, row.b) for row in self._session.run(query.order_by("a", "b")))

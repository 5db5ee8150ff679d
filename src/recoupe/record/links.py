"""Decisions on pairs of reports, with their reasons: the nearest ones of each report."""

from collections.abc import Collection, Iterable

from sqlalchemy import delete, insert, or_, select

from recoupe.model.codec import from_json, to_json
from recoupe.model.story import Link
from recoupe.record.lookup import chunks
from recoupe.record.schema import links
from recoupe.record.session import Session


class Links:
    """The links table: for a pair of reports, whether they tell of one happening, and why."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def replace(self, found: Iterable[Link]) -> None:
        """Keep these decisions instead of all older ones."""
        rows = [
            {"a": k.a, "b": k.b, "joined": int(k.joined), "body": to_json(k).decode()}
            for k in found
        ]
        self._session.run(delete(links))
        if rows:
            self._session.run(insert(links), rows)

    def of(self, ids: Collection[str]) -> tuple[Link, ...]:
        """Return the decisions on pairs with at least one of these reports, best first."""
        found: dict[tuple[str, str], Link] = {}
        for some in chunks(sorted(ids)):
            query = select(links).where(or_(links.c.a.in_(some), links.c.b.in_(some)))
            found |= {(r.a, r.b): from_json(r.body, Link) for r in self._session.run(query)}
        return tuple(sorted(found.values(), key=lambda k: (-k.score, k.a, k.b)))

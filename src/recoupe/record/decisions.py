"""Decisions on whole stories: what regrouping merged and split, and what a user decided."""

from collections.abc import Collection, Iterable

from sqlalchemy import delete, func, insert, or_, select, update

from recoupe.model.codec import from_json, to_json
from recoupe.model.story import Bonds, Decision
from recoupe.record.lookup import chunks
from recoupe.record.schema import bonds, decisions
from recoupe.record.session import Session


class Decisions:
    """The decisions table, and the bonds between reports that hold because of it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, decision: Decision) -> int:
        """Keep a decision and return its number, one more than the last."""
        self._session.run(
            insert(decisions).values(
                kind=decision.kind,
                maker=decision.by,
                body=to_json(decision).decode(),
                undone=0,
            )
        )
        return int(self._session.run(select(func.max(decisions.c.n))).scalar_one())

    def bind(self, n: int, pairs: Iterable[tuple[str, str]], *, together: bool) -> None:
        """Bind pairs of reports by decision `n`; an older bond between two of them gives way."""
        for a, b in sorted((min(p), max(p)) for p in pairs):
            self._session.run(delete(bonds).where(bonds.c.a == a, bonds.c.b == b))
            self._session.run(insert(bonds).values(n=n, a=a, b=b, together=int(together)))

    def undo(self, n: int) -> None:
        """Mark a decision as undone and drop its bonds."""
        self._session.run(update(decisions).where(decisions.c.n == n).values(undone=1))
        self._session.run(delete(bonds).where(bonds.c.n == n))

    def get(self, n: int) -> Decision | None:
        """Return a decision by its number."""
        found = [d for d in self.all() if d.n == n]
        return found[0] if found else None

    def all(self) -> tuple[Decision, ...]:
        """Return all decisions, oldest first."""
        rows = self._session.run(select(decisions).order_by(decisions.c.n))
        return tuple(
            from_json(row.body, Decision).numbered(row.n, undone=bool(row.undone)) for row in rows
        )

    def bonds(self, ids: Collection[str]) -> Bonds:
        """Return the bonds of which one side at least is among these reports."""
        together: set[tuple[str, str]] = set()
        apart: set[tuple[str, str]] = set()
        for some in chunks(sorted(ids)):
            query = select(bonds).where(or_(bonds.c.a.in_(some), bonds.c.b.in_(some)))
            for row in self._session.run(query):
                (together if row.together else apart).add((row.a, row.b))
        return Bonds(together=tuple(sorted(together)), apart=tuple(sorted(apart)))

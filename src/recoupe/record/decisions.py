"""Decisions on whole stories: what regrouping merged and split, and what a user decided."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Select, delete, func, insert, literal_column, or_, select, update

from recoupe.model.codec import from_json, to_json
from recoupe.model.correction import Correction
from recoupe.model.story import Bonds, Decision
from recoupe.record.lookup import chunks
from recoupe.record.schema import bonds, decided_reports, decisions
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
        n = int(self._session.run(select(func.max(decisions.c.n))).scalar_one())
        rows = [{"report": r, "n": n} for r in {r for part in decision.parts for r in part}]
        if rows:
            self._session.run(insert(decided_reports), rows)
        return n

    def mark(self, n: int, *, undone: bool) -> None:
        """Mark a decision as undone, or as standing again."""
        self._session.run(update(decisions).where(decisions.c.n == n).values(undone=int(undone)))

    def get(self, n: int) -> Decision | None:
        """Return a decision by its number."""
        found = self._found(select(decisions).where(decisions.c.n == n))
        return found[0] if found else None

    def all(self) -> tuple[Decision, ...]:
        """Return all decisions, oldest first."""
        return self._found(select(decisions))

    def about(self, ids: Collection[str]) -> tuple[Decision, ...]:
        """Return the decisions that speak of any of these reports, oldest first."""
        numbers: set[int] = set()
        for some in chunks(sorted(ids)):
            query = select(decided_reports.c.n).where(decided_reports.c.report.in_(some))
            numbers.update(self._session.run(query).scalars())
        found = (
            self._found(select(decisions).where(decisions.c.n.in_(some)))
            for some in chunks(sorted(numbers))
        )
        return tuple(decision for some in found for decision in some)

    def corrections(self, ids: Collection[str]) -> tuple[Correction, ...]:
        """Return the standing corrections that speak of any of these reports, oldest first."""
        numbers: set[int] = set()
        for some in chunks(sorted(ids)):
            query = (
                select(decided_reports.c.n)
                .join(decisions, decisions.c.n == decided_reports.c.n)
                .where(decided_reports.c.report.in_(some), decisions.c.undone == 0)
                .where(decisions.c.kind == "correct")
            )
            numbers.update(self._session.run(query).scalars())
        found = [self.get(n) for n in sorted(numbers)]
        return tuple(c for d in found if d is not None and (c := d.correction) is not None)

    def standing(self) -> tuple[Decision, ...]:
        """Return the user's decisions that are not undone, oldest first."""
        # The maker as a literal: only so does SQLite use the index of the user's own.
        by_user = decisions.c.maker == literal_column("'user'")
        return self._found(select(decisions).where(by_user, decisions.c.undone == 0))

    def set_bonds(self, made: Iterable[tuple[int, Bonds]]) -> None:
        """Have these bonds hold, and no others; each with the number of the decision it is of."""
        self._session.run(delete(bonds))
        rows = [
            {"n": n, "a": min(pair), "b": max(pair), "together": together}
            for n, of_one in made
            for together, pairs in ((1, of_one.together), (0, of_one.apart))
            for pair in pairs
        ]
        if rows:
            self._session.run(insert(bonds), rows)

    def bonds(self, ids: Collection[str]) -> Bonds:
        """Return the bonds of which one side at least is among these reports."""
        together: set[tuple[str, str]] = set()
        apart: set[tuple[str, str]] = set()
        if self._session.run(select(bonds).limit(1)).first() is None:
            return Bonds()  # nearly always: no user has decided anything
        for some in chunks(sorted(ids)):
            query = select(bonds).where(or_(bonds.c.a.in_(some), bonds.c.b.in_(some)))
            for row in self._session.run(query):
                (together if row.together else apart).add((row.a, row.b))
        return Bonds(together=tuple(sorted(together)), apart=tuple(sorted(apart)))

    def _found(self, query: Select[Any]) -> tuple[Decision, ...]:
        rows = self._session.run(query.order_by(decisions.c.n))
        return tuple(
            from_json(row.body, Decision).numbered(row.n, undone=bool(row.undone)) for row in rows
        )

"""Prints of the reports' texts, and the pairs of reports that share text."""

import datetime as dt
import math
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, func, insert, or_, select, text, update

from recoupe.model.codec import from_json, to_json
from recoupe.model.copies import CopyPair
from recoupe.model.story import PassageKind
from recoupe.record.lookup import chunks, other_than
from recoupe.record.schema import copies, prints, readings, reports
from recoupe.record.session import Session

# Read off by SQLite: all else of a report or a reading is many times as much.
_DAY = func.json_extract(readings.c.body, "$.published.latest")
_TEXT = func.json_extract(reports.c.body, "$.text")


class Waiting(NamedTuple):
    """A report whose like must be looked for, with the last day it may have been published.

    The day is an ordinal, None where it is not known.
    """

    report: str
    day: int | None


class MadePrint(NamedTuple):
    """A report's print as it is kept: seeds and shingles as bytes, empty of a short text."""

    report: str
    day: int | None
    seeds: bytes
    shingles: bytes


class KeptPrint(NamedTuple):
    """A report's seeds as bytes."""

    report: str
    seeds: bytes


class Prints:
    """The prints table: what is remembered of each text that was read, as bytes of the stage's."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def waiting(self, version: str) -> tuple[Waiting, ...]:
        """Return the reports whose like this version has not looked for, by day, then id.

        Undated ones come last; the day is that of the reading.
        """
        query = select(prints.c.report)
        todo = self._session.run(other_than(query, prints.c.version, version)).scalars().all()
        found: list[Waiting] = []
        for some in chunks(todo):
            rows = select(readings.c.report, _DAY.label("day")).where(readings.c.report.in_(some))
            found += [
                Waiting(row.report, dt.date.fromisoformat(row.day).toordinal() if row.day else None)
                for row in self._session.run(rows)
            ]
        return tuple(sorted(found, key=lambda w: (math.inf if w.day is None else w.day, w.report)))

    def texts(self, ids: Collection[str]) -> dict[str, str]:
        """Return the texts of these reports, by id."""
        found: dict[str, str] = {}
        for some in chunks(sorted(ids)):
            query = select(reports.c.id, _TEXT.label("text")).where(reports.c.id.in_(some))
            found |= {row.id: row.text for row in self._session.run(query)}
        return found

    def put(self, made: Iterable[MadePrint], *, version: str) -> None:
        """Keep the prints of reports whose like have been looked for."""
        rows = [
            {
                "of_report": one.report,
                "on_day": one.day,
                "some": one.seeds or None,
                "every": one.shingles or None,
            }
            for one in made
        ]
        if rows:
            columns = {"day": "on_day", "seeds": "some", "shingles": "every"}
            values: dict[str, Any] = {name: bindparam(given) for name, given in columns.items()}
            statement = update(prints).where(prints.c.report == bindparam("of_report"))
            self._session.run(statement.values(version=version, **values), rows)

    def count(self) -> int:
        """Return how many texts have been read."""
        return int(self._session.run(select(func.count()).select_from(prints)).scalar_one())

    def days(self) -> tuple[int, ...]:
        """Return the days, ascending ordinals, of texts that have a print."""
        query = select(prints.c.day).where(prints.c.seeds.is_not(None), prints.c.day.is_not(None))
        return tuple(self._session.run(query.distinct().order_by(prints.c.day)).scalars())

    def on(self, day: int | None, *, version: str, most: int | None = None) -> list[KeptPrint]:
        """Return the seeds of a day's reports (None: undated), the latest `most` to have come."""
        of_day = prints.c.day.is_(None) if day is None else prints.c.day == day
        query = (
            select(prints.c.report, prints.c.seeds)
            .where(of_day, prints.c.seeds.is_not(None), prints.c.version == version)
            .order_by(text("prints.rowid DESC"))
            .limit(most)
        )
        rows = self._session.run(query).all()
        return [KeptPrint(row.report, row.seeds) for row in reversed(rows)]

    def shingles(self, ids: Collection[str]) -> dict[str, bytes]:
        """Return the shingles of these reports, by id."""
        found: dict[str, bytes] = {}
        for some in chunks(sorted(ids)):
            query = select(prints.c.report, prints.c.shingles).where(prints.c.report.in_(some))
            found |= {row.report: row.shingles or b"" for row in self._session.run(query)}
        return found


class Copies:
    """The copies table: pairs of reports that share text."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def replace(self, ids: Collection[str], found: Iterable[CopyPair]) -> None:
        """Keep the pairs that these reports are in, instead of what they were in before."""
        for some in chunks(sorted(ids)):
            for side in (copies.c.a, copies.c.b):
                self._session.run(delete(copies).where(side.in_(some)))
        rows = [
            {"a": pair.a, "b": pair.b, "kind": pair.kind, "body": to_json(pair).decode()}
            for pair in found
        ]
        if rows:
            self._session.run(insert(copies), rows)

    def partners(self, ids: Collection[str]) -> dict[str, set[str]]:
        """Return those that each of these reports shares text with, as far as it is kept."""
        found: dict[str, set[str]] = {report: set() for report in ids}
        for some in chunks(sorted(ids)):
            for here, there in ((copies.c.a, copies.c.b), (copies.c.b, copies.c.a)):
                query = select(here.label("one"), there.label("other")).where(here.in_(some))
                for row in self._session.run(query):
                    found[row.one].add(row.other)
        return found

    def of(
        self, ids: Collection[str] | None = None, *, kind: PassageKind | None = None
    ) -> tuple[CopyPair, ...]:
        """Return the pairs with one of these reports, or all; by the two ids."""
        query = select(copies.c.a, copies.c.b, copies.c.body)
        if kind is not None:
            query = query.where(copies.c.kind == kind)
        if ids is None:
            queries = [query]
        else:
            some = chunks(sorted(ids))
            queries = [query.where(or_(copies.c.a.in_(s), copies.c.b.in_(s))) for s in some]
        bodies = {(row.a, row.b): row.body for q in queries for row in self._session.run(q)}
        return tuple(from_json(bodies[pair], CopyPair) for pair in sorted(bodies))

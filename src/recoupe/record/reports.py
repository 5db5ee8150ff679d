"""Reports as they were given, and what could not be read."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal

from sqlalchemy import and_, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from recoupe.model.codec import from_json, to_json
from recoupe.model.report import Rejection, Report
from recoupe.record.lookup import chunks, other_than, prefix_of, storable
from recoupe.record.schema import readings, rejections, reports, standing
from recoupe.record.session import Session

Added = Literal["new", "known"]


class Reports:
    """The reports table: every report is kept once, under its id, and never deleted."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, report: Report, *, now: dt.datetime) -> Added:
        """Keep a report; `now` is kept as its first reading if it has no date.

        The same report given with two different dates or addresses keeps the same one of them,
        whichever comes first: the dated one, then the first by its JSON.
        """
        body = to_json(report).decode()
        row = self._session.run(select(reports.c.body).where(reports.c.id == report.id)).first()
        if row is None:
            self._session.run(insert(reports).values(id=report.id, **columns(report, body, now)))
            return "new"
        known = from_json(row.body, Report)
        if row.body != body and preference(report, body) < preference(known, row.body):
            changed = columns(report, body, now)
            if changed["first_read"]:
                del changed["first_read"]  # stored once, at the first of the two
            self._session.run(update(reports).where(reports.c.id == report.id).values(**changed))
            self._session.run(delete(readings).where(readings.c.report == report.id))
        return "known"

    def get(self, ids: Sequence[str]) -> list[Report]:
        """Return the reports with these ids that are known, in the order of `ids`."""
        found: dict[str, Report] = {}
        for some in chunks(ids):
            query = select(reports.c.id, reports.c.body).where(reports.c.id.in_(some))
            found |= {r.id: from_json(r.body, Report) for r in self._session.run(query)}
        return [found[i] for i in ids if i in found]

    def keys(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the keys of the reports with these ids, by id."""
        found: dict[str, str] = {}
        for some in chunks(sorted(set(ids))):
            query = select(reports.c.id, reports.c.key).where(reports.c.id.in_(some))
            found |= {row.id: row.key for row in self._session.run(query)}
        return found

    def count(self) -> int:
        return int(self._session.run(select(func.count()).select_from(reports)).scalar_one())

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all reports, sorted."""
        return tuple(self._session.run(select(reports.c.id).order_by(reports.c.id)).scalars())

    def languages(self) -> tuple[str, ...]:
        """Return the languages of the reports, sorted."""
        query = select(reports.c.language).distinct().order_by(reports.c.language)
        return tuple(self._session.run(query).scalars())

    def unread(self, language: str, version: str) -> tuple[str, ...]:
        """Return the ids of a language's reports that this version neither read nor refused."""
        query = (
            select(standing.c.report, reports.c.n)
            .join(reports, reports.c.id == standing.c.report)
            .where(standing.c.language == language)
        )
        rows = self._session.run(other_than(query, standing.c.tried_by, version).order_by("n"))
        return tuple(rows.scalars())

    def first_read(self, ids: Sequence[str]) -> dict[str, dt.datetime]:
        """Return when undated reports were first read (UTC); dated ones are left out."""
        found: dict[str, dt.datetime] = {}
        for some in chunks(ids):
            query = select(reports.c.id, reports.c.first_read).where(
                and_(reports.c.id.in_(some), reports.c.first_read.is_not(None))
            )
            rows = self._session.run(query)
            found |= {r.id: dt.datetime.fromisoformat(r.first_read) for r in rows}
        return found

    def matching(self, key_or_prefix: str) -> tuple[str, ...]:
        """Return the ids of the reports with this key, else with ids that begin so, sorted."""
        query = select(reports.c.id).where(reports.c.key == storable(key_or_prefix))
        found = self._session.run(query.order_by(reports.c.id)).scalars().all()
        if found:
            return tuple(found)
        query = select(reports.c.id).where(prefix_of(reports.c.id, key_or_prefix))
        return tuple(self._session.run(query.order_by(reports.c.id)).scalars())


class Rejections:
    """What could not be read, with its reason."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self,
        found: Iterable[Rejection],
        *,
        report: str | None = None,
        version: str | None = None,
    ) -> int:
        """Keep rejections and return how many are new.

        `report` and `version` tell which known report that version of the reader refused.
        """
        new = 0
        for rejection in found:
            values = {
                "id": rejection.id,
                "key": rejection.key,
                "report": report,
                "version": version,
                "body": to_json(rejection).decode(),
            }
            kept = self._session.run(
                select(rejections.c.id).where(rejections.c.id == rejection.id)
            ).first()
            new += kept is None
            self._session.run(
                upsert(rejections)
                .values(**values)
                .on_conflict_do_update(index_elements=["id"], set_=values)
            )
        return new

    def lift(self, ids: Iterable[str]) -> None:
        """Forget that these reports were once refused: they have been read since."""
        for some in chunks(tuple(ids)):
            self._session.run(delete(rejections).where(rejections.c.report.in_(some)))

    def all(self) -> tuple[Rejection, ...]:
        """Return every rejection, by key, then id."""
        query = select(rejections.c.body).order_by(rejections.c.key, rejections.c.id)
        return tuple(from_json(body, Rejection) for body in self._session.run(query).scalars())


def columns(report: Report, body: str, now: dt.datetime) -> dict[str, str | None]:
    """Return what the reports table holds beside the id."""
    when = report.published
    return {
        "key": report.key,
        "source": report.source,
        "language": report.language,
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "first_read": None if when.latest else now.isoformat(timespec="seconds"),
        "body": body,
    }


def preference(report: Report, body: str) -> tuple[bool, str]:
    """Return what orders two tellings of the same report; the lesser one is kept."""
    return (report.published.latest is None, body)

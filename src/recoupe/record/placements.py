"""What placing knows of each report, and which reports still wait for their story."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    text,
    true,
    update,
)

from recoupe.record.lookup import chunks, other_than, prefix_of
from recoupe.record.schema import placements, readings, standing
from recoupe.record.session import Session


class Step(IntEnum):
    """How far the placing of a report is."""

    NEW = 0
    TO_LINK = 1
    TO_GROUP = 2
    PLACED = 3


def _at(step: Step) -> tuple[ColumnElement[bool], ...]:
    """Return the condition of reports at a step of the way, in the words of its partial index."""
    return placements.c.step < text("3"), placements.c.step == int(step)


class Placed(NamedTuple):
    """A report on its way or placed, with the ordinals of the days it was published between."""

    report: str
    earliest: int | None
    latest: int | None


class Placements:
    """The placements table: a report's features for finding its like, as bytes of the stage's own.

    A placement goes through the steps of placing, and is pending until its story is derived.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(
        self,
        report: str,
        *,
        founds: str,
        features: bytes,
        version: str,
        days: tuple[int | None, int | None],
    ) -> None:
        """Keep a report's features, made from its present reading, and set it pending.

        `founds` is the id of the story that this report founds where it is the earliest, `days`
        are the ordinals of the days that it was published between.
        """
        reading = select(readings.c.version).where(readings.c.report == report).scalar_subquery()
        of_it = placements.c.report == report
        values = {
            "report": report,
            "reading_version": reading,
            "version": version,
            "founds": founds,
            "features": features,
            "step": int(Step.NEW),
            "pending": 1,
            "earliest": days[0],
            "latest": days[1],
        }
        if self._session.run(update(placements).where(of_it).values(**values)).rowcount:
            self.link_again()  # others were linked with what it was before
        else:
            self._session.run(insert(placements).values(**values))

    def unplaced(self, version: str) -> tuple[str, ...]:
        """Return the ids of reports whose reading this version of placing has not placed."""
        query = select(standing.c.report).where(standing.c.read_by.is_not(None))
        rows = self._session.run(other_than(query, standing.c.placed_by, version))
        return tuple(sorted(rows.scalars()))  # sorted by SQLite, it would pass by the index

    def orphans(self) -> tuple[str, ...]:
        """Return the ids of placed reports that have no reading any more."""
        unread = standing.c.placed == text("1"), standing.c.read_by.is_(None)
        query = select(standing.c.report).where(*unread).order_by(standing.c.report)
        return tuple(self._session.run(query).scalars())

    def outdate(self, ids: Collection[str]) -> None:
        """Have these reports placed again: their readings have changed."""
        self._set(ids, reading_version="")

    def link_again(self) -> None:
        """Have every report linked anew."""
        linked = placements.c.step > Step.TO_LINK
        self._session.run(update(placements).where(linked).values(step=int(Step.TO_LINK)))

    def remove(self, ids: Collection[str]) -> None:
        """Forget these reports; all others must be linked again without them."""
        for some in chunks(sorted(ids)):
            self._session.run(delete(placements).where(placements.c.report.in_(some)))
        self.link_again()

    def count(self) -> int:
        """Return how many reports are placed or on their way."""
        return int(self._session.run(select(func.count()).select_from(placements)).scalar_one())

    def stamp(self) -> tuple[int, int]:
        """Return what differs when reports were put or removed since all steps were past new."""
        new = select(func.count()).where(*_at(Step.NEW))
        return self.count(), int(self._session.run(new).scalar_one())

    def days(self) -> tuple[Placed, ...]:
        """Return the days of every placed report, by id."""
        columns = (placements.c.report, placements.c.earliest, placements.c.latest)
        rows = self._session.run(select(*columns).order_by(placements.c.report))
        return tuple(Placed(row.report, row.earliest, row.latest) for row in rows)

    def waiting(self) -> tuple[Placed, ...]:
        """Return the reports to be linked, by day, undated ones last, then by id."""
        columns = (placements.c.report, placements.c.earliest, placements.c.latest)
        query = select(*columns).where(*_at(Step.TO_LINK))
        order = (placements.c.latest.nulls_last(), placements.c.report)
        rows = self._session.run(query.order_by(*order))
        return tuple(Placed(row.report, row.earliest, row.latest) for row in rows)

    def last_day(self) -> int | None:
        """Return the last day of a placed report, None where none is dated."""
        found = self._session.run(select(func.max(placements.c.latest))).scalar()
        return None if found is None else int(found)

    def linked(self, *, first: int | None, last: int | None) -> dict[str, bytes]:
        """Return the features of the linked reports of some days, by day; of undated ones for None.

        Both days are of the range; the reports of one day come by id.
        """
        day = placements.c.latest
        within = day.is_(None) if first is None else day.between(first, last)
        query = select(placements.c.report, placements.c.features).where(
            within, placements.c.step > Step.TO_LINK
        )
        rows = self._session.run(query.order_by(placements.c.latest, placements.c.report))
        return {row.report: row.features for row in rows}

    def features(self, ids: Collection[str], *, version: str | None = None) -> dict[str, bytes]:
        """Return the features of these reports, by id; of those that this version placed."""
        placed = true() if version is None else placements.c.version == version
        found: dict[str, bytes] = {}
        for some in chunks(sorted(ids)):
            query = select(placements.c.report, placements.c.features)
            rows = self._session.run(query.where(placements.c.report.in_(some), placed))
            found |= {row.report: row.features for row in rows}
        return {report: found[report] for report in sorted(found)}

    def set_features(self, features: Mapping[str, bytes], *, step: Step) -> None:
        """Keep features anew that placing has added to, and how far their placing is by it."""
        rows = [{"of_report": r, "made": features[r]} for r in sorted(features)]
        if rows:
            statement = update(placements).where(placements.c.report == bindparam("of_report"))
            self._session.run(statement.values(features=bindparam("made"), step=int(step)), rows)

    def at_step(self, step: Step) -> tuple[str, ...]:
        """Return the reports whose placing has come so far, sorted."""
        query = select(placements.c.report).where(*_at(step))
        return tuple(self._session.run(query.order_by(placements.c.report)).scalars())

    def set_step(self, ids: Collection[str], step: Step) -> None:
        """Note how far the placing of these reports is."""
        self._set(ids, step=int(step))

    def set_groups(self, groups: Iterable[Sequence[str]]) -> None:
        """Keep which reports belong together."""
        rows = [{"member": r, "least": min(group)} for group in groups for r in group]
        if rows:
            # A row is written whole, features and all: none that stays as it is.
            other = placements.c.grouped.is_distinct_from(bindparam("least"))
            statement = update(placements).where(placements.c.report == bindparam("member"), other)
            self._session.run(statement.values(grouped=bindparam("least")), rows)

    def groups(self, ids: Collection[str]) -> list[tuple[str, ...]]:
        """Return the groups that these reports are in, as far as they are among them; sorted."""
        found: dict[str, list[str]] = {}
        for some in chunks(sorted(ids)):
            query = select(placements.c.report, placements.c.grouped).where(
                placements.c.report.in_(some), placements.c.grouped.is_not(None)
            )
            for row in self._session.run(query):
                found.setdefault(row.grouped, []).append(row.report)
        return sorted(tuple(sorted(group)) for group in found.values())

    def companions(self, ids: Collection[str]) -> set[str]:
        """Return the reports grouped with any of these, these themselves left out."""
        groups: set[str] = set()
        for some in chunks(sorted(ids)):
            query = select(placements.c.grouped).where(placements.c.report.in_(some)).distinct()
            groups.update(g for g in self._session.run(query).scalars() if g is not None)
        found: set[str] = set()
        for some in chunks(sorted(groups)):
            query = select(placements.c.report).where(placements.c.grouped.in_(some))
            found.update(self._session.run(query).scalars())
        return found - set(ids)

    def earlier(self, ids: Collection[str], than: Collection[str], *, days: int) -> set[str]:
        """Return those of some reports that lie more than so many days before all of `than`."""
        day = placements.c.latest
        found: dict[str, int | None] = {}
        for some in chunks(sorted({*ids, *than})):
            rows = self._session.run(
                select(placements.c.report, day).where(placements.c.report.in_(some))
            )
            found |= {row.report: row.latest for row in rows}
        known = [d for d in (found.get(r) for r in than) if d is not None]
        if not known:
            return set()
        first = min(known) - days
        return {r for r in ids if (d := found.get(r)) is not None and d < first}

    def set_pending(self, ids: Collection[str]) -> None:
        """Have the stories of these reports derived again."""
        self._set(ids, pending=1)

    def settle(self, ids: Collection[str]) -> None:
        """Note that the stories of these reports are derived."""
        self._set(ids, pending=0)

    def pending(self) -> tuple[str, ...]:
        """Return the ids of reports whose story must be derived, sorted."""
        query = select(placements.c.report).where(placements.c.pending == text("1"))
        return tuple(self._session.run(query.order_by(placements.c.report)).scalars())

    def founders(self, prefix: str) -> dict[str, str]:
        """Return the stories that begin so and that some report founds or would found.

        By story id, the founding report's id. A story's id is gone when an earlier report joins
        it or it merges into another; its founding report still leads to where it went.
        """
        query = (
            select(placements.c.founds, placements.c.report)
            .where(prefix_of(placements.c.founds, prefix))
            .order_by(placements.c.founds)
        )
        return {row.founds: row.report for row in self._session.run(query)}

    def _set(self, ids: Collection[str], **values: str | int) -> None:
        other = or_(*(placements.c[name].is_distinct_from(v) for name, v in values.items()))
        for some in chunks(sorted(ids)):
            these = update(placements).where(placements.c.report.in_(some), other)
            self._session.run(these.values(**values))

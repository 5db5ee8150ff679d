"""What placing knows of each report, and which reports still wait for their story."""

from collections.abc import Collection, Iterator

from sqlalchemy import delete, exists, not_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from recoupe.record.lookup import IDS_AT_ONCE, chunks, prefix_of
from recoupe.record.schema import placements, readings
from recoupe.record.session import Session


class Placements:
    """The placements table: a report's features for finding its like, as bytes of the stage's own.

    A placement is pending from its writing until its story has been derived.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, report: str, *, founds: str, features: bytes, version: str) -> None:
        """Keep a report's features, made from its present reading, and set it pending.

        `founds` is the id of the story that this report founds where it is the earliest.
        """
        reading = select(readings.c.version).where(readings.c.report == report).scalar_subquery()
        values = {
            "report": report,
            "reading_version": reading,
            "version": version,
            "founds": founds,
            "features": features,
            "pending": 1,
        }
        statement = upsert(placements).values(**values)
        self._session.run(statement.on_conflict_do_update(index_elements=["report"], set_=values))

    def unplaced(self, version: str) -> tuple[str, ...]:
        """Return the ids of reports whose reading this version of placing has not placed."""
        placed = exists().where(
            placements.c.report == readings.c.report,
            placements.c.reading_version == readings.c.version,
            placements.c.version == version,
        )
        query = select(readings.c.report).where(not_(placed)).order_by(readings.c.report)
        return tuple(self._session.run(query).scalars())

    def orphans(self) -> tuple[str, ...]:
        """Return the ids of placed reports that have no reading any more."""
        read = exists().where(readings.c.report == placements.c.report)
        query = select(placements.c.report).where(not_(read)).order_by(placements.c.report)
        return tuple(self._session.run(query).scalars())

    def outdate(self, ids: Collection[str]) -> None:
        """Have these reports placed again: their readings have changed."""
        self._set(ids, reading_version="")

    def remove(self, ids: Collection[str]) -> None:
        for some in chunks(sorted(ids)):
            self._session.run(delete(placements).where(placements.c.report.in_(some)))

    def features(self) -> Iterator[tuple[str, bytes]]:
        """Yield every placed report's id and features, by id."""
        last = ""
        while True:
            query = select(placements.c.report, placements.c.features).where(
                placements.c.report > last
            )
            rows = self._session.run(query.order_by(placements.c.report).limit(1000)).all()
            for row in rows:
                yield row.report, row.features
            if not rows:
                return
            last = rows[-1].report

    def set_pending(self, ids: Collection[str]) -> None:
        """Have the stories of these reports derived again."""
        self._set(ids, pending=1)

    def settle(self, ids: Collection[str]) -> None:
        """Note that the stories of these reports are derived."""
        self._set(ids, pending=0)

    def pending(self) -> tuple[str, ...]:
        """Return the ids of reports whose story must be derived, sorted."""
        query = select(placements.c.report).where(placements.c.pending == 1)
        return tuple(self._session.run(query.order_by(placements.c.report)).scalars())

    def founders(self, prefix: str) -> dict[str, str]:
        """Return the stories that begin so and that some report founds or would found: a few.

        By story id, the founding report's id. A story's id is gone when an earlier report joins
        it or it merges into another; its founding report still leads to where it went.
        """
        query = (
            select(placements.c.founds, placements.c.report)
            .where(prefix_of(placements.c.founds, prefix))
            .order_by(placements.c.founds)
            .limit(IDS_AT_ONCE)
        )
        return {row.founds: row.report for row in self._session.run(query)}

    def _set(self, ids: Collection[str], **values: str | int) -> None:
        for some in chunks(sorted(ids)):
            these = placements.c.report.in_(some)
            self._session.run(update(placements).where(these).values(**values))

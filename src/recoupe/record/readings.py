"""Readings of reports, and the parses they are made from."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from recoupe.model.annotation import Reading
from recoupe.model.codec import from_json, to_json
from recoupe.record.lookup import chunks
from recoupe.record.schema import parses, readings
from recoupe.record.session import Session


class Readings:
    """The readings table: the newest reading of each report that could be read."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, reading: Reading, *, version: str, known: dt.datetime | None) -> None:
        """Keep a reading; `known` is the instant from which its report is known."""
        values = {
            "report": reading.id,
            "version": version,
            "known": instant_text(known) if known else None,
            "body": to_json(reading).decode(),
        }
        statement = upsert(readings).values(**values)
        self._session.run(statement.on_conflict_do_update(index_elements=["report"], set_=values))

    def drop(self, ids: Iterable[str]) -> None:
        """Forget the readings of these reports."""
        for some in chunks(tuple(ids)):
            self._session.run(delete(readings).where(readings.c.report.in_(some)))

    def get(self, ids: Sequence[str]) -> list[Reading]:
        """Return the readings of these reports, in the order of `ids`; unread ones are left out."""
        found: dict[str, Reading] = {}
        for some in chunks(ids):
            query = select(readings.c.report, readings.c.body).where(readings.c.report.in_(some))
            found |= {r.report: from_json(r.body, Reading) for r in self._session.run(query)}
        return [found[i] for i in ids if i in found]

    def versions(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the version of the reader that read each of these reports."""
        found: dict[str, str] = {}
        for some in chunks(ids):
            query = select(readings.c.report, readings.c.version).where(readings.c.report.in_(some))
            found |= {row.report: row.version for row in self._session.run(query)}
        return found

    def each(self, ids: Sequence[str]) -> Iterator[Reading]:
        """Yield the readings of these reports, a few in memory at a time."""
        for some in chunks(ids):
            yield from self.get(some)

    def ids(self, *, known_at: dt.datetime | None = None) -> tuple[str, ...]:
        """Return the ids of reports that have a reading, sorted; all, or those known then."""
        query = select(readings.c.report).order_by(readings.c.report)
        if known_at is not None:
            query = query.where(readings.c.known <= instant_text(known_at))
        return tuple(self._session.run(query).scalars())


class Parses:
    """Parses of single sentences by their key; what the reader's parser keeps its work in."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get_parses(self, keys: list[str]) -> Mapping[str, bytes]:
        """Return those of `keys` that are kept."""
        found: dict[str, bytes] = {}
        for some in chunks(keys):
            query = select(parses.c.key, parses.c.body).where(parses.c.key.in_(some))
            found |= {r.key: r.body for r in self._session.run(query)}
        return found

    def put_parses(self, found: Mapping[str, bytes]) -> None:
        """Keep these, in one transaction."""
        if not found:
            return
        rows = [{"key": key, "body": body} for key, body in found.items()]
        with self._session.transaction():
            self._session.run(upsert(parses).on_conflict_do_nothing(), rows)


def instant_text(instant: dt.datetime) -> str:
    """Return an aware instant as text of fixed width, so that texts sort as instants do."""
    utc = instant.astimezone(dt.UTC).replace(tzinfo=None)
    return utc.isoformat(timespec="microseconds")

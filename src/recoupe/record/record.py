"""The record: one SQLite file with the reports and all that was derived from them."""

from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from recoupe.record.copies import Copies, Prints
from recoupe.record.decisions import Decisions
from recoupe.record.links import Links
from recoupe.record.placements import Placements
from recoupe.record.readings import Parses, Readings
from recoupe.record.reports import Rejections, Reports
from recoupe.record.search import Search
from recoupe.record.session import BUSY_SECONDS, Session, open_session
from recoupe.record.stories import Stories


class Record:
    """An open record. Each table has its own small object; only they know SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.reports = Reports(session)
        self.rejections = Rejections(session)
        self.readings = Readings(session)
        self.parses = Parses(session)
        self.placements = Placements(session)
        self.links = Links(session)
        self.prints = Prints(session)
        self.copies = Copies(session)
        self.decisions = Decisions(session)
        self.stories = Stories(session)
        self.search = Search(session)

    @classmethod
    def open(
        cls, path: Path | str, *, write: bool = False, busy_seconds: float = BUSY_SECONDS
    ) -> "Record":
        """Open the record at `path` for asking, or with `write` for reading into it.

        Only `write` makes a record where there is none. Older records are migrated.

        Raises:
            RecordError: there is none, or it is something else, newer, locked or damaged.

        """
        return cls(open_session(Path(path), write=write, busy_seconds=busy_seconds))

    @property
    def path(self) -> Path:
        return self._session.path

    def transaction(self) -> AbstractContextManager[None]:
        """Keep all that is written inside, or nothing of it; other writers wait."""
        return self._session.transaction()

    def snapshot(self) -> AbstractContextManager[None]:
        """Read one state of the record inside, whoever writes meanwhile."""
        return self._session.snapshot()

    def foreign_changes(self) -> int:
        """Return a number that differs when another connection has written since it was asked."""
        return int(self._session.run_text("PRAGMA data_version").scalar_one())

    def close(self) -> None:
        self._session.close()

    def __enter__(self) -> "Record":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

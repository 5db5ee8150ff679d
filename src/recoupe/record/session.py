"""One connection to the record's file: opening, checking, migrating, transactions, errors."""

import os
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import CursorResult, Executable, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from recoupe.errors import RecordBusyError, RecordError
from recoupe.record.migrations import MIGRATIONS, SCHEMA_VERSION

APPLICATION_ID = 0x5265_636F
"""What marks an SQLite file as a record: "Reco" (PRAGMA application_id)."""

BUSY_SECONDS = 30.0
"""How long a writer waits for another one; its transactions last a few seconds at most."""

RETRY_SECONDS = 0.02
"""How long one waits who cannot have SQLite wait for him."""

READ_FIRST = "recoupe read PATH first"
OTHER_FOLDER = "name a file in a folder you may write to"

Row = Mapping[str, object]


class Session:
    """A connection on which statements run one by one, or together in `transaction`."""

    def __init__(self, path: Path, *, mode: str, busy_seconds: float) -> None:
        self.path = path
        self.busy_seconds = busy_seconds
        uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
        self._engine = create_engine(
            "sqlite://",
            creator=lambda: sqlite3.connect(uri, uri=True, timeout=busy_seconds),
            isolation_level="AUTOCOMMIT",  # BEGIN is ours to say: a writer asks for the lock first
            poolclass=NullPool,
        )
        self._depth = 0
        with self._named_errors():
            self._connection = self._engine.connect()

    def run(
        self, statement: Executable, values: Row | Sequence[Row] | None = None
    ) -> CursorResult[Any]:
        """Run a statement, once for each of `values` if they are several.

        Raises:
            RecordError: the file is busy, damaged or cannot be written.

        """
        with self._named_errors():
            return self._connection.execute(statement, values)

    def run_text(self, sql: str) -> CursorResult[Any]:
        """Run SQL of our own, for pragmas and migrations."""
        with self._named_errors():
            return self._connection.exec_driver_sql(sql)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that runs inside is kept together or not at all; an inner one joins the outer.

        Raises:
            RecordError: another process went on writing for longer than a writer waits.

        """
        with self._begun("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read inside is of one state of the record, whoever writes meanwhile."""
        with self._begun("BEGIN"):
            yield

    @contextmanager
    def _begun(self, begin: str) -> Iterator[None]:
        if self._depth:
            yield
            return
        self.run_text(begin)
        self._depth = 1
        try:
            yield
            self.run_text("COMMIT")
        except BaseException:
            # A failed COMMIT (disk full) may have rolled back already.
            with self._named_errors():
                if self._connection.connection.dbapi_connection.in_transaction:  # type: ignore[union-attr]  # sqlite3's own connection
                    self._connection.exec_driver_sql("ROLLBACK")
            raise
        finally:
            self._depth = 0

    def close(self) -> None:
        self._connection.close()
        self._engine.dispose()

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise named(error.orig, self.path) from error


def named(error: BaseException | None, path: Path) -> RecordError:
    """Return SQLite's complaint as an error that says what to do."""
    what = str(error)
    if "locked" in what or "busy" in what:
        return RecordBusyError(path)
    if "not a database" in what:
        return RecordError(f"{path} is not a Recoupe record", hint="name another file (--record)")
    if "unable to open" in what or "readonly" in what:
        return RecordError(f"cannot open {path}, or may not write there", hint=OTHER_FOLDER)
    if "malformed" in what:
        return RecordError(
            f"{path} is damaged ({what})", hint="restore it from a copy, or read again into another"
        )
    return RecordError(f"{path}: {what}")


def open_session(path: Path, *, write: bool, busy_seconds: float = BUSY_SECONDS) -> Session:
    """Return a session on the record at `path`, migrated; `write` makes it if there is none.

    Raises:
        RecordError: there is no record, it is something else, of a newer version, or locked.

    """
    try:
        require_place(path, write=write)
    except OSError as error:  # a folder on the way may not be entered
        raise RecordError(f"cannot reach {path}: {error.strerror}", hint=OTHER_FOLDER) from error
    if not write and frozen(path):
        session = Session(path, mode="ro&immutable=1", busy_seconds=busy_seconds)
    else:
        session = Session(path, mode="rwc" if write else "rw", busy_seconds=busy_seconds)
    try:
        prepare(session, write=write)
    except BaseException:
        session.close()
        raise
    return session


def require_place(path: Path, *, write: bool) -> None:
    """Raise RecordError if nothing can be opened at `path`."""
    if path.is_dir():
        raise RecordError(f"{path} is a folder, not a record", hint="name a file (--record)")
    if not write and not path.exists():
        raise RecordError(f"no record at {path}", hint=READ_FIRST)
    if not path.parent.is_dir():
        raise RecordError(f"no folder {path.parent} for the record", hint="make the folder first")


def frozen(path: Path) -> bool:
    """Say whether the record can only be looked at: no right to write, no log left to recover."""
    log = path.with_name(path.name + "-wal")
    return not os.access(path.parent, os.W_OK) and not log.exists()


def prepare(session: Session, *, write: bool) -> None:
    """Check that the file is a record and bring it to this version's schema.

    Nothing is changed in a file that is not a record.
    """
    version = checked_version(session, write=write)
    if version < SCHEMA_VERSION:
        log_ahead(session)
        migrate(session)
    # An acknowledged report survives a power cut too: the log is synced at each commit.
    session.run_text("PRAGMA synchronous = FULL").close()
    if not write:
        session.run_text("PRAGMA query_only = ON").close()


def log_ahead(session: Session) -> None:
    """Have the file written by way of a log, so that it can be read while it is written.

    SQLite does not wait for a lock to change this, so that two who open a new record at once
    could not both do it: who comes second waits here.

    Raises:
        RecordError: another process held the file for longer than a writer waits.

    """
    until = time.monotonic() + session.busy_seconds
    while session.run_text("PRAGMA journal_mode").scalar_one() != "wal":
        try:
            session.run_text("PRAGMA journal_mode = WAL").close()
        except RecordBusyError:
            if time.monotonic() > until:
                raise
            time.sleep(RETRY_SECONDS)


def checked_version(session: Session, *, write: bool) -> int:
    """Return the schema's version, 0 for an empty file.

    Raises:
        RecordError: the file is another program's, newer than this program, or empty and asked.

    """
    with session.snapshot():  # not half of it before another process made the tables
        mark = session.run_text("PRAGMA application_id").scalar_one()
        version = int(session.run_text("PRAGMA user_version").scalar_one())
        tables = session.run_text("SELECT count(*) FROM sqlite_master").scalar_one()
    if mark != APPLICATION_ID:
        if tables or mark:
            raise RecordError(
                f"{session.path} is another program's database, not a Recoupe record",
                hint="name another file (--record)",
            )
        if not write:
            raise RecordError(f"{session.path} is empty", hint=READ_FIRST)
    if version > SCHEMA_VERSION:
        raise RecordError(
            f"{session.path} has schema {version}, this Recoupe knows up to {SCHEMA_VERSION}",
            hint="use the Recoupe that wrote it, or a newer one",
        )
    return version


def migrate(session: Session) -> None:
    """Apply the migrations that the record lacks, all or none."""
    with session.transaction():
        # Asked again under the lock: another process may have migrated meanwhile.
        version = int(session.run_text("PRAGMA user_version").scalar_one())
        for statements in MIGRATIONS[version:]:
            for statement in statements:
                session.run_text(statement)
        session.run_text(f"PRAGMA application_id = {APPLICATION_ID}").close()
        session.run_text(f"PRAGMA user_version = {SCHEMA_VERSION}").close()

"""The server's database: SQLite through sqlcipher3 (no key: the server's disk is the library's own) or PostgreSQL."""

from __future__ import annotations

import os
import random
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from offcirc.errors import EnvironmentProblem, UserError
from offcirc.machine_errors import SQLITE_SENTENCES, Meanings, Telling

BUSY_TIMEOUT_MS = 30_000
_POOL_SIZE = 48
"""More than anyio's 40 worker threads: nobody waits for a connection while holding the writer's turn."""
_CONNECT_TIMEOUT_S = 10
"""The driver's own is two minutes: as long would a request hang where PostgreSQL's machine is gone."""
_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA cache_size=-65536",
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",
)
_RECORDS_LOCK = 0x0FFC19C
"""PostgreSQL advisory lock on the records: workers share it, whoever writes them otherwise has it alone."""
_CLAIMING_LOCK = 0x0FFC19D
"""PostgreSQL advisory lock: workers choose their rows one after the other."""
_TURN_LOCK = 0x0FFC1A000
"""The first of as many PostgreSQL advisory locks as there are turns for workers."""
_PROCESSORS = os.cpu_count() or 1


class FairLock:
    """Hands out turns in the order of asking; `threading.Lock` may starve a waiter when 200 upload at once."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._taken = False

    def __enter__(self) -> None:
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        turn.acquire()

    def __exit__(self, *_exc: object) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False


class Database:
    """Opens transactions: `read` sees one snapshot, `write` is alone in its process and queues fairly for its turn."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.is_sqlite = url.startswith("sqlite")
        self.path = Path(make_url(url).database or "") if self.is_sqlite else None
        self.engine = _sqlite_engine(url) if self.is_sqlite else _postgresql_engine(url)
        self._turn = FairLock()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A read transaction on one snapshot."""
        options: dict[str, Any] = {"reads": True} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with said_plainly(self.path), self.engine.connect().execution_options(**options) as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A write transaction: committed, and on the disk, when the block ends; rolled back on any exception."""
        if not self.is_sqlite:
            with said_plainly(None), self.engine.begin() as connection:
                yield connection
            return
        with self._turn, said_plainly(self.path), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def write_alone(self) -> Iterator[Connection]:
        """A write transaction beside which nobody else changes patrons, items, loans or holds."""
        with self.write() as connection:
            if not self.is_sqlite:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_RECORDS_LOCK})")
            yield connection

    @contextmanager
    def write_in_turn(self) -> Iterator[Connection]:
        """A worker's write transaction on PostgreSQL; at once there are no more of them than processors.

        One more would be put off its processor again and again, with everything locked that it has.
        """
        tries = " ".join(
            f"WHEN pg_try_advisory_xact_lock({_TURN_LOCK + turn}) THEN true" for turn in range(_PROCESSORS)
        )
        with self.write() as connection:
            if not connection.exec_driver_sql(f"SELECT CASE {tries} ELSE false END").scalar_one():
                turn = _TURN_LOCK + random.randrange(_PROCESSORS)  # noqa: S311 - no secret
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({turn})")
            yield connection

    @contextmanager
    def claiming(self, connection: Connection) -> Iterator[None]:
        """While entered, no other worker chooses its rows. Until the transaction ends, nobody has the records alone."""
        connection.exec_driver_sql(
            f"SELECT pg_advisory_xact_lock_shared({_RECORDS_LOCK}), pg_advisory_lock({_CLAIMING_LOCK})"
        )
        try:
            yield
            connection.exec_driver_sql(f"SELECT pg_advisory_unlock({_CLAIMING_LOCK})")
        except BaseException:
            connection.invalidate()  # the lock is its session's, and ends with it
            raise

    def close(self) -> None:
        """Closes all connections; SQLite folds the WAL into the file."""
        self.engine.dispose()


@contextmanager
def together(connection: Connection) -> Iterator[None]:
    """Sends the statements within to PostgreSQL without waiting for an answer in between; none may return rows.

    Each answer waited for is a turn of both processes on the processors, and locks are held meanwhile. What one of the
    statements fails of is raised at the end of the block. To SQLite they go one by one.

    Raises:
        OperationalError: one of them failed.
    """
    if connection.dialect.name == "sqlite":
        yield
        return
    import psycopg  # noqa: PLC0415 - a server on SQLite needs no PostgreSQL

    driver: Any = connection.connection.driver_connection
    try:
        with driver.pipeline():
            yield
    except psycopg.Error as error:
        if driver.broken:
            connection.invalidate(error)
        raise OperationalError("statements sent together", None, error) from error


def _sqlite_engine(url: str) -> Engine:
    import sqlcipher3.dbapi2  # noqa: PLC0415 - a server on PostgreSQL needs no SQLite

    engine = create_engine(
        url,
        module=sqlcipher3.dbapi2,
        connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT_MS / 1000},
        pool_size=_POOL_SIZE,
        max_overflow=0,
    )

    def on_connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver has no types
        connection.isolation_level = None  # the driver's own transactions leave a failed migration half applied
        for pragma in _SQLITE_PRAGMAS:
            connection.execute(pragma)

    def on_begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get("reads", False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", on_connect, insert=True)
    event.listen(engine, "begin", on_begin)
    return engine


def _postgresql_engine(url: str) -> Engine:
    try:
        return create_engine(
            url,
            pool_size=20,
            max_overflow=0,
            pool_pre_ping=True,
            connect_args={"options": "-c timezone=UTC", "connect_timeout": _CONNECT_TIMEOUT_S},
        )
    except (ArgumentError, NoSuchModuleError, ImportError):
        raise UserError("DATABASE_URL_UNREADABLE") from None


_MEANINGS = Meanings(
    kinds=(DBAPIError, OSError, PoolTimeoutError),
    sentences=(
        *SQLITE_SENTENCES,
        ("could not extend file", "DISK_FULL"),
        ("connection failed", "DATABASE_AWAY"),
        ("connection to server", "DATABASE_AWAY"),  # whatever else libpq says of it
        ("connection is bad", "DATABASE_AWAY"),
        ("connection refused", "DATABASE_AWAY"),
        ("server closed the connection", "DATABASE_AWAY"),
        ("terminating connection", "DATABASE_AWAY"),
        ("the connection is lost", "DATABASE_AWAY"),
        ("the database system is", "DATABASE_AWAY"),
        ("queuepool limit", "LOCKED"),
    ),
)


def problem_of(error: BaseException, path: Path | None) -> EnvironmentProblem | None:
    """What a person can do something about, if the driver's error is of that kind; never the statement's values."""
    return _MEANINGS.problem_of(error, path)


def said_plainly(path: Path | None) -> Telling:
    """Turns the driver's errors about the machine into `EnvironmentProblem`; lets bugs through.

    Raises:
        EnvironmentProblem: `DATABASE_AWAY`, or one of the codes of `SQLITE_SENTENCES`.
    """
    return _MEANINGS.told(path)

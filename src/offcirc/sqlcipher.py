"""Encrypted SQLite through SQLAlchemy: how every database of a workstation is opened.

DEPENDENCIES has the measurements: SQLCipher from `sqlcipher3` (its SQLite is free of the WAL-reset bug), the key given
as the first statement of a connection and never in a URL, transactions begun by us because the driver's own handling
leaves a failed migration half applied.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.url import URL
from sqlalchemy.exc import DBAPIError

from offcirc.errors import EnvironmentProblem

SQLITE_VERSION: str = sqlcipher3.dbapi2.sqlite_version
KEY_LENGTH = 32
"""Bytes of a raw key; a passphrase would cost 0.2 s on every open."""
BUSY_TIMEOUT_MS = 30_000


def open_engine(path: Path, key: bytes, *, pragmas: tuple[str, ...] = ()) -> Engine:
    """An engine whose connections are keyed. Transactions are `BEGIN IMMEDIATE`, or `BEGIN` with option `reads=True`.

    Args:
        path: the database file.
        key: 32 raw bytes.
        pragmas: further statements for each new connection, e.g. `PRAGMA journal_mode=WAL`.
    """
    if len(key) != KEY_LENGTH:
        raise ValueError(f"a key has {KEY_LENGTH} bytes")
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(
        url,
        module=sqlcipher3.dbapi2,
        connect_args={"timeout": BUSY_TIMEOUT_MS / 1000},
        hide_parameters=True,  # an exception's text must not carry patron data
    )

    def on_connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver has no types
        connection.isolation_level = None
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        if sys.platform == "darwin":
            connection.execute("PRAGMA fullfsync=ON")
        for pragma in pragmas:
            connection.execute(pragma)

    def on_begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get("reads", False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", on_connect, insert=True)
    event.listen(engine, "begin", on_begin)
    return engine


_SENTENCES = (
    ("database or disk is full", "DISK_FULL"),
    ("no space left", "DISK_FULL"),
    ("readonly database", "READ_ONLY"),
    ("unable to open database", "CANNOT_OPEN"),
    ("database is locked", "LOCKED"),
    ("file is not a database", "DAMAGED"),
    ("malformed", "DAMAGED"),
    ("disk i/o error", "DISK_FAILED"),
)


def problem_of(error: BaseException, path: Path) -> EnvironmentProblem | None:
    """What a person can do something about, if the driver's error is of that kind."""
    text = str(getattr(error, "orig", None) or error).lower()
    for sentence, code in _SENTENCES:
        if sentence in text:
            return EnvironmentProblem(code, path=str(path))
    return None


@contextmanager
def said_plainly(path: Path) -> Iterator[None]:
    """Turns the driver's errors about the machine into `EnvironmentProblem`; lets bugs through.

    Raises:
        EnvironmentProblem: `DISK_FULL`, `READ_ONLY`, `CANNOT_OPEN`, `LOCKED`, `DAMAGED` or `DISK_FAILED`.
    """
    try:
        yield
    except (DBAPIError, sqlcipher3.dbapi2.Error, OSError) as error:
        problem = problem_of(error, path)
        if problem is None:
            raise
        raise problem from None

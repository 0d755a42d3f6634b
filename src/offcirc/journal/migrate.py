"""Creates and upgrades journal.db: alone, after a copy, in one transaction that proves itself; a newer file is refused.

The driver alone tells whether there is something to do, without writing; only then is Alembic imported, which takes
half a second. While a journal is upgraded nobody else has it open: an older offcirc would go on writing what it knows.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from itertools import zip_longest
from pathlib import Path

from offcirc import sqlcipher
from offcirc.errors import EnvironmentProblem
from offcirc.journal.backup import copy_connection
from offcirc.sqlcipher import DriverConnection, DriverError, connect, problem_of

REVISION = "0001"
"""The newest migration; a test holds it against the folder."""
KEPT_FOR = timedelta(days=30)
"""For how long the journal stays that was there before an upgrade, unless somebody is forgotten meanwhile."""
OF_ANOTHER_VERSION = frozenset({"TOO_NEW", "UPGRADE_WAITS", "UPGRADE_FAILED"})
"""Codes of what says nothing about whether a journal is whole."""
_MIGRATIONS = Path(__file__).parent / "migrations"
_BEFORE = "{stem}-before-{revision}.db"
_AGAIN_S = (0.02, 0.1)
_IS_JOURNAL = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
_ACCOUNT = (
    "SELECT position, kind, transaction_id, CAST(body AS BLOB), body_hash, chain_hash, epoch, seq FROM entries "
    "ORDER BY position"
)


def bring_up_to_date(path: Path, key: bytes) -> None:
    """Leaves the database at `REVISION`, creating it where there is none.

    An older one is copied to `journal-before-REVISION.db` first. Killed at any moment, or refused by the disk, the
    journal is what it was or what it shall be.

    Raises:
        EnvironmentProblem: `TOO_NEW` where a newer offcirc wrote the file, which stays as it is to the byte;
            `UPGRADE_WAITS` where another process has an older one open; `UPGRADE_FAILED` where the account would be
            another one afterwards; `DISK_FULL`, `READ_ONLY`, ….
    """
    found = _found(path, key)
    if found == REVISION:
        return
    refuse_newer(found, path)
    with _alone(path, key, older=found is not None) as connection:
        found = revision_of(connection)  # another process may have been quicker
        if found == REVISION:
            return
        refuse_newer(found, path)
        copy = path.with_name(_BEFORE.format(stem=path.stem, revision=REVISION)) if found is not None else None
        if copy is not None:
            copy_connection(connection, key, copy)
        from offcirc.journal.upgrading import upgrade  # noqa: PLC0415 - Alembic: see above

        upgrade(connection, _MIGRATIONS, REVISION, lambda: _prove(connection, key, copy, path))


def upgrade_due(path: Path, key: bytes) -> bool:
    """Whether there is an older journal, which the next opening upgrades: that may take its time.

    Raises:
        EnvironmentProblem: as `bring_up_to_date`.
    """
    with sqlcipher.said_plainly(path):
        found = _found(path, key)
    refuse_newer(found, path)
    return found not in {None, REVISION}


def refuse_newer(found: str | None, path: Path) -> None:
    """Raises `TOO_NEW` where this program does not know the form."""
    if found is not None and found not in _known_revisions():
        raise EnvironmentProblem("TOO_NEW", path=str(path))


def revision_of(connection: DriverConnection) -> str | None:
    """The form a journal has; None where it is not one yet."""
    if connection.execute(_IS_JOURNAL).fetchone() is None:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def kept_before_upgrade(journal: Path) -> Path | None:
    """The newest copy of the journal from before an upgrade; None where there is none."""
    return max(journal.parent.glob(_BEFORE.format(stem=journal.stem, revision="[0-9]*")), default=None)


def remove_old_copies(journal: Path, now: datetime) -> None:
    """Removes the copies that have been kept long enough.

    Args:
        journal: that they belong to.
        now: UTC.
    """
    for copy in journal.parent.glob(_BEFORE.format(stem=journal.stem, revision="[0-9]*")):
        with suppress(OSError):  # it goes the next time
            if now.timestamp() - copy.stat().st_mtime > KEPT_FOR.total_seconds():
                copy.unlink()


def _found(path: Path, key: bytes) -> str | None:
    """The form of the file, which is only read: closing a connection that may write folds the log into the file."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    try:
        with closing(connect(path, key, mode="ro")) as connection:
            return revision_of(connection)
    except DriverError as error:
        problem = problem_of(error, path)
        if problem is None or problem.code not in {"READ_ONLY", "CANNOT_OPEN"}:
            raise
    with closing(connect(path, key, mode="rw")) as connection:  # a write that was cut has to be taken back first
        return revision_of(connection)


@contextmanager
def _alone(path: Path, key: bytes, *, older: bool) -> Iterator[DriverConnection]:
    """A connection beside which there is no other, in any process, until it is closed.

    Whoever has a journal open keeps a lock of SQLite's on it, an older offcirc as well; here it is waited for.
    """
    until_s = time.monotonic() + sqlcipher.BUSY_TIMEOUT_MS / 3000
    while True:
        connection = connect(path, key, pragmas=("PRAGMA busy_timeout = 0", "PRAGMA locking_mode = EXCLUSIVE"))
        try:
            connection.execute("PRAGMA journal_mode = DELETE")  # the log is folded in: refused while others read it
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")  # the lock stays
        except DriverError as error:
            connection.close()
            problem = problem_of(error, path)
            if problem is None or problem.code != "LOCKED":
                raise
            if time.monotonic() > until_s:
                raise EnvironmentProblem("UPGRADE_WAITS" if older else "LOCKED", path=str(path)) from None
            time.sleep(random.uniform(*_AGAIN_S))  # noqa: S311 - two that wait for each other
            continue
        except BaseException:
            connection.close()
            raise
        with closing(connection):
            yield connection
        return


def _prove(connection: DriverConnection, key: bytes, copy: Path | None, path: Path) -> None:
    """Raises `UPGRADE_FAILED` unless every entry of the account is what it was, before anything is committed."""
    if copy is None:
        return
    with closing(connect(copy, key, mode="rw")) as before:
        pairs = zip_longest(before.execute(_ACCOUNT), connection.execute(_ACCOUNT))
        if any(old != new for old, new in pairs):
            raise EnvironmentProblem("UPGRADE_FAILED", path=str(path))


def _known_revisions() -> set[str]:
    return {path.stem.split("_")[0] for path in (_MIGRATIONS / "versions").glob("0*.py")}

"""One process talks to the server at a time; any number record meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock

from offcirc.errors import EnvironmentProblem

_WAIT_S = 2.0


@contextmanager
def only_syncer(path: Path) -> Iterator[None]:
    """Holds the lock; the operating system drops it when the process dies, however it dies.

    Raises:
        EnvironmentProblem: `SYNC_RUNNING` where another process holds it.
    """
    lock = filelock.FileLock(path, timeout=_WAIT_S)
    try:
        lock.acquire()
    except filelock.Timeout:
        raise EnvironmentProblem("SYNC_RUNNING") from None
    try:
        yield
    finally:
        lock.release()

"""Several look-ups of one thread as of one moment."""

from __future__ import annotations

import threading
from collections.abc import Callable

from offcirc.sqlcipher import DriverConnection


class Moment(threading.local):
    """The connection whose snapshot this thread reads, and the cursor seen in it."""

    connection: DriverConnection | None = None
    cursor: int | None = None


class Between:
    """Calls one function before and one after. A class because it stands around every scan."""

    __slots__ = ("_after", "_before")

    def __init__(self, before: Callable[[], None], after: Callable[[], None]) -> None:
        self._before = before
        self._after = after

    def __enter__(self) -> None:
        self._before()

    def __exit__(self, *_: object) -> None:
        self._after()

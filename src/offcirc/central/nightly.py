"""The built-in scheduler of `serve`: starts the extract job when it is due, and makes up one that was slept over."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from offcirc.central import extract_runs, moments
from offcirc.central.database import Database
from offcirc.central.settings import Settings
from offcirc.errors import EnvironmentProblem

_LOOK_EVERY_S = 30.0
_log = logging.getLogger(__name__)


@contextmanager
def nightly_extracts(settings: Settings, database: Database, start: Callable[..., int]) -> Iterator[None]:
    """Looks after the extract job while the server serves.

    Args:
        settings: with the hour; without one nothing is done.
        database: to know when the extracts were built.
        start: runs `offcirc-central extract` with options to its end.
    """
    if settings.extract_at is None:
        yield
        return
    stop = threading.Event()
    thread = threading.Thread(target=_look, args=(settings, database, start, stop), name="nightly", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()  # a job that is under way ends by itself


def _look(settings: Settings, database: Database, start: Callable[..., int], stop: threading.Event) -> None:
    while not stop.wait(_LOOK_EVERY_S):
        due = _due(settings, database)
        if due is not None:
            _log.info("the nightly extract is due since %s", due.isoformat())
            with suppress(OSError):  # no process to be had: the next look tries again
                start(settings, "--scheduled", due.isoformat())


def _due(settings: Settings, database: Database) -> datetime | None:
    try:
        with database.read() as connection:
            return extract_runs.due_since(connection, settings, moments.now())
    except EnvironmentProblem as problem:
        _log.warning("whether the extract is due cannot be known: %s", problem.code)
        return None

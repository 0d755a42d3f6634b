"""One window a home. Commands may run beside it; a second window would show what the first one changes too late."""

from __future__ import annotations

import errno

import filelock

from offcirc.app.home import Home
from offcirc.errors import EnvironmentProblem


def only_window(home: Home) -> filelock.BaseFileLock:
    """Takes the place; the operating system gives it back when the process ends, however it ends.

    Returns:
        what holds the place: keep it as long as the window lives, then `release()`.

    Raises:
        EnvironmentProblem: `WINDOW_OPEN` where another window has it; `READ_ONLY` or `CANNOT_OPEN`.
    """
    lock = filelock.FileLock(home.directory / "window.lock", timeout=0)
    try:
        lock.acquire()
    except filelock.Timeout:
        raise EnvironmentProblem("WINDOW_OPEN") from None
    except OSError as error:
        code = "READ_ONLY" if error.errno == errno.EROFS else "CANNOT_OPEN"
        raise EnvironmentProblem(code, path=str(home.directory)) from None
    return lock

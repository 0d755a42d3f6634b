"""One window a home. Commands may run beside it; a second window would show what the first one changes too late."""

from __future__ import annotations

import errno
import sys

import filelock

from offcirc.app.home import Home
from offcirc.errors import EnvironmentProblem

_KNOWN_TO_SETUP = ("offcirc-is-running", "Global\\offcirc-is-running")
"""As packaging/windows/offcirc.iss has them: one of the session, one of the machine."""


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
    _tell_setup()
    return lock


def _tell_setup() -> None:
    """On Windows: setup and uninstaller wait as long as somebody holds these names. The system lets go of them."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - there only

        for name in _KNOWN_TO_SETUP:
            ctypes.windll.kernel32.CreateMutexW(None, False, name)  # noqa: FBT003 - the system's order

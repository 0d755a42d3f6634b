"""How this program starts itself again, installed or frozen."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def program_arguments() -> list[str]:
    """The beginning of a command line that runs `offcirc`."""
    return _frozen("offcirc") or [sys.executable, "-m", "offcirc.cli.main"]


def unseen_arguments() -> list[str]:
    """The same for a schedule: on Windows the frozen program without a terminal, which would flash up each time."""
    return _frozen("offcircw" if sys.platform == "win32" else "offcirc") or program_arguments()


def central_arguments() -> list[str]:
    """The beginning of a command line that runs `offcirc-central`."""
    return _frozen("offcirc-central") or [sys.executable, "-m", "offcirc.central.cli.main"]


def _frozen(name: str) -> list[str]:
    """The programs of a frozen one stand side by side; nothing where this is not one of them."""
    own = Path(sys.executable)
    return [str(own.with_name(f"{name}{own.suffix}"))] if getattr(sys, "frozen", False) else []


def has_screen() -> bool:
    """Whether a window can be opened: Qt ends the process where it cannot."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))

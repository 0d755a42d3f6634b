"""How this program starts itself again, installed or frozen."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def program_arguments() -> list[str]:
    """The beginning of a command line that runs `offcirc`."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "offcirc.cli.main"]


def central_arguments() -> list[str]:
    """The beginning of a command line that runs `offcirc-central`; frozen, it stands beside this program."""
    if getattr(sys, "frozen", False):
        own = Path(sys.executable)
        return [str(own.with_name(f"offcirc-central{own.suffix}"))]
    return [sys.executable, "-m", "offcirc.central.cli.main"]


def has_screen() -> bool:
    """Whether a window can be opened: Qt ends the process where it cannot."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))

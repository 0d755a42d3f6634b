"""What the window loads before it is shown."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("offcirc.journal", "offcirc.replica", "offcirc.app.workstation", "offcirc.connectors", "offcirc.gui.dialogs")
HEAVY_LIBRARIES = ("sqlcipher3", "sqlalchemy", "nacl", "ssl", "PySide6.QtNetwork", "PySide6.QtPrintSupport")


def test_the_window_is_shown_before_anything_heavy_is_imported() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import sys, offcirc.gui.start; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = told.stdout.split()
    assert "offcirc.gui.window" in loaded
    heavy = [name for name in loaded if name.startswith(HEAVY) or name.startswith(HEAVY_LIBRARIES)]
    assert heavy == []

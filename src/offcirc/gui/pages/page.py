"""What a page of the window is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from offcirc.gui.context import Context


class Page(QWidget):
    """One page. It is made when the window is made and lives as long."""

    scan_hint_changed = Signal()
    sync_wanted = Signal()
    """The page asks for what the Synchronise button does."""
    recorded = Signal()
    """A row was recorded or its state changed: counts in the strip are old."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.context = context

    @property
    def title(self) -> str:
        """Its name in the rail."""
        raise NotImplementedError

    @property
    def scan_hint(self) -> str:
        """What the empty scan box says while this page is shown."""
        raise NotImplementedError

    def take_scan(self, typed: str) -> None:
        """Takes one scan, as it came. Never loses it: what cannot be done yet waits in a line that can be seen."""
        raise NotImplementedError

    def activate(self) -> None:
        """It came into sight."""

    def refresh(self) -> None:
        """The journal or the replica may be another: after a synchronisation, and when somebody else recorded."""

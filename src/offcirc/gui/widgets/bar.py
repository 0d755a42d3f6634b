"""How far something is."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar


class Bar(QProgressBar):
    """Is painted with everything else.

    Qt's own paints at once when it moves, and all that waits with it: a table beside it twice for each step.
    """

    def setValue(self, value: int) -> None:
        """Moves it."""
        self.setUpdatesEnabled(False)
        super().setValue(value)
        self.setUpdatesEnabled(True)

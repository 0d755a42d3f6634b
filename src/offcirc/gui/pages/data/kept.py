"""What the server keeps of what was done at the desk, and what it does not: one line each, with a tick or a cross."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from offcirc.connectors.base import Capabilities
from offcirc.gui.icons import pixmap
from offcirc.gui.messages import data_server as say
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import label

_ICON = 18


class KeptList(QWidget):
    """Follows the capabilities of the server's kind; nothing that it cannot keep goes unsaid."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Capabilities | None = None
        self._icons: list[tuple[QLabel, bool]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        self.setAccessibleName(say.keeps_heading())
        theme.changed.connect(self._dress)

    def show_capabilities(self, capabilities: Capabilities) -> None:
        """Takes another server's."""
        if capabilities == self._shown:
            return
        self._shown = capabilities
        for old in self.findChildren(QLabel):
            self._grid.removeWidget(old)
            old.deleteLater()
        self._icons.clear()
        self._grid.addWidget(label(say.keeps_heading(), "soft", wraps=True), 0, 0, 1, 2)
        for row, (kept, text) in enumerate(say.kept(capabilities), 1):
            icon, words = QLabel(), label(text, wraps=True)
            words.setAccessibleName(say.kept_spoken(text, kept=kept))
            self._icons.append((icon, kept))
            self._grid.addWidget(icon, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, row, 1)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        for icon, kept in self._icons:
            colour, _ = self._theme.colours.tone(Tone.GOOD if kept else Tone.WARN)
            name = "good" if kept else "bad"
            icon.setPixmap(pixmap(name, colour, self._theme.pixels(_ICON), self.devicePixelRatioF()))

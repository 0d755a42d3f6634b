"""A decision that needs a reason: the question, a line for the answer, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from offcirc.gui.widgets.basics import button, label

_LONGEST = 500


class ReasonAside(QWidget):
    """Hidden until it is asked; the button can be pressed once there is a word."""

    given = Signal(str)
    """The reason, trimmed."""

    def __init__(self, question: str, example: str, does: str) -> None:
        super().__init__()
        self.reason = QLineEdit()
        self.reason.setAccessibleName(question)
        self.reason.setPlaceholderText(example)
        self.reason.setMaxLength(_LONGEST)
        self.go = button(does, "primary")
        self.reason.textChanged.connect(self.enable)
        self.reason.returnPressed.connect(self.go.click)
        self.go.clicked.connect(self._on_go)
        asked = label(question, wraps=True)
        asked.setBuddy(self.reason)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (asked, self.reason, self.go):
            column.addWidget(widget)
        self.put_away()

    def ask(self) -> None:
        """Shows it; typing goes there."""
        self.show()
        self.reason.setFocus()

    def put_away(self) -> None:
        """Hides it; what was typed is given up."""
        self.hide()
        self.reason.clear()
        self.enable()

    @Slot()
    def enable(self) -> None:
        """The button can be pressed where there is a word."""
        self.go.setEnabled(bool(self.reason.text().strip()))

    @Slot()
    def _on_go(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self.go.setEnabled(False)
            self.given.emit(reason)

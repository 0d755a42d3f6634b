"""A decision that needs a yes: the question, and two buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from offcirc.gui.widgets.basics import button, label
from offcirc.gui.widgets.flow import FlowLayout


class QuestionAside(QWidget):
    """Hidden until it is asked."""

    agreed = Signal()

    def __init__(self, yes: str, no: str) -> None:
        super().__init__()
        self.question = label("", wraps=True)
        self.go = button(yes, "primary")
        self.keep = button(no)
        self.go.clicked.connect(self._on_go)
        self.keep.clicked.connect(self.hide)
        answers = FlowLayout()
        answers.addWidget(self.go)
        answers.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.question)
        column.addLayout(answers)
        self.put_away()

    def ask(self) -> None:
        """Shows it."""
        self.show()
        self.go.setFocus()

    def put_away(self) -> None:
        """Hides it."""
        self.hide()
        self.enable()

    def enable(self) -> None:
        """It can be answered again."""
        self.go.setEnabled(True)

    @Slot()
    def _on_go(self) -> None:
        self.go.setEnabled(False)
        self.agreed.emit()

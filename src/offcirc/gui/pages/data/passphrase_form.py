"""The passphrase of a carried file: typed twice for a new one, once to open one."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from offcirc.gui.dialogs.forms import field
from offcirc.gui.messages import carried as say
from offcirc.gui.widgets.basics import button, label

_SHORTEST = 10


class PassphraseForm(QFrame):
    """A form inside the card; what is wrong is said beneath the fields."""

    given = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._new = True
        self.why = label("", "soft", wraps=True)
        named, self.first = field(say.passphrase(), secret=True)
        self._again, self.second = field(say.once_more(), secret=True)
        self.wrong = label("", "error", wraps=True)
        self.go = button("", "primary")
        self.cancel = button(say.cancel())
        self.first.returnPressed.connect(self._on_go)
        self.second.returnPressed.connect(self._on_go)
        self.go.clicked.connect(self._on_go)
        self.cancel.clicked.connect(self._on_cancel)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.go)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for each in (self.why, named, self.first, self._again, self.second, self.wrong):
            column.addWidget(each)
        column.addLayout(buttons)

    def ask(self, *, new: bool) -> None:
        """Asks for a new passphrase, or for that of a file that was brought."""
        from offcirc.gui.widgets.basics import set_button_text

        self._new = new
        self.why.setText(say.passphrase_why(new=new))
        set_button_text(self.go, say.write_file() if new else say.open_file())
        for each in (self._again, self.second):
            each.setVisible(new)
        for line in (self.first, self.second):
            line.clear()
        self.wrong.hide()
        self.show()
        self.first.setFocus()

    @Slot()
    def _on_go(self) -> None:
        typed = self.first.text()
        problem = ""
        if self._new and len(typed) < _SHORTEST:
            problem = say.too_short()
        elif self._new and typed != self.second.text():
            problem = say.not_the_same()
        self.wrong.setText(problem)
        self.wrong.setVisible(bool(problem))
        if typed and not problem:
            self._leave()
            self.given.emit(typed)

    @Slot()
    def _on_cancel(self) -> None:
        self._leave()
        self.cancelled.emit()

    def _leave(self) -> None:
        """What was typed stays nowhere."""
        self.hide()
        for line in (self.first, self.second):
            line.clear()

"""A form or a question inside the page, never in front of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from offcirc.gui.messages import check_out_forms as say_form
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import button, dress_icon, label


class Panel(QFrame):
    """A card with a heading, a form to fill, an error line and buttons; Esc or the cross closes it."""

    closed = Signal()
    grows = False
    """Whether its form takes all the room there is."""

    def __init__(self, theme: Theme, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setProperty("kind", "paper")
        self.setAccessibleName(heading)
        self.heading = label(heading, "heading", wraps=True)
        self.error = label("", "error", wraps=True)
        self.error.hide()
        self.form = QVBoxLayout()
        self.form.setSpacing(8)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self._lay_out()

    def say_error(self, text: str) -> None:
        """What is wrong with what was typed; empty for nothing. What was typed stays."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def first_field(self) -> QWidget | None:
        """What gets the focus when it opens."""
        return self.findChild(QLineEdit)

    @property
    def waits_for_card(self) -> bool:
        """Whether the next scan goes into this form."""
        return False

    def accept_card(self, typed: str) -> bool:
        """Whether a scan fills a field that waits for a card."""
        del typed
        return False

    def _lay_out(self) -> None:
        cross = button(say_form.close(), shortcut="Esc")
        dress_icon(cross, self.theme, "close", "ink_soft")
        cross.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self.form, 1 if self.grows else 0)
        column.addWidget(self.error)
        column.addLayout(self.buttons)
        if not self.grows:
            column.addStretch(1)

    def add_buttons(self, *made: QPushButton) -> None:
        """Puts buttons under the form, the first one at the left."""
        for each in made:
            self.buttons.addWidget(each)
        self.buttons.addStretch(1)

    def add_field(self, text: str, field: QWidget) -> QLabel:
        """A field with its label, which Alt and screen readers follow."""
        made = label(text)
        made.setBuddy(field)
        field.setAccessibleName(text)
        self.form.addWidget(made)
        self.form.addWidget(field)
        return made


class OnEnter(QObject):
    """Calls back when somebody presses Enter in a field. A scanner's Enter never comes here."""

    pressed = Signal()

    def __init__(self, *fields: QWidget) -> None:
        super().__init__(fields[0])
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes Enter."""
        del watched
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        ):
            self.pressed.emit()
            return True
        return False

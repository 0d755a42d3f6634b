"""A new exchange set: its name, and the library it goes to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from offcirc.app.holdings.sets import MAX_NAME
from offcirc.gui.dialogs.forms import ErrorLine, add_field, field
from offcirc.gui.messages import items as say_items
from offcirc.gui.messages import sets as say
from offcirc.gui.pages.items.showing import place_words
from offcirc.gui.pages.items.work import Frame
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import button, dress_icon, label


class MakeForm(QFrame):
    """`wanted` with name and receiver; what is wrong is said below, and what was typed stays."""

    wanted = Signal(str, str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self.setAccessibleName(say.heading_new())
        self._frame = Frame()
        self.receiver = QComboBox()
        self.receiver.setAccessibleName(say.receiver())
        self.receiver.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.remark = label("", "soft", wraps=True)
        self.error = ErrorLine()
        self.make = button(say.create(), "primary")
        self.close_button = button(say_items.close(), shortcut="Esc")
        dress_icon(self.close_button, theme, "close", "ink_soft")
        named = label(say.receiver())
        named.setBuddy(self.receiver)
        head = QHBoxLayout()
        head.addWidget(label(say.heading_new(), "heading", wraps=True), 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 12, 14)
        column.setSpacing(8)
        column.addLayout(head)
        self.name = add_field(column, field(say.name()))
        self.name.setMaxLength(MAX_NAME)
        for widget in (named, self.receiver, self.remark, self.error):
            column.addWidget(widget)
        column.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.name.returnPressed.connect(self._on_make)
        self.make.clicked.connect(self._on_make)
        self.receiver.activated.connect(self._show_place)
        self.close_button.clicked.connect(self.closed)

    def open(self, frame: Frame) -> None:
        """Empty."""
        self._frame = frame
        self.error.say("")
        self.name.clear()
        self.receiver.clear()
        for library in frame.known.receiving:
            self.receiver.addItem(frame.name(library), library)
        self.make.setEnabled(self.receiver.count() > 0)
        self._show_place()
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_over(self, other: MakeForm) -> None:
        """Goes on with what was typed into another."""
        self.open(other._frame)
        self.name.setText(other.name.text())
        self.receiver.setCurrentIndex(other.receiver.currentIndex())
        self._show_place()

    @Slot()
    def _show_place(self) -> None:
        place = self._frame.known.receiving.get(self.receiver.currentData() or "")
        found = place_words(self._frame, place.library, place.location) if place is not None else ""
        self.remark.setText(say.receiver_under(found) if found else say.no_receivers())

    @Slot()
    def _on_make(self) -> None:
        if self.make.isEnabled():
            self.error.say("")
            self.wanted.emit(self.name.text(), self.receiver.currentData() or "")

"""Forms about staff that more than one place shows: the first member of staff, and a new PIN."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from offcirc.app.staff import Staff
from offcirc.gui.dialogs.forms import ErrorLine, add_field, field, pin_field
from offcirc.gui.messages import staff as say
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import button, label

RunStaff = Callable[[Callable[[Staff], object], Callable[[object], None], Callable[[Exception], None]], None]
"""Does something with the staff off the GUI thread: the work, what follows it, what follows its failure."""


class StaffForm(QWidget):
    """One form; `column` is where its title, fields and buttons go.

    Args:
        theme: for lengths.
        run: does something with the staff, off the GUI thread.
    """

    def __init__(self, theme: Theme, run: RunStaff) -> None:
        super().__init__()
        self._run = run
        self.error = ErrorLine()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.pixels(10))

    def first(self) -> QWidget:
        """Where typing begins."""
        raise NotImplementedError

    def staff(self, work: Callable[[Staff], object], then: Callable[[object], None]) -> None:
        """Does something with the staff; what goes wrong is said in the form, which keeps what was typed."""
        self.setEnabled(False)
        self._run(work, lambda result: self._on_done(result, then), self._on_failed)

    def _on_done(self, result: object, then: Callable[[object], None]) -> None:
        self.setEnabled(True)
        self.error.say("")
        then(result)

    def _on_failed(self, error: Exception) -> None:
        self.setEnabled(True)
        self.error.say_error(error)
        self.first().setFocus()


class NewPin(StaffForm):
    """A new PIN after a one-time code."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, run: RunStaff) -> None:
        super().__init__(theme, run)
        self._name, self._code = "", ""
        self._title = label("", "heading", wraps=True)
        self.column.addWidget(self._title)
        self.column.addWidget(label(say.choose_why(), "soft", wraps=True))
        self.pin = add_field(self.column, pin_field(say.new_pin()), under=say.pin_rule())
        self.again = add_field(self.column, pin_field(say.new_pin_again()))
        keep = button(say.keep_pin(), "primary")
        self.column.addWidget(self.error)
        self.column.addWidget(keep)
        keep.clicked.connect(self.submit)
        self.again.returnPressed.connect(self.submit)
        self.pin.returnPressed.connect(self.again.setFocus)

    def first(self) -> QWidget:
        """Where typing begins."""
        return self.pin

    def ask(self, name: str, code: str) -> None:
        """Whose PIN it is, and the code they came with."""
        self._name, self._code = name, code
        self._title.setText(say.choose_title(name))
        self.pin.clear()
        self.again.clear()

    @Slot()
    def submit(self) -> None:
        """Keeps the PIN."""
        name, code, pin = self._name, self._code, self.pin.text()
        if pin != self.again.text():
            self.error.say(say.pins_differ())
            self.again.setFocus()
            self.again.selectAll()
            return
        self.staff(lambda staff: staff.change_pin(name, code, pin), lambda _: self.chosen.emit(name))


class FirstMember(StaffForm):
    """The first member of staff, where there is none."""

    added = Signal(str)

    def __init__(self, theme: Theme, run: RunStaff, *, titled: bool = True) -> None:
        super().__init__(theme, run)
        if titled:
            self.column.addWidget(label(say.first_title(), "heading", wraps=True))
        self.column.addWidget(label(say.first_why(), "soft", wraps=True))
        self.name = add_field(self.column, field(say.name(), hint=say.name_hint()))
        self.pin = add_field(self.column, pin_field(say.pin()), under=say.pin_rule())
        self.again = add_field(self.column, pin_field(say.pin_again()))
        begin = button(say.begin(), "primary")
        self.column.addWidget(self.error)
        self.column.addWidget(begin)
        begin.clicked.connect(self.submit)
        self.name.returnPressed.connect(self.pin.setFocus)
        self.pin.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.submit)

    def first(self) -> QWidget:
        """Where typing begins."""
        return self.name

    @Slot()
    def submit(self) -> None:
        """Adds them."""
        name, pin = " ".join(self.name.text().split()), self.pin.text()
        if not name:
            self.error.say(say.name_missing())
            self.name.setFocus()
        elif pin != self.again.text():
            self.error.say(say.pins_differ())
            self.again.setFocus()
            self.again.selectAll()
        else:
            self.staff(lambda staff: staff.add(name, pin), lambda _: self.added.emit(name))

"""The pages of the first start that ask for the server and the passphrase, and what all pages have."""

from __future__ import annotations

import platform

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from offcirc.app.first_start import SHORTEST_PASSPHRASE, full_address, is_unprotected
from offcirc.errors import OffcircError
from offcirc.gui.dialogs.forms import ErrorLine, add_field, field
from offcirc.gui.messages import first_start as say
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.translations import LANGUAGES
from offcirc.gui.widgets.basics import Notice, button, label

OWN_NAMES = {"en": "English", "fi": "Suomi", "cs": "Čeština"}
"""Each language by its own name, whatever the window speaks."""
_OTHER_KINDS = ("Koha", "Evergreen", "SIP2")


class Step(QWidget):
    """One page of the assistant: title, why, fields, one line for what is wrong, and buttons."""

    done = Signal()
    back = Signal()

    def __init__(self, theme: Theme, title: str, why: str = "") -> None:
        super().__init__()
        self.theme = theme
        self.error = ErrorLine()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.pixels(9))
        heading = label(title, "title", wraps=True)
        self.column.addWidget(heading)
        self.setAccessibleName(title)
        if why:
            self.column.addWidget(label(why, "soft", wraps=True))

    def first(self) -> QWidget:
        """Where typing begins."""
        raise NotImplementedError

    def add_buttons(self, go: QPushButton, *others: QPushButton) -> None:
        """The line of what is wrong, and the buttons, the one that goes on at the right."""
        row = QHBoxLayout()
        links = [other for other in others if other.property("kind") == "link"]
        for other in others:
            if other not in links:
                row.addWidget(other)
        row.addStretch(1)
        row.addWidget(go)
        self.column.addWidget(self.error)
        self.column.addSpacing(self.theme.pixels(6))
        self.column.addLayout(row)
        for link in links:
            self.column.addWidget(link)

    def complain(self, text: str, about: QWidget) -> None:
        """Says what is wrong and goes there; what was typed stays."""
        self.error.say(text)
        about.setFocus()


class ServerStep(Step):
    """Which server, the code, and the desk's name."""

    test_wanted = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__(theme, say.server_title())
        self._language = _language_box(language)
        self._address_label, self.address = field(say.address(), hint=say.address_hint())
        self._code_label, self.code = field(say.code(), hint="XXXX-XXXX-XXXX")
        self._desk_label, self.desk = field(say.workstation(), text=platform.node() or "desk")
        self._warning = Notice(theme, Tone.WARN, say.unprotected())
        self._answer = Notice(theme, Tone.GOOD, "")
        self._test = button(say.test())
        self._go = button(say.next_(), "primary")
        self._language.activated.connect(self._on_language)
        self.address.textChanged.connect(self._on_address_changed)
        self.address.editingFinished.connect(self._on_address_left)
        self._test.clicked.connect(self._on_test)
        self._go.clicked.connect(self.submit)
        for line in (self.address, self.code, self.desk):
            line.returnPressed.connect(self.submit)
        self._lay_out()

    def first(self) -> QWidget:
        """The first empty field."""
        return next((line for line in (self.address, self.code) if not line.text()), self.address)

    @property
    def url(self) -> str:
        """The address made whole."""
        return full_address(self.address.text())

    def show_answer(self, name: str) -> None:
        """The test succeeded."""
        self.end_busy()
        self._answer.set(Tone.GOOD, say.answers(name))
        self._answer.show()
        (self._go if all(line.text() for line in (self.address, self.code, self.desk)) else self.first()).setFocus()

    def show_error(self, error: Exception) -> None:
        """The test, or connecting, failed: nothing typed is lost."""
        self.end_busy()
        self.error.say_error(error)
        about_code = isinstance(error, OffcircError) and error.code.startswith("CODE_")
        (self.code if about_code else self.address).setFocus()

    def begin_busy(self, doing: str) -> None:
        """The server is being asked."""
        self._enable(enabled=False)
        self.error.say("")
        self._answer.set(Tone.NOTE, doing, "clock")
        self._answer.show()

    def end_busy(self) -> None:
        """It has answered, or will not."""
        self._enable(enabled=True)
        self._answer.hide()
        self.error.say("")

    @Slot()
    def submit(self) -> None:
        """Goes on where everything is there."""
        self._on_address_left()
        for line, text in (
            (self.address, say.address_missing()),
            (self.code, say.code_missing()),
            (self.desk, say.workstation_missing()),
        ):
            if not line.text().strip():
                self.complain(text, line)
                return
        self.error.say("")
        self.done.emit()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(label(say.kind(), "soft", wraps=True), 1)
        top.addWidget(self._language)
        kinds, grid = QButtonGroup(self), QVBoxLayout()
        others = QHBoxLayout()
        for place, name in enumerate((say.central(), *_OTHER_KINDS)):
            choice = QRadioButton(name)
            choice.setChecked(place == 0)
            choice.setEnabled(place == 0)
            kinds.addButton(choice)
            (others if place else grid).addWidget(choice)
        others.addStretch(1)
        grid.addLayout(others)
        self.column.addLayout(top)
        self.column.addLayout(grid)
        self.column.addWidget(label(say.not_yet(), "soft"))
        add_field(self.column, (self._address_label, self.address))
        for widget in (self._warning, self._answer):
            self.column.addWidget(widget)
            widget.hide()
        add_field(self.column, (self._code_label, self.code), under=say.code_under())
        add_field(self.column, (self._desk_label, self.desk), under=say.workstation_under())
        self.add_buttons(self._go, self._test)

    def _enable(self, *, enabled: bool) -> None:
        for widget in (self.address, self.code, self.desk, self._test, self._go):
            widget.setEnabled(enabled)

    @Slot()
    def _on_language(self) -> None:
        self.language_chosen.emit(self._language.currentData())

    @Slot()
    def _on_address_changed(self) -> None:
        self._answer.hide()
        self._warning.setVisible(is_unprotected(self.address.text()))

    @Slot()
    def _on_address_left(self) -> None:
        if self.address.text() != self.url:
            self.address.setText(self.url)

    @Slot()
    def _on_test(self) -> None:
        self._on_address_left()
        if self.url:
            self.test_wanted.emit(self.url)
        else:
            self.complain(say.address_missing(), self.address)


def _language_box(language: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(say.language())
    for code in LANGUAGES:
        box.addItem(OWN_NAMES[code], code)
    box.setCurrentIndex(LANGUAGES.index(language))
    return box


class PassphraseStep(Step):
    """A passphrase, where the system keeps no keys."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, say.passphrase_title(), say.passphrase_why())
        self._new = True
        self._label, self.passphrase = field(say.passphrase(), secret=True)
        self._again_label, self.again = field(say.passphrase_again(), secret=True)
        go, back = button(say.connect(), "primary"), button(say.back())
        go.clicked.connect(self.submit)
        back.clicked.connect(self.back)
        self.passphrase.returnPressed.connect(self._on_return)
        self.again.returnPressed.connect(self.submit)
        add_field(self.column, (self._label, self.passphrase), under=say.passphrase_under(str(SHORTEST_PASSPHRASE)))
        add_field(self.column, (self._again_label, self.again))
        self.add_buttons(go, back)

    def first(self) -> QWidget:
        """The passphrase."""
        return self.passphrase

    def ask_for_known(self) -> None:
        """The passphrase was chosen before: it is typed once."""
        self._new = False
        for widget in (self._again_label, self.again):
            widget.hide()

    @Slot()
    def submit(self) -> None:
        """Goes on where both are the same and long enough."""
        if self._new and len(self.passphrase.text()) < SHORTEST_PASSPHRASE:
            self.complain(say.passphrase_short(str(SHORTEST_PASSPHRASE)), self.passphrase)
        elif self._new and self.passphrase.text() != self.again.text():
            self.complain(say.passphrases_differ(), self.again)
        else:
            self.error.say("")
            self.done.emit()

    @Slot()
    def _on_return(self) -> None:
        if self._new:
            self.again.setFocus()
        else:
            self.submit()

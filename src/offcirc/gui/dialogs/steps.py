"""The pages of the first start that ask for the server and the passphrase, and what all pages have."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from offcirc.app.bringing_back import Copy, Found
from offcirc.app.first_start import SHORTEST_PASSPHRASE, Seen
from offcirc.clock import local_zone, zone_named
from offcirc.gui.dialogs.forms import ErrorLine, add_field, field
from offcirc.gui.dialogs.server_form import ServerForm
from offcirc.gui.messages import bring_back as say_back
from offcirc.gui.messages import first_start as say
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.translations import LANGUAGES
from offcirc.gui.widgets.basics import Notice, button, label, repolish, set_button_text

OWN_NAMES = {"en": "English", "fi": "Suomi", "cs": "Čeština"}
"""Each language by its own name, whatever the window speaks."""


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


class AskServer(Step):
    """Which server, and what it wants to know of this desk."""

    test_wanted = Signal(str, str)
    """Kind of server, and address."""

    def __init__(self, theme: Theme, title: str, why: str, go: str, *others: QPushButton) -> None:
        super().__init__(theme, title, why)
        self.form = ServerForm(theme)
        self.address, self.code, self.desk = self.form.address, self.form.code, self.form.desk
        self._test = button(say.test())
        self._go = button(go, "primary")
        self._test.clicked.connect(self._on_test)
        self._go.clicked.connect(self.submit)
        self.form.submitted.connect(self.submit)
        self.column.addWidget(self.form)
        self.add_buttons(self._go, self._test, *others)

    def first(self) -> QWidget:
        """The first empty field."""
        return self.form.first()

    @property
    def url(self) -> str:
        """The address made whole."""
        return self.form.url

    def show_answer(self, seen: Seen) -> None:
        """The test succeeded."""
        self.end_busy()
        self.form.show_answer(seen)
        (self._go if self.form.is_complete else self.first()).setFocus()

    def show_error(self, error: Exception) -> None:
        """The test, or connecting, failed: nothing typed is lost."""
        self.end_busy()
        if not self.form.show_error(error):
            self.error.say_error(error)
            self.address.setFocus()

    def begin_busy(self, doing: str) -> None:
        """The server is being asked."""
        self.error.say("")
        self.form.show_busy(doing)
        self._enable(enabled=False)

    def end_busy(self) -> None:
        """It has answered, or will not."""
        self.form.end_busy()
        self._enable(enabled=True)
        self.error.say("")

    @Slot()
    def submit(self) -> None:
        """Goes on where everything is there."""
        self.error.say("")
        if self.form.check():
            self.done.emit()

    def _enable(self, *, enabled: bool) -> None:
        for widget in (self._test, self._go):
            widget.setEnabled(enabled)

    @Slot()
    def _on_test(self) -> None:
        self.form.make_address_whole()
        if self.url:
            self.test_wanted.emit(self.form.kind, self.url)
        else:
            self.form.complain(say.address_missing(), self.address)


class ServerStep(AskServer):
    """The first page: the language can be chosen as well, and a desk that was here before is brought back."""

    language_chosen = Signal(str)
    bring_back_wanted = Signal(object)
    """The copy to bring back; None where one has to be chosen."""

    def __init__(self, theme: Theme, language: str) -> None:
        self.door = button(say_back.door(), "link")
        super().__init__(theme, say.server_title(), "", say.next_(), self.door)
        self._copy: Copy | None = None
        self.before = Notice(theme, Tone.NOTE, "")
        self.bring_back = button(say_back.bring_back())
        self._language = _language_box(language)
        self._language.activated.connect(self._on_language)
        self.door.clicked.connect(lambda: self.bring_back_wanted.emit(None))
        self.bring_back.clicked.connect(lambda: self.bring_back_wanted.emit(self._copy))
        self.before.add(self.bring_back)
        self.before.hide()
        top = QHBoxLayout()
        top.addWidget(label(say.kind(), "soft", wraps=True), 1)
        top.addWidget(self._language)
        self.column.insertWidget(0, self.before)
        self.column.insertLayout(2, top)
        self.setTabOrder(self.bring_back, self._language)
        self.setTabOrder(self._language, self.form)

    def show_found(self, found: Found) -> None:
        """What is left of a desk that was here before: one press away where it is one copy, loud where disks forget."""
        one, *more = found.copies or (None,)
        self._copy = one if not more else None
        zone = zone_named(local_zone())
        if one is None:
            tone, text, go = Tone.WARN, say_back.forgets(), say_back.look_for_it()
        elif more:
            tone, text, go = Tone.NOTE, say_back.found_more(len(found.copies), one, zone), say_back.choose()
        else:
            tone, text, go = Tone.NOTE, say_back.found(one, zone), say_back.bring_back()
        self.before.set(tone, text)
        set_button_text(self.bring_back, go)
        self.bring_back.setProperty("kind", "primary" if found.forgets else "")
        repolish(self.bring_back)
        self.before.setVisible(one is not None or found.forgets)
        self.door.setVisible(self.before.isHidden() or self._copy is not None)

    @Slot()
    def _on_language(self) -> None:
        self.language_chosen.emit(self._language.currentData())


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

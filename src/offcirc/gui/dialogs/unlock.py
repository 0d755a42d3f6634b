"""Opens a journal that is locked with a passphrase, or whose keychain has lost the key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from offcirc.app.first_start import SHORTEST_PASSPHRASE
from offcirc.app.home import Home
from offcirc.app.keys import Keys, keychain_usable
from offcirc.errors import OffcircError
from offcirc.gui.dialogs.errands import Errands, Tell
from offcirc.gui.dialogs.forms import Snug, add_field, field, fit, scrolling
from offcirc.gui.dialogs.steps import Step
from offcirc.gui.messages import first_start as say
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import button, label, paper

Opening = Callable[[Tell], bytes]


class _Passphrase(Step):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, say.unlock_title(), say.unlock_why())
        self._label, self.passphrase = field(say.passphrase(), secret=True)
        go, self.other = button(say.unlock(), "primary"), button(say.use_recovery(), "link")
        go.clicked.connect(self.done)
        self.passphrase.returnPressed.connect(self.done)
        add_field(self.column, (self._label, self.passphrase))
        self.add_buttons(go, self.other)

    def first(self) -> QWidget:
        return self.passphrase


class _Recovery(Step):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, say.recover_title(), say.recover_why())
        self._code_label, self.code = field(say.recovery_code(), hint="XXXXXX-XXXXXX-XXXXXX-XXXXXX")
        self._label, self.passphrase = field(say.new_passphrase(), secret=True)
        self._under = label(say.new_passphrase_under(), "soft", wraps=True)
        self._keychain = label(say.keychain_takes_it(), "soft", wraps=True)
        self.needs_passphrase = True
        go, self.other = button(say.unlock(), "primary"), button(say.use_passphrase(), "link")
        go.clicked.connect(self.submit)
        self.code.returnPressed.connect(self.submit)
        self.passphrase.returnPressed.connect(self.submit)
        add_field(self.column, (self._code_label, self.code))
        add_field(self.column, (self._label, self.passphrase))
        self.column.addWidget(self._under)
        self.column.addWidget(self._keychain)
        self._keychain.hide()
        self.add_buttons(go, self.other)

    def first(self) -> QWidget:
        return self.code

    def use_keychain(self) -> None:
        """The system keeps keys: no passphrase is wanted."""
        self.needs_passphrase = False
        for widget in (self._label, self.passphrase, self._under):
            widget.hide()
        self._keychain.show()

    @Slot()
    def submit(self) -> None:
        """Goes on where everything is there."""
        if not self.code.text().strip():
            self.complain(say.recovery_code_missing(), self.code)
        elif self.needs_passphrase and len(self.passphrase.text()) < SHORTEST_PASSPHRASE:
            self.complain(say.passphrase_short(str(SHORTEST_PASSPHRASE)), self.passphrase)
        else:
            self.done.emit()


class UnlockDialog(QDialog):
    """Asks for the passphrase, or for the recovery code; when it is accepted, `key` opens the journal.

    Args:
        home: whose key it is.
        theme: for lengths.
        recover: begins with the recovery code: the keychain has lost the key.
    """

    def __init__(self, home: Home, theme: Theme, *, recover: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = b""
        self._home = home
        self._errands = Errands(self)
        self.by_passphrase, self.by_code = _Passphrase(theme), _Recovery(theme)
        self.by_passphrase.done.connect(self._on_passphrase)
        self.by_passphrase.other.clicked.connect(self._on_use_code)
        self.by_code.done.connect(self._on_code)
        self.by_code.other.clicked.connect(self._on_use_passphrase)
        self.setWindowTitle(say.unlock_title())
        self._lay_out(theme)
        self.by_code.other.setVisible(not recover)
        self._show(self.by_code if recover else self.by_passphrase)
        if recover:
            self._errands.run(lambda _: not home.is_portable and keychain_usable(), self._on_keychain, self._on_failed)

    @property
    def step(self) -> Step:
        """The page in sight."""
        return self.by_code if self.by_passphrase.isHidden() else self.by_passphrase

    def _lay_out(self, theme: Theme) -> None:
        card, inside = paper(margins=28, spacing=12)
        inside.addWidget(self.by_passphrase)
        inside.addWidget(self.by_code)
        middle = Snug()
        column = QVBoxLayout(middle)
        row = QHBoxLayout()
        row.addWidget(card)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(middle))
        fit(self, theme, 600, 420)

    def _show(self, step: Step) -> None:
        self.by_passphrase.setVisible(step is self.by_passphrase)
        self.by_code.setVisible(step is self.by_code)
        step.first().setFocus()

    @Slot()
    def _on_use_code(self) -> None:
        self._show(self.by_code)

    @Slot()
    def _on_use_passphrase(self) -> None:
        self._show(self.by_passphrase)

    def _on_keychain(self, usable: bool) -> None:  # noqa: FBT001 - the errand's answer
        if usable:
            self.by_code.use_keychain()

    @Slot()
    def _on_passphrase(self) -> None:
        keys, passphrase = Keys(self._home.key), self.by_passphrase.passphrase.text()
        self._try(lambda _: keys.unlock(passphrase))

    @Slot()
    def _on_code(self) -> None:
        keys, code = Keys(self._home.key), self.by_code.code.text()
        passphrase = self.by_code.passphrase.text() if self.by_code.needs_passphrase else None
        self._try(lambda _: keys.recover(code, passphrase))

    def _try(self, work: Opening) -> None:
        self.step.setEnabled(False)
        self._errands.run(work, self._on_opened, self._on_failed)

    def _on_opened(self, key: bytes) -> None:
        self.key = key
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self.step.setEnabled(True)
        if isinstance(error, OffcircError) and error.code == "PASSPHRASE_NEEDED":
            self.step.error.say(say.unlock_why())
        else:
            self.step.error.say_error(error)
        first = self.by_code.code if self.step is self.by_code else self.by_passphrase.passphrase
        first.setFocus()
        first.selectAll()

"""A new recovery code: somebody proves that they may have one, and sees it once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout, QWidget

from offcirc.app.recovery import ProofWanted, new_recovery_code, proof_wanted
from offcirc.gui.context import Context
from offcirc.gui.dialogs.forms import Snug, add_field, field, fit, pin_field, scrolling
from offcirc.gui.dialogs.later_steps import RecoveryStep
from offcirc.gui.dialogs.steps import Step
from offcirc.gui.messages import first_start as say_start
from offcirc.gui.messages import recovery as say
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import Notice, button, label, paper


class ProofStep(Step):
    """Who asks, and a PIN or the passphrase; where there is neither, why there can be no new code, and what to do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, say.title(), say.why())
        self.wanted = ProofWanted()
        self.who = QComboBox()
        self.who.setAccessibleName(say.who())
        self._who_label = label(say.who())
        self._who_label.setBuddy(self.who)
        self._pin_label, self.pin = pin_field(say.pin())
        self._phrase_label, self.passphrase = field(say_start.passphrase(), secret=True)
        self.not_possible = Notice(theme, Tone.NOTE, say.needs_staff(), "lock")
        self.make, self.cancel = button(say.make(), "primary"), button(say.cancel())
        self.make.clicked.connect(self.done)
        self.cancel.clicked.connect(self.back)
        self.pin.returnPressed.connect(self.done)
        self.passphrase.returnPressed.connect(self.done)
        self.column.addWidget(self._who_label)
        self.column.addWidget(self.who)
        add_field(self.column, (self._pin_label, self.pin))
        add_field(self.column, (self._phrase_label, self.passphrase))
        self.column.addWidget(self.not_possible)
        self.add_buttons(self.make, self.cancel)
        self.show_wanted(self.wanted, "")
        self.not_possible.hide()  # until it is known

    def show_wanted(self, wanted: ProofWanted, me: str) -> None:
        """Asks for what has to be proved; `me` is chosen first."""
        self.wanted = wanted
        self.who.clear()
        self.who.addItems(wanted.names)
        self.who.setCurrentIndex(max(0, self.who.findText(me)))
        for widget in (self._who_label, self.who, self._pin_label, self.pin):
            widget.setVisible(bool(wanted.names))
        for widget in (self._phrase_label, self.passphrase):
            widget.setVisible(wanted.passphrase)
        self.make.setVisible(wanted.possible)
        self.not_possible.setVisible(not wanted.possible)

    @property
    def secret(self) -> str:
        """What was typed."""
        return self.pin.text() if self.wanted.names else self.passphrase.text()

    def first(self) -> QWidget:
        """What is typed, or the way out where nothing can be proved."""
        if self.wanted.names:
            return self.pin
        return self.passphrase if self.wanted.passphrase else self.cancel


class NewRecoveryCode(QDialog):
    """Asks, then shows the code. What takes long, the proof, is done in the desk lane."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.proof = ProofStep(context.theme)
        self.shown = RecoveryStep(context.theme, context.home, context.settings, say.close())
        self.proof.done.connect(self._on_proof)
        self.proof.back.connect(self.reject)
        self.shown.done.connect(self.accept)
        self.shown.hide()
        self.proof.setEnabled(False)
        self.setWindowTitle(say.title())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lay_out()
        context.desk.do(proof_wanted, self._on_wanted, self._on_failed, owner=self)

    def _lay_out(self) -> None:
        card, inside = paper(margins=28, spacing=12)
        inside.addWidget(self.proof)
        inside.addWidget(self.shown)
        middle = Snug()
        column = QVBoxLayout(middle)
        column.addWidget(card)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(middle))
        fit(self, self._context.theme, 620, 460)

    def _on_wanted(self, wanted: ProofWanted) -> None:
        self.proof.setEnabled(True)
        self.proof.show_wanted(wanted, self._context.session.name)
        self.proof.first().setFocus()

    @Slot()
    def _on_proof(self) -> None:
        name, secret = self.proof.who.currentText(), self.proof.secret
        self.proof.setEnabled(False)
        self._context.desk.do(
            lambda workstation: new_recovery_code(workstation, name, secret),
            self._on_made,
            self._on_failed,
            owner=self,
        )

    def _on_made(self, code: str) -> None:
        self.proof.hide()
        self.shown.show_code(code, self.proof.wanted.workstation)
        self.shown.show()
        self.shown.first().setFocus()

    def _on_failed(self, error: Exception) -> None:
        self.proof.setEnabled(True)
        self.proof.error.say_error(error)
        self.proof.pin.clear()
        self.proof.passphrase.selectAll()
        self.proof.first().setFocus()

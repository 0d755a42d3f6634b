"""Below the table: the account that always stands, and what can be done with what is ticked (K16, K19)."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from offcirc.app.review.listing import Review
from offcirc.domain.transactions import State
from offcirc.gui.messages import transactions as say
from offcirc.gui.widgets.basics import button, label, repolish, set_button_text
from offcirc.sync.reconcile import Reconciliation

_PROCESS_KEY = "Ctrl+Return"


class Foot(QWidget):
    """A button that cannot be pressed says why: as a tooltip, to screen readers, and when its key is pressed."""

    process_wanted = Signal()
    send_wanted = Signal()
    refused = Signal(str)
    """The key of a button that cannot be pressed was; why it cannot."""

    def __init__(self) -> None:
        super().__init__()
        self.account = label("", "soft", wraps=True)
        self.send = button(say.send_waiting(0))
        self.process = button(say.process_nothing(), "primary", shortcut=_PROCESS_KEY)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._why_not = QShortcut(QKeySequence(_PROCESS_KEY), self)
        self.process.clicked.connect(self.process_wanted)
        self.send.clicked.connect(self.send_wanted)
        self._why_not.activated.connect(self._on_key_in_vain)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(self.send)
        buttons.addWidget(self.process)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.account, 1)
        self._row.addLayout(buttons)

    def lay_side_by_side(self, *, wide: bool) -> None:
        """Account and buttons in one line where there is room, else one below the other."""
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def show_account(self, found: Reconciliation, review: Review) -> None:
        """The reconciliation (K16), and how old the server's queue is."""
        status = say.queue_status(review.fetched_at, review.zone)
        lines = [say.account(found), status] if found.holds else [say.account(found), say.account_broken()]
        self.account.setText("\n".join(lines))
        role = "soft" if found.holds else "error"
        if self.account.property("role") != role:
            self.account.setProperty("role", role)
            repolish(self.account)

    def show_buttons(self, review: Review, ticked: int, *, busy: bool, running: bool) -> None:
        """What can be done now.

        Args:
            review: what was read last.
            ticked: how many rows are.
            busy: this page waits for the server.
            running: anything runs beside the window.
        """
        self._say(self.process, say.process_ticked(ticked) if ticked else say.process_nothing(), _PROCESS_KEY)
        if busy:
            self._allow(self.process, allowed=False, words=say.something_runs())
        elif ticked:
            self._allow(self.process, allowed=True, words=say.process_description())
        else:
            words = say.nothing_ticked() if review.queue else say.nothing_to_process()
            self._allow(self.process, allowed=False, words=words)
        self._why_not.setEnabled(not self.process.isEnabled())  # two with one key would answer to neither
        states = review.account.states
        here, unknown = states.get(State.WAITING, 0), states.get(State.UNKNOWN, 0)
        self._say(self.send, say.send_waiting(here) if here else say.ask_about_unknown(unknown))
        self.send.setVisible(bool(here or unknown))
        self._allow(self.send, allowed=not running, words=say.something_runs() if running else say.send_description())

    @staticmethod
    def _say(which: QPushButton, words: str, keys: str = "") -> None:
        if which.accessibleName() != words:  # another text lays the page out anew
            set_button_text(which, words, keys)

    @staticmethod
    def _allow(which: QPushButton, *, allowed: bool, words: str) -> None:
        which.setEnabled(allowed)
        which.setToolTip(words)
        which.setAccessibleDescription(words)

    @Slot()
    def _on_key_in_vain(self) -> None:
        self.refused.emit(self.process.accessibleDescription())

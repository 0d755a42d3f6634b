"""A desk is connected again: the password has changed, the server moved, or the library has another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from offcirc.app.first_start import Wanted, connect_desk, connection_of, look_at, what_it_keeps
from offcirc.app.servers import AboutServer
from offcirc.connectors.base import Capabilities
from offcirc.gui.context import Context
from offcirc.gui.dialogs.errands import Errands, Tell
from offcirc.gui.dialogs.forms import Snug, fit, scrolling
from offcirc.gui.dialogs.kept_step import KeptStep
from offcirc.gui.dialogs.steps import AskServer
from offcirc.gui.messages import first_start as say_start
from offcirc.gui.messages import koha as say
from offcirc.gui.widgets.basics import button, paper

if TYPE_CHECKING:
    from offcirc.app.workstation import Workstation


class ConnectDialog(QDialog):
    """Accepted once the desk is connected; the pages have to read the settings and the capabilities again then."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._connected = False
        self._errands = Errands(self)
        cancel = button(say.cancel())
        self.again = AskServer(context.theme, say.again_title(), say.again_why(), say.connect(), cancel)
        self.kept = KeptStep(context.theme, say.close())
        self.again.form.desk.setReadOnly(True)  # rows stay with the workstation that recorded them
        self.again.setEnabled(False)
        cancel.clicked.connect(self.reject)
        self.again.test_wanted.connect(self._on_test)
        self.again.done.connect(self._on_connect)
        self.kept.done.connect(self.accept)
        self.kept.hide()
        self.setWindowTitle(say.again_title())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lay_out()
        context.reading.do(connection_of, self._on_known, self.again.show_error, owner=self)

    def reject(self) -> None:
        """Escape: what is connected stays connected."""
        if self._connected:
            self.accept()
        else:
            super().reject()

    def _lay_out(self) -> None:
        card, inside = paper(margins=28, spacing=12)
        inside.addWidget(self.again)
        inside.addWidget(self.kept)
        middle = Snug()
        column = QVBoxLayout(middle)
        column.addWidget(card)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(middle))
        fit(self, self._context.theme, 680, 700)

    def _on_known(self, known: Wanted) -> None:
        self.again.setEnabled(True)
        self.again.form.choose(known)
        self.again.first().setFocus()

    @Slot(str, str)
    def _on_test(self, kind: str, url: str) -> None:
        home = self._context.home
        self.again.begin_busy(say_start.testing())
        self._errands.run(lambda _: look_at(home, kind, url), self.again.show_answer, self.again.show_error)

    @Slot()
    def _on_connect(self) -> None:
        home, key, wanted = self._context.home, self._context.key, self.again.form.wanted

        def enrol(_tell: Tell) -> tuple[AboutServer, Capabilities]:
            connect_desk(home, wanted, key=key)
            return what_it_keeps(home, key)

        self.again.begin_busy(say_start.connecting())
        self._errands.run(enrol, self._on_connected, self.again.show_error)

    def _on_connected(self, found: tuple[AboutServer, Capabilities]) -> None:
        self._connected = True
        self.again.hide()
        self.kept.show_server(*found)
        self.kept.show()
        self.kept.first().setFocus()
        for lane in (self._context.desk, self._context.reading):
            lane.do(_read_config, self._on_read, owner=self._context.settings)

    def _on_read(self, _: None) -> None:
        self._context.settings.changed.emit()


def _read_config(workstation: Workstation) -> None:
    workstation.config = workstation.home.read_config()

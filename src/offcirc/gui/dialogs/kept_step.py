"""What the server that was just connected keeps of what is done at this desk, and what it does not."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from offcirc.app.home import KOHA
from offcirc.app.servers import AboutServer
from offcirc.connectors.base import Capabilities
from offcirc.gui.dialogs.steps import Step
from offcirc.gui.messages import koha as say_koha
from offcirc.gui.pages.data.kept import KeptList
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import button, label


class KeptStep(Step):
    """To be read once, before anybody relies on it."""

    def __init__(self, theme: Theme, go_on: str) -> None:
        super().__init__(theme, say_koha.kept_title())
        self.where = label("", "heading", wraps=True)
        self.keeps = KeptList(theme)
        self._go: QPushButton = button(go_on, "primary")
        self._go.clicked.connect(self.done)
        for widget in (self.where, label(say_koha.kept_why(), "soft", wraps=True), self.keeps):
            self.column.addWidget(widget)
        self.add_buttons(self._go)

    def first(self) -> QWidget:
        """The button that goes on."""
        return self._go

    def show_server(self, server: AboutServer, can: Capabilities) -> None:
        """What was found out."""
        where = say_koha.kept_where(server.release, server.library) if server.kind == KOHA else ""
        self.where.setText(where)
        self.where.setVisible(bool(where))
        self.keeps.show_capabilities(can)

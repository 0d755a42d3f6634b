"""The settings of the server: which it is, and the way to connect this desk again, or to another one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from offcirc.app.home import KOHA, Config
from offcirc.gui.dialogs.settings_pages import SettingsPage
from offcirc.gui.messages import first_start as say_start
from offcirc.gui.messages import koha as say
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import button, label


class ServerPage(SettingsPage):
    """Nothing is changed here: connecting is a dialog of its own, which asks the server."""

    connect_wanted = Signal()

    def __init__(self, theme: Theme, config: Config) -> None:
        super().__init__(theme)
        is_koha = config.kind == KOHA
        self.connect_button = button(
            say.sign_in_again() if is_koha else say.connect_again(), description=say.sign_in_again_description()
        )
        self.connect_button.clicked.connect(self.connect_wanted)
        self.column.addWidget(label(say.NAME if is_koha else say_start.central(), "heading"))
        self.column.addWidget(label(config.url, wraps=True))
        self.column.addWidget(label(say.connect_under(), "soft", wraps=True))
        self.column.addWidget(self.connect_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

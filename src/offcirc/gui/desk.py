"""The composition of the window: key, lanes, pages, dialogs; and the same again in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from offcirc.gui.context import Context, Notices, Session, Settings
from offcirc.gui.sync_runner import SyncRunner
from offcirc.gui.theme import Theme
from offcirc.gui.translations import Translations
from offcirc.gui.window import MainWindow

if TYPE_CHECKING:
    from offcirc.app.home import Home
    from offcirc.gui.demo_bar import Demo
    from offcirc.gui.pages.page import Page


class DeskApplication(QObject):
    """Owns what lives as long as the window: settings, theme, lanes, the sync runner."""

    def __init__(self, application: QApplication, home: Home, demo: Demo | None = None) -> None:
        super().__init__(application)
        self._application = application
        self._home = home
        self._demo = demo
        self._context: Context | None = None
        self.settings = Settings(home, self)
        self.theme = Theme(self)
        self.session = Session(self)
        self.notices = Notices(self)
        self._translations = Translations()
        self._translations.use(self.settings.now.language)
        self.theme.set(self.settings.now.theme, self.settings.now.text_size)
        self.runner = SyncRunner(home, self)
        self.window = self._make_window()
        self.settings.changed.connect(self._on_settings_changed)

    def show(self) -> None:
        """Paints the empty window."""
        self.window.show()

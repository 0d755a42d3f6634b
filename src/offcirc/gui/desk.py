"""The composition of the window: key, lanes, pages, dialogs; and the same again in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from offcirc.gui.context import Context, Notices, Session, Settings
from offcirc.gui.sync_runner import Finished, SyncRunner
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.translations import Translations
from offcirc.gui.window import MainWindow

if TYPE_CHECKING:
    from offcirc.app.home import Home
    from offcirc.gui.pages.page import Page


class DeskApplication(QObject):
    """Owns what outlives a window: settings, theme, lanes, the sync runner, who is signed in."""

    def __init__(self, application: QApplication, home: Home) -> None:
        super().__init__(application)
        self._home = home
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
        self.runner.finished.connect(self._on_sync_finished)
        application.aboutToQuit.connect(self.close)

    def open_desk(self, key: bytes) -> None:
        """The key is there: lanes and pages are made."""
        from offcirc.gui.lanes import Lane

        desk, reading = (Lane(name, self._home, key, self) for name in ("desk", "reading"))
        self._context = Context(self._home, key, desk, reading, self.theme, self.settings, self.session, self.notices)
        self.runner.use_key(key)
        for lane in (desk, reading):
            lane.trouble.connect(self._on_trouble)
        self._fill(self._context)

    @Slot()
    def close(self) -> None:
        """Ends what runs; what was beeped is on disk."""
        self.runner.close()
        if self._context is not None:
            self._context.desk.close()
            self._context.reading.close()

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.theme, self.runner)
        window.strip.synchronise_wanted.connect(self.runner.synchronise)
        return window

    def _fill(self, context: Context) -> None:
        self.window.open_desk(context, self._make_pages(context))

    def _make_pages(self, context: Context) -> list[tuple[Page, str, str]]:
        from offcirc.gui.pages.check_in.page import CheckInPage
        from offcirc.gui.pages.check_out.page import CheckOutPage
        from offcirc.gui.pages.data.page import DataPage
        from offcirc.gui.pages.transactions.page import TransactionsPage

        return [
            (CheckOutPage(context), "check-out", "F2"),
            (CheckInPage(context), "check-in", "F3"),
            (TransactionsPage(context, self.runner), "transactions", "F6"),
            (DataPage(context, self.runner), "data", "F7"),
        ]

    @Slot()
    def _on_settings_changed(self) -> None:
        now = self.settings.now
        self.theme.set(now.theme, now.text_size)

    @Slot(object)
    def _on_sync_finished(self, finished: Finished) -> None:
        if self._context is None:
            return
        for lane in (self._context.desk, self._context.reading):
            lane.do(lambda workstation: workstation.reload_replica(), lambda _: self.window.refresh(), owner=self)

    @Slot(object)
    def _on_trouble(self, error: Exception) -> None:
        from offcirc.gui.messages import errors

        self.notices.say(Tone.BAD, errors.sentence(error))

"""Automatic mode beside the window that is open now: hears what happens at the desk, and says quietly what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from offcirc.gui.automatic import AutomaticRuns, AutomaticState
from offcirc.gui.command import Finished
from offcirc.gui.context import Context
from offcirc.gui.messages import automatic as say
from offcirc.gui.sync_runner import SyncRunner

if TYPE_CHECKING:
    from offcirc.app.workstation import Workstation
    from offcirc.connectors.way import ProxyLogin
    from offcirc.gui.window import MainWindow

_NEWS = ("sent", "outcomes", "records_changed", "full")


class AutomaticMode(QObject):
    """Lives as long as the desk; the window may be made anew meanwhile, in another language."""

    came = Signal()
    """Rows or records are others than before."""

    def __init__(self, context: Context, runner: SyncRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._reading = runner, context.reading
        self._window: MainWindow | None = None
        self._state: AutomaticState | None = None
        self._runs = AutomaticRuns(runner, context.reading, self._last_key_s, self._is_serving, self)
        self._runs.changed.connect(self._on_changed)
        context.settings.changed.connect(self._on_settings_changed)
        runner.finished_quietly.connect(self._on_finished)
        self._read_login()

    def serve(self, window: MainWindow) -> None:
        """This is the desk's window from now on."""
        self._window = window
        window.recorded.connect(self._runs.note_row)
        window.finished_work.connect(self._runs.note_end_of_work)
        window.page_made.connect(self._show)
        self._show()

    def stop(self) -> None:
        """The window closes."""
        self._runs.stop()

    def _last_key_s(self) -> float:
        return self._window.last_key_s if self._window is not None else 0.0

    def _is_serving(self) -> bool:
        pages = self._window.pages.values() if self._window is not None else ()
        return any(page.serving or page.busy or page.scans_waiting for page in pages)

    def _read_login(self) -> None:
        self._reading.do(_proxy_login, self._runner.use_proxy_login, owner=self._runner)

    @Slot()
    def _on_settings_changed(self) -> None:
        self._read_login()
        self._runs.look_again()

    @Slot(object)
    def _on_changed(self, state: AutomaticState) -> None:
        self._state = state
        self._show()

    @Slot()
    def _show(self) -> None:
        if self._window is None or self._state is None:
            return
        self._window.strip.show_automatic(say.in_strip(self._state))
        for page in self._window.pages.values():
            page.show_automatic(self._state)

    @Slot(object)
    def _on_finished(self, finished: Finished) -> None:
        if any(finished.summary.get(name) for name in _NEWS):
            self.came.emit()
        elif self._window is not None:
            self._window.read_standing()


def _proxy_login(workstation: Workstation) -> ProxyLogin | None:
    from offcirc.app.servers import proxy_login

    return proxy_login(workstation.journal)

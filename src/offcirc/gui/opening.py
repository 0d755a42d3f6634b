"""From the first paint to the desk: the place, the key, the journal; or what stands in the way, in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog

from offcirc.errors import OffcircError
from offcirc.gui.messages import window as say
from offcirc.gui.theme import Theme, Tone

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from offcirc.app.home import Home
    from offcirc.gui.context import Settings
    from offcirc.gui.dialogs.errands import Tell
    from offcirc.gui.front import Front, Wish
    from offcirc.gui.window import MainWindow

_BY_PASSPHRASE = frozenset({"PASSPHRASE_NEEDED", "PASSPHRASE_WRONG"})


class Opening(QObject):
    """Asks for what is missing, the key or all of it, and opens the journal.

    Args:
        home: of this workstation, enrolled or not.
        theme: colours and text size.
        settings: the preferences in use.
        window: the one on the screen, which may be replaced by another.
        file: that shall be offered to be brought in, where the window before this one is to do it.
    """

    opened = Signal(object, str)
    """The journal's key, and who was named at the first start: there can be a desk."""
    again_wanted = Signal()
    """The window anew, and then this once more."""
    dress_wanted = Signal()
    """The window anew: settings of before are in use."""
    language_chosen = Signal(str)
    asked_to_front = Signal(object)
    """Somebody has started the program once more: a `Wish`."""
    already_open = Signal()
    """Another window has the place, and has come to the front: this one is not needed."""

    def __init__(
        self,
        home: Home,
        theme: Theme,
        settings: Settings,
        window: Callable[[], MainWindow],
        parent: QObject,
        *,
        file: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._home, self._theme, self._settings, self._window, self._file = home, theme, settings, window, file
        self._key = b""
        self._told = self._is_back = False
        self._place: BaseFileLock | None = None
        self._front: Front | None = None

    @Slot()
    def open(self) -> None:
        """Begins."""
        from offcirc.app.keys import Keys
        from offcirc.app.one_window import only_window
        from offcirc.gui.front import bring_to_front

        try:
            if self._settings.trouble is not None:
                self._settings.read_again()
            self._place = self._place or only_window(self._home)
        except OffcircError as error:
            if error.code == "WINDOW_OPEN" and bring_to_front(self._home, self._file, comes=True):
                self.already_open.emit()
            else:
                self.show_trouble(error)
            return
        keys = Keys(self._home.key)
        first = not keys.exists and not self._home.journal.exists()
        if not first:
            from offcirc.gui.dialogs.errands import Errands

            Errands(self).run(lambda _: keys.unlock(), self._on_key, self._on_no_key)
        self._listen()
        if first:
            self._begin()

    def close(self) -> None:
        """The window has gone."""
        if self._front is not None:
            self._front.close()

    def show_trouble(self, error: Exception) -> None:
        """Says what stands in the way, in place of the desk."""
        from offcirc.gui.dialogs.trouble import trouble_screen

        screen = trouble_screen(error, self._home, self._theme, self._key)
        screen.again.connect(self.again_wanted)
        screen.recover_wanted.connect(lambda: self._ask_key(recover=True))
        screen.quit_wanted.connect(self._window().close)
        self._window().show_instead(screen)

    def _listen(self) -> None:
        if self._front is None:
            from offcirc.gui.front import Front

            self._front = Front(self._home, self)
            self._front.asked.connect(self.asked_to_front)
            self._front.listen()

    def _begin(self) -> None:
        from offcirc.gui.dialogs.first_start import FirstStart

        dialog = FirstStart(self._home, self._theme, self._settings, self._window())
        dialog.language_chosen.connect(self.language_chosen)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.key:
            self._is_back = dialog.is_back
            if dialog.is_back:
                self._settings.read_again()
                self.language_chosen.emit(self._settings.now.language)
                self.dress_wanted.emit()
            self._open(dialog.key, dialog.staff)
        else:
            self._window().close()

    def _on_key(self, key: bytes) -> None:
        self._open(key)

    def _on_no_key(self, error: Exception) -> None:
        if isinstance(error, OffcircError) and error.code in _BY_PASSPHRASE:
            self._ask_key(recover=False)
        else:
            self.show_trouble(error)

    def _ask_key(self, *, recover: bool) -> None:
        from offcirc.gui.dialogs.unlock import UnlockDialog

        dialog = UnlockDialog(self._home, self._theme, recover=recover, parent=self._window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._open(dialog.key)
        else:
            self._window().close()

    def _open(self, key: bytes, staff: str = "") -> None:
        """Opens the journal first, off the GUI thread: only where that is possible is there a desk."""
        from offcirc.gui.dialogs.errands import Errands

        self._key = key
        Errands(self).run(
            lambda tell: _try_journal(self._home, key, tell),
            lambda _: self._on_tried(key, staff),
            self.show_trouble,
            self._on_told,
        )

    def _on_told(self, text: object) -> None:
        self._told = True
        self._window().say(Tone.NOTE, str(text))

    def _on_tried(self, key: bytes, staff: str) -> None:
        if self._told:
            self._window().notice.hide()
        self.opened.emit(key, staff)
        if self._is_back:
            from offcirc.gui.messages import bring_back as say_back

            self._is_back = False
            self._window().say(Tone.GOOD, say_back.back_again())


def come_forward(window: MainWindow, wish: Wish) -> None:
    """Brings a window to the front as far as the desktop lets it; else its button in the task bar asks for attention.

    What is in front of it, a dialog, comes along.
    """
    import os

    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    if wish.token:  # Qt takes it from here, as for a window that opens
        os.environ["XDG_ACTIVATION_TOKEN"] = wish.token
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    for each in (window, QApplication.activeModalWidget()):
        if each is not None:
            each.show()
            each.raise_()
            each.activateWindow()
    QApplication.alert(window)
    window.say(Tone.NOTE, say.already_open())


def _try_journal(home: Home, key: bytes, tell: Tell) -> None:
    """Raises what stands in the way of the journal; tells where it takes long because it is an older version's."""
    from offcirc.app.workstation import Workstation
    from offcirc.journal.migrate import upgrade_due

    if upgrade_due(home.journal, key):
        tell(say.bringing_up_to_date())
    with Workstation(home, key):
        pass

"""The page of the first start for a desk that was here before: back from its second copy, in one press."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QRadioButton, QVBoxLayout, QWidget

from offcirc.app.bringing_back import (
    Copy,
    Found,
    copies_in,
    drop,
    fetch,
    look_for_copies,
    look_through,
    put_back,
    unlock,
)
from offcirc.app.home import Home
from offcirc.clock import local_zone, zone_named
from offcirc.errors import OffcircError
from offcirc.gui.context import Settings
from offcirc.gui.dialogs.errands import Errands, Tell
from offcirc.gui.dialogs.steps import Step
from offcirc.gui.dialogs.unlock import UnlockDialog
from offcirc.gui.messages import bring_back as say
from offcirc.gui.messages import first_start as say_first
from offcirc.gui.messages import mirror as say_mirror
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import Notice, button, label, set_button_text
from offcirc.gui.widgets.flow import FlowLayout

_INDENT = 31
"""Under a choice's words, in pixels at 100 %."""
_BY_PASSPHRASE = frozenset({"PASSPHRASE_NEEDED", "PASSPHRASE_WRONG"})
_BY_RECOVERY_CODE = frozenset({"KEYCHAIN_LOST", "KEYCHAIN_LOCKED", "NO_KEYCHAIN"})


class BringBackStep(Step):
    """Lists the copies that are here; `done` when one is this computer's desk, and `key` opens its journal.

    A copy that is of no use is said in one sentence, and leaves everything as it was.
    """

    looked = Signal(object)
    """What was found: a `Found`."""

    def __init__(self, theme: Theme, home: Home, settings: Settings) -> None:
        super().__init__(theme, say.title(), say.why())
        self.key = b""
        self._home, self._settings = home, settings
        self._zone = zone_named(local_zone())
        self._errands = Errands(self)
        self._copies: list[Copy] = []
        self._by_hand: tuple[Copy, ...] = ()
        self._staged: Home | None = None
        self._in_part: tuple[Copy, Home, bytes] | None = None  # damaged in places, fetched and open
        self._group = QButtonGroup(self)
        self._rows = QVBoxLayout()
        self._shown: list[QWidget] = []
        self._nothing = Notice(theme, Tone.WARN, say.nothing_here())
        self._busy = Notice(theme, Tone.NOTE, "")
        self.go, self._back = button(say.bring_back(), "primary"), button(say_first.back())
        self._folder, self._file = button(say_mirror.step_choose()), button(say.file())
        self._look = button(say_mirror.step_look())
        self._connect()
        self._lay_out()

    def first(self) -> QWidget:
        """What brings it back, where there is something."""
        return self.go if self.go.isEnabled() else self._look

    @property
    def chosen(self) -> Copy | None:
        """The copy that is ticked."""
        at = self._group.checkedId()
        return self._copies[at] if at >= 0 else None

    def look(self) -> None:
        """Looks on what is mounted now."""
        directory = self._home.directory
        self._begin(say.looking())
        self._errands.run(lambda _: look_for_copies(directory), self._on_looked, self._on_failed)

    def take(self, chosen: Path) -> None:
        """Somebody has chosen a folder or a file."""
        self._begin(say.looking())
        self._errands.run(lambda _: copies_in(chosen), self._on_taken, partial(self._on_not_taken, chosen))

    def bring_back(self, copy: Copy) -> None:
        """Fetches it, asks for what opens it, looks through it, and only then makes it this computer's desk."""
        home = self._home
        self._begin(say.fetching(copy.place))
        self._errands.run(lambda _: fetch(home, copy), partial(self._on_fetched, copy), self._on_failed)

    # the page

    def _connect(self) -> None:
        self.go.clicked.connect(self._on_go)
        self._back.clicked.connect(self.back)
        self._look.clicked.connect(self.look)
        self._folder.clicked.connect(self._on_folder)
        self._file.clicked.connect(self._on_file)
        self._group.idClicked.connect(self._on_chosen)

    def _lay_out(self) -> None:
        self._rows.setSpacing(self.theme.pixels(8))
        self.column.addLayout(self._rows)
        elsewhere = FlowLayout(spacing=10)
        for each in (self._folder, self._file, self._look):
            elsewhere.addWidget(each)
        for widget in (self._nothing, self._busy):
            self.column.addWidget(widget)
            widget.hide()
        self.column.addLayout(elsewhere)
        self.add_buttons(self.go, self._back)
        self.go.setEnabled(False)

    def _show(self, copies: list[Copy], chosen: Copy | None) -> None:
        for before in self._group.buttons():
            self._group.removeButton(before)
        for row in self._shown:
            row.hide()
            row.deleteLater()
        self._shown = []
        self._copies = copies
        for at, copy in enumerate(copies):
            choice = QRadioButton(say.one(copy, self._zone))
            choice.setAccessibleDescription(str(copy.place))
            choice.setChecked(copy == chosen)
            self._group.addButton(choice, at)
            self._shown.append(self._row(choice, copy))
            self._rows.addWidget(self._shown[-1])
        self._nothing.setVisible(not copies)
        self.go.setEnabled(bool(copies))
        self._on_chosen()

    def _row(self, choice: QRadioButton, copy: Copy) -> QWidget:
        """What it is, and where in smaller letters."""
        row, place = QWidget(), label(str(copy.place), "soft", wraps=True)
        place.setIndent(self.theme.pixels(_INDENT))
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (choice, place):
            column.addWidget(widget)
        return row

    def _begin(self, doing: str) -> None:
        self.error.say("")
        self._nothing.hide()
        self._busy.set(Tone.NOTE, doing, "clock")
        self._busy.show()
        self.setEnabled(False)

    def _end(self) -> None:
        self._busy.hide()
        self._nothing.setVisible(not self._copies)
        self.setEnabled(True)
        if self.isVisible():
            self.first().setFocus()

    # what was found

    def _on_looked(self, found: Found) -> None:
        copies = _together(self._by_hand, found.copies)
        chosen = self.chosen
        self._show(copies, chosen if chosen in copies else next(iter(copies), None))
        self._end()
        self.looked.emit(found)

    def _on_taken(self, copies: tuple[Copy, ...]) -> None:
        self._by_hand = copies
        self._show(_together(copies, self._copies), copies[0])
        self._end()

    def _on_not_taken(self, chosen: Path, error: Exception) -> None:
        self._end()
        if isinstance(error, OffcircError) and error.code == "NOT_A_BACKUP":
            self.error.say(say.no_copy(chosen))
        else:
            self.error.say_error(error)

    @Slot()
    def _on_chosen(self) -> None:
        """What was fetched of another one is of no use now."""
        if self._in_part is not None and self._in_part[0] != self.chosen:
            self._drop()
        set_button_text(self.go, say.bring_back() if self._in_part is None else say.bring_readable())

    @Slot()
    def _on_folder(self) -> None:
        dialog = self._file_dialog()
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.open()

    @Slot()
    def _on_file(self) -> None:
        dialog = self._file_dialog()
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.open()

    def _file_dialog(self) -> QFileDialog:
        dialog = QFileDialog(self, say.pick(), str(Path.home()))
        dialog.fileSelected.connect(lambda chosen: self.take(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    # the way back

    @Slot()
    def _on_go(self) -> None:
        if self._in_part is not None:
            self._put_back(*self._in_part)
        elif (copy := self.chosen) is not None:
            self.bring_back(copy)

    def _on_fetched(self, copy: Copy, staged: Home) -> None:
        self._staged = staged
        self._errands.run(
            lambda _: unlock(staged, copy),
            partial(self._on_key, copy, staged),
            partial(self._on_no_key, copy, staged),
        )

    def _on_no_key(self, copy: Copy, staged: Home, error: Exception) -> None:
        code = error.code if isinstance(error, OffcircError) else ""
        if code not in _BY_PASSPHRASE | _BY_RECOVERY_CODE:
            self._on_failed(error)
            return
        dialog = UnlockDialog(staged, self.theme, recover=code in _BY_RECOVERY_CODE, parent=self.window())
        dialog.accepted.connect(lambda: self._on_key(copy, staged, dialog.key))
        dialog.rejected.connect(self._on_given_up)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_given_up(self) -> None:
        self._drop()
        self._end()

    def _on_key(self, copy: Copy, staged: Home, key: bytes) -> None:
        self._begin(say_first.checking())
        self._errands.run(
            lambda _: look_through(staged, key, copy),
            partial(self._on_looked_through, copy, staged, key),
            self._on_failed,
        )

    def _on_looked_through(self, copy: Copy, staged: Home, key: bytes, whole: bool) -> None:  # noqa: FBT001 - the errand's answer
        if whole:
            self._put_back(copy, staged, key)
            return
        self._in_part = (copy, staged, key)
        self._end()
        self._on_chosen()
        self.error.say(say.damaged_in_places(copy.place))

    def _put_back(self, copy: Copy, staged: Home, key: bytes) -> None:
        home, settings = self._home, self._settings

        def put(_tell: Tell) -> bytes:
            settings.wait()  # a language that was chosen here goes before the copy's
            put_back(home, staged, copy)
            return key

        self._begin(say_first.restoring())
        self._errands.run(put, self._on_back_again, self._on_failed)

    def _on_back_again(self, key: bytes) -> None:
        self.key, self._staged = key, None
        self.done.emit()

    def _on_failed(self, error: Exception) -> None:
        self._drop()
        self._end()
        self._on_chosen()
        if isinstance(error, OffcircError) and error.code == "DAMAGED":
            self.error.say(say.damaged(Path(str(error.params["path"]))))
        else:
            self.error.say_error(error)

    def _drop(self) -> None:
        staged, self._staged, self._in_part = self._staged, None, None
        if staged is not None:
            self._errands.run(lambda _: drop(staged), lambda _: None, lambda _: None)


def _together(first: Collection[Copy], others: Iterable[Copy]) -> list[Copy]:
    """Each place once."""
    places = {copy.place for copy in first}
    return [*first, *(copy for copy in others if copy.place not in places)]

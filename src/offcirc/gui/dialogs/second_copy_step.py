"""The page of the first start where the disk forgets: a second copy of the journal, before anything else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from offcirc.app.second_copy import CopyWanted
from offcirc.gui.dialogs.steps import Step
from offcirc.gui.messages import mirror as say
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import Notice, button, label
from offcirc.gui.widgets.flow import FlowLayout


class SecondCopyStep(Step):
    """Offers the sticks and the network's folders that are there; `done` without a copy as well."""

    wanted = Signal(object)
    """The folder that was chosen."""
    look_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, say.step_title())
        self.why = Notice(theme, Tone.BAD, "")
        self._nowhere = Notice(theme, Tone.WARN, say.step_nowhere())
        self.places = QComboBox()
        self.places.setAccessibleName(say.step_places())
        self._label = label(say.step_places())
        self._label.setBuddy(self.places)
        self.keep = button(say.step_keep(), "primary")
        self._look = button(say.step_look())
        self._choose, self._later = button(say.step_choose()), button(say.step_later())
        self.keep.clicked.connect(self._on_keep)
        self._look.clicked.connect(self.look_wanted)
        self._choose.clicked.connect(self._on_choose)
        self._later.clicked.connect(self.done)
        for widget in (self.why, label(say.explained(), "soft", wraps=True), self._label, self.places, self._nowhere):
            self.column.addWidget(widget)
        elsewhere = FlowLayout(spacing=10)
        for each in (self._choose, self._look):
            elsewhere.addWidget(each)
        self.column.addLayout(elsewhere)
        self.add_buttons(self.keep, self._later)

    def first(self) -> QWidget:
        """What keeps one, where there is a place."""
        return self.keep if self.keep.isEnabled() else self._choose

    def show_places(self, wanted: CopyWanted) -> None:
        """What is there now; one is chosen, so that Enter keeps the copy there."""
        places = wanted.places
        self.why.set(Tone.BAD, say.wiped(wanted.why, kept=False))
        self.places.clear()
        for place in places:
            self.places.addItem(str(place), place)
        for widget in (self.places, self._label):
            widget.setVisible(bool(places))
        self._nowhere.setVisible(not places)
        self.keep.setEnabled(bool(places))

    def show_error(self, error: Exception) -> None:
        """None could be begun there."""
        self.setEnabled(True)
        self.error.say_error(error)

    @Slot()
    def _on_keep(self) -> None:
        self._want(self.places.currentData())

    @Slot()
    def _on_choose(self) -> None:
        dialog = QFileDialog(self, say.choose(), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self._want(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _want(self, folder: Path) -> None:
        self.error.say("")
        self.setEnabled(False)
        self.wanted.emit(folder)

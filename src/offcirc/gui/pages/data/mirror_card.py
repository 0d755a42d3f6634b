"""The journal's second copy: whether it is current, and where."""

from __future__ import annotations

from datetime import tzinfo
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from offcirc.app.wiped import Wiped
from offcirc.gui.messages import errors
from offcirc.gui.messages import mirror as say
from offcirc.gui.mirror import MirrorKeeper
from offcirc.gui.pages.data.cards import Card
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import Notice, button, label, set_button_text
from offcirc.gui.widgets.flow import FlowLayout


class MirrorCard(Card):
    """Says how it stands; begins one, or keeps it no more."""

    def __init__(self, theme: Theme, keeper: MirrorKeeper, parent: QWidget | None = None) -> None:
        super().__init__(say.heading(), parent)
        self._keeper = keeper
        self._zone: tzinfo | None = None
        self.state = Notice(theme, Tone.PLAIN, say.none())
        self._wiped: Wiped | None = None
        self.wiped = Notice(theme, Tone.BAD, "")
        self.remark = label(say.same_volume(), "soft", wraps=True)
        self.begin = button(say.begin(), description=say.begin_description())
        self.stop = button(say.stop(), description=say.stop_description())
        self.begin.clicked.connect(self._on_begin)
        self.stop.clicked.connect(self._on_stop)
        keeper.changed.connect(self._show)
        keeper.failed.connect(self._on_failed)
        buttons = FlowLayout(spacing=10)
        for each in (self.begin, self.stop):
            buttons.addWidget(each)
        self.column.addWidget(label(say.explained(), "soft", wraps=True))
        self.column.addWidget(self.wiped)
        self.column.addWidget(self.state)
        self.column.addWidget(self.remark)
        self.column.addLayout(buttons)
        self.column.addStretch(1)
        self._show()

    def show_zone(self, zone: tzinfo) -> None:
        """Tells times in the library's zone."""
        if zone != self._zone:
            self._zone = zone
            self._show()

    def show_disk(self, wiped: Wiped | None) -> None:
        """Whether the journal's own disk forgets."""
        if wiped is not self._wiped:
            self._wiped = wiped
            self._show()

    def begin_at(self, volume: Path) -> None:
        """Begins one there."""
        self.state.set(Tone.PLAIN, say.beginning(), "clock")
        self._keeper.begin(volume)

    @Slot()
    def _show(self) -> None:
        found = self._keeper.now
        self.wiped.setVisible(self._wiped is not None)
        if self._wiped is not None:
            kept = found is not None
            self.wiped.set(Tone.NOTE if kept else Tone.BAD, say.wiped(self._wiped, kept=kept))
        self.stop.setVisible(found is not None)
        self.remark.setVisible(found is not None and found.same_volume)
        set_button_text(self.begin, say.begin() if found is None else say.elsewhere())
        if found is None:
            self.state.set(Tone.PLAIN, say.none())
        elif found.state.problem:
            self.state.set(Tone.WARN, say.in_the_way(found))
        elif found.behind:
            self.state.set(Tone.PLAIN, say.behind(found), "clock")
        elif self._zone is not None:
            self.state.set(Tone.GOOD, say.current(found, self._zone))

    @Slot()
    def _on_begin(self) -> None:
        dialog = QFileDialog(self, say.choose(), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.begin_at(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_stop(self) -> None:
        self._keeper.stop()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.state.set(Tone.BAD, errors.sentence(error))

"""The settings (F10): every change counts at once; Cancel brings back what was before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from offcirc.app.home import Config
from offcirc.gui.context import Context
from offcirc.gui.dialogs.errands import Errands
from offcirc.gui.dialogs.forms import ErrorLine, fit, scrolling
from offcirc.gui.dialogs.settings_automatic import AutomaticPage, NetworkPage
from offcirc.gui.dialogs.settings_pages import DeskPage, LookPage, ReceiptPage, SettingsPage, SoundPage
from offcirc.gui.dialogs.settings_server import ServerPage
from offcirc.gui.dialogs.settings_staff import StaffPage
from offcirc.gui.dialogs.settings_way import WayOut
from offcirc.gui.messages import automatic as say_automatic
from offcirc.gui.messages import koha as say_koha
from offcirc.gui.messages import settings as say
from offcirc.gui.messages import staff as say_staff
from offcirc.gui.widgets.basics import button, label

if TYPE_CHECKING:
    from offcirc.app.workstation import Workstation

_RAIL_WIDTH = 190
_OF_CONFIG = ("library", "url", "scanner_prefix", "automatic", "network")


class SettingsDialog(QDialog):
    """Pages beside a list of their names."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._preferences_before = context.settings.now
        self._config_before: Config = context.home.read_config()
        self._config = self._config_before
        self._errands = Errands(self)
        self.way = WayOut(context, self)
        self.wants_connect = False
        """Whether the desk is to be connected again, once this dialog has closed."""
        self._names, self._stack = QListWidget(), QStackedWidget()
        self._names.setObjectName("names")
        self._error = ErrorLine()
        self._remark = label(wraps=True, role="soft")
        self._keep, self._cancel = button("", "primary"), button("")
        self._names.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._keep.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        context.theme.changed.connect(self._dress)
        context.settings.failed.connect(self._on_not_kept)
        self._lay_out()
        self._make_pages()

    def changeEvent(self, event: QEvent) -> None:
        """Another language: the pages are made again."""
        if event.type() == QEvent.Type.LanguageChange:
            self._make_pages()
        super().changeEvent(event)

    def reject(self) -> None:
        """Cancel, or Escape: all is as it was, the line that is being typed as well."""
        self._end_line()
        if self._context.settings.now != self._preferences_before:
            self._context.settings.change(self._preferences_before)
        if self._config != self._config_before:
            before = self._config_before
            self._write_config(**{name: getattr(before, name) for name in _OF_CONFIG})
        self.way.bring_back()
        super().reject()

    def accept(self) -> None:
        """A line that is being typed counts as well."""
        self._end_line()
        super().accept()

    def _end_line(self) -> None:
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()

    @Slot()
    def _on_connect_wanted(self) -> None:
        self.wants_connect = True
        self.accept()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.addWidget(self._stack, 1)
        right.addWidget(self._error)
        right.addWidget(self._remark)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._keep)
        right.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 18, 18, 18)
        row.setSpacing(18)
        row.addWidget(self._names)
        row.addLayout(right, 1)
        fit(self, self._context.theme, 820, 660)

    def _put_buttons_last(self) -> None:
        """Tab reaches them after the pages, which are made later than they are."""
        last = self.previousInFocusChain()
        while last is not None and not last.focusPolicy() & Qt.FocusPolicy.TabFocus:
            last = last.previousInFocusChain()
        if last is not None:
            QWidget.setTabOrder(last, self._cancel)
        QWidget.setTabOrder(self._cancel, self._keep)

    def _make_pages(self) -> None:
        at = max(self._names.currentRow(), 0)
        context, now = self._context, self._context.settings.now
        while (old := self._stack.currentWidget()) is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self.desk = DeskPage(context.theme, self._config, now)
        self.server = ServerPage(context.theme, self._config)
        self.server.connect_wanted.connect(self._on_connect_wanted)
        self.look, self.sound = LookPage(context.theme, now), SoundPage(context.theme, now)
        self.automatic = AutomaticPage(context.theme, self._config)
        self.network = NetworkPage(context.theme, self._config)
        self.receipts, self.staff = ReceiptPage(context.theme, now), StaffPage(context, now)
        self._names.clear()
        pages: tuple[tuple[str, SettingsPage], ...] = (
            (say.desk(), self.desk),
            (say_koha.server(), self.server),
            (say_automatic.automatic(), self.automatic),
            (say_automatic.network(), self.network),
            (say.look(), self.look),
            (say.sound(), self.sound),
            (say.receipts(), self.receipts),
            (say_staff.staff(), self.staff),
        )
        for name, page in pages:
            self._names.addItem(QListWidgetItem(name))
            self._stack.addWidget(scrolling(page))
            page.changed.connect(self._on_changed)
            page.config_changed.connect(self._on_config_changed)
        self._put_buttons_last()
        self._write_texts()
        self._dress()
        self._names.setCurrentRow(at)
        self.automatic.automatic_changed.connect(lambda now: self._write_config(automatic=now))
        self.network.network_changed.connect(lambda now: self._write_config(network=now))
        self.way.look_after(self.automatic, self.network)
        context.reading.do(_libraries, self.desk.show_libraries, self._error.say_error, owner=self.desk)
        self._errands.run(lambda _: _printers(), self._on_printers, self._error.say_error)

    def _write_texts(self) -> None:
        self.setWindowTitle(say.title())
        self._names.setAccessibleName(say.pages())
        self._remark.setText(say.at_once())
        for made, text in ((self._keep, say.keep()), (self._cancel, say.cancel())):
            made.setText(text)
            made.setAccessibleName(text)

    @Slot()
    def _dress(self) -> None:
        theme = self._context.theme
        self._names.setFixedWidth(theme.pixels(_RAIL_WIDTH))
        for row in range(self._names.count()):
            self._names.item(row).setSizeHint(QSize(0, theme.pixels(40)))

    def _on_printers(self, names: list[str]) -> None:
        self.receipts.show_printers(names)

    @Slot(str, object)
    def _on_changed(self, name: str, value: object) -> None:
        now = msgspec.structs.replace(self._context.settings.now, **{name: value})
        if now == self._context.settings.now:
            return
        self._error.say("")
        self._context.settings.change(now)

    @Slot(object)
    def _on_not_kept(self, error: Exception) -> None:
        """The disk did not take a change: what counts is shown again."""
        self._make_pages()
        self._error.say_error(error)

    @Slot(str, str)
    def _on_config_changed(self, name: str, value: str) -> None:
        if getattr(self._config, name) != value:
            self._write_config(**{name: value})

    def _write_config(self, **changes: object) -> None:
        self._config = msgspec.structs.replace(self._config, **changes)

        def write(workstation: Workstation) -> None:
            workstation.config = workstation.home.change_config(**changes)

        self._context.desk.do(write, self._on_written, self._error.say_error, owner=self._context.settings)

    def _on_written(self, _: None) -> None:
        self._context.reading.do(_read_config, _nothing, owner=self._context.settings)
        self._context.settings.changed.emit()


def _libraries(workstation: Workstation) -> dict[str, str]:
    replica = workstation.replica
    known = replica.libraries() if replica is not None else {}
    return {code: library.name or code for code, library in known.items()}


def _printers() -> list[str]:
    from PySide6.QtPrintSupport import QPrinterInfo

    return list(QPrinterInfo.availablePrinterNames())


def _read_config(workstation: Workstation) -> None:
    workstation.config = workstation.home.read_config()


def _nothing(_: None) -> None:
    pass

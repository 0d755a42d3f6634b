"""What this program is, and under which licences its parts stand."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from offcirc import __version__
from offcirc.app.licences import Package, packages
from offcirc.gui.dialogs.errands import Errands
from offcirc.gui.dialogs.forms import ErrorLine, Snug, fit, scrolling
from offcirc.gui.dialogs.paged import Reader
from offcirc.gui.messages import about as say
from offcirc.gui.messages import window as say_window
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import button, label

_ROW = 32
_LEAST_ROOM = 240
"""Pixels at 100 % for the list; with less the whole page scrolls."""


class PartsTable(QTableWidget):
    """One stop for Tab, whatever the number of parts; the arrow keys go through them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, 3)
        self._theme = theme
        self.setHorizontalHeaderLabels([say.package(), say.version_column(), say.licence()])
        self.setAccessibleName(say.parts())
        self.setAccessibleDescription(say.parts_description())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        theme.changed.connect(self._dress)
        self._dress()

    def show_packages(self, found: list[Package]) -> None:
        """One line each."""
        self.setRowCount(len(found))
        for row, package in enumerate(found):
            for column, text in enumerate((package.name, package.version, package.licence or say.not_stated())):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(row, column, item)
        self.setCurrentCell(0, 0)

    @Slot()
    def _dress(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.pixels(_ROW))


class AboutDialog(QDialog):
    """Name, version, licences; each package's own text one step away."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._packages: list[Package] = []
        self._errands = Errands(self)
        self.parts = PartsTable(theme)
        self.reader = Reader(theme, say.licence_text())
        self.read = button(say.licence_text())
        self.back = button(say.all_parts())
        self._close = button(say.close(), "primary")
        self._state = label(say.reading(), "soft")
        self._error = ErrorLine()
        self._pages = QStackedWidget()
        self._close.clicked.connect(self.accept)
        self.parts.activated.connect(self._on_read)
        self.parts.currentCellChanged.connect(self._on_current)
        self.read.clicked.connect(self._on_read)
        self.back.clicked.connect(self._on_back)
        self.setWindowTitle(say.title())
        self._lay_out(theme)
        self._errands.run(lambda _: packages(), self._on_packages, self._on_failed)
        self._close.setFocus()

    def _lay_out(self, theme: Theme) -> None:
        middle = Snug()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, theme.pixels(8), 0)
        column.setSpacing(theme.pixels(8))
        column.addWidget(label(say_window.application(), "big"))
        column.addWidget(label(say.version(__version__), "soft"))
        for text in (say.what(), say.own_licence(), say.qt(), say.sqlcipher()):
            column.addWidget(label(text, wraps=True))
        column.addWidget(label(say.parts(), "heading"))
        column.addWidget(self._state)
        column.addWidget(self._error)
        for page in (self.parts, self.reader):
            self._pages.addWidget(page)
        column.addWidget(self._pages, 1)
        self._pages.setMinimumHeight(theme.pixels(_LEAST_ROOM))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 18)
        whole.setSpacing(theme.pixels(8))
        whole.addWidget(scrolling(middle), 1)
        row = QHBoxLayout()
        row.addWidget(self.read)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self._close)
        whole.addLayout(row)
        self.back.hide()
        self.read.setEnabled(False)
        fit(self, theme, 700, 640)

    def _on_packages(self, found: list[Package]) -> None:
        self._packages = found
        self._state.hide()
        self.parts.show_packages(found)

    def _on_failed(self, error: Exception) -> None:
        self._state.hide()
        self._error.say_error(error)

    @Slot()
    def _on_current(self) -> None:
        row = self.parts.currentRow()
        self.read.setEnabled(0 <= row < len(self._packages) and bool(self._packages[row].text))

    @Slot()
    def _on_read(self) -> None:
        self._on_current()
        if not self.read.isEnabled():
            return
        package = self._packages[self.parts.currentRow()]
        text = escape(package.text).replace("\n", "<br>")
        self.reader.read(f"<h2>{escape(package.name)} {escape(package.version)}</h2><p>{text}</p>")
        self._turn(to_reader=True)
        self.reader.setFocus()

    @Slot()
    def _on_back(self) -> None:
        self._turn(to_reader=False)
        self.parts.setFocus()

    def _turn(self, *, to_reader: bool) -> None:
        self._pages.setCurrentWidget(self.reader if to_reader else self.parts)
        self.read.setVisible(not to_reader)
        self.back.setVisible(to_reader)

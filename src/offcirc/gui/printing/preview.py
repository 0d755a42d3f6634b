"""A receipt as it will be on paper, in a panel of the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from offcirc.gui.messages import receipts as say
from offcirc.gui.printing.sheets import Paper, Sheet, picture
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import button, label

_DOTS_PER_INCH = 110


class PreviewPanel(QFrame):
    """Shows what `make` makes for a paper; the page prints or saves it."""

    print_wanted = Signal(object)
    save_wanted = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._make: Callable[[Paper], Sheet] | None = None
        self.setProperty("kind", "paper")
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._picture.setAccessibleName(say.preview())
        self._papers = QComboBox()
        self._papers.setAccessibleName(say.paper())
        for paper in Paper:
            self._papers.addItem(say.paper_name(paper.value))
        self._label = label(say.paper())
        self._label.setBuddy(self._papers)
        self._print = button(say.print_(), "primary")
        self._save = button(say.save_as())
        self._close = button(say.close())
        self._papers.currentIndexChanged.connect(self._paint)
        self._print.clicked.connect(self._on_print)
        self._save.clicked.connect(self._on_save)
        self._close.clicked.connect(self._on_close)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._on_close)
        self._lay_out()

    def show_sheet(self, make: Callable[[Paper], Sheet], paper: Paper) -> None:
        """Opens with a document.

        Args:
            make: the document for a paper, e.g. `receipt` of a visit.
            paper: the one to begin with.
        """
        self._make = make
        self._papers.setCurrentIndex(list(Paper).index(paper))
        self._paint()
        self.show()

    @property
    def sheet(self) -> Sheet | None:
        """What is shown."""
        return self._make(list(Paper)[self._papers.currentIndex()]) if self._make is not None else None

    def _lay_out(self) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._picture)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._label)
        row.addWidget(self._papers)
        row.addStretch(1)
        for each in (self._close, self._save, self._print):
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addWidget(area, 1)
        column.addLayout(row)

    @Slot()
    def _paint(self) -> None:
        sheet = self.sheet
        if sheet is not None:
            ratio = self.devicePixelRatioF()
            shown = QPixmap.fromImage(picture(sheet, _DOTS_PER_INCH * ratio))
            painter = QPainter(shown)
            painter.setPen(QColor(self._theme.colours.line_strong))  # white paper on a white card needs an edge
            painter.drawRect(shown.rect().adjusted(0, 0, -1, -1))
            painter.end()
            shown.setDevicePixelRatio(ratio)
            self._picture.setPixmap(shown)

    @Slot()
    def _on_print(self) -> None:
        self.print_wanted.emit(self.sheet)

    @Slot()
    def _on_save(self) -> None:
        self.save_wanted.emit(self.sheet)

    @Slot()
    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()

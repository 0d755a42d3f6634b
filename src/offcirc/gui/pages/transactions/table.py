"""The table: a tick, seven columns, and a header that ticks all that is shown."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from offcirc.app.review import ReviewRow
from offcirc.gui.messages import transactions as say
from offcirc.gui.pages.transactions.cells import (
    COL_ACTION,
    COL_DUE,
    COL_ITEM,
    COL_PATRON,
    COL_RECORDED,
    COL_RESULT,
    COL_TICK,
    COL_WORKSTATION,
)
from offcirc.gui.pages.transactions.model import ReviewModel
from offcirc.gui.theme import Theme

_TICK_SIZE = 18
_ROW_HEIGHT = 38
_TICK_WIDTH = 40
_SHARES = {COL_PATRON: 4, COL_ITEM: 5, COL_RESULT: 6}
_NARROWEST = 110
_NARROW = 900
"""Width in pixels at 100 % below which workstation and due date make room; the panel shows them."""
_Index = QModelIndex | QPersistentModelIndex


class TickDelegate(QStyledItemDelegate):
    """A tick that is as large as it can be hit; the whole cell takes the click."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draws the cell's ground, and the box where the row has one."""
        super().paint(painter, _without_tick(option), QModelIndex())
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        size = self._theme.pixels(_TICK_SIZE)
        box = QRect(0, 0, size, size)
        box.moveCenter(option.rect.center())
        colours = self._theme.colours
        ticked = Qt.CheckState(state) == Qt.CheckState.Checked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent if ticked else colours.line_strong), 1.5))
        painter.setBrush(QColor(colours.accent if ticked else colours.paper))
        painter.drawRoundedRect(box, 4, 4)
        if ticked:
            painter.setPen(QPen(QColor(colours.accent_ink), size / 8))
            spots = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.30))
            painter.drawPolyline(QPolygonF([QPointF(box.x() + x * size, box.y() + y * size) for x, y in spots]))
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, _option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """A click anywhere in the cell."""
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if event.button() != Qt.MouseButton.LeftButton or state is None:
            return False
        ticked = Qt.CheckState(state) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)


def _without_tick(option: QStyleOptionViewItem) -> QStyleOptionViewItem:
    bare = QStyleOptionViewItem(option)
    bare.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    return bare


class ReviewTable(QTableView):
    """Space ticks, Enter opens, Ctrl+A (of the page) ticks all shown."""

    row_opened = Signal(object)
    row_left = Signal()
    """Another row is current, or none."""

    def __init__(self, model: ReviewModel, theme: Theme) -> None:
        super().__init__()
        self._rows = model
        self._theme = theme
        self.setModel(model)
        self.setItemDelegateForColumn(COL_TICK, TickDelegate(theme, self))
        self.tick_all = QCheckBox(self.horizontalHeader())
        self.tick_all.setAccessibleName(say.tick_all_shown())
        self.tick_all.setToolTip(say.tick_all_shown())
        self.tick_all.setTristate(True)
        self.tick_all.clicked.connect(self._on_tick_all)
        model.ticked_changed.connect(self._show_tick_all)
        model.shown_changed.connect(self._show_tick_all)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        theme.changed.connect(self.fit)
        self._kept = ""
        self._fits = True
        self._lay_out()

    def _lay_out(self) -> None:
        self.setAccessibleName(say.table())
        self.setAccessibleDescription(say.table_description())
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # never asks 20,000 rows for a height
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(20)
        header.setResizeContentsPrecision(0)  # only rows in sight are asked for their width
        header.sectionResized.connect(self._place_tick_all)
        header.geometriesChanged.connect(self._place_tick_all)
        self.setSortingEnabled(True)
        self.sortByColumn(COL_RECORDED, Qt.SortOrder.DescendingOrder)

    # what it tells

    @property
    def current(self) -> ReviewRow | None:
        """The row that the keyboard is at."""
        return self._rows.row_at(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def show_row(self, id_: str) -> bool:
        """Brings a row into sight and makes it current; False where the filter hides it."""
        place = self._rows.place_of(id_)
        if place is None:
            return False
        self.setCurrentIndex(self._rows.index(place, COL_RESULT))
        self.scrollTo(self.currentIndex())
        return True

    def follow(self, id_: str) -> None:
        """Keeps a row in sight while rows are processed."""
        place = self._rows.place_of(id_)
        if place is not None:
            self.scrollTo(self._rows.index(place, COL_RECORDED))

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's own painting, but entered from here: Python keeps its lock through all cells.

        Called by Qt alone, each of a thousand questions to the model would wait anew for a lane that works.
        """
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the chosen rows; Enter opens the row."""
        if event.key() == Qt.Key.Key_Space:
            self._toggle_chosen()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.current is not None:
                self.row_opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens the row, like Enter; a hurried second click on a tick is a click."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() != COL_TICK and self.current is not None:
            self.row_opened.emit(self.current)
        else:
            super().mouseDoubleClickEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width."""
        super().resizeEvent(event)
        self.fit()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Another row is current."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.row_left.emit()

    def fit(self) -> None:
        """Gives short columns what they need and the long ones the rest."""
        self.verticalHeader().setDefaultSectionSize(self._theme.pixels(_ROW_HEIGHT))
        width = self.viewport().width()
        narrow = width < self._theme.pixels(_NARROW)
        for column in (COL_WORKSTATION, COL_DUE):
            self.setColumnHidden(column, narrow)
        fixed = {COL_TICK: self._theme.pixels(_TICK_WIDTH)}
        for column in (COL_RECORDED, COL_ACTION, *(() if narrow else (COL_WORKSTATION, COL_DUE))):
            fixed[column] = self._wanted(column)
        rest = width - sum(fixed.values())
        shares = {
            column: max(self._theme.pixels(_NARROWEST), rest * share // sum(_SHARES.values()))
            for column, share in _SHARES.items()
        }
        for column, wanted in {**fixed, **shares}.items():
            self.setColumnWidth(column, wanted)
        self._place_tick_all()

    def _wanted(self, column: int) -> int:
        """Width of a column of short texts, judged by the rows in sight."""
        header = self.horizontalHeader()
        longest = self._theme.pixels({COL_WORKSTATION: 150, COL_ACTION: 170}.get(column, 200))
        return min(max(self.sizeHintForColumn(column), header.sectionSizeHint(column)), longest)

    # ticks

    def _toggle_chosen(self) -> None:
        places = {index.row() for index in self.selectionModel().selectedRows(COL_TICK)}
        rows = [row for place in sorted(places) if (row := self._rows.row_at(place)) is not None]
        ids = tuple(row.id for row in rows if row.can_be_processed)
        if ids:
            chosen = set(self._rows.ticked)
            self._rows.tick_wanted.emit(ids, not chosen.issuperset(ids))

    def _on_tick_all(self) -> None:
        on = self._rows.all_shown_ticked() != Qt.CheckState.Checked
        self._show_tick_all()  # what the click did to the box is only a wish
        self._rows.tick_wanted.emit(tuple(self._rows.tickable_shown()), on)

    def _show_tick_all(self) -> None:
        self.tick_all.setCheckState(self._rows.all_shown_ticked())
        self.tick_all.setEnabled(bool(self._rows.tickable_shown()))

    def _place_tick_all(self) -> None:
        header = self.horizontalHeader()
        size = self.tick_all.sizeHint()
        left = header.sectionViewportPosition(COL_TICK) + (header.sectionSize(COL_TICK) - size.width()) // 2
        self.tick_all.setGeometry(left, (header.height() - size.height()) // 2, size.width(), size.height())

    # a reset keeps the place

    def _remember(self) -> None:
        self._kept = self.current.id if self.current is not None else ""

    def _restore(self) -> None:
        if self._kept and not self.show_row(self._kept):
            self.clearSelection()
        self.fit()

"""Where the parts of the page stand: beside each other on a wide screen, else in each other's place."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from offcirc.gui.pages.transactions.ask_panel import AskPanel
from offcirc.gui.pages.transactions.empty import Empty
from offcirc.gui.pages.transactions.filter_bar import FilterBar
from offcirc.gui.pages.transactions.foot import Foot
from offcirc.gui.pages.transactions.repair_panel import RepairPanel
from offcirc.gui.pages.transactions.run_panel import RunPanel
from offcirc.gui.pages.transactions.table import ReviewTable
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import paper

_WIDE = 980
"""Width in pixels at 100 % from which the repair panel stands beside the table."""
_TABLE_SHARE = 0.58
_LAID_OUT_AFTER_MS = 30


class Arrangement(QWidget):
    """All but the foot scrolls: at 200 % it is higher than a small screen."""

    def __init__(
        self,
        theme: Theme,
        *,
        filters: FilterBar,
        table: ReviewTable,
        empty: Empty,
        repair: RepairPanel,
        ask: AskPanel,
        run: RunPanel,
        foot: Foot,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._filters, self._repair, self._foot = filters, repair, foot
        self._panels: tuple[QWidget, ...] = (run, ask)
        self._shown = QStackedWidget()
        self._splitter = QSplitter()
        self._scroll = QScrollArea()
        self._bring_down = QTimer(self, singleShot=True, interval=_LAID_OUT_AFTER_MS)
        self._bring_down.timeout.connect(self._on_bring_down_due)
        theme.changed.connect(self.dress)
        self._split(table, empty)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(filters)
        column.addWidget(self._splitter, 1)
        column.addWidget(ask)
        column.addWidget(run)
        self._lay_out(content)

    def _split(self, table: ReviewTable, empty: Empty) -> None:
        card, inside = paper(margins=4, spacing=0)
        inside.addWidget(table)
        self._shown.addWidget(card)
        self._shown.addWidget(empty)
        self._splitter.addWidget(self._shown)
        self._splitter.addWidget(self._repair)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        self._splitter.setHandleWidth(10)
        # What it would like does not count: the page scrolls only where its minimum does not fit.
        self._splitter.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)

    def _lay_out(self, content: QWidget) -> None:
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._foot)

    def show_rows(self, *, has_rows: bool) -> None:
        """The table, or in its place what says why it is empty."""
        self._shown.setCurrentIndex(0 if has_rows else 1)

    def make_room(self) -> None:
        """The repair panel has opened: the first time it gets its share, later what somebody has given it."""
        if not self._splitter.property("shared"):
            self._splitter.setProperty("shared", "yes")
            whole = self._splitter.width()
            self._splitter.setSizes([round(whole * _TABLE_SHARE), round(whole * (1 - _TABLE_SHARE))])
        self.dress()

    @Slot()
    def dress(self) -> None:
        """The width, the text size or what is open is another."""
        pixels = self._theme.pixels
        wide = self.width() >= pixels(_WIDE)
        for widget in (self._filters, self._shown):  # no room for both: the panel takes the page until it is closed
            widget.setVisible(wide or self._repair.isHidden())
        self._foot.lay_side_by_side(wide=wide)
        self._shown.setMinimumWidth(pixels(300))
        self._repair.setMinimumWidth(pixels(320))
        self._splitter.setMinimumHeight(pixels(190))

    @Slot()
    def bring_down(self) -> None:
        """Something below the table has opened: on a small screen it stands below what is in sight."""
        self._bring_down.start()

    @Slot()
    def _on_bring_down_due(self) -> None:
        for panel in self._panels:
            if panel.isVisible():
                self._scroll.ensureWidgetVisible(panel, 0, 0)

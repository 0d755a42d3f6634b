"""A row that goes on in the next line where it does not fit: large text, long languages."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then down; each widget as wide as it wants to be.

    Args:
        parent: whose layout it becomes.
        spacing: pixels between widgets.
        push: how many of the last widgets stand at the right end while all fit in one line.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8, push: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._push = push
        self._known: dict[int, list[list[QLayoutItem]]] = {}
        self._wanted: QSize | None = None
        self._least: QSize | None = None
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's own way in; use `addWidget`."""
        self._items.append(item)

    def count(self) -> int:
        """Widgets."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Takes one out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """So high at that width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Puts everything into its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def invalidate(self) -> None:
        """Something has another size, or has come or gone: Qt asks several times before the next time it says so."""
        self._known.clear()
        self._wanted = self._least = None
        super().invalidate()

    def sizeHint(self) -> QSize:
        """All in one line."""
        if self._wanted is None:
            sizes = [item.sizeHint() for item in self._shown()]
            width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
            self._wanted = QSize(width, max((size.height() for size in sizes), default=0))
        return self._wanted

    def minimumSize(self) -> QSize:
        """As narrow as the widest of them."""
        if self._least is None:
            sizes = [item.minimumSize() for item in self._shown()]
            widest = max((size.width() for size in sizes), default=0)
            self._least = QSize(widest, max((size.height() for size in sizes), default=0))
        return self._least

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        if width not in self._known:
            self._known[width] = self._broken(width)
        return self._known[width]

    def _broken(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = [[]]
        left = 0
        for item in self._shown():
            wanted = item.sizeHint().width()
            if lines[-1] and left + wanted > width:
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += wanted + self.spacing()
        return lines

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        lines = self._lines(rect.width())
        pushed = self._items[len(self._items) - self._push :] if len(lines) == 1 else []
        first_pushed = next((item for item in lines[0] if item in pushed), None)
        top = rect.y()
        for line in lines:
            height = max((item.sizeHint().height() for item in line), default=0)
            left = rect.x()
            for item in line if move else ():
                if item is first_pushed:
                    left += max(0, rect.width() - self.sizeHint().width())
                size = item.sizeHint().boundedTo(QSize(rect.width(), height))
                item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + self.spacing()
            top += height + self.spacing()
        return top - self.spacing() - rect.y()

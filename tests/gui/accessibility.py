"""What must be true of every widget in sight; each check returns what is wrong, in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QMargins, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QButtonGroup,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QTableView,
    QTextEdit,
    QWidget,
)

from offcirc.gui.pages.page import Page
from offcirc.gui.rail import Rail
from offcirc.gui.strip import Strip
from offcirc.gui.theme import Colours
from tests.gui import test_theme
from tests.screen.stage import Stage

_INTERACTIVE = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QPlainTextEdit,
    QTextEdit,
    QSlider,
    QCalendarWidget,
)
_MADE_OF_PARTS = (QComboBox, QAbstractSpinBox, QCalendarWidget, QLineEdit)
_NEVER_CUT = re.compile(r"\d{14}|[\d/.:]+ ?[\d/.:]*")
"""Barcodes, dates and times: half of one is worth nothing."""
_LEAST_CONTRAST = 4.5
contrast = cache(test_theme.contrast)
"""The same few thousand pairs of colours are met in every scene."""
_SLACK = 1
_LINE = 24
"""Pixels within which widgets stand in one line."""
_STUCK = 100
"""Tab goes from link to link inside a text."""


def interactive(front: QWidget) -> list[QWidget]:
    """Everything that a person can use now. Parts of a spin box or a calendar belong to it."""
    return [each for each in front.findChildren(QWidget) if _in_use(each) and not _is_part(each, front)]


def nameless(front: QWidget) -> Iterator[str]:
    """Interactive widgets that a screen reader cannot tell."""
    for widget in interactive(front):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            yield f"{described(widget)} has no name"
        if interface.role() is QAccessible.Role.NoRole:
            yield f"{described(widget)} has no role"


def unreachable(stage: Stage, front: QWidget) -> Iterator[str]:
    """Interactive widgets that Tab does not reach, or reaches out of order."""
    visited = _from_the_top(_walk(stage, front), stage)
    for widget in interactive(front):
        if widget not in visited and not _reached_by_arrows(widget, visited):
            yield f"Tab does not reach {described(widget)}"
    for one, other in pairwise(visited):
        if _group(one) is _group(other) and not _reads_on(one, other):
            yield f"Tab goes back from {described(one)} to {described(other)}"


def cut_off(front: QWidget) -> Iterator[str]:
    """Texts that are shown in part only."""
    for widget in front.findChildren(QWidget):
        if not widget.isVisible():
            continue
        match widget:
            case QLabel() | QPushButton() | QCheckBox() | QRadioButton() if widget.text():
                yield from _too_small(widget)
            case QLineEdit() if not widget.text() and widget.placeholderText():
                wanted = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
                if wanted > widget.width():
                    yield f"{described(widget)}: its hint needs {wanted} pixels, has {widget.width()}"
            case QTableView():
                yield from _cut_cells(widget)


def faint(front: QWidget, colours: Colours) -> Iterator[str]:
    """Texts that do not stand out from what is painted behind them."""
    picture = front.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    scale = picture.devicePixelRatio()
    for widget in front.findChildren(QWidget):
        text = _shown_text(widget)
        if not text or not widget.isEnabled() or widget.visibleRegion().boundingRect().size() != widget.size():
            continue
        corner = widget.mapTo(front, QPoint(0, 0)) * scale
        edge = 8 if isinstance(widget, QLineEdit) and not _is_part(widget, front) else 3
        ink, ground = _ink_and_ground(picture, QRect(corner, widget.size() * scale) - QMargins(edge, edge, edge, edge))
        if contrast(ink, ground) < _LEAST_CONTRAST and contrast(_nearest(ink, colours), ground) < _LEAST_CONTRAST:
            yield f"{described(widget)}: {ink} on {ground} is {contrast(ink, ground):.1f}:1"


def described(widget: QWidget) -> str:
    """A widget in words."""
    text = _shown_text(widget) or widget.accessibleName()
    return f"{type(widget).__name__} {widget.objectName() or ''}“{text[:40]}” in {_where(widget)}"


def _in_use(widget: QWidget) -> bool:
    return isinstance(widget, _INTERACTIVE) and widget.isVisible() and widget.isEnabled() and bool(widget.size())


def _is_part(widget: QWidget, front: QWidget) -> bool:
    if widget.objectName().startswith("qt_") and not isinstance(widget, QCalendarWidget):
        return True
    if type(widget).__name__ in {"QTableCornerButton", "QHeaderView"} or "Header" in type(widget).__name__:
        return True
    above = widget.parentWidget()
    while above is not None and above is not front:
        if isinstance(above, _MADE_OF_PARTS):
            return True
        above = above.parentWidget()
    return isinstance(widget, QAbstractButton) and type(above).__name__ == "QTableView"


def _walk(stage: Stage, front: QWidget) -> list[QWidget]:
    """What Tab visits, from what has the focus until it comes round."""
    start = QApplication.focusWidget()
    visited: list[QWidget] = []
    stays = 0
    for _ in range(500):
        now = _whole(QApplication.focusWidget(), front)
        stays = stays + 1 if visited and now is visited[-1] else 0
        assert stays < _STUCK, f"Tab stays in {described(visited[-1])}"
        if now is not None and now not in visited:
            visited.append(now)
        elif now is not None and visited and now is not visited[-1]:
            break
        stage.tab()
    if start is not None:
        start.setFocus()
    return visited


def _from_the_top(visited: list[QWidget], stage: Stage) -> list[QWidget]:
    """The walk is a circle; it is read from the scan box, or from the top of a dialog."""
    box = stage.desk.window.scan_box
    places = [each.mapToGlobal(QPoint(0, 0)) for each in visited]
    top = sorted(range(len(visited)), key=lambda at: (places[at].y() // _LINE, places[at].x()))
    first = visited.index(box) if box in visited else top[0]
    return visited[first:] + visited[:first]


def _whole(widget: QWidget | None, front: QWidget) -> QWidget | None:
    """The spin box or calendar that a part belongs to."""
    while widget is not None and _is_part(widget, front) and widget.parentWidget() is not None:
        widget = widget.parentWidget()
    return widget


def _reached_by_arrows(widget: QWidget, visited: Iterable[QWidget]) -> bool:
    """One of several of which one is chosen: Tab goes to the one that is, arrows to the others."""
    if not isinstance(widget, QAbstractButton):
        return False
    group = cast("QButtonGroup | None", widget.group())  # PySide's stubs know no None here
    if group is not None and group.exclusive():
        return any(isinstance(each, QAbstractButton) and each.group() is group for each in visited)
    siblings = [each for each in visited if isinstance(each, QRadioButton) and each.parent() is widget.parent()]
    return isinstance(widget, QRadioButton) and widget.autoExclusive() and bool(siblings)


def _group(widget: QWidget) -> QWidget | None:
    """The card, bar or page that it stands in."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, Page | Rail | Strip | QDialog) or above.property("kind") in {"paper", "notice"}:
            return above
        above = above.parentWidget()
    return None


def _reads_on(one: QWidget, other: QWidget) -> bool:
    """Whether `other` is to the right of `one` or below it."""
    first, second = (QRect(each.mapToGlobal(QPoint(0, 0)), each.size()) for each in (one, other))
    if second.center().y() > first.bottom():
        return True
    same_line = second.bottom() > first.top() and second.top() < first.bottom()
    return same_line and second.left() >= first.left()


def _too_small(widget: QLabel | QAbstractButton) -> Iterator[str]:
    if widget.toolTip() == widget.text():
        return  # elided on purpose, and told whole
    if isinstance(widget, QLabel) and widget.wordWrap():
        longest = max(widget.fontMetrics().horizontalAdvance(word) for word in widget.text().split() or [""])
        needs = (min(longest, widget.sizeHint().width()), widget.heightForWidth(widget.width()))
    else:
        needs = (widget.sizeHint().width(), widget.sizeHint().height())
    has = (widget.width(), widget.height())
    if needs[0] > has[0] + _SLACK or needs[1] > has[1] + _SLACK:
        yield f"{described(widget)} needs {needs[0]}x{needs[1]}, has {has[0]}x{has[1]}"


def _cut_cells(table: QTableView) -> Iterator[str]:
    model = table.model()
    columns = [column for column in range(model.columnCount()) if not table.isColumnHidden(column)]
    for column in columns:
        head = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        if table.horizontalHeader().isVisible() and _advance(table, head) > table.columnWidth(column):
            yield f"{described(table)}: head “{head}” is cut"
    first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
    for row in range(max(first, 0), (last if last >= 0 else model.rowCount() - 1) + 1):
        for column in columns:
            yield from _cut_cell(table, model.index(row, column))


def _cut_cell(table: QTableView, index: QModelIndex) -> Iterator[str]:
    text = str(index.data() or "")
    font = index.data(Qt.ItemDataRole.FontRole)
    if not text or _advance(table, text, font) <= table.visualRect(index).width() - 6:
        return
    if _NEVER_CUT.fullmatch(text):
        yield f"{described(table)}: “{text}” is cut"
    elif not index.data(Qt.ItemDataRole.ToolTipRole):
        yield f"{described(table)}: “{text}” is cut and has no tooltip"


def _advance(table: QTableView, text: str, font: QFont | None = None) -> int:
    return QFontMetrics(font or table.font()).horizontalAdvance(text)


def _shown_text(widget: QWidget) -> str:
    if not widget.isVisible():
        return ""
    if isinstance(widget, QLabel):
        return widget.text()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return widget.text() if isinstance(widget, QPushButton | QCheckBox | QRadioButton) else ""


def _ink_and_ground(picture: QImage, within: QRect) -> tuple[str, str]:
    part = picture.copy(within.intersected(picture.rect()))
    pixels = Counter(memoryview(part.constBits()).cast("I")) if not part.isNull() else Counter()
    if not pixels:
        return "#000000", "#ffffff"
    names = {pixel: f"#{pixel & 0xFFFFFF:06x}" for pixel in pixels}
    ground = names[pixels.most_common(1)[0][0]]
    return max(names.values(), key=lambda name: contrast(name, ground)), ground


def _nearest(colour: str, colours: Colours) -> str:
    """The theme's colour that the sharpest pixel of a thin text comes closest to."""

    def parts(name: str) -> tuple[int, ...]:
        return tuple(int(name[at : at + 2], 16) for at in (1, 3, 5))

    known = [str(getattr(colours, name)) for name in Colours.__slots__ if name != "dark"]
    return min(known, key=lambda name: sum(abs(a - b) for a, b in zip(parts(name), parts(colour), strict=True)))


def _where(widget: QWidget) -> str:
    above = widget.parentWidget()
    while above is not None and type(above) in {QWidget, QFrame}:
        above = above.parentWidget()
    return type(above).__name__ if above is not None else "the air"

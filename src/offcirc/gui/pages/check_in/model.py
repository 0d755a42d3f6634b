"""The table of Check in: newest first, one line a scan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import lru_cache

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QColor, QFont

from offcirc.gui.icons import icon
from offcirc.gui.messages import check_in as say
from offcirc.gui.pages.check_in import showing
from offcirc.gui.pages.check_in.work import Fate, Line
from offcirc.gui.theme import Theme, Tone

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_COUNTS = frozenset({Fate.RETURNED, Fate.COUNTED, Fate.SENT})


class Column(IntEnum):
    """Of the table."""

    TIME = 0
    TITLE = 1
    FROM = 2
    LATE = 3
    WHERE = 4
    ACTION = 5


class CheckInTableModel(QAbstractTableModel):
    """Lines by their scan's number; a line is added or changed alone."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: list[Line] = []  # oldest first: adding is cheap
        self._headers = say.columns()
        theme.changed.connect(self._on_theme_changed)

    @property
    def lines(self) -> list[Line]:
        """As shown, newest first."""
        return self._lines[::-1]

    def line(self, row: int) -> Line:
        """What a row shows."""
        return self._lines[-1 - row]

    @property
    def recorded(self) -> int:
        """How many lines stand for a row that counts."""
        return sum(line.fate in _COUNTS for line in self._lines)

    def put(self, line: Line) -> None:
        """A scan's answer came, or what became of it since."""
        for place, each in enumerate(self._lines):
            if each.scanned.number == line.scanned.number:
                self._lines[place] = line
                row = len(self._lines) - 1 - place
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
                return
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._lines.append(line)
        self.endInsertRows()

    def put_below(self, lines: Sequence[Line]) -> None:
        """Lines that are older than all that are here, oldest first."""
        if lines:
            self.beginInsertRows(QModelIndex(), len(self._lines), len(self._lines) + len(lines) - 1)
            self._lines[:0] = lines
            self.endInsertRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows."""
        line, column = self.line(index.row()), Column(index.column())
        words = _WORDS.get(role)
        if words is not None:
            return words(line, column)
        match role:
            case Qt.ItemDataRole.DecorationRole if column is Column.WHERE:
                return _tinted(showing.icon(line), self._colour(showing.tone(line)))
            case Qt.ItemDataRole.ForegroundRole:
                return self._foreground(line, column)
            case Qt.ItemDataRole.FontRole:
                return _font(line, column)
        return None

    def _foreground(self, line: Line, column: Column) -> QColor | None:
        colours = self._theme.colours
        if column is Column.WHERE:
            return QColor(self._colour(showing.tone(line)))
        if column is Column.ACTION:
            return QColor(colours.ink_soft if line.fate is Fate.SENT else colours.accent)
        if line.fate is Fate.TAKEN_BACK:
            return QColor(colours.ink_soft)
        return QColor(colours.bad) if column is Column.LATE else None

    def _colour(self, tone: Tone) -> str:
        return self._theme.colours.tone(tone)[0]

    @Slot()
    def _on_theme_changed(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(Column) - 1))


_tinted = lru_cache(maxsize=64)(icon)


def _text(line: Line, column: Column) -> str:
    match column:
        case Column.TIME:
            return showing.when(line)
        case Column.TITLE:
            return showing.title(line)
        case Column.FROM:
            return say.patron(line.borrower)
        case Column.LATE:
            return say.days(line.overdue_days) if line.overdue_days else ""
        case Column.WHERE:
            return showing.where_short(line)
        case Column.ACTION:
            return showing.action(line)


def _tool_tip(line: Line, column: Column) -> str:
    match column:
        case Column.TIME:
            return showing.when(line, long=True)
        case Column.TITLE:
            return "\n".join(part for part in (showing.title(line), showing.history(line)) if part)
        case Column.WHERE:
            return "\n".join(part for part in (showing.where(line), showing.remarks(line)) if part)
        case Column.ACTION if line.fate is Fate.SENT:
            return say.cannot_undo_count() if line.scanned.in_house_count else say.cannot_undo()
    return _text(line, column)


def _spoken(line: Line, column: Column) -> str:
    if column is Column.ACTION and line.may_undo:
        return say.undo_of(line.title or line.barcode)
    return _text(line, column)


_WORDS: dict[int, Callable[[Line, Column], str]] = {
    Qt.ItemDataRole.DisplayRole: _text,
    Qt.ItemDataRole.ToolTipRole: _tool_tip,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
}


def _font(line: Line, column: Column) -> QFont | None:
    bold = column in {Column.WHERE, Column.LATE} or (column is Column.ACTION and line.fate is not Fate.SENT)
    struck = line.fate is Fate.TAKEN_BACK and column in {Column.TITLE, Column.FROM, Column.LATE}
    if not (bold or struck):
        return None
    font = QFont()
    font.setBold(bold)
    font.setStrikeOut(struck)
    return font

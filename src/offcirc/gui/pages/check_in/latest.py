"""The latest scan, large: what to do with the book in hand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from offcirc.domain.transactions import MAX_NOTE_LENGTH
from offcirc.gui.icons import pixmap
from offcirc.gui.messages import check_in as say
from offcirc.gui.pages.check_in import showing
from offcirc.gui.pages.check_in.work import Fate, Line
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import button, label, repolish

_WHERE_AND_REMARK = (80, 60)
"""Room for a large line and a small one, at a usual text size and a large one."""
_LARGE_ZOOM = 125
"""Text that is larger already need not be largest: two lines of it would leave no room for anything else."""


class ElidedLabel(QLabel):
    """One line that ends in … where it does not fit; whole in the tooltip."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints as much as there is room for."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), shown)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Says the whole only where it is not to be seen."""
        super().resizeEvent(event)
        self._tell_whole()

    def show_text(self, text: str) -> None:
        """Another text."""
        self.setText(text)
        self._tell_whole()

    def _tell_whole(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.width()
        self.setToolTip("" if fits else self.text())


class LatestPanel(QFrame):
    """A card of the same height for nearly all it shows, so that what is below it does not jump."""

    card_wanted = Signal(str)
    again_wanted = Signal(object)
    undo_wanted = Signal(object)
    noted = Signal(object, str)
    """A title for an item that is not in the data."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._line: Line | None = None
        self.setProperty("kind", "paper")
        self.setAccessibleName(say.latest())
        self._title = ElidedLabel("title")
        self._history = ElidedLabel("soft")
        self._ground = QFrame()
        self._ground.setProperty("kind", "notice")
        self._icon = QLabel()
        self._where = label("", "big", wraps=True)
        self._remarks = label("", wraps=True)
        self._card = button(say.open_check_out(), "primary")
        self._again = button(say.try_again(), "primary")
        self._undo = button(say.undo(), "link")
        self._note = QLineEdit()
        self._note.setMaxLength(MAX_NOTE_LENGTH)
        self._note.setPlaceholderText(say.note_description())
        self._note.setAccessibleName(say.note_label())
        self._note.setAccessibleDescription(say.note_description())
        self._note_label = label(say.note_label())
        self._note_label.setBuddy(self._note)
        self._keep = button(say.keep_note())
        theme.changed.connect(self._dress)
        self._note.returnPressed.connect(self._on_noted)
        self._keep.clicked.connect(self._on_noted)
        self._card.clicked.connect(self._on_card)
        self._again.clicked.connect(self._on_again)
        self._undo.clicked.connect(self._on_undo)
        self._lay_out()
        self._dress()

    @property
    def line(self) -> Line | None:
        """What it shows; None before the first scan."""
        return self._line

    def show_line(self, line: Line) -> None:
        """The newest scan, or what became of it. A title that is half typed belongs to the one before, and is kept."""
        if self._line is not None and line.scanned.number != self._line.scanned.number:
            self._on_noted()
        self._line = line
        self._title.show_text(showing.title(line))
        self._history.show_text(showing.history(line))
        self._where.setText(showing.where(line))
        self._remarks.setText(showing.remarks(line))
        self._remarks.setVisible(bool(self._remarks.text()))
        self._card.setVisible(line.fate is Fate.CARD)
        self._again.setVisible(line.may_try_again)
        self._undo.setVisible(line.may_undo)
        for widget in (self._note_label, self._note, self._keep):
            widget.setVisible(line.may_note)
        self._ground.setAccessibleName(" ".join((showing.where(line), showing.remarks(line))).strip())
        self._ground.show()
        self._dress()

    def take_over(self, other: LatestPanel) -> None:
        """Shows what another showed, with the title that was being typed."""
        if other.line is not None:
            self.show_line(other.line)
            self._note.setText(other._note.text())

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._where)
        words.addWidget(self._remarks)
        inner = QHBoxLayout(self._ground)
        inner.setContentsMargins(18, 12, 18, 12)
        inner.setSpacing(16)
        inner.addWidget(self._icon)
        inner.addLayout(words, 1)
        inner.addWidget(self._card)
        inner.addWidget(self._again)
        noting = QHBoxLayout()
        noting.addWidget(self._note_label)
        noting.addWidget(self._note, 1)
        noting.addWidget(self._keep)
        below = QHBoxLayout()
        below.addWidget(self._history, 1)
        below.addWidget(self._undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._ground)
        column.addLayout(noting)
        column.addLayout(below)

    @Slot()
    def _dress(self) -> None:
        large = self._theme.zoom > _LARGE_ZOOM
        self._ground.setMinimumHeight(self._theme.pixels(_WHERE_AND_REMARK[large]))
        if self._line is None:
            return
        tone: Tone = showing.tone(self._line)
        role = "heading" if large else "big"
        if (self._ground.property("tone"), self._where.property("role")) != (tone.value, role):
            self._where.setProperty("role", role)
            self._ground.setProperty("tone", tone.value)
            for widget in (self._ground, self._where, self._remarks):
                repolish(widget)  # the dearest part of a scan
        colour = self._theme.colours.tone(tone)[0]
        size = self._theme.pixels(40)
        self._icon.setPixmap(pixmap(showing.icon(self._line), colour, size, self.devicePixelRatioF()))

    @Slot()
    def _on_noted(self) -> None:
        note = self._note.text().strip()
        self._note.clear()
        if self._line is not None and note:
            self.noted.emit(self._line, note)

    @Slot()
    def _on_card(self) -> None:
        if self._line is not None:
            self.card_wanted.emit(self._line.scanned.typed)

    @Slot()
    def _on_again(self) -> None:
        if self._line is not None:
            self.again_wanted.emit(self._line)

    @Slot()
    def _on_undo(self) -> None:
        if self._line is not None:
            self.undo_wanted.emit(self._line)

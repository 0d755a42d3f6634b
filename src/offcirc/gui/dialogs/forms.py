"""What the dialogs are made of: a page that scrolls when the text is large, fields with their labels, PIN fields."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRegularExpression, Qt
from PySide6.QtGui import QGuiApplication, QRegularExpressionValidator
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from offcirc.app.staff import LONGEST_PIN
from offcirc.gui.messages import errors
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import label

_MOST_OF_THE_SCREEN = 0.94


class Snug(QWidget):
    """Is as high as its wrapped text needs at its width; a scroll area asks for the least height only."""

    def event(self, event: QEvent) -> bool:
        """Follows its layout and its width."""
        layout = self.layout()
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize} and layout is not None:
            height = layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else 0
            if height != self.minimumHeight():
                self.setMinimumHeight(height)
        return super().event(event)


def scrolling(inside: Snug) -> QScrollArea:
    """A widget that scrolls up and down where there is no room for it."""
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def fit(dialog: QDialog, theme: Theme, width: int, height: int) -> None:
    """Gives a dialog its size in pixels at 100 %, never more than the screen has."""
    room = QGuiApplication.primaryScreen().availableSize() * _MOST_OF_THE_SCREEN
    dialog.resize(min(theme.pixels(width), room.width()), min(theme.pixels(height), room.height()))


def field(name: str, *, text: str = "", hint: str = "", secret: bool = False) -> tuple[QLabel, QLineEdit]:
    """A line to type into, with its label as buddy."""
    made = QLineEdit(text)
    made.setPlaceholderText(hint)
    made.setAccessibleName(name)
    if secret:
        made.setEchoMode(QLineEdit.EchoMode.Password)
    return _label_of(name, made), made


def pin_field(name: str) -> tuple[QLabel, QLineEdit]:
    """Takes digits only, and shows none."""
    named, made = field(name, secret=True)
    made.setMaxLength(LONGEST_PIN)
    made.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), made))
    made.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhHiddenText)
    return named, made


def _label_of(name: str, buddy: QWidget) -> QLabel:
    made = label(name, wraps=True)
    made.setBuddy(buddy)
    return made


def add_field(column: QVBoxLayout, made: tuple[QLabel, QLineEdit], *, under: str = "") -> QLineEdit:
    """Puts a label above its field, and a remark below; returns the field."""
    named, line = made
    column.addWidget(named)
    column.addWidget(line)
    if under:
        line.setAccessibleDescription(under)
        column.addWidget(label(under, "soft", wraps=True))
    return line


class ErrorLine(QLabel):
    """Says what was wrong, beside what was typed; takes no room while nothing is."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "error")
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def say(self, text: str) -> None:
        """Shows a text; none hides the line."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def say_error(self, error: Exception) -> None:
        """Shows what went wrong."""
        self.say(errors.sentence(error))

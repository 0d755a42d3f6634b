"""Labels, buttons, cards and coloured lines, styled by `resources/style.qss`."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from offcirc.gui.icons import icon as tinted
from offcirc.gui.icons import pixmap
from offcirc.gui.theme import Theme, Tone

_ICONS = {Tone.GOOD: "good", Tone.NOTE: "note", Tone.WARN: "warn", Tone.BAD: "bad", Tone.PLAIN: "note"}

_ICON_GAP = "\N{EN SPACE}"
"""Qt puts hardly any room between a button's icon and its text."""


def label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """A text; `role` is `title`, `heading`, `big`, `soft`, `error` or nothing."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)  # titles and names are data, never markup
    if role:
        made.setProperty("role", role)
    made.setWordWrap(wraps)
    return made


def paper(*, margins: int = 18, spacing: int = 10) -> tuple[QFrame, QVBoxLayout]:
    """A white card with a column to fill; lengths in pixels at 100 %."""
    frame = QFrame()
    frame.setProperty("kind", "paper")
    column = QVBoxLayout(frame)
    column.setContentsMargins(margins, margins, margins, margins)
    column.setSpacing(spacing)
    return frame, column


class _Button(QPushButton):
    """Its shortcut acts at once and leaves the focus where it is; Qt's waits 100 ms and takes it."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QShortcutEvent):
            if self.isEnabled():
                self.click()
            return True
        return super().event(event)


def button(text: str, kind: str = "", *, shortcut: str = "", description: str = "") -> QPushButton:
    """A button.

    Args:
        text: what it does.
        kind: `primary`, `link`, `rail` or nothing.
        shortcut: e.g. `F9`; shown on the button and made its key.
        description: for screen readers and as a tooltip, where the text alone does not say enough.
    """
    made = _Button()
    if kind:
        made.setProperty("kind", kind)
    made.setAutoDefault(False)  # Enter is for whoever has the focus
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    set_button_text(made, text, shortcut)
    if description:
        made.setToolTip(description)
        made.setAccessibleDescription(description)
    return made


def set_button_text(made: QPushButton, text: str, shortcut: str = "") -> None:
    """Another text for a button, with its key behind it."""
    keys = QKeySequence(shortcut)
    shown = f"{text}   {keys.toString(QKeySequence.SequenceFormat.NativeText)}" if shortcut else text
    gap = _ICON_GAP if not made.icon().isNull() else ""
    made.setText(gap + shown.replace("&", "&&"))
    made.setAccessibleName(text)
    if shortcut:
        made.setShortcut(keys)  # setText has reset it


class Notice(QFrame):
    """A coloured line: icon and words. The theme's change is followed."""

    def __init__(self, theme: Theme, tone: Tone, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = tone
        self._icon_name = icon
        self._icon = QLabel()
        self._text = label(text, wraps=True)
        self.setProperty("kind", "notice")
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._dress)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        self.set(tone, text, icon)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    @property
    def tone(self) -> Tone:
        """What its colour means."""
        return self._tone

    def set(self, tone: Tone, text: str, icon: str = "") -> None:
        """Says something else."""
        self._tone, self._icon_name = tone, icon
        self._text.setText(text)
        self.setAccessibleName(text)
        self._dress()

    def add(self, widget: QWidget) -> None:
        """Puts a button behind the words."""
        row = self.layout()
        if row is not None:
            row.addWidget(widget)

    def _dress(self) -> None:
        self.setProperty("tone", self._tone.value)
        repolish(self)
        repolish(self._text)
        colour, _ = self._theme.colours.tone(self._tone)
        name = self._icon_name or _ICONS[self._tone]
        self._icon.setPixmap(pixmap(name, colour, self._theme.pixels(20), self.devicePixelRatioF()))


def notice(theme: Theme, tone: Tone, text: str, icon: str = "") -> Notice:
    """A coloured line; `icon` is a name of `resources/icons`, the tone's own if empty."""
    return Notice(theme, tone, text, icon)


class _IconDresser(QObject):
    """Belongs to its button, and goes with it."""

    def __init__(self, made: QPushButton, theme: Theme, name: str, colour: str) -> None:
        super().__init__(made)
        self._made, self._theme, self._name, self._colour = made, theme, name, colour
        theme.changed.connect(self.dress)

    @Slot()
    def dress(self) -> None:
        self._made.setIcon(tinted(self._name, getattr(self._theme.colours, self._colour)))
        self._made.setIconSize(QSize(self._theme.pixels(18), self._theme.pixels(18)))


def dress_icon(made: QPushButton, theme: Theme, name: str, colour: str = "accent") -> None:
    """Gives a button an icon in a colour of the theme, by its name, and keeps it so when the theme changes."""
    _IconDresser(made, theme, name, colour).dress()
    if made.text() and not made.text().startswith(_ICON_GAP):
        keys = made.shortcut()
        made.setText(_ICON_GAP + made.text())
        made.setShortcut(keys)


def repolish(widget: QWidget) -> None:
    """Looks up the style anew after a property has changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)

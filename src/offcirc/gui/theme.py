"""Colours, sizes and the style sheet. Paper-white and dark; every text has at least 4.5:1 against its ground."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from offcirc.gui.icons import icon_file
from offcirc.resources import resources


class Tone(StrEnum):
    """What a coloured line means; always with an icon and words beside it."""

    GOOD = "good"
    NOTE = "note"
    WARN = "warn"
    BAD = "bad"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme, as `#rrggbb`. `…_ground` is the background of a text in the colour of the same name."""

    dark: bool
    window: str
    paper: str
    paper_alternate: str
    ink: str
    ink_soft: str
    line: str
    line_strong: str
    accent: str
    accent_ink: str
    accent_ground: str
    rail: str
    rail_ink: str
    rail_soft: str
    rail_current: str
    good: str
    good_ground: str
    note: str
    note_ground: str
    warn: str
    warn_ground: str
    bad: str
    bad_ground: str

    def tone(self, tone: Tone) -> tuple[str, str]:
        """Text colour and ground of a tone."""
        if tone is Tone.PLAIN:
            return self.ink_soft, self.paper
        return getattr(self, tone.value), getattr(self, f"{tone.value}_ground")


LIGHT = Colours(
    dark=False,
    window="#f4f3ee",
    paper="#ffffff",
    paper_alternate="#faf9f5",
    ink="#1c2430",
    ink_soft="#565e6b",
    line="#dcd9d0",
    line_strong="#7d828c",
    accent="#1f5da8",
    accent_ink="#ffffff",
    accent_ground="#e1ecf8",
    rail="#24303f",
    rail_ink="#ffffff",
    rail_soft="#c3ccd8",
    rail_current="#36475c",
    good="#17663f",
    good_ground="#e0f1e7",
    note="#1d5596",
    note_ground="#e1ecf8",
    warn="#845000",
    warn_ground="#fdeed3",
    bad="#a3271b",
    bad_ground="#fbe4e1",
)
DARK = Colours(
    dark=True,
    window="#14181d",
    paper="#1d232a",
    paper_alternate="#222932",
    ink="#eceff3",
    ink_soft="#aab3bf",
    line="#343d48",
    line_strong="#7f8a98",
    accent="#8fbdf5",
    accent_ink="#10161d",
    accent_ground="#24364d",
    rail="#0d1115",
    rail_ink="#ffffff",
    rail_soft="#b4bfcc",
    rail_current="#2a3644",
    good="#82d3a6",
    good_ground="#193226",
    note="#9cc5f7",
    note_ground="#1d304a",
    warn="#f0c277",
    warn_ground="#3a2d14",
    bad="#f5a69c",
    bad_ground="#42201d",
)

BASE_POINT_SIZE = 11.0
ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)


class Theme(QObject):
    """The theme in use; `changed` when colours or text size are others."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = "system"
        self._zoom = 100
        self.colours = LIGHT
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def zoom(self) -> int:
        """Text size in per cent."""
        return self._zoom

    def points(self, factor: float = 1.0) -> float:
        """A font size in points at the present zoom."""
        return BASE_POINT_SIZE * factor * self._zoom / 100

    def pixels(self, size: int) -> int:
        """A length that grows with the text."""
        return round(size * self._zoom / 100)

    def set(self, choice: str, zoom: int) -> None:
        """Uses `light`, `dark` or `system`, at a text size in per cent."""
        self._choice, self._zoom = choice, min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        self._apply()

    def _on_system_changed(self) -> None:
        if self._choice == "system":
            self._apply()

    def _apply(self) -> None:
        wants_dark = self._choice == "dark" or (
            self._choice == "system" and QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        )
        self.colours = DARK if wants_dark else LIGHT
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setStyleSheet("")  # a sheet in place of another polishes every widget many times: 1 s, this way 0.2 s
            font = app.font()
            font.setPointSizeF(self.points())
            app.setFont(font)
            app.setPalette(_palette(self.colours))
            app.setStyleSheet(style_sheet(self))
        self.changed.emit()


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.paper,
        QPalette.ColorRole.AlternateBase: colours.paper_alternate,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.PlaceholderText: colours.ink_soft,
        QPalette.ColorRole.Button: colours.paper,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.accent_ink,
        QPalette.ColorRole.ToolTipBase: colours.paper,
        QPalette.ColorRole.ToolTipText: colours.ink,
        QPalette.ColorRole.Link: colours.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.line_strong))
    return palette


def style_sheet(theme: Theme) -> str:
    """`resources/style.qss` with `$name` for a colour and `${px12}` for a length that grows with the text."""
    text = (resources() / "style.qss").read_text(encoding="utf-8")
    return Template(text).substitute(_Values(theme))


class _Values(dict[str, str]):
    def __init__(self, theme: Theme) -> None:
        super().__init__({name: str(getattr(theme.colours, name)) for name in Colours.__slots__})
        self._theme = theme

    def __missing__(self, name: str) -> str:
        if name.startswith("icon_"):
            _, icon, colour = name.split("_", 2)
            return icon_file(icon, self[colour])
        return f"{self._theme.pixels(int(name.removeprefix('px')))}px"

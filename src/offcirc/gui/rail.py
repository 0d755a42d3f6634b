"""The rail at the left: the pages by name, icon and key; below who works here."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from offcirc.gui.messages import formats
from offcirc.gui.messages import window as say
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import button, dress_icon, label, repolish

_WIDEST_FOOT = 120
_BESIDE_FOOT = 34


class Rail(QWidget):
    """One button a page; `chosen` with the page's place when it is pressed."""

    chosen = Signal(int)
    settings_wanted = Signal()
    help_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(say.pages())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)  # no page makes it narrower
        self._theme = theme
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idClicked.connect(self.chosen)
        self._names: dict[QPushButton, str] = {}
        self._waiting: dict[QPushButton, QLabel] = {}
        self._keys: dict[QPushButton, QLabel] = {}
        self._brand = label(say.application())
        self._brand.setObjectName("brand")
        self._foot = label(wraps=True)
        self._foot.setObjectName("railFoot")
        self._foot.setSizePolicy(
            QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding
        )  # the pages' names decide
        self._pages = QVBoxLayout()
        self._pages.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 14, 10, 14)
        column.setSpacing(4)
        column.addWidget(self._brand)
        column.addLayout(self._pages)
        column.addStretch(1)
        for text, icon, key, signal in (
            (say.help_(), "help", "F1", self.help_wanted),
            (say.settings(), "settings", "F10", self.settings_wanted),
            (say.lock(), "lock", "F12", self.lock_wanted),
        ):
            made = self._make(text, icon, key)
            made.clicked.connect(signal)
            column.addWidget(made)
        column.addWidget(self._foot)

    def add_page(self, text: str, icon: str, key: str) -> None:
        """Adds a button for the next page."""
        made = self._make(text, icon, key)
        made.setCheckable(True)
        self._group.addButton(made, self._pages.count())
        self._pages.addWidget(made)

    def choose(self, index: int) -> None:
        """Marks a page as the one shown."""
        self._group.button(index).setChecked(True)

    def show_waiting(self, index: int, scans: int) -> None:
        """How many scans wait at a page for somebody's decision, beside its name; none hides it."""
        made = self._group.button(index)
        if not isinstance(made, QPushButton):
            return
        waiting = self._waiting[made]
        waiting.setText(formats.number(scans))
        waiting.setVisible(scans > 0)
        said = say.decisions_wait(scans) if scans else ""
        waiting.setToolTip(said)
        made.setAccessibleDescription(said)
        self._make_room(made)

    def _make_room(self, made: QPushButton) -> None:
        """Where there is room for one thing beside the icon, scans that wait go before the key."""
        self._keys[made].setHidden(self._brand.isHidden() and not self._waiting[made].isHidden())

    def set_compact(self, *, compact: bool) -> None:
        """Icons and keys alone, where large text leaves no room for names: tooltips and screen readers say them."""
        if self._brand.isHidden() == compact:
            return
        self._brand.setHidden(compact)
        for made, name in self._names.items():
            key = made.shortcut()
            made.setText("" if compact else name)
            made.setShortcut(key)  # setText has reset it
            made.setToolTip(made.accessibleName() if compact else "")
            made.setProperty("compact", "true" if compact else "false")
            repolish(made)
            self._make_room(made)
        self._fit_foot()

    def show_foot(self, workstation: str, staff: str) -> None:
        """Which workstation, and who is signed in."""
        self._foot.setText("\n".join(part for part in (workstation, staff) if part))
        self._fit_foot()

    def _fit_foot(self) -> None:
        """Without the pages' names, the longest word down there decides how wide the rail is."""
        words = self._foot.text().split() if self._brand.isHidden() else []
        widest = max((self._foot.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        self._foot.setMinimumWidth(min(widest, self._theme.pixels(_WIDEST_FOOT)) + self._theme.pixels(_BESIDE_FOOT))

    def _make(self, text: str, icon: str, key: str) -> QPushButton:
        made = button(text, "rail")
        hint = label(key)
        hint.setObjectName("railKey")
        waiting = label()
        waiting.setObjectName("railWaiting")
        waiting.hide()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 12, 0)
        row.addStretch(1)
        row.addWidget(waiting, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(hint)
        self._waiting[made], self._keys[made] = waiting, hint
        made.setIconSize(QSize(self._theme.pixels(20), self._theme.pixels(20)))
        dress_icon(made, self._theme, icon, "rail_soft")
        made.setShortcut(key)  # setText has reset it
        made.setAccessibleName(text)
        self._names[made] = made.text()
        return made

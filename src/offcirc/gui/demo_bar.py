"""The bar below the window of `offcirc demo`: takes the server away and brings it back, and has things to scan."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from offcirc.gui.icons import pixmap
from offcirc.gui.messages import demo as say
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import button, label, set_button_text

_LOOK_MS = 250


class Demo(Protocol):
    """The demonstration's server. No method takes time."""

    @property
    def running(self) -> bool:
        """Whether it listens."""
        ...

    @property
    def starting(self) -> bool:
        """Whether it will listen soon."""
        ...

    def take_away(self) -> None:
        """Ends it as an outage does."""
        ...

    def bring_back(self) -> None:
        """Starts it again."""
        ...


class DemoBar(QFrame):
    """One line; the lists of things to scan open above it."""

    scanned = Signal(str)
    """A number of the list was clicked: take it for a scan."""
    server_changed = Signal()
    """It came or went."""

    def __init__(self, theme: Theme, demo: Demo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("demoBar")
        self.setAccessibleName(say.bar())
        self._theme = theme
        self._demo = demo
        self._shown: tuple[bool, bool] | None = None
        self._icon = QLabel()
        self.state = label()
        self.switch = button("")
        self.cards = self._list(say.cards(), say.cards_to_try())
        self.items = self._list(say.items(), say.items_to_try())
        self._look = QTimer(self, interval=_LOOK_MS)
        self.switch.clicked.connect(self._on_switch)
        self._look.timeout.connect(self._on_look)
        theme.changed.connect(self._dress)
        self._lay_out()
        self._on_look()
        self._look.start()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(22, 6, 22, 6)
        line.setSpacing(10)
        line.addWidget(self._icon)
        line.addWidget(self.state)
        line.addWidget(self.switch)
        line.addStretch(1)
        line.addWidget(self.cards)
        line.addWidget(self.items)
        for each in (self.switch, self.cards, self.items):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the scan box

    def _list(self, text: str, things: tuple[say.ToTry, ...]) -> QPushButton:
        made = button(text, description=say.to_try_description())
        menu = QMenu(made)
        for thing in things:
            menu.addAction(say.line(thing)).setData(thing.number)
        menu.triggered.connect(self._on_chosen)
        made.setMenu(menu)
        return made

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        self.scanned.emit(action.data())

    @Slot()
    def _on_switch(self) -> None:
        if self._demo.running:
            self._demo.take_away()
        else:
            self._demo.bring_back()
        self._on_look()

    @Slot()
    def _on_look(self) -> None:
        now = (self._demo.running, self._demo.starting)
        if now != self._shown:
            self._shown = now
            self._dress()
            self.server_changed.emit()

    @Slot()
    def _dress(self) -> None:
        running, starting = self._shown or (False, False)
        self.state.setText(say.running() if running else say.starting() if starting else say.away())
        set_button_text(self.switch, say.take_away() if running else say.bring_back())
        description = say.take_away_description() if running else say.bring_back_description()
        self.switch.setToolTip(description)
        self.switch.setAccessibleDescription(description)
        self.switch.setEnabled(not starting)
        colours = self._theme.colours
        colour = colours.good if running else colours.warn
        name = "online" if running else "offline"
        self._icon.setPixmap(pixmap(name, colour, self._theme.pixels(20), self.devicePixelRatioF()))

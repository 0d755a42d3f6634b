"""The bar below the window of `offcirc demo`: takes the server away and brings it back, and has things to scan."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from offcirc.gui.icons import pixmap
from offcirc.gui.messages import demo as say
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import button, label, set_button_text
from offcirc.gui.widgets.flow import FlowLayout

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
    """One line; the list of things to scan opens above it."""

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
        self.open_list = button(say.to_try(), description=say.to_try_description())
        self.open_list.setCheckable(True)
        self.list = _List()
        self._look = QTimer(self, interval=_LOOK_MS)
        self.switch.clicked.connect(self._on_switch)
        self.open_list.toggled.connect(self.list.setVisible)
        self.list.scanned.connect(self.scanned)
        self._look.timeout.connect(self._on_look)
        theme.changed.connect(self._dress)
        self._lay_out()
        self._on_look()
        self._look.start()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(10)
        self.state.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        line.addWidget(self._icon)
        line.addWidget(self.state)
        line.addWidget(self.switch)
        line.addStretch(1)
        line.addWidget(self.open_list)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 6, 22, 6)
        column.setSpacing(6)
        column.addWidget(self.list)
        column.addLayout(line)
        self.list.hide()

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


class _List(QWidget):
    """Cards and items of the sample library, each a button."""

    scanned = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        for heading, things in ((say.cards(), say.cards_to_try()), (say.items(), say.items_to_try())):
            column.addWidget(label(heading, "soft"))
            flow = FlowLayout(spacing=4)
            for thing in things:
                flow.addWidget(self._button(thing))
            column.addLayout(flow)

    def _button(self, thing: say.ToTry) -> QPushButton:
        made = button(f"{thing.name}: {thing.what}", "link", description=thing.number)
        made.setAccessibleName(say.scan_it(thing))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the scan box
        made.clicked.connect(lambda: self.scanned.emit(thing.number))
        return made

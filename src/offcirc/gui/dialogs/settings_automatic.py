"""The settings of automatic mode, and of the way to the server."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel

from offcirc.app.home import Config
from offcirc.app.preferences import Network
from offcirc.connectors.way import is_proxy
from offcirc.gui.dialogs.forms import ErrorLine, add_field, field
from offcirc.gui.dialogs.settings_pages import SettingsPage
from offcirc.gui.messages import automatic as say
from offcirc.gui.theme import Theme
from offcirc.gui.widgets.basics import label

_EVERY_MINUTES = (15, 30, 60, 120, 240, 480, 1440)
_AGES_MINUTES = (0, 60, 240, 720, 1440, 10_080)


class AutomaticPage(SettingsPage):
    """Off by default; what this machine cannot know is said beside the box that would rest on it."""

    automatic_changed = Signal(object)
    """`Automatic`."""
    schedule_wanted = Signal(bool)
    """Whether it is to run while the window is closed as well."""

    def __init__(self, theme: Theme, config: Config) -> None:
        super().__init__(theme)
        self._now = config.automatic
        now = self._now
        self.column.addWidget(label(say.intro(), "soft", wraps=True))
        self.upload = self._box(say.upload(), "upload", on=now.upload)
        self.update_box = self._box(say.update(), "update", on=now.update)
        every = {say.every(minutes): minutes for minutes in _with(_EVERY_MINUTES, now.update_every_minutes)}
        self.update_every = self._choice(say.update_every(), "update_every_minutes", every)
        ages = {
            say.every(minutes) if minutes else say.at_every_start(): minutes
            for minutes in _with(_AGES_MINUTES, now.max_age_minutes)
        }
        self.max_age = self._choice(say.max_age(), "max_age_minutes", ages)
        self.only_on_mains = self._box(say.only_on_mains(), "only_on_mains", on=now.only_on_mains)
        self._mains_unknown = self._remark(say.mains_unknown())
        self.only_unmetered = self._box(say.only_unmetered(), "only_unmetered", on=now.only_unmetered)
        self._line_unknown = self._remark(say.line_unknown())
        self.closed_window = QCheckBox(say.closed_window())
        self.closed_window.setEnabled(False)
        self.closed_window.clicked.connect(self.schedule_wanted)
        self.column.addWidget(self.closed_window)
        self._schedule = self._remark("")
        self.error = ErrorLine()
        self.column.addWidget(self.error)
        self.column.addStretch(1)
        self._dress()

    def show_known(self, *, mains: bool, line: bool) -> None:
        """Whether this machine can tell on what it runs, and what its line costs."""
        self._mains_unknown.setVisible(not mains)
        self._line_unknown.setVisible(not line)

    def show_schedule(self, *, installed: bool, possible: bool, text: str) -> None:
        """Whether the system runs it without the window.

        Args:
            installed: a schedule is there.
            possible: it can be put there, or taken away, from here.
            text: when it runs, or why it cannot.
        """
        with QSignalBlocker(self.closed_window):
            self.closed_window.setChecked(installed)
        self.closed_window.setEnabled(possible)
        self.closed_window.setAccessibleDescription(text)
        self._schedule.setText(text)
        self._schedule.setVisible(bool(text))

    def _box(self, text: str, name: str, *, on: bool) -> QCheckBox:
        box = QCheckBox(text)
        box.setChecked(on)
        box.toggled.connect(lambda ticked: self._change(name, ticked))
        self.column.addWidget(box)
        return box

    def _remark(self, text: str) -> QLabel:
        made = label(text, "soft", wraps=True)
        made.hide()
        self.column.addWidget(made)
        return made

    def _choice(self, text: str, name: str, options: dict[str, int]) -> QComboBox:
        box = self.choice(text, name, {**options}, getattr(self._now, name))
        box.activated.disconnect()
        box.activated.connect(lambda _: self._change(name, box.currentData()))
        return box

    def _change(self, name: str, value: object) -> None:
        self._now = msgspec.structs.replace(self._now, **{name: value})
        self._dress()
        self.automatic_changed.emit(self._now)

    @Slot()
    def _dress(self) -> None:
        for box in (self.update_every, self.max_age):
            box.setEnabled(self._now.update)


class NetworkPage(SettingsPage):
    """The proxy on the way, and what it asks for."""

    network_changed = Signal(object)
    """`Network`."""
    login_changed = Signal(str, str)
    """User and password; an empty user: none."""

    def __init__(self, theme: Theme, config: Config) -> None:
        super().__init__(theme)
        self.proxy = add_field(self.column, field(say.proxy(), text=config.network.proxy), under=say.proxy_under())
        self.user = add_field(self.column, field(say.proxy_user()), under=say.proxy_user_under())
        self.password = add_field(
            self.column, field(say.proxy_password(), secret=True), under=say.proxy_password_under()
        )
        self.error = ErrorLine()
        self.column.addWidget(self.error)
        self.column.addStretch(1)
        self.proxy.editingFinished.connect(self._on_proxy)
        for line in (self.user, self.password):
            line.editingFinished.connect(self._on_login)

    def show_user(self, user: str) -> None:
        """Who signs in at the proxy; the password is never shown."""
        if not self.user.isModified():
            self.user.setText(user)

    @Slot()
    def _on_proxy(self) -> None:
        typed = self.proxy.text().strip().rstrip("/")
        if typed and not is_proxy(typed):
            self.error.say(say.proxy_wrong())
            return
        self.error.say("")
        self.network_changed.emit(Network(typed))

    @Slot()
    def _on_login(self) -> None:
        user, password = self.user.text().strip(), self.password.text()
        if self.user.isModified() and not user:
            self.login_changed.emit("", "")
        elif user and password and (self.user.isModified() or self.password.isModified()):
            self.login_changed.emit(user, password)


def _with(offered: tuple[int, ...], now: int) -> list[int]:
    """What somebody wrote into the file stands among the choices."""
    return sorted({*offered, now})

"""Whether the server is there, asked beside everything else: no scan, no list and no paint ever waits for it."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtNetwork import QNetworkInformation

    from offcirc.app.home import Home
    from offcirc.connectors.way import ProxyLogin

_EVERY_MS = 30_000
_LOOK_MS = 100
_SOON_MS = 500
_GIVEN_UP_S = 8.0
"""A name server that says nothing cannot be hurried: until then nobody is there."""


class OnlineWatch(QObject):
    """Asks every half minute, and when the network changes.

    The question is asked in a daemon thread and its answer looked for by a timer: a thread that hangs in the
    system's name look-up holds nothing up, not even the end of the program.
    """

    changed = Signal()

    def __init__(self, home: Home, parent: QObject | None = None, *, every_ms: int = _EVERY_MS) -> None:
        super().__init__(parent)
        self._home = home
        self._login: ProxyLogin | None = None
        self._online: bool | None = None
        self._question: _Question | None = None
        self._ask = QTimer(self, interval=every_ms)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._first = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._first.timeout.connect(self._on_first)
        self._ask.timeout.connect(self.ask)
        self._soon.timeout.connect(self.ask)
        self._look.timeout.connect(self._on_look)

    @property
    def online(self) -> bool | None:
        """The last answer; None before the first, and where there is no server to ask."""
        return self._online

    def use_login(self, login: ProxyLogin | None) -> None:
        """What the proxy on the way asks for."""
        self._login = login

    def start(self) -> None:
        """Asks soon, and from then on: a window that opens has more urgent things to load."""
        self._first.start()

    def stop(self) -> None:
        """Asks no more."""
        for timer in (self._first, self._ask, self._soon, self._look):
            timer.stop()

    def note(self, *, online: bool) -> None:
        """Somebody else has found out."""
        self._set(online)

    @Slot()
    def ask(self) -> None:
        """Asks, if no question is open."""
        if self._question is None:
            self._question = _Question(self._home, self._login)
            self._look.start()

    @Slot()
    def _on_first(self) -> None:
        from PySide6.QtNetwork import QNetworkInformation

        self._ask.start()
        self.ask()
        if QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
            QNetworkInformation.instance().reachabilityChanged.connect(self._on_network_changed)

    def _on_network_changed(self, _reachability: QNetworkInformation.Reachability) -> None:
        self._soon.start()  # it takes a moment before names are found again

    @Slot()
    def _on_look(self) -> None:
        question = self._question
        if question is None or not (question.answered or question.is_old):
            return
        self._look.stop()
        self._question = None
        self._set(question.answer if question.answered else False)

    def _set(self, online: bool | None) -> None:  # noqa: FBT001 - the value itself
        if online != self._online:
            self._online = online
            self.changed.emit()


class _Question:
    """Asked once, in a thread of its own that knows nothing of Qt."""

    def __init__(self, home: Home, login: ProxyLogin | None) -> None:
        self.answered = False
        self.answer: bool | None = None
        self._home, self._login = home, login
        self._asked_s = time.monotonic()
        threading.Thread(target=self._run, daemon=True, name="is the server there").start()

    @property
    def is_old(self) -> bool:
        """Nobody will answer it any more."""
        return time.monotonic() - self._asked_s > _GIVEN_UP_S

    def _run(self) -> None:
        from offcirc.app.home import KOHA
        from offcirc.app.servers import way_to
        from offcirc.connectors.probe import is_there
        from offcirc.errors import EnvironmentProblem

        try:
            config = self._home.read_config()
        except EnvironmentProblem:
            config = None
        if config is not None and config.url:
            self.answer = is_there(config.url, way_to(config, self._login), koha=config.kind == KOHA)
        self.answered = True

"""What two pages of the settings do outside the settings file: the proxy's login, the system's schedule."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from offcirc.app.schedule.job import DEFAULT_MINUTES
from offcirc.connectors.way import ProxyLogin
from offcirc.gui.context import Context
from offcirc.gui.dialogs.errands import Errands
from offcirc.gui.messages import automatic as say

if TYPE_CHECKING:
    from offcirc.app.home import Home
    from offcirc.app.schedule.system import Standing
    from offcirc.app.workstation import Workstation
    from offcirc.gui.dialogs.settings_automatic import AutomaticPage, NetworkPage


class WayOut(QObject):
    """Reads what the two pages show, beside the window, and does what they ask for."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._errands = Errands(self)
        self._before: ProxyLogin | None = None
        self._known = self._changed = False
        self._automatic: AutomaticPage | None = None
        self._network: NetworkPage | None = None

    def look_after(self, automatic: AutomaticPage, network: NetworkPage) -> None:
        """These are the pages now: they are made anew in another language."""
        self._automatic, self._network = automatic, network
        network.login_changed.connect(self._on_login)
        automatic.schedule_wanted.connect(self._on_schedule)
        self._context.reading.do(_read_login, self._on_login_known, network.error.say_error, owner=network)
        self._errands.run(lambda _: _conditions_known(), self._on_known, automatic.error.say_error)
        self._errands.run(lambda _: _look(self._context.home), self._on_standing, automatic.error.say_error)

    def bring_back(self) -> None:
        """Cancel: the login is what it was. A schedule stays, as staff do: it is no matter of taste."""
        if self._changed:
            self._keep(self._before)

    def _on_login_known(self, login: ProxyLogin | None) -> None:
        if not self._known:
            self._known, self._before = True, login
        if self._network is not None:
            self._network.show_user(login.user if login is not None else "")

    @Slot(str, str)
    def _on_login(self, user: str, password: str) -> None:
        self._changed = True
        self._keep(ProxyLogin(user, password) if user else None)

    def _keep(self, login: ProxyLogin | None) -> None:
        failed = self._network.error.say_error if self._network is not None else None
        settings = self._context.settings
        self._context.desk.do(partial(_keep_login, login), lambda _: settings.changed.emit(), failed, owner=settings)

    def _on_known(self, known: tuple[bool, bool]) -> None:
        if self._automatic is not None:
            self._automatic.show_known(mains=known[0], line=known[1])

    def _on_standing(self, now: Standing) -> None:
        if self._automatic is None:
            return
        possible = bool(now.when) or now.opens != "never"
        text = say.closed_window_installed(now.when) if now.when else say.closed_window_under(DEFAULT_MINUTES)
        opens = say.closed_window_opens(now.opens)
        text = f"{text} {opens}" if possible else opens
        self._automatic.show_schedule(installed=bool(now.when), possible=possible, text=text)

    @Slot(bool)
    def _on_schedule(self, wanted: bool) -> None:  # noqa: FBT001 - as the signal gives it
        if self._automatic is not None:
            self._automatic.closed_window.setEnabled(False)
            self._automatic.error.say("")
        self._errands.run(lambda _: _schedule(self._context.home, wanted=wanted), self._on_standing, self._on_not_done)

    def _on_not_done(self, error: Exception) -> None:
        if self._automatic is None:
            return
        self._automatic.error.say_error(error)
        self._errands.run(lambda _: _look(self._context.home), self._on_standing, self._automatic.error.say_error)


def _read_login(workstation: Workstation) -> ProxyLogin | None:
    from offcirc.app.servers import proxy_login

    return proxy_login(workstation.journal)


def _keep_login(login: ProxyLogin | None, workstation: Workstation) -> None:
    from offcirc.app.servers import keep_proxy_login

    keep_proxy_login(workstation.journal, login)


def _conditions_known() -> tuple[bool, bool]:
    from offcirc.app.conditions import metered, on_mains

    return on_mains() is not None, metered() is not None


def _look(home: Home) -> Standing:
    from offcirc.app.schedule.system import standing

    return standing(home)


def _schedule(home: Home, *, wanted: bool) -> Standing:
    from offcirc.app.schedule.job import When, job_for, job_name
    from offcirc.app.schedule.system import scheduler

    if wanted:
        scheduler().install(job_for(home, When(DEFAULT_MINUTES)))
    else:
        scheduler().remove(job_name(home))
    return _look(home)

"""What a page of the window is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from offcirc.gui.context import Context

if TYPE_CHECKING:
    from offcirc.app.workstation import Workstation
    from offcirc.gui.automatic import AutomaticState
    from offcirc.gui.lanes import Lane

_T = TypeVar("_T")


class Page(QWidget):
    """One page. It is made once for a window, and lives as long."""

    scan_hint_changed = Signal()
    decisions_waited = Signal(int)
    """How many scans wait here for somebody's decision, when that is another number."""
    sync_wanted = Signal()
    """The page asks for what the Synchronise button does."""
    recorded = Signal()
    """A row was recorded or its state changed: counts in the strip are old."""
    finished_work = Signal()
    """A piece of work has ended, a patron has gone: nobody takes its rows back any more."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.context = context
        self._asked = 0
        self._told_waiting = 0

    @property
    def scan_hint(self) -> str:
        """What the empty scan box says while this page is shown."""
        raise NotImplementedError

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way that only this page can take: no other may take over yet."""
        return self._asked > 0

    @property
    def serving(self) -> bool:
        """Whether a piece of work is under way whose rows may still be taken back: nothing sends them by itself yet."""
        return False

    @property
    def scans_waiting(self) -> int:
        """How many scans wait here for a person's answer, and are not recorded."""
        return 0

    def take_scan(self, typed: str) -> None:
        """Takes one scan, as it came. Never loses it: what cannot be done yet waits in a line that can be seen."""
        raise NotImplementedError

    def activate(self) -> None:
        """It came into sight."""

    def refresh(self) -> None:
        """The journal or the replica may be another: after a synchronisation, and when somebody else recorded."""

    def show_automatic(self, state: AutomaticState) -> None:
        """Automatic mode has run, or will."""

    def take_over(self, other: Self) -> None:
        """Goes on where its like in the window before stopped: the window is made anew in another language."""

    def end(self) -> None:
        """The program ends: what this page runs beside the window has to end."""

    def _tell_waiting(self, scans: int) -> None:
        """Tells the window how many scans wait for somebody's decision."""
        if scans != self._told_waiting:
            self._told_waiting = scans
            self.decisions_waited.emit(scans)

    def _ask(
        self,
        lane: Lane,
        job: Callable[[Workstation], _T],
        then: Callable[[_T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Has a lane do what this page alone can take the answer of: no other takes over before."""
        self._asked += 1

        def answered(result: _T) -> None:
            self._asked -= 1
            then(result)

        def refused(error: Exception) -> None:
            self._asked -= 1
            (failed or lane.trouble.emit)(error)

        lane.do(job, answered, refused, owner=self)


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page in the rail, made when somebody first wants it, or when nobody wants anything.

    Attributes:
        title: its name in the rail.
        icon: a name of `resources/icons`.
        key: that brings it into sight.
    """

    title: str
    icon: str
    key: str
    make: Callable[[], Page]

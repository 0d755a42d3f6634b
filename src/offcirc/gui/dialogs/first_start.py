"""First start: connects this computer to the library's server, and makes it a desk that needs no network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from offcirc.app.bringing_back import Copy
from offcirc.app.enrolment import Enrolled
from offcirc.app.first_start import (
    Fetched,
    connect_desk,
    first_update,
    look_at,
    passphrase_wanted,
    what_it_keeps,
)
from offcirc.app.home import KOHA, Home
from offcirc.app.keys import Keys
from offcirc.app.second_copy import CopyWanted, begin_copy, copy_wanted
from offcirc.app.servers import AboutServer
from offcirc.app.staff import Staff
from offcirc.app.workstation import Workstation
from offcirc.connectors.base import Capabilities
from offcirc.errors import Cancelled, OffcircError
from offcirc.gui.context import Settings
from offcirc.gui.dialogs.bring_back_step import BringBackStep
from offcirc.gui.dialogs.errands import Errands, Tell
from offcirc.gui.dialogs.forms import Snug, fit, scrolling
from offcirc.gui.dialogs.kept_step import KeptStep
from offcirc.gui.dialogs.later_steps import RecoveryStep, StaffStep, UpdateStep
from offcirc.gui.dialogs.second_copy_step import SecondCopyStep
from offcirc.gui.dialogs.steps import PassphraseStep, ServerStep, Step
from offcirc.gui.messages import first_start as say
from offcirc.gui.theme import Theme
from offcirc.gui.translations import language_of
from offcirc.gui.widgets.basics import label, paper

_CARD_WIDTH = 620
Connected = tuple[Enrolled, bytes, AboutServer, Capabilities]
"""What connecting came to, the journal's key, and what the server can do."""


class FirstStart(QDialog):
    """Six pages at most. Whatever goes wrong is said where it was typed; Escape closes, and nothing is half made.

    When it is accepted, `key` opens the journal and `staff` is who was named; `is_back` where the desk was here before.
    """

    language_chosen = Signal(str)

    def __init__(self, home: Home, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = b""
        self.staff = ""
        self.is_back = False
        self._home, self._theme, self._settings = home, theme, settings
        self._errands = Errands(self)
        self._passphrase: tuple[bool, bool] | None = None  # a keychain may take its time to say
        self._enrolled: Enrolled | None = None
        self._forgets = False
        self._card, self._column = paper(margins=28, spacing=12)
        self._progress = label("", "soft")
        self._steps: list[Step] = []
        self.setWindowTitle(say.title())
        self._lay_out()
        self._make_steps()
        settings.failed.connect(self._on_not_kept)
        self._ask_for_passphrase_wanted(self._on_passphrase_wanted)

    @property
    def step(self) -> Step:
        """The page in sight."""
        return next(step for step in self._steps if not step.isHidden())

    def changeEvent(self, event: QEvent) -> None:
        """Another language: the pages are made again, with what was typed."""
        if event.type() == QEvent.Type.LanguageChange and self._steps and self.step is self.server:
            self._make_again()
        super().changeEvent(event)

    def reject(self) -> None:
        """Escape, or the window's cross: an update under way stops; what is connected stays connected."""
        self._errands.cancel()
        if self.key:
            self.accept()
        else:
            super().reject()

    # pages

    def _make_steps(self) -> None:
        for step in self._steps:
            step.deleteLater()
        self.server = ServerStep(self._theme, language_of(self._settings.now.language))
        self.bring_back = BringBackStep(self._theme, self._home, self._settings)
        self.passphrase = PassphraseStep(self._theme)
        self.kept = KeptStep(self._theme, say.next_())
        self.recovery = RecoveryStep(self._theme, self._home, self._settings, say.next_())
        self.first_member = StaffStep(self._theme, self._run_staff)
        self.second_copy = SecondCopyStep(self._theme)
        self.update_step = UpdateStep(self._theme)
        self._steps = [
            self.server,
            self.bring_back,
            self.passphrase,
            self.kept,
            self.recovery,
            self.second_copy,
            self.first_member,
            self.update_step,
        ]
        for step in self._steps:
            self._column.addWidget(step)
        self.server.test_wanted.connect(self._on_test)
        self.server.language_chosen.connect(self._on_language)
        self.server.done.connect(self._on_server_done)
        self.server.bring_back_wanted.connect(self._on_bring_back_wanted)
        self.bring_back.looked.connect(self.server.show_found)
        self.bring_back.back.connect(self._on_back)
        self.bring_back.done.connect(self._on_back_again)
        self.passphrase.done.connect(self._connect)
        self.passphrase.back.connect(self._on_back)
        self.server.form.kind_chosen.connect(self._count)
        self.kept.done.connect(self._on_kept_read)
        self.recovery.done.connect(self._on_recovery_done)
        self.second_copy.wanted.connect(self._on_copy_wanted)
        self.second_copy.look_wanted.connect(self._on_recovery_done)
        self.second_copy.done.connect(self._on_copy_done)
        self.first_member.done.connect(self._on_staff_done)
        self.update_step.started.connect(self._on_update_started)
        self.update_step.stopped.connect(self._errands.cancel)
        self.update_step.done.connect(self._on_finished)
        self._show(self.server)
        self.bring_back.look()

    def _make_again(self) -> None:
        typed = self.server.form.wanted
        self._make_steps()
        self.server.form.choose(typed)

    def _show(self, step: Step) -> None:
        for each in self._steps:
            each.setVisible(each is step)
        self._count()
        self.setWindowTitle(say.title())
        step.first().setFocus()

    @Slot()
    def _count(self) -> None:
        """Says which page of how many this is."""
        left_out = {
            self.passphrase: not self._takes_passphrase,
            self.kept: self.server.form.kind != KOHA,
            self.second_copy: not self._forgets,
            self.bring_back: True,
        }
        self._progress.setVisible(self.step is not self.bring_back)
        shown = [each for each in self._steps if each is self.step or not left_out.get(each, False)]
        self._progress.setText(say.step(str(shown.index(self.step) + 1), str(len(shown))))

    def _lay_out(self) -> None:
        self._card.setMaximumWidth(self._theme.pixels(_CARD_WIDTH))
        self._column.addWidget(self._progress)
        middle = Snug()
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._card, 100)
        row.addStretch(1)
        column = QVBoxLayout(middle)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(middle))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        fit(self, self._theme, 780, 720)

    # what happens

    @property
    def _takes_passphrase(self) -> bool:
        return self._passphrase is not None and self._passphrase[0]

    def _ask_for_passphrase_wanted(self, then: Callable[[tuple[bool, bool]], None]) -> None:
        home = self._home
        self._errands.run(lambda _: passphrase_wanted(home), then, self._on_not_connected)

    def _on_passphrase_wanted(self, wanted: tuple[bool, bool]) -> None:
        self._passphrase = wanted
        if wanted == (True, True):
            self.passphrase.ask_for_known()
        if self.step is self.server:
            focus = self.focusWidget()
            self._show(self.server)
            if focus is not None:
                focus.setFocus()

    @Slot(str)
    def _on_language(self, language: str) -> None:
        self._settings.change(msgspec.structs.replace(self._settings.now, language=language))
        self.language_chosen.emit(language)

    @Slot(object)
    def _on_not_kept(self, error: Exception) -> None:
        self.step.error.say_error(error)

    @Slot(str, str)
    def _on_test(self, kind: str, url: str) -> None:
        self.server.begin_busy(say.testing())
        home = self._home
        self._errands.run(lambda _: look_at(home, kind, url), self.server.show_answer, self.server.show_error)

    @Slot()
    def _on_back(self) -> None:
        self._show(self.server)

    @Slot(object)
    def _on_bring_back_wanted(self, copy: Copy | None) -> None:
        self._show(self.bring_back)
        if copy is not None:
            self.bring_back.bring_back(copy)
        else:
            self.bring_back.look()

    @Slot()
    def _on_back_again(self) -> None:
        self.key, self.is_back = self.bring_back.key, True
        self.accept()

    @Slot()
    def _on_server_done(self) -> None:
        if self._passphrase is None:
            self.server.begin_busy(say.connecting())
            self._ask_for_passphrase_wanted(self._on_wanted_for_server)
        elif self._takes_passphrase:
            self._show(self.passphrase)
        else:
            self._connect()

    def _on_wanted_for_server(self, wanted: tuple[bool, bool]) -> None:
        self.server.end_busy()
        self._on_passphrase_wanted(wanted)
        self._on_server_done()

    @Slot()
    def _connect(self) -> None:
        home, wanted = self._home, self.server.form.wanted
        passphrase = self.passphrase.passphrase.text() if self._takes_passphrase else None

        def enrol(_tell: Tell) -> Connected:
            enrolled = connect_desk(home, wanted, passphrase=passphrase)
            key = Keys(home.key).unlock(passphrase)
            return enrolled, key, *what_it_keeps(home, key)

        self._show(self.server)
        self.server.begin_busy(say.connecting())
        self._errands.run(enrol, self._on_connected, self._on_not_connected)

    def _on_connected(self, connected: Connected) -> None:
        self._enrolled, self.key, server, can = connected
        self.server.end_busy()
        self.kept.show_server(server, can)
        if server.kind == KOHA:
            self._show(self.kept)
        else:
            self._on_kept_read()

    @Slot()
    def _on_kept_read(self) -> None:
        enrolled = self._enrolled
        if enrolled is None or enrolled.recovery_code is None:  # the code was shown when this journal was made
            self._on_recovery_done()
            return
        self.recovery.show_code(enrolled.recovery_code, enrolled.workstation)
        self._show(self.recovery)

    def _on_not_connected(self, error: Exception) -> None:
        if isinstance(error, OffcircError) and error.code == "PASSPHRASE_WRONG":
            self.server.end_busy()
            self._show(self.passphrase)
            self.passphrase.error.say_error(error)
            self.passphrase.passphrase.selectAll()
            return
        self._show(self.server)
        self.server.show_error(error)

    @Slot()
    def _on_recovery_done(self) -> None:
        directory = self._home.directory
        self._errands.run(lambda _: copy_wanted(directory), self._on_copy_known, self._on_not_connected)

    def _on_copy_known(self, wanted: CopyWanted | None) -> None:
        if wanted is None:
            self._on_copy_done()
            return
        self._forgets = True
        self.second_copy.show_places(wanted)
        self._show(self.second_copy)

    @Slot(object)
    def _on_copy_wanted(self, folder: Path) -> None:
        home, key = self._home, self.key
        self._errands.run(
            lambda _: begin_copy(home, key, folder), lambda _: self._on_copy_done(), self.second_copy.show_error
        )

    @Slot()
    def _on_copy_done(self) -> None:
        self._run_staff(lambda staff: staff.members(), self._on_members, lambda _: self._show(self.first_member))

    def _on_members(self, members: object) -> None:
        self._show(self.update_step if members else self.first_member)

    @Slot()
    def _on_staff_done(self) -> None:
        self.staff = self.first_member.name
        self._show(self.update_step)

    def _run_staff(
        self, work: Callable[[Staff], object], then: Callable[[object], None], failed: Callable[[Exception], None]
    ) -> None:
        home, key = self._home, self.key

        def do(_tell: Tell) -> object:
            with Workstation(home, key) as workstation:
                return work(Staff(workstation.journal, workstation.clock))

        self._errands.run(do, then, failed)

    @Slot()
    def _on_update_started(self) -> None:
        home, key = self._home, self.key
        show = self.update_step
        self._errands.run(
            lambda tell: first_update(home, key, tell), self._on_updated, self._on_not_updated, show.show_progress
        )

    def _on_updated(self, fetched: Fetched) -> None:
        self.update_step.show_done(fetched)

    def _on_not_updated(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self.update_step.show_stopped()
        else:
            self.update_step.show_error(error)

    @Slot()
    def _on_finished(self) -> None:
        home, library = self._home, self.update_step.library
        if not library:
            self.accept()
            return
        self._errands.run(
            lambda _: home.change_config(library=library), lambda _: self.accept(), self.update_step.error.say_error
        )

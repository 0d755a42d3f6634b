"""Proofs and backups of the journal, each a command beside the window: a year's journal takes seconds to verify."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from offcirc.app.copies_aside import Kept
from offcirc.gui.command import CANCELLED, Command, Finished
from offcirc.gui.context import Context
from offcirc.gui.messages import data as say_data
from offcirc.gui.messages import data_journal as say
from offcirc.gui.messages import mirror as say_mirror
from offcirc.gui.messages import recovery as say_recovery
from offcirc.gui.pages.data.cards import Card
from offcirc.gui.theme import Tone
from offcirc.gui.widgets.basics import Notice, button, label
from offcirc.gui.widgets.flow import FlowLayout

_FINDINGS_SHOWN = 4


class JournalCard(Card):
    """Verify, back up, and what was found, in words."""

    done = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(say.journal_heading(), parent)
        self._context = context
        self._command: Command | None = None
        self._finished: Finished | None = None
        self._target = Path()
        self.verify = button(say.verify(), description=say.verify_description())
        self.back_up = button(say.back_up(), description=say.back_up_description())
        self.recovery = button(say_recovery.new_code(), description=say_recovery.description())
        self.cancel = button(say_data.cancel())
        self.result = Notice(context.theme, Tone.PLAIN, "")
        self.verify.clicked.connect(self._on_verify)
        self.back_up.clicked.connect(self._on_back_up)
        self.recovery.clicked.connect(self._on_recovery)
        self.cancel.clicked.connect(self._on_cancel)
        buttons = FlowLayout(spacing=10)
        for each in (self.verify, self.back_up, self.recovery, self.cancel):
            buttons.addWidget(each)
        self.column.addWidget(label(say.journal_explained(), "soft", wraps=True))
        self.portable = label(say_mirror.portable(), "soft", wraps=True)
        self.portable.setVisible(context.home.is_portable)
        self.kept = label("", "soft", wraps=True)
        self.kept.hide()
        self.aside = Notice(context.theme, Tone.WARN, "")
        self.aside.hide()
        self.column.addWidget(self.portable)
        self.column.addWidget(self.kept)
        self.column.addWidget(self.aside)
        self.column.addLayout(buttons)
        self.column.addWidget(self.result)
        self.column.addStretch(1)
        self.result.hide()
        self.cancel.hide()

    def show_kept(self, before_upgrade: Path | None, aside: Sequence[Kept]) -> None:
        """Where the journal is as it was before an upgrade; older copies of which somebody has to decide."""
        self.kept.setVisible(before_upgrade is not None)
        self.kept.setText(say_mirror.kept_before_upgrade(str(before_upgrade)))
        self.aside.setVisible(bool(aside))
        if aside:
            self.aside.set(Tone.WARN, say_mirror.copies_aside(aside))

    def close_commands(self) -> None:
        """The program ends: what runs is ended."""
        if self._command is not None:
            self._command.close()
            self._command = None

    def take_over(self, other: JournalCard) -> None:
        """Goes on with what another card runs or has found, where the window was made anew (in another language)."""
        command, other._command = other._command, None
        self._target = other._target
        if command is not None:
            command.finished.disconnect(other._on_finished)
            command.setParent(self)
            self._follow(command)
        elif other._finished is not None:
            self._finished = other._finished
            self.result.set(*self._told(other._finished))
            self._dress()

    def write_backup(self, target: Path) -> None:
        """Writes one."""
        self._target = target if target.suffix else target.with_suffix(".zip")
        self._start("backup", str(self._target))

    @Slot()
    def _on_verify(self) -> None:
        self._start("verify")

    @Slot()
    def _on_recovery(self) -> None:
        from offcirc.gui.dialogs.recovery import NewRecoveryCode

        NewRecoveryCode(self._context, self.window()).open()

    @Slot()
    def _on_back_up(self) -> None:
        name = f"offcirc-{datetime.now():%Y-%m-%d}.zip"  # noqa: DTZ005 - the day as people here call it
        dialog = QFileDialog(self, say.choose_backup(), str(Path.home()), say.backups())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: self.write_backup(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_cancel(self) -> None:
        if self._command is not None:
            self._command.cancel()

    def _start(self, *arguments: str) -> None:
        if self._command is None:
            self._follow(Command(self._context.home, self._context.key, arguments, self))

    def _follow(self, command: Command) -> None:
        self._command, self._finished = command, None
        command.finished.connect(self._on_finished)
        words = say.backing_up() if command.name == "backup" else say.verifying()
        self.result.set(Tone.PLAIN, words, "clock")
        self._dress()

    def _dress(self) -> None:
        running = self._command is not None
        self.verify.setEnabled(not running)
        self.back_up.setEnabled(not running)
        self.cancel.setVisible(running)
        self.result.show()

    @Slot(object)
    def _on_finished(self, finished: Finished) -> None:
        if self._command is not None:
            self._command.deleteLater()
        self._command, self._finished = None, finished
        self.result.set(*self._told(finished))
        self._dress()
        self.done.emit()

    def _told(self, finished: Finished) -> tuple[Tone, str]:
        summary = finished.summary
        if not finished.ok:
            tone = Tone.PLAIN if finished.code == CANCELLED else Tone.BAD
            return tone, say_data.failed(finished.code, finished.params)
        incomplete = summary.get("incomplete")
        if finished.command == "backup" and not incomplete:
            return Tone.GOOD, say.backed_up(str(self._target))
        if summary.get("sound"):
            return Tone.GOOD, say.sound(int(summary["transactions"]), int(summary.get("archived", 0)))
        findings = summary.get("findings", [])
        lines = [say.finding(each) for each in findings[:_FINDINGS_SHOWN]]
        if len(findings) > _FINDINGS_SHOWN:
            lines.append(say.more_findings(len(findings) - _FINDINGS_SHOWN))
        return Tone.BAD, "\n".join([*lines, say.backup_incomplete(str(incomplete)) if incomplete else say.what_to_do()])

"""Synchronise, update, load an extract: the buttons, and how far it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from offcirc.gui.context import Context
from offcirc.gui.icons import pixmap
from offcirc.gui.messages import carried as say_carried
from offcirc.gui.messages import data as say
from offcirc.gui.messages import data_server as say_server
from offcirc.gui.messages import koha as say_koha
from offcirc.gui.pages.data.facts import Facts
from offcirc.gui.sync_runner import Finished, Progress, SyncRunner
from offcirc.gui.theme import Tone
from offcirc.gui.widgets.bar import Bar
from offcirc.gui.widgets.basics import Notice, button, dress_icon, label
from offcirc.gui.widgets.flow import FlowLayout

_BAR_STEPS = 1000
_AWAY = frozenset({"SERVER_AWAY", "PROXY_AWAY"})
"""What is not true any more as soon as the server is there again."""


class SyncCard(QFrame):
    """Starts the runner's commands, shows their progress in numbers, and says what came of the last one."""

    synchronise_wanted = Signal()
    connect_wanted = Signal()

    def __init__(self, context: Context, runner: SyncRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "paper")
        self._runner = runner
        self._progress: Progress | None = None
        self.synchronise = button(say.synchronise_now(), "primary", description=say.synchronise_description())
        self.update_only = button(say.update_only(), description=say.update_only_description())
        self.full_update = button(say.full_update(), description=say.full_update_description())
        self.load_extract = button(say.load_extract(), description=say.load_extract_description())
        self.cancel = button(say.cancel())
        self._theme = context.theme
        self._has_server = True
        self._was_away = False
        self._older: Path | None = None
        self._icon = QLabel()
        self.reached = label("", "soft")
        self.automatic = label("", "soft", wraps=True)
        self.state = label(wraps=True)
        self.bar = Bar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say.progress())
        self.result = Notice(context.theme, Tone.PLAIN, "")
        self.load_older = button(say_carried.load_older())
        self.sign_in = button(say_koha.sign_in_again(), description=say_koha.sign_in_again_description())
        dress_icon(self.synchronise, context.theme, "sync", "accent_ink")
        self.synchronise.clicked.connect(self.synchronise_wanted)
        self.update_only.clicked.connect(self._on_update)
        self.full_update.clicked.connect(self._on_full_update)
        self.load_extract.clicked.connect(self._on_load_extract)
        self.cancel.clicked.connect(runner.cancel)
        self.load_older.clicked.connect(self._on_load_older)
        self.sign_in.clicked.connect(self.connect_wanted)
        runner.state_changed.connect(self._dress)
        context.theme.changed.connect(self._dress)
        runner.progressed.connect(self._on_progressed)
        runner.finished.connect(self._on_finished)
        self._lay_out()
        self._dress()

    def _lay_out(self) -> None:
        reached = QWidget()
        beside = QHBoxLayout(reached)
        beside.setContentsMargins(6, 6, 0, 6)
        beside.setSpacing(8)
        beside.addWidget(self._icon)
        beside.addWidget(self.reached)
        buttons = FlowLayout(spacing=10, push=1)
        for each in (self.synchronise, self.update_only, self.full_update, self.load_extract, reached):
            buttons.addWidget(each)
        running = QHBoxLayout()
        running.setSpacing(12)
        self.state.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        running.addWidget(self.state, 1)
        running.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        column.addLayout(buttons)
        column.addWidget(self.automatic)
        column.addLayout(running)
        column.addWidget(self.bar)
        column.addWidget(self.result)
        for each in (self.load_older, self.sign_in):
            self.result.add(each)
        self.result.hide()
        self.automatic.hide()

    def show_automatic(self, text: str) -> None:
        """When the next automatic run is due, and how the last one ended."""
        self.automatic.setText(text)
        self.automatic.setVisible(bool(text))

    def show_facts(self, facts: Facts) -> None:
        """Where there is no server, nothing can be asked of it."""
        self._has_server = bool(facts.url)
        self._dress()

    def forget_result(self) -> None:
        """What was said of the last command is not true any more."""
        self.result.hide()

    @Slot()
    def _on_update(self) -> None:
        self._runner.update()

    @Slot()
    def _on_full_update(self) -> None:
        self._runner.update(full=True)

    @Slot()
    def _on_load_extract(self) -> None:
        dialog = QFileDialog(self, say.choose_extract(), str(Path.home()), say.extracts())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._runner.load_extract(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_load_older(self) -> None:
        if self._older is not None:
            self._runner.load_extract(self._older, older=True)

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        self._progress = progress
        self._dress()

    @Slot(object)
    def _on_finished(self, finished: Finished) -> None:
        self._progress = None
        self._was_away = finished.code in _AWAY
        self._older = Path(str(finished.params["path"])) if finished.code == "EXTRACT_OLDER" else None
        self.load_older.setVisible(self._older is not None)
        self.sign_in.setVisible(say_koha.is_signed_out(finished.code))
        if finished.ok:
            self.result.set(Tone.GOOD, say.succeeded(finished.command, finished.summary))
        elif finished.code == "CANCELLED":
            self.result.set(Tone.PLAIN, say.failed(finished.code, finished.params))
        else:
            self.result.set(Tone.WARN, say.failed(finished.code, finished.params))
        self.result.show()

    @Slot()
    def _dress(self) -> None:
        running = self._runner.running
        for each in (self.synchronise, self.update_only, self.full_update):
            each.setEnabled(self._has_server and not running)
        self.load_extract.setEnabled(not running)  # also where only a stick comes from the server
        if running or (self._was_away and self._runner.online):
            self.result.hide()
        self.cancel.setVisible(running)
        self.bar.setVisible(running)
        self.state.setVisible(running)
        self.state.setText(self._doing() if running else "")
        self._dress_reached()
        progress = self._progress
        if progress is not None and progress.total:
            self.bar.setRange(0, _BAR_STEPS)
            self.bar.setValue(_BAR_STEPS * progress.done // progress.total)
        else:
            self.bar.setRange(0, 0)

    def _dress_reached(self) -> None:
        online = self._runner.online
        self.reached.setText(say.idle(online=online) if self._has_server else say_server.no_server())
        colour = self._theme.colours.good if online else self._theme.colours.ink_soft
        self._icon.setPixmap(
            pixmap("online" if online else "offline", colour, self._theme.pixels(20), self.devicePixelRatioF())
        )

    def _doing(self) -> str:
        progress = self._progress
        if progress is None:
            return say.doing(self._runner.doing, "")
        parts = [say.doing(self._runner.doing, progress.step), say.so_far(progress.done, progress.total, progress.unit)]
        if progress.left_s:
            parts.append(say.time_left(progress.left_s))
        return "  ·  ".join(part for part in parts if part)

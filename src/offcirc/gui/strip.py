"""The wide strip: what state am I in, how much is not sent, how old is the data; and the Synchronise button."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from offcirc.gui.messages import formats
from offcirc.gui.messages import window as say
from offcirc.gui.standing import Standing
from offcirc.gui.sync_runner import Progress, SyncRunner
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.bar import Bar
from offcirc.gui.widgets.basics import (
    button,
    dress_icon,
    label,
    repolish,
    set_button_text,
)

_TICK_MS = 15_000
_PROGRESS_EVERY_MS = 100
_SHORTEST_WORTH_SAYING_S = 2.0


class Strip(QWidget):
    """Shows a `Standing` and a `SyncRunner`; starts and cancels the runner."""

    synchronise_wanted = Signal()

    def __init__(self, theme: Theme, runner: SyncRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(say.strip())
        self._runner = runner
        self._standing: Standing | None = None
        self._step = self._automatic = ""
        self._state = label(say.starting())
        self._state.setObjectName("state")
        self._facts = label(wraps=True)
        self._bar = Bar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.pixels(150))
        self._bar.hide()
        self._sync = button(say.synchronise(), "primary", shortcut="F9", description=say.synchronise_description())
        dress_icon(self._sync, theme, "sync", "accent_ink")
        self._newest: Progress | None = None
        self._later = QTimer(self, singleShot=True, interval=_PROGRESS_EVERY_MS)
        self._later.timeout.connect(self._on_later)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._dress)
        self._sync.clicked.connect(self._on_clicked)
        runner.state_changed.connect(self._on_state_changed)
        runner.progressed.connect(self._on_progressed)
        self._lay_out(theme)
        self._dress()
        self._tick.start()

    @property
    def button(self) -> QPushButton:
        """The Synchronise button."""
        return self._sync

    @property
    def state_label(self) -> QLabel:
        """The word that says online, offline or sending."""
        return self._state

    @property
    def facts(self) -> str:
        """The numbers beside it."""
        return self._facts.text()

    @Slot(object)
    def show_standing(self, standing: Standing) -> None:
        """Takes new numbers."""
        self._standing = standing
        self._dress()

    def show_automatic(self, text: str) -> None:
        """What automatic mode does, in a few words; nothing while it is off."""
        if text != self._automatic:
            self._automatic = text
            self._dress()

    def _lay_out(self, theme: Theme) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 10, 18, 10)
        row.setSpacing(16)
        self._facts.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(self._state)
        row.addWidget(self._facts, 1)
        row.addWidget(self._bar)
        row.addWidget(self._sync)
        self.setMinimumHeight(theme.pixels(62))
        QShortcut(QKeySequence("Shift+F9"), self, self._runner.cancel)

    def _on_clicked(self) -> None:
        if self._runner.running:
            self._runner.cancel()
        else:
            self.synchronise_wanted.emit()

    @Slot()
    def _on_state_changed(self) -> None:
        running = self._runner.running
        if running and not self._bar.isVisible():
            self._bar.setRange(0, 0)
        if not running:
            self._step = ""
        self._bar.setVisible(running)
        set_button_text(self._sync, say.cancel() if running else say.synchronise(), "F9")
        self._dress()

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        """Shows the first at once and then the newest, a few times a second."""
        self._newest = progress
        if not self._later.isActive():
            self._on_later()
            self._later.start()

    @Slot()
    def _on_later(self) -> None:
        progress, self._newest = self._newest, None
        if progress is not None and self._runner.running:
            self._show_progress(progress)

    def _show_progress(self, progress: Progress) -> None:
        if progress.total:
            self._bar.setRange(0, 1000)
            self._bar.setValue(int(1000 * progress.done / progress.total))
        else:
            self._bar.setRange(0, 0)
        total = formats.number(progress.total) if progress.total else ""
        if progress.unit == "bytes":
            self._step = say.step(progress.step)
        else:
            self._step = say.so_far(say.step(progress.step), formats.number(progress.done), total)
        if progress.left_s is not None and progress.left_s > _SHORTEST_WORTH_SAYING_S:
            self._step += " · " + say.time_left(formats.age(timedelta(seconds=progress.left_s)))
        self._dress()

    def _dress(self) -> None:
        standing = self._standing
        if self._runner.running:
            word, tone = say.sending(), Tone.NOTE
        elif self._runner.online:
            word, tone = say.online(), Tone.GOOD
        else:
            word, tone = (say.offline() if standing is not None else say.starting()), Tone.WARN
        if standing is not None and standing.wiped and not self._runner.running:
            tone = Tone.BAD
        self._state.setText(word)
        self._facts.setText("  ·  ".join(part for part in [self._step, *self._numbers(), self._automatic] if part))
        if self.property("tone") != tone.value:
            self.setProperty("tone", tone.value)
            for widget in (self, self._state, self._facts):
                repolish(widget)

    def _numbers(self) -> list[str]:
        standing = self._standing
        if standing is None:
            return []
        wiped = [say.wiped_without_copy()] if standing.wiped else []
        said = [*wiped, say.not_sent(standing.not_sent) if standing.not_sent else say.all_sent()]
        if standing.refused:
            said.append(say.refused(standing.refused))
        if standing.data_at is None:
            said.append(say.no_data())
        elif standing.damaged:
            said.append(say.data_damaged())
        else:
            said.append(say.data_age(formats.age(datetime.now(UTC) - standing.data_at)))
        return said

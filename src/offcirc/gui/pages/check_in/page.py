"""The Check in page."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from offcirc.domain.transactions import State
from offcirc.gui.context import Context
from offcirc.gui.icons import pixmap
from offcirc.gui.messages import check_in as say
from offcirc.gui.messages import formats
from offcirc.gui.pages.check_in import showing, work
from offcirc.gui.pages.check_in.earlier import EarlierForm
from offcirc.gui.pages.check_in.latest import LatestPanel
from offcirc.gui.pages.check_in.model import CheckInTableModel
from offcirc.gui.pages.check_in.modes import Modes
from offcirc.gui.pages.check_in.table import CheckInTable
from offcirc.gui.pages.check_in.work import Fate, Line, Scanned
from offcirc.gui.pages.page import Page
from offcirc.gui.theme import Tone
from offcirc.gui.widgets.basics import Notice, button, label, paper

_SLOW_MS = 400
"""A scan that the disk has not taken after so long is told of."""


class CheckInPage(Page):
    """One scan, one line: what it is, from whom, and where it goes (K14)."""

    card_scanned = Signal(str)
    """Somebody wants Check out with this card."""
    sound_wanted = Signal(str)
    """One of `offcirc.gui.sounds.Sound`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._scans = 0
        self._pending = 0
        self._recalled = False
        self.earlier: tuple[str, datetime] | None = None
        """What scans are dated back to: as it was typed, and the moment that it means."""
        self.model = CheckInTableModel(context.theme, self)
        self.modes = Modes(context.theme)
        self._in_house = Notice(context.theme, Tone.NOTE, say.in_house_line(), "house")
        self._dated = Notice(context.theme, Tone.WARN, "", "clock")
        self._form = EarlierForm()
        self.latest = LatestPanel(context.theme)
        self._empty = _Empty(context)
        self.table = CheckInTable(self.model, context.theme)
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._connect()
        self._lay_out()
        self._on_mode_changed()

    @property
    def scan_hint(self) -> str:
        """What the empty scan box says."""
        return say.scan_hint_in_house() if self.modes.in_house else say.scan_hint()

    def take_scan(self, typed: str) -> None:
        """Records it as what the mode says, at the moment that holds now."""
        self._scans += 1
        count = self.modes.take_count()
        self._send(Scanned(self._scans, typed, self.context.session.name, self._at, count))

    def activate(self) -> None:
        """Rows may have left meanwhile; the first time, what an earlier window recorded today is shown again."""
        if not self._recalled:
            self._recalled = True
            self._ask(self.context.reading, work.recall, self._on_recalled)
        self.refresh()

    def refresh(self) -> None:
        """Looks which lines have been sent, or taken back elsewhere."""
        self.context.reading.do(work.limits, self.modes.show_limits, owner=self)
        ids = [line.transaction_id for line in self.model.lines if line.may_undo]
        if ids:
            self.context.reading.do(lambda workstation: work.states(workstation, ids), self._on_states, owner=self)

    def undo_last(self) -> bool:
        """Undoes the newest line that can be undone; False where there is none."""
        line = next((line for line in self.model.lines if line.may_undo), None)
        if line is not None:
            self._undo(line)
        return line is not None

    def take_over(self, other: Page) -> None:
        """Goes on with the other's lines, also those that are nowhere else, its mode, and its earlier time."""
        if isinstance(other, CheckInPage):
            self._go_on_from(other)

    def _go_on_from(self, other: CheckInPage) -> None:
        self.earlier = other.earlier
        self.modes.take_over(other.modes)
        self._show_earlier()
        self._scans, self._recalled = other._scans, other._recalled
        if other.model.lines:
            self.model.put_below(other.model.lines[::-1])
            self._show_lines()
            self.latest.take_over(other.latest)

    @property
    def _at(self) -> str | None:
        return self.earlier[0] if self.earlier is not None else None

    def _connect(self) -> None:
        self.modes.changed.connect(self._on_mode_changed)
        self.modes.earlier_wanted.connect(self._on_earlier_wanted)
        self._form.chosen.connect(self._on_moment_chosen)
        self._form.cancelled.connect(self._form.hide)
        self._slow.timeout.connect(self._show_count)
        self.latest.card_wanted.connect(self.card_scanned)
        self.latest.again_wanted.connect(self._on_again_wanted)
        self.latest.undo_wanted.connect(self._undo)
        self.latest.noted.connect(self._on_noted)
        self.table.acted.connect(self._on_acted)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo_last)

    def _lay_out(self) -> None:
        change, end = button(say.change(), "link"), button(say.end())
        change.clicked.connect(self._on_earlier_wanted)
        end.clicked.connect(self._on_earlier_ended)
        self._dated.add(change)
        self._dated.add(end)
        self._list, inside = paper(margins=10)
        inside.addWidget(self.table)
        for hidden in (self._dated, self._form, self.latest, self._list):
            hidden.hide()
        column = scrolling(self)
        above: tuple[QWidget, ...] = (self.modes, self._in_house, self._dated, self._form, self.latest)
        for widget in above:
            column.addWidget(widget)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)

    # scans

    def _send(self, scanned: Scanned) -> None:
        self._pending += 1
        if not self._slow.isActive():
            self._slow.start()
        self._ask(
            self.context.desk,
            lambda workstation: work.record(workstation, scanned),
            self._on_answered,
            partial(self._on_failed, scanned),
        )

    def _on_failed(self, scanned: Scanned, error: Exception) -> None:
        self._on_answered(work.not_recorded(scanned, error))
        self.context.desk.trouble.emit(error)

    def _on_answered(self, line: Line) -> None:
        self._pending -= 1
        self._show(line)
        newest = self.latest.line
        if newest is None or newest.scanned.number <= line.scanned.number:
            self.latest.show_line(line)
        self.sound_wanted.emit(showing.sound(line).value)
        if line.may_undo:
            self.recorded.emit()

    def _on_recalled(self, lines: tuple[Line, ...]) -> None:
        known = {line.transaction_id for line in self.model.lines}
        lines = tuple(line for line in lines if line.transaction_id not in known)
        if lines:
            self.model.put_below(lines)
            self._show(self.model.line(0))
            if self.latest.line is None:
                self.latest.show_line(lines[-1])

    def _show(self, line: Line) -> None:
        self.model.put(line)
        self._show_lines()

    def _show_lines(self) -> None:
        if self._empty.isVisibleTo(self):
            self._empty.hide()
            self.latest.show()
            self._list.show()
        self._show_count()

    @Slot()
    def _show_count(self) -> None:
        if not self._pending:
            self._slow.stop()
        late = self._pending and not self._slow.isActive()
        self.modes.say(say.in_line(self._pending) if late else say.so_far(self.model.recorded))

    # what can be done about a line

    @Slot(object)
    def _on_acted(self, line: Line) -> None:
        match line.fate:
            case Fate.CARD:
                self.card_scanned.emit(line.scanned.typed)
            case Fate.NOT_RECORDED if line.may_try_again:
                self._on_again_wanted(line)
            case Fate.SENT:
                self._say_sent(line)
            case _ if line.may_undo:
                self._undo(line)

    @Slot(object)
    def _on_again_wanted(self, line: Line) -> None:
        self._send(replace(line.scanned, staff=self.context.session.name, at=self._at))

    @Slot(object, str)
    def _on_noted(self, line: Line, note: str) -> None:
        staff = self.context.session.name
        self._ask(
            self.context.desk,
            lambda workstation: work.with_note(workstation, line, note, staff),
            self._on_changed,
            lambda _error: self.context.notices.say(Tone.WARN, say.cannot_note()),
        )

    @Slot(object)
    def _undo(self, line: Line) -> None:
        self._ask(
            self.context.desk,
            lambda workstation: work.take_back(workstation, line.transaction_id),
            partial(self._on_undone, line),
        )

    def _on_undone(self, line: Line, state: State) -> None:
        self._on_states({line.transaction_id: state})
        if state is State.VOIDED:
            self.recorded.emit()
        else:
            self._say_sent(line)

    def _say_sent(self, line: Line) -> None:
        text = say.cannot_undo_count() if line.scanned.in_house_count else say.cannot_undo()
        self.context.notices.say(Tone.WARN, text)

    def _on_states(self, states: dict[str, State]) -> None:
        for line in self.model.lines:
            state = states.get(line.transaction_id)
            if state is None or not line.may_undo or state is State.WAITING:
                continue
            self._on_changed(replace(line, fate=Fate.TAKEN_BACK if state is State.VOIDED else Fate.SENT))

    def _on_changed(self, line: Line) -> None:
        """A line that is there became another."""
        self._show(line)
        if self.latest.line is not None and self.latest.line.scanned.number == line.scanned.number:
            self.latest.show_line(line)

    # modes

    @Slot()
    def _on_mode_changed(self) -> None:
        self._in_house.setVisible(self.modes.in_house)
        self._form.hide()  # it asks when things came back, or when they were used
        self._empty.show_mode(in_house=self.modes.in_house)
        self._show_earlier()
        self.scan_hint_changed.emit()

    @Slot()
    def _on_earlier_wanted(self) -> None:
        self.context.desk.do(work.library_now, self._open_form, owner=self)

    def _open_form(self, now: datetime) -> None:
        self._form.open(self._at, now, in_house=self.modes.in_house)

    @Slot()
    def _on_earlier_ended(self) -> None:
        self.earlier = None
        self._show_earlier()

    @Slot(str)
    def _on_moment_chosen(self, at: str) -> None:
        self._ask(
            self.context.desk,
            lambda workstation: work.earlier_moment(workstation, at),
            partial(self._on_moment_accepted, at),
            lambda _error: self._form.refuse(say.time_in_future()),
        )

    def _on_moment_accepted(self, at: str, moment: datetime) -> None:
        self.earlier = (at, moment)
        self._show_earlier()
        self._form.hide()

    def _show_earlier(self) -> None:
        """Says all the while what moment the scans are dated back to."""
        moment = self.earlier[1] if self.earlier is not None else None
        self._dated.setVisible(moment is not None)
        if moment is not None and moment.tzinfo is not None:
            text = say.earlier_line(formats.moment(moment, moment.tzinfo), in_house=self.modes.in_house)
            self._dated.set(Tone.WARN, text, "clock")


def scrolling(page: QWidget) -> QVBoxLayout:
    """A column that scrolls as a whole where large text leaves too little room."""
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(body)
    around = QVBoxLayout(page)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(area)
    return column


class _Empty(QFrame):
    """Before the first scan."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("kind", "paper")
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._icon)
        self._heading, self._explanation = label("", "heading", wraps=True), label("", "soft", wraps=True)
        for words in (self._heading, self._explanation):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        column.addStretch(3)
        context.theme.changed.connect(self._dress)
        self._dress()

    def show_mode(self, *, in_house: bool) -> None:
        """What a scan will do."""
        self._heading.setText(say.empty_heading(in_house=in_house))
        self._explanation.setText(say.empty_explanation(in_house=in_house))

    @Slot()
    def _dress(self) -> None:
        theme = self._context.theme
        self._icon.setPixmap(pixmap("check-in", theme.colours.line_strong, theme.pixels(72), self.devicePixelRatioF()))

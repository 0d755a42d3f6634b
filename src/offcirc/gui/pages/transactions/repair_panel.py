"""One row: what happened to it, what is probably wrong, and what can be done."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from offcirc.app.causes import Cause
from offcirc.app.repair import Correction
from offcirc.app.review.details import RowDetails
from offcirc.app.review.rows import ReviewRow
from offcirc.domain.outcomes import OutcomeCode
from offcirc.domain.transactions import Kind, State
from offcirc.gui.messages import in_doubt as say_doubt
from offcirc.gui.messages import outcomes
from offcirc.gui.messages import repairing as say
from offcirc.gui.messages import setting_due as say_due
from offcirc.gui.pages.transactions.cause_button import CauseButton
from offcirc.gui.pages.transactions.cells import icon_of, tone_of
from offcirc.gui.pages.transactions.fields import Fields
from offcirc.gui.pages.transactions.question_aside import QuestionAside
from offcirc.gui.pages.transactions.reason_aside import ReasonAside
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import button, label, notice
from offcirc.gui.widgets.flow import FlowLayout

_UNDONE_BY_A_RETURN = frozenset({State.SENT, State.UNKNOWN, State.SUCCEEDED})


class RepairPanel(QFrame):
    """Nothing here can delete a row: it is corrected, settled or undone by something recorded beside it."""

    amend_wanted = Signal(str, object)
    """Id and correction."""
    waive_wanted = Signal(str, str)
    """Id and reason."""
    again_wanted = Signal(str, str)
    take_out_wanted = Signal(str, str)
    """Ids and reasons."""
    set_due_wanted = Signal(str)
    void_wanted = Signal(str)
    compensate_wanted = Signal(str)
    other_row_wanted = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._row: ReviewRow | None = None
        self._zone: tzinfo = UTC
        self._can_amend = False
        self.setProperty("kind", "paper")
        self.title = label("", "heading", wraps=True)
        self.facts = label("", "soft", wraps=True)
        self.result = notice(theme, Tone.PLAIN, "")
        self.advice = label("", wraps=True)
        self.causes = QWidget()
        self.causes_title = label(say.causes_title(), "heading")
        self.fields = Fields()
        self.amend = button(say.correct_and_send(), "primary")
        self.settle = button(say.settle_by_hand(), description=say.settle_description())
        self.again = button(say_doubt.send_again(), description=say_doubt.send_again_description())
        self.take_out = button(say_doubt.take_out(), description=say_doubt.take_out_description())
        self.set_due = button(say_due.set_due(), description=say_due.set_due_description())
        self.undo = button(say.take_back())
        self.close_button = button(say.close_panel(), "link", description=say.close_panel_description())
        self.settling = ReasonAside(say.reason(), say.reason_example(), say.settle_now())
        self.sending = ReasonAside(say_doubt.how_known(), say_doubt.how_known_example(), say_doubt.send_again_now())
        self.taking = ReasonAside(
            say_doubt.why_taken_out(), say_doubt.why_taken_out_example(), say_doubt.take_out_now()
        )
        self.setting_due = QuestionAside(say_due.set_now(), say_due.leave_it())
        self.undo_now = button(say.undo_now(), "primary")
        self.keep = button(say.leave_as_it_is())
        self.error = label("", "error", wraps=True)
        self.history_title = label(say.history_title(), "heading")
        self.history = label("", wraps=True)
        self._asides: dict[QPushButton, ReasonAside | QuestionAside] = {
            self.settle: self.settling,
            self.again: self.sending,
            self.take_out: self.taking,
            self.set_due: self.setting_due,
        }
        self._undoing = QWidget()
        self._scroll = QScrollArea()
        self._connect()
        self._lay_out()
        self.hide()

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.close_panel)
        self.fields.changed.connect(self._on_fields_changed)
        self.amend.clicked.connect(self._on_amend)
        for pressed, aside in self._asides.items():
            pressed.clicked.connect(partial(self._ask, aside))
        self.settling.given.connect(partial(self._decide, self.waive_wanted))
        self.sending.given.connect(partial(self._decide, self.again_wanted))
        self.taking.given.connect(partial(self._decide, self.take_out_wanted))
        self.setting_due.agreed.connect(self._on_set_due)
        self.undo.clicked.connect(self._on_undo)
        self.undo_now.clicked.connect(self._on_undo_now)
        self.keep.clicked.connect(self._undoing.hide)

    def _lay_out(self) -> None:
        self.setAccessibleName(say.repair_panel())
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 4, 16, 14)
        column.setSpacing(10)
        self._causes_box = QVBoxLayout(self.causes)
        self._causes_box.setContentsMargins(0, 0, 0, 0)
        self._causes_box.setSpacing(6)
        for widget in (self.facts, self.result, self.advice, self.causes_title, self.causes, self.fields):
            column.addWidget(widget)
        for widget in (self.history_title, self.history):
            column.addWidget(widget)
        column.addStretch(1)
        self._scroll.setWidget(body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 8, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 2)
        outer.setSpacing(4)
        outer.addLayout(head)
        outer.addWidget(self._scroll, 1)
        outer.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        """What can be done, always in sight."""
        self._fill_undoing()
        actions = FlowLayout()
        for each in (self.amend, self.again, self.take_out, self.set_due, self.settle, self.undo):
            actions.addWidget(each)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 6, 16, 10)
        foot.setSpacing(8)
        for widget in (self.error, *self._asides.values(), self._undoing):
            foot.addWidget(widget)
        foot.addLayout(actions)
        return foot

    def _fill_undoing(self) -> None:
        self.undo_question = label("", wraps=True)
        undoing = QVBoxLayout(self._undoing)
        undoing.setContentsMargins(0, 0, 0, 0)
        undoing.addWidget(self.undo_question)
        answers = FlowLayout()
        answers.addWidget(self.undo_now)
        answers.addWidget(self.keep)
        undoing.addLayout(answers)

    # what it shows

    @property
    def row(self) -> ReviewRow | None:
        """The row it is about; None while it is closed."""
        return self._row if not self.isHidden() else None

    @property
    def takes_scans(self) -> bool:
        """Whether a scan is a correction."""
        return self.row is not None and self._can_amend

    @property
    def wants_card(self) -> bool:
        """Whether a scan that nobody knows is rather a card: the server did not find the patron."""
        answer = self._row.answer if self._row is not None else None
        if not self.fields.takes("item"):
            return True
        return self.fields.takes("card") and answer is not None and answer.code == OutcomeCode.PATRON_NOT_FOUND

    def show_row(self, row: ReviewRow, details: RowDetails, zone: tzinfo, queue_at: datetime | None) -> None:
        """Shows one row.

        Args:
            row: as it stands in the table.
            details: as they were read in the lane.
            zone: the library's.
            queue_at: when the server's queue was last fetched.
        """
        self._row, self._zone = row, zone
        found = details.recorded
        state = found.state if found is not None else row.state
        self._can_amend = found is not None and state is State.REFUSED
        self.title.setText(outcomes.action(row))
        self.facts.setText(say.facts_of(row, zone))
        self.result.set(tone_of(row), outcomes.result(row, zone, details.libraries), icon_of(row))
        doubtful = found is not None and state is State.UNKNOWN and details.standing.needs_a_person
        known = say_doubt.what_is_known(row, details.standing, queue_at, zone) if doubtful else ""
        sets_due = found is not None and row.changed_due_at is not None and details.standing.sets_due_date
        also = say_due.advice() if sets_due else ""
        self._say(self.advice, known or f"{say.advice(row, own=found is not None)} {also}".strip())
        self.set_due.setVisible(sets_due)
        self.setting_due.question.setText(say_due.question(row, details.standing.server, zone))
        self._show_causes(details.causes)
        self._say(self.error, "")
        self.fields.setVisible(self._can_amend)
        if found is not None:
            self.fields.show_row(found.transaction, zone)
        self.again.setVisible(doubtful)
        self.take_out.setVisible(row.can_be_processed and details.standing.withdraws)
        self._offer(row, state, own=found is not None)
        lines = [say.happened(each, row, zone, details.libraries) for each in details.history]
        self.history_title.setVisible(bool(lines))
        self._say(self.history, "\n".join(lines))
        self.show()
        self._scroll.verticalScrollBar().setValue(0)

    def show_problem(self, text: str) -> None:
        """Why it was not recorded; what was typed stays."""
        self._say(self.error, text)
        for each in (self.amend, self.undo_now):
            each.setEnabled(True)
        for aside in self._asides.values():
            aside.enable()

    def fill(self, which: str, number: str, name: str) -> None:
        """A scan, or a cause, corrects a field."""
        if which == "card":
            self.fields.fill(Correction(card=number), card_name=name)
        else:
            self.fields.fill(Correction(item=number), item_name=name)
        self._scroll.ensureWidgetVisible(self.fields)

    def close_panel(self) -> None:
        """Closes it; what was typed into it is given up."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _offer(self, row: ReviewRow, state: State, *, own: bool) -> None:
        self.amend.setVisible(self._can_amend)
        self.amend.setEnabled(True)
        self.settle.setVisible(own and state in {State.REFUSED, State.UNKNOWN})
        self._put_away()
        takes_back = own and state is State.WAITING
        compensates = own and row.kind is Kind.ISSUE and state in _UNDONE_BY_A_RETURN
        self.undo.setVisible(takes_back or compensates)
        self.undo.setText(say.take_back() if takes_back else say.undo_by_return())
        self.undo.setAccessibleName(self.undo.text())
        self.undo_question.setText(say.take_back_question() if takes_back else say.undo_by_return_question())
        self.undo_now.setEnabled(True)
        self._on_fields_changed()

    def _show_causes(self, causes: tuple[Cause, ...]) -> None:
        while (item := self._causes_box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        before: QWidget = self.close_button
        for cause in causes:
            made = self._cause(cause)
            self._causes_box.addWidget(made)
            if made.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, made)
                before = made
        self.causes.setVisible(bool(causes))
        self.causes_title.setVisible(bool(causes))

    def _cause(self, cause: Cause) -> QWidget:
        text = say.cause(cause, self._zone)
        if cause.correction is None and not cause.other:
            return label(text, wraps=True)
        made = CauseButton(text)
        made.clicked.connect(lambda: self._on_cause(cause))
        return made

    @staticmethod
    def _say(where: QLabel, text: str) -> None:
        where.setText(text)
        where.setVisible(bool(text))

    # what is pressed

    def _on_cause(self, cause: Cause) -> None:
        if cause.other:
            self.other_row_wanted.emit(cause.other)
        elif cause.correction is not None:
            self.fields.fill(cause.correction, cause.name, cause.title)
            self._scroll.ensureWidgetVisible(self.fields)
            self.amend.setFocus()

    def _on_fields_changed(self) -> None:
        changed = self.fields.correction != Correction()
        text = say.correct_and_send() if changed else say.send_again_as_it_is()
        self.amend.setText(text)
        self.amend.setAccessibleName(text)

    def _on_amend(self) -> None:
        if self._row is not None:
            self.amend.setEnabled(False)
            self.amend_wanted.emit(self._row.id, self.fields.correction)

    def _put_away(self) -> None:
        """One question at a time."""
        for aside in self._asides.values():
            aside.put_away()
        self._undoing.hide()

    def _ask(self, aside: ReasonAside | QuestionAside) -> None:
        self._put_away()
        aside.ask()

    def _decide(self, wanted: SignalInstance, reason: str) -> None:
        if self._row is not None:
            wanted.emit(self._row.id, reason)

    def _on_set_due(self) -> None:
        if self._row is not None:
            self.set_due_wanted.emit(self._row.id)

    def _on_undo(self) -> None:
        self._put_away()
        self._undoing.show()
        self.undo_now.setFocus()

    def _on_undo_now(self) -> None:
        if self._row is None:
            return
        self.undo_now.setEnabled(False)
        wanted = self.void_wanted if self._row.state is State.WAITING else self.compensate_wanted
        wanted.emit(self._row.id)

"""The due date, large, with presets and its reach. Empty until somebody chose one (K12)."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from offcirc.app.due_choice import DueChoice, DueDates, Scope
from offcirc.app.serving import DeskDay
from offcirc.domain.due_dates import DuePreset, due_presets
from offcirc.domain.records import CirculationRule
from offcirc.gui.messages import check_out_forms as say_form
from offcirc.gui.messages import limits as say_limits
from offcirc.gui.messages.formats import day, day_and_month, day_long
from offcirc.gui.pages.check_out.turning import TurnsWhenNarrow
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import Notice, button, dress_icon, label, repolish
from offcirc.gui.widgets.flow import FlowLayout

_OWN_DATE = "F8"
_NARROW = 620
_NARROWEST = 380


class DueDateCard(QFrame):
    """Shows the due date that the next loan gets, and offers others."""

    chosen = Signal(object, object)
    """A `DueChoice` and its `Scope`."""
    rescoped = Signal(object)
    own_date_wanted = Signal()
    own_date_refused = Signal()
    """Its key was pressed while there is no room for dates."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._day: DeskDay | None = None
        self._now: DueChoice | None = None
        self._offered: tuple[object, ...] = ()
        self._choices: list[tuple[QPushButton, DueChoice]] = []
        self.date = label(say_form.no_due_date(), "big", wraps=True)
        self.says = label(say_form.choose_due_date(), "soft", wraps=True)
        self.limit = label("", "soft", wraps=True)
        self.closed = Notice(theme, Tone.WARN, "", "calendar")
        self._next_open = button("", "link")
        self.own = button(say_form.own_date(), "choice", shortcut=_OWN_DATE)
        self._in_vain = QShortcut(QKeySequence(_OWN_DATE), self, enabled=False)
        self._presets = QWidget()
        self._flow = FlowLayout(self._presets)
        self._scopes = QButtonGroup(self)
        self.setProperty("kind", "paper")
        self.setAccessibleName(say_form.due_date())
        self._connect()
        self._lay_out()
        self.show_due(DueDates())

    @property
    def scope(self) -> Scope:
        """The reach that the next choice gets."""
        return list(Scope)[self._scopes.checkedId()]

    @property
    def presets(self) -> list[QPushButton]:
        """The dates on offer."""
        return [made for made, _ in self._choices]

    def offer(self, today: DeskDay, terms: CirculationRule, days: tuple[int, ...]) -> None:
        """Offers the rule's date, fixed numbers of days and the next visits; chooses none."""
        self._day = today
        self.limit.setText("" if today.keeps_due_date else say_limits.own_due_date(today.server))
        self.limit.setVisible(not today.keeps_due_date)
        presets = due_presets(terms, today.calendar, today.today, today.zone, days)
        offered = (today.today, tuple(presets))
        if offered == self._offered:
            return
        self._offered = offered
        for made, _ in self._choices:
            self._flow.removeWidget(made)
            made.hide()
            made.deleteLater()
        self._flow.removeWidget(self.own)
        self._choices = [self._preset(preset) for preset in presets]
        self._flow.addWidget(self.own)
        for one, other in pairwise((*self._scopes.buttons(), self._next_open, *self.presets, self.own)):
            QWidget.setTabOrder(one, other)  # the presets are made last, and stand in the middle

    def show_due(self, due: DueDates, *, wanted: bool = False) -> None:
        """Shows what the next loan gets.

        Args:
            due: the choices.
            wanted: a scan waits for one.
        """
        self._now = due.now
        now, scope = due.now, due.scope
        self.date.setText(_big(now))
        self.date.setAccessibleName(f"{say_form.due_date()}: {_big(now)}")
        self.says.setText(_says(now, scope))
        if scope is not None:
            self._scopes.button(list(Scope).index(scope)).setChecked(True)
        for made, choice in self._choices:
            made.setChecked(choice == now)
        state = "true" if wanted else "false"
        if self.property("wanted") != state:
            self.setProperty("wanted", state)
            repolish(self)
        self._show_closed(now)

    def set_compact(self, *, compact: bool) -> None:
        """Hides what is on offer while a question needs the room."""
        self._presets.setVisible(not compact)
        self._in_vain.setEnabled(compact)  # two with one key would answer to neither

    def _show_closed(self, now: DueChoice | None) -> None:
        calendar = self._day.calendar if self._day is not None else None
        closed = calendar.closed_on(now.on) if calendar is not None and now is not None else None
        self.closed.setVisible(closed is not None)
        if closed is not None and calendar is not None and now is not None:
            self.closed.set(Tone.WARN, say_form.closed(closed.reason), "calendar")
            following = calendar.next_open(now.on)
            self._next_open.setText(say_form.use_next_open(day(following)))
            self._next_open.setAccessibleName(say_form.use_next_open(day(following)))
            self._next_open.setVisible(following != now.on)

    def _connect(self) -> None:
        self.own.clicked.connect(self.own_date_wanted)
        self._in_vain.activated.connect(self.own_date_refused)
        self._next_open.clicked.connect(self._on_next_open)
        self._scopes.idClicked.connect(lambda index: self.rescoped.emit(list(Scope)[index]))
        dress_icon(self.own, self._theme, "calendar")

    def _lay_out(self) -> None:
        self.closed.add(self._next_open)
        scopes = QHBoxLayout()
        scopes.setSpacing(4)
        for index, scope in enumerate(Scope):
            made = button(say_form.scope_name(scope), "choice", description=say_form.scope_says(scope))
            made.setCheckable(True)
            made.setAccessibleName(f"{say_form.scope()}: {say_form.scope_name(scope)}")
            made.setChecked(scope is Scope.UNTIL_CHANGED)
            self._scopes.addButton(made, index)
            scopes.addWidget(made)
        self._flow.addWidget(self.own)
        self.date.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(6)
        reach = QHBoxLayout()
        reach.addWidget(self.says, 1)
        reach.addLayout(scopes)
        TurnsWhenNarrow(self._theme, self, reach, _NARROW)
        TurnsWhenNarrow(self._theme, self, scopes, _NARROWEST)
        column.addWidget(self.date)
        column.addWidget(self.limit)
        column.addLayout(reach)
        self.limit.hide()
        column.addWidget(self.closed)
        column.addWidget(self._presets)

    def _preset(self, preset: DuePreset) -> tuple[QPushButton, DueChoice]:
        choice = DueChoice(preset.due_at.date(), preset.source, preset.stop)
        text = _preset_text(preset)
        made = button(say_form.closed_preset(text) if preset.closed is not None else text, "choice")
        made.setCheckable(True)
        made.setToolTip(day_long(choice.on))
        made.setAccessibleDescription(day_long(choice.on))
        made.clicked.connect(lambda: self.chosen.emit(choice, self.scope))
        self._flow.addWidget(made)
        return made, choice

    def _on_next_open(self) -> None:
        if self._day is not None and self._now is not None:
            following = self._day.calendar.next_open(self._now.on)
            self.chosen.emit(DueChoice(following, self._now.source, self._now.stop), self.scope)


def _says(now: DueChoice | None, scope: Scope | None) -> str:
    if now is None or scope is None:
        return say_form.choose_due_date()
    reach = say_form.scope_says(scope)
    return f"{say_form.visit_says(now.stop)} {reach}" if now.source == "visit" else reach


def _big(now: DueChoice | None) -> str:
    text = day_long(now.on) if now is not None else say_form.no_due_date()
    return text[:1].upper() + text[1:]  # Finnish and Czech write their days small; here one begins a line


def _preset_text(preset: DuePreset) -> str:
    if preset.source == "visit":
        return say_form.next_visit(preset.stop, day_and_month(preset.due_at.date()))
    return say_form.by_rule(preset.days) if preset.source == "rule" else say_form.in_days(preset.days)

"""Looking after staff: who signs in here, PINs, and after how long the desk locks itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QSize, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget

from offcirc.app.preferences import Preferences
from offcirc.app.staff import Member, Staff
from offcirc.app.workstation import Workstation
from offcirc.errors import UserError
from offcirc.gui.context import Context
from offcirc.gui.dialogs.forms import ErrorLine, add_field, field, pin_field
from offcirc.gui.dialogs.settings_pages import SettingsPage
from offcirc.gui.messages import staff as say
from offcirc.gui.theme import Tone
from offcirc.gui.widgets.basics import Notice, button, label
from offcirc.gui.widgets.flow import FlowLayout

_MINUTES = (5, 10, 15, 30, 60, 0)
_MOST_ROWS = 6


class StaffPage(SettingsPage):
    """What changes staff counts at once and is not undone by Cancel: a PIN is not a matter of taste."""

    finished = Signal()
    """An action is done or refused; the list is as it stands."""

    def __init__(self, context: Context, now: Preferences) -> None:
        super().__init__(context.theme)
        self._context = context
        self._members: tuple[Member, ...] = ()
        self._make(now)
        self._connect()
        self._lay_out(now)
        self._do(lambda staff: staff.members(), "")

    def _make(self, now: Preferences) -> None:
        theme = self._context.theme
        self.sign_in = QCheckBox(say.sign_in_needed())
        self.sign_in.setChecked(now.sign_in)
        self.may_not = ErrorLine()
        self.list = QListWidget()
        self.list.setObjectName("names")
        self.list.setAccessibleName(say.names())
        self.reset, self.remove, self.right = button(say.reset()), button(say.remove()), QCheckBox(say.give_right())
        self.sure = Notice(theme, Tone.WARN, "")
        self.yes, self.no = button(say.yes_remove()), button(say.keep())
        self.sure.add(self.yes)
        self.sure.add(self.no)
        self.told = Notice(theme, Tone.GOOD, "")
        self.error = ErrorLine()
        self.not_allowed = label(say.not_allowed(), "soft", wraps=True)
        self._name_label, self.name = field(say.name(), hint=say.name_hint())
        self._pin_label, self.pin = pin_field(say.pin())
        self.add_member = button(say.add())
        self._old_label, self.old = pin_field(say.old_pin())
        self._new_label, self.new = pin_field(say.new_pin())
        self._again_label, self.again = pin_field(say.new_pin_again())
        self.change = button(say.change())
        for widget in (self.sure, self.told):
            widget.hide()

    def _connect(self) -> None:
        self.sign_in.toggled.connect(self._on_sign_in)
        self.list.currentRowChanged.connect(self._on_current)
        self.reset.clicked.connect(self._on_reset)
        self.remove.clicked.connect(self._on_remove)
        self.right.clicked.connect(self._on_right)
        self.yes.clicked.connect(self._on_sure)
        self.no.clicked.connect(self.sure.hide)
        self.add_member.clicked.connect(self._on_add)
        self.name.returnPressed.connect(self.pin.setFocus)
        self.pin.returnPressed.connect(self._on_add)
        self.change.clicked.connect(self._on_change)
        self.again.returnPressed.connect(self._on_change)

    def _lay_out(self, now: Preferences) -> None:
        self.column.addWidget(self.sign_in)
        self.column.addWidget(self.may_not)
        self.column.addWidget(label(say.sign_in_not_needed(), "soft", wraps=True))
        times: dict[str, object] = {say.minutes(each) if each else say.never(): each for each in _MINUTES}
        self.lock_after = self.choice(say.lock_after(), "lock_after_minutes", times, now.lock_after_minutes)
        self.column.addWidget(label(say.staff(), "heading"))
        self.column.addWidget(label(say.at_once(), "soft", wraps=True))
        self.column.addWidget(self.list)
        row = FlowLayout()  # large text has no room for all three in one line
        for widget in (self.right, self.reset, self.remove):
            row.addWidget(widget)
        self.column.addLayout(row)
        for wide in (self.not_allowed, self.sure, self.told, self.error):
            self.column.addWidget(wide)
        self._add_title = label(say.add_title(), "heading")
        self.column.addWidget(self._add_title)
        add_field(self.column, (self._name_label, self.name))
        add_field(self.column, (self._pin_label, self.pin), under=say.pin_rule())
        self.column.addWidget(self.add_member)
        self._change_title = label(say.change_own(), "heading")
        self.column.addWidget(self._change_title)
        for pair in ((self._old_label, self.old), (self._new_label, self.new), (self._again_label, self.again)):
            add_field(self.column, pair)
        self.column.addWidget(self.change)
        self.column.addStretch(1)

    # signing in

    @Slot(bool)
    def _on_sign_in(self, on: bool) -> None:  # noqa: FBT001 - as the signal gives it
        """Whoever may look after staff may do without their names."""
        self.may_not.say("")
        if on:
            self.changed.emit("sign_in", on)
            return
        me = self._me
        self._context.desk.do(
            lambda workstation: Staff(workstation.journal, workstation.clock).check_right(by=me),
            lambda _: self.changed.emit("sign_in", on),
            self._on_may_not,
            owner=self,
        )

    def _on_may_not(self, error: Exception) -> None:
        with QSignalBlocker(self.sign_in):
            self.sign_in.setChecked(True)
        if isinstance(error, UserError):
            self.may_not.say(say.may_not_switch_off())
        else:
            self.may_not.say_error(error)
        self.finished.emit()

    # the list

    @property
    def _me(self) -> str:
        return self._context.session.name

    @property
    def _chosen(self) -> str:
        row = self.list.currentRow()
        return self._members[row].name if 0 <= row < len(self._members) else ""

    @property
    def _may(self) -> bool:
        return any(member.may_reset for member in self._members if member.name == self._me)

    def _show(self, members: tuple[Member, ...]) -> None:
        chosen = self._chosen or self._me
        self._members = members
        self.list.clear()
        height = self._context.theme.pixels(36)
        for member in members:
            remarks = [
                text
                for text, is_so in (
                    (say.you(), member.name == self._me),
                    (say.has_right(), member.may_reset),
                    (say.has_code(), member.must_choose),
                )
                if is_so
            ]
            item = QListWidgetItem("  ·  ".join([member.name, *remarks]))
            item.setSizeHint(QSize(0, height))
            self.list.addItem(item)
        names = [member.name for member in members]
        self.list.setCurrentRow(names.index(chosen) if chosen in names else 0)
        self.list.setFixedHeight(max(1, min(len(members), _MOST_ROWS)) * height + 10)
        mine = self._me in names
        for widget in (self._change_title, self.old, self.new, self.again, self.change):
            widget.setEnabled(mine)
        self.not_allowed.setVisible(bool(members) and not self._may)
        for widget in (self.name, self.pin, self.add_member):
            widget.setEnabled(self._may or not members)
        self._on_current()

    @Slot()
    def _on_current(self) -> None:
        self.sure.hide()
        chosen = next((member for member in self._members if member.name == self._chosen), None)
        for widget in (self.reset, self.remove, self.right):
            widget.setEnabled(self._may and chosen is not None)
        self.right.setChecked(chosen is not None and chosen.may_reset)

    # what is done

    def _do(self, work: Callable[[Staff], object], told: str, *, then: Callable[[object], None] | None = None) -> None:
        def do(workstation: Workstation) -> tuple[object, tuple[Member, ...]]:
            staff = Staff(workstation.journal, workstation.clock)
            return work(staff), staff.members()

        def on_done(result: tuple[object, tuple[Member, ...]]) -> None:
            self.error.say("")
            self._show(result[1])
            if then is not None:
                then(result[0])
            elif told:
                self._tell(told)
            self.finished.emit()

        self._context.desk.do(do, on_done, self._on_failed, owner=self)

    def _tell(self, text: str) -> None:
        self.told.set(Tone.GOOD, text)
        self.told.show()

    def _on_failed(self, error: Exception) -> None:
        self.told.hide()
        self.error.say_error(error)
        self._on_current()
        self.finished.emit()

    @Slot()
    def _on_reset(self) -> None:
        name, me = self._chosen, self._me
        self._do(
            lambda staff: staff.reset_pin(name, by=me),
            "",
            then=lambda code: self._tell(say.one_time_code(name, str(code))),
        )

    @Slot()
    def _on_remove(self) -> None:
        self.sure.set(Tone.WARN, say.sure_remove(self._chosen))
        self.sure.show()
        self.no.setFocus()

    @Slot()
    def _on_sure(self) -> None:
        name, me = self._chosen, self._me
        self._do(lambda staff: staff.remove(name, by=me), say.removed(name))

    @Slot()
    def _on_right(self) -> None:
        name, me, right = self._chosen, self._me, self.right.isChecked()
        self._do(lambda staff: staff.set_right(name, may_reset=right, by=me), "")

    @Slot()
    def _on_add(self) -> None:
        name, pin, me = " ".join(self.name.text().split()), self.pin.text(), self._me

        def done(_: object) -> None:
            self.name.clear()
            self.pin.clear()
            self._tell(say.added(name))

        self._do(lambda staff: staff.add(name, pin, by=me), "", then=done)

    @Slot()
    def _on_change(self) -> None:
        old, new, me = self.old.text(), self.new.text(), self._me
        if new != self.again.text():
            self._complain(say.pins_differ(), self.again)
            return

        def done(_: object) -> None:
            for line in (self.old, self.new, self.again):
                line.clear()
            self._tell(say.pin_changed())

        self._do(lambda staff: staff.change_pin(me, old, new), "", then=done)

    def _complain(self, text: str, about: QWidget) -> None:
        self.told.hide()
        self.error.say(text)
        about.setFocus()

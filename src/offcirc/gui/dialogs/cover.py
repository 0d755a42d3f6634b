"""The cover over a locked desk: names, a PIN, and the ways out for whoever has forgotten theirs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from offcirc.app.staff import Member, Staff
from offcirc.app.workstation import Workstation
from offcirc.errors import UserError
from offcirc.gui.context import Context
from offcirc.gui.dialogs.errands import Errands, Tell
from offcirc.gui.dialogs.forms import Snug, add_field, pin_field, scrolling
from offcirc.gui.dialogs.staff_forms import FirstMember, NewPin, RunStaff, StaffForm
from offcirc.gui.icons import pixmap
from offcirc.gui.messages import staff as say
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import Notice, button, label, paper
from offcirc.sync.contact import make_contact

_CARD_WIDTH = 460
_ROW = 38
_MOST_ROWS, _MOST_ROWS_LARGE = 6, 5
_LARGE_ZOOM = 150
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Names(StaffForm):
    """Name and PIN."""

    accepted = Signal(str, str, bool)
    """Name, what was typed as the PIN, and whether a new one has to be chosen."""
    forgotten = Signal()

    def __init__(self, theme: Theme, run: RunStaff) -> None:
        super().__init__(theme, run)
        self._theme = theme
        self.names = QListWidget()
        self.names.setAccessibleName(say.names())
        self.names.setAccessibleDescription(say.names_hint())
        self.names.setObjectName("names")
        named, self.pin = pin_field(say.pin())
        self._enter = button(say.sign_in(), "primary")
        self._forgotten = button(say.forgotten(), "link")
        self._seconds = 0
        self._countdown = QTimer(self, interval=1000)
        self._countdown.timeout.connect(self._on_second)
        self.names.currentRowChanged.connect(self._on_name_changed)
        self.pin.returnPressed.connect(self.submit)
        self.pin.installEventFilter(self)
        self._enter.clicked.connect(self.submit)
        self._forgotten.clicked.connect(self.forgotten)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out(named)
        theme.changed.connect(self._dress)

    def _lay_out(self, named: QLabel) -> None:
        """Names, and beside or below them what is typed."""
        who, typed = QVBoxLayout(), QVBoxLayout()
        for column in (who, typed):
            column.setSpacing(self.column.spacing())
            self._columns.addLayout(column, 1)
        who.addWidget(label(say.who(), "soft"))
        who.addWidget(self.names)
        who.addStretch(1)
        add_field(typed, (named, self.pin))
        for widget in (self.error, self._enter, self._forgotten):
            typed.addWidget(widget)
        typed.addStretch(1)
        self._columns.setSpacing(self._theme.pixels(12))
        self.column.addLayout(self._columns)
        self._dress()

    def first(self) -> QWidget:
        return self.pin

    def show_members(self, members: tuple[Member, ...], chosen: str) -> None:
        """Lists the staff; whoever was here last is chosen."""
        self.names.clear()
        for member in members:
            self.names.addItem(QListWidgetItem(member.name))
        wanted = [index for index, member in enumerate(members) if member.name == chosen]
        self.names.setCurrentRow(wanted[0] if wanted else 0)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        """Large text: everything is in sight on a low screen only where the names stand beside the PIN."""
        large = self._theme.zoom >= _LARGE_ZOOM
        direction = QBoxLayout.Direction.LeftToRight if large else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        height = self._theme.pixels(_ROW)
        for row in range(self.names.count()):
            self.names.item(row).setSizeHint(QSize(0, height))
        rows = min(max(self.names.count(), 1), _MOST_ROWS_LARGE if large else _MOST_ROWS)
        self.names.setFixedHeight(rows * height + 10)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the PIN field choose the name: no hand leaves the number keys."""
        if watched is self.pin and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and self.names.count():
                self.names.setCurrentRow((self.names.currentRow() + step) % self.names.count())
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def submit(self) -> None:
        """Checks what was typed."""
        if self._seconds or not self.names.count():
            return
        name, pin = self.names.currentItem().text(), self.pin.text()
        self.staff(
            lambda staff: staff.sign_in(name, pin),
            lambda member: self.accepted.emit(name, pin, isinstance(member, Member) and member.must_choose),
        )

    def _on_failed(self, error: Exception) -> None:
        super()._on_failed(error)
        self.pin.selectAll()
        if isinstance(error, UserError) and error.code == "PIN_WAIT":
            self._seconds = int(error.params["seconds"])
            self._enter.setEnabled(False)
            self._countdown.start()
            self._show_wait()

    @Slot()
    def _on_second(self) -> None:
        self._seconds -= 1
        if self._seconds <= 0:
            self._end_wait()
        else:
            self._show_wait()

    def _show_wait(self) -> None:
        self.error.say(say.wait(self._seconds))

    def _end_wait(self) -> None:
        self._seconds = 0
        self._countdown.stop()
        self._enter.setEnabled(True)
        self.error.say("")

    @Slot()
    def _on_name_changed(self) -> None:
        self._end_wait()
        self.pin.clear()


class _Forgotten(StaffForm):
    """What somebody can do who has forgotten their PIN."""

    back = Signal()

    def __init__(self, context: Context, run: RunStaff) -> None:
        super().__init__(context.theme, run)
        self._context = context
        self._errands = Errands(self)
        self._answer = Notice(context.theme, Tone.NOTE, "")
        self._ask = button(say.ask_server())
        self._back = button(say.back(), "primary")
        self._ask.clicked.connect(self.ask_server)
        self._back.clicked.connect(self.back)
        self.column.addWidget(label(say.forgotten_title(), "heading"))
        for text in (say.forgotten_colleague(), say.forgotten_server()):
            self.column.addWidget(label(text, wraps=True))
        for widget in (self._ask, self._answer, self.error, self._back):
            self.column.addWidget(widget)
        self._answer.hide()

    def first(self) -> QWidget:
        return self._back

    def begin(self) -> None:
        """Nothing has been asked yet."""
        self._answer.hide()
        self.error.say("")

    @Slot()
    def ask_server(self) -> None:
        """One contact, which brings the resets along."""
        home, key = self._context.home, self._context.key

        def contact(_tell: Tell) -> None:
            with Workstation(home, key) as workstation, workstation.connected() as connector:
                make_contact(workstation.journal, connector, workstation.clock)

        self._ask.setEnabled(False)
        self._show(Tone.NOTE, say.asking_server())
        self._errands.run(contact, lambda _: self._on_asked(), self._on_not_asked)

    def _show(self, tone: Tone, text: str) -> None:
        self.error.say("")
        self._answer.set(tone, text)
        self._answer.show()

    def _on_asked(self) -> None:
        self._ask.setEnabled(True)
        self._show(Tone.GOOD, say.server_asked())

    def _on_not_asked(self, error: Exception) -> None:
        self._ask.setEnabled(True)
        self._answer.hide()
        self.error.say_error(error)


class Cover(QWidget):
    """Lies over the whole window; `signed_in` when somebody has proved who they are."""

    signed_in = Signal(str)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(say.locked())
        self._context = context
        self._last = context.session.name
        self._names, self._new_pin = _Names(context.theme, self._run), NewPin(context.theme, self._run)
        self._first, self._forgotten = FirstMember(context.theme, self._run), _Forgotten(context, self._run)
        self._lock = label()
        self._waiting = Notice(context.theme, Tone.WARN, "", "clock")
        self._forms = (self._names, self._new_pin, self._first, self._forgotten)
        self._waiting.hide()
        self._names.accepted.connect(self._on_accepted)
        self._names.forgotten.connect(self._on_forgotten)
        self._new_pin.chosen.connect(self.signed_in)
        self._first.added.connect(self.signed_in)
        self._forgotten.back.connect(self.open)
        context.theme.changed.connect(self._dress)
        window.installEventFilter(self)
        self._lay_out()
        self._dress()

    @Slot()
    def open(self) -> None:
        """Covers the window and asks who is there."""
        self._last = self._context.session.name or self._last
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._show(self._names)
        self._names.staff(lambda staff: staff.members(), self._on_members)

    @Slot(int)
    def show_waiting(self, count: int) -> None:
        """How many scans wait in line."""
        self._waiting.setVisible(count > 0)
        if count:
            self._waiting.set(Tone.WARN, say.scans_wait(count), "clock")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Is as large as the window."""
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def _run(
        self, work: Callable[[Staff], object], then: Callable[[object], None], failed: Callable[[Exception], None]
    ) -> None:
        def do(workstation: Workstation) -> object:
            return work(Staff(workstation.journal, workstation.clock))

        self._context.desk.do(do, then, failed, owner=self)

    def _lay_out(self) -> None:
        card, inside = paper(margins=28, spacing=14)
        self._card = card
        title = label(say.locked(), "title", wraps=True)
        head = QHBoxLayout()
        head.setSpacing(self._context.theme.pixels(12))
        head.addWidget(self._lock)
        head.addWidget(title, 1)
        inside.addLayout(head)
        for widget in (self._waiting, *self._forms):
            inside.addWidget(widget)
        middle = Snug()
        column = QVBoxLayout(middle)
        column.addStretch(1)
        row = QHBoxLayout()  # an alignment would forget how high wrapped text is
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._area = scrolling(middle)
        whole.addWidget(self._area)

    def _show(self, form: StaffForm) -> None:
        for each in self._forms:
            each.setVisible(each is form)
        self._begin_typing(form)

    def _begin_typing(self, form: StaffForm) -> None:
        form.first().setFocus()
        QTimer.singleShot(0, form, lambda: self._area.ensureWidgetVisible(form.first()))  # once it is laid out

    def _on_members(self, members: object) -> None:
        if isinstance(members, tuple) and members:
            self._names.show_members(members, self._last)
            self._begin_typing(self._names)
        else:
            self._show(self._first)

    @Slot(str, str, bool)
    def _on_accepted(self, name: str, pin: str, must_choose: bool) -> None:  # noqa: FBT001 - as the signal gives it
        self._names.pin.clear()
        self._last = name
        if must_choose:
            self._new_pin.ask(name, pin)
            self._show(self._new_pin)
        else:
            self.signed_in.emit(name)

    @Slot()
    def _on_forgotten(self) -> None:
        self._forgotten.begin()
        self._show(self._forgotten)

    @Slot()
    def _dress(self) -> None:
        theme = self._context.theme
        self._card.setFixedWidth(theme.pixels(_CARD_WIDTH))
        self._lock.setPixmap(pixmap("lock", theme.colours.accent, theme.pixels(32), self.devicePixelRatioF()))

"""The forms that open inside the page: another date, a payment, a new patron, paper slips, a title."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from offcirc.app.serving import DeskDay, PatronAtDesk
from offcirc.domain.money import read_amount
from offcirc.domain.transactions import MAX_NAME_LENGTH, MAX_NOTE_LENGTH, NewPatron
from offcirc.errors import UserError
from offcirc.gui.messages import check_out_forms as say_form
from offcirc.gui.messages.errors import sentence
from offcirc.gui.messages.formats import clock, day, money
from offcirc.gui.pages.check_out.dates import pydate, qdate, read_day, read_time, time_example
from offcirc.gui.pages.check_out.panel import OnEnter, Panel
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import Notice, button, dress_icon, label


class OwnDate(Panel):
    """A due date typed the reader's way, or picked from a calendar (F8)."""

    chosen = Signal(object)
    """A `date`."""

    def __init__(self, theme: Theme, today: DeskDay) -> None:
        super().__init__(theme, say_form.own_date_title())
        self._today = today.today
        self._example = day(self._today)
        self.field = QLineEdit()
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(say_form.calendar())
        self.calendar.setMinimumDate(qdate(self._today))
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):  # red says nothing here, and is hard to read
            self.calendar.setWeekdayTextFormat(weekend, QTextCharFormat())
        self.calendar.hide()
        self.open_calendar = button(say_form.calendar())
        self.open_calendar.setCheckable(True)
        self.use = button(say_form.use_date(), "primary")
        dress_icon(self.open_calendar, theme, "calendar")
        self.open_calendar.toggled.connect(self.calendar.setVisible)
        self.calendar.clicked.connect(lambda picked: self.chosen.emit(pydate(picked)))
        self.calendar.activated.connect(lambda picked: self.chosen.emit(pydate(picked)))
        self.use.clicked.connect(self._on_use)
        OnEnter(self.field).pressed.connect(self._on_use)
        self.add_field(say_form.own_date_help(self._example), self.field)
        self.form.addWidget(self.calendar)
        self.add_buttons(self.use, self.open_calendar)

    def _on_use(self) -> None:
        found = read_day(self.field.text(), self._today)
        if found is None:
            self.say_error(say_form.date_unreadable(self._example))
            return
        self.chosen.emit(found)


class Payment(Panel):
    """A payment, of which a part is enough; where nothing is owed a person says that it is meant. Decimal only."""

    wanted = Signal(object)
    """The amount."""

    def __init__(self, theme: Theme, patron: PatronAtDesk) -> None:
        name = patron.patron.name if patron.patron is not None else patron.card_number
        super().__init__(theme, say_form.pay_title(name))
        self._owes = patron.patron.owes if patron.patron is not None else None
        self.field = QLineEdit()
        self.left = label("", "soft", wraps=True)
        self.take = button(say_form.take_payment(), "primary")
        self.question = Notice(theme, Tone.WARN, "", "money")
        self.sure = button(say_form.record_credit())
        self.question.add(self.sure)
        self.question.hide()
        self.add_field(say_form.amount(), self.field)
        self.form.addWidget(self.left)
        self.form.addWidget(self.question)
        self.add_buttons(self.take)
        self.field.textChanged.connect(self._on_changed)
        self.take.clicked.connect(self._on_take)
        self.sure.clicked.connect(self._on_sure)
        OnEnter(self.field).pressed.connect(self._on_take)
        self._on_changed()

    def _on_changed(self) -> None:
        self.say_error("")
        self.question.hide()
        self.take.setEnabled(True)
        if self._owes is not None:
            self.left.setText(_left(self._owes, self.field.text()))

    def _on_take(self) -> None:
        amount = self._amount()
        if amount is None:
            return
        if self._owes is not None and self._owes <= 0:
            self.question.set(Tone.WARN, say_form.credit_question(money(amount)), "money")
            self.question.show()
            self.take.setEnabled(False)
            return
        self.wanted.emit(amount)

    def _on_sure(self) -> None:
        amount = self._amount()
        if amount is not None:
            self.wanted.emit(amount)

    def _amount(self) -> Decimal | None:
        try:
            return read_amount(self.field.text())
        except UserError as error:
            self.say_error(sentence(error))
            return None


def _left(owes: Decimal, typed: str) -> str:
    """What is owed, before and after what is typed."""
    if owes <= 0:
        return say_form.nothing_owed_but(money(-owes)) if owes else say_form.nothing_owed()
    try:
        left = owes - read_amount(typed)
    except UserError:
        return say_form.amount_owed(money(owes))
    if left < 0:
        return say_form.amount_over(money(-left))
    return say_form.amount_left(money(left)) if left else say_form.nothing_left()


class Registration(Panel):
    """A new patron, with what the desk needs; the rest is completed at the server."""

    wanted = Signal(str, object)
    """Card and `NewPatron`."""

    def __init__(self, theme: Theme, today: DeskDay, card: str) -> None:
        super().__init__(theme, say_form.register_title())
        self.card = QLineEdit(card)
        self.surname, self.first_name = QLineEdit(), QLineEdit()
        self.category, self.library = QComboBox(), QComboBox()
        self.category.setEditable(True)
        self.category.addItems(["", *today.categories])
        for code, name in today.libraries:
            self.library.addItem(name, code)
        self.library.setCurrentIndex(max(0, self.library.findData(today.library)))
        self.save = button(say_form.register(), "primary")
        for field in (self.surname, self.first_name):
            field.setMaxLength(MAX_NAME_LENGTH)
        self.add_field(say_form.card(), self.card)
        self._add_pair((say_form.surname(), self.surname), (say_form.first_name(), self.first_name))
        self._add_pair((say_form.category(), self.category), (say_form.library(), self.library))
        self.form.addWidget(label(say_form.register_help(), "soft", wraps=True))
        self.add_buttons(self.save)
        self.save.clicked.connect(self._on_save)
        OnEnter(self.card, self.surname, self.first_name).pressed.connect(self._on_save)

    def first_field(self) -> QWidget:
        """The card if there is none yet."""
        return self.surname if self.card.text() else self.card

    @property
    def waits_for_card(self) -> bool:
        """The first scan is the new card; later ones are not for this form."""
        return not self.card.text().strip()

    def accept_card(self, typed: str) -> bool:
        """Takes the new card."""
        if not self.waits_for_card:
            return False
        self.card.setText(typed.strip())
        self.surname.setFocus()
        return True

    def _add_pair(self, *fields: tuple[str, QWidget]) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for text, field in fields:
            made = label(text)
            made.setBuddy(field)
            field.setAccessibleName(text)
            column = QVBoxLayout()
            column.addWidget(made)
            column.addWidget(field)
            row.addLayout(column, 1)
        self.form.addLayout(row)

    def _on_save(self) -> None:
        if not self.card.text().strip():
            self.say_error(say_form.card_missing())
        elif not self.surname.text().strip():
            self.say_error(say_form.surname_missing())
        else:
            new = NewPatron(
                self.surname.text().strip(),
                self.first_name.text().strip(),
                self.category.currentText().strip()[:MAX_NAME_LENGTH],
                self.library.currentData() or "",
            )
            self.wanted.emit(self.card.text(), new)


class PaperSlips(Panel):
    """When the slips were written; it goes on every scan until staff end it."""

    begun = Signal(str)
    """`YYYY-MM-DDTHH:MM` in the library's zone."""

    def __init__(self, theme: Theme, today: DeskDay) -> None:
        super().__init__(theme, say_form.slips_title())
        self._now = today.now.astimezone(today.zone)
        self.day = QLineEdit(day(self._now.date()))
        self.time = QLineEdit(clock(self._now, today.zone))
        self.begin = button(say_form.begin_slips(), "primary")
        row = QHBoxLayout()
        row.setSpacing(12)
        for text, field in ((say_form.day_field(), self.day), (say_form.time_field(), self.time)):
            made = label(text)
            made.setBuddy(field)
            field.setAccessibleName(text)
            row.addWidget(made)
            row.addWidget(field, 1)
        self.form.addWidget(label(say_form.slips_help(), "soft", wraps=True))
        self.form.addLayout(row)
        self.add_buttons(self.begin)
        self.begin.clicked.connect(self._on_begin)
        OnEnter(self.day, self.time).pressed.connect(self._on_begin)

    def _on_begin(self) -> None:
        on = read_day(self.day.text(), self._now.date(), ahead=False)
        at = read_time(self.time.text())
        if on is None:
            self.say_error(say_form.date_unreadable(day(self._now.date())))
        elif at is None:
            self.say_error(say_form.time_unreadable(time_example()))
        elif datetime.combine(on, at, self._now.tzinfo) > self._now:
            self.say_error(say_form.in_future())
        else:
            self.begun.emit(_text(on, at.strftime("%H:%M")))


def _text(on: date, at: str) -> str:
    return f"{on.isoformat()}T{at}"


class Title(Panel):
    """The title of an item that is not in the data."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, barcode: str) -> None:
        super().__init__(theme, say_form.title_title(barcode))
        self.field = QLineEdit()
        self.field.setMaxLength(MAX_NOTE_LENGTH)
        self.save = button(say_form.save_title(), "primary")
        self.add_field(say_form.title_field(), self.field)
        self.add_buttons(self.save)
        self.save.clicked.connect(self._on_save)
        OnEnter(self.field).pressed.connect(self._on_save)

    def _on_save(self) -> None:
        text = self.field.text().strip()
        if text:
            self.wanted.emit(text)

"""The cards that show facts and do nothing: two true numbers, the local data, the server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from offcirc.app.home import KOHA
from offcirc.domain.transactions import State
from offcirc.gui.messages import carried as say_carried
from offcirc.gui.messages import data as say
from offcirc.gui.messages import data_server as say_server
from offcirc.gui.messages import first_start as say_start
from offcirc.gui.messages import formats
from offcirc.gui.messages import koha as say_koha
from offcirc.gui.pages.data.facts import Facts, KindOfRecord
from offcirc.gui.pages.data.kept import KeptList
from offcirc.gui.theme import Theme, Tone
from offcirc.gui.widgets.basics import Notice, button, label, repolish, set_button_text

OLD = timedelta(hours=24)
CLOCK_WRONG = timedelta(minutes=2)
_NOTHING = "—"
_EACH_A_LINE = ("patrons", "items", "loans", "holds")
"""What a desk asks for; the other kinds have their lines when somebody wants them."""


class Card(QFrame):
    """A white card with a heading."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "paper")
        self.setAccessibleName(heading)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 14, 18, 16)
        self.column.setSpacing(10)
        self.column.addWidget(label(heading, "heading"))


class _Tile(QFrame):
    """One large number with words and a tone."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "notice")
        self.number = label(_NOTHING, "big")
        self.when = label("", "fine", wraps=True)
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(0)
        for each in (self.number, label(words, wraps=True), self.when):
            column.addWidget(each)
        column.addStretch(1)

    def set(self, number: str, tone: Tone, when: str) -> None:
        """Shows another number; `when` may be empty."""
        self.number.setText(number)
        _say_or_hide(self.when, when)
        self.setAccessibleName(" ".join(part for part in (number, self._words, when) if part))
        if self.property("tone") != tone.value:
            self.setProperty("tone", tone.value)
            for each in (self, *self.findChildren(QLabel)):
                repolish(each)


class NumbersCard(Card):
    """K16: what was not sent from here, and what the server has not processed, as of when; and the whole account."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(say.waiting_heading(), parent)
        self.not_sent = _Tile(say.not_sent())
        self.not_processed = _Tile(say.not_processed())
        self.unknown = label("", "soft", wraps=True)
        self.queue = label("", "soft", wraps=True)
        self.account_words = label(say.account_holds(), "soft", wraps=True)
        self.account = label("", wraps=True)
        self.account.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.broken = Notice(theme, Tone.BAD, say.account_broken())
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        tiles.addWidget(self.not_sent, 1)
        tiles.addWidget(self.not_processed, 1)
        self.column.addLayout(tiles)
        below: tuple[QWidget, ...] = (self.unknown, self.queue, self.account_words, self.account, self.broken)
        for widget in below:
            self.column.addWidget(widget)
        self.broken.hide()

    def show_facts(self, facts: Facts, now: datetime) -> None:
        """Takes what was read."""
        contact, account = facts.contact, facts.account
        self.not_sent.set(formats.number(facts.not_sent), Tone.WARN if facts.not_sent else Tone.GOOD, "")
        if contact is None:
            self.not_processed.set(_NOTHING, Tone.PLAIN, say.no_contact())
        else:
            waiting = contact.waiting_at_server
            when = say.as_of(contact.server_at, facts.zone, now - _here(facts))
            self.not_processed.set(formats.number(waiting), Tone.NOTE if waiting else Tone.GOOD, when)
        unknown = account.states[State.UNKNOWN]
        lost = unknown - facts.in_files
        parts = [say.unknown_rows(lost)] if lost else []
        if facts.in_files:
            parts.append(say_carried.in_files(facts.in_files))
        _say_or_hide(self.unknown, " ".join(parts))
        others = contact is not None and contact.queue_length > contact.waiting_at_server
        _say_or_hide(self.queue, say.queue_length(contact.queue_length) if contact and others else "")
        self.account_words.setVisible(account.holds and account.recorded > 0)
        self.account.setText(say.account(account))
        self.broken.setVisible(not account.holds)


class LocalDataCard(Card):
    """K4: each kind of record, how many, and when it was last updated."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(say.data_heading(), parent)
        self.notice = Notice(theme, Tone.WARN, "", "clock")
        self.source = label("", "soft", wraps=True)
        self.others = button("", "link")
        self.others.setCheckable(True)
        self._facts: tuple[Facts, datetime] | None = None
        self.lines: dict[str, tuple[QLabel, QLabel, QLabel]] = {}
        heads = (say.column_kind(), say.column_count(), say.column_updated())
        self._heads = [label(text, "soft") for text in heads]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        for place, head in enumerate(self._heads):
            self._grid.addWidget(
                head, 0, place, Qt.AlignmentFlag.AlignRight if place == 1 else Qt.AlignmentFlag.AlignLeft
            )
        self.column.addWidget(self.notice)
        self.column.addLayout(self._grid)
        self.column.addWidget(self.others, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.source)
        self.column.addStretch(1)
        self.notice.hide()
        self.others.toggled.connect(self._on_others)

    def show_facts(self, facts: Facts, now: datetime) -> None:
        """Takes what was read."""
        self._facts = facts, now
        for head in self._heads:
            head.setVisible(bool(facts.records))
        self._say_age(facts, now)
        seldom = 0
        for record in facts.records:
            seldom += record.kind not in _EACH_A_LINE
            if record.kind in _EACH_A_LINE or self.others.isChecked() or record.kind in self.lines:
                self._show_line(record, facts, now)
            for each in self.lines.get(record.kind, ()):
                each.setVisible(record.kind in _EACH_A_LINE or self.others.isChecked())
        self.others.setVisible(seldom > 0)
        set_button_text(self.others, say.fewer_kinds() if self.others.isChecked() else say.other_kinds(seldom))
        cursor = facts.cursor if facts.server.kind != KOHA else None  # Koha numbers no changes
        _say_or_hide(self.source, say.data_source(facts.server_name, cursor) if cursor is not None else "")

    @Slot()
    def _on_others(self) -> None:
        if self._facts is not None:
            self.show_facts(*self._facts)

    def _show_line(self, record: KindOfRecord, facts: Facts, now: datetime) -> None:
        if record.kind not in self.lines:
            made = (label(say.kind_of_record(record.kind)), label(), label(wraps=True))
            row = len(self.lines) + 1
            self._grid.addWidget(made[0], row, 0)
            self._grid.addWidget(made[1], row, 1, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(made[2], row, 2)
            self.lines[record.kind] = made
        _, count, updated = self.lines[record.kind]
        count.setText(formats.number(record.count))
        updated.setText(say.updated(record.updated_at, facts.zone, now - record.updated_at))

    def _say_age(self, facts: Facts, now: datetime) -> None:
        at = facts.data_at
        if at is None:
            self.notice.set(Tone.WARN, say.no_data())
        elif facts.damaged:
            self.notice.set(Tone.WARN, say.data_damaged())
        elif now - at > OLD:
            self.notice.set(Tone.WARN, say.data_old(formats.age(now - at)), "clock")
        self.notice.setVisible(at is None or facts.damaged or now - at > OLD)


class ServerCard(Card):
    """Who the server is, when it last answered, and what it does not keep."""

    connect_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(say_server.server_heading(), parent)
        self.kind = label("", wraps=True)
        self.name = label("", wraps=True)
        self.account = label("", wraps=True)
        self.address = label("", wraps=True)
        self.workstation = label("", wraps=True)
        self.contact = label("", wraps=True)
        self.clock = label("", wraps=True)
        self.clock_wrong = Notice(theme, Tone.WARN, "", "clock")
        self.keeps = KeptList(theme)
        self.again = button("", description=say_koha.sign_in_again_description())
        self.again.clicked.connect(self.connect_wanted)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self._lines: dict[QLabel, QLabel] = {}
        for row, (words, value) in enumerate(
            (
                (say_server.field_kind(), self.kind),
                (say_server.field_name(), self.name),
                (say_server.field_account(), self.account),
                (say_server.field_address(), self.address),
                (say_server.field_workstation(), self.workstation),
                (say_server.field_contact(), self.contact),
                (say_server.field_clock(), self.clock),
            )
        ):
            self._lines[value] = label(words, "soft")
            grid.addWidget(self._lines[value], row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        self.column.addLayout(grid)
        self.column.addWidget(self.clock_wrong)
        self.column.addWidget(self.keeps)
        self.column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def show_facts(self, facts: Facts, now: datetime) -> None:
        """Takes what was read."""
        self._show_kind(facts)
        self.name.setText(facts.server_name or (_NOTHING if facts.url else say_server.no_server()))
        self.address.setText(facts.url or _NOTHING)
        self.workstation.setText(" · ".join(part for part in (facts.workstation, facts.library) if part))
        contact = facts.contact
        if contact is None:
            self.contact.setText(say.no_contact())
            self.clock.setText(_NOTHING)
            wrong = False
        else:
            offset = timedelta(milliseconds=contact.clock_offset_ms)
            wrong = abs(offset) > CLOCK_WRONG
            self.contact.setText(say.updated(contact.server_at, facts.zone, now - _here(facts)))
            self.clock.setText(say_server.clock_off(offset) if wrong else say_server.clock_right())
            self.clock_wrong.set(Tone.WARN, say_server.clock_wrong(offset), "clock")
        self.clock_wrong.setVisible(wrong)
        self.keeps.show_capabilities(facts.capabilities)

    def _show_kind(self, facts: Facts) -> None:
        """A Koha is known by its version and the library of the account, the central server by its own name."""
        server = facts.server
        is_koha = server.kind == KOHA
        self.kind.setText(say_koha.named(server.release) if is_koha else say_start.central())
        where = f"{server.library} ({server.branch})" if server.library != server.branch else server.branch
        self.account.setText(" · ".join(part for part in (server.user, where) if part))
        for value, shown in ((self.kind, bool(facts.url)), (self.name, not is_koha), (self.account, is_koha)):
            value.setVisible(shown)
            self._lines[value].setVisible(shown)
        self.again.setVisible(bool(facts.url))
        set_button_text(self.again, say_koha.sign_in_again() if is_koha else say_koha.connect_again())


def _here(facts: Facts) -> datetime:
    """The last contact by this machine's clock: an age counted across two clocks would be wrong by their difference."""
    contact = facts.contact
    return contact.server_at + timedelta(milliseconds=contact.clock_offset_ms) if contact else datetime.now(UTC)


def _say_or_hide(where: QLabel, text: str) -> None:
    where.setText(text)
    where.setVisible(bool(text))

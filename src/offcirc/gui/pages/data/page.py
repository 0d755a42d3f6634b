"""The page *Data and connection*."""

from __future__ import annotations

from collections import deque
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from offcirc.gui.automatic import AutomaticState
from offcirc.gui.context import Context
from offcirc.gui.messages import automatic as say_automatic
from offcirc.gui.messages import data as say
from offcirc.gui.messages import data_journal as say_journal
from offcirc.gui.mirror import MirrorKeeper
from offcirc.gui.pages.data.cards import LocalDataCard, NumbersCard, ServerCard
from offcirc.gui.pages.data.carried_card import CarriedCard
from offcirc.gui.pages.data.facts import Facts, read_facts, take_note_of_loss
from offcirc.gui.pages.data.journal_card import JournalCard
from offcirc.gui.pages.data.mirror_card import MirrorCard
from offcirc.gui.pages.data.sync_card import SyncCard
from offcirc.gui.pages.page import Page
from offcirc.gui.sync_runner import SyncRunner
from offcirc.gui.theme import Tone
from offcirc.gui.widgets.basics import Notice, button

_AGES_MS = 15_000
_TWO_COLUMNS = 820
"""Pixels at 100 %; narrower pages, and larger texts, have one column."""
_SCANS_SHOWN = 6


class DataPage(Page):
    """How fresh, how much waits, what the server keeps; synchronise, verify, back up (K2 to K5, K16)."""

    def __init__(
        self, context: Context, runner: SyncRunner, mirror: MirrorKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._runner = runner
        self._facts: Facts | None = None
        self._note_taken_of: datetime | None = None
        self._scans: deque[str] = deque(maxlen=_SCANS_SHOWN)
        self.loss = Notice(context.theme, Tone.BAD, say_journal.tail_lost())
        self.taken_note = button(say_journal.taken_note(), description=say_journal.taken_note_description())
        self.scanned = Notice(context.theme, Tone.WARN, "")
        self.sync = SyncCard(context, runner)
        self.numbers = NumbersCard(context.theme)
        self.local_data = LocalDataCard(context.theme)
        self.server = ServerCard(context.theme)
        self.journal = JournalCard(context)
        self.mirror = MirrorCard(context.theme, mirror)
        self.carried = CarriedCard(context)
        self._ages = QTimer(self, interval=_AGES_MS)
        self.taken_note.clicked.connect(self._on_taken_note)
        self.sync.synchronise_wanted.connect(self.sync_wanted)
        for card in (self.sync, self.server):
            card.connect_wanted.connect(self._on_connect_wanted)
        self.journal.done.connect(self.refresh)
        self.carried.done.connect(self.refresh)
        self.carried.extract_brought.connect(runner.load_extract)
        self.carried.kept_for_server.connect(self._on_kept_for_server)
        runner.finished.connect(self.carried.on_synchronised)
        self._ages.timeout.connect(self._show)
        self._lay_out()
        self._ages.start()

    @property
    def scan_hint(self) -> str:
        """What the empty scan box says."""
        return say.scan_hint()

    def take_scan(self, typed: str) -> None:
        """Shows what was scanned: here it is for nothing, and nobody may think that it was recorded."""
        self._scans.append(typed)
        self.scanned.set(Tone.WARN, say.scanned_here(self._scans))
        self.scanned.show()

    def activate(self) -> None:
        """It came into sight: what was scanned the last time is old."""
        self._scans.clear()
        self.scanned.hide()
        self.refresh()

    def refresh(self) -> None:
        """Reads the facts again."""
        self.context.reading.do(read_facts, self._on_facts, owner=self)
        self.carried.refresh()

    def offer(self, file: Path) -> None:
        """Shows where a file can be brought in that the program was opened with."""
        self.carried.offer(file)
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.carried))

    def show_automatic(self, state: AutomaticState) -> None:
        """Automatic mode has run, or will."""
        self.sync.show_automatic(say_automatic.on_data_page(state))

    def take_over(self, other: DataPage) -> None:
        """Goes on with what the journal's card of another page runs."""
        self.journal.take_over(other.journal)
        self.carried.take_over(other.carried)

    def end(self) -> None:
        """Ends what the journal's card runs."""
        self.journal.close_commands()
        self.carried.close_commands()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two have no room."""
        super().resizeEvent(event)
        wide = self.width() >= self.context.theme.pixels(_TWO_COLUMNS)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (left, (self.numbers, self.local_data, self.carried)),
            (right, (self.server, self.journal, self.mirror)),
        ):
            column.setSpacing(12)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(12)
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.loss.add(self.taken_note)
        for widget in (self.scanned, self.loss, self.sync):
            column.addWidget(widget)
        column.addLayout(self._columns)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(inside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._area)
        self.loss.hide()
        self.scanned.hide()

    def _on_facts(self, facts: Facts) -> None:
        self._facts = facts
        self._show()

    @Slot()
    def _show(self) -> None:
        facts = self._facts
        if facts is None:
            return
        now = datetime.now(UTC)
        self.sync.show_facts(facts)
        for card in (self.numbers, self.local_data, self.server):
            card.show_facts(facts, now)
        self.mirror.show_zone(facts.zone)
        self.mirror.show_disk(facts.wiped)
        self.journal.show_kept(facts.before_upgrade, facts.copies_aside)
        self.carried.show_facts(facts)
        heard = facts.contact.server_at if facts.contact is not None else None
        self.loss.setVisible(facts.tail_lost and (heard is None or heard != self._note_taken_of))

    @Slot()
    def _on_kept_for_server(self) -> None:
        """What was brought goes on at once where the server is there; else it waits for the next synchronisation."""
        if self._runner.online:
            self.sync_wanted.emit()

    @Slot()
    def _on_connect_wanted(self) -> None:
        from offcirc.gui.dialogs.connect import ConnectDialog

        dialog = ConnectDialog(self.context, self.window())
        dialog.accepted.connect(self._on_connected)
        dialog.open()

    @Slot()
    def _on_connected(self) -> None:
        self.sync.forget_result()
        self.refresh()
        self.sync_wanted.emit()

    @Slot()
    def _on_taken_note(self) -> None:
        facts = self._facts
        self._note_taken_of = facts.contact.server_at if facts is not None and facts.contact is not None else None
        self.context.desk.do(take_note_of_loss, lambda _: self.refresh(), owner=self)

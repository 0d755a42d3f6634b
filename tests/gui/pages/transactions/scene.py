"""A stop of the bookmobile in the journal, other workstations' rows at the server, and a runner that a test plays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal

from offcirc.app.desk import Act
from offcirc.app.review.queue import QueueReader
from offcirc.app.rows import Row, transaction_row
from offcirc.app.workstation import Workstation
from offcirc.domain.outcomes import Note, NoteCode, Outcome, OutcomeCode, Receipt, Result
from offcirc.domain.transactions import Kind, Transaction
from offcirc.gui.command import Finished
from tests.support.inside import recorded

AINO, MIKKO, ANNE = "28400100000017", "28400100000025", "28400100000033"
SEITSEMAN, PRIDE, SVEJK, KALEVALA = "38400100001013", "38400100001104", "38400100001120", "38400100001138"
ACT = Act("M. Virtanen", override=True)
DUE = "2027-01-13"


class FakeRunner(QObject):
    """Keeps what was asked of it; the test says what comes."""

    progressed = Signal(object)
    outcomes = Signal(object)
    queue_grew = Signal(int)
    queue_fetched = Signal(object)
    finished = Signal(object)
    state_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, tuple[str, ...] | None]] = []
        self.running = False

    def fetch_queue(self) -> None:
        self._begin("queue", None)

    def process(self, ids: Sequence[str] | None = None) -> None:
        self._begin("process", tuple(ids) if ids is not None else None)

    def withdraw(self, ids: Sequence[str], reason: str) -> None:
        self._begin("withdraw", (*ids, reason))

    def set_due(self, ids: Sequence[str]) -> None:
        self._begin("set-due", tuple(ids))

    def cancel(self) -> None:
        self.asked.append(("cancel", None))

    def give_queue(self, rows: Iterable[Row]) -> None:
        """The queue comes, and the command ends."""
        reader = QueueReader()
        told = tuple(map(reader.read, rows))
        self.queue_grew.emit(len(told))
        self.queue_fetched.emit(told)
        self.end("queue")

    def give(self, *rows: Row) -> None:
        """Outcomes come."""
        self.outcomes.emit(rows)

    def end(self, command: str, code: str = "", **params: str | int) -> None:
        """The command ends."""
        self.running = False
        self.finished.emit(Finished(ok=not code, code=code, params=params, command=command))
        self.state_changed.emit()

    def _begin(self, command: str, ids: tuple[str, ...] | None) -> None:
        self.asked.append((command, ids))
        self.running = True
        self.state_changed.emit()


@dataclass(frozen=True)
class Stop:
    """Rows of this workstation, by what became of them."""

    succeeded: Transaction
    noted: Transaction
    changed: Transaction
    refused: Transaction
    refused_item: Transaction
    not_on_loan: Transaction
    unknown: Transaction
    sent: Transaction
    sent_later: Transaction
    waiting: Transaction


def bookmobile_stop(workstation: Workstation) -> Stop:
    """Ten rows, one of each fate."""
    desk, journal = workstation.desk, workstation.journal
    rows = [
        recorded(desk.issue(AINO, SEITSEMAN, DUE, ACT).transaction),
        recorded(desk.take_back(KALEVALA, ACT).transaction),
        recorded(desk.issue(AINO, SVEJK, DUE, ACT).transaction),
        recorded(desk.issue("28400100000018", PRIDE, DUE, ACT).transaction),
        recorded(desk.take_back("38400100001014", ACT).transaction),
        recorded(desk.take_back(PRIDE, ACT).transaction),
        recorded(desk.issue(MIKKO, KALEVALA, DUE, ACT).transaction),
        recorded(desk.issue(ANNE, "38400100001328", DUE, ACT).transaction),
        recorded(desk.take_back("38400100001328", ACT).transaction),
        recorded(desk.take_back("38400100001344", ACT).transaction),
    ]
    stop = Stop(*rows)
    sent = [row.id for row in rows[:-1]]
    journal.note_attempt(sent)
    journal.note_answers([Receipt(id_, datetime.now(UTC)) for id_ in sent if id_ != stop.unknown.id])
    due_at = stop.changed.due_at
    assert due_at is not None
    journal.note_answers(
        [
            answer(stop.succeeded, Result.SUCCESS, OutcomeCode.SUCCESS),
            answer(stop.noted, notes=(Note(NoteCode.HOLD_WAITING, {"pickup_library": "REV-KUU"}),)),
            answer(stop.changed, notes=(Note(NoteCode.DUE_DATE_CHANGED),), granted_due_at=due_at - timedelta(days=7)),
            answer(stop.refused, Result.REFUSED, OutcomeCode.PATRON_NOT_FOUND),
            answer(stop.refused_item, Result.REFUSED, OutcomeCode.ITEM_NOT_FOUND),
            answer(stop.not_on_loan, Result.REFUSED, OutcomeCode.ITEM_NOT_ON_LOAN),
        ]
    )
    return stop


def answer(
    row: Transaction, result: Result = Result.SUCCESS_WITH_NOTES, code: str = OutcomeCode.SUCCESS, **more: Any
) -> Outcome:
    """What the server said of a row."""
    return Outcome(row.id, result, code, datetime.now(UTC), **more)


def queued(row: Transaction) -> Row:
    """A row of this workstation as `offcirc queue` tells it."""
    return transaction_row(row) | {"received_at": "2026-11-23T12:00:00.000Z", "attempts": 0}


def foreign(number: int, card: str = MIKKO, item: str = SVEJK, *, workstation: str = "bookmobile-2") -> Row:
    """A row of another workstation as `offcirc queue` tells it."""
    at = datetime(2026, 11, 22, 9, 0, tzinfo=UTC) + timedelta(seconds=number)
    return {
        "id": f"01930000-0000-7000-8000-{number:012}",
        "workstation": workstation,
        "epoch": 1,
        "seq": number,
        "kind": str(Kind.ISSUE),
        "recorded_at": at.isoformat(),
        "occurred_at": at.isoformat(),
        "card_number": card,
        "item_barcode": item,
        "due_at": "2027-01-13T23:59:00+02:00",
        "library": "REV-AUTO",
        "staff": "K. Laine",
        "received_at": "2026-11-22T12:00:00.000Z",
        "attempts": 0,
    }


def told(id_: str, result: Result = Result.SUCCESS, code: str = OutcomeCode.SUCCESS, **more: Any) -> Row:
    """A row of `offcirc process`."""
    return {"id": id_, "workstation": "?", "result": str(result), "outcome": code, "notes": [], **more}

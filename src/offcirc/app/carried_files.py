"""Files of other houses: transactions that leave as `.koc` or `.xacts`, and those that a `.koc` file brings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from offcirc import __version__
from offcirc.app.carried_writing import problem_of, refuse_to_overwrite, take_back_what_was_cut_off, write_new
from offcirc.app.desk import Act, Recording
from offcirc.app.workstation import Workstation
from offcirc.connectors.files.koc import (
    BadLine,
    KocAction,
    KocLine,
    KocRow,
    Unfit,
    ids_of,
    koc_row,
    read_koc,
    write_koc,
)
from offcirc.connectors.files.xacts import write_xacts, xacts_line
from offcirc.domain.barcodes import read_scan
from offcirc.domain.due_dates import in_zone
from offcirc.domain.projection import project_item
from offcirc.domain.transactions import Kind, State, Transaction
from offcirc.errors import UserError
from offcirc.journal import Recorded
from offcirc.sync.carrying import in_server_time
from offcirc.sync.lock import only_syncer


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export came to.

    Attributes:
        rows: in the file, in its order.
        kept: still here as they were, each with why.
    """

    rows: tuple[Transaction, ...]
    kept: tuple[tuple[Recorded, Unfit], ...]


def export_koc(workstation: Workstation, file: Path) -> Exported:
    """Writes the rows that wait to a new file, in the order they were recorded; they are unknown from then on.

    Each is noted as exported before it is in the file, so that none can be in it and wait here as well. What an export
    that was killed had noted waits again first, where its file provably never came to be. Where nothing is to be
    written there is no file.

    Raises:
        UserError: `FILE_EXISTS`.
        EnvironmentProblem: `SYNC_RUNNING`; `DISK_FULL`, `READ_ONLY`, `CANNOT_OPEN` …: the rows are as they were.
    """
    journal = workstation.journal
    with only_syncer(workstation.home.sync_lock):
        refuse_to_overwrite(file)
        take_back_what_was_cut_off(journal)
        lines, kept = _as_lines(workstation, list(journal.rows((State.WAITING,))))
        if not lines:
            return Exported((), tuple(kept))
        carried_as = dict(zip((row.id for row, _ in lines), ids_of(line for _, line in lines), strict=True))

        def content_of(going: Collection[str]) -> bytes:
            return write_koc((line for row, line in lines if row.id in going), __version__)

        going = write_new(journal, carried_as, (), content_of, file)
    return Exported(tuple(row for row, _ in lines if row.id in going), tuple(kept))


def export_xacts(workstation: Workstation, file: Path) -> Exported:
    """The same as a file for Evergreen, with due dates and with moments in the server's time.

    Raises:
        UserError: `FILE_EXISTS`.
        EnvironmentProblem: as `export_koc`.
    """
    journal = workstation.journal
    with only_syncer(workstation.home.sync_lock):
        refuse_to_overwrite(file)
        take_back_what_was_cut_off(journal)
        waiting = list(journal.rows((State.WAITING,)))
        _, sent = in_server_time(journal, workstation.clock, [row.transaction for row in waiting])
        told = [(row, xacts_line(each)) for row, each in zip(waiting, sent, strict=True)]
        lines = [(row.transaction, line) for row, line in told if not isinstance(line, Unfit)]
        kept = tuple((row, line) for row, line in told if isinstance(line, Unfit))
        if not lines:
            return Exported((), kept)

        def content_of(going: Collection[str]) -> bytes:
            return write_xacts(line for row, line in lines if row.id in going)

        going = write_new(journal, {row.id: row.id for row, _ in lines}, (), content_of, file)
    return Exported(tuple(row for row, _ in lines if row.id in going), kept)


def _as_lines(
    workstation: Workstation, rows: Sequence[Recorded]
) -> tuple[list[tuple[Transaction, KocRow]], list[tuple[Recorded, Unfit]]]:
    zone = workstation.desk.zone
    lines: list[tuple[Transaction, KocRow]] = []
    kept: list[tuple[Recorded, Unfit]] = []
    for recorded in rows:
        row = recorded.transaction
        line = koc_row(row, _borrower(workstation, row) if row.kind is Kind.RENEW else None, zone)
        if isinstance(line, Unfit):
            kept.append((recorded, line))
        else:
            lines.append((row, line))
    return lines, kept


def _borrower(workstation: Workstation, renewal: Transaction) -> str | None:
    """Whose loan a renewal was about: who had the item just before it; None where nobody here can know."""
    if renewal.card_number is not None or renewal.item_barcode is None or renewal.item_key is None:
        return renewal.card_number
    replica, barcode = workstation.replica, renewal.item_barcode
    loan = replica.loan_of(barcode) if replica is not None else None
    rows = workstation.journal.local_rows(None, [renewal.item_key], replica.cursor if replica is not None else -1)
    place = (renewal.epoch, renewal.seq)
    before = [row for row in rows if (row.transaction.epoch, row.transaction.seq) < place]
    held = project_item(barcode, None, loan, (), before).loan
    if held is None or (held.row is None and held.loan.issued_at > renewal.occurred_at):
        return None
    return held.loan.card_number


class Fate(StrEnum):
    """What became of a line or row of a file."""

    RECORDED = "recorded"
    ALREADY_HERE = "already_here"
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True, slots=True)
class Brought:
    """One line of a file that was taken in.

    Attributes:
        number: of the line in the file.
        fate: what became of it.
        id: of the row that records it; empty where none does.
        recording: where it was recorded just now.
        error: why it was not.
    """

    number: int
    fate: Fate
    id: str = ""
    recording: Recording | None = None
    error: UserError | None = None


def import_koc(workstation: Workstation, file: Path, staff: str) -> Iterator[Brought]:
    """Records each line of a file as a row of this workstation, once: whatever file brings the line again.

    A row is durable, with the id that its line has in every file, before it is yielded. Rows that this workstation
    itself exported are known again as well.

    Raises:
        UserError: `NOT_A_KOC`.
        EnvironmentProblem: `CANNOT_OPEN`; or the disk does not take a row: what was yielded is recorded.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise problem_of(error, file) from None
    try:
        lines = read_koc(content)
    except UserError as error:
        raise UserError(error.code, path=str(file)) from None
    here = {id_: id_ for id_ in workstation.journal.ids()} | workstation.journal.carried_as()
    for line in lines:
        if isinstance(line, BadLine):
            yield Brought(line.number, Fate.NOT_RECORDED, error=UserError(line.code))
        elif line.id in here:
            yield Brought(line.number, Fate.ALREADY_HERE, here[line.id])
        else:
            yield _take(workstation, line, staff)


def _take(workstation: Workstation, line: KocLine, staff: str) -> Brought:
    try:
        recording = _record(workstation, line, staff)
    except UserError as error:
        return Brought(line.number, Fate.NOT_RECORDED, error=error)
    if recording.transaction is None:  # another import is at it
        return Brought(line.number, Fate.ALREADY_HERE, line.id)
    return Brought(line.number, Fate.RECORDED, line.id, recording)


def _record(workstation: Workstation, line: KocLine, staff: str) -> Recording:
    """It has happened, so that nothing is asked: desk checks are recorded as passed over."""
    desk, row = workstation.desk, line.row
    at = in_zone(row.at.replace(tzinfo=desk.zone), desk.zone)
    if at > workstation.clock.read().wall:
        raise UserError("LINE_TIME_AHEAD")
    act = Act(staff, occurred_at=at, override=True, carried_as=line.id)
    match row.action:
        case KocAction.ISSUE:
            return desk.issue(row.card, row.barcode, _due_by_rule(workstation, row.card, row.barcode, at), act)
        case KocAction.RETURN:
            return desk.take_back(row.barcode, act)
        case KocAction.PAYMENT if row.amount is not None:
            return desk.pay(row.card, row.amount, act)
        case _:
            raise ValueError("a payment has its amount")


def _due_by_rule(workstation: Workstation, card: str, barcode: str, at: datetime) -> str:
    """The date that the rules gave a loan on its own day; the file has none.

    Raises:
        UserError: `DUE_DATE_UNKNOWN` where no rule says how long, or what is wrong with card or barcode.
    """
    prefix = workstation.config.scanner_prefix
    look_ups = workstation.look_ups
    with look_ups.at_one_moment():
        patron, item = look_ups.loan(read_scan(card, prefix), read_scan(barcode, prefix))
        days = look_ups.terms(workstation.config.library, patron, item).loan_days
    if days is None:
        raise UserError("DUE_DATE_UNKNOWN")
    return (at + timedelta(days=days)).date().isoformat()

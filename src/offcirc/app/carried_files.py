"""Transactions that leave in a file which somebody carries, and those that such a file brings."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from offcirc import __version__
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
from offcirc.domain.barcodes import read_scan
from offcirc.domain.due_dates import in_zone
from offcirc.domain.projection import project_item
from offcirc.domain.transactions import EventKind, Kind, State, Transaction
from offcirc.errors import EnvironmentProblem, UserError
from offcirc.journal import Journal, Recorded
from offcirc.journal.journal import PART
from offcirc.sync.lock import only_syncer

_CODES = {errno.ENOSPC: "DISK_FULL", errno.EDQUOT: "DISK_FULL", errno.EROFS: "READ_ONLY", errno.EIO: "DISK_FAILED"}


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
    with only_syncer(workstation.home.sync_lock):
        _refuse_to_overwrite(file)
        _take_back_what_was_cut_off(workstation.journal)
        lines, kept = _as_lines(workstation, list(workstation.journal.rows((State.WAITING,))))
        rows = _write_new(workstation.journal, lines, file) if lines else ()
    return Exported(rows, tuple(kept))


def _take_back_what_was_cut_off(journal: Journal) -> None:
    cut_off: dict[Path, list[str]] = {}
    for recorded in journal.rows((State.UNKNOWN,)):
        last = journal.history(recorded.transaction.id)[-1]
        if last.kind is EventKind.EXPORTED and PART in last.body.details:
            cut_off.setdefault(Path(last.body.details[PART]), []).append(recorded.transaction.id)
    for part, ids in cut_off.items():
        if part.exists():
            journal.note_not_sent(ids)
            part.unlink(missing_ok=True)


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


def _write_new(journal: Journal, lines: Sequence[tuple[Transaction, KocRow]], file: Path) -> tuple[Transaction, ...]:
    """Notes rows as exported and writes them to a file that is there whole and durable, or not at all."""
    try:
        part = _begin(file)
    except OSError as error:
        raise _problem_of(error, file) from None
    try:
        carried_as = dict(zip((row.id for row, _ in lines), ids_of(line for _, line in lines), strict=True))
        may_go = set(journal.note_exported(carried_as, part))
        going = [(row, line) for row, line in lines if row.id in may_go]
        if going:
            _fill(part, write_koc((line for _, line in going), __version__))
            _give_name(part, file)
    except BaseException as error:
        if part.exists():  # else an interrupt came just as the file got its name
            journal.note_not_sent([row.id for row, _ in lines])
            part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _problem_of(error, file) from None
        raise
    part.unlink(missing_ok=True)
    _sync_folder(file.parent)
    return tuple(row for row, _ in going)


def _begin(file: Path) -> Path:
    """An empty file of a name that never was, durable. Only its owner may read it: it will name patrons."""
    part = file.parent.resolve() / f".{file.name}.{secrets.token_hex(8)}.part"
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    _sync_folder(part.parent)
    return part


def _fill(part: Path, content: bytes) -> None:
    with part.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _give_name(part: Path, file: Path) -> None:
    _refuse_to_overwrite(file)
    part.rename(file)


def _refuse_to_overwrite(file: Path) -> None:
    if file.exists():
        raise UserError("FILE_EXISTS", path=str(file))


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # not every system lets a folder be synced
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _problem_of(error: OSError, file: Path) -> EnvironmentProblem:
    return EnvironmentProblem(_CODES.get(error.errno or 0, "CANNOT_OPEN"), path=str(file))


class Fate(StrEnum):
    """What became of a line of a file."""

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
        raise _problem_of(error, file) from None
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

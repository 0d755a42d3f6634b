"""Proves that nothing in the journal was lost or altered, or says what was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy.exc import DBAPIError

from offcirc.domain.outcomes import Outcome
from offcirc.domain.states import fold_events
from offcirc.domain.transactions import EventKind, ImpossibleEvent, State, Transaction
from offcirc.errors import EnvironmentProblem
from offcirc.journal import bodies
from offcirc.journal.chain import GENESIS, Head, hash_body, link
from offcirc.journal.outside_head import OutsideHead
from offcirc.sqlcipher import open_engine

_ENTRY = "SELECT position, kind, transaction_id, body, body_hash, chain_hash FROM entries "


class Fault(StrEnum):
    """What can be wrong with a journal."""

    ALTERED = "ALTERED"
    """An entry's body, place or kind is not what was recorded."""
    INDEX_ALTERED = "INDEX_ALTERED"
    """The index says something else than the account (state, keys, a missing or an extra row)."""
    LOST = "LOST"
    """Entries that cannot be read any more, or are not there."""
    TAIL_LOST = "TAIL_LOST"
    """Entries after the journal's end that the head kept outside, or the server, has seen."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: positions `first` to `last`; `transaction_id` and `seq` where it is one row."""

    fault: Fault
    first: int
    last: int
    transaction_id: str = ""
    epoch: int = 0
    seq: int = 0


@dataclass(slots=True)
class VerifyReport:
    """What was checked, and all that was found, in order."""

    entries: int = 0
    transactions: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


@dataclass(slots=True)
class _Account:
    """A transaction as its entries tell it."""

    transaction: Transaction | None
    position: int
    events: list[tuple[EventKind, Outcome | None]] = field(default_factory=list)


Entry = tuple[int, str, str, bytes | None, bytes, bytes]


def verify(path: Path, key: bytes, told: Head | None = None) -> VerifyReport:
    """Reads the whole journal.

    Args:
        path: journal.db.
        key: its key, known to be right.
        told: the head the server last heard of, if any.

    Raises:
        EnvironmentProblem: `DAMAGED` where not even the file's first page can be read.
    """
    report = VerifyReport()
    accounts: dict[str, _Account] = {}
    previous, position = GENESIS, 0
    chain: dict[int, bytes] = {}
    heads = [head for head in (OutsideHead(path.with_suffix(".head")).read(), told) if head is not None]
    wanted = {head.position for head in heads}
    broken = False
    for entry in _entries(path, key):
        number, kind, transaction_id, body, body_hash, chain_hash = entry
        if number != position + 1:
            report.findings.append(Finding(Fault.LOST, position + 1, number - 1))
            broken = True
        wrong = body is not None and hash_body(body) != body_hash
        wrong |= not broken and link(previous, number, kind, transaction_id, body_hash) != chain_hash
        if wrong:
            report.findings.append(_altered(entry))
        else:
            _account(accounts, entry)
        broken = False
        previous, position = chain_hash, number
        if number in wanted:
            chain[number] = chain_hash
        report.entries += 1
    _check_heads(report, heads, chain, position)
    report.transactions = len(accounts)
    if report.sound:
        _check_index(path, key, accounts, report)
    return report


def _entries(path: Path, key: bytes) -> Iterator[Entry]:
    """All entries that can be read, in order; a damaged page costs the entries on it and no others."""
    after = 0
    while True:
        try:
            for entry in _read_after(path, key, after):
                after = entry[0]
                yield entry
        except (DBAPIError, sqlcipher3.dbapi2.Error):
            following = _next_readable(path, key, after)
            if following is None:
                return
            yield following
            after = following[0]
        else:
            return


def _read_after(path: Path, key: bytes, after: int) -> Iterator[Entry]:
    engine = open_engine(path, key)
    try:
        with engine.connect().execution_options(reads=True) as connection:
            for row in connection.exec_driver_sql(_ENTRY + "WHERE position > ? ORDER BY position", (after,)):
                yield _entry(row)
    finally:
        engine.dispose()


def _next_readable(path: Path, key: bytes, after: int) -> Entry | None:
    """The first entry beyond a damaged page: SQLCipher stays in error after one, so each probe is a new connection."""
    last = _last_position(path, key)
    for position in range(after + 1, last + 1):
        engine = open_engine(path, key)
        try:
            with engine.connect().execution_options(reads=True) as connection:
                row = connection.exec_driver_sql(_ENTRY + "WHERE position = ?", (position,)).first()
                if row is not None:
                    return _entry(row)
        except (DBAPIError, sqlcipher3.dbapi2.Error):
            continue
        finally:
            engine.dispose()
    return None


def _last_position(path: Path, key: bytes) -> int:
    """The last position anybody knows of: the index has it too, and the head outside."""
    known = [0]
    for question in ("SELECT max(position) FROM entries", "SELECT max(position) FROM transactions"):
        engine = open_engine(path, key)
        try:
            with engine.connect().execution_options(reads=True) as connection:
                known.append(connection.exec_driver_sql(question).scalar() or 0)
        except (DBAPIError, sqlcipher3.dbapi2.Error):
            continue
        finally:
            engine.dispose()
    head = OutsideHead(path.with_suffix(".head")).read()
    if head is not None:
        known.append(head.position)
    if known == [0]:
        raise EnvironmentProblem("DAMAGED", path=str(path))
    return max(known)


def _entry(row: Any) -> Entry:  # noqa: ANN401 - a driver's row
    body = bytes(row[3]) if row[3] is not None else None
    return row[0], row[1], row[2], body, bytes(row[4]), bytes(row[5])


def _altered(entry: Entry) -> Finding:
    number, kind, transaction_id, body, _, _ = entry
    epoch = seq = 0
    if kind == bodies.TRANSACTION and body is not None:
        try:
            transaction = bodies.decode_transaction(body)
        except ValueError:
            pass  # altered beyond reading: its position and id still name it
        else:
            epoch, seq = transaction.epoch, transaction.seq
    return Finding(Fault.ALTERED, number, number, transaction_id, epoch, seq)


def _account(accounts: dict[str, _Account], entry: Entry) -> None:
    number, kind, transaction_id, body, _, _ = entry
    if kind == bodies.TRANSACTION:
        accounts[transaction_id] = _Account(bodies.decode_transaction(body) if body is not None else None, number)
    elif transaction_id in accounts:
        outcome = bodies.decode_event(body).outcome if body is not None else None
        accounts[transaction_id].events.append((EventKind(kind), outcome))


def _check_heads(report: VerifyReport, heads: list[Head], chain: dict[int, bytes], last: int) -> None:
    for head in heads:
        if head.position > last:
            report.findings.append(Finding(Fault.TAIL_LOST, last + 1, head.position, epoch=head.epoch, seq=head.seq))
        elif head.position and head.position in chain and chain[head.position] != head.chain_hash:
            report.findings.append(Finding(Fault.ALTERED, 1, head.position))


def _check_index(path: Path, key: bytes, accounts: dict[str, _Account], report: VerifyReport) -> None:
    engine = open_engine(path, key)
    try:
        with engine.connect().execution_options(reads=True) as connection:
            for id_, position, epoch, seq, state, card_key, item_key in connection.exec_driver_sql(
                "SELECT id, position, epoch, seq, state, card_key, item_key FROM transactions"
            ):
                account = accounts.pop(id_, None)
                found = (position, epoch, seq, state, card_key, item_key)
                if account is None or _expected(account) not in {found, None}:
                    report.findings.append(Finding(Fault.INDEX_ALTERED, position, position, id_, epoch, seq))
    except (DBAPIError, sqlcipher3.dbapi2.Error):
        report.findings.append(Finding(Fault.LOST, 1, report.entries))
    finally:
        engine.dispose()
    for id_, account in accounts.items():
        row = account.transaction
        report.findings.append(
            Finding(
                Fault.INDEX_ALTERED,
                account.position,
                account.position,
                id_,
                row.epoch if row else 0,
                row.seq if row else 0,
            )
        )


def _expected(account: _Account) -> tuple[int, int, int, State, str | None, str | None] | None:
    """What the index must say; None where the body was erased and nobody can tell."""
    row = account.transaction
    if row is None:
        return None
    try:
        state = fold_events(account.events)
    except ImpossibleEvent:
        return (account.position, -1, -1, State.UNKNOWN, None, None)
    return (account.position, row.epoch, row.seq, state, row.card_key, row.item_key)

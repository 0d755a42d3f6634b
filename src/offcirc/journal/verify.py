"""Proves that nothing in the journal or its archive was lost or altered, or says what was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Self

from offcirc.domain.outcomes import Outcome
from offcirc.domain.states import fold_events
from offcirc.domain.transactions import EventKind, ImpossibleEvent, Transaction
from offcirc.errors import EnvironmentProblem
from offcirc.journal import bodies
from offcirc.journal.archive import ArchivedEntry, Bodies, archive_of
from offcirc.journal.chain import GENESIS, Head, hash_body, link
from offcirc.journal.epochs import lost_tail
from offcirc.journal.outside_head import OutsideHead
from offcirc.sqlcipher import DriverConnection, DriverError, connect, problem_of, said_plainly

_ENTRIES = (
    "SELECT position, kind, transaction_id, CAST(body AS BLOB), body_hash, chain_hash, epoch, seq FROM entries "
    "WHERE position >= ? ORDER BY position"
)
_INDEX = "SELECT id, position, epoch, seq, state, card_key, item_key, outcome_position, change FROM transactions"
_DAMAGE = frozenset({"DAMAGED", "DISK_FAILED"})
_READ_AHEAD = 200
"""Archived bodies read at once."""


class Fault(StrEnum):
    """What can be wrong with a journal."""

    ALTERED = "ALTERED"
    """An entry's body, place or kind is not what was recorded (or, if its hashes fit its body, the one before it)."""
    INDEX_ALTERED = "INDEX_ALTERED"
    """The index says something else than the account (state, keys, a missing or an extra row), or cannot be read."""
    LOST = "LOST"
    """Entries that cannot be read any more, or are not there."""
    TAIL_LOST = "TAIL_LOST"
    """Entries after the journal's end that the head kept outside, or the server, has seen."""
    ARCHIVE_DAMAGED = "ARCHIVE_DAMAGED"
    """Entries whose bodies are not in the journal, and the archive, where they may be, cannot be read there."""


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
    """What was checked, and all that was found, in order.

    Attributes:
        entries: in the chain.
        transactions: among them.
        archived: entries whose body is in the archive only.
        erased: entries whose body is nowhere; their hashes still hold the chain.
        findings: what is wrong.
    """

    entries: int = 0
    transactions: int = 0
    archived: int = 0
    erased: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


@dataclass(slots=True)
class _Account:
    """A transaction as its entries tell it; `erased` or altered entries leave parts of it untold."""

    position: int
    transaction: Transaction | None
    archived: bool
    told: bool = True
    events: list[tuple[EventKind, Outcome | None]] = field(default_factory=list)
    outcome_position: int | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    position: int
    kind: str
    transaction_id: str
    body: bytes | None
    body_hash: bytes
    chain_hash: bytes
    epoch: int
    seq: int
    archived: bool = False
    """Whether the body is the archive's."""


def verify(path: Path, key: bytes, told: Head | None = None) -> VerifyReport:
    """Reads the whole journal, which may be in use, at one moment, with what is in its archive.

    Args:
        path: journal.db; the archive lies beside it.
        key: its key, known to be right.
        told: the head the server last heard of, if any.

    Raises:
        EnvironmentProblem: `DAMAGED` where not even the file's first page can be read; `LOCKED`, `CANNOT_OPEN`, ….
    """
    outside = OutsideHead(path.with_suffix(".head")).read()  # before the journal: it can only be behind then
    with _Archive(archive_of(path), key) as archive, said_plainly(path):
        audit = _Audit([head for head in (outside, told) if head is not None], archive)
        with closing(connect(path, key)) as connection:
            try:
                connection.execute("BEGIN")
                for entry in _entries(connection, 1):
                    audit.take(entry)
            except DriverError as error:
                _only_damage(error, path)
            else:
                audit.finish(audit.position)
                audit.check_index(connection, path)
                return audit.report
        _read_first_page(path, key)
        last = max(_last_position(path, key), *(head.position for head in audit.heads), 0)
        for entry in _beyond_damage(path, key, audit.position, last):
            audit.take(entry)
        audit.finish(last)
    return audit.report


class _Audit:
    """Takes the entries in order and keeps account."""

    def __init__(self, heads: list[Head], archive: _Archive) -> None:
        self.heads = heads
        self._archive = archive
        self.report = VerifyReport()
        self.position = 0
        self._chain_hash = GENESIS
        self._place = (0, 0)  # epoch and seq of the last transaction
        self._accounts: dict[str, _Account] = {}
        self._untold: set[str] = set()
        self._seen: dict[int, bytes] = {}

    def take(self, entry: _Entry) -> None:
        """Holds one entry against its hashes and the one before it."""
        follows = entry.position == self.position + 1
        if not follows:
            self._find(Fault.LOST, self.position + 1, entry.position - 1)
        entry, sound = self._with_archived(entry)
        if follows:
            expected = link(self._chain_hash, entry.position, entry.kind, entry.transaction_id, entry.body_hash)
            sound = sound and expected == entry.chain_hash
        try:
            if sound:
                self._account(entry)
        except ValueError:  # the hashes fit, but no offcirc wrote this
            sound = False
        if not sound:
            self._untold.add(entry.transaction_id)
            self.report.findings.append(_altered(entry))
        if any(head.position == entry.position for head in self.heads):
            self._seen[entry.position] = entry.chain_hash
        self.position, self._chain_hash, self._place = entry.position, entry.chain_hash, (entry.epoch, entry.seq)
        self.report.entries += 1

    def finish(self, last: int) -> None:
        """Looks whether the chain ends where it should; `last` is the last position that the damaged file knows of."""
        if last > self.position:
            self._find(Fault.LOST, self.position + 1, last)
        head = max(self.heads, key=lambda head: head.position, default=None)
        if head is not None and head.position > last:
            self._find(Fault.TAIL_LOST, last + 1, head.position, epoch=head.epoch, seq=head.seq)
        forked = [head for head in self.heads if self._seen.get(head.position, head.chain_hash) != head.chain_hash]
        if forked:
            self._find(Fault.ALTERED, 1, max(head.position for head in forked))
        for unread in self._archive.damaged:
            self.report.erased -= len(unread)
            self._find(Fault.ARCHIVE_DAMAGED, unread[0], unread[-1])
        self.report.transactions = len(self._accounts)

    def check_index(self, connection: DriverConnection, path: Path) -> None:
        """Holds the index against the account, unless entries are lost: they may have told the difference."""
        try:
            tail = lost_tail(connection)
            if tail is not None:
                self._find(Fault.TAIL_LOST, tail.first, tail.last, epoch=tail.epoch, seq=tail.seq)
            if not any(finding.fault is Fault.LOST for finding in self.report.findings):
                self._compare(connection)
            whole = connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        except DriverError as error:
            _only_damage(error, path)
            whole = False
        if not whole:
            self._find(Fault.INDEX_ALTERED, 1, self.position)

    def _compare(self, connection: DriverConnection) -> None:
        missing = dict(self._accounts)
        for id_, position, epoch, seq, *rest in connection.execute(_INDEX):
            account = missing.pop(id_, None)
            agrees = account is not None and _agrees(account, (position, epoch, seq, *rest))
            if not agrees and id_ not in self._untold:
                self._find(Fault.INDEX_ALTERED, position, position, id_, epoch=epoch, seq=seq)
        for id_, account in missing.items():
            row = account.transaction
            epoch, seq = (row.epoch, row.seq) if row is not None else (0, 0)
            self._find(Fault.INDEX_ALTERED, account.position, account.position, id_, epoch=epoch, seq=seq)

    def _with_archived(self, entry: _Entry) -> tuple[_Entry, bool]:
        """The entry with its body from wherever it is kept, and whether all that is kept of it is as recorded."""
        kept = self._archive.at(entry.position, needed=entry.body is None)
        recorded = (entry.position, entry.kind, entry.transaction_id, entry.body_hash)
        as_archived = kept is None or (*kept[:3], hash_body(kept.body)) == recorded
        if entry.body is not None:
            return entry, as_archived and hash_body(entry.body) == entry.body_hash
        if kept is None:
            self.report.erased += 1
            return entry, True
        self.report.archived += 1
        return replace(entry, body=kept.body, archived=True), as_archived

    def _account(self, entry: _Entry) -> None:
        last_epoch, last_seq = self._place
        place = (entry.epoch, last_seq if entry.epoch == last_epoch else 0)
        if entry.kind == bodies.TRANSACTION:
            row = bodies.decode_transaction(entry.body) if entry.body is not None else None
            self._accounts[entry.transaction_id] = _Account(entry.position, row, entry.archived)
            place = (entry.epoch, place[1] + 1)
            if row is not None and (row.epoch, row.seq) != (entry.epoch, entry.seq):
                self._find_misplaced(entry)
        else:
            kind = EventKind(entry.kind)
            account = self._accounts.get(entry.transaction_id)
            if account is not None and entry.body is None:
                account.told = False
            elif account is not None and entry.body is not None:
                outcome = bodies.decode_event(entry.body).outcome
                account.events.append((kind, outcome))
                account.outcome_position = entry.position if outcome is not None else account.outcome_position
        follows = entry.position == self.position + 1
        if follows and entry.epoch >= last_epoch and place != (entry.epoch, entry.seq):
            self._find_misplaced(entry)

    def _find_misplaced(self, entry: _Entry) -> None:
        self._find(
            Fault.INDEX_ALTERED,
            entry.position,
            entry.position,
            entry.transaction_id,
            epoch=entry.epoch,
            seq=entry.seq,
        )

    def _find(
        self, fault: Fault, first: int, last: int, transaction_id: str = "", *, epoch: int = 0, seq: int = 0
    ) -> None:
        finding = Finding(fault, first, last, transaction_id, epoch, seq)
        if finding not in self.report.findings:
            self.report.findings.append(finding)


class _Archive:
    """Reads the archive, and what lies beside its damaged pages.

    Attributes:
        damaged: runs of positions that were needed and cannot be read.

    Raises:
        EnvironmentProblem: `LOCKED`, `TOO_NEW`, …, here and at each question: that says nothing about what is in it.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self.damaged: list[range] = []
        self._readers = [Bodies(path, key, ahead=_READ_AHEAD), Bodies(path, key)]
        try:
            self._readers[0].open()
        except EnvironmentProblem as problem:
            _no_more_than_damage(problem)
            self._readers.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for reader in self._readers:
            reader.close()

    def at(self, position: int, *, needed: bool) -> ArchivedEntry | None:
        """What the archive has of an entry; None where it has nothing, or nothing that can be read."""
        for reader in self._readers:  # many positions at once, then this one alone
            try:
                return reader.at(position)
            except EnvironmentProblem as problem:
                _no_more_than_damage(problem)
        if needed:
            run = (
                self.damaged.pop() if self.damaged and self.damaged[-1].stop == position else range(position, position)
            )
            self.damaged.append(range(run.start, position + 1))
        return None


def _no_more_than_damage(problem: EnvironmentProblem) -> None:
    if problem.code not in _DAMAGE:
        raise problem


def _entries(connection: DriverConnection, first: int) -> Iterator[_Entry]:
    for row in connection.execute(_ENTRIES, (first,)):
        yield _Entry(*row)


def _beyond_damage(path: Path, key: bytes, after: int, last: int) -> Iterator[_Entry]:
    """The entries after a damaged page, and after any more; SQLCipher stays in error, so each probe connects anew."""
    position = after + 1
    while position <= last:
        try:
            with closing(connect(path, key)) as connection:
                for entry in _entries(connection, position):
                    position = entry.position
                    yield entry
                    position += 1
        except DriverError as error:
            _only_damage(error, path)
            position += 1
        else:
            return


def _read_first_page(path: Path, key: bytes) -> None:
    try:
        with closing(connect(path, key)) as connection:
            connection.execute("SELECT name FROM sqlite_master LIMIT 1").fetchone()
    except DriverError:
        raise EnvironmentProblem("DAMAGED", path=str(path)) from None


def _last_position(path: Path, key: bytes) -> int:
    """The last position that the file still tells: the index has it too."""
    known = [0]
    for question in (
        "SELECT max(position) FROM entries",
        "SELECT max(max(position), coalesce(max(outcome_position), 0)) FROM transactions",
    ):
        try:
            with closing(connect(path, key)) as connection:
                known.append(connection.execute(question).fetchone()[0] or 0)
        except DriverError as error:
            _only_damage(error, path)
    return max(known)


def _only_damage(error: Exception, path: Path) -> None:
    """Lets only damage pass: a locked or unreadable file says nothing about what is in it."""
    problem = problem_of(error, path)
    if problem is not None:
        _no_more_than_damage(problem)


def _altered(entry: _Entry) -> Finding:
    epoch = seq = 0
    if entry.kind == bodies.TRANSACTION and entry.body is not None:
        try:
            transaction = bodies.decode_transaction(entry.body)
        except ValueError:
            epoch, seq = entry.epoch, entry.seq  # altered beyond reading
        else:
            epoch, seq = transaction.epoch, transaction.seq
    return Finding(Fault.ALTERED, entry.position, entry.position, entry.transaction_id, epoch, seq)


def _agrees(account: _Account, found: tuple[object, ...]) -> bool:
    """Whether an index row says what the entries say, as far as these still tell."""
    row = account.transaction
    if row is None:
        return found[0] == account.position
    position, epoch, seq, state, card_key, item_key, outcome_position, change = found
    keys = (None, None) if account.archived else (row.card_key, row.item_key)
    if (position, epoch, seq, card_key, item_key) != (account.position, row.epoch, row.seq, *keys):
        return False
    if not account.told:
        return True
    try:
        expected = fold_events(account.events)
    except ImpossibleEvent:
        return False
    newest = max((outcome.change for _, outcome in account.events if outcome is not None), default=0)
    return (state, outcome_position, change) == (expected, account.outcome_position, max(0, newest))

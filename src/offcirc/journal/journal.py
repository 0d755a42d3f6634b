"""The journal of one workstation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Self

from offcirc.clock import Clock
from offcirc.domain.outcomes import Outcome, Receipt
from offcirc.domain.projection import LocalRow
from offcirc.domain.states import next_state
from offcirc.domain.transactions import Draft, EventKind, ImpossibleEvent, State, Transaction
from offcirc.errors import EnvironmentProblem, UserError
from offcirc.journal import due_dates, reading
from offcirc.journal.answers import note_answers
from offcirc.journal.archive import Bodies, archive_of
from offcirc.journal.archiving import archive_days
from offcirc.journal.chain import Head
from offcirc.journal.epochs import LOST_TAIL, SET, begin_epoch, leave_epoch, needs_new_epoch, present_epoch
from offcirc.journal.forgetting import Erased, erase_cards
from offcirc.journal.migrate import bring_up_to_date, refuse_newer, revision_of
from offcirc.journal.outside_head import OutsideHead
from offcirc.journal.reading import Attempt, BatchRecorded, HistoryEntry, Recorded
from offcirc.journal.writing import Writer, read_head
from offcirc.sqlcipher import DriverConnection, OneTransaction, connect, said_plainly
from offcirc.wire.messages import ChainHead

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    # Pages: a checkpoint about every 190 scans stays out of the p99, and a log written over in place syncs in half the
    # time of one that grows.
    "PRAGMA wal_autocheckpoint=1000",
    "PRAGMA cache_size=-16384",  # KiB: the indices of a year's scans, so that none is read and decrypted for each
)
_WORKSTATION = "workstation"
_READ_AHEAD = 500
"""Archived bodies that a long list reads at once."""
_ONCE_THROUGH = ("PRAGMA cache_size = -1024",)  # KiB; whoever goes through all rows comes to no page twice


class Journal:
    """Appends desk actions and what becomes of them. Any number of processes may have it open; not for two threads.

    Every method that writes returns only when the disk has it (`synchronous=FULL`), and raises `EnvironmentProblem`
    (`DISK_FULL`, `READ_ONLY`, `LOCKED`, `DAMAGED`, `DISK_FAILED`) where it could not, with nothing half written.
    """

    def __init__(self, path: Path, key: bytes, clock: Clock) -> None:
        self.path = path
        self._told = said_plainly(path)
        self._key = key
        self._clock = clock
        self._outside = OutsideHead(path.with_suffix(".head"))
        with self._told:
            bring_up_to_date(path, key)
            self._connection = connect(path, key, pragmas=_PRAGMAS)
        try:
            self._begin()
        except BaseException:
            self._connection.close()
            raise

    @classmethod
    def open(cls, path: Path, key: bytes, clock: Clock, *, create: bool = False) -> Self:
        """Opens the journal.

        Raises:
            EnvironmentProblem: `NO_JOURNAL` where there is none and `create` is not set, `TOO_NEW`, `DAMAGED`, …
        """
        with said_plainly(path):
            if not create and not path.exists():
                raise EnvironmentProblem("NO_JOURNAL" if path.parent.exists() else "DISK_AWAY", path=str(path))
            if not create and path.stat().st_size == 0:  # SQLite would take it for a new database
                raise EnvironmentProblem("DAMAGED", path=str(path))
        return cls(path, key, clock)

    def close(self) -> None:
        """Folds the WAL into the file as far as others let it, and lets both go."""
        with suppress(OSError):  # it proves less then; the rows are durable
            self._outside.sync()
        self._outside.close()
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def workstation(self) -> str:
        """The name this workstation was enrolled under; empty before."""
        return self._workstation

    # writing

    def append(self, draft: Draft) -> Transaction:
        """Records a desk action. When this returns, the beep may sound."""
        with self._plain_write() as connection:  # not through `_writes`: a generator around every scan costs 1 % of it
            writer = self._writer(connection)
            transaction = writer.add(draft, self._clock.read())
            writer.flush()
        self._note_head(writer)
        return transaction

    def append_all(self, drafts: Iterable[Draft]) -> list[Transaction]:
        """Records several actions that belong together, all or none."""
        with self._writes() as writer:
            return [writer.add(draft, self._clock.read()) for draft in drafts]

    def append_once(self, draft: Draft, transaction_id: str, workstation: str = "") -> Transaction | None:
        """Records what a file says was done, as `workstation`'s row if it was not here, under an id of its own.

        None where that id was ever recorded here.
        """
        with self._writes() as writer:
            if writer.standings([transaction_id]):
                return None
            return writer.add(draft, self._clock.read(), transaction_id, workstation)

    def append_amendment(self, draft: Draft) -> Transaction:
        """Records the correction of a refused transaction (`draft.amends`) and closes that one, both or neither.

        Raises:
            UserError: `UNKNOWN_TRANSACTION`, or `NOT_REFUSED` with the state it is in.
        """
        if draft.amends is None:
            raise ValueError("an amendment names what it amends")
        with self._writes() as writer:
            state = _state_or_refuse(writer, draft.amends)
            if state is not State.REFUSED:
                raise UserError("NOT_REFUSED", state=state)
            now = self._clock.read()
            transaction = writer.add(draft, now)
            writer.add_event(EventKind.AMENDED, draft.amends, state, now.wall, details={"amended_by": transaction.id})
            return transaction

    def void(self, transaction_id: str) -> None:
        """Takes back a transaction that never left this machine.

        Raises:
            UserError: `UNKNOWN_TRANSACTION`; `NOT_WAITING` with the state where the server has it, or may have it.
        """
        with self._writes() as writer:
            state = _state_or_refuse(writer, transaction_id)
            if state is not State.WAITING:
                raise UserError("NOT_WAITING", state=state)
            writer.add_event(EventKind.VOIDED, transaction_id, state, self._clock.read().wall)

    def void_waiting(self, ids: Sequence[str]) -> list[str]:
        """Takes back those of many transactions that never left this machine, in one write; returns their ids."""
        with self._writes() as writer:
            impossible = set(writer.add_events(EventKind.VOIDED, ids, self._clock.read().wall))
        return [id_ for id_ in ids if id_ not in impossible]

    def append_instead(self, draft: Draft, replaced: str) -> Transaction:
        """Records a desk action and takes back the waiting row whose place it takes, both or neither.

        Raises:
            UserError: `UNKNOWN_TRANSACTION`; `NOT_WAITING` with the state where the server has it, or may have it.
        """
        with self._writes() as writer:
            state = _state_or_refuse(writer, replaced)
            if state is not State.WAITING:
                raise UserError("NOT_WAITING", state=state)
            now = self._clock.read()
            writer.add_event(EventKind.VOIDED, replaced, state, now.wall)
            return writer.add(draft, now)

    def waive(self, transaction_id: str, reason: str) -> None:
        """Closes a refused or unknown transaction that somebody settled by hand.

        Raises:
            UserError: `REASON_MISSING`, `UNKNOWN_TRANSACTION` or `NOT_REFUSED` with the state.
        """
        if not reason.strip():
            raise UserError("REASON_MISSING")
        with self._writes() as writer:
            state = _state_or_refuse(writer, transaction_id)
            try:
                next_state(state, EventKind.WAIVED)
            except ImpossibleEvent:
                raise UserError("NOT_REFUSED", state=state) from None
            now = self._clock.read().wall
            writer.add_event(EventKind.WAIVED, transaction_id, state, now, details={"reason": reason.strip()})

    def note_attempt(
        self,
        ids: Sequence[str],
        *,
        times: Mapping[str, datetime] | None = None,
        answers: Iterable[Receipt | Outcome] = (),
    ) -> list[str]:
        """Written ahead of a request that carries these rows; returns those that may really be sent.

        A row that was voided meanwhile, by another process, is not among them.

        Args:
            ids: of the rows.
            times: the moments under which they leave, by id: kept where the server knows a row by nothing else.
            answers: what the request before brought to other rows, kept in the same write: one wait for the disk.
        """
        details = {id_: {reading.SENT_AS: at.isoformat()} for id_, at in (times or {}).items()}
        with self._writes() as writer:
            now = self._clock.read().wall
            note_answers(writer, list(answers), now)
            impossible = set(writer.add_events(EventKind.ATTEMPTED, ids, now, details))
        return [id_ for id_ in ids if id_ not in impossible]

    def note_not_sent(self, ids: Sequence[str]) -> None:
        """The attempt provably never reached the server: rows that were unknown because of it wait again."""
        with self._writes() as writer:
            writer.add_events(EventKind.NOT_SENT, ids, self._clock.read().wall)

    def send_again(self, transaction_id: str, reason: str) -> None:
        """Has an unknown transaction wait again, by a person's word: the server does not have it.

        Raises:
            UserError: `REASON_MISSING`, `UNKNOWN_TRANSACTION` or `NOT_UNKNOWN` with the state.
        """
        if not reason.strip():
            raise UserError("REASON_MISSING")
        with self._writes() as writer:
            state = _state_or_refuse(writer, transaction_id)
            if state is not State.UNKNOWN:
                raise UserError("NOT_UNKNOWN", state=state)
            now = self._clock.read().wall
            writer.add_event(EventKind.NOT_SENT, transaction_id, state, now, details={"reason": reason.strip()})

    def note_exported(
        self, carried_as: Mapping[str, str], part: Path, *, left_before: Collection[str] = ()
    ) -> list[str]:
        """Written ahead of a file that carries rows; returns the ids of those that may go into it.

        Args:
            carried_as: by id, the id under which whoever takes the file in records the row. Their own where the file
                carries that; else one made from what its line says, see `carried_as`.
            part: what the file is called until it is whole, and nothing else ever was: as long as that is there,
                nothing left.
            left_before: ids of those that the server may have whatever becomes of this file.
        """
        details = reading.details_of_export(carried_as, part, left_before)
        with self._writes() as writer:
            now = self._clock.read().wall
            impossible = set(writer.add_events(EventKind.EXPORTED, carried_as, now, details))
        return [id_ for id_ in carried_as if id_ not in impossible]

    def note_answers(self, answers: Iterable[Receipt | Outcome]) -> list[str]:
        """Keeps what the server said, durable before this returns.

        An answer to a row that has its final outcome already is the same answer again and changes nothing; so does
        the very answer that a row got last.

        Returns:
            Ids the journal does not know: rows that a restore lost and the server still has.
        """
        with self._writes() as writer:
            return note_answers(writer, list(answers), self._clock.read().wall)

    def note_due_date_asked(self, transaction_id: str, due_at: datetime) -> None:
        """Written ahead of asking the server to set a loan's due date; see `due_dates.note_asked` for errors."""
        with self._writes() as writer:
            due_dates.note_asked(writer, transaction_id, due_at, self._clock.read().wall)

    def note_due_date_read(self, outcome: Outcome, refused: str = "") -> None:
        """The due date that the server keeps was read back; `refused` is its code for why it set none."""
        with self._writes() as writer:
            due_dates.note_read(writer, outcome, refused, self._clock.read().wall)

    def set(self, name: str, value: bytes) -> None:
        """Keeps a setting that belongs with the journal: the token, cursors, keys of replicas."""
        with self._plain_write() as connection:
            connection.execute(SET, (name, value))
        if name == _WORKSTATION:
            self._workstation = value.decode()

    def remove(self, name: str) -> None:
        """Forgets a setting."""
        with self._plain_write() as connection:
            connection.execute("DELETE FROM settings WHERE name = ?", (name,))

    def accept_lost_tail(self) -> None:
        """Somebody has taken note of a lost tail, which stays lost: `verify` speaks of what is here from now on."""
        self.remove(LOST_TAIL)

    def leave_epoch(self, known: ChainHead) -> None:
        """Numbers rows anew from here on: the server knows a head, and so rows, of this epoch that are not here."""
        with self._plain_write() as connection:
            leave_epoch(connection, known)
            self._epoch = present_epoch(connection)

    def enrol(self, workstation: str) -> None:
        """Gives the journal its workstation's name."""
        self.set(_WORKSTATION, workstation.encode())

    # reading

    def setting(self, name: str) -> bytes | None:
        """A setting, None where it was never set."""
        with self._reads() as connection:
            return reading.setting(connection, name)

    def find(self, transaction_id: str) -> Recorded:
        """One transaction, archived or not, by its id or by enough of its last characters.

        Raises:
            UserError: `UNKNOWN_TRANSACTION` or `AMBIGUOUS_ID`.
        """
        wanted = transaction_id.strip().lower()
        with self._moment() as connection, self._archive() as archive:
            found = reading.find(connection, wanted, archive)
            if found is None:
                ids = reading.find_ids(connection, wanted) if wanted else []
                if len(ids) > 1:
                    raise UserError("AMBIGUOUS_ID")
                found = reading.find(connection, ids[0], archive) if ids else None
        if found is None:
            raise UserError("UNKNOWN_TRANSACTION")
        return found

    def rows(
        self, states: Iterable[State] | None = None, limit: int | None = None, *, archived: bool = False
    ) -> Iterator[Recorded]:
        """Transactions in the order they were recorded, of some states or of all, as they are at the first one.

        Through a connection of its own: whoever goes through them may write to the journal meanwhile. `archived`:
        those of archived days as well.
        """
        with self._once_through() as connection, self._archive(ahead=_READ_AHEAD) as archive:
            yield from reading.rows(connection, states, limit, archive if archived else None)

    def newest(self, limit: int) -> list[Recorded]:
        """The last rows of the everyday journal, newest first."""
        with self._moment() as connection:
            return reading.newest(connection, limit)

    def ids(self) -> frozenset[str]:
        """Of every transaction ever recorded, archived ones included."""
        with self._reads() as connection:
            return reading.ids(connection)

    def carried_as(self) -> dict[str, str]:
        """Under which ids rows left in files, with the rows' own: a file that comes back here says nothing new."""
        with self._moment() as connection, self._archive(ahead=_READ_AHEAD) as archive:
            return reading.carried_as(connection, archive)

    def counts(self) -> dict[State, int]:
        """How many transactions are in each state."""
        with self._reads() as connection:
            return reading.counts(connection)

    def account(self) -> tuple[int, dict[State, int]]:
        """Transactions ever recorded, counted from the entries, and where they stand, at one moment."""
        with self._once_through() as connection, OneTransaction(self._told, connection, "BEGIN"):
            return reading.recorded(connection), reading.counts(connection)

    def attempts(self, ids: Iterable[str]) -> dict[str, Attempt]:
        """How rows last left, by id; those that never did are left out."""
        with self._reads() as connection:
            return reading.attempts(connection, ids)

    def due_dates_asked(self) -> dict[str, due_dates.Ask]:
        """Due dates that the server was asked to set, by the row's id, and that nobody has read back since."""
        with self._reads() as connection:
            return due_dates.open_asks(connection)

    def history(self, transaction_id: str) -> list[HistoryEntry]:
        """What happened to a transaction, oldest first."""
        with self._moment() as connection, self._archive() as archive:
            return reading.history(connection, transaction_id, archive)

    def local_rows(self, card_key: str | None, item_keys: Iterable[str], cursor: int) -> list[LocalRow]:
        """This workstation's rows with a card, about items, and about items the card's rows are about, oldest first.

        Only those that a replica at `cursor` does not show yet.
        """
        with self._reads() as connection:
            return reading.local_rows(connection, card_key, item_keys, cursor)

    def holdings_rows(self, cursor: int, *, of_sets: bool = False) -> list[LocalRow]:
        """This workstation's rows about items' records that a replica at `cursor` does not show yet, oldest first.

        Those about exchange sets only, where `of_sets`: they are few, whatever a batch edit has left here.
        """
        with self._reads() as connection:
            return reading.holdings_rows(connection, cursor, of_sets=of_sets)

    def batches(self) -> list[BatchRecorded]:
        """Batch edits that were recorded here and are not archived, newest first. Reads every row's body."""
        with self._once_through() as connection, OneTransaction(self._told, connection, "BEGIN"):
            return reading.batches(connection)

    def batch(self, batch_id: str) -> list[Recorded]:
        """The rows of one, in the order they were recorded."""
        with self._once_through() as connection:
            return reading.batch(connection, batch_id)

    def head(self) -> ChainHead:
        """The end of the chain, as told to the server."""
        with self._reads() as connection:
            head = read_head(connection, self._epoch)
        return _chain_head(head)

    def has_head(self, head: ChainHead) -> bool:
        """Whether the chain runs through a head that the server was told; if not, a tail was lost."""
        if head.position == 0:
            return True
        with self._reads() as connection:
            row = connection.execute("SELECT chain_hash FROM entries WHERE position = ?", (head.position,)).fetchone()
        return row is not None and bytes(row[0]).hex() == head.chain_hash

    # archiving

    def archive_days(self, since: datetime, zone: tzinfo, cursor: int) -> int:
        """Moves what is settled and older than `since` out of the everyday journal, some of it at each call.

        Args:
            since: the beginning of the retention time, see `retention.kept_since`.
            zone: the library's: whole local days are moved.
            cursor: of the replica in use, which must show what the rows did.

        Returns:
            how many transactions were moved.
        """
        return archive_days(self.path, self._key, since, zone, cursor)

    def erase_cards(self, forgotten: Callable[[str], bool], up_to: int, cursor: int) -> Erased:
        """Erases what is settled of patrons whom the law wants forgotten, see `forgetting.erase_cards`."""
        return erase_cards(self.path, self._key, forgotten, up_to, cursor)

    # inside

    def _archive(self, *, ahead: int = 1) -> Bodies:
        return Bodies(archive_of(self.path), self._key, ahead=ahead)

    def _begin(self) -> None:
        outside = self._outside.read()  # before the journal: it can only be behind then
        with self._moment() as connection:
            refuse_newer(revision_of(connection), self.path)  # from here on nobody upgrades it; until here, perhaps
            wanted = needs_new_epoch(connection, outside)
        if wanted:
            with self._plain_write() as connection:
                begun = begin_epoch(connection, self._outside)
                head = read_head(connection, present_epoch(connection))
            if begun:
                with self._told:
                    self._outside.reset(head)
        with self._moment() as connection:
            self._epoch = present_epoch(connection)
            self._workstation = (reading.setting(connection, _WORKSTATION) or b"").decode()

    @contextmanager
    def _reads(self) -> Iterator[DriverConnection]:
        """For one statement, which sees one moment by itself."""
        with self._told:
            yield self._connection

    @contextmanager
    def _once_through(self) -> Iterator[DriverConnection]:
        """A connection of its own: what is gone through takes no room from what a desk asks again and again."""
        with self._told, closing(connect(self.path, self._key, pragmas=_ONCE_THROUGH)) as connection:
            yield connection

    def _moment(self) -> AbstractContextManager[DriverConnection]:
        """For several statements that see the same moment."""
        return OneTransaction(self._told, self._connection, "BEGIN")

    def _plain_write(self) -> AbstractContextManager[DriverConnection]:
        return OneTransaction(self._told, self._connection, "BEGIN IMMEDIATE")

    @contextmanager
    def _writes(self) -> Iterator[Writer]:
        with self._plain_write() as connection:
            writer = self._writer(connection)
            yield writer
            writer.flush()
        self._note_head(writer)

    def _writer(self, connection: DriverConnection) -> Writer:
        return Writer(connection, self._workstation, self._epoch)

    def _note_head(self, writer: Writer) -> None:
        # The row is durable now, whatever becomes of the head: a head left behind proves less and accuses nobody.
        with suppress(OSError):
            self._outside.write(writer.head)


def _chain_head(head: Head) -> ChainHead:
    return ChainHead(head.epoch, head.seq, head.position, head.chain_hash.hex())


def _state_or_refuse(writer: Writer, transaction_id: str) -> State:
    standing = writer.standings([transaction_id]).get(transaction_id)
    if standing is None:
        raise UserError("UNKNOWN_TRANSACTION")
    return standing.state

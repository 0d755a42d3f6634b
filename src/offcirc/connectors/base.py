"""What every central server looks like from the workstation.

A connector does no bookkeeping: it never touches the journal or the replica, it turns requests into answers. Rows it
is given stay the caller's until an answer for each has been yielded.

Every method may raise `Unreachable` (nothing left this machine), `OutcomeUnknown` (the request left, the answer did
not arrive whole), `AuthRequired`, `ServerBusy`, `ProtocolMismatch` or `RequestRefused` (see `offcirc.errors`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Protocol

from offcirc.domain.outcomes import Outcome, Receipt
from offcirc.domain.transactions import Kind
from offcirc.wire.messages import (
    CarriedAnswer,
    ChainHead,
    Changes,
    ContactAnswer,
    ContactRequest,
    QueuedRow,
    SentTransaction,
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long piece of work is: `done` of `total` `unit`s; `total` is None while it is not known."""

    step: str
    done: int
    total: int | None
    unit: str


NOTHING_TOLD = ContactRequest()
"""For a contact that only asks."""

ReportProgress = Callable[[Progress], None]
"""Called often. Raises `Cancelled` when somebody pressed cancel: connectors let it through and clean up."""


def say_nothing(_progress: Progress) -> None:
    """Progress for nobody."""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a kind of server can do. What it cannot keep is said on the screen, never silently dropped.

    Attributes:
        kinds: transactions it can carry.
        idempotent: the same transaction sent twice is applied once.
        knows_ids: the server keeps our transactions' ids: its queue and its outcomes name them, and it remembers what
            came of each. Where it does not, rows are known again by what they say, and asked about one by one.
        has_queue: rows wait at the server until somebody processes them.
        keeps_due_date: the loan gets the date the patron was told.
        keeps_time: the loan gets the moment it was made.
        delta: changes since a cursor can be fetched.
        look_up: it can be asked what became of a row.
        withdraw: a row that waits there can be taken back.
        sets_due_date: a loan that is there can be given the date the patron was told, afterwards.
        batch_size: transactions in one request.
    """

    kinds: frozenset[Kind]
    idempotent: bool
    knows_ids: bool
    has_queue: bool
    keeps_due_date: bool
    keeps_time: bool
    delta: bool
    look_up: bool
    withdraw: bool
    sets_due_date: bool
    batch_size: int


class Fate(Enum):
    """What a server that gives no answer of its own lets us conclude about a row whose answer was lost."""

    NOT_RECEIVED = "not_received"
    """It provably never came: it may be sent again."""
    CANNOT_TELL = "cannot_tell"
    """A person decides. Never followed by a blind resend."""


@dataclass(frozen=True, slots=True)
class ReplicaFile:
    """A complete replica, opened as received: SQLCipher under `key`, content verified against `sha256`.

    A file that was built here has been nowhere else, and its `sha256` is empty. `scope` tags whose patrons it holds, as
    the server says it (`ContactAnswer.extract_scope`).
    """

    path: Path
    key: bytes
    sha256: str
    cursor: int
    scope: str = ""


@dataclass(slots=True)
class LeftOut:
    """Counts records that a server sent and nobody could read, or that it is known not to have sent."""

    records: int = 0


@dataclass(frozen=True, slots=True)
class ChangedPages:
    """What changed since a cursor: iterated once, in order; errors come while iterating.

    Attributes:
        pages: the changes.
        left_out: complete when the last page was given.
    """

    pages: Iterator[Changes]
    left_out: LeftOut = field(default_factory=LeftOut)

    def __iter__(self) -> Iterator[Changes]:
        return self.pages


@dataclass(frozen=True, slots=True)
class RecordPages:
    """Everything a server knows, where it makes no file of it: the workstation builds the replica from these.

    Attributes:
        pages: in any order, `since` is 0; each record comes once, and only the last page has `more` False. Iterated
            once; errors come while iterating.
        left_out: complete when the last page was given.
        kinds: fields of `Changes` that are told, be it that there are none; of the others nothing is known.
    """

    pages: Iterator[Changes]
    left_out: LeftOut
    kinds: frozenset[str] = frozenset({"patrons", "items", "loans", "libraries"})


class Connector(Protocol):
    """One central server."""

    @property
    def capabilities(self) -> Capabilities:
        """What this server can do."""
        ...

    def contact(self, told: ContactRequest = NOTHING_TOLD) -> ContactAnswer:
        """Proves the credential, reads the server's clock, tells how it stands here. Cheap; begins every exchange."""
        ...

    def pull(self, since: int | None, into: Path, report: ReportProgress) -> ReplicaFile | RecordPages | ChangedPages:
        """Everything (`since` None, or a cursor the server no longer knows) or the changes since a cursor.

        Args:
            since: the replica's cursor.
            into: where a whole file is written; an interrupted earlier download there is resumed.
            report: progress.
        """
        ...

    def submit(self, batch: Sequence[SentTransaction], head: ChainHead | None) -> Iterator[Receipt | Outcome]:
        """Hands rows over, at most `batch_size`, in `seq` order; yields one answer a row, in any order."""
        ...

    def look_up(self, rows: Sequence[SentTransaction]) -> Iterator[Receipt | Outcome | Fate]:
        """What became of rows, as they left: one answer each in order; a receipt for one that waits there."""
        ...

    def outcomes(self, since: int) -> Iterator[Outcome]:
        """Outcomes of this workstation's rows numbered after `since`, whoever processed them, ascending.

        Only of a server that knows ids.
        """
        ...

    def queue(self, own: Sequence[SentTransaction]) -> Iterator[QueuedRow]:
        """All rows that wait at the server, every workstation's, in processing order.

        Args:
            own: this workstation's rows that may be among them, as they left; a server that knows ids needs none.
                Those it recognises come under their own ids, strangers under one that the connector makes.
        """
        ...

    def process(
        self, ids: Sequence[str] | None, own: Sequence[SentTransaction], report: ReportProgress
    ) -> Iterator[tuple[str, Outcome]]:
        """Applies rows (None: all) in the server's order; yields (workstation, outcome) as each is final.

        Args:
            ids: as `queue` gave them.
            own: as for `queue`.
            report: progress.
        """
        ...

    def withdraw(self, ids: Sequence[str], own: Sequence[SentTransaction]) -> Iterator[tuple[str, Outcome]]:
        """Takes rows back that wait at the server, where it can; they are refused as `WITHDRAWN`."""
        ...

    def read_back(self, rows: Sequence[SentTransaction]) -> Iterator[Outcome]:
        """The due dates that the server keeps for the loans of rows it applied, where it sets dates of its own."""
        ...

    def hand_in(self, content: bytes) -> CarriedAnswer:
        """Brings a file of another workstation's rows, sealed to this server; the same file again changes nothing.

        Raises:
            RequestRefused: `CANNOT_HAND_IN` where the server takes none; a code that begins with `CARRIED`: this one.
        """
        ...

    def set_due_date(self, row: SentTransaction, due_at: datetime) -> str:
        """Has the server make the loan of a row due at another moment, where it can: a renewal, and counted as one.

        Returns:
            the server's own code for why it would not; empty where it did.

        Raises:
            OutcomeUnknown: it may have done it; `read_back` tells.
            ConnectorError: of another kind: it did nothing.
        """
        ...

    def close(self) -> None:
        """Lets connections go."""
        ...

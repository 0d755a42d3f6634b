"""Telling whose an operation in Koha's queue is: it keeps no id of ours, only what the row says.

Two rows that say the same to the minute look the same in the queue; each operation is taken for one of them, in order.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from offcirc.connectors.koha.offline import Fingerprint, Operation
from offcirc.wire.messages import SentTransaction

_FOREIGN = "koha-"


@dataclass(frozen=True, slots=True)
class Known:
    """An operation in the queue; `sent` is this workstation's row, None where somebody else recorded it."""

    operation: Operation
    sent: SentTransaction | None

    @property
    def id(self) -> str:
        """Our row's, else one made of Koha's number."""
        return self.sent.transaction.id if self.sent is not None else f"{_FOREIGN}{self.operation.id}"

    @property
    def card(self) -> str:
        """Ours where the row is ours: Koha's queue keeps fewer characters."""
        return (self.sent.transaction.card_number or "") if self.sent is not None else self.operation.card

    @property
    def barcode(self) -> str:
        """The same."""
        return (self.sent.transaction.item_barcode or "") if self.sent is not None else self.operation.barcode

    @property
    def told_due_at(self) -> datetime | None:
        """The due date on the patron's slip; Koha keeps none, so that nobody knows that of others' rows."""
        return self.sent.transaction.due_at if self.sent is not None else None

    @property
    def workstation(self) -> str:
        """Who recorded it; Koha does not keep that of others' rows."""
        return self.sent.transaction.workstation if self.sent is not None else ""


def recognise(
    operations: Iterable[Operation],
    own: Sequence[SentTransaction],
    fingerprint: Callable[[SentTransaction], Fingerprint],
) -> list[Known]:
    """The operations in their order, each with this workstation's row where it is one.

    Args:
        operations: of the server's queue.
        own: rows that may be among them, as they left.
        fingerprint: of a row, as the queue would show it.
    """
    waiting: dict[Fingerprint, deque[SentTransaction]] = defaultdict(deque)
    for sent in own:
        waiting[fingerprint(sent)].append(sent)
    found = []
    for operation in operations:
        same = waiting.get(operation.fingerprint)
        found.append(Known(operation, same.popleft() if same else None))
    return found

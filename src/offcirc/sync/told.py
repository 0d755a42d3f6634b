"""What a new replica file tells is kept before the file counts as loaded: a kill in between tells it once more."""

from __future__ import annotations

from offcirc.batches import batched
from offcirc.connectors.base import ReplicaFile
from offcirc.domain.transactions import State
from offcirc.journal import Journal
from offcirc.replica.told import read_told
from offcirc.sync.forgetting import take_in

_OPEN = (State.WAITING, State.UNKNOWN, State.SENT)
_KEPT_AT_ONCE = 1_000


def take_in_what_is_told(journal: Journal, file: ReplicaFile) -> None:
    """Whom to forget, and what became of rows that left in files.

    A machine that is in contact has heard all of it there, and learns nothing new here; unless its journal was
    restored, or no network ever reaches it.

    Raises:
        EnvironmentProblem: `REPLICA_UNREADABLE`, or of the journal.
    """
    told = read_told(file.path, file.key)
    take_in(journal, told.server_id, told.erasures)
    if not told.outcomes:
        return
    ours = {row.transaction.id for row in journal.rows(_OPEN)}
    for part in batched((each for each in told.outcomes if each.transaction_id in ours), _KEPT_AT_ONCE):
        journal.note_answers(part)

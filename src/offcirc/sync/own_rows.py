"""This workstation's rows as they left, for servers that know them by nothing but what they say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from offcirc.connectors.base import Connector
from offcirc.domain.transactions import State
from offcirc.journal import Journal
from offcirc.wire.messages import SentTransaction

_MAY_BE_THERE = (State.SENT, State.UNKNOWN)


def own_rows(journal: Journal, connector: Connector, states: Iterable[State] = _MAY_BE_THERE) -> list[SentTransaction]:
    """Rows that the server has or may have, under the moments they left with, in the order they were recorded.

    None where the server knows rows by their ids: it needs no help to tell whose they are.
    """
    if connector.capabilities.knows_ids:
        return []
    rows = [recorded.transaction for recorded in journal.rows(states)]
    left_at = moments_of(journal, [row.id for row in rows])
    return [SentTransaction(row, row.recorded_at, left_at.get(row.id, row.occurred_at)) for row in rows]


def moments_of(journal: Journal, ids: Sequence[str]) -> dict[str, datetime]:
    """The moments under which rows left, by id, where they were written ahead."""
    attempts = journal.attempts(ids).items()
    return {id_: attempt.sent_as for id_, attempt in attempts if attempt.sent_as is not None}

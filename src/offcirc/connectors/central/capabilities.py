"""What our own central server can do: everything."""

from __future__ import annotations

from offcirc.connectors.base import Capabilities
from offcirc.domain.transactions import Kind
from offcirc.wire.messages import MAX_BATCH

CAPABILITIES = Capabilities(
    kinds=frozenset(Kind),
    idempotent=True,
    knows_ids=True,
    has_queue=True,
    keeps_due_date=True,
    keeps_time=True,
    delta=True,
    look_up=True,
    withdraw=False,
    sets_due_date=False,
    batch_size=MAX_BATCH,
)

"""The account that always holds: every recorded transaction is in exactly one state."""

from __future__ import annotations

from dataclasses import dataclass

from offcirc.domain.transactions import State
from offcirc.journal import Journal


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """`recorded` is counted from the journal's entries, `states` from where each row stands: two ways to one number."""

    recorded: int
    states: dict[State, int]

    @property
    def holds(self) -> bool:
        """Whether recorded = waiting + unknown + sent + succeeded + refused + amended + waived + voided."""
        return self.recorded == sum(self.states.values())


def reconcile(journal: Journal) -> Reconciliation:
    """Counts both sides in one moment."""
    recorded, states = journal.account()
    return Reconciliation(recorded, states)

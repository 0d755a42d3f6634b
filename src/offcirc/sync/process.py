"""Applies rows at the server, one by one, every row with its own result as it happens (K17 to K21)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from time import monotonic

from offcirc.clock import Clock
from offcirc.connectors.base import Connector, ReportProgress
from offcirc.domain.outcomes import Outcome, Result
from offcirc.journal import Journal
from offcirc.sync.contact import make_contact
from offcirc.sync.upload import fetch_outcomes

_KEPT_AT_ONCE = 100
_KEPT_AFTER_S = 0.1


@dataclass(slots=True)
class Summary:
    """What came of a run of processing (K21)."""

    results: Counter[Result] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        """Counts one outcome."""
        self.results[outcome.result] += 1
        if outcome.result is Result.REFUSED or outcome.result is Result.RETRY:
            self.codes[outcome.code] += 1

    @property
    def total(self) -> int:
        """Rows that got a result."""
        return self.results.total()

    @property
    def all_applied(self) -> bool:
        """Whether no row was refused or put off."""
        return not self.codes


def process(
    journal: Journal, connector: Connector, clock: Clock, ids: Sequence[str] | None, report: ReportProgress
) -> Iterator[tuple[str, Outcome]]:
    """Has the server apply rows (None: all that wait); yields (workstation, outcome) as each is committed there.

    Outcomes of this workstation's own rows are kept in the journal while they come; what a lost connection cuts off
    comes home at the next contact.

    Raises:
        ConnectorError: what came before it is kept.
    """
    make_contact(journal, connector, clock)
    mine: list[Outcome] = []
    kept_at = monotonic()
    try:
        for workstation, outcome in connector.process(ids, report):
            if workstation == journal.workstation:
                mine.append(outcome)
            yield workstation, outcome
            if mine and (len(mine) >= _KEPT_AT_ONCE or monotonic() - kept_at > _KEPT_AFTER_S):
                journal.note_answers(mine)
                mine.clear()
                kept_at = monotonic()
    finally:
        if mine:
            journal.note_answers(mine)
    answer, _ = make_contact(journal, connector, clock)
    fetch_outcomes(journal, connector, answer.last_outcome)

"""Applies rows at the server, one by one, every row with its own result as it happens (K17 to K21)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from time import monotonic

from offcirc.clock import Clock
from offcirc.connectors.base import Connector, ReportProgress
from offcirc.domain.outcomes import Outcome, Result
from offcirc.errors import UserError
from offcirc.journal import Journal
from offcirc.sync.at_work import only_run
from offcirc.sync.coming_home import learn_outcomes
from offcirc.sync.contact import make_contact
from offcirc.sync.own_rows import own_rows
from offcirc.wire.messages import SentTransaction

_KEPT_AT_ONCE = 100
_KEPT_AFTER_S = 0.1
_APPLIED = frozenset({Result.SUCCESS, Result.SUCCESS_WITH_NOTES})


@dataclass(slots=True)
class Summary:
    """What came of a run of processing (K21)."""

    results: Counter[Result] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        """Counts one outcome."""
        self.results[outcome.result] += 1
        if outcome.result not in _APPLIED:
            self.codes[outcome.code] += 1

    @property
    def total(self) -> int:
        """Rows that got a result."""
        return self.results.total()

    @property
    def all_applied(self) -> bool:
        """Whether no row was refused, put off or left in doubt."""
        return not self.codes


def process(
    journal: Journal, connector: Connector, clock: Clock, ids: Sequence[str] | None, report: ReportProgress
) -> Iterator[tuple[str, Outcome]]:
    """Has the server apply rows (None: all that wait); yields (workstation, outcome) as each is committed there.

    Outcomes of this workstation's own rows are kept in the journal while they come; what a lost connection cuts off
    comes home at the next contact.

    Raises:
        ServerBusy: `BUSY`, the server may still be at work on a row of a run that broke off, and would apply it twice.
        ConnectorError: what came before it is kept.
    """
    make_contact(journal, connector, clock)
    if connector.capabilities.knows_ids:
        yield from _kept(journal, connector.process(ids, (), report), {journal.workstation}, at_once=False)
    else:
        with only_run(journal, clock) as at_work:
            own = own_rows(journal, connector)
            outcomes = connector.process(ids, own, at_work.watching(report))
            yield from _kept(journal, outcomes, _whose(journal, own), at_once=True)
    answer, contact = make_contact(journal, connector, clock)
    learn_outcomes(journal, connector, answer.last_outcome, contact, report)


def withdraw(
    journal: Journal, connector: Connector, clock: Clock, ids: Sequence[str], reason: str
) -> Iterator[tuple[str, Outcome]]:
    """Takes rows out of the server's queue; this workstation's own are settled by hand, for the reason given.

    Args:
        journal: where the outcomes are kept.
        connector: a server that can.
        clock: this workstation's.
        ids: as in its queue.
        reason: why, in the words of whoever decided.

    Raises:
        UserError: `REASON_MISSING`; nothing was withdrawn.
        ConnectorError: what was withdrawn before it is kept.
    """
    if not reason.strip():
        raise UserError("REASON_MISSING")
    make_contact(journal, connector, clock)
    with only_run(journal, clock):
        own = own_rows(journal, connector)
        kept_here = _whose(journal, own)
        for workstation, outcome in connector.withdraw(ids, own):
            if workstation in kept_here:
                journal.note_answers([outcome])
                journal.waive(outcome.transaction_id, reason)
            yield workstation, outcome


def _whose(journal: Journal, own: Sequence[SentTransaction]) -> Collection[str]:
    """Whose rows this journal keeps: its workstation's, and those that files of other ones have brought."""
    return {journal.workstation, *(sent.transaction.workstation for sent in own)}


def _kept(
    journal: Journal, outcomes: Iterator[tuple[str, Outcome]], kept_here: Collection[str], *, at_once: bool
) -> Iterator[tuple[str, Outcome]]:
    """The same, with those of rows that this journal keeps durable soon after they came, at the end whatever happens.

    Args:
        journal: where they are kept.
        outcomes: as they come.
        kept_here: see `_whose`.
        at_once: before the next row is processed, where the server would not say it again.
    """
    mine: list[Outcome] = []
    kept_at = monotonic()
    try:
        for workstation, outcome in outcomes:
            if workstation in kept_here:
                mine.append(outcome)
            late = monotonic() - kept_at > _KEPT_AFTER_S
            if mine and (at_once or late or len(mine) >= _KEPT_AT_ONCE):
                journal.note_answers(mine)
                mine.clear()
                kept_at = monotonic()
            yield workstation, outcome
    finally:
        if mine:
            journal.note_answers(mine)

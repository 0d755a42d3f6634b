"""Applying operations of Koha's queue one by one, each with what came of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from offcirc.connectors.base import Progress, ReportProgress
from offcirc.connectors.koha import answers
from offcirc.connectors.koha.loans import LoanReader
from offcirc.connectors.koha.offline import OfflineService, Operation
from offcirc.connectors.koha.recognising import Known
from offcirc.connectors.koha.verdicts import Verdicts
from offcirc.domain.barcodes import fold
from offcirc.domain.outcomes import Outcome, OutcomeCode, Result
from offcirc.errors import OutcomeUnknown

_READ_BACK_AT_ONCE = 50
"""Issues whose loans are read back together while processing goes on, where single loans can be asked for."""
_FAILED_INSIDE = frozenset({"SERVER_FAILED", "ANSWER_UNREADABLE"})
"""It answered, but not to what it was asked: the script died, perhaps after half its work."""

Told = Iterator[tuple[str, Outcome]]


class Processing:
    """One run."""

    def __init__(self, offline: OfflineService, loans: LoanReader, verdicts: Verdicts, report: ReportProgress) -> None:
        self._offline = offline
        self._loans = loans
        self._verdicts = verdicts
        self._report = report
        self._stuck: set[str] = set()
        """What rows touch that have no final result: later ones wait behind them."""
        self._unsettled: set[str] = set()
        """Items of which something goes on waiting."""
        self._to_read: list[Known] = []
        """Issues that were applied, and rows that were gone already: the loans say more about them."""

    def run(self, queue: Sequence[Known], ids: Collection[str] | None) -> Told:
        """Applies operations in their order; yields (workstation, outcome), an issue's when its loan was read back.

        Args:
            queue: all that wait.
            ids: of those to be applied; None for all.

        Raises:
            OutcomeUnknown: an answer was lost; what came of that operation is not known, the rest was not touched.
            ConnectorError: of the kind that fits.
        """
        chosen = [known for known in queue if ids is None or known.id in ids]
        self._unsettled = {fold(known.barcode) for known in queue if ids is not None and known.id not in ids}
        for done, known in enumerate(chosen, 1):
            outcome = self._one(known)
            self._report(Progress("process", done, len(chosen), "rows"))
            if outcome is not None:
                yield known.workstation, outcome
            if self._loans.reads_some and len(self._to_read) >= _READ_BACK_AT_ONCE:
                yield from self._read_back()
        yield from self._read_back()

    def _one(self, known: Known) -> Outcome | None:
        """None where the loans are to be asked."""
        if not self._stuck.isdisjoint(_keys(known.operation)):
            return self._put_off(known, OutcomeCode.WAITS_BEHIND)
        try:
            text = self._offline.process(known.operation.id)
        except OutcomeUnknown as error:
            if error.code not in _FAILED_INSIDE:
                raise
            return self._failed(known)
        if not text:
            return self._gone(known)
        result, code = answers.meaning_of(text)
        if result is Result.SUCCESS and known.operation.action == "issue":
            self._verdicts.applied.add(known.id)
            self._to_read.append(known)
            return None
        if result is Result.UNKNOWN:
            self._stuck |= _keys(known.operation)
        return self._verdicts.outcome(known.id, result, code)

    def _put_off(self, known: Known, code: OutcomeCode) -> Outcome:
        self._stuck |= _keys(known.operation)
        self._unsettled.add(fold(known.barcode))
        return self._verdicts.outcome(known.id, Result.RETRY, code)

    def _failed(self, known: Known) -> Outcome:
        """Koha deletes an operation after applying it: one that is still there was not applied to its end."""
        if any(each.id == known.operation.id for each in self._offline.queue()):
            return self._put_off(known, OutcomeCode.SERVER_FAILED)
        self._stuck |= _keys(known.operation)
        return self._verdicts.outcome(known.id, Result.UNKNOWN, OutcomeCode.SERVER_FAILED)

    def _gone(self, known: Known) -> Outcome | None:
        if known.sent is None:
            return self._verdicts.left_the_queue(known.id)
        self._to_read.append(known)
        return None

    def _read_back(self) -> Told:
        if not self._to_read:
            return
        self._report(Progress("read_back", 0, len(self._to_read), "rows"))
        loans = self._loans.read({known.barcode for known in self._to_read if known.barcode})
        for known in self._to_read:
            if known.id in self._verdicts.applied:
                loan = (loans or {}).get(fold(known.barcode))
                yield known.workstation, self._verdicts.lent(known.id, known.told_due_at, known.card, loan)
            elif known.sent is not None:
                found = self._verdicts.by_loans(known.sent, loans, self._unsettled)
                gone = self._verdicts.left_the_queue(known.id)
                yield known.workstation, found if isinstance(found, Outcome) else gone
        self._to_read.clear()


def _keys(operation: Operation) -> frozenset[str]:
    """What it touches: rows that share a key must not overtake each other."""
    keys = {f"card {fold(operation.card)}"} if operation.card else set()
    return frozenset(keys | ({f"item {fold(operation.barcode)}"} if operation.barcode else set()))

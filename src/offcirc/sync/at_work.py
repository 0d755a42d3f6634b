"""A run over the queue of a server that would apply a row twice: the next waits until nothing of it can be at work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from offcirc.clock import Clock
from offcirc.connectors.base import Progress, ReportProgress
from offcirc.errors import OutcomeUnknown, ServerBusy
from offcirc.journal import Journal

AT_WORK = timedelta(minutes=2)
"""For so long a request whose connection is gone may still be at work in the server."""
_RUN = "run_over_queue"
_NOTED_EVERY = timedelta(seconds=10)


class Run:
    """A run that is noted in the journal: whatever ends it, the next one knows when it was last at work."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock
        self._noted_at: datetime | None = None

    def note(self) -> None:
        """It goes on."""
        now = self._clock.read().wall
        if self._noted_at is None or abs(now - self._noted_at) >= _NOTED_EVERY:
            self._journal.set(_RUN, now.isoformat().encode())
            self._noted_at = now

    def watching(self, report: ReportProgress) -> ReportProgress:
        """The same progress, noted."""

        def watch(progress: Progress) -> None:
            self.note()
            report(progress)

        return watch


@contextmanager
def only_run(journal: Journal, clock: Clock) -> Iterator[Run]:
    """Notes a run until it ended with nothing under way.

    A row whose answer was lost is still in the queue while the server is at work on it: applied again then, a payment
    would be taken twice.

    Raises:
        ServerBusy: `BUSY`, an earlier run broke off a short time ago.
    """
    stored = journal.setting(_RUN)
    if stored and abs(clock.read().wall - datetime.fromisoformat(stored.decode())) < AT_WORK + _NOTED_EVERY:
        raise ServerBusy("BUSY")
    run = Run(journal, clock)
    run.note()
    try:
        yield run
    except OutcomeUnknown:
        raise
    except (Exception, GeneratorExit):
        journal.remove(_RUN)
        raise
    journal.remove(_RUN)

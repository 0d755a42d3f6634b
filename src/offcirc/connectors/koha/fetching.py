"""Several pages under way at once, each thread with a connection of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Generic, Self, TypeVar

from offcirc.connectors.koha.session import Answer, KohaSession
from offcirc.errors import OutcomeUnknown, ServerBusy

AT_ONCE = 4
"""Requests under way: a library's server has other work, and more gain nothing (PEERS: two cores)."""
_AHEAD = 2
"""Pages asked for beyond that, so that no thread waits while one is read here; they bound what lies in memory."""
_LOOK_UP_S = 0.25
"""Between two looks at whether somebody pressed cancel."""
_PAUSES_S = (1.0, 4.0)
"""Before a page is asked for once more: a lost page of two hundred must not cost the others."""

Job = TypeVar("Job")


class Fetching(Generic[Job]):
    """Fetches what is asked for and gives it back in the order in which it arrives.

    A context manager. Leaving it waits for nobody: what is still under way is given up, and each thread closes its own
    connection when its answer came.
    """

    def __init__(self, session: KohaSession, fetch: Callable[[KohaSession, Job], Answer]) -> None:
        self._session = session
        self._fetch = fetch
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._done: SimpleQueue[tuple[Job, Answer | Exception]] = SimpleQueue()
        self._left = threading.Event()
        self._threads = 0
        self.under_way = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._left.set()
        for _ in range(self._threads):
            self._jobs.put(None)

    @property
    def has_room(self) -> bool:
        """Whether another page should be asked for now."""
        return self.under_way < AT_ONCE + _AHEAD

    def ask(self, job: Job) -> None:
        """Has a page fetched."""
        self.under_way += 1
        if self._threads < min(AT_ONCE, self.under_way):
            self._threads += 1
            # A daemon: a server that keeps silent must not keep a cancelled program alive.
            threading.Thread(target=self._work, args=(self._session.clone(),), daemon=True).start()
        self._jobs.put(job)

    def take(self, waiting: Callable[[], None]) -> tuple[Job, Answer]:
        """The next page that has arrived.

        Args:
            waiting: called several times a second until then; it may raise `Cancelled`.

        Raises:
            ConnectorError: that page could not be fetched.
        """
        while True:
            try:
                job, answer = self._done.get(timeout=_LOOK_UP_S)
            except Empty:
                waiting()
                continue
            self.under_way -= 1
            if isinstance(answer, Exception):
                raise answer
            return job, answer

    def _work(self, session: KohaSession) -> None:
        try:
            while (job := self._jobs.get()) is not None and not self._left.is_set():
                self._done.put((job, self._answer(session, job)))
        finally:
            session.close()

    def _answer(self, session: KohaSession, job: Job) -> Answer | Exception:
        for pause_s in (*_PAUSES_S, None):
            try:
                return self._fetch(session, job)
            except (OutcomeUnknown, ServerBusy) as error:  # only ever of a page: nothing was to be done there
                if pause_s is None or error.code == "SERVER_SILENT" or self._left.wait(pause_s):
                    return error
            except Exception as error:  # noqa: BLE001 - raised again by whoever takes it
                return error
        raise AssertionError

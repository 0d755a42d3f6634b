"""The doors of offline circulation: `service.pl`, `list.pl`, `process.pl`.

Sources: PEERS.md [R]; Koha's `offline_circ/service.pl`, `list.pl`, `process.pl` and `list.tt`.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime

from tests.koha import pages
from tests.koha.sessions import Sessions
from tests.koha.staff_doors import StaffDoors
from tests.koha.state import Koha, Operation, ServerError
from tests.koha.wire import JSON, Answer, Request, html, text


class OfflineDoors:
    """One operation a request, and the queue."""

    def __init__(self, koha: Koha, sessions: Sessions, staff: StaffDoors, page_s: float) -> None:
        self._koha = koha
        self._sessions = sessions
        self._staff = staff
        self._page_s = page_s

    def service(self, request: Request) -> Answer:
        """service.pl. The branch that is sent is only stored; the session's counts. No due date is read."""
        status, session = self._sessions.by_program(request, "")
        if status != "ok":
            session = self._sessions.by_cookie(request)
        if session is None:
            return self._refused(status)
        operation = Operation(
            request.given("action"),
            self._timestamp(request.given("timestamp")),
            request.given("barcode").strip(),
            request.given("cardnumber").strip(),
            request.given("amount"),
            request.given("userid"),
            request.given("branchcode"),
        )
        if request.given("pending") == "true":
            return text(self._koha.enqueue(operation)).with_session(session.id)
        return text(self._koha.apply(operation, session.branch)).with_session(session.id)

    def _refused(self, status: str) -> Answer:
        http = self._koha.version.failure_status
        if http == 200:
            return text("Authentication failed.")
        return Answer(f'{{"auth_status":"{status}"}}'.encode(), http, JSON)

    def _timestamp(self, given: str) -> str:
        """Newer servers take it for UTC, with or without its `T` and `Z`, and turn it into their own time."""
        if not self._koha.version.utc_timestamps or not given:
            return given
        try:
            at = datetime.fromisoformat(given)
        except ValueError as error:
            raise ServerError("no time") from error
        aware = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
        return aware.astimezone(self._koha.zone).strftime("%Y-%m-%d %H:%M:%S")

    def queue(self, request: Request) -> Answer:
        """list.pl."""
        session = self._staff.guarded(request)
        if isinstance(session, Answer):
            return session
        time.sleep(self._page_s)
        koha = self._koha
        rows = [(row, koha.item(row["barcode"]), koha.patron(row["cardnumber"])) for row in koha.queued(session.branch)]
        return html(pages.queue(koha.version, session, rows, self._staff.token(session)))

    def process(self, request: Request) -> Answer:
        """process.pl: `action`, in versions with tokens `op`. Whose branch the operation has is not asked."""
        session = self._staff.guarded(request)
        if isinstance(session, Answer):
            return session
        asked = request.given("op").removeprefix("cud-") if self._koha.version.csrf else request.given("action")
        if asked == "process":
            return text(self._koha.process_queued(request.given("operationid"), session.branch))
        if asked == "delete":
            return text(self._koha.delete_queued(request.given("operationid")))
        return text("")

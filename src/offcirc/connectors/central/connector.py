"""The central server we ship, as a `Connector`: idempotent, keeps due date and time, has a queue and changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from offcirc.connectors.base import (
    NOTHING_TOLD,
    Capabilities,
    ChangedPages,
    Fate,
    Progress,
    ReplicaFile,
    ReportProgress,
)
from offcirc.connectors.central.capabilities import CAPABILITIES
from offcirc.connectors.central.download import download_extract
from offcirc.connectors.central.http import Http
from offcirc.connectors.way import SYSTEMS_WAY, Way
from offcirc.domain.outcomes import Outcome, Receipt
from offcirc.errors import OutcomeUnknown, ProtocolMismatch, RequestRefused
from offcirc.wire.messages import (
    MAX_BATCH,
    MAX_PAGE,
    NDJSON,
    PROTOCOL_VERSION,
    CarriedAnswer,
    ChainHead,
    Changes,
    ContactAnswer,
    ContactRequest,
    Enrolment,
    EnrolmentRequest,
    LookUp,
    LookUpAnswer,
    OutcomesPage,
    ProcessEvent,
    ProcessRequest,
    QueuedRow,
    QueuePage,
    SentTransaction,
    ServerInfo,
    Upload,
    UploadAnswer,
)

_CURSOR_TOO_OLD = "CURSOR_TOO_OLD"


def ask_server(url: str, way: Way = SYSTEMS_WAY) -> ServerInfo:
    """Who answers at an address.

    Raises:
        ConnectorError: nobody, somebody else, or another version.
    """
    http = Http(url, None, way)
    try:
        info = http.call("GET", "/v1/server", ServerInfo)
    finally:
        http.close()
    _check_version(info)
    return info


def enrol(url: str, request: EnrolmentRequest, way: Way = SYSTEMS_WAY) -> Enrolment:
    """Spends a one-time code for a credential of this workstation's own.

    Raises:
        RequestRefused: `CODE_UNKNOWN`, `CODE_USED` or `CODE_EXPIRED`.
        ConnectorError: the server is away, is not ours, or speaks another version.
    """
    http = Http(url, None, way)
    try:
        _check_version(http.call("GET", "/v1/server", ServerInfo))
        return http.call("POST", "/v1/enrolments", Enrolment, request)
    finally:
        http.close()


class CentralConnector:
    """Talks to one central server under one workstation's token. See `Connector` for the methods."""

    def __init__(self, url: str, token: str, way: Way = SYSTEMS_WAY) -> None:
        self._http = Http(url, token, way)
        self._scope = ""
        """What of the patrons the server lets this workstation have, as the last contact told."""

    @property
    def capabilities(self) -> Capabilities:
        """What this server can do."""
        return CAPABILITIES

    def contact(self, told: ContactRequest = NOTHING_TOLD) -> ContactAnswer:
        """Proves the credential, reads the server's clock, tells how it stands here."""
        answer = self._http.call("POST", "/v1/contact", ContactAnswer, told)
        _check_version(answer.server)
        self._scope = answer.extract_scope
        return answer

    def pull(self, since: int | None, into: Path, report: ReportProgress) -> ReplicaFile | ChangedPages:
        """The extract file, or the changes since a cursor where the server still has them all."""
        if since is not None:
            try:
                first = self._changes(since)
            except RequestRefused as refusal:
                if refusal.code != _CURSOR_TOO_OLD:
                    raise
            else:
                return ChangedPages(self._pages(first, report))
        return download_extract(self._http, into, self._scope, report)

    def _changes(self, since: int) -> Changes:
        return self._http.call("GET", f"/v1/changes?since={since}&limit={MAX_PAGE}&tag={self._scope}", Changes)

    def _pages(self, page: Changes, report: ReportProgress) -> Iterator[Changes]:
        records = 0
        while True:
            records += len(page.patrons) + len(page.items) + len(page.loans) + len(page.holds)
            report(Progress("changes", records, None if page.more else records, "records"))
            yield page
            if not page.more:
                return
            page = self._changes(page.cursor)

    def submit(self, batch: Sequence[SentTransaction], head: ChainHead | None) -> Iterator[Receipt | Outcome]:
        """Uploads one batch; the server has all of it on its disk, or none."""
        answer = self._http.call("POST", "/v1/transactions", UploadAnswer, Upload(tuple(batch), head))
        if len(answer.answers) != len(batch):
            raise ProtocolMismatch("ANSWER_UNREADABLE")
        for sent, item in zip(batch, answer.answers, strict=True):
            found = item.outcome or item.receipt
            if found is None or found.transaction_id != sent.transaction.id:
                raise ProtocolMismatch("ANSWER_UNREADABLE")
            yield found

    def look_up(self, rows: Sequence[SentTransaction]) -> Iterator[Receipt | Outcome | Fate]:
        """What became of rows; this server knows each that it received."""
        ids = [row.transaction.id for row in rows]
        for start in range(0, len(ids), MAX_BATCH):
            asked = tuple(ids[start : start + MAX_BATCH])
            answer = self._http.call("POST", "/v1/look-ups", LookUpAnswer, LookUp(asked))
            if len(answer.answers) != len(asked):
                raise ProtocolMismatch("ANSWER_UNREADABLE")
            for item in answer.answers:
                yield item.outcome or item.receipt or Fate.NOT_RECEIVED

    def outcomes(self, since: int) -> Iterator[Outcome]:
        """Outcomes of this workstation's rows numbered after `since`."""
        while True:
            page = self._http.call("GET", f"/v1/outcomes?since={since}&limit={MAX_PAGE}", OutcomesPage)
            yield from page.outcomes
            if not page.more:
                return
            since = page.next

    def queue(self, own: Sequence[SentTransaction]) -> Iterator[QueuedRow]:  # noqa: ARG002 - it knows their ids
        """All rows that wait at the server, in processing order."""
        after = 0
        while True:
            page = self._http.call("GET", f"/v1/queue?after={after}&limit={MAX_PAGE}", QueuePage)
            yield from page.rows
            if not page.more or not page.rows:
                return
            after = page.rows[-1].queue_id

    def process(
        self,
        ids: Sequence[str] | None,
        own: Sequence[SentTransaction],  # noqa: ARG002 - it knows their ids
        report: ReportProgress,
    ) -> Iterator[tuple[str, Outcome]]:
        """Applies rows; yields each outcome as it is committed.

        Raises:
            OutcomeUnknown: the stream was cut; what was yielded is final, the rest comes home at the next contact.
        """
        request = ProcessRequest(all=ids is None, ids=tuple(ids or ()))
        total: int | None = None
        done = 0
        with self._http.stream("POST", "/v1/queue/process", request, expect=NDJSON) as response:
            for line in response.iter_lines(chunk_size=None):
                event = _event(line)
                if event.total is not None:
                    total = event.total
                if event.outcome is not None:
                    done += 1
                    report(Progress("process", done, total, "rows"))
                    yield event.workstation, event.outcome
                if event.done:
                    return
        raise OutcomeUnknown("ANSWER_LOST")

    def withdraw(
        self,
        ids: Sequence[str],  # noqa: ARG002
        own: Sequence[SentTransaction],  # noqa: ARG002
    ) -> Iterator[tuple[str, Outcome]]:
        """Nothing leaves this server's queue without its outcome.

        Raises:
            RequestRefused: `CANNOT_WITHDRAW`.
        """
        raise RequestRefused("CANNOT_WITHDRAW")

    def read_back(self, rows: Sequence[SentTransaction]) -> Iterator[Outcome]:  # noqa: ARG002
        """None: this server keeps the due dates that it is told."""
        return iter(())

    def hand_in(self, content: bytes) -> CarriedAnswer:
        """Brings another workstation's file."""
        return self._http.send_file("/v1/carried", content, CarriedAnswer)

    def set_due_date(self, row: SentTransaction, due_at: datetime) -> str:  # noqa: ARG002
        """There is nothing to set, for the same reason.

        Raises:
            RequestRefused: `CANNOT_SET_DUE_DATE`.
        """
        raise RequestRefused("CANNOT_SET_DUE_DATE")

    def close(self) -> None:
        """Lets connections go."""
        self._http.close()


def _event(line: bytes) -> ProcessEvent:
    try:
        return msgspec.json.decode(line, type=ProcessEvent)
    except msgspec.DecodeError:
        # A line cut in the middle is a lost answer, not another server.
        raise OutcomeUnknown("ANSWER_LOST") from None


def _check_version(server: ServerInfo) -> None:
    if server.protocol != PROTOCOL_VERSION:
        raise ProtocolMismatch("PROTOCOL_VERSION", ours=PROTOCOL_VERSION, theirs=server.protocol)

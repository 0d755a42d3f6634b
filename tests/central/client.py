"""A workstation as plain requests: what the tests say to the server, without a journal or a connector."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar

import msgspec
import requests
from uuid_utils import uuid7

from offcirc.domain.outcomes import Outcome
from offcirc.domain.transactions import Kind, NewPatron, Transaction
from offcirc.wire.messages import (
    Answer,
    Changes,
    Enrolment,
    EnrolmentRequest,
    LookUp,
    LookUpAnswer,
    OutcomesPage,
    ProcessEvent,
    ProcessRequest,
    QueuePage,
    SentTransaction,
    Upload,
    UploadAnswer,
)

_Message = TypeVar("_Message")
TIMEOUT_S = 60


def now() -> datetime:
    """As a workstation's clock: milliseconds."""
    at = datetime.now(UTC)
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


@dataclass
class Desk:
    """One enrolled workstation; `row` makes its next transaction."""

    url: str
    token: str
    name: str
    library: str = ""
    epoch: int = 1
    seq: int = 0
    session: requests.Session = field(default_factory=requests.Session)

    @classmethod
    def enrol(cls, url: str, code: str, name: str = "desk", *, public_key: str = "") -> Desk:
        """Spends a code."""
        body = msgspec.json.encode(EnrolmentRequest(code, name, public_key=public_key))
        answer = requests.post(f"{url}/v1/enrolments", data=body, timeout=TIMEOUT_S)
        assert answer.status_code == 201, answer.text
        enrolment = msgspec.json.decode(answer.content, type=Enrolment)
        return cls(url, enrolment.token, enrolment.workstation, enrolment.library)

    def call(self, method: str, path: str, body: object = None, **options: Any) -> requests.Response:
        """Any request with this desk's token."""
        headers = {"Authorization": f"Bearer {self.token}", **options.pop("headers", {})}
        data = msgspec.json.encode(body) if body is not None else None
        return self.session.request(method, self.url + path, data=data, headers=headers, timeout=TIMEOUT_S, **options)

    def ask(self, answer_type: type[_Message], method: str, path: str, body: object = None) -> _Message:
        """A request that succeeds."""
        answer = self.call(method, path, body)
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.content, type=answer_type)

    def row(
        self, kind: Kind, *, at: datetime | None = None, occurred_at: datetime | None = None, **more: Any
    ) -> Transaction:
        """This desk's next transaction."""
        self.seq += 1
        recorded_at = at or now()
        return Transaction(
            id=str(uuid7()),
            workstation=self.name,
            epoch=self.epoch,
            seq=self.seq,
            recorded_at=recorded_at,
            occurred_at=occurred_at or recorded_at,
            boot="boot",
            monotonic_ms=self.seq,
            kind=kind,
            staff="anna",
            **{"library": self.library, **more},
        )

    def issue(self, card: str, barcode: str, due_at: datetime | None = None, **more: Any) -> Transaction:
        """A loan."""
        due_at = due_at or now() + timedelta(days=14)
        return self.row(Kind.ISSUE, card_number=card, item_barcode=barcode, due_at=due_at, **more)

    def give_back(self, barcode: str, **more: Any) -> Transaction:
        """A return."""
        return self.row(Kind.RETURN, item_barcode=barcode, **more)

    def renew(self, barcode: str, due_at: datetime, **more: Any) -> Transaction:
        """A renewal."""
        return self.row(Kind.RENEW, item_barcode=barcode, due_at=due_at, **more)

    def pay(self, card: str, amount: str, **more: Any) -> Transaction:
        """A payment."""
        return self.row(Kind.PAYMENT, card_number=card, amount=Decimal(amount), **more)

    def register(self, card: str, surname: str, **more: Any) -> Transaction:
        """A registration."""
        return self.row(Kind.REGISTER_PATRON, card_number=card, patron=NewPatron(surname), **more)

    def upload(self, *rows: Transaction) -> tuple[Answer, ...]:
        """Sends rows whose clocks are right."""
        return self.send(*(SentTransaction(row, row.recorded_at, row.occurred_at) for row in rows))

    def send(self, *rows: SentTransaction) -> tuple[Answer, ...]:
        """Sends rows with corrected times."""
        return self.ask(UploadAnswer, "POST", "/v1/transactions", Upload(rows)).answers

    def look_up(self, *ids: str) -> tuple[Answer, ...]:
        """What became of rows."""
        return self.ask(LookUpAnswer, "POST", "/v1/look-ups", LookUp(ids)).answers

    def outcomes(self, since: int = 0, limit: int = 1000) -> OutcomesPage:
        """This desk's outcomes."""
        return self.ask(OutcomesPage, "GET", f"/v1/outcomes?since={since}&limit={limit}")

    def queue(self, after: int = 0, limit: int = 1000) -> QueuePage:
        """Everybody's rows."""
        return self.ask(QueuePage, "GET", f"/v1/queue?after={after}&limit={limit}")

    def changes(self, since: int, limit: int = 1000) -> Changes:
        """A page of changes."""
        return self.ask(Changes, "GET", f"/v1/changes?since={since}&limit={limit}")

    def process_events(self, *ids: str) -> list[ProcessEvent]:
        """All lines of a processing; without ids, of everything."""
        answer = self.call("POST", "/v1/queue/process", ProcessRequest(all=not ids, ids=ids))
        assert answer.status_code == 200, answer.text
        return [msgspec.json.decode(line, type=ProcessEvent) for line in answer.content.splitlines()]

    def process(self, *ids: str) -> dict[str, Outcome]:
        """Outcomes by transaction id, in the order they came."""
        events = self.process_events(*ids)
        assert events[0].total is not None
        assert events[-1].done
        outcomes = [event.outcome for event in events if event.outcome is not None]
        assert len(outcomes) == events[0].total
        return {outcome.transaction_id: outcome for outcome in outcomes}

    def do(self, *rows: Transaction) -> list[Outcome]:
        """Sends and processes rows; their outcomes in the rows' order."""
        self.upload(*rows)
        found = self.process(*(row.id for row in rows))
        return [found[row.id] for row in rows]

    def as_other(self, name: str) -> Desk:
        """The same token under another name: a forgery."""
        return replace(self, name=name)

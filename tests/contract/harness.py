"""What the contract suite asks of a kind of server beside its connector: to be there with records, to fail on order.

A new connector gets its own `ServerUnderTest` and one line in `conftest.SERVERS`; the tests stay as they are.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Protocol

import pytest
from sqlalchemy import text

from offcirc.batches import batched
from offcirc.central import schema
from offcirc.central.database import Database
from offcirc.connectors.base import Connector, Fate, Progress, RecordPages, ReplicaFile
from offcirc.connectors.central import CentralConnector, enrol
from offcirc.domain.outcomes import Outcome, Receipt
from offcirc.domain.records import Loan
from offcirc.domain.transactions import Transaction
from offcirc.sync.update import build_replica
from offcirc.wire.messages import Changes, EnrolmentRequest, QueuedRow, SentTransaction
from tests.central.client import Desk
from tests.central.server import RunningServer
from tests.support.inside import EVERYTHING, codes, database_url
from tests.support.records import BRANCH, LIBRARIES, MAIN, Record, item, patron, write_folder

PATRONS, ITEMS = 600, 8_000
EXPIRED, BARRED, CARD_LOST = "EXPIRED-1", "BARRED-1", "CARDLOST-1"
HELD, HOLDER = "HELD-1", "HOLDER-1"


def no_progress(_progress: Progress) -> None:
    """Progress for nobody."""


@dataclass
class Site:
    """One workstation as the connector sees it; `rows` makes its transactions, `left` are those it handed over."""

    name: str
    connector: Connector
    rows: Desk
    left: list[SentTransaction] = field(default_factory=list)

    def sent(self, *rows: Transaction) -> list[SentTransaction]:
        """Rows whose clock is right."""
        return [SentTransaction(row, row.recorded_at, row.occurred_at) for row in rows]

    def submit(self, *rows: Transaction) -> list[Receipt | Outcome]:
        """Hands rows over."""
        sending = self.sent(*rows)
        self.left += sending
        size = self.connector.capabilities.batch_size
        return [answer for batch in batched(sending, size) for answer in self.connector.submit(batch, None)]

    def queue(self) -> list[QueuedRow]:
        """All rows that wait."""
        return list(self.connector.queue(self.left))

    def names(self, *rows: Transaction) -> dict[str, str]:
        """What the queue calls those of the rows that wait in it, in its order, with their own ids.

        A server that keeps no ids shows another workstation's rows under names of its own: they are known by what
        they say.
        """
        ours = {row.id: row.id for row in rows}
        said = {_words(row): row.id for row in rows}
        waiting = [each.transaction for each in self.queue()]
        found = {row.id: ours.get(row.id) or said.get(_words(row)) for row in waiting}
        return {name: id_ for name, id_ in found.items() if id_ is not None}

    def look_up(self, *rows: Transaction) -> list[Receipt | Outcome | Fate]:
        """What became of rows."""
        return list(self.connector.look_up(self.sent(*rows)))

    def process(self, *rows: Transaction) -> dict[str, Outcome]:
        """Has rows applied (none given: all that wait); outcomes by id in the order they came."""
        names = {row.id: row.id for row in rows}
        if rows and not self.connector.capabilities.knows_ids:
            names = self.names(*rows)
        told = self.connector.process(list(names) if rows else None, self.left, no_progress)
        return {names.get(outcome.transaction_id, outcome.transaction_id): outcome for _, outcome in told}

    def do(self, *rows: Transaction) -> list[Outcome]:
        """Hands rows over and has them applied; their outcomes in the rows' order."""
        found = {answer.transaction_id: answer for answer in self.submit(*rows) if isinstance(answer, Outcome)}
        if self.connector.capabilities.has_queue:
            found |= self.process(*rows)
        asked = [row for row in rows if row.id not in found]
        for told in self.look_up(*asked):
            assert isinstance(told, Outcome)
            found[told.transaction_id] = told
        return [found[row.id] for row in rows]

    def loans_since(self, cursor: int) -> dict[str, Loan]:
        """Loans that changed after a cursor, by barcode."""
        return {loan.item_barcode: loan for page in self.changes(cursor) for loan in page.loans}

    def changes(self, cursor: int) -> list[Changes]:
        """All pages of changes after a cursor."""
        pulled = self.connector.pull(cursor, Path("never-written.part"), no_progress)
        assert not isinstance(pulled, ReplicaFile | RecordPages), "everything came where changes were asked for"
        return list(pulled)


def _words(row: Transaction) -> tuple[object, ...]:
    return row.kind, row.card_key, row.item_key, row.amount


@dataclass(frozen=True)
class LoanThere:
    """A loan as the server itself keeps it."""

    card_number: str
    issued_at: datetime
    due_at: datetime


class ServerUnderTest(Protocol):
    """One running server of the kind under test, shared by all tests: each takes fresh cards and items.

    Attributes:
        sends_file: everything comes as one file; else as pages, of which the workstation makes one.
        judges: it looks at rules, holds and at what is newer, and remarks upon it; else it applies what it is sent.
        limits_credentials: a credential can be for downloading, uploading or processing alone.
    """

    sends_file: bool
    judges: bool
    limits_credentials: bool

    def site(self, *, may: str = EVERYTHING, library: str = MAIN) -> Site:
        """A new workstation."""
        ...

    def sites(self, count: int) -> list[Site]:
        """Many new workstations."""
        ...

    def revoke(self, site: Site) -> str:
        """Takes one workstation's credential out of use; the code by which it is told."""
        ...

    def stranger(self) -> tuple[Connector, str]:
        """A connector with a credential that nobody gave, and the code by which it is told."""
        ...

    def card(self) -> str:
        """A patron whom nothing stands against, used by no other test."""
        ...

    def barcode(self) -> str:
        """An item on the shelf, used by no other test."""
        ...

    def cursor(self) -> int:
        """Where the server is now."""
        ...

    def loan_of(self, barcode: str) -> LoanThere | None:
        """Who has an item, by the server's own database."""
        ...

    def owes(self, card: str) -> Decimal:
        """What a patron owes, likewise; negative is a credit."""
        ...

    def failing_on(self, barcode: str) -> AbstractContextManager[None]:
        """While entered, lending or returning this item fails inside the server."""
        ...

    def received(self) -> int:
        """How many rows the server ever took."""
        ...

    def close(self) -> None:
        """Ends it."""
        ...


class CentralUnderTest:
    """Our central server, on SQLite or on PostgreSQL."""

    sends_file = judges = limits_credentials = True

    def __init__(self, home: Path, database: str = "") -> None:
        self._server = RunningServer(home, database=database)
        self._server.cli("import", str(_records(home / "records")))
        self._server.start()
        self._database = Database(database_url(self._server))
        self._cards = itertools.count(1)
        self._barcodes = itertools.count(1)
        self._names = itertools.count(1)

    def site(self, *, may: str = EVERYTHING, library: str = MAIN) -> Site:
        (site,) = self._enrolled(1, may, library)
        return site

    def sites(self, count: int) -> list[Site]:
        return self._enrolled(count, EVERYTHING, MAIN)

    def _enrolled(self, count: int, may: str, library: str) -> list[Site]:
        names = [f"desk-{next(self._names)}" for _ in range(count)]
        url, found = self._server.url, []
        for name, code in zip(names, codes(self._server, names, may, library), strict=True):
            token = enrol(url, EnrolmentRequest(code, name)).token
            found.append(Site(name, CentralConnector(url, token), Desk(url, token, name, library)))
        return found

    def revoke(self, site: Site) -> str:
        self._server.cli("revoke", site.name)
        return "TOKEN_REVOKED"

    def stranger(self) -> tuple[Connector, str]:
        return CentralConnector(self._server.url, "no such token"), "TOKEN_UNKNOWN"

    def card(self) -> str:
        return f"C{next(self._cards):06}"

    def barcode(self) -> str:
        return f"B{next(self._barcodes):06}"

    def cursor(self) -> int:
        with self._database.read() as connection:
            return int(connection.execute(text("SELECT change FROM counters")).scalar_one())

    def loan_of(self, barcode: str) -> LoanThere | None:
        question = (
            "SELECT card_number, issued_at, due_at FROM loans JOIN items ON items.id = item_id"
            " JOIN patrons ON patrons.id = patron_id WHERE barcode = :barcode"
        )
        with self._database.read() as connection:
            row = connection.execute(text(question), {"barcode": barcode}).one_or_none()
        return LoanThere(row.card_number, _instant(row.issued_at), _instant(row.due_at)) if row is not None else None

    def owes(self, card: str) -> Decimal:
        question = text("SELECT owes_cents FROM patrons WHERE card_number = :card")
        with self._database.read() as connection:
            return Decimal(connection.execute(question, {"card": card}).scalar_one()) / 100

    @contextmanager
    def failing_on(self, barcode: str) -> Iterator[None]:
        condition = f"NEW.barcode = '{barcode}'"
        if self._database.is_sqlite:
            plant = [
                f"CREATE TRIGGER planted BEFORE UPDATE ON items WHEN {condition} BEGIN SELECT RAISE(ABORT, 'x'); END"
            ]
            remove = ["DROP TRIGGER planted"]
        else:
            body = f"BEGIN IF {condition} THEN RAISE 'planted'; END IF; RETURN NEW; END"
            plant = [
                f"CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
                "CREATE TRIGGER planted BEFORE UPDATE ON items FOR EACH ROW EXECUTE FUNCTION planted()",
            ]
            remove = ["DROP TRIGGER planted ON items", "DROP FUNCTION planted"]
        self._execute(plant)
        try:
            yield
        finally:
            self._execute(remove)

    def _execute(self, statements: Sequence[str]) -> None:
        with self._database.write() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    def received(self) -> int:
        with self._database.read() as connection:
            return int(connection.execute(text(f"SELECT count(*) FROM {schema.transactions.name}")).scalar_one())  # noqa: S608

    def close(self) -> None:
        self._database.close()
        self._server.stop()


def _instant(microseconds: int) -> datetime:
    return datetime.fromtimestamp(microseconds / 1_000_000, UTC)


def _records(folder: Path) -> Path:
    special: list[Record] = [
        patron(EXPIRED, expires_on="2020-01-31"),
        patron(BARRED, barred=1),
        patron(CARD_LOST, card_lost=1),
        patron(HOLDER),
    ]
    return write_folder(
        folder,
        libraries=LIBRARIES,
        locations=[{"library": library["code"], "location": "Adults"} for library in LIBRARIES],
        holdings_settings=[{"library": BRANCH, "receiving_library": BRANCH, "receiving_location": "Adults"}],
        patrons=[*special, *(patron(f"C{number:06}") for number in range(1, PATRONS + 1))],
        items=[item(HELD), *(item(f"B{number:06}") for number in range(1, ITEMS + 1))],
        holds=[
            {
                "barcode": HELD,
                "card_number": HOLDER,
                "placed_at": "2026-01-02 10:00",
                "pickup_library": MAIN,
                "on_shelf": 0,
            }
        ],
    )


def minutes_ago(at: datetime, minutes: int) -> datetime:
    """So long before."""
    return at - timedelta(minutes=minutes)


def codes_of(outcomes: Sequence[Outcome]) -> list[str]:
    """Their codes, in order."""
    return [outcome.code for outcome in outcomes]


def notes_of(outcome: Outcome) -> set[str]:
    """What was remarked."""
    return {note.code for note in outcome.notes}


def only_if(site: Site, capability: str, *, is_so: bool = True) -> None:
    """Skips the test where the server does not declare this (or does, where it must not)."""
    if bool(getattr(site.connector.capabilities, capability)) is not is_so:
        pytest.skip(f"this server {'does not declare' if is_so else 'declares'} {capability}")


def only_if_rows_wait(site: Site) -> None:
    """Skips the test where there is no queue, or rows are applied as they come."""
    only_if(site, "has_queue")
    if site.connector.contact().server.apply_on_arrival:
        pytest.skip("this server applies rows as they come")


def only_where(server: ServerUnderTest, what: str) -> None:
    """Skips the test where the server is not so."""
    if not getattr(server, what):
        pytest.skip(f"this server is not one of those where {what}")


def pull_file(site: Site, into: Path) -> ReplicaFile:
    """The whole file: the server's, or made here of its pages."""
    pulled = site.connector.pull(None, into, no_progress)
    if isinstance(pulled, RecordPages):
        return build_replica(pulled, into, site.connector.contact().server, no_progress)
    assert isinstance(pulled, ReplicaFile)
    return pulled

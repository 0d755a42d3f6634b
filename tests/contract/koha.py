"""Koha under the contract suite: the simulator in one of its versions, as its own process."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from msgspec import structs

from offcirc.connectors.base import Connector
from offcirc.connectors.koha.connector import KohaConnector
from offcirc.connectors.koha.cursors import Cursor
from offcirc.connectors.koha.find_out import find_out
from offcirc.connectors.koha.session import Credentials, KohaSession
from offcirc.connectors.way import SYSTEMS_WAY
from offcirc.domain.transactions import Transaction
from tests.central.client import Desk, now
from tests.contract.harness import ITEMS, PATRONS, LoanThere, Site, no_progress
from tests.koha.rows import ZONE
from tests.koha.sample import ACCOUNTS, PASSWORD
from tests.koha.server import KohaServer
from tests.koha.state import LOAN_DAYS
from tests.support.inside import EVERYTHING
from tests.support.records import MAIN

_BRANCH = {"": "CPL", MAIN: "CPL"}
_OTHER_BRANCH = "FPL"
_EARLIER = (datetime.now(UTC) - timedelta(days=30)).strftime("%Y-%m-%d %H:%M:%S")


class _Rows(Desk):
    """A desk whose due dates are set up as the server's own rule makes them."""

    def issue(self, card: str, barcode: str, due_at: datetime | None = None, **more: Any) -> Transaction:
        lent_at = more.get("at") or now()
        return super().issue(card, barcode, due_at or rule(lent_at), **more)


def rule(lent_at: datetime) -> datetime:
    """The simulator's."""
    day = lent_at.astimezone(ZONE) + timedelta(days=LOAN_DAYS)
    return day.replace(hour=23, minute=59, second=0, microsecond=0)


class KohaUnderTest:
    """One version.

    Args:
        home: of its process.
        options: of the simulator.
        version: the simulator's.
        held_for_review: rows go into the queue; else they are applied as they come.
        flags: the permissions of the desks' accounts.
    """

    sends_file = judges = limits_credentials = False

    def __init__(
        self, home: Path, *options: str, version: str, held_for_review: bool = True, flags: str = ACCOUNTS["desk"]
    ) -> None:
        self._server = KohaServer(home, *options, version=version, patrons=PATRONS, items=ITEMS)
        self._server.sql("UPDATE borrowers SET updated_on = ?", _EARLIER)
        self._server.sql("UPDATE items SET timestamp = ?", _EARLIER)
        self._server.start()
        self._held, self._flags = held_for_review, flags
        self._profile = find_out(self._server.url, self._account(), SYSTEMS_WAY, no_progress)
        self._cards = (number for number in itertools.count(2) if number % 10 != 1)  # nobody who owes
        self._barcodes = itertools.count(1)

    def site(self, *, may: str = EVERYTHING, library: str = MAIN) -> Site:
        assert may == EVERYTHING
        credentials = self._account(_BRANCH.get(library, _OTHER_BRANCH))
        rows = _Rows(self._server.url, "", credentials.user, credentials.branch)
        return Site(credentials.user, self._connector(credentials), rows)

    def sites(self, count: int) -> list[Site]:
        return [self.site() for _ in range(count)]

    def _account(self, branch: str = "CPL") -> Credentials:
        """A new one, as an administrator makes it."""
        (row,) = self._server.sql("SELECT max(borrowernumber) + 1 AS number FROM borrowers")
        name = f"desk-{row['number']}"
        self._server.sql(
            "INSERT INTO borrowers"
            " (borrowernumber, userid, password, flags, surname, branchcode, categorycode, updated_on)"
            " VALUES (?, ?, ?, ?, ?, 'CPL', 'S', ?)",
            *(row["number"], name, PASSWORD, self._flags, name, _EARLIER),
        )
        return Credentials(name, PASSWORD, branch)

    def _connector(self, credentials: Credentials) -> KohaConnector:
        profile = structs.replace(self._profile, branch=credentials.branch)
        session = KohaSession(self._server.url, credentials, profile)
        return KohaConnector(session, profile, ZONE, held_for_review=self._held, knows_card=self._knows_card)

    def _knows_card(self, card: str) -> bool:
        """As the replica of a workstation would."""
        return bool(self._server.sql("SELECT 1 FROM borrowers WHERE cardnumber = ?", card))

    def revoke(self, site: Site) -> str:
        self._server.sql("UPDATE borrowers SET password = NULL WHERE userid = ?", site.name)
        self._server.sql("DELETE FROM sessions WHERE userid = ?", site.name)
        return "SIGN_IN_REFUSED"

    def stranger(self) -> tuple[Connector, str]:
        return self._connector(replace(self._account(), password="another")), "SIGN_IN_REFUSED"

    def card(self) -> str:
        return f"C{next(self._cards):07}"

    def barcode(self) -> str:
        return f"B{next(self._barcodes):07}"

    def cursor(self) -> int:
        at = datetime.now(UTC)
        return Cursor(at, at).number

    def loan_of(self, barcode: str) -> LoanThere | None:
        loans = self._server.loans(barcode)
        assert len(loans) <= 1, "an item is out to one patron at most"
        return next(
            (LoanThere(row["cardnumber"], *map(_instant, (row["issuedate"], row["date_due"]))) for row in loans), None
        )

    def owes(self, card: str) -> Decimal:
        return self._server.fines().get(card, Decimal(0))

    @contextmanager
    def failing_on(self, barcode: str) -> Iterator[None]:
        for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            self._server.sql(
                f"CREATE TRIGGER planted_{event} BEFORE {event} ON issues"  # noqa: S608 - of this test
                f" WHEN {row}.itemnumber = (SELECT itemnumber FROM items WHERE barcode = '{barcode}')"
                " BEGIN SELECT RAISE(ABORT, 'planted'); END"
            )
        try:
            yield
        finally:
            for event in ("INSERT", "UPDATE", "DELETE"):
                self._server.sql(f"DROP TRIGGER planted_{event}")

    def received(self) -> int:
        found = self._server.sql("SELECT seq FROM sqlite_sequence WHERE name = 'pending_offline_operations'")
        return int(found[0]["seq"]) if found else 0

    def close(self) -> None:
        self._server.stop()


def _instant(local: str) -> datetime:
    return datetime.fromisoformat(local).replace(tzinfo=ZONE)

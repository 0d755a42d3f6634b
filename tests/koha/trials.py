"""One desk at a simulated Koha behind a bad network: what it recorded, beside what stands in Koha's own tables."""

from __future__ import annotations

import itertools
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from msgspec import structs

from offcirc.app import repair
from offcirc.app.desk import Act
from offcirc.app.home import Home
from offcirc.app.keys import Keys
from offcirc.app.workstation import Workstation
from offcirc.clock import SystemClock
from offcirc.domain.clocks import Reading
from offcirc.domain.outcomes import Outcome
from offcirc.domain.transactions import State, Transaction
from offcirc.errors import ConnectorError
from offcirc.journal import Recorded
from offcirc.sync.process import process
from offcirc.sync.reconcile import reconcile
from tests.faults.tools.cutting_proxy import CuttingProxy
from tests.koha.sample import PASSWORD
from tests.koha.server import KohaServer
from tests.support.workstation import PASSPHRASE
from tests.support.workstation import Workstation as Commands

ACT = Act("anna", override=True)
DUE = (date.today() + timedelta(days=28)).isoformat()  # noqa: DTZ011 - the day as people here call it
Subject = tuple[str, str, str]
"""Kind, card and barcode: rows that share them do the same thing to the same."""


class LaterClock(SystemClock):
    """This machine's, so many minutes on; `boot` names another uptime, as after a power cut."""

    def __init__(self) -> None:
        super().__init__()
        self.minutes = 0
        self.boot = ""

    def read(self) -> Reading:
        """All clocks at one moment."""
        now = super().read()
        return Reading(now.wall + timedelta(minutes=self.minutes), self.boot or now.boot, now.monotonic_ms)


@dataclass(frozen=True)
class Way:
    """A way for rows to reach Koha.

    Attributes:
        version: of the simulator.
        uploads: the paths of requests in an upload.
        options: more of its command line.
        user: the desk's account.
        at_once: rows are applied as they come.
    """

    version: str
    uploads: tuple[str, ...]
    options: tuple[str, ...] = ()
    user: str = "desk"
    at_once: bool = False


WAYS = {
    "one by one": Way("3.17", ("service.pl", "list.pl")),
    "at once": Way("3.17", ("service.pl", "download.pl"), at_once=True),
    "in a file": Way("24.05", ("upload-file.pl", "enqueue_koc.pl", "list.pl"), user="cataloguer"),
    "plugin": Way("25.11", ("offlinecirc/transactions", "list.pl"), ("--plugin",)),
    "at once, new": Way("24.11", ("service.pl", "v1/checkouts"), at_once=True),
    "plugin at once": Way("25.11", ("offlinecirc/transactions", "v1/checkouts"), ("--plugin",), at_once=True),
}


@dataclass
class Library:
    """A Koha of one kind, a proxy before it, and a workstation that was just connected."""

    server: KohaServer
    proxy: CuttingProxy
    home: Path
    way: Way
    key: bytes = b""
    cards: Iterator[str] = field(
        default_factory=lambda: (f"C{number:07}" for number in itertools.count(2) if number % 10 != 1)
    )
    barcodes: Iterator[str] = field(default_factory=lambda: (f"B{number:07}" for number in itertools.count(1)))

    def connect(self, url: str = "") -> None:
        """Enrols the workstation that trials begin with, through the proxy or at `url`."""
        credentials = f"{self.way.user}\n{PASSWORD}\nCPL\n"
        zone = ("--time-zone", "Europe/Helsinki")
        Commands(self.home, fast=True).run(
            "enrol", url or self.proxy.url, "--kind", "koha", "--name", "bus", "--no-mirror", *zone, stdin=credentials
        )
        home = Home.at(self.home)
        home.write_config(structs.replace(home.read_config(), apply_at_once=self.way.at_once))
        self.key = Keys(home.key).unlock(PASSPHRASE)

    def trial(self, home: Path) -> Trial:
        """A workstation of its own, and a queue without anything in it."""
        shutil.copytree(self.home, home)
        self.server.sql("DELETE FROM pending_offline_operations")
        return Trial(self, home)

    def lend(self, card: str, barcode: str) -> None:
        """Somebody lent it to somebody a week ago."""
        then = (datetime.now(UTC) - timedelta(days=7)).strftime("%Y-%m-%d %H:%M:%S")
        self.server.sql(
            "INSERT INTO issues (borrowernumber, itemnumber, branchcode, issuedate, date_due)"
            " SELECT borrowernumber, itemnumber, 'CPL', ?, ? FROM borrowers, items"
            " WHERE cardnumber = ? AND barcode = ?",
            *(then, f"{then[:10]} 23:59:00", card, barcode),
        )


@dataclass
class Trial:
    """What one workstation recorded."""

    library: Library
    home: Path
    clock: LaterClock = field(default_factory=LaterClock)
    lent_before: Counter[Subject] = field(default_factory=Counter)

    @property
    def commands(self) -> Commands:
        """The workstation as processes that can be killed."""
        return Commands(self.home, fast=True)

    @contextmanager
    def open(self) -> Iterator[Workstation]:
        """The workstation in this process."""
        with Workstation(Home.at(self.home), self.library.key, self.clock) as workstation:
            yield workstation

    def record(self) -> None:
        """A few of everything: loans, a loan that is there already, a loan and its return, a return, payments."""
        next_card, next_item = self.library.cards.__next__, self.library.barcodes.__next__
        again, between, back = (next_card(), next_item()), (next_card(), next_item()), (next_card(), next_item())
        for card, barcode in (again, back):
            self.library.lend(card, barcode)
            self.lent_before[("issue", card, barcode)] += 1
        twice = next_card()
        with self.open() as workstation:
            desk = workstation.desk
            for card, barcode in ((next_card(), next_item()), again, between, (next_card(), next_item())):
                desk.issue(card, barcode, DUE, ACT)
            for _, barcode in (between, back):
                desk.take_back(barcode, ACT)
            for card, amount in ((next_card(), "1.00"), (twice, "2.50"), (twice, "2.50")):
                desk.pay(card, Decimal(amount), ACT)

    def upload(self) -> ConnectorError | None:
        """Sends what may go; what stood in the way."""
        try:
            with self.open() as workstation, workstation.connected() as connector:
                workstation.upload(connector)
        except ConnectorError as error:
            return error
        return None

    def process(self) -> list[Outcome] | ConnectorError:
        """Has everything applied; what stood in the way."""
        try:
            with self.open() as workstation, workstation.connected() as connector:
                told = process(workstation.journal, connector, workstation.clock, None, lambda _: None)
                return [outcome for _, outcome in told]
        except ConnectorError as error:
            return error

    def rows(self) -> list[Recorded]:
        """All of the journal, whose account must hold."""
        with self.open() as workstation:
            assert reconcile(workstation.journal).holds
            return list(workstation.journal.rows())

    # What must hold --------------------------------------------------------------------------------------------------

    def check(self) -> None:
        """Nothing was done twice, nothing is lost, and of each row the journal says what is true."""
        states: dict[Subject, Counter[State]] = {}
        for row in self.rows():
            states.setdefault(subject_of(row.transaction), Counter())[row.state] += 1
        for subject, count in states.items():
            applied, queued = self.applied(subject), self.queued(subject)
            said = f"{subject}: {dict(count)}, applied {applied}, in the queue {queued}"
            known, there = count[State.SUCCEEDED], count[State.SUCCEEDED] + count[State.SENT]
            assert known <= applied <= there + count[State.UNKNOWN], said
            assert there <= applied + queued <= there + count[State.UNKNOWN], said
            assert not count[State.REFUSED], said

    def settle(self) -> None:
        """A person looks at Koha and says of each row in doubt whether it is there; then everything is done once."""
        rows = self.rows()
        succeeded = Counter(subject_of(row.transaction) for row in rows if row.state is State.SUCCEEDED)
        recorded = Counter(subject_of(row.transaction) for row in rows)
        there = {subject: self.applied(subject) - succeeded[subject] for subject in recorded}
        with self.open() as workstation:
            for row in rows:
                if row.state is State.UNKNOWN:
                    subject = subject_of(row.transaction)
                    word = repair.waive if there[subject] > 0 else repair.send_again
                    there[subject] -= 1
                    word(workstation, row.transaction.id, "looked at in Koha")
        assert self.upload() is None
        assert isinstance(self.process(), list)
        assert self.upload() is None
        for subject, count in recorded.items():
            applied, queued = self.applied(subject), self.queued(subject)
            assert (applied, queued) == (count, 0), f"{subject}: recorded {count}, applied {applied}, waiting {queued}"
        unsettled = [row for row in self.rows() if row.state not in {State.SUCCEEDED, State.WAIVED}]
        assert not unsettled, [(subject_of(row.transaction), row.state, row.outcome) for row in unsettled]

    def applied(self, subject: Subject) -> int:
        """How often Koha did it."""
        kind, card, barcode = subject
        server = self.library.server
        if kind == "payment":
            return len(server.payments(card))
        if kind == "return":
            return len(server.returned(barcode))
        loans = [*server.loans(barcode), *server.returned(barcode)]
        done = [1 + int(loan["renewals"]) for loan in loans if loan["cardnumber"] == card]
        return sum(done) - self.lent_before[subject]

    def queued(self, subject: Subject) -> int:
        """How often it waits in Koha's queue."""
        found = [(row["action"], row["cardnumber"] or "", row["barcode"] or "") for row in self.library.server.queue()]
        return found.count(subject)


def subject_of(row: Transaction) -> Subject:
    """What a row does."""
    return str(row.kind), row.card_number or "", row.item_barcode or ""

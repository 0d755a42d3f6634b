"""Whole days at a Koha: two workstations of one branch, the same upload again, what a person decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from offcirc.app import repair
from offcirc.app.carried_rows import export_rows, take_rows
from offcirc.app.home import Home
from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import read_scan
from offcirc.domain.outcomes import NoteCode, Outcome, OutcomeCode, Result
from offcirc.domain.transactions import Draft, Kind, State, Transaction
from offcirc.errors import ServerBusy, UserError
from offcirc.sync.contact import last_contact
from offcirc.sync.process import process, withdraw
from offcirc.sync.reconcile import reconcile
from tests.faults.tools.cutting_proxy import CuttingProxy, Silence
from tests.koha.sample import LONG_BARCODE, LONG_CARD, PLAIN
from tests.koha.server import KohaServer
from tests.koha.trials import ACT, DUE, WAYS, LaterClock, Library
from tests.support.inside import recorded
from tests.support.workstation import Workstation as Commands

New = Callable[..., Workstation]


@pytest.fixture(scope="module", params=["one by one", "plugin"])
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    way, folder = WAYS[request.param], tmp_path_factory.mktemp("koha")
    with (
        KohaServer(folder / "koha", *way.options, version=way.version, patrons=200, items=200) as server,
        CuttingProxy("127.0.0.1", server.port) as proxy,
    ):
        found = Library(server, proxy, folder / "home", way)
        found.connect()
        yield found


@pytest.fixture
def new(library: Library, tmp_path: Path) -> Iterator[New]:
    """Workstations at the same library; the queue is empty at first."""
    opened: list[Workstation] = []

    def make(name: str, clock: LaterClock | None = None) -> Workstation:
        trial = library.trial(tmp_path / name)
        if clock is not None:
            trial.clock = clock
        workstation = Workstation(Home.at(trial.home), library.key, trial.clock)
        opened.append(workstation)
        return workstation

    yield make
    for each in opened:
        each.close()


@pytest.fixture
def bus(new: New) -> Workstation:
    return new("bus")


def upload(workstation: Workstation) -> int:
    with workstation.connected() as connector:
        return workstation.upload(connector).sent


def process_all(workstation: Workstation, *ids: str) -> dict[str, Outcome]:
    with workstation.connected() as connector:
        told = process(workstation.journal, connector, workstation.clock, list(ids) or None, lambda _: None)
        return {outcome.transaction_id: outcome for _, outcome in told}


def standing(workstation: Workstation, row: Transaction) -> tuple[State, str]:
    found = workstation.journal.find(row.id)
    return found.state, found.outcome.code if found.outcome is not None else ""


def issue(workstation: Workstation, card: str, barcode: str) -> Transaction:
    return recorded(workstation.desk.issue(card, barcode, DUE, ACT).transaction)


def test_two_workstations_of_one_branch_see_and_apply_each_others_rows(library: Library, new: New) -> None:
    bus, van = new("bus"), new("van")
    card, item = next(library.cards), next(library.barcodes)
    rows = [issue(bus, card, item), recorded(bus.desk.pay(card, Decimal("1.50"), ACT).transaction)]
    theirs = issue(van, next(library.cards), next(library.barcodes))
    assert upload(bus) == 2
    assert upload(van) == 1
    with van.connected() as connector:
        shown = [row.transaction for row in connector.queue([])]
    assert sorted((row.kind, row.item_barcode) for row in shown) == sorted(
        [(Kind.ISSUE, item), (Kind.PAYMENT, None), (Kind.ISSUE, theirs.item_barcode)]
    )
    told = process_all(van)
    assert set(told) >= {theirs.id}
    assert all(id_.startswith("koha-") for id_ in set(told) - {theirs.id})
    assert standing(van, theirs)[0] is State.SUCCEEDED
    upload(bus)
    assert standing(bus, rows[0]) == (State.SUCCEEDED, OutcomeCode.SUCCESS)
    # A payment leaves nothing by which it could be told from another: a person looks, and says so.
    assert standing(bus, rows[1]) == (State.UNKNOWN, OutcomeCode.LEFT_THE_QUEUE)
    assert library.server.payments(card) == [Decimal("1.50")]
    repair.waive(bus, rows[1].id, "paid, seen in Koha")
    assert reconcile(bus.journal).holds


def test_P4_rows_that_a_file_brought_are_sent_once_and_keep_their_workstations_name(
    library: Library, new: New, tmp_path: Path
) -> None:
    bus, van = new("bus"), new("van")
    van.journal.enrol("the van")
    rows = [issue(van, next(library.cards), next(library.barcodes)) for _ in range(2)]
    own = issue(bus, next(library.cards), next(library.barcodes))
    export_rows(van, tmp_path / "van.offcirc", "nine small boats")
    assert upload(van) == 0
    for _ in range(2):
        list(take_rows(bus, tmp_path / "van.offcirc", "nine small boats"))
    assert upload(bus) == 3
    assert upload(bus) == 0
    assert len(library.server.queue()) == 3
    assert set(process_all(bus)) == {own.id, *(row.id for row in rows)}
    for row in rows:
        assert standing(bus, row) == (State.SUCCEEDED, OutcomeCode.SUCCESS)
        assert bus.journal.find(row.id).transaction.workstation == "the van"
        assert standing(van, row) == (State.UNKNOWN, "")
        repair.waive(van, row.id, "carried to the bus")
    assert reconcile(bus.journal).holds
    assert reconcile(van.journal).holds


def test_the_same_upload_twice_sends_nothing_twice(library: Library, bus: Workstation) -> None:
    rows = [issue(bus, next(library.cards), next(library.barcodes)) for _ in range(3)]
    assert upload(bus) == 3
    assert upload(bus) == 0
    assert len(library.server.queue()) == 3
    contact = last_contact(bus.journal)
    assert contact is not None
    assert contact.waiting_at_server == 3
    told = process_all(bus)
    assert {row.id for row in rows} == set(told)
    assert process_all(bus) == {}
    assert upload(bus) == 0
    assert [loan["renewals"] for row in rows for loan in library.server.loans(row.item_barcode or "")] == [0, 0, 0]


def test_all_results_of_a_day_and_the_due_date_that_koha_made(library: Library, bus: Workstation) -> None:
    card = next(library.cards)
    rows = [
        issue(bus, card, next(library.barcodes)),
        issue(bus, "NOBODY", next(library.barcodes)),
        issue(bus, card, "NOTHING"),
        recorded(bus.desk.take_back(next(library.barcodes), ACT).transaction),
    ]
    upload(bus)
    told = process_all(bus)
    assert [told[row.id].code for row in rows] == [
        OutcomeCode.SUCCESS,
        OutcomeCode.PATRON_NOT_FOUND,
        OutcomeCode.ITEM_NOT_FOUND,
        OutcomeCode.ITEM_NOT_ON_LOAN,
    ]
    assert told[rows[0].id].result is Result.SUCCESS_WITH_NOTES
    assert [note.code for note in told[rows[0].id].notes] == [NoteCode.DUE_DATE_CHANGED]
    # Koha has deleted what it refused; ours stay, and can be corrected and sent again.
    assert library.server.queue() == []
    assert [standing(bus, row)[0] for row in rows[1:]] == [State.REFUSED] * 3
    correction = repair.Correction(card=card)
    again = recorded(repair.amend(bus, rows[1].id, correction, "anna").transaction)
    upload(bus)
    assert process_all(bus)[again.id].code == OutcomeCode.SUCCESS


def test_an_item_out_to_another_a_repeated_loan_and_a_renewal(library: Library, bus: Workstation) -> None:
    first, second, item, other = (next(library.cards), next(library.cards), *(next(library.barcodes) for _ in "ab"))
    library.lend(first, item)
    library.lend(second, other)
    with bus.connected() as connector:
        bus.update(connector)
    lent = issue(bus, second, item)
    renewed = recorded(bus.desk.renew(other, DUE, ACT).transaction)
    assert renewed.card_number == second, "Koha renews by card and item"
    upload(bus)
    told = process_all(bus)
    assert [told[row.id].code for row in (lent, renewed)] == [OutcomeCode.SUCCESS] * 2
    assert [loan["cardnumber"] for loan in library.server.loans(item)] == [second]
    assert [(loan["cardnumber"], loan["renewals"]) for loan in library.server.loans(other)] == [(second, 1)]


def test_rows_of_one_second_that_say_the_same_are_all_done(library: Library, bus: Workstation) -> None:
    card, item = next(library.cards), next(library.barcodes)
    for _ in range(3):
        bus.desk.pay(card, Decimal("2.00"), ACT)
    for borrower in (card, next(library.cards)):
        issue(bus, borrower, item)
        bus.desk.take_back(item, ACT)
    assert upload(bus) == 7
    assert {outcome.code for outcome in process_all(bus).values()} == {OutcomeCode.SUCCESS}
    assert library.server.payments(card) == [Decimal("2.00")] * 3
    assert len(library.server.returned(item)) == 2
    assert library.server.loans(item) == []


def test_what_koha_would_bend_or_cannot_be_told_stays_here_and_that_is_said(library: Library, bus: Workstation) -> None:
    long_card = issue(bus, LONG_CARD if library.way.version == "3.17" else "3" * 33, next(library.barcodes))
    long_item = issue(bus, PLAIN, LONG_BARCODE)
    used = bus.journal.append(
        Draft(kind=Kind.IN_HOUSE_USE, staff="anna", library="CPL", item_barcode=next(library.barcodes), count=1)
    )
    done = Commands(bus.home.directory, fast=True).run("upload")
    assert "1 row(s) stay here: the server takes no transactions of their kind" in done.stderr
    assert standing(bus, long_card) == (State.REFUSED, OutcomeCode.CARD_TOO_LONG)
    assert standing(bus, long_item) == (State.REFUSED, OutcomeCode.BARCODE_TOO_LONG)
    assert standing(bus, used) == (State.WAITING, "")
    assert library.server.queue() == []


def test_a_person_withdraws_a_row_with_a_reason(library: Library, bus: Workstation) -> None:
    rows = [issue(bus, next(library.cards), next(library.barcodes)) for _ in range(2)]
    upload(bus)
    with bus.connected() as connector:
        with pytest.raises(UserError, match="REASON_MISSING"):
            list(withdraw(bus.journal, connector, bus.clock, [rows[0].id], " "))
        ((_, outcome),) = withdraw(bus.journal, connector, bus.clock, [rows[0].id], "done by hand")
    assert outcome.code == OutcomeCode.WITHDRAWN
    assert standing(bus, rows[0])[0] is State.WAIVED
    assert [row["barcode"] for row in library.server.queue()] == [rows[1].item_barcode]
    process_all(bus)
    assert library.server.loans(rows[0].item_barcode or "") == []


def test_a_row_that_is_sent_again_by_a_persons_word_arrives_again(library: Library, bus: Workstation) -> None:
    """Also where the server remembers it: somebody deleted it from the queue there."""
    row = recorded(bus.desk.pay(next(library.cards), Decimal("3.00"), ACT).transaction)
    upload(bus)
    library.server.sql("DELETE FROM pending_offline_operations")
    upload(bus)
    assert standing(bus, row) == (State.UNKNOWN, OutcomeCode.LEFT_THE_QUEUE)
    upload(bus)
    assert library.server.queue() == [], "not without a person's word"
    repair.send_again(bus, row.id, "looked at in Koha")
    assert upload(bus) == 1
    assert process_all(bus)[row.id].code == OutcomeCode.SUCCESS
    assert library.server.payments(row.card_number or "") == [Decimal("3.00")]


def test_processing_that_broke_off_is_not_begun_again_while_the_server_may_be_at_work(
    library: Library, new: New
) -> None:
    clock = LaterClock()
    bus = new("bus", clock)
    row = recorded(bus.desk.pay(next(library.cards), Decimal("4.00"), ACT).transaction)
    upload(bus)
    silence = Silence(60)
    library.proxy.next(silence, "process.pl")
    running = Commands(bus.home.directory, fast=True).start("process", "--all")
    running.until(lambda: any(entry.action is silence for entry in library.proxy.log))
    running.kill()
    with pytest.raises(ServerBusy, match="BUSY"):
        process_all(bus)
    with bus.connected() as connector, pytest.raises(ServerBusy, match="BUSY"):
        list(withdraw(bus.journal, connector, bus.clock, [row.id], "by hand"))
    clock.minutes = 3
    assert process_all(bus)[row.id].code == OutcomeCode.SUCCESS
    assert process_all(bus) == {}
    assert library.server.payments(row.card_number or "") == [Decimal("4.00")]


def test_between_processing_and_the_next_update_the_desk_shows_the_due_date_that_koha_keeps(
    library: Library, bus: Workstation
) -> None:
    card, item = next(library.cards), next(library.barcodes)
    row = issue(bus, card, item)
    assert loan_here(bus, card, item) == row.due_at
    upload(bus)
    outcome = process_all(bus)[row.id]
    assert outcome.granted_due_at not in {None, row.due_at}
    assert loan_here(bus, card, item) == outcome.granted_due_at


def test_a_record_that_cannot_be_read_is_counted_also_where_only_changes_are_fetched(
    library: Library, bus: Workstation
) -> None:
    card = next(library.cards)
    with bus.connected() as connector:
        if not connector.capabilities.delta:
            pytest.skip("this server knows nothing of changes")
        assert bus.update(connector).left_out == 0
    changed = "UPDATE borrowers SET dateexpiry = ?, updated_on = datetime('now', '+3 hours') WHERE cardnumber = ?"
    library.server.sql(changed, "no date", card)
    done = Commands(bus.home.directory, fast=True).run("update")
    library.server.sql(changed, "2030-01-31", card)
    assert "records changed" in done.stdout
    assert "1 records could not be read" in done.stdout


def loan_here(workstation: Workstation, card: str, barcode: str) -> datetime | None:
    loans = workstation.look_ups.patron(read_scan(card)).loans
    return next((each.loan.due_at for each in loans if each.loan.item_barcode == barcode), None)

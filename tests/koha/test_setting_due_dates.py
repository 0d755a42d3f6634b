"""A loan that Koha made due on another day gets the day that was told: asked durably, always read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from msgspec import structs

from offcirc.app.home import Home
from offcirc.app.servers import keep_koha, koha_account
from offcirc.app.workstation import Workstation
from offcirc.connectors.koha.find_out import find_out
from offcirc.connectors.koha.session import Credentials
from offcirc.connectors.way import SYSTEMS_WAY
from offcirc.domain.barcodes import read_scan
from offcirc.domain.outcomes import NoteCode, Outcome, Result
from offcirc.domain.transactions import EventKind, State, Transaction
from offcirc.errors import AuthRequired, OutcomeUnknown, RequestRefused, ServerBusy, Unreachable, UserError
from offcirc.journal.verify import verify
from offcirc.sync.due_dates import Asked, set_due_date
from offcirc.sync.process import process
from offcirc.sync.reconcile import reconcile
from tests.faults.tools.cutting_proxy import CutRequest, CuttingProxy, LoseAnswer, Pass, Silence
from tests.koha.rows import ZONE
from tests.koha.sample import ACCOUNTS, PASSWORD
from tests.koha.server import KohaServer
from tests.koha.trials import ACT, DUE, LaterClock, Library, Way
from tests.support.inside import recorded
from tests.support.workstation import Workstation as Commands

_RENEWALS = "/renewals"
_ASKED, _READ = EventKind.DUE_DATE_ASKED, EventKind.DUE_DATE_READ
Lent = Callable[[], Transaction]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("koha")
    with (
        KohaServer(folder / "koha", version="26.05", patrons=100, items=100) as server,
        CuttingProxy("127.0.0.1", server.port) as proxy,
    ):
        found = Library(server, proxy, folder / "home", Way("26.05", ("service.pl", "list.pl")))
        found.connect()
        yield found


@pytest.fixture
def clock() -> LaterClock:
    return LaterClock()


@pytest.fixture
def bus(library: Library, clock: LaterClock, tmp_path: Path) -> Iterator[Workstation]:
    with Workstation(Home.at(library.trial(tmp_path / "bus").home), library.key, clock) as workstation:
        yield workstation


@pytest.fixture
def lent(library: Library, bus: Workstation) -> Lent:
    """A loan that Koha has, and made due on another day."""

    def lend() -> Transaction:
        row = recorded(bus.desk.issue(next(library.cards), next(library.barcodes), DUE, ACT).transaction)
        with bus.connected() as connector:
            bus.upload(connector)
            for _ in process(bus.journal, connector, bus.clock, None, lambda _: None):
                pass
        assert kept(library, row) != row.due_at
        return row

    return lend


def kept(library: Library, row: Transaction) -> datetime:
    (loan,) = library.server.loans(row.item_barcode or "")
    return datetime.fromisoformat(loan["date_due"]).replace(tzinfo=ZONE)


def renewals(library: Library, row: Transaction) -> int:
    (loan,) = library.server.loans(row.item_barcode or "")
    return int(loan["renewals"])


def ask(workstation: Workstation, row: Transaction) -> Asked:
    with workstation.connected() as connector:
        return set_due_date(workstation.journal, connector, workstation.clock, row.id)


def answer(workstation: Workstation, row: Transaction) -> Outcome:
    outcome = workstation.journal.find(row.id).outcome
    assert outcome is not None
    return outcome


def happened(workstation: Workstation, row: Transaction) -> list[EventKind]:
    """Since it was processed."""
    kinds = [entry.kind for entry in workstation.journal.history(row.id)]
    return kinds[kinds.index(EventKind.OUTCOME) + 1 :]


def at_desk(workstation: Workstation, row: Transaction) -> datetime:
    (loan,) = workstation.look_ups.patron(read_scan(row.card_number or "")).loans
    return loan.loan.due_at


@pytest.mark.parametrize(("version", "takes"), [("24.11", False), ("25.11", False), ("26.05", True)])
def test_whether_a_renewal_takes_a_due_date_is_seen_in_the_servers_own_description(
    tmp_path: Path,
    version: str,
    takes: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    with KohaServer(tmp_path, version=version) as server:
        found = find_out(server.url, Credentials("desk", PASSWORD, "CPL"), SYSTEMS_WAY, lambda _: None)
        assert server.requests(_RENEWALS) == [], "nothing was renewed to find out"
    assert found.renews_until is takes
    assert found.capabilities(held_for_review=True).sets_due_date is takes


def test_the_server_keeps_the_date_that_was_told_and_the_desk_shows_it(
    library: Library, bus: Workstation, lent: Lent
) -> None:
    row = lent()
    done = Commands(bus.home.directory, fast=True).run("set-due", row.id[-8:])
    assert "Success" in done.stdout
    assert kept(library, row) == row.due_at == at_desk(bus, row)
    assert renewals(library, row) == 1
    outcome = answer(bus, row)
    assert (outcome.result, outcome.notes, outcome.granted_due_at) == (Result.SUCCESS, (), row.due_at)
    assert happened(bus, row) == [_ASKED, _READ]
    assert bus.journal.find(row.id).state is State.SUCCEEDED
    assert reconcile(bus.journal).holds
    assert verify(bus.journal.path, bus.key).sound
    with pytest.raises(UserError, match="DUE_DATE_NOT_CHANGED"):
        ask(bus, row)
    assert renewals(library, row) == 1


def test_after_the_next_update_the_desk_shows_the_same(library: Library, bus: Workstation, lent: Lent) -> None:
    row = lent()
    ask(bus, row)
    with bus.connected() as connector:
        bus.update(connector, full=True)
    assert at_desk(bus, row) == row.due_at == kept(library, row)


def test_what_the_rules_do_not_allow_is_refused_with_the_reason(library: Library, bus: Workstation, lent: Lent) -> None:
    row = lent()
    before = kept(library, row)
    library.server.sql("UPDATE issues SET renewals = 2 WHERE issue_id = (SELECT max(issue_id) FROM issues)")
    done = Commands(bus.home.directory, fast=True).run("set-due", "--json", row.id, status=1)
    (told,) = done.rows
    assert told["refused"] == "too_many"
    assert [note["code"] for note in told["notes"]] == [NoteCode.DUE_DATE_CHANGED]
    assert kept(library, row) == before == answer(bus, row).granted_due_at == at_desk(bus, row)
    assert happened(bus, row) == [_ASKED, _READ]
    assert bus.journal.history(row.id)[-1].body.details == {"reason": "too_many"}
    text = Commands(bus.home.directory, fast=True).run("set-due", row.id, status=1).stdout
    assert "The server did not renew it: no renewals are left" in text


def test_a_lost_answer_is_found_out_by_reading_the_loan(library: Library, bus: Workstation, lent: Lent) -> None:
    row = lent()
    library.proxy.next(LoseAnswer(whole=True), _RENEWALS)
    assert ask(bus, row).refused == ""
    assert kept(library, row) == row.due_at == answer(bus, row).granted_due_at
    assert renewals(library, row) == 1


def test_a_request_that_may_be_on_its_way_is_not_sent_again_for_two_minutes(
    library: Library, bus: Workstation, lent: Lent, clock: LaterClock
) -> None:
    row = lent()
    library.proxy.next(CutRequest(60), _RENEWALS)
    with pytest.raises(OutcomeUnknown):
        ask(bus, row)
    assert happened(bus, row) == [_ASKED]
    with pytest.raises(ServerBusy, match="BUSY"):
        ask(bus, row)
    with bus.connected() as connector:
        bus.upload(connector)
    assert bus.journal.due_dates_asked(), "nobody can know yet"
    clock.minutes = 3
    with bus.connected() as connector:
        bus.upload(connector)
    assert bus.journal.due_dates_asked() == {}
    assert answer(bus, row).granted_due_at == kept(library, row)
    assert ask(bus, row).refused == ""
    assert (kept(library, row), renewals(library, row)) == (row.due_at, 1)


@pytest.mark.parametrize("heard", [True, False])
def test_killed_between_question_and_answer_the_next_upload_tells(
    library: Library,
    bus: Workstation,
    lent: Lent,
    clock: LaterClock,
    heard: bool,  # noqa: FBT001 - of the test
) -> None:
    row = lent()
    silence = Silence(60, server_gets_request=heard)
    library.proxy.next(silence, _RENEWALS)
    running = Commands(bus.home.directory, fast=True).start("set-due", row.id)
    running.until(lambda: any(entry.action is silence for entry in library.proxy.log))
    if heard:
        running.until(lambda: renewals(library, row) == 1)
    running.kill()
    assert list(bus.journal.due_dates_asked()) == [row.id]
    clock.minutes = 0 if heard else 3
    with bus.connected() as connector:
        bus.upload(connector)
    assert bus.journal.due_dates_asked() == {}
    assert answer(bus, row).granted_due_at == kept(library, row)
    assert (kept(library, row) == row.due_at) is heard
    assert renewals(library, row) == int(heard)
    assert verify(bus.journal.path, bus.key).sound


def test_a_connection_that_broke_before_the_renewal_left_asked_nothing(
    library: Library, bus: Workstation, lent: Lent
) -> None:
    row = lent()
    library.proxy.next(Pass(), "/items")
    library.proxy.next(LoseAnswer(whole=True), "/items")
    with pytest.raises(Unreachable):
        ask(bus, row)
    assert happened(bus, row) == [_ASKED, _READ]
    assert bus.journal.due_dates_asked() == {}
    assert renewals(library, row) == 0


def test_an_account_that_may_not_renew_is_told_and_nothing_stays_open(
    library: Library, bus: Workstation, lent: Lent
) -> None:
    row = lent()
    account = koha_account(bus.journal)
    assert account is not None
    with bus.connected() as connector:

        def forbid(*_: object) -> str:
            library.server.sql("UPDATE borrowers SET flags = 'catalogue,borrowers' WHERE userid = 'desk'")
            return type(connector).set_due_date(connector, *_)  # type: ignore[arg-type]

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(connector, "set_due_date", forbid)
            with pytest.raises(AuthRequired, match="SIGN_IN_NO_PERMISSION"):
                set_due_date(bus.journal, connector, bus.clock, row.id)
    library.server.sql("UPDATE borrowers SET flags = ? WHERE userid = 'desk'", ACCOUNTS["desk"])
    assert bus.journal.due_dates_asked() == {}
    assert renewals(library, row) == 0


def test_a_date_that_moved_meanwhile_is_told_and_not_touched(library: Library, bus: Workstation, lent: Lent) -> None:
    row = lent()
    library.server.sql(
        "UPDATE issues SET date_due = '2027-09-01 23:59:00', renewals = 1"
        " WHERE issue_id = (SELECT max(issue_id) FROM issues)"
    )
    with pytest.raises(UserError, match="DUE_DATE_MOVED"):
        ask(bus, row)
    assert answer(bus, row).granted_due_at == kept(library, row) == at_desk(bus, row)
    assert renewals(library, row) == 1
    assert ask(bus, row).refused == "", "whoever has seen the new date may decide again"
    assert kept(library, row) == row.due_at


def test_a_loan_that_is_gone_or_overtaken_is_left_alone(library: Library, bus: Workstation, lent: Lent) -> None:
    gone, overtaken = lent(), lent()
    library.server.sql("DELETE FROM issues WHERE issue_id = (SELECT max(issue_id) - 1 FROM issues)")
    with pytest.raises(UserError, match="LOAN_GONE"):
        ask(bus, gone)
    recorded(bus.desk.renew(overtaken.item_barcode or "", "2027-10-01", ACT).transaction)
    with pytest.raises(UserError, match="DUE_DATE_OVERTAKEN"):
        ask(bus, overtaken)
    assert renewals(library, overtaken) == 0


def test_a_server_that_takes_no_due_date_is_not_asked(library: Library, bus: Workstation, lent: Lent) -> None:
    row = lent()
    account = koha_account(bus.journal)
    assert account is not None
    profile = structs.replace(account.profile, renews_until=False)
    keep_koha(bus.journal, structs.replace(account, profile=profile))
    before = len(library.server.requests())
    with pytest.raises(RequestRefused, match="CANNOT_SET_DUE_DATE"):
        ask(bus, row)
    assert len(library.server.requests()) == before

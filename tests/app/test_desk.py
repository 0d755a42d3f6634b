"""The desk's use cases on a workstation that has never met a server, and on one that has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from offcirc.app.desk import Act
from offcirc.app.home import Home
from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import read_scan
from offcirc.domain.checks import CheckCode, Destination
from offcirc.domain.transactions import Kind, NewPatron, State
from offcirc.errors import EnvironmentProblem, UserError
from tests.support.inside import kinds, lone_workstation, recorded

ACT = Act("anna")
DUE = "2027-05-05"


@pytest.fixture
def lone(tmp_path: Path) -> Iterator[Workstation]:
    with lone_workstation(tmp_path / "home") as workstation:
        yield workstation


def test_K12_due_date_is_demanded(lone: Workstation) -> None:
    for due in (None, "", "  "):
        with pytest.raises(UserError, match="DUE_DATE_REQUIRED"):
            lone.desk.issue("C1", "B1", due, ACT)
    assert kinds(lone) == []


def test_K13_a_lent_item_is_in_the_patrons_list_at_once_and_gone_after_the_return(lone: Workstation) -> None:
    row = recorded(lone.desk.issue("C1", "B1", DUE, ACT).transaction)
    patron = lone.look_ups.patron(read_scan("c1"))
    assert [held.loan.item_barcode for held in patron.loans] == ["B1"]
    assert patron.loans[0].row is not None
    assert (patron.loans[0].row.transaction, patron.loans[0].row.state) == (row, State.WAITING)
    lone.desk.take_back("b1", ACT)
    assert lone.look_ups.patron(read_scan("C1")).loans == ()


def test_K14_returns_are_recorded_whatever_is_known(lone: Workstation) -> None:
    recording = lone.desk.take_back("NEVER-SEEN", ACT)
    assert recording.transaction is not None
    assert recording.decision.marks == (CheckCode.ITEM_UNKNOWN,)
    assert recording.routing is not None
    assert recording.routing.destination is Destination.ASK_SERVER


def test_K9_the_journals_own_patron_is_found_in_any_case(lone: Workstation) -> None:
    lone.desk.register("New-1", NewPatron("Uusi"), ACT)
    for typed in ("NEW-1", "new-1", " New-1\r\n"):
        found = lone.look_ups.patron(read_scan(typed)).patron
        assert found is not None
        assert found.surname == "Uusi"
    with pytest.raises(UserError, match="CARD_NUMBER_IN_USE"):
        lone.desk.register("NEW-1", NewPatron("Other"), ACT)


def test_a_note_is_kept_for_an_item_that_is_not_known(lone: Workstation) -> None:
    row = recorded(lone.desk.issue("C1", "B1", DUE, Act("anna", note=" Old title ")).transaction)
    assert row.item_note == "Old title"
    assert recorded(lone.desk.take_back("B1", Act("anna", note="")).transaction).item_note is None
    with pytest.raises(UserError, match="NOTE_UNREADABLE"):
        lone.desk.issue("C1", "B2", DUE, Act("anna", note="x" * 201))


def test_a_waiting_row_gives_way_to_another_both_or_neither(lone: Workstation) -> None:
    first = recorded(lone.desk.issue("C1", "B1", DUE, ACT).transaction)
    act = Act("anna", override=True, replaces=first.id, note="Title", occurred_at=first.occurred_at)
    second = recorded(lone.desk.issue("C1", "B1", DUE, act).transaction)
    assert (second.overridden, second.occurred_at) == ((), first.occurred_at)
    assert [row.state for row in lone.journal.newest(5)] == [State.WAITING, State.VOIDED]
    with pytest.raises(UserError, match="NOT_WAITING"):
        lone.desk.issue("C1", "B1", DUE, act)
    assert len(lone.journal.newest(5)) == 2


def test_an_item_lent_again_asks_and_the_decision_is_kept(lone: Workstation) -> None:
    lone.desk.issue("C1", "B1", DUE, ACT)
    asked = lone.desk.issue("C2", "B1", DUE, ACT)
    assert asked.transaction is None
    assert asked.decision.asks == (CheckCode.ON_LOAN_TO_OTHER,)
    assert kinds(lone) == [Kind.ISSUE]
    insisted = recorded(lone.desk.issue("C2", "B1", DUE, Act("anna", override=True)).transaction)
    assert insisted.overridden == (CheckCode.ON_LOAN_TO_OTHER,)
    assert lone.look_ups.patron(read_scan("C1")).loans == ()


def test_a_backdated_row_is_judged_at_its_own_moment(lone: Workstation) -> None:
    row = recorded(lone.desk.issue("C1", "B1", "2026-01-20", Act("anna", at="2026-01-10T12:00")).transaction)
    assert row.backdated
    assert row.occurred_at == datetime(2026, 1, 10, 10, 0, tzinfo=UTC)
    past = lone.desk.issue("C1", "B2", "2026-01-10T11:00", Act("anna", at="2026-01-10T12:00"))
    assert past.transaction is None
    assert past.decision.asks == (CheckCode.DUE_DATE_PAST,)
    with pytest.raises(UserError, match="TIME_IN_FUTURE"):
        lone.desk.take_back("B1", Act("anna", at="2999-01-01"))


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2027-01-31", "2027-01-31T23:59:00+02:00"),
        ("2027-07-31", "2027-07-31T23:59:00+03:00"),
        ("2027-03-28T03:30", "2027-03-28T04:30:00+03:00"),  # the hour that does not exist
        ("2027-10-31T03:30", "2027-10-31T03:30:00+03:00"),  # the hour that is twice: the first one
    ],
)
def test_a_due_date_has_the_librarys_offset_of_that_day(lone: Workstation, due: str, expected: str) -> None:
    row = recorded(lone.desk.issue("C1", "B1", due, ACT).transaction)
    assert row.due_at is not None
    assert row.due_at.isoformat() == expected


def test_payments_are_decimal_and_every_row_has_its_number_moment_and_author(lone: Workstation) -> None:
    rows = [recorded(lone.desk.pay("C1", Decimal("0.10"), ACT).transaction) for _ in range(3)]
    assert sum((row.amount or Decimal(0) for row in rows), Decimal(0)) == Decimal("0.30")
    assert [row.seq for row in rows] == [1, 2, 3]
    assert {(row.epoch, row.workstation, row.staff) for row in rows} == {(1, "lone", "anna")}
    assert [row.id for row in rows] == sorted(row.id for row in rows)
    assert all(abs(row.recorded_at - datetime.now(UTC)) < timedelta(minutes=1) for row in rows)


def test_a_scanners_prefix_is_cut_and_kept_as_typed(tmp_path: Path) -> None:
    with lone_workstation(tmp_path / "home") as workstation:
        config = workstation.home.config
        config.write_text(config.read_text() + 'scanner_prefix = "~"\n')
        key = workstation.key
    with Workstation(Home.at(tmp_path / "home"), key) as workstation:
        row = recorded(workstation.desk.take_back("~B1\r\n", ACT).transaction)
    assert (row.item_barcode, row.item_typed) == ("B1", "~B1")


def test_what_was_recorded_is_there_when_the_program_starts_again(tmp_path: Path) -> None:
    with lone_workstation(tmp_path / "home") as workstation:
        row = recorded(workstation.desk.issue("C1", "B1", DUE, ACT).transaction)
        key = workstation.key
    with Workstation(Home.at(tmp_path / "home"), key) as again:
        assert [each.transaction for each in again.journal.rows()] == [row]
    with pytest.raises(EnvironmentProblem):
        Workstation(Home.at(tmp_path / "home"), bytes(32))


def test_a_workstation_without_a_server_says_so(lone: Workstation) -> None:
    with pytest.raises(UserError, match="NOT_ENROLLED_WITH_SERVER"), lone.connected():
        pass
    with pytest.raises(UserError, match="NOT_ENROLLED_WITH_SERVER"):
        lone.import_extract(lone.home.config)

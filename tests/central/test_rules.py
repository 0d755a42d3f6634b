"""The server's decisions, row by row, without a database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from offcirc.central import effects as fx
from offcirc.central.rules import Moment, QueuedTransaction, Situation, decide
from offcirc.domain.outcomes import Result
from offcirc.domain.records import CirculationRule, Hold, Item, ItemStatus, Loan, Patron
from offcirc.domain.transactions import Kind, NewPatron, Transaction

NOON = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
DUE = datetime(2026, 5, 25, 21, 59, tzinfo=UTC)
HOUR = timedelta(hours=1)
PRAGUE = ZoneInfo("Europe/Prague")
ANNA, BEN = Patron("ANNA", "Nováková"), Patron("BEN", "Virtanen")
BOOK = Item("BOOK", "Babička", library="MAIN")
ANNAS = Loan("BOOK", "ANNA", NOON - 9 * HOUR, DUE, 2, "MAIN")
BENS = replace(ANNAS, card_number="BEN")


def row(kind: Kind, *, at: datetime = NOON, backdated: bool = False, **more: Any) -> QueuedTransaction:
    needs: dict[Kind, dict[str, Any]] = {
        Kind.ISSUE: {"card_number": "ANNA", "item_barcode": "BOOK", "due_at": DUE},
        Kind.RETURN: {"item_barcode": "BOOK"},
        Kind.RENEW: {"item_barcode": "BOOK", "due_at": DUE},
        Kind.PAYMENT: {"card_number": "ANNA", "amount": Decimal("2.50")},
        Kind.IN_HOUSE_USE: {"item_barcode": "BOOK", "count": 2},
        Kind.REGISTER_PATRON: {"card_number": "NEW", "patron": NewPatron("Dvořák")},
    }
    uncertain = more.pop("uncertain", False)
    fields: dict[str, Any] = {"workstation": "desk", "seq": 5, "library": "MAIN"} | needs[kind] | more
    transaction = Transaction(
        id="t", epoch=1, recorded_at=at + HOUR if backdated else at, occurred_at=at, boot="b", monotonic_ms=0,
        kind=kind, staff="s", **fields,
    )  # fmt: skip
    return QueuedTransaction(transaction, at, uncertain)


TERMS = CirculationRule(renewals=3, max_loans=2, fee_limit=Decimal(20))
HERE = Situation(patron=ANNA, item=BOOK, zone=PRAGUE, terms=TERMS, loans=1)
LENT = replace(HERE, loan=ANNAS, borrower=ANNA)
HOLD = Hold("BOOK", "BEN", NOON - 99 * HOUR, "BUS")


@pytest.mark.parametrize(
    ("queued", "situation", "code", "notes"),
    [
        (row(Kind.ISSUE), HERE, "SUCCESS", []),
        (row(Kind.ISSUE), replace(HERE, patron=None), "PATRON_NOT_FOUND", []),
        (row(Kind.ISSUE), Situation(zone=PRAGUE), "PATRON_NOT_FOUND", []),
        (row(Kind.ISSUE), replace(HERE, item=None), "ITEM_NOT_FOUND", []),
        (row(Kind.ISSUE), replace(HERE, loan=BENS, borrower=BEN), "SUCCESS", ["WAS_ON_LOAN_TO_OTHER"]),
        (row(Kind.ISSUE), LENT, "SUCCESS", ["WAS_ON_LOAN_TO_PATRON"]),
        (row(Kind.ISSUE), replace(HERE, holds=(HOLD,)), "SUCCESS", ["HOLD_WAITING"]),
        (row(Kind.ISSUE), replace(HERE, holds=(replace(HOLD, card_number="ANNA"),)), "SUCCESS", []),
        (row(Kind.ISSUE), replace(HERE, item=replace(BOOK, status=ItemStatus.LOST)), "SUCCESS", ["ITEM_STATUS"]),
        (row(Kind.ISSUE), replace(HERE, item=replace(BOOK, not_for_loan=True)), "SUCCESS", ["NOT_FOR_LOAN"]),
        (row(Kind.ISSUE), replace(HERE, patron=replace(ANNA, barred=True)), "SUCCESS", ["PATRON_BLOCKED"]),
        (row(Kind.ISSUE), replace(HERE, patron=replace(ANNA, card_lost=True)), "SUCCESS", ["CARD_LOST"]),
        (row(Kind.ISSUE), replace(HERE, patron=replace(ANNA, address_in_doubt=True)), "SUCCESS", ["ADDRESS_IN_DOUBT"]),
        (row(Kind.ISSUE), replace(HERE, patron=replace(ANNA, owes=Decimal("20.01"))), "SUCCESS", ["OWES_TOO_MUCH"]),
        (row(Kind.ISSUE), replace(HERE, patron=replace(ANNA, owes=Decimal(20))), "SUCCESS", []),
        (row(Kind.ISSUE), replace(HERE, loans=2), "SUCCESS", ["TOO_MANY_LOANS"]),
        (row(Kind.ISSUE), replace(LENT, loans=2), "SUCCESS", ["WAS_ON_LOAN_TO_PATRON"]),
        (row(Kind.ISSUE, uncertain=True), HERE, "SUCCESS", ["TIME_UNCERTAIN"]),
        (row(Kind.RETURN), LENT, "SUCCESS", []),
        (row(Kind.RETURN), replace(LENT, item=None), "ITEM_NOT_FOUND", []),
        (row(Kind.RETURN), HERE, "ITEM_NOT_ON_LOAN", []),
        (row(Kind.RETURN), replace(HERE, item=replace(BOOK, status=ItemStatus.MISSING)), "SUCCESS", ["ITEM_STATUS"]),
        (row(Kind.RETURN), replace(HERE, item=replace(BOOK, status=ItemStatus.WITHDRAWN)), "ITEM_NOT_ON_LOAN", []),
        (row(Kind.RETURN, library="FAR"), LENT, "SUCCESS", ["ROUTE_TO_LIBRARY"]),
        (row(Kind.RETURN), replace(LENT, holds=(HOLD,)), "SUCCESS", ["HOLD_WAITING"]),
        (row(Kind.RENEW), LENT, "SUCCESS", []),
        (row(Kind.RENEW), replace(LENT, loan=replace(ANNAS, renewals_left=0)), "SUCCESS", ["NO_RENEWALS_LEFT"]),
        (row(Kind.RENEW), replace(LENT, loan=replace(ANNAS, renewals_left=None)), "SUCCESS", []),
        (row(Kind.RENEW), replace(LENT, loans=2), "SUCCESS", []),
        (row(Kind.RENEW), HERE, "ITEM_NOT_ON_LOAN", []),
        (row(Kind.RENEW), replace(LENT, item=None), "ITEM_NOT_FOUND", []),
        (row(Kind.RENEW), replace(LENT, holds=(HOLD,)), "SUCCESS", ["HOLD_WAITING"]),
        (row(Kind.PAYMENT), HERE, "SUCCESS", []),
        (row(Kind.PAYMENT), replace(HERE, patron=None), "PATRON_NOT_FOUND", []),
        (row(Kind.IN_HOUSE_USE), HERE, "SUCCESS", []),
        (row(Kind.IN_HOUSE_USE), replace(HERE, item=None), "ITEM_NOT_FOUND", []),
        (row(Kind.REGISTER_PATRON), Situation(), "SUCCESS", []),
        (row(Kind.REGISTER_PATRON), HERE, "CARD_NUMBER_IN_USE", []),
    ],
)
def test_K20_every_row_gets_its_result(
    queued: QueuedTransaction, situation: Situation, code: str, notes: list[str]
) -> None:
    decided = decide(queued, situation)
    assert (decided.code, [note.code for note in decided.notes]) == (code, notes)
    expected = Result.REFUSED if code != "SUCCESS" else Result.SUCCESS_WITH_NOTES if notes else Result.SUCCESS
    assert decided.result is expected


@pytest.mark.parametrize(
    ("kind", "passed_over", "notes"),
    [
        (Kind.ISSUE, ("OWES_TOO_MUCH", "TOO_MANY_LOANS"), ["OWES_TOO_MUCH", "TOO_MANY_LOANS"]),
        (Kind.ISSUE, ("ADDRESS_IN_DOUBT",), ["ADDRESS_IN_DOUBT"]),
        (Kind.RENEW, ("NO_RENEWALS_LEFT",), ["NO_RENEWALS_LEFT"]),
        (Kind.ISSUE, ("PATRON_EXPIRED", "NOT_FOR_LOAN", "anything"), []),  # the record says, not an old replica
    ],
)
def test_a_limit_passed_over_at_the_desk_is_a_note_also_where_it_no_longer_binds(
    kind: Kind, passed_over: tuple[str, ...], notes: list[str]
) -> None:
    decided = decide(row(kind, overridden=passed_over), LENT if kind is Kind.RENEW else HERE)
    assert [note.code for note in decided.notes] == notes


def test_a_limit_is_told_once_with_its_numbers() -> None:
    decided = decide(row(Kind.ISSUE, overridden=("TOO_MANY_LOANS",)), replace(HERE, loans=7))
    assert [(note.code, note.params) for note in decided.notes] == [("TOO_MANY_LOANS", {"loans": "7", "limit": "2"})]


def test_an_item_out_to_another_patron_is_returned_first() -> None:
    decided = decide(row(Kind.ISSUE), replace(HERE, loan=BENS, borrower=BEN))
    assert decided.effects[0] == fx.LoanEnded(NOON)
    assert isinstance(decided.effects[1], fx.LoanMade)
    assert decided.notes[0].params == {"card_number": "BEN"}


def test_the_due_date_is_kept_to_the_minute_in_the_librarys_own_offset() -> None:
    decided = decide(row(Kind.ISSUE), HERE)
    assert decided.granted_due_at is not None
    assert decided.granted_due_at.isoformat() == "2026-05-25T23:59:00+02:00"
    (made,) = (effect for effect in decided.effects if isinstance(effect, fx.LoanMade))
    assert (made.loan.due_at, made.loan.issued_at, made.loan.renewals_left) == (DUE, NOON, 3)


def test_a_renewal_uses_one_up_and_never_goes_below_none() -> None:
    assert fx.LoanExtended(DUE.astimezone(PRAGUE), 1) in decide(row(Kind.RENEW), LENT).effects
    none_left = replace(LENT, loan=replace(ANNAS, renewals_left=0))
    assert fx.LoanExtended(DUE.astimezone(PRAGUE), 0) in decide(row(Kind.RENEW), none_left).effects


def test_blocks_are_judged_on_the_day_it_happened_in_the_librarys_zone() -> None:
    late_evening = datetime(2026, 5, 4, 22, 30, tzinfo=UTC)  # 5 May in Prague
    expired = replace(HERE, patron=replace(ANNA, expires_on=date(2026, 5, 4)))
    notes = decide(row(Kind.ISSUE, at=late_evening), expired).notes
    assert [note.code for note in notes] == ["PATRON_EXPIRED"]
    assert not decide(row(Kind.ISSUE), expired).notes


OTHERS = Moment(NOON + HOUR, "other", 1, 1)


@pytest.mark.parametrize("kind", [Kind.ISSUE, Kind.RETURN, Kind.RENEW])
def test_a_row_that_arrives_late_leaves_the_present_state_alone(kind: Kind) -> None:
    decided = decide(row(kind), replace(LENT, loan=BENS, borrower=BEN, last=OTHERS))
    assert [note.code for note in decided.notes] == ["SERVER_STATE_NEWER"]
    assert decided.notes[0].params == {"at": "2026-05-04T11:00:00Z"}
    assert all(isinstance(effect, fx.LoanRecorded | fx.PastLoanEnded) for effect in decided.effects)


@pytest.mark.parametrize(
    ("queued", "last", "late"),
    [
        (row(Kind.RETURN), Moment(NOON, "other", 1, 1), False),  # equal times are not late
        (row(Kind.RETURN), Moment(NOON + HOUR, "desk", 1, 4), False),  # its own order, whatever the clock says
        (row(Kind.RETURN), Moment(NOON, "desk", 1, 6), True),  # its successor was first
        (row(Kind.RETURN, backdated=True), Moment(NOON + HOUR, "desk", 1, 4), True),  # staff say it was before
        (row(Kind.RETURN), Moment(NOON - HOUR, "other", 1, 1), False),
        (row(Kind.RETURN), None, False),
    ],
)
def test_what_is_late(queued: QueuedTransaction, last: Moment | None, late: bool) -> None:  # noqa: FBT001 - a table's column
    decided = decide(queued, replace(LENT, last=last))
    assert ("SERVER_STATE_NEWER" in [note.code for note in decided.notes]) is late


def test_the_first_hold_is_set_aside_once() -> None:
    second = replace(HOLD, card_number="EVA", placed_at=NOON)
    waiting = replace(LENT, holds=(HOLD, second))
    assert fx.HoldSetAside("BEN") in decide(row(Kind.RETURN), waiting).effects
    aside = replace(LENT, holds=(HOLD, replace(second, on_shelf=True)))
    decided = decide(row(Kind.RETURN), aside)
    assert not [effect for effect in decided.effects if isinstance(effect, fx.HoldSetAside)]
    assert decided.notes[0].params == {"card_number": "EVA", "pickup_library": "BUS"}

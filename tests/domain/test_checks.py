from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from offcirc.domain.checks import (
    LONGEST_LOAN,
    CheckCode,
    Decision,
    Destination,
    Finding,
    Routing,
    Severity,
    check_issue,
    check_payment,
    check_renewal,
    check_return,
    due_date_findings,
    first_hold,
    patron_findings,
    routing_of,
)
from offcirc.domain.due_dates import Calendar
from offcirc.domain.projection import ItemView, LocalLoan, PatronView
from offcirc.domain.records import CirculationRule, ClosedDays, Hold, ItemStatus
from tests.domain.samples import AT, ITEM, LOAN, PATRON

TODAY = date(2026, 11, 23)
DUE_ON = date(2026, 12, 21)
TERMS = CirculationRule(max_loans=2, fee_limit=Decimal(20))
MINE = LocalLoan(LOAN)
THEIRS = LocalLoan(replace(LOAN, card_number="P2"))
HOLD_OF_OTHER = Hold("I1", "P2", AT, "BR2")
HOLD_OF_MINE = Hold("I1", "p1", AT, "BR1")
CHRISTMAS = ClosedDays("BR1", date(2026, 12, 24), date(2026, 12, 26), "Christmas")


def issue(patron: PatronView, item: ItemView, due_on: date = DUE_ON) -> Decision:
    return check_issue(patron, item, TERMS, Calendar((CHRISTMAS,)), TODAY, due_on)


def patron_view(**fields: Any) -> PatronView:
    return PatronView("P1", replace(PATRON, **fields))


def item_view(loan: LocalLoan | None = None, holds: tuple[Hold, ...] = (), **fields: Any) -> ItemView:
    return ItemView("I1", replace(ITEM, **fields), loan, holds)


def told(decision: Decision) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in decision.findings]


PATRON_CHECKS: list[tuple[dict[str, Any], CheckCode | None]] = [
    ({}, None),
    ({"expires_on": TODAY}, None),
    ({"expires_on": TODAY - timedelta(days=1)}, CheckCode.PATRON_EXPIRED),
    ({"barred": True}, CheckCode.PATRON_BLOCKED),
    ({"barred": True, "blocked_until": TODAY}, CheckCode.PATRON_BLOCKED),
    ({"barred": True, "blocked_until": TODAY - timedelta(days=1)}, None),
    ({"blocked_until": TODAY}, CheckCode.PATRON_BLOCKED),
    ({"blocked_until": TODAY - timedelta(days=1)}, None),
    ({"card_lost": True}, CheckCode.CARD_LOST),
    ({"address_in_doubt": True}, CheckCode.ADDRESS_IN_DOUBT),
    ({"owes": Decimal(20)}, None),
    ({"owes": Decimal("20.01")}, CheckCode.OWES_TOO_MUCH),
    ({"owes": Decimal(-5)}, None),
]


@pytest.mark.parametrize(("fields", "code"), PATRON_CHECKS)
def test_checks_on_the_patron_ask(fields: dict[str, Any], code: CheckCode | None) -> None:
    expected = [(code, Severity.ASK)] if code is not None else []
    assert told(issue(patron_view(**fields), item_view())) == expected


@pytest.mark.parametrize(("loans", "code"), [(1, None), (2, CheckCode.TOO_MANY_LOANS), (3, CheckCode.TOO_MANY_LOANS)])
def test_too_many_loans_ask(loans: int, code: CheckCode | None) -> None:
    view = PatronView("P1", PATRON, (MINE,) * loans)
    assert told(issue(view, item_view())) == ([(code, Severity.ASK)] if code else [])


def test_a_card_that_was_replaced_asks_before_all_else_and_says_whose_it_is() -> None:
    view = replace(patron_view(card_lost=True), former_number="OLD")
    decision = issue(view, item_view())
    assert decision.asks == (CheckCode.CARD_REPLACED, CheckCode.CARD_LOST)
    assert decision.findings[0].params == {"card_number": "P1", "name": PATRON.name}


def test_money_is_taken_whatever_the_card() -> None:
    replaced = check_payment(replace(patron_view(), former_number="OLD"))
    assert told(replaced) == [(CheckCode.CARD_REPLACED, Severity.NOTICE)]
    assert told(check_payment(PatronView("NEW", None))) == [(CheckCode.PATRON_UNKNOWN, Severity.MARK)]
    assert told(check_payment(patron_view())) == []


def test_without_terms_there_is_no_limit() -> None:
    view = PatronView("P1", replace(PATRON, owes=Decimal(5000)), (MINE,) * 500)
    assert patron_findings(view, CirculationRule(), TODAY) == []


ITEM_CHECKS: list[tuple[ItemView, CheckCode | None]] = [
    (item_view(), None),
    (item_view(status=ItemStatus.UNKNOWN), None),  # a server that never tells must not make every loan a question
    (item_view(not_for_loan=True), CheckCode.NOT_FOR_LOAN),
    (item_view(status=ItemStatus.LOST), CheckCode.ITEM_LOST),
    (item_view(status=ItemStatus.MISSING), CheckCode.ITEM_LOST),
    (item_view(status=ItemStatus.WITHDRAWN), CheckCode.ITEM_WITHDRAWN),
    (item_view(MINE), CheckCode.ON_LOAN_TO_PATRON),
    (item_view(THEIRS), CheckCode.ON_LOAN_TO_OTHER),
    (item_view(holds=(HOLD_OF_OTHER,)), CheckCode.ON_HOLD_FOR_OTHER),
    (item_view(holds=(HOLD_OF_MINE,)), None),
    (item_view(holds=(HOLD_OF_MINE, HOLD_OF_OTHER)), None),
    (item_view(holds=(HOLD_OF_OTHER, HOLD_OF_MINE)), CheckCode.ON_HOLD_FOR_OTHER),
    (item_view(holds=(HOLD_OF_MINE, replace(HOLD_OF_OTHER, on_shelf=True))), CheckCode.ON_HOLD_FOR_OTHER),
    (item_view(holds=(HOLD_OF_OTHER, replace(HOLD_OF_MINE, on_shelf=True))), None),
]


@pytest.mark.parametrize(("item", "code"), ITEM_CHECKS)
def test_checks_on_the_item_ask(item: ItemView, code: CheckCode | None) -> None:
    assert told(issue(patron_view(), item)) == ([(code, Severity.ASK)] if code else [])


def test_what_nobody_knows_is_marked_and_does_not_ask() -> None:
    decision = issue(PatronView("P9", None), ItemView("I9", None))
    assert decision.asks == ()
    assert decision.marks == (CheckCode.PATRON_UNKNOWN, CheckCode.ITEM_UNKNOWN)


def test_check_digits_of_unknown_labels_are_doubted_and_block_nothing() -> None:
    decision = issue(PatronView("23023400051787", None), ItemView("33191000105865", None))
    doubts = [finding for finding in decision.findings if finding.code is CheckCode.CHECK_DIGIT_DOUBTFUL]
    assert [finding.severity for finding in doubts] == [Severity.NOTICE, Severity.NOTICE]
    assert decision.asks == ()


def test_a_closed_due_day_is_never_given_without_saying_so() -> None:
    decision = issue(patron_view(), item_view(), date(2026, 12, 24))
    assert decision.findings == (
        Finding(CheckCode.CLOSED_DAY, Severity.NOTICE, {"reason": "Christmas", "next_open": "2026-12-27"}),
    )


def test_all_findings_come_together_the_patrons_first() -> None:
    patron = patron_view(barred=True, card_lost=True)
    decision = issue(patron, item_view(THEIRS, (HOLD_OF_OTHER,), not_for_loan=True), date(2026, 12, 25))
    assert decision.asks == (
        CheckCode.PATRON_BLOCKED,
        CheckCode.CARD_LOST,
        CheckCode.NOT_FOR_LOAN,
        CheckCode.ON_LOAN_TO_OTHER,
        CheckCode.ON_HOLD_FOR_OTHER,
    )


def test_what_a_sentence_needs_is_told() -> None:
    patron = patron_view(
        blocked_until=TODAY, block_reason="Lost books", owes=Decimal("20.50"), expires_on=date(2020, 1, 31)
    )
    params = {finding.code: finding.params for finding in patron_findings(patron, TERMS, TODAY)}
    assert params == {
        CheckCode.PATRON_EXPIRED: {"on": "2020-01-31"},
        CheckCode.PATRON_BLOCKED: {"until": "2026-11-23", "reason": "Lost books"},
        CheckCode.OWES_TOO_MUCH: {"owes": "20.50", "limit": "20"},
    }


RETURNS: list[tuple[ItemView, list[tuple[CheckCode, Severity]]]] = [
    (item_view(MINE), []),
    (item_view(MINE, status=ItemStatus.UNKNOWN), []),
    (item_view(), [(CheckCode.NOT_ON_LOAN, Severity.NOTICE)]),
    (ItemView("I9", None), [(CheckCode.ITEM_UNKNOWN, Severity.MARK)]),
    (ItemView("I9", None, MINE), [(CheckCode.ITEM_UNKNOWN, Severity.MARK)]),
    (item_view(MINE, status=ItemStatus.LOST), [(CheckCode.ITEM_LOST, Severity.NOTICE)]),
    (item_view(MINE, status=ItemStatus.WITHDRAWN), [(CheckCode.ITEM_WITHDRAWN, Severity.NOTICE)]),
]


@pytest.mark.parametrize(("item", "expected"), RETURNS)
def test_a_return_never_asks(item: ItemView, expected: list[tuple[CheckCode, Severity]]) -> None:
    decision = check_return(item)
    assert told(decision) == expected
    assert decision.asks == ()


RENEWALS: list[tuple[ItemView, CheckCode | None]] = [
    (item_view(MINE), None),
    (item_view(LocalLoan(replace(LOAN, renewals_left=1))), None),
    (item_view(LocalLoan(replace(LOAN, renewals_left=0))), CheckCode.NO_RENEWALS_LEFT),
    (item_view(), CheckCode.NOT_ON_LOAN),
    (item_view(MINE, (HOLD_OF_OTHER,)), CheckCode.ON_HOLD_FOR_OTHER),
    (item_view(MINE, (HOLD_OF_MINE, HOLD_OF_OTHER)), CheckCode.ON_HOLD_FOR_OTHER),
    (item_view(MINE, (HOLD_OF_MINE,)), None),
]


@pytest.mark.parametrize(("item", "code"), RENEWALS)
def test_checks_on_a_renewal_ask(item: ItemView, code: CheckCode | None) -> None:
    decision = check_renewal(item, Calendar((CHRISTMAS,)), DUE_ON)
    assert told(decision) == ([(code, Severity.ASK)] if code else [])


def test_a_renewal_of_an_unknown_item_to_a_closed_day_is_marked_and_said() -> None:
    decision = check_renewal(ItemView("I9", None), Calendar((CHRISTMAS,)), date(2026, 12, 26))
    assert told(decision) == [(CheckCode.ITEM_UNKNOWN, Severity.MARK), (CheckCode.CLOSED_DAY, Severity.NOTICE)]


def test_whose_turn_it_is() -> None:
    on_shelf = replace(HOLD_OF_MINE, on_shelf=True)
    assert first_hold(()) is None
    assert first_hold((HOLD_OF_OTHER, HOLD_OF_MINE)) == HOLD_OF_OTHER
    assert first_hold((HOLD_OF_OTHER, on_shelf)) == on_shelf


@pytest.mark.parametrize(
    ("item", "here", "expected"),
    [
        (item_view(), "BR1", Routing(Destination.SHELVE, "BR1", "Adult")),
        (item_view(), "", Routing(Destination.SHELVE, "", "Adult")),
        (item_view(), "BR2", Routing(Destination.ROUTE, "BR1")),
        (item_view(library=""), "BR2", Routing(Destination.SHELVE, "BR2", "Adult")),
        (item_view(holds=(HOLD_OF_OTHER,)), "BR1", Routing(Destination.SET_ASIDE, "BR2")),
        (ItemView("I9", None), "BR1", Routing(Destination.ASK_SERVER)),
    ],
)
def test_where_a_returned_item_goes(item: ItemView, here: str, expected: Routing) -> None:
    assert routing_of(item, here) == expected


def test_a_due_date_before_the_loan_asks_and_one_beyond_three_years_is_only_said() -> None:
    at = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert due_date_findings(at + timedelta(minutes=1), at) == []
    assert due_date_findings(at + LONGEST_LOAN, at) == []
    for due_at in (at, at - timedelta(days=400)):
        assert Decision().also(due_date_findings(due_at, at)).asks == (CheckCode.DUE_DATE_PAST,)
    (finding,) = due_date_findings(at + LONGEST_LOAN + timedelta(days=1), at)
    assert (finding.code, finding.severity) == (CheckCode.DUE_DATE_FAR, Severity.NOTICE)

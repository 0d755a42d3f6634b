"""The visit and its line, without a window and without a disk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from offcirc.app.due_choice import DueChoice, DueDates, Scope
from offcirc.app.serving import (
    DeskDay,
    Done,
    Held,
    HeldFor,
    ItemShown,
    Lent,
    LoanShown,
    PatronAtDesk,
    PatronOpened,
    Request,
    Standing,
)
from offcirc.app.visit import Visit, Wait
from offcirc.domain.checks import CheckCode, Decision, Finding, Severity
from offcirc.domain.due_dates import Calendar
from offcirc.domain.records import CirculationRule
from offcirc.domain.transactions import Kind
from offcirc.errors import EnvironmentProblem, UserError
from tests.domain.samples import AT, DUE_AT, PATRON, transaction

DAY = DeskDay(AT, ZoneInfo("Europe/Helsinki"), Calendar(), CirculationRule(), "BR1", "Branch one")
STANDING = Standing((), 0)
DUE = DueChoice(date(2027, 1, 13))
BLOCKED = Decision((Finding(CheckCode.PATRON_BLOCKED, Severity.ASK),))


def patron(card: str = "P1") -> PatronAtDesk:
    return PatronAtDesk(
        card, card.lower(), replace(PATRON, card_number=card), "Branch one", CirculationRule(), STANDING, (), DAY
    )


def lent(barcode: str, seq: int = 1) -> Lent:
    row = transaction(seq=seq, item_barcode=barcode)
    return Lent(row, LoanShown(barcode, f"Title {barcode}", "", AT, DUE_AT), Decision(), STANDING)


def asked(visit: Visit) -> Request:
    request = visit.next_request("anna")
    assert request is not None
    return request


def stuck(visit: Visit) -> Wait:
    assert visit.next_request("anna") is None
    assert visit.waiting is not None
    return visit.waiting.why


@pytest.fixture
def visit() -> Visit:
    """P1 is being served; a due date is chosen."""
    visit = Visit()
    visit.open(patron())
    visit.choose_due(DUE, Scope.UNTIL_CHANGED)
    return visit


def test_scans_are_worked_off_one_by_one_in_their_order(visit: Visit) -> None:
    for barcode in "ABC":
        visit.scanned(barcode)
    for seq, barcode in enumerate("ABC", start=1):
        request = asked(visit)
        assert (request.typed, request.card, request.due) == (barcode, "p1", "2027-01-13")
        assert visit.next_request("anna") is None, "the answer before has not come"
        visit.answered(lent(barcode, seq))
    assert [row.transaction.item_barcode for row in visit.rows] == ["C", "B", "A"]
    assert visit.line == ()


def test_K12_a_scan_without_a_due_date_is_held_and_goes_on_when_one_is_chosen() -> None:
    visit = Visit()
    visit.open(patron())
    visit.scanned("A")
    visit.scanned("B")
    assert asked(visit).due is None
    visit.answered(Held(HeldFor.DUE_DATE, ItemShown("A", "Title A")))
    assert stuck(visit) is Wait.DUE_DATE
    assert [entry.typed for entry in visit.line] == ["A", "B"]
    visit.choose_due(DUE, Scope.PATRON)
    request = asked(visit)
    assert (request.typed, request.due) == ("A", "2027-01-13")
    visit.answered(lent("A"))
    assert asked(visit).typed == "B"


def test_only_staff_decide_and_nothing_overtakes_what_waits(visit: Visit) -> None:
    visit.scanned("A")
    asked(visit)
    visit.answered(Held(HeldFor.DECISION, ItemShown("A"), BLOCKED))
    visit.scanned("B")
    visit.scanned("P2")
    assert stuck(visit) is Wait.DECISION
    visit.lend_anyway()
    request = asked(visit)
    assert (request.typed, request.passed) == ("A", frozenset({CheckCode.PATRON_BLOCKED}))
    visit.answered(lent("A"))
    request = asked(visit)
    assert (request.typed, request.passed) == ("B", frozenset()), "the next item asks again"


def test_a_decision_may_be_made_for_the_rest_of_the_visit_and_ends_with_it(visit: Visit) -> None:
    visit.scanned("A")
    asked(visit)
    on_loan = Finding(CheckCode.ON_LOAN_TO_OTHER, Severity.ASK)
    visit.answered(Held(HeldFor.DECISION, ItemShown("A"), BLOCKED.also([on_loan])))
    visit.lend_anyway(for_the_rest=True)
    asked(visit)
    visit.answered(lent("A"))
    visit.scanned("B")
    assert asked(visit).passed == {CheckCode.PATRON_BLOCKED}, "what concerns one item only is asked again"
    visit.answered(lent("B", 2))
    visit.finish()
    visit.open(patron("P2"))
    visit.scanned("C")
    assert asked(visit).passed == frozenset()


def test_an_item_that_is_not_lent_leaves_the_line_and_the_line_goes_on(visit: Visit) -> None:
    visit.scanned("A")
    visit.scanned("B")
    asked(visit)
    visit.answered(Held(HeldFor.DECISION, ItemShown("A"), BLOCKED))
    visit.do_not_lend()
    assert asked(visit).typed == "B"
    assert visit.rows == []


def test_items_scanned_before_the_card_wait_and_staff_say_whose_they_are() -> None:
    visit = Visit()
    visit.choose_due(DUE, Scope.UNTIL_CHANGED)
    for barcode in "AB":
        visit.scanned(barcode)
        asked(visit)
        visit.answered(Held(HeldFor.PATRON, ItemShown(barcode)))
    assert stuck(visit) is Wait.PATRON
    visit.scanned("P1")
    visit.scanned("C")
    assert asked(visit).typed == "P1"
    visit.answered(PatronOpened(patron()))
    assert stuck(visit) is Wait.BEFORE_CARD
    assert visit.waiting is not None
    assert visit.waiting.count == 2
    visit.lend_anyway()
    for seq, barcode in enumerate("ABC", start=1):
        assert asked(visit).typed == barcode
        visit.answered(lent(barcode, seq))


def test_items_scanned_before_the_card_may_be_put_back() -> None:
    visit = Visit()
    visit.scanned("A")
    asked(visit)
    visit.answered(Held(HeldFor.PATRON, ItemShown("A")))
    visit.open(patron())
    visit.do_not_lend()
    assert (visit.line, visit.waiting) == ((), None)


def test_what_the_disk_did_not_take_waits_and_is_tried_again(visit: Visit) -> None:
    visit.scanned("A")
    visit.scanned("B")
    asked(visit)
    visit.failed(EnvironmentProblem("DISK_FULL", path="x"))
    assert stuck(visit) is Wait.TROUBLE
    visit.try_again()
    assert asked(visit).typed == "A"


def test_what_was_mistyped_leaves_the_line(visit: Visit) -> None:
    visit.scanned("A" * 99)
    visit.scanned("B")
    asked(visit)
    visit.failed(UserError("SCAN_TOO_LONG"))
    assert asked(visit).typed == "B"


def test_the_next_card_ends_the_visit_and_hands_out_its_receipt(visit: Visit) -> None:
    visit.scanned("A")
    asked(visit)
    visit.answered(lent("A"))
    visit.recorded(Done(patron(), transaction(Kind.PAYMENT, 2, amount=Decimal("2.50"))))
    visit.scanned("P2")
    asked(visit)
    slip = visit.answered(PatronOpened(patron("P2")))
    assert slip is not None
    assert ([row.title for row in slip.rows], slip.fees_paid) == (["Title A"], Decimal("2.50"))
    assert (slip.masked_card, slip.staff, slip.library) == ("••••", "anna", "Branch one")
    assert visit.rows == []


def test_the_same_card_again_goes_on_with_the_visit(visit: Visit) -> None:
    visit.scanned("A")
    asked(visit)
    visit.answered(lent("A"))
    visit.scanned("p1")
    asked(visit)
    assert visit.answered(PatronOpened(patron())) is None
    assert len(visit.rows) == 1


def test_what_comes_back_late_for_another_patron_changes_nothing(visit: Visit) -> None:
    visit.open(patron("P2"))
    visit.recorded(Done(patron("P1"), transaction(Kind.PAYMENT)))
    assert visit.patron is not None
    assert (visit.patron.card_number, visit.rows) == ("P2", [])


def test_a_due_date_reaches_as_far_as_staff_said() -> None:
    standing, other, once = (DueChoice(date(2027, 1, day)) for day in (1, 2, 3))
    due = DueDates().chosen(standing, Scope.UNTIL_CHANGED).chosen(other, Scope.PATRON).chosen(once, Scope.ITEM)
    assert (due.now, due.scope) == (once, Scope.ITEM)
    assert due.after_item().now == other
    assert due.after_patron().now == standing
    assert due.rescoped(Scope.UNTIL_CHANGED) == DueDates(until_changed=once)
    assert DueDates().rescoped(Scope.ITEM).now is None


def test_a_narrower_reach_moves_the_date_and_another_date_for_it_leaves_the_wider_one_as_it_was() -> None:
    standing, once = DueChoice(date(2027, 1, 1)), DueChoice(date(2027, 1, 3))
    narrowed = DueDates().chosen(standing, Scope.UNTIL_CHANGED).rescoped(Scope.ITEM)
    assert narrowed.now == standing
    assert narrowed.after_item().now is None
    assert narrowed.chosen(once, Scope.ITEM).after_item().now == standing


def test_a_due_date_for_one_item_is_used_once(visit: Visit) -> None:
    visit.choose_due(DueChoice(date(2027, 2, 1)), Scope.ITEM)
    visit.scanned("A")
    visit.scanned("B")
    assert asked(visit).due == "2027-02-01"
    visit.answered(lent("A"))
    assert asked(visit).due == "2027-01-13"


def test_loans_of_this_visit_do_not_stand_among_those_from_before(visit: Visit) -> None:
    before = LoanShown("OLD", "Old", "", AT, DUE_AT)
    assert visit.patron is not None
    visit.patron = replace(visit.patron, loans=(before,))
    visit.scanned("A")
    asked(visit)
    visit.answered(lent("A"))
    assert visit.had_before == (before,)

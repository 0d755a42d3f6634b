from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offcirc.domain.projection import OVERLAID, LocalRow, overdue_days, project_item, project_patron
from offcirc.domain.records import Hold, Loan
from offcirc.domain.transactions import Kind, State
from tests.domain.samples import AT, DUE_AT, ITEM, LOAN, PATRON, row

OTHERS = frozenset(State) - OVERLAID
HOLD = Hold("I1", "P1", AT)


def borrower(loan: Loan | None, *rows: LocalRow) -> str | None:
    view = project_item("I1", ITEM, loan, (), rows)
    return view.loan.loan.card_number if view.loan is not None else None


def test_without_rows_the_replica_is_what_is_true() -> None:
    view = project_item("I1", ITEM, LOAN, (HOLD,), ())
    assert (view.item, view.holds, view.last_row) == (ITEM, (HOLD,), None)
    assert view.loan is not None
    assert (view.loan.loan, view.loan.row) == (LOAN, None)


@pytest.mark.parametrize("state", sorted(OVERLAID))
def test_a_loan_made_here_is_seen_whatever_became_of_its_row(state: State) -> None:
    view = project_item("I1", ITEM, None, (), [row(state=state)])
    assert view.loan is not None
    assert view.loan.loan == Loan("I1", "P1", AT + timedelta(minutes=1), DUE_AT, library="BR1")
    assert view.loan.row == view.last_row == row(state=state)


@pytest.mark.parametrize("state", sorted(OTHERS))
def test_rows_that_were_taken_back_settled_or_corrected_are_not_seen(state: State) -> None:
    assert borrower(LOAN, row(Kind.RETURN, state=state)) == "P1"
    assert project_item("I1", ITEM, LOAN, (), [row(Kind.RETURN, state=state)]).last_row is None


def test_a_return_then_a_loan_to_another() -> None:
    rows = (row(Kind.RETURN, 1), row(Kind.ISSUE, 2, card_number="P2"))
    assert borrower(LOAN, *rows[:1]) is None
    assert borrower(LOAN, *rows) == "P2"


def test_a_renewal_moves_the_due_date_and_takes_one_renewal() -> None:
    view = project_item("I1", ITEM, replace(LOAN, renewals_left=1), (), [row(Kind.RENEW, 1), row(Kind.RENEW, 2)])
    assert view.loan is not None
    assert (view.loan.loan.due_at, view.loan.loan.renewals_left) == (DUE_AT, 0)
    assert view.loan.loan.issued_at == LOAN.issued_at


def test_a_renewal_of_what_is_not_on_loan_makes_no_loan() -> None:
    assert borrower(None, row(Kind.RENEW)) is None


def test_reading_in_the_library_moves_nothing() -> None:
    view = project_item("I1", ITEM, LOAN, (), [row(Kind.IN_HOUSE_USE)])
    assert view.loan is not None
    assert view.last_row is not None


def test_the_hold_of_whoever_gets_the_item_is_done_with() -> None:
    view = project_item("I1", ITEM, None, (HOLD, replace(HOLD, card_number="P2")), [row(card_number="p1")])
    assert [hold.card_number for hold in view.holds] == ["P2"]


def test_a_slip_from_before_the_present_loan_is_history() -> None:
    slip = row(Kind.RETURN, 5, occurred_at=AT)
    assert borrower(None, row(Kind.ISSUE, 1, card_number="P2"), slip) == "P2"
    assert borrower(replace(LOAN, issued_at=AT + timedelta(seconds=1)), slip) == "P1"
    assert borrower(LOAN, slip) is None


def test_a_correction_of_a_loan_that_came_back_since_does_not_lend_it_again() -> None:
    refused = row(Kind.ISSUE, 1, State.AMENDED, card_number="typo")
    corrected = row(Kind.ISSUE, 3, card_number="P2", occurred_at=refused.transaction.occurred_at, amends="id-1")
    assert borrower(None, refused, row(Kind.RETURN, 2), corrected) is None
    assert borrower(None, refused, corrected) == "P2"


def test_a_wall_clock_that_was_set_back_does_not_hide_the_next_row() -> None:
    early = AT - timedelta(days=400)
    assert borrower(LOAN, row(Kind.RETURN, 1, recorded_at=early, occurred_at=early)) is None


KINDS = st.sampled_from([Kind.ISSUE, Kind.RETURN, Kind.RENEW, Kind.IN_HOUSE_USE])
STEPS = st.lists(
    st.tuples(KINDS, st.sampled_from(State), st.sampled_from(["P1", "P2", "P3"]), st.none() | st.integers(-30, 30)),
    max_size=12,
)


def local_rows(steps: list[tuple[Kind, State, str, int | None]]) -> list[LocalRow]:
    rows = []
    for seq, (kind, state, card, backdated_min) in enumerate(steps, 1):
        fields = {"card_number": card} if kind is Kind.ISSUE else {}
        made = row(kind, seq, state, **fields)
        if backdated_min is not None:
            occurred_at = min(made.transaction.recorded_at, AT + timedelta(minutes=backdated_min, seconds=30))
            made = LocalRow(replace(made.transaction, occurred_at=occurred_at), state)
        rows.append(made)
    return rows


def naive_borrower(loan: Loan | None, rows: list[LocalRow]) -> str | None:
    """Who has the item, told step by step as a person would."""
    who = loan.card_number if loan else None
    since = loan.issued_at if loan else datetime.min.replace(tzinfo=UTC)
    for each in rows:
        happened_here = each.state not in {State.VOIDED, State.AMENDED, State.WAIVED}
        transaction = each.transaction
        history = transaction.occurred_at != transaction.recorded_at and transaction.occurred_at < since
        if not happened_here or history or transaction.kind is Kind.IN_HOUSE_USE:
            continue
        since = transaction.occurred_at
        if transaction.kind is Kind.ISSUE:
            who = transaction.card_number
        elif transaction.kind is Kind.RETURN:
            who = None
    return who


@given(STEPS, st.booleans())
def test_any_sequence_of_rows_ends_as_a_person_would_tell_it(
    steps: list[tuple[Kind, State, str, int | None]],
    on_loan: bool,  # noqa: FBT001 - drawn
) -> None:
    loan = LOAN if on_loan else None
    rows = local_rows(steps)
    assert borrower(loan, *rows) == naive_borrower(loan, rows)


@given(STEPS)
def test_item_and_patron_agree_about_who_has_it(steps: list[tuple[Kind, State, str, int | None]]) -> None:
    rows = local_rows(steps)
    who = borrower(None, *rows)
    for card in ("P1", "P2", "P3"):
        own = [each for each in rows if each.transaction.card_number == card]
        view = project_patron(card, None, [], (), own, {"i1": rows} if own else {})
        assert [held.loan.item_barcode for held in view.loans] == (["I1"] if who == card else [])


def test_K13_a_lent_item_appears_at_once_in_the_patrons_own_list() -> None:
    lent = row(Kind.ISSUE, 2, item_barcode="I2", card_number="p1")
    view = project_patron("P1", PATRON, [LOAN], (), [lent], {"i2": [lent]})
    assert [held.loan.item_barcode for held in view.loans] == ["I2", "I1"]  # newest first


def test_what_was_returned_or_lent_to_another_since_is_not_the_patrons() -> None:
    returned, lent_on = row(Kind.RETURN, 1), row(Kind.ISSUE, 2, item_barcode="I2", card_number="P2")
    loans = [LOAN, replace(LOAN, item_barcode="I2")]
    view = project_patron("P1", PATRON, loans, (), [], {"i1": [returned], "i2": [lent_on]})
    assert view.loans == ()


def test_K10_payments_taken_here_lower_what_is_owed() -> None:
    debtor = replace(PATRON, owes=Decimal(10))
    rows = [row(Kind.PAYMENT, 1), row(Kind.PAYMENT, 2, State.VOIDED), row(Kind.PAYMENT, 3, State.REFUSED)]
    view = project_patron("P1", debtor, [], (), rows, {})
    assert view.patron is not None
    assert view.patron.owes == Decimal("7.00")


def test_a_patron_registered_here_is_known() -> None:
    view = project_patron("P1", None, [], (), [row(Kind.REGISTER_PATRON, 1), row(Kind.PAYMENT, 2)], {})
    assert view.patron is not None
    assert (view.patron.name, view.patron.library, view.patron.owes) == ("Uusi, Anna", "BR1", Decimal("-1.50"))
    voided = project_patron("P1", None, [], (), [row(Kind.REGISTER_PATRON, 1, State.VOIDED)], {})
    assert voided.patron is None


def test_a_patrons_hold_ends_with_the_loan() -> None:
    holds = [HOLD, replace(HOLD, item_barcode="I2")]
    lent = row(item_barcode="i1")
    view = project_patron("P1", PATRON, [], holds, [lent], {"i1": [lent]})
    assert [hold.item_barcode for hold in view.holds] == ["I2"]


@pytest.mark.parametrize(
    ("due", "now", "days"),
    [
        ("2026-11-23T23:59+02:00", "2026-11-23T21:58+00:00", 0),
        ("2026-11-23T23:59+02:00", "2026-11-23T22:00+00:00", 1),
        ("2026-11-23T12:00+02:00", "2026-11-23T13:00+02:00", 0),
        ("2026-11-23T23:59+02:00", "2026-12-23T12:00+00:00", 30),
    ],
)
def test_overdue_days_are_days_of_the_librarys_calendar(due: str, now: str, days: int) -> None:
    assert overdue_days(datetime.fromisoformat(due), datetime.fromisoformat(now), ZoneInfo("Europe/Helsinki")) == days


def test_overdue_days_count_across_the_change_of_clocks() -> None:
    zone = ZoneInfo("Europe/Helsinki")
    due = datetime(2026, 10, 24, 23, 59, tzinfo=zone)
    assert overdue_days(due, datetime(2026, 10, 26, 0, 1, tzinfo=zone), zone) == 2


def test_a_loan_due_in_summer_is_late_by_winters_days() -> None:
    due, now = datetime.fromisoformat("2026-07-01T23:59+03:00"), datetime.fromisoformat("2026-11-23T21:30+00:00")
    assert overdue_days(due, now, ZoneInfo("Europe/Helsinki")) == 145

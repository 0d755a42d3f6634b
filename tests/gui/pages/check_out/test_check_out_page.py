"""Check out, played as a desk does: scan, choose, decide, look."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from offcirc.app.desk import Act
from offcirc.app.due_choice import Scope
from offcirc.app.workstation import Workstation
from offcirc.domain.transactions import Kind, State
from offcirc.errors import EnvironmentProblem
from offcirc.gui.messages import check_out as say
from offcirc.gui.messages import check_out_forms as say_form
from offcirc.gui.pages.check_out.finder import PatronFinder
from offcirc.gui.pages.check_out.forms import OwnDate, PaperSlips, Payment, Registration, Title
from offcirc.gui.pages.check_out.page import CheckOutPage
from offcirc.journal import Journal
from tests.gui.conftest import STAFF
from tests.gui.pages.check_out.conftest import AtTheDesk

AINO = "28400100000017"  # no alert, two loans
CREDIT = "28400100000165"
MIKKO = "28400100000025"
BLOCKED = "28400100000082"
OWES = "28400100000157"  # 37.20, limit 20.00
LATE = "28400100000223"  # 9 loans, all overdue
WITH_HOLD = "28400100000231"
EIGHTY = "28400100000199"
BOTH = "KUU-004271"  # a card and a book
BROTHERS, PRIDE, SVEJK = "38400100001013", "38400100001104", "38400100001120"
ON_LOAN = "38400100001146"
NOBODYS = "7777777"


def text_of(page: CheckOutPage) -> str:
    return "\n".join(made.text() for made in page.findChildren(QLabel) if made.isVisible())


def test_K8_K10_a_card_shows_the_patron_loans_and_alerts_and_no_address(desk: AtTheDesk) -> None:
    desk.scan(OWES)
    assert desk.page.card.name.text() == "Dvořáček, Tomáš"
    assert desk.alerts() == ["Owes 37.20 (limit 20.00)"]
    desk.scan(LATE)
    assert desk.page.card.name.text() == "Saarvala, Matias"
    assert "9 before (limit 30)" in desk.page.card.facts.text()
    assert all(cells[4].endswith("overdue") for cells in desk.cells() if len(cells) > 1)
    assert "@example.org" not in text_of(desk.page)


def test_K9_a_card_in_any_case_finds_the_patron_and_what_was_typed_is_kept(desk: AtTheDesk) -> None:
    desk.scan("kir-000123")
    desk.choose_due()
    desk.scan(BROTHERS)
    (row,) = desk.transactions()
    assert (row.card_number, row.card_typed) == ("KIR-000123", "kir-000123")


def test_K10_a_hold_that_waits_here_is_said(desk: AtTheDesk) -> None:
    desk.scan(WITH_HOLD)
    assert any("waiting here" in text for text in desk.alerts())


def test_K12_without_a_due_date_the_scan_waits_the_page_asks_and_then_records_it(desk: AtTheDesk) -> None:
    desk.scan(AINO, BROTHERS, PRIDE)
    assert desk.transactions() == []
    assert "Seitsemän veljestä" in desk.page.question.heading.text()
    assert desk.page.due.property("wanted") == "true"
    assert "1" in desk.page.question.behind.text()
    desk.choose_due()
    assert [row.item_barcode for row in desk.transactions()] == [BROTHERS, PRIDE]
    assert not desk.page.question.isVisible()
    assert desk.page.scan_hint == say.hint_item()


def test_K13_a_loan_stands_in_the_list_as_soon_as_the_journal_has_it(desk: AtTheDesk) -> None:
    desk.scan(AINO)
    desk.choose_due()
    with desk.qtbot.waitSignal(desk.page.recorded):
        desk.page.take_scan(BROTHERS)
    assert desk.visit_titles() == ["Seitsemän veljestä"]
    assert len(desk.transactions()) == 1
    desk.scan(PRIDE)
    assert desk.visit_titles() == ["Pride and prejudice", "Seitsemän veljestä"]
    assert "2 in this visit, 2 before" in desk.page.card.facts.text()
    assert desk.beeps[-2:] == ["good", "good"]
    assert {row.staff for row in desk.transactions()} == {STAFF}


def test_a_patrons_card_while_one_is_open_means_next_patron(desk: AtTheDesk) -> None:
    desk.scan(AINO)
    desk.choose_due()
    desk.scan(BROTHERS, MIKKO, PRIDE)
    assert [(row.card_number, row.item_barcode) for row in desk.transactions()] == [(AINO, BROTHERS), (MIKKO, PRIDE)]
    assert desk.visit_titles() == ["Pride and prejudice"]
    (slip,) = desk.slips
    assert (slip.patron, slip.masked_card, [row.barcode for row in slip.rows]) == (
        "Korhola, Aino",
        "•••• 0017",
        [BROTHERS],
    )


def test_a_scan_that_needs_a_decision_waits_and_no_scan_decides(desk: AtTheDesk) -> None:
    desk.scan(AINO)
    desk.choose_due()
    desk.scan(ON_LOAN, BROTHERS, MIKKO)
    assert desk.transactions() == []
    assert desk.page.question.reasons[0] == "On loan to another patron"
    assert "Kuurajoki Main Library" in desk.page.question.reasons[1]
    assert "2" in desk.page.question.behind.text()
    desk.click(desk.page.question.yes)
    rows = desk.transactions()
    assert [(row.item_barcode, bool(row.overridden)) for row in rows] == [(ON_LOAN, True), (BROTHERS, False)]
    assert desk.page.card.name.text() == "Virtavuo, Mikko"


def test_what_staff_do_not_lend_is_not_recorded(desk: AtTheDesk) -> None:
    desk.scan(AINO)
    desk.choose_due()
    desk.scan(ON_LOAN, BROTHERS)
    desk.click(desk.page.question.no)
    assert [row.item_barcode for row in desk.transactions()] == [BROTHERS]


def test_a_blocked_patron_is_decided_about_once_if_staff_say_so(desk: AtTheDesk) -> None:
    desk.scan(BLOCKED)
    assert any("dispute" in text for text in desk.alerts())
    desk.choose_due()
    desk.scan(BROTHERS)
    assert desk.page.question.rest.isVisible()
    desk.page.question.rest.setChecked(True)
    desk.click(desk.page.question.yes)
    desk.scan(PRIDE)
    assert [row.overridden for row in desk.transactions()] == [("PATRON_BLOCKED",), ("PATRON_BLOCKED",)]


def test_items_before_a_card_wait_for_it_and_staff_say_whose_they_are(desk: AtTheDesk) -> None:
    desk.choose_due()
    desk.scan(BROTHERS, PRIDE)
    assert desk.transactions() == []
    assert "2" in desk.page.question.heading.text()
    desk.scan(AINO)
    assert desk.transactions() == []
    assert "Korhola, Aino" in desk.page.question.heading.text()
    desk.click(desk.page.question.yes)
    assert [row.item_barcode for row in desk.transactions()] == [BROTHERS, PRIDE]


def test_F8_says_why_the_date_has_to_wait_and_the_window_hears_what_waits(desk: AtTheDesk) -> None:
    told: list[int] = []
    desk.page.decisions_waited.connect(told.append)
    desk.scan(BLOCKED)
    desk.choose_due()
    desk.scan(BROTHERS, PRIDE)
    assert told[-1] == 2
    desk.press(desk.page, Qt.Key.Key_F8)
    assert desk.notices[-1] == "Answer the question first; then the due date can be changed."
    desk.click(desk.page.question.no)
    desk.click(desk.page.question.no)
    assert told[-1] == 0
    desk.press(desk.page, Qt.Key.Key_F8)
    assert isinstance(desk.page.panel, OwnDate)
    desk.press(desk.page, Qt.Key.Key_F8)
    assert desk.notices[-1] == "Close the form first (Esc); then the due date can be changed."


def test_the_visit_does_not_end_while_scans_wait(desk: AtTheDesk) -> None:
    desk.scan(AINO, BROTHERS)
    desk.click(desk.page.card.finish)
    assert desk.page.visit.patron is not None
    assert "still wait" in desk.notices[-1]


def test_an_unknown_item_is_lent_said_and_given_a_title(desk: AtTheDesk) -> None:
    desk.scan(AINO)
    desk.choose_due()
    desk.scan(NOBODYS)
    assert NOBODYS in desk.page.remark.text
    desk.click(desk.page.remark.add_title)
    assert isinstance(desk.page.panel, Title)
    desk.page.panel.field.setText("Kyläkirjaston matkaopas")
    desk.press(desk.page.panel.field, Qt.Key.Key_Return)
    assert desk.visit_titles() == ["Kyläkirjaston matkaopas"]
    first, second = desk.journal()
    assert (first.state, second.state) == (State.VOIDED, State.WAITING)
    assert (second.transaction.item_note, second.transaction.overridden) == ("Kyläkirjaston matkaopas", ())
    assert second.transaction.occurred_at == first.transaction.occurred_at


def test_an_unknown_scan_taken_for_an_item_can_be_turned_round(desk: AtTheDesk) -> None:
    desk.scan(AINO)
    desk.choose_due()
    desk.scan(NOBODYS)
    desk.click(desk.page.remark.turn_round)
    (row,) = desk.journal()
    assert row.state is State.VOIDED
    assert desk.page.card.name.text() == "Card not known here"


def test_a_number_that_is_card_and_item_is_said_and_can_be_turned_round(desk: AtTheDesk) -> None:
    desk.scan(AINO)
    desk.choose_due()
    desk.scan(BOTH)
    assert say_form.also_a_card() in desk.page.remark.text
    desk.click(desk.page.remark.turn_round)
    assert desk.page.card.name.text() == "Kurkela, Sofia"
    assert [row.state for row in desk.journal()] == [State.VOIDED]


def test_undo_before_sending_takes_the_row_back(desk: AtTheDesk) -> None:
    desk.scan(AINO)
    desk.choose_due()
    desk.scan(BROTHERS, PRIDE)
    desk.click(desk.page.card.undo)
    assert desk.visit_titles() == ["Seitsemän veljestä"]
    assert [row.state for row in desk.journal()] == [State.WAITING, State.VOIDED]
    desk.page.table.setCurrentIndex(desk.page.table.rows.index(1, 0))
    desk.press(desk.page.table, Qt.Key.Key_Return)
    assert desk.visit_titles() == []


def test_undo_after_sending_offers_the_return_that_undoes_it(desk: AtTheDesk) -> None:
    desk.scan(AINO)
    desk.choose_due()
    desk.scan(BROTHERS)
    (row,) = desk.transactions()
    desk.inside(lambda workstation: workstation.journal.note_attempt([row.id]))
    desk.click(desk.page.card.undo)
    assert "sent" in desk.page.undo_question.heading.text()
    desk.click(desk.page.undo_question.yes)
    rows = desk.transactions()
    assert (rows[-1].kind, rows[-1].compensates) == (Kind.RETURN, row.id)
    assert desk.visit_titles() == []


def test_a_loan_from_before_is_renewed_with_the_chosen_date(desk: AtTheDesk) -> None:
    desk.scan(AINO)
    desk.choose_due()
    at = next(at for at, cells in enumerate(desk.cells()) if "Jääpeili" in "".join(cells))
    desk.page.table.setCurrentIndex(desk.page.table.rows.index(at, 0))
    desk.press(desk.page.table, Qt.Key.Key_Return)
    (row,) = desk.transactions()
    assert row.kind is Kind.RENEW
    assert desk.visit_titles() == ["Jääpeili"]
    assert "1 in this visit, 1 before" in desk.page.card.facts.text()


def test_another_due_date_is_typed_the_readers_way_and_may_be_for_one_item(desk: AtTheDesk) -> None:
    desk.scan(AINO)
    desk.choose_due()
    standing = desk.page.visit.due.now
    assert standing is not None
    desk.click(next(made for made in desk.page.due._scopes.buttons() if made.text() == "This item"))  # type: ignore[arg-type]
    desk.click(desk.page.due.own)
    assert isinstance(desk.page.panel, OwnDate)
    desk.page.panel.field.setText("nonsense")
    desk.click(desk.page.panel.use)
    assert desk.page.panel.error.isVisible()
    desk.page.panel.field.setText("+10")
    desk.press(desk.page.panel.field, Qt.Key.Key_Return)
    assert desk.page.visit.due.scope is Scope.ITEM
    desk.scan(BROTHERS, PRIDE)
    first, second = desk.transactions()
    assert first.due_at is not None
    assert second.due_at is not None
    assert (first.due_at.date() - first.occurred_at.astimezone(first.due_at.tzinfo).date()).days == 10
    assert desk.page.visit.due.now == standing
    assert second.due_at.date() == standing.on


def test_a_patron_without_a_card_is_found_by_name(desk: AtTheDesk) -> None:
    desk.click(desk.page.card.by_name)
    panel = desk.page.panel
    assert isinstance(panel, PatronFinder)
    panel.field.setText("mäkiv")
    desk.qtbot.waitUntil(lambda: panel.found.rowCount() == 2, timeout=5000)
    desk.press(panel.found, Qt.Key.Key_Down)
    desk.press(panel.found, Qt.Key.Key_Return)
    assert desk.page.panel is None
    assert desk.page.card.about.text().startswith("28400100000256")


def test_a_fee_may_be_paid_in_part(desk: AtTheDesk) -> None:
    desk.scan(OWES)
    desk.click(desk.page.card.pay)
    assert isinstance(desk.page.panel, Payment)
    desk.page.panel.field.setText("10,20")
    assert desk.page.panel.left.text() == "Left to pay: 27.00"
    desk.press(desk.page.panel.field, Qt.Key.Key_Return)
    (row,) = desk.transactions()
    assert (row.kind, row.amount) == (Kind.PAYMENT, Decimal("10.20"))
    assert desk.alerts() == ["Owes 27.00 (limit 20.00)"]
    assert "Payment of 10.20" in desk.cells()[1][1]


def test_what_is_left_to_pay_has_words_of_its_own_when_it_is_nothing(desk: AtTheDesk) -> None:
    desk.scan(OWES)
    desk.click(desk.page.card.pay)
    assert isinstance(desk.page.panel, Payment)
    desk.page.panel.field.setText("37.20")
    assert desk.page.panel.left.text() == "Nothing is left to pay."
    desk.press(desk.page.panel.field, Qt.Key.Key_Return)
    assert desk.notices[-1] == "Payment of 37.20 recorded. Nothing is left to pay."


@pytest.mark.parametrize(
    ("card", "said", "after"),
    [
        (AINO, "Nothing is owed. What is paid becomes a credit.", "Credit of 3.00"),
        (
            "28400100000165",
            "Nothing is owed: there is a credit of 5.00. What is paid is added to it.",
            "Credit of 8.00",
        ),
    ],
)
def test_where_nothing_is_owed_a_person_says_that_a_payment_is_meant(
    desk: AtTheDesk, card: str, said: str, after: str
) -> None:
    desk.scan(card)
    desk.click(desk.page.card.pay)
    panel = desk.page.panel
    assert isinstance(panel, Payment)
    assert panel.left.text() == said
    panel.field.setText("3")
    for _ in range(2):
        desk.press(panel.field, Qt.Key.Key_Return)
    assert desk.transactions() == []
    assert panel.question.text == "Nothing is owed. Record 3.00 as a credit?"
    panel.field.setText("3.00")
    assert not panel.question.isVisible()
    desk.click(panel.take)
    desk.click(panel.sure)
    (row,) = desk.transactions()
    assert (row.kind, row.amount) == (Kind.PAYMENT, Decimal("3.00"))
    assert desk.notices[-1] == f"Payment of 3.00 recorded. {after}"


def test_a_panel_is_closed_by_one_button_that_names_its_key(desk: AtTheDesk) -> None:
    desk.click(desk.page.card.by_name)
    assert desk.page.panel is not None
    (close,) = [each for each in desk.page.panel.findChildren(QPushButton) if each.accessibleName() == "Close"]
    assert "Close" in close.text()
    assert "Esc" in close.text()
    assert close.property("kind") != "link"
    desk.click(close)
    assert desk.page.panel is None


@pytest.mark.parametrize("typed", ["", "-5", "1e3", "0", "1.234"])
def test_an_amount_that_is_none_is_not_recorded_and_stays_typed(desk: AtTheDesk, typed: str) -> None:
    desk.scan(OWES)
    desk.click(desk.page.card.pay)
    assert isinstance(desk.page.panel, Payment)
    desk.page.panel.field.setText(typed)
    desk.click(desk.page.panel.take)
    assert desk.page.panel.error.isVisible()
    assert desk.page.panel.field.text() == typed
    assert desk.transactions() == []


def test_a_new_patron_is_registered_with_the_card_that_is_scanned(desk: AtTheDesk) -> None:
    desk.click(desk.page.card.new)
    assert isinstance(desk.page.panel, Registration)
    assert desk.page.scan_hint == say.hint_new_card()
    desk.scan("NEW-0001")
    desk.page.panel.surname.setText("Uusi")
    desk.page.panel.first_name.setText("Anna")
    desk.click(desk.page.panel.save)
    assert desk.page.card.name.text() == "Uusi, Anna"
    desk.choose_due()
    desk.scan(BROTHERS)
    assert [row.kind for row in desk.transactions()] == [Kind.REGISTER_PATRON, Kind.ISSUE]


def test_a_card_in_use_is_not_registered_and_what_was_typed_stays(desk: AtTheDesk) -> None:
    desk.click(desk.page.card.new)
    assert isinstance(desk.page.panel, Registration)
    desk.scan(AINO)
    desk.page.panel.surname.setText("Uusi")
    desk.click(desk.page.panel.save)
    assert desk.page.panel is not None
    assert "card" in desk.page.panel.error.text().lower()
    assert desk.transactions() == []


def test_paper_slips_date_every_scan_until_they_are_ended(desk: AtTheDesk) -> None:
    desk.click(desk.page.card.slips)
    assert isinstance(desk.page.panel, PaperSlips)
    desk.page.panel.day.setText("2026-01-05")
    desk.page.panel.time.setText("9.30")
    desk.click(desk.page.panel.begin)
    assert desk.page.slips.isVisible()
    desk.scan(AINO)
    desk.choose_due()
    desk.scan(BROTHERS)
    desk.click(desk.page.end_slips)
    desk.scan(PRIDE)
    first, second = desk.transactions()
    assert (first.backdated, first.occurred_at.isoformat()) == (True, "2026-01-05T07:30:00+00:00")
    assert not second.backdated
    assert not desk.page.slips.isVisible()


def test_a_killed_windows_visit_is_picked_up_again(desk: AtTheDesk) -> None:
    desk.scan(AINO)
    desk.choose_due()
    desk.scan(BROTHERS, PRIDE)
    again = CheckOutPage(desk.context)
    desk.qtbot.addWidget(again)
    again.show()
    again.activate()
    desk.settle()
    assert "Korhola, Aino" in again.last.text
    desk.click(again.go_on)
    assert again.card.name.text() == "Korhola, Aino"
    assert [row.transaction.item_barcode for row in again.visit.rows] == [PRIDE, BROTHERS]
    assert len(again.visit.had_before) == 2


def test_a_window_made_anew_goes_on_with_visit_and_line(desk: AtTheDesk) -> None:
    desk.scan(AINO, BROTHERS)
    again = CheckOutPage(desk.context)
    desk.qtbot.addWidget(again)
    again.show()
    again.take_over(desk.page)
    desk.settle()
    assert again.card.name.text() == "Korhola, Aino"
    assert "Seitsemän veljestä" in again.question.heading.text()
    desk.qtbot.waitUntil(again.due.presets[0].isVisible)
    desk.click(again.due.presets[0])
    assert [row.item_barcode for row in desk.transactions()] == [BROTHERS]


def test_escape_closes_a_panel_before_it_ends_the_visit(desk: AtTheDesk) -> None:
    desk.scan(AINO)
    desk.click(desk.page.card.pay)
    desk.page.finish()
    assert desk.page.panel is None
    assert desk.page.visit.patron is not None
    desk.page.finish()
    assert desk.page.visit.patron is None


def test_a_full_disk_loses_no_scan(desk: AtTheDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.scan(AINO)
    desk.choose_due()

    def full(*_: object) -> None:
        raise EnvironmentProblem("DISK_FULL", path="journal.db")

    with monkeypatch.context() as patched:
        patched.setattr(Journal, "append", full)
        desk.scan(BROTHERS, PRIDE)
        assert desk.page.question.isVisible()
        assert desk.beeps[-1] == "bad"
    desk.click(desk.page.question.yes)
    assert [row.item_barcode for row in desk.transactions()] == [BROTHERS, PRIDE]


def test_what_no_label_carries_is_said_and_the_next_scan_is_taken(desk: AtTheDesk) -> None:
    desk.scan(AINO)
    desk.choose_due()
    desk.scan("x" * 99, BROTHERS)
    assert [row.item_barcode for row in desk.transactions()] == [BROTHERS]
    assert desk.beeps.count("bad") == 1


def test_150_scans_at_once_are_150_rows_in_their_order(desk: AtTheDesk) -> None:
    desk.scan("NOBODYS-CARD")  # no limit of loans is known for it
    desk.choose_due()
    barcodes = [f"X{number:05}" for number in range(150)]
    desk.scan(*barcodes)
    assert [row.item_barcode for row in desk.transactions()] == barcodes
    assert desk.page.table.rows.rowCount() == 150 + 3


def test_everything_has_a_name_and_labels_have_their_fields(desk: AtTheDesk) -> None:
    desk.scan(EIGHTY)
    for open_panel in (desk.page.extras.open_own_date, desk.page.extras.open_payment, desk.page.extras.open_slips):
        open_panel()
        assert desk.page.panel is not None
        for field in desk.page.panel.findChildren(QLineEdit):
            assert field.accessibleName() or field.objectName().startswith("qt_"), field
    desk.page.close_panel()
    assert desk.page.table.accessibleName()


def test_refresh_looks_the_patron_up_anew_and_keeps_the_visit(desk: AtTheDesk) -> None:
    desk.scan(OWES)
    desk.inside(_pay_elsewhere)
    desk.page.refresh()
    desk.settle()
    assert desk.alerts() == ["Owes 36.20 (limit 20.00)"]


def test_a_page_that_comes_into_sight_looks_the_patron_up_anew(desk: AtTheDesk) -> None:
    desk.scan(OWES)
    desk.inside(_pay_elsewhere)
    desk.page.activate()
    desk.settle()
    assert desk.alerts() == ["Owes 36.20 (limit 20.00)"]


def _pay_elsewhere(workstation: Workstation) -> None:
    workstation.desk.pay(OWES, Decimal(1), Act(STAFF))

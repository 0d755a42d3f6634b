"""A card that was replaced is scanned: the desk says so, asks once, and lends on the patron's present card."""

from __future__ import annotations

from tests.gui.pages.check_out.conftest import AtTheDesk

EEVA, WAS_EEVA = "28400100000132", "28400990000028"
BROTHERS, PRIDE = "38400100001013", "38400100001104"
SAID = f"The scanned card was replaced by {EEVA}. The patron is Kiurula, Eeva"


def test_K8_a_replaced_card_opens_the_patron_with_the_present_one(desk: AtTheDesk) -> None:
    desk.scan(WAS_EEVA)
    assert desk.page.card.name.text() == "Kiurula, Eeva"
    assert EEVA in desk.page.card.about.text()
    assert desk.alerts()[0] == SAID


def test_K13_loans_are_recorded_on_the_present_card_and_what_was_typed_is_kept(desk: AtTheDesk) -> None:
    desk.scan(WAS_EEVA)
    desk.choose_due()
    desk.scan(BROTHERS)
    assert desk.transactions() == []
    assert SAID in desk.page.question.reasons
    assert desk.page.question.rest.isVisible()
    desk.page.question.rest.setChecked(True)
    desk.click(desk.page.question.yes)
    desk.scan(PRIDE)
    rows = desk.transactions()
    assert [(row.card_number, row.card_typed) for row in rows] == [(EEVA, WAS_EEVA)] * 2
    assert all("CARD_REPLACED" in row.overridden for row in rows)
    assert desk.visit_titles() == ["Pride and prejudice", "Seitsemän veljestä"]


def test_the_present_card_goes_on_with_the_same_visit_and_says_nothing_more(desk: AtTheDesk) -> None:
    desk.scan(EEVA)
    desk.choose_due()
    desk.scan(BROTHERS, WAS_EEVA)
    assert desk.visit_titles() == ["Seitsemän veljestä"]
    assert desk.alerts()[0] == SAID
    desk.scan(EEVA)
    assert SAID not in desk.alerts()
    desk.scan(PRIDE)
    assert [row.overridden for row in desk.transactions()] == [(), ()]

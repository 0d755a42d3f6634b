"""The repair panel offers the card that replaced another, with one press."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from offcirc.app.workstation import Workstation
from offcirc.domain.outcomes import Outcome, OutcomeCode, Result
from offcirc.domain.transactions import Draft, Kind
from offcirc.gui.pages.transactions.page import TransactionsPage
from tests.gui.conftest import Enrolled
from tests.gui.pages.transactions.scene import SVEJK, Stop
from tests.gui.pages.transactions.test_repair import causes, open_panel, press_cause, recorded, until_closed

EEVA, WAS_EEVA = "28400100000132", "28400990000028"


def test_K20_a_card_that_was_replaced_is_corrected_with_one_press(
    page: TransactionsPage, stop: Stop, enrolled: Enrolled, qtbot: QtBot
) -> None:
    with Workstation(enrolled.home, enrolled.key) as workstation:
        draft = Draft(
            kind=Kind.ISSUE, staff="a", library="REV-AUTO", card_number=WAS_EEVA, item_barcode=SVEJK,
            due_at=stop.refused.due_at, marks=("PATRON_UNKNOWN",),
        )  # fmt: skip
        row = workstation.journal.append(draft)  # before the desk knew
        refused = Outcome(row.id, Result.REFUSED, OutcomeCode.PATRON_NOT_FOUND, row.recorded_at)
        workstation.journal.note_answers([refused])
    page.refresh()
    qtbot.waitUntil(lambda: page.model.line_of(row.id) is not None)
    open_panel(page, row, qtbot)
    assert causes(page)[0] == f"This card was replaced: Kiurula, Eeva now has {EEVA}"
    press_cause(page, EEVA)
    assert page.repair.fields.card.text() == EEVA
    page.repair.amend.click()
    until_closed(page, qtbot)
    last = recorded(enrolled)[-1].transaction
    assert (last.amends, last.card_number) == (row.id, EEVA)

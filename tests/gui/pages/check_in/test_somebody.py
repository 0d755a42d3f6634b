"""A workstation that may not know all patrons still says that an item was lent, and that somebody waits for it."""

from __future__ import annotations

from datetime import timedelta

from offcirc.app.workstation import Workstation
from offcirc.domain.records import SOMEBODY, Hold, Item, Loan
from offcirc.wire.messages import Changes
from tests.gui.pages.check_in.conftest import AtThePage


def test_a_loan_and_a_hold_of_another_librarys_patron_are_said_without_a_name(desk: AtThePage) -> None:
    with Workstation(desk.context.home, desk.context.key) as workstation:
        assert workstation.replica is not None
        info, here = workstation.replica.info, workstation.config.library
        at = info.as_of
        item = Item("ELSEWHERE-1", "A book of theirs", library=here, owning_library=here)
        loan = Loan(item.barcode, SOMEBODY, at - timedelta(days=9), at + timedelta(days=9))
        hold = Hold(item.barcode, SOMEBODY, at, here)
        page = Changes(info.cursor, info.cursor, False, at, items=(item,), loans=(loan,), holds=(hold,))  # noqa: FBT003 - no more pages
        workstation.replica.apply(page)
    desk.page.activate()
    desk.scan("ELSEWHERE-1")
    assert "another library's patron" in desk.row()
    assert desk.sees("on hold for another library's patron")
    assert not desk.sees(SOMEBODY)
    (row,) = desk.transactions()
    assert row.card_number is None

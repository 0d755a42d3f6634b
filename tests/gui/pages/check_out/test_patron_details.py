"""What of a patron beyond lending is on the card: what was chosen for this workstation at the server."""

from __future__ import annotations

from datetime import date

from offcirc.app.workstation import Workstation
from offcirc.domain.records import PatronDetails
from offcirc.wire.messages import Changes
from tests.gui.pages.check_out.conftest import AtTheDesk
from tests.gui.pages.check_out.test_check_out_page import LATE


def test_what_was_chosen_at_the_server_stands_on_the_card_and_nothing_else(desk: AtTheDesk) -> None:
    desk.scan(LATE)
    before = desk.page.card.facts.text()
    assert "Born" not in before

    def bring(workstation: Workstation) -> None:
        assert workstation.replica is not None
        info = workstation.replica.info
        details = PatronDetails(LATE, date(2001, 2, 3), "Street 1", "Tampere", "33100", phone="+358 40 1")
        workstation.replica.apply(Changes(info.cursor, info.cursor, False, info.as_of, patron_details=(details,)))  # noqa: FBT003 - no more pages

    desk.inside(bring)
    desk.scan(LATE)
    added = [line for line in desk.page.card.facts.text().splitlines() if line not in before.splitlines()]
    assert added[1:] == ["Street 1, 33100 Tampere", "+358 40 1"]
    assert added[0].startswith("Born ")
    assert "2001" in added[0]

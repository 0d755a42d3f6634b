"""The bookmobile's day in the window, by keyboard alone, in each language: offline, sent, processed, accounted for."""

from __future__ import annotations

from collections import Counter

import pytest

from offcirc.domain.transactions import Kind, State
from tests.screen.conftest import DeskOnScreen

PATRON, OTHER_PATRON, WRONG_CARD = "28400100000017", "28400100000025", "28400700000017"
LENT = ("38400100001013", "38400100001104", "38400100001120")
WITH_WRONG_CARD, WRONG_BARCODE, ON_SHELF, ON_LOAN = (
    "38400100001492",
    "38400199999999",
    "38400100001138",
    "38400100001146",
)


@pytest.mark.parametrize("language", ["en", *(pytest.param(name, marks=pytest.mark.torture) for name in ("fi", "cs"))])
def test_a_bookmobiles_day_by_keyboard_alone(desk: DeskOnScreen) -> None:
    desk.open()
    lend(desk)
    take_back(desk)
    send_and_process(desk)


def lend(desk: DeskOnScreen) -> None:
    """Three loans, one undone; a wrong card and a wrong barcode."""
    desk.screen.scan(PATRON, LENT[0])
    desk.wait_until_quiet()
    assert desk.rows() == []  # K12
    desk.screen.key("F8")
    desk.wait_until_quiet()
    desk.screen.type("+20", gap_ms=120)
    desk.screen.key("Return")
    desk.wait_for_rows(1)
    desk.screen.scan(*LENT[1:])
    desk.wait_for_rows(3)
    desk.wait_until_quiet()
    desk.screen.key("ctrl+z")
    desk.wait_for(lambda rows: rows[-1].state is State.VOIDED)
    desk.screen.scan(WRONG_BARCODE)
    desk.wait_for_rows(4)
    desk.wait_until_quiet()
    desk.screen.key("Escape")  # the visit ends
    desk.wait_until_quiet()
    desk.screen.scan(WRONG_CARD, WITH_WRONG_CARD)
    desk.wait_for_rows(5)


def take_back(desk: DeskOnScreen) -> None:
    """A return that is on loan, one that is not."""
    desk.screen.key("F3")
    desk.wait_until_quiet()
    desk.screen.scan(ON_LOAN, ON_SHELF)
    rows = desk.wait_for_rows(7)
    assert Counter(row.transaction.kind for row in rows) == {Kind.ISSUE: 5, Kind.RETURN: 2}
    assert {row.transaction.staff for row in rows} == {"M. Virtanen"}


def send_and_process(desk: DeskOnScreen) -> None:
    """The network is back: one key sends; tick all; process; every row gets its own result (K15 to K20)."""
    desk.server.restart()
    desk.screen.key("F9")
    desk.wait_for(lambda rows: all(row.state in {State.SENT, State.VOIDED} for row in rows))
    desk.screen.key("F6")
    desk.wait_until_quiet()
    desk.screen.key("F5")
    desk.wait_until_quiet()
    desk.screen.key("ctrl+a", "ctrl+Return")
    rows = desk.wait_for(lambda rows: all(row.outcome is not None or row.state is State.VOIDED for row in rows))
    codes = Counter(row.outcome.code for row in rows if row.outcome is not None)
    assert codes == {"SUCCESS": 3, "PATRON_NOT_FOUND": 1, "ITEM_NOT_FOUND": 1, "ITEM_NOT_ON_LOAN": 1}
    assert desk.process is not None
    assert desk.process.poll() is None

"""Real key events into a real process: nothing scanned is lost, joined, doubled or taken for an answer."""

from __future__ import annotations

import time

import pytest

from offcirc.domain.transactions import Kind, State
from tests.screen.conftest import STAFF, DeskOnScreen

SCANS = 1000
A_SECOND = 30
ENDS = ("Return", "Tab", "KP_Enter", "Return")
PATRON, ITEMS = "28400100000017", ("38400100001013", "38400100001104", "38400100001120")


def _burst(barcodes: list[str], first: int) -> str:
    """xdotool's commands; each label is followed by its end key, and by a rest that makes thirty in a second."""
    lines = []
    for place, barcode in enumerate(barcodes, first):
        lines.append(f"type --delay 1 {barcode}")
        lines.append(f"key --delay 1 {ENDS[place % len(ENDS)]}")
    return "\n".join(lines) + "\n"


@pytest.mark.slow
def test_a_thousand_scans_at_thirty_a_second_are_a_thousand_rows_in_their_order(desk: DeskOnScreen) -> None:
    desk.open()
    desk.screen.key("F3")
    desk.wait_until_quiet()
    barcodes = [f"3841{number:010}" for number in range(SCANS)]
    began = time.monotonic()
    for start in range(0, SCANS, 100):
        part = barcodes[start : start + 100]
        desk.screen.run(_burst(part[:60], start))
        desk.screen.key("F10")  # the settings open in front of the page
        desk.screen.wait_for_window("Settings")  # there is no window manager here to give it the keyboard
        desk.screen.run(_burst(part[60:], start))
        desk.screen.key("Escape")
        desk.screen.wait_for_window(STAFF)
    took_s = time.monotonic() - began
    rows = desk.wait_for_rows(SCANS, 60)
    assert [row.transaction.item_barcode for row in rows] == barcodes
    assert {row.transaction.kind for row in rows} == {Kind.RETURN}
    assert took_s < 3 * SCANS / A_SECOND, f"the keyboard itself took {took_s:.0f} s"


def test_K12_scans_without_a_due_date_wait_and_are_recorded_in_order_once_it_is_chosen(desk: DeskOnScreen) -> None:
    desk.open()
    desk.screen.scan(PATRON, *ITEMS)
    desk.wait_until_quiet()
    assert desk.rows() == []
    desk.screen.key("F8")
    desk.wait_until_quiet()
    desk.screen.type("+20", gap_ms=120)
    desk.screen.key("Return")
    rows = desk.wait_for_rows(len(ITEMS))
    assert [row.transaction.item_barcode for row in rows] == list(ITEMS)
    assert {row.transaction.card_number for row in rows} == {PATRON}


def test_killed_at_any_moment_everything_acknowledged_is_there_when_it_opens_again(desk: DeskOnScreen) -> None:
    desk.open()
    desk.screen.key("F3")
    desk.wait_until_quiet()
    wanted = 0
    for attempt in range(3):
        barcodes = [f"3842{attempt}{number:09}" for number in range(40)]
        desk.screen.run(_burst(barcodes, 0))
        time.sleep(0.05 * attempt)
        desk.kill()
        rows = [row.transaction.item_barcode or "" for row in desk.rows({State.WAITING})]
        mine = [barcode for barcode in rows if barcode.startswith(f"3842{attempt}")]
        assert mine == barcodes[: len(mine)]
        assert len(rows) >= wanted
        wanted = len(rows)
        desk.open()
        desk.screen.key("F3")
        desk.wait_until_quiet()
        assert len(desk.rows()) == wanted

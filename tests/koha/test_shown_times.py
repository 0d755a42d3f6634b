"""Times as Koha's settings write them, and telling the day from the month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import pytest

from offcirc.connectors.koha.shown_times import moment_of, read_times

NOW = datetime(2026, 11, 6, 9, 0)  # noqa: DTZ001 - the server's own time has no offset


def read(*texts: str, expected: Sequence[str] = ()) -> list[str]:
    return read_times(texts, NOW, lambda times: sum(time in expected for time in times))


@pytest.mark.parametrize(
    "text",
    [
        "2026-10-20 15:04:33",
        "2026-10-20 15:04",
        "2026-10-20T15:04:33",
        "20.10.2026 15:04",
        "20/10/2026 15:04",
        "10/20/2026 15:04",
        "10/20/2026 03:04 PM",
        "10/20/2026 03:04pm",
    ],
)
def test_every_setting_of_koha_is_read(text: str) -> None:
    assert read(text) == ["2026-10-20 15:04"]


def test_midnight_and_noon_of_a_twelve_hour_clock() -> None:
    assert read("10/20/2026 12:04 AM", "10/20/2026 12:05 PM") == ["2026-10-20 00:04", "2026-10-20 12:05"]


def test_a_day_above_twelve_tells_for_the_whole_page() -> None:
    assert read("04/10/2026 10:00", "20/10/2026 10:00") == ["2026-10-04 10:00", "2026-10-20 10:00"]
    assert read("10/04/2026 10:00", "10/20/2026 10:00") == ["2026-10-04 10:00", "2026-10-20 10:00"]


def test_a_row_that_is_expected_tells() -> None:
    assert read("05/04/2026 10:00", expected=["2026-04-05 10:00"]) == ["2026-04-05 10:00"]
    assert read("05/04/2026 10:00", expected=["2026-05-04 10:00"]) == ["2026-05-04 10:00"]


def test_the_list_s_own_order_tells() -> None:
    assert read("01/10/2026 10:00", "02/09/2026 10:00") == ["2026-01-10 10:00", "2026-02-09 10:00"]
    assert read("02/09/2026 10:00", "01/10/2026 10:00") == ["2026-09-02 10:00", "2026-10-01 10:00"]


def test_else_what_has_come_already_and_is_near() -> None:
    assert read("11/12/2026 10:00", "11/12/2026 10:00") == ["2026-11-12 10:00"] * 2  # both in the future: the nearer
    assert read("05/12/2026 10:00") == ["2026-05-12 10:00"]
    assert read("11/05/2026 10:00") == ["2026-11-05 10:00"]
    assert read("05/11/2026 10:00") == ["2026-11-05 10:00"]


@pytest.mark.parametrize("text", ["", "yesterday", "31.02.2026 10:00", "20 Oct 2026 10:00"])
def test_what_is_no_time_of_koha_s_stays_as_it_is(text: str) -> None:
    assert read(text, "10/20/2026 10:00") == [text, "2026-10-20 10:00"]
    assert moment_of(text) is None

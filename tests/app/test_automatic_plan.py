"""When automatic mode does something: by schedule, by age at the start, after failures, when the line is back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from offcirc.app.automatic_plan import FIRST_PAUSE_S, LONGEST_PAUSE_S, SPREAD_S, Known, Plan
from offcirc.app.preferences import Automatic

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ON = Automatic(update=True, upload=True, update_every_minutes=60, max_age_minutes=720)
MINUTE = 60.0


def known(
    automatic: Automatic = ON, *, not_sent: int = 0, age: timedelta | None = timedelta(), server: bool = True
) -> Known:
    return Known(automatic, not_sent, None if age is None else NOW - age, server)


def plan(chance: float = 0.5) -> Plan:
    return Plan(0.0, lambda: chance)


def test_P3_P4_off_by_default() -> None:
    assert not Automatic().on
    assert plan().due(known(Automatic(), not_sent=5, age=None), 10 * 3600.0, NOW) == ""
    assert plan().next_update_s(known(Automatic())) is None


@pytest.mark.parametrize(
    ("age", "due"),
    [(None, "update"), (timedelta(hours=12), "update"), (timedelta(hours=11), ""), (timedelta(hours=-3), "")],
    ids=["none yet", "old", "fresh", "from the future"],
)
def test_at_start_old_data_is_fetched(age: timedelta | None, due: str) -> None:
    assert plan().due(known(age=age), 1.0, NOW) == due


def test_it_is_fetched_by_the_schedule_and_not_again_before() -> None:
    desk = plan()
    assert desk.due(known(), 1.0, NOW) == ""
    assert desk.due(known(), 59 * MINUTE, NOW) == ""
    assert desk.next_update_s(known()) == pytest.approx(60 * MINUTE)
    assert desk.due(known(), 60 * MINUTE, NOW) == "update"
    assert desk.due(known(not_sent=2), 60 * MINUTE, NOW) == "sync"
    desk.succeeded("update", 60 * MINUTE)
    assert desk.due(known(), 61 * MINUTE, NOW) == ""
    assert desk.due(known(), 120 * MINUTE, NOW) == "update"


def test_what_somebody_else_fetched_counts() -> None:
    desk = plan()
    desk.due(known(age=timedelta(hours=1)), 1.0, NOW)
    assert desk.due(known(age=timedelta()), 50 * MINUTE, NOW) == ""
    assert desk.due(known(age=timedelta()), 60 * MINUTE, NOW) == ""
    assert desk.due(known(age=timedelta()), 110 * MINUTE, NOW) == "update"


def test_a_clock_that_is_a_year_off_hurries_nothing() -> None:
    desk = plan()
    wrong = NOW + timedelta(days=365)
    assert desk.due(known(), 1.0, wrong) == "update"
    desk.succeeded("update", 2.0)
    assert [desk.due(known(), second, wrong) for second in (3.0, 30 * MINUTE, 59 * MINUTE)] == [""] * 3


def test_rows_are_sent_as_soon_as_there_are_some_and_what_stays_is_not_tried_every_minute() -> None:
    desk = plan()
    assert desk.due(known(not_sent=1), 1.0, NOW) == "upload"
    desk.succeeded("upload", 2.0)
    assert desk.due(known(not_sent=1), 3.0, NOW) == "", "the server takes no such row"
    assert desk.due(known(not_sent=2), 4.0, NOW) == "upload"
    desk.succeeded("upload", 5.0)
    assert desk.due(known(not_sent=1), 60 * MINUTE, NOW) == "sync", "by the schedule it is tried again"


def test_after_failures_it_waits_longer_and_longer_and_never_all_desks_alike() -> None:
    waits: list[list[float]] = []
    for chance in (0.0, 0.5, 1.0):
        desk, now_s = plan(chance), 0.0
        waits.append([])
        for _ in range(12):
            desk.failed(now_s)
            waits[-1].append(desk.not_before_s - now_s)
            assert desk.due(known(not_sent=1), desk.not_before_s - 0.1, NOW) == ""
            now_s = desk.not_before_s
            assert desk.due(known(not_sent=1), now_s, NOW) in {"upload", "sync"}
    assert waits[1][:3] == [FIRST_PAUSE_S, 2 * FIRST_PAUSE_S, 4 * FIRST_PAUSE_S]
    assert waits[1][-1] == LONGEST_PAUSE_S
    assert all(low < middle < high for low, middle, high in zip(*waits, strict=True))
    desk.succeeded("upload", now_s)
    desk.failed(now_s)
    assert desk.not_before_s - now_s == pytest.approx(1.5 * FIRST_PAUSE_S), "a success forgets the failures before"


def test_a_line_that_comes_back_does_not_bring_the_whole_fleet_at_once() -> None:
    fleet = [plan(number / 200) for number in range(200)]
    for desk in fleet:
        desk.came_back(100.0)
    moments = sorted(desk.not_before_s for desk in fleet)
    assert moments[0] >= 100.0
    assert moments[-1] <= 100.0 + SPREAD_S
    assert max(sum(one <= other < one + 1 for other in moments) for one in moments) <= 12, "a second has few of them"
    tired = plan(1.0)
    for _ in range(3):
        tired.failed(0.0)
    tired.came_back(100.0)
    assert tired.not_before_s == 100.0 + 8 * SPREAD_S, "a server that comes and goes is left in peace"


def test_without_a_server_nothing_is_due() -> None:
    desk = plan()
    assert desk.due(known(not_sent=1, age=None, server=False), 1.0, NOW) == ""
    assert desk.next_update_s(known(server=False)) is None


@pytest.mark.parametrize("minutes", [4, 10_081])
def test_a_schedule_that_makes_no_sense_is_refused(minutes: int) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"update_every_minutes": minutes}, Automatic)

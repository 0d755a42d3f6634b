"""Which days are finished, whatever the clocks say."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offcirc.domain.projection import OVERLAID
from offcirc.domain.retention import DatedRow, finished_days, is_finished, kept_since
from offcirc.domain.transactions import SETTLED, State

HELSINKI = ZoneInfo("Europe/Helsinki")
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = timedelta(days=1)
SINCE = NOW - 90 * DAY


def row(position: int, days_ago: float, *, answered: float | None = -1, finished: bool = True) -> DatedRow:
    """Recorded so many days ago by its own clock; answered at once (-1), so many days ago, or never."""
    recorded_at = NOW - days_ago * DAY
    answered_at = None if answered is None else recorded_at if answered == -1 else NOW - answered * DAY
    return DatedRow(position, recorded_at, answered_at, finished)


def test_the_retention_time_begins_with_a_day_of_the_library() -> None:
    assert kept_since(NOW, timedelta(0), HELSINKI, 90) == datetime(2026, 8, 25, tzinfo=HELSINKI)
    late = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)  # past midnight in Helsinki
    assert kept_since(late, timedelta(0), HELSINKI, 90) == datetime(2026, 8, 26, tzinfo=HELSINKI)


@pytest.mark.parametrize("days", [0, -1, 10**6, 10**12])
def test_a_retention_without_end_archives_nothing(days: int) -> None:
    assert kept_since(NOW, timedelta(0), HELSINKI, days) is None


@pytest.mark.parametrize("offset", [3650 * DAY, -3650 * DAY, 25 * DAY / 24, -2 * DAY])
def test_clocks_that_contradict_each_other_archive_nothing(offset: timedelta) -> None:
    assert kept_since(NOW, offset, HELSINKI, 90) is None


@pytest.mark.parametrize("offset", [DAY, -DAY / 8, timedelta(seconds=3)])
def test_a_clock_set_to_another_zone_knows_the_day(offset: timedelta) -> None:
    assert kept_since(NOW, offset, HELSINKI, 90) is not None


def test_a_settled_row_is_finished_when_the_replica_shows_it() -> None:
    assert {state for state in State if is_finished(state, 5, 5)} == SETTLED
    assert {state for state in State if is_finished(state, 6, 5)} == SETTLED - OVERLAID


def test_whole_days_before_the_retention_time_leave() -> None:
    rows = [row(1, 93), row(2, 93), row(3, 92), row(4, 89), row(5, 0)]
    assert finished_days(rows, SINCE, UTC) == [1, 2, 3]


def test_an_open_row_keeps_its_day_and_no_other() -> None:
    rows = [row(1, 94), row(2, 93), row(3, 93, answered=None, finished=False), row(4, 93), row(5, 92)]
    assert finished_days(rows, SINCE, UTC) == [1, 5]


def test_a_day_is_the_librarys() -> None:
    """Late in the evening in UTC is the next day in Helsinki."""
    rows = [row(1, 100 - 10 / 24), row(2, 100 - 13 / 24, finished=False), row(3, 95)]
    assert finished_days(rows, SINCE, HELSINKI) == [3]
    assert finished_days(rows, SINCE, UTC) == [1, 3]


def test_a_row_that_a_dead_clock_dates_1970_stays_while_it_is_recent() -> None:
    today = row(3, 20_000, answered=0)
    assert finished_days([row(1, 95), row(2, 0), today], SINCE, UTC) == [1]
    later = [row(4, 0), row(5, -91 + 90)]
    assert finished_days([row(1, 95), today, *later], SINCE + 91 * DAY, UTC) == [1, 3, 4]


def test_a_row_that_a_jump_dates_2036_leaves_when_later_ones_are_old() -> None:
    jumped = row(2, -3650, answered=95)
    assert finished_days([row(1, 95), jumped], SINCE, UTC) == [1]
    assert finished_days([row(1, 95), jumped, row(3, 94)], SINCE, UTC) == [1, 2, 3]


def test_a_row_that_no_server_ever_saw_is_old_when_a_later_one_is() -> None:
    voided = row(1, 95, answered=None)
    assert finished_days([voided], SINCE, UTC) == []
    assert finished_days([voided, row(2, 94)], SINCE, UTC) == [1, 2]


def test_a_servers_clock_that_was_once_wrong_proves_nothing_by_itself() -> None:
    assert finished_days([row(1, 0, answered=20_000), row(2, 0)], SINCE, UTC) == []


def test_what_was_answered_within_the_retention_time_stays() -> None:
    assert finished_days([row(1, 200, answered=10)], SINCE, UTC) == []


WILD = st.sampled_from([None, timedelta(days=-20_000), timedelta(days=3650), timedelta(days=-200)])


@given(
    st.lists(st.tuples(st.integers(0, 200), st.booleans(), st.booleans(), WILD), max_size=40),
    st.sampled_from([UTC, HELSINKI, ZoneInfo("Pacific/Kiritimati")]),
)
def test_whatever_single_clocks_say_no_open_and_no_recent_row_leaves_and_no_half_day(
    history: list[tuple[int, bool, bool, timedelta | None]], zone: ZoneInfo
) -> None:
    history = sorted(history, key=lambda told: -told[0])
    really = {position: NOW - days_ago * DAY for position, (days_ago, *_) in enumerate(history, 1)}
    rows = [
        DatedRow(position, really[position] + (wrong_by or timedelta()), really[position] if answered else None, done)
        for position, (_, answered, done, wrong_by) in enumerate(history, 1)
    ]
    leaving = finished_days(rows, SINCE, zone)
    assert all(really[position] < SINCE for position in leaving)
    assert all(rows[position - 1].finished for position in leaving)
    days = {rows[position - 1].recorded_at.astimezone(zone).date() for position in leaving}
    assert leaving == [each.position for each in rows if each.recorded_at.astimezone(zone).date() in days]

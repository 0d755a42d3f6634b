from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offcirc.domain.clocks import Contact, CorrectedTime, Reading, correct_times

SERVER_AT = datetime(2026, 11, 23, 18, tzinfo=UTC)
HERE = Contact(SERVER_AT, Reading(SERVER_AT, "now", 36_000_000))
DAY = timedelta(days=1)


class Row(NamedTuple):
    """A row recorded `minutes` before the contact, whose clock is `wrong`; each other boot began at midnight."""

    minutes: int
    boot: str = "now"
    wrong: timedelta = timedelta()


def read(row: Row) -> Reading:
    at = SERVER_AT - timedelta(minutes=row.minutes)
    counted = HERE.here.monotonic_ms - row.minutes * 60_000
    return Reading(at + row.wrong, row.boot, counted if row.boot == "now" else counted + 777)


def corrected(*rows: Row, not_before: datetime | None = None, contact: Contact = HERE) -> list[CorrectedTime]:
    return correct_times([read(row) for row in rows], contact, not_before)


def minutes(times: list[CorrectedTime]) -> list[int]:
    return [round((SERVER_AT - time.at) / timedelta(minutes=1)) for time in times]


def uncertain(times: list[CorrectedTime]) -> list[bool]:
    return [time.uncertain for time in times]


def test_no_rows_no_times() -> None:
    assert corrected() == []


@pytest.mark.parametrize("wrong", [timedelta(), DAY, -DAY, 4000 * DAY, -20_000 * DAY, timedelta(seconds=-3)])
def test_in_the_same_uptime_the_wall_clock_does_not_matter(wrong: timedelta) -> None:
    times = corrected(Row(90, wrong=wrong), Row(30), Row(5, wrong=-wrong))
    assert times == [CorrectedTime(SERVER_AT - timedelta(minutes=ago)) for ago in (90, 30, 5)]


def test_in_the_same_uptime_an_earlier_contact_does_not_matter() -> None:
    assert minutes(corrected(Row(90), not_before=SERVER_AT - timedelta(minutes=10))) == [90]


def test_a_server_whose_clock_differs_from_ours_is_right() -> None:
    contact = Contact(SERVER_AT + 3 * DAY, HERE.here)
    assert corrected(Row(90), contact=contact)[0].at == SERVER_AT + 3 * DAY - timedelta(minutes=90)


def test_rows_of_an_earlier_uptime_have_their_wall_clock() -> None:
    times = corrected(Row(300, "a"), Row(200, "b"), Row(10))
    assert minutes(times) == [300, 200, 10]
    assert uncertain(times) == [False, False, False]


def test_one_forward_jump_within_an_uptime_does_not_poison_later_rows() -> None:
    times = corrected(Row(300, "a"), Row(290, "a", 400 * DAY), Row(280, "a"), Row(270, "a"), Row(10))
    assert minutes(times) == [300, 290, 280, 270, 10]
    assert uncertain(times) == [False, True, False, False, False]


@pytest.mark.parametrize("not_before", [None, SERVER_AT - DAY])
def test_one_uptime_with_a_clock_in_the_future_does_not_poison_later_rows(not_before: datetime | None) -> None:
    times = corrected(Row(300, "a"), Row(200, "b", 400 * DAY), Row(100, "c"), Row(10), not_before=not_before)
    assert minutes(times) == [300, 300, 100, 10]
    assert uncertain(times) == [False, True, False, False]


def test_a_forward_jump_within_what_is_possible_does_not_poison_later_rows() -> None:
    contact = Contact(SERVER_AT + 7 * DAY, Reading(SERVER_AT + 7 * DAY, "now", 0))
    times = corrected(Row(300, "a"), Row(200, "b", 3 * DAY), Row(100, "c"), Row(90, "d"), contact=contact)
    assert minutes(times) == [300, 300, 100, 90]
    assert uncertain(times) == [False, True, False, False]


@pytest.mark.parametrize("not_before", [None, SERVER_AT - DAY])
@pytest.mark.parametrize("year", [1970, 2000, 2019])
def test_a_dead_battery_does_not_poison_earlier_rows(not_before: datetime | None, year: int) -> None:
    dead = datetime(year, 1, 1, tzinfo=UTC) - SERVER_AT
    rows = [Row(300, "a"), *(Row(ago, "b", dead) for ago in (200, 190, 180)), Row(100, "c"), Row(10)]
    times = corrected(*rows, not_before=not_before)
    assert minutes(times) == [300, 300, 300, 300, 100, 10]
    assert uncertain(times) == [False, True, True, True, False, False]


def test_when_every_clock_was_wild_the_span_is_all_that_is_known() -> None:
    dead = datetime(1970, 1, 1, tzinfo=UTC) - SERVER_AT
    since = SERVER_AT - DAY
    assert (
        corrected(Row(300, "a", dead), Row(200, "b", 400 * DAY), not_before=since)
        == [CorrectedTime(since, uncertain=True)] * 2
    )
    assert corrected(Row(300, "a", dead)) == [CorrectedTime(SERVER_AT, uncertain=True)]


def test_a_clock_a_little_fast_is_clamped_and_certain() -> None:
    times = corrected(Row(1, "a", timedelta(seconds=90)), Row(0))
    assert times == [CorrectedTime(SERVER_AT), CorrectedTime(SERVER_AT)]


def test_rows_before_the_earlier_contact_by_their_clock_are_uncertain() -> None:
    since = SERVER_AT - timedelta(minutes=100)
    times = corrected(Row(300, "a"), Row(50, "b"), not_before=since)
    assert minutes(times) == [100, 50]
    assert uncertain(times) == [True, False]


def test_two_processes_that_count_for_themselves_may_take_turns() -> None:
    """Where an uptime has no name, each process is one (see `clock`)."""
    times = corrected(Row(60, "a"), Row(50), Row(40, "a", DAY), Row(30), Row(20, "a"), Row(10))
    assert minutes(times) == [60, 50, 40, 30, 20, 10]
    assert uncertain(times) == [False, False, True, False, False, False]


def test_readings_at_the_end_of_all_calendars_are_wild() -> None:
    wild = [
        Reading(datetime.max.replace(tzinfo=UTC), "a", 0),
        Reading(datetime.max.replace(tzinfo=UTC), "a", 10**12),
        Reading(datetime.min.replace(tzinfo=UTC), "b", 10**12),
    ]
    assert uncertain(correct_times(wild, HERE, None)) == [True, True, True]


WRONG = st.one_of(st.just(timedelta()), st.timedeltas(-20_000 * DAY, 20_000 * DAY), st.timedeltas(-DAY, DAY))
ROWS = st.lists(st.builds(Row, st.integers(0, 600), st.sampled_from("abc") | st.just("now"), WRONG), max_size=20)
CONTACTS = st.one_of(st.none(), st.integers(0, 900).map(lambda ago: SERVER_AT - timedelta(minutes=ago)))


@given(ROWS, CONTACTS)
def test_times_never_decrease_and_are_never_after_the_contact(rows: list[Row], not_before: datetime | None) -> None:
    in_order = sorted(rows, key=lambda row: -row.minutes)
    times = corrected(*in_order, not_before=not_before)
    assert len(times) == len(rows)
    moments = [time.at for time in times]
    assert moments == sorted(moments)
    assert all(at <= SERVER_AT for at in moments)
    for row, time in zip(in_order, times, strict=True):
        if row.boot == "now":
            assert time == CorrectedTime(SERVER_AT - timedelta(minutes=row.minutes))
        elif not_before is not None and not time.uncertain:
            assert time.at >= not_before or any(other.boot == "now" for other in in_order)


@given(ROWS)
def test_right_clocks_are_never_doubted(rows: list[Row]) -> None:
    in_order = sorted((row._replace(wrong=timedelta()) for row in rows), key=lambda row: -row.minutes)
    times = corrected(*in_order)
    assert minutes(times) == [row.minutes for row in in_order]
    assert not any(uncertain(times))

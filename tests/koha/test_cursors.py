"""A cursor tells when a replica was read and when everything was, and never claims to know more than it does."""

from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest

from offcirc.connectors.koha.cursors import Cursor, asked_at
from offcirc.connectors.koha.http import Answer

READ_AT = datetime(2026, 11, 22, 12, 0, 0, 250_000, tzinfo=UTC)


@pytest.mark.parametrize("hours", [0, 0.5, 1, 23.9, 24, 100, 900])
@pytest.mark.parametrize("minute", [0, 1, 30, 59])
def test_a_cursor_comes_back_with_both_moments(hours: float, minute: int) -> None:
    read_at = READ_AT + timedelta(minutes=minute)
    whole_at = read_at - timedelta(hours=hours)
    again = Cursor.of(Cursor(read_at, whole_at).number)
    assert timedelta(0) < read_at - again.read_at <= timedelta(seconds=2)
    assert timedelta(0) <= whole_at - again.whole_at < timedelta(hours=1)


def test_many_small_updates_do_not_shift_the_moment_of_the_whole_one() -> None:
    cursor = Cursor(READ_AT, READ_AT)
    first = Cursor.of(cursor.number).whole_at
    for minutes in range(1, 1000, 7):
        cursor = Cursor(READ_AT + timedelta(minutes=minutes), Cursor.of(cursor.number).whole_at)
    assert Cursor.of(cursor.number).whole_at == first


def test_a_later_reading_has_a_greater_cursor_that_lies_before_it() -> None:
    numbers = [
        Cursor(READ_AT + timedelta(seconds=n), READ_AT - timedelta(hours=n % 999)).number for n in range(0, 5000, 3)
    ]
    assert numbers == sorted(set(numbers))
    assert all(
        number < (READ_AT + timedelta(seconds=n)).timestamp() * 1000
        for number, n in zip(numbers, range(0, 5000, 3), strict=True)
    )


def test_the_moment_of_asking_is_the_servers() -> None:
    answer = Answer(200, "", {"Date": "Sun, 22 Nov 2026 12:00:00 GMT"}, b"")
    found = asked_at(answer, monotonic() - 10)
    assert abs(found - datetime(2026, 11, 22, 11, 59, 50, tzinfo=UTC)) < timedelta(seconds=1)


@pytest.mark.parametrize("date", ["", "yesterday"])
def test_without_a_date_it_is_ours(date: str) -> None:
    found = asked_at(Answer(200, "", {"Date": date}, b""), monotonic())
    assert abs(found - datetime.now(UTC)) < timedelta(seconds=5)

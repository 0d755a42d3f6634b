"""What deserves a warning, and what does not yet."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from offcirc.central.alerts import Alert, alerts
from offcirc.central.extract_runs import ExtractState
from offcirc.central.standing import Refused, Standing, WorkstationStanding

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
WEEK = timedelta(days=7)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DESK = WorkstationStanding(
    "desk", "MAIN", ("upload",), None, NOW - 90 * DAY, None, NOW - HOUR / 2, NOW - HOUR, 0, 0, None
)
WELL = Standing(NOW, (DESK,), 0, None, 0, 0, ExtractState(NOW - 8 * HOUR, 1_000, 1), (), {}, None)


def raised(standing: Standing) -> list[Alert]:
    return [one.alert for one in alerts(standing, WEEK)]


def with_desk(**changes: object) -> Standing:
    return replace(WELL, workstations=(replace(DESK, **changes),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (WELL, []),
        (with_desk(seen_at=NOW - 6 * DAY, data_at=NOW - 6 * DAY), []),
        (with_desk(seen_at=NOW - 8 * DAY, data_at=NOW - 8 * DAY), [Alert.UNSEEN]),
        (with_desk(seen_at=NOW - 8 * DAY, revoked_at=NOW - DAY), []),
        (with_desk(seen_at=NOW - 8 * DAY, enrolled_at=NOW - DAY), []),
        (with_desk(seen_at=None, data_at=None), [Alert.NEVER_SEEN]),
        (with_desk(seen_at=None, data_at=None, enrolled_at=NOW - DAY), []),
        (with_desk(unsent=3), []),
        (with_desk(unsent=3, seen_at=NOW - 2 * HOUR), [Alert.HOLDS_ROWS]),
        (with_desk(unsent=3, seen_at=NOW - 9 * DAY), [Alert.HOLDS_ROWS]),
        (with_desk(data_at=NOW - 8 * DAY), [Alert.DATA_OLD]),
        (replace(WELL, extract=ExtractState(None, 0, 0)), [Alert.NO_EXTRACT]),
        (replace(WELL, extract=ExtractState(None, 0, 0), workstations=()), []),
        (replace(WELL, extract=ExtractState(NOW - 2 * DAY, 1, 1)), [Alert.EXTRACT_OLD]),
        (replace(WELL, extract=ExtractState(NOW - 2 * DAY, 1, 1, NOW - HOUR, "DISK_FULL")), [Alert.EXTRACT_FAILED]),
        (replace(WELL, waiting=9, waiting_since=NOW - 23 * HOUR), []),
        (replace(WELL, waiting=9, waiting_since=NOW - 25 * HOUR), [Alert.QUEUE_OLD]),
        (replace(WELL, waiting=2, waiting_since=NOW - HOUR, held=2), [Alert.HELD_ROWS]),
        (replace(WELL, waiting_after_failure=1), [Alert.FAILED_ROWS]),
        (replace(WELL, refused=(Refused("desk", "PATRON_NOT_FOUND", 2),)), [Alert.REFUSED_ROWS]),
    ],
)
def test_what_is_raised(standing: Standing, expected: list[Alert]) -> None:
    assert raised(standing) == expected


def test_the_extract_comes_first_and_counts_add_up() -> None:
    refused = (Refused("desk", "PATRON_NOT_FOUND", 2), Refused("bus", "ITEM_NOT_FOUND", 3))
    extract = ExtractState(NOW - 2 * DAY, 1, 1, NOW - HOUR, "DISK_FULL")
    found = alerts(replace(with_desk(seen_at=NOW - 8 * DAY), extract=extract, refused=refused), WEEK)
    assert [one.alert for one in found] == [Alert.EXTRACT_FAILED, Alert.UNSEEN, Alert.REFUSED_ROWS]
    assert found[0].params == {"code": "DISK_FULL"}
    assert (found[1].params, found[2].count) == ({"name": "desk"}, 5)

"""Deletions are kept for ninety days; whoever was away longer is told to fetch everything."""

from collections.abc import Callable
from pathlib import Path

from tests.central.client import Desk
from tests.central.server import RunningServer
from tests.central.test_processing import sql
from tests.support.inside import workstation_at

New = Callable[[], str]
_DAY_US = 86_400_000_000


def extract_and_wait(server: RunningServer, days: int) -> int:
    """Builds an extract, and lets so many days pass; its cursor."""
    cursor = extract(server)
    sql(server, "UPDATE extracts SET built_at = built_at - ?", days * _DAY_US)
    return cursor


def extract(server: RunningServer) -> int:
    """Builds an extract; its cursor."""
    server.cli("extract")
    ((cursor,),) = sql(server, "SELECT change_cursor FROM extracts ORDER BY id DESC LIMIT 1")
    assert isinstance(cursor, int)
    return cursor


def lend_and_take_back(desk: Desk, card: str, item: str) -> None:
    outcomes = desk.do(desk.issue(card, item), desk.give_back(item))
    assert [outcome.code for outcome in outcomes] == ["SUCCESS"] * 2
    desk.do(desk.issue(card, item))
    desk.do(desk.give_back(item))


def test_deletions_of_more_than_ninety_days_ago_are_forgotten_and_that_is_said(
    server: RunningServer, desk: Desk, new_item: New, new_card: New
) -> None:
    old, recent = new_item(), new_item()
    before = extract(server)
    lend_and_take_back(desk, new_card(), old)
    horizon = extract_and_wait(server, 89)
    lend_and_take_back(desk, new_card(), recent)
    server.cli("extract")
    assert old in desk.changes(before).deleted.loans, "89 days are not too long"
    sql(server, "UPDATE extracts SET built_at = built_at - ? WHERE change_cursor = ?", 2 * _DAY_US, horizon)
    more = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 2500)"
    sql(server, f"{more} INSERT INTO tombstones (kind, key, changed) SELECT 'loan', x, ? FROM n", horizon)  # noqa: S608
    server.cli("extract")
    for since in (before, horizon - 1):
        answer = desk.call("GET", f"/v1/changes?since={since}")
        assert (answer.status_code, answer.json()["code"]) == (410, "CURSOR_TOO_OLD")
    assert desk.changes(horizon).deleted.loans == (recent,)
    assert sql(server, "SELECT count(*) FROM tombstones WHERE changed <= ?", horizon) == [(0,)]


def test_a_workstation_that_was_away_for_longer_updates_in_full(
    server: RunningServer, desk: Desk, new_item: New, new_card: New, tmp_path: Path
) -> None:
    item = new_item()
    desk.do(desk.issue(new_card(), item))
    with workstation_at(server, tmp_path / "ws", "away", library="MAIN") as away:

        def update() -> bool:
            with away.connected() as connector:
                return away.update(connector, full=False).full

        assert update()
        assert away.replica is not None
        assert away.replica.loan_of(item) is not None
        assert not update(), "the second time the changes will do"
        desk.do(desk.give_back(item))
        extract_and_wait(server, 91)
        server.cli("extract")
        assert update()
        assert away.replica is not None
        assert away.replica.loan_of(item) is None
        assert not update()

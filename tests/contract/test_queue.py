"""Every workstation's rows at the server: shown in order, processed all or chosen (K17 to K19)."""

from __future__ import annotations

import pytest

from offcirc.connectors.base import Progress
from tests.central.client import now
from tests.contract.harness import (
    ServerUnderTest,
    Site,
    minutes_ago,
    only_if_rows_wait,
)


def test_K17_the_queue_shows_every_workstations_rows_in_processing_order(
    desk: Site, other: Site, server: ServerUnderTest
) -> None:
    only_if_rows_wait(desk)
    at = now()
    mine = [desk.rows.pay(server.card(), "1.00", at=minutes_ago(at, ago)) for ago in (30, 10)]
    theirs = [other.rows.pay(server.card(), "1.00", at=minutes_ago(at, ago)) for ago in (40, 20)]
    desk.submit(*mine)
    other.submit(*theirs)
    in_order = [theirs[0].id, mine[0].id, theirs[1].id, mine[1].id]
    queued = desk.queue()
    assert list(desk.names(*mine, *theirs).values()) == in_order
    assert len({row.queue_id for row in queued}) == len({row.transaction.id for row in queued}) == len(queued)
    assert list(desk.process(*mine, *theirs)) == in_order


def test_the_queue_of_more_than_a_page_is_told_whole(
    desk: Site, server: ServerUnderTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_if_rows_wait(desk)
    monkeypatch.setattr("offcirc.connectors.central.connector.MAX_PAGE", 2)
    rows = [desk.rows.pay(server.card(), "1.00") for _ in range(7)]
    desk.submit(*rows)
    queued = [row.transaction.id for row in desk.queue()]
    assert [id_ for id_ in queued if id_ in {row.id for row in rows}] == [row.id for row in rows]
    assert len(queued) == len(set(queued))
    desk.process(*rows)


def test_K18_only_the_chosen_rows_are_processed(desk: Site, server: ServerUnderTest) -> None:
    only_if_rows_wait(desk)
    rows = [desk.rows.pay(server.card(), "1.00") for _ in range(4)]
    desk.submit(*rows)
    assert set(desk.process(rows[1], rows[3])) == {rows[1].id, rows[3].id}
    waiting = {row.transaction.id for row in desk.queue()}
    assert waiting >= {rows[0].id, rows[2].id}
    assert not waiting & {rows[1].id, rows[3].id}
    assert set(desk.process()) >= {rows[0].id, rows[2].id}


def test_K19_every_row_has_its_own_result_and_progress_is_told(desk: Site, server: ServerUnderTest) -> None:
    only_if_rows_wait(desk)
    rows = [desk.rows.pay(server.card(), "1.00") for _ in range(3)]
    desk.submit(*rows)
    told: list[Progress] = []
    answered = list(desk.connector.process([row.id for row in rows], desk.left, told.append))
    assert [(name, outcome.transaction_id) for name, outcome in answered] == [(desk.name, row.id) for row in rows]
    assert [(progress.done, progress.total) for progress in told] == [(1, 3), (2, 3), (3, 3)]

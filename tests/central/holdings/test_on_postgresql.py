"""A set's way on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from uuid_utils import uuid7

from offcirc.domain.records import SetState
from tests.central.client import Desk
from tests.central.holdings.conftest import enrolled
from tests.central.holdings.library import write_library
from tests.central.holdings.test_api import HOME, OUT, codes, create, edit, give_back, places, send
from tests.central.server import RunningServer, running_server
from tests.faults.tools.errors import NotAvailable
from tests.faults.tools.postgres import TemporaryPostgres


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    folder = write_library(tmp_path, 5)
    try:
        with (
            TemporaryPostgres() as postgres,
            running_server(tmp_path / "server", folder=folder, database=postgres.new_database()) as started,
        ):
            yield started
    except NotAvailable as error:
        pytest.skip(f"no PostgreSQL here: {error}")


def test_a_set_goes_out_and_comes_back(server: RunningServer) -> None:
    desk: Desk = enrolled(server)
    set_id = str(uuid7())
    out = [create(desk, "NEW", location="Adults"), send(desk, "I0001", set_id), send(desk, "NEW", set_id)]
    assert codes(*desk.do(*out)) == ["SUCCESS"] * 3
    assert places(desk, "I0001") == OUT
    locked = edit(desk, "I0001", OUT, out_in=set_id, location="Shelf")
    back = [give_back(desk, "I0001", set_id), give_back(desk, "NEW", set_id, missing=True)]
    assert codes(*desk.do(locked, *back)) == ["ITEM_OUT_IN_SET", "SUCCESS", "SUCCESS"]
    assert places(desk, "I0001") == HOME
    told = desk.changes(0)
    assert [each.state for each in told.exchange_sets or ()] == [SetState.RETURNED]
    assert told.out_items == ()

"""A full disk at the server: said so, nothing half stored, and all goes on once there is room."""

from pathlib import Path

import pytest

from offcirc.wire.messages import SentTransaction, Upload
from tests.central.client import Desk
from tests.central.server import running_server
from tests.faults.tools.errors import NotAvailable
from tests.faults.tools.small_filesystem import SmallFilesystem


@pytest.mark.slow
def test_a_full_disk_is_said_and_nothing_is_half_stored(tmp_path: Path, small_library: Path) -> None:
    try:
        with SmallFilesystem(tmp_path, 24 << 20) as small:
            _fill_and_make_room(small, small_library)
    except NotAvailable as error:
        pytest.skip(f"no small filesystem here: {error}")


def _fill_and_make_room(small: SmallFilesystem, small_library: Path) -> None:
    with running_server(small.path / "h", folder=small_library) as server:
        desk = Desk.enrol(server.url, server.enrolment_code("desk"))
        small.fill()
        stored = 0
        for _ in range(200):
            rows = [desk.pay("C001", "0.01") for _ in range(50)]
            upload = Upload(tuple(SentTransaction(row, row.recorded_at, row.occurred_at) for row in rows))
            answer = desk.call("POST", "/v1/transactions", upload)
            if answer.status_code != 200:
                break
            stored += len(rows)
        assert (answer.status_code, answer.json()["code"]) == (503, "DISK_FULL")
        assert answer.headers["Retry-After"]
        small.make_room()
        assert desk.queue().total == stored
        assert desk.call("POST", "/v1/transactions", upload).status_code == 200
        assert len(desk.process()) == stored + len(rows)

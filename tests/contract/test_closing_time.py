"""Two hundred workstations at once."""

from __future__ import annotations

import threading
import time

import pytest

from offcirc.errors import ConnectorError
from offcirc.sync.patience import with_patience
from tests.conftest import Tell
from tests.contract.harness import (
    ServerUnderTest,
)


@pytest.mark.slow
def test_200_workstations_that_upload_200_rows_each_at_the_same_time_all_succeed(
    empty_server: ServerUnderTest, tell: Tell
) -> None:
    sites = empty_server.sites(200)
    card = empty_server.card()
    work = [(site, [site.rows.pay(card, "0.01") for _ in range(200)]) for site in sites]
    barrier = threading.Barrier(len(work))
    errors: list[ConnectorError] = []
    answered: list[int] = []
    slowest: list[float] = []

    def upload(place: int) -> None:
        site, rows = work[place]
        barrier.wait()
        began = time.monotonic()
        try:
            site.connector.contact()
            answered.append(len(with_patience(lambda: site.submit(*rows))))
            # Half of them lost the answer, and send the same again.
            if place % 2:
                answered[-1] = len(with_patience(lambda: site.submit(*rows)))
        except ConnectorError as error:
            errors.append(error)
        slowest.append(time.monotonic() - began)
        site.connector.close()

    threads = [threading.Thread(target=upload, args=(place,)) for place in range(len(work))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tell(f"200 times 200 rows: the slowest workstation waited {max(slowest):.1f} s")
    assert errors == []
    assert answered == [200] * 200
    assert empty_server.received() == 40_000
    queued = [row.transaction for row in empty_server.site().queue()]
    assert len(queued) == 40_000
    assert {row.id for row in queued} == {row.id for _, rows in work for row in rows}
    places: dict[str, list[int]] = {}
    for row in queued:
        places.setdefault(row.workstation, []).append(row.seq)
    assert all(seqs == sorted(seqs) for seqs in places.values())

"""PostgreSQL itself ends at once while workers are at work, and starts again."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from offcirc.central.database import Database
from offcirc.central.processing import Run
from tests.central.scale import account
from tests.central.scale.at_work import wait_until_applied, workers
from tests.central.scale.region import ZONE, Region, arrive, prepare
from tests.conftest import Tell
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.postgres import TemporaryPostgres
from tests.support.databases import copy_of

_CRASHES = 5


@pytest.mark.torture
def test_workers_go_on_where_the_database_comes_back(tmp_path: Path, seed: int, tell: Tell) -> None:
    chance, region = random.Random(seed), Region(seed)
    with skip_if_not_available(), TemporaryPostgres(fsync=True) as postgres:
        prepared = postgres.new_database()
        database = prepare(prepared, tmp_path, region.desks)
        arrive(database, region.rows(3_000))
        database.close()
        url, alone = copy_of(postgres, prepared), Database(copy_of(postgres, prepared))
        with workers(url, 3) as crew:
            for _ in range(_CRASHES):
                time.sleep(chance.uniform(0.05, 1.0))
                postgres.crash()
                postgres.start()
            database = Database(url)
            wait_until_applied(database, patience_s=600)
        assert sum(map(len, Run(alone, ZONE, None).groups())) == 3_000
        assert account.outcomes(database) == account.outcomes(alone)
        assert account.records(database) == account.records(alone)
        database.close()
        alone.close()
    tell(f"{_CRASHES} crashes of the database; rows by worker: {[worker.account.rows for worker in crew]}")

from collections.abc import Iterator
from pathlib import Path

import pytest

from offcirc.replica.store import Replica
from tests.replica.samples import KEY, build


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return build(tmp_path / "replica-1.db")


@pytest.fixture
def replica(path: Path) -> Iterator[Replica]:
    replica = Replica.open(path, KEY)
    yield replica
    replica.close()

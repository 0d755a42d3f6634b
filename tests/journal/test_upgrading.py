from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError, OperationalError

from offcirc.errors import EnvironmentProblem
from offcirc.journal.upgrading import open_engine
from offcirc.sqlcipher import connect
from tests.journal.samples import KEY, open_journal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "some.db"
    with closing(connect(path, KEY)) as connection:
        connection.execute("CREATE TABLE secret (name TEXT)")
        connection.execute("INSERT INTO secret VALUES ('Šárka Virtanen')")
    return path


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("offcirc.sqlcipher.BUSY_TIMEOUT_MS", 50)


def test_an_engine_reads_and_writes_the_drivers_file(path: Path) -> None:
    engine = open_engine(path, KEY)
    with engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT name FROM secret").scalar() == "Šárka Virtanen"
        connection.exec_driver_sql("DELETE FROM secret")
    engine.dispose()
    with closing(connect(path, KEY)) as driver:
        assert driver.execute("SELECT * FROM secret").fetchall() == []


@pytest.mark.usefixtures("impatient")
def test_a_transaction_takes_its_lock_at_once(path: Path) -> None:
    engine = open_engine(path, KEY)
    with engine.connect() as writer:
        writer.exec_driver_sql("SELECT 1")
        with engine.connect() as second, pytest.raises(OperationalError, match="locked"):
            second.exec_driver_sql("SELECT 1")
    engine.dispose()


def test_an_error_carries_no_values(path: Path) -> None:
    engine = open_engine(path, KEY)
    with engine.connect() as connection, pytest.raises(DBAPIError) as caught:
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (?)", ("Virtanen",))
    engine.dispose()
    assert "Virtanen" not in str(caught.value)


@pytest.mark.usefixtures("impatient")
def test_what_stops_a_migration_is_said_plainly(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    with closing(connect(path, KEY)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EnvironmentProblem, match="LOCKED"):
            open_journal(path)

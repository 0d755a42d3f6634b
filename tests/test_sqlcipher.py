import errno
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2
from sqlalchemy.exc import DBAPIError, OperationalError

from offcirc.errors import EnvironmentProblem
from offcirc.sqlcipher import DriverError, connect, open_engine, problem_of, said_plainly

KEY = bytes(range(32))
FILE = Path("journal.db")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "some.db"
    with closing(connect(path, KEY)) as connection:
        connection.execute("CREATE TABLE secret (name TEXT)")
        connection.execute("INSERT INTO secret VALUES ('Šárka Virtanen')")
    return path


def test_nothing_is_in_the_clear(path: Path) -> None:
    content = path.read_bytes()
    assert b"Virtanen" not in content
    assert b"SQLite format" not in content


def test_both_ways_of_opening_read_the_same_file(path: Path) -> None:
    engine = open_engine(path, KEY)
    with engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT name FROM secret").scalar() == "Šárka Virtanen"
        connection.exec_driver_sql("DELETE FROM secret")
    engine.dispose()
    with closing(connect(path, KEY)) as driver:
        assert driver.execute("SELECT * FROM secret").fetchall() == []


def test_a_write_transaction_takes_its_lock_at_once_and_a_read_does_not(path: Path) -> None:
    engine = open_engine(path, KEY, pragmas=("PRAGMA journal_mode=WAL", "PRAGMA busy_timeout=50"))
    with engine.connect() as writer:
        writer.exec_driver_sql("SELECT 1")
        with engine.connect().execution_options(reads=True) as reader:
            assert reader.exec_driver_sql("SELECT count(*) FROM secret").scalar() == 1
        with engine.connect() as second, pytest.raises(OperationalError, match="locked"):
            second.exec_driver_sql("SELECT 1")
    engine.dispose()


def test_the_driver_begins_no_transaction_by_itself(path: Path) -> None:
    with closing(connect(path, KEY)) as one, closing(connect(path, KEY)) as other:
        one.execute("INSERT INTO secret VALUES ('second')")
        assert other.execute("SELECT count(*) FROM secret").fetchone() == (2,)


def test_an_error_carries_no_values(path: Path) -> None:
    engine = open_engine(path, KEY)
    with engine.connect() as connection, pytest.raises(DBAPIError) as caught:
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (?)", ("Virtanen",))
    engine.dispose()
    assert "Virtanen" not in str(caught.value)


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33)])
def test_a_key_has_32_bytes(path: Path, key: bytes) -> None:
    for open_it in (connect, open_engine):
        with pytest.raises(ValueError, match="32 bytes"):
            open_it(path, key)


WRONG_KEY = """
import sys
from pathlib import Path
from offcirc.errors import EnvironmentProblem
from offcirc.sqlcipher import connect, said_plainly
try:
    with said_plainly(Path(sys.argv[1])):
        connect(Path(sys.argv[1]), bytes(32)).execute("SELECT * FROM sqlite_master")
except EnvironmentProblem as problem:
    print(problem.code)
"""


def test_a_wrong_key_is_said_by_us_alone(path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", WRONG_KEY, str(path)], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("DAMAGED\n", "")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (sqlcipher3.dbapi2.OperationalError("database or disk is full"), "DISK_FULL"),
        (sqlcipher3.dbapi2.OperationalError("attempt to write a readonly database"), "READ_ONLY"),
        (sqlcipher3.dbapi2.OperationalError("unable to open database file"), "CANNOT_OPEN"),
        (sqlcipher3.dbapi2.OperationalError("database is locked"), "LOCKED"),
        (sqlcipher3.dbapi2.DatabaseError("file is not a database"), "DAMAGED"),
        (sqlcipher3.dbapi2.DatabaseError("database disk image is malformed"), "DAMAGED"),
        (sqlcipher3.dbapi2.OperationalError("disk I/O error"), "DISK_FAILED"),
        (OSError(errno.ENOSPC, "No space left on device"), "DISK_FULL"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "DISK_FULL"),
        (OSError(errno.EROFS, "Read-only file system"), "READ_ONLY"),
        (OSError(errno.EACCES, "Permission denied"), "CANNOT_OPEN"),
        (OSError(errno.EIO, "Input/output error"), "DISK_FAILED"),
        (OperationalError("INSERT", {}, sqlcipher3.dbapi2.OperationalError("database is locked")), "LOCKED"),
    ],
)
def test_what_a_person_can_mend_is_said_plainly(error: Exception, code: str) -> None:
    with pytest.raises(EnvironmentProblem) as caught, said_plainly(FILE):
        raise error
    assert (caught.value.code, caught.value.params) == (code, {"path": "journal.db"})


@pytest.mark.parametrize("error", [sqlcipher3.dbapi2.OperationalError("no such table: x"), OSError("odd")])
def test_bugs_are_let_through(error: Exception) -> None:
    assert problem_of(error, FILE) is None
    with pytest.raises(type(error), match=str(error)), said_plainly(FILE):
        raise error


def test_the_drivers_errors_have_a_name(path: Path) -> None:
    with closing(connect(path, KEY)) as connection, pytest.raises(DriverError):
        connection.execute("SELECT nonsense")


def test_temporary_files_stay_in_memory(path: Path) -> None:
    """A sort that spills would put patron data on the disk in the clear."""
    with closing(connect(path, KEY)) as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    assert options & {"TEMP_STORE=2", "TEMP_STORE=3"}

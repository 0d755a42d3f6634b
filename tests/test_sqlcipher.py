import errno
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2

from offcirc.errors import EnvironmentProblem
from offcirc.sqlcipher import DriverError, connect, problem_of, said_plainly

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


def test_the_driver_begins_no_transaction_by_itself(path: Path) -> None:
    with closing(connect(path, KEY)) as one, closing(connect(path, KEY)) as other:
        one.execute("INSERT INTO secret VALUES ('second')")
        assert other.execute("SELECT count(*) FROM secret").fetchone() == (2,)


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33)])
def test_a_key_has_32_bytes(path: Path, key: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        connect(path, key)


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

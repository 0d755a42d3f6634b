"""Backup and restore of a server on PostgreSQL, by PostgreSQL's own programs: one snapshot, all or nothing.

The connection travels in the environment: a URL may hold a password, and anybody can read a command line.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from sqlalchemy.engine import make_url

from offcirc.central.database import Database
from offcirc.errors import EnvironmentProblem

_TABLES = frozenset({"alembic_version", "counters", "transactions", "outcomes", "workstations"})
"""What a backup of ours holds, whatever its version."""
_TABLE = re.compile(r"^\d+; \d+ \d+ TABLE \S+ (\S+) ", re.MULTILINE)
_CLEAR = """DO $$ DECLARE name text; BEGIN
FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
EXECUTE format('DROP TABLE %I CASCADE', name);
END LOOP; END $$"""
"""Not only what the dump has: a table of a later version would stand in the way of the migration that makes it."""
_NOT_CONNECTED = "connection to server"
_VERSIONS = Path("/usr/lib/postgresql")
"""Where Debian keeps programs of servers, by version; the newest dumps what is older than itself."""


def copy_postgresql(url: str, target: Path) -> None:
    """Writes a dump of one snapshot into a new file that appears whole or not at all.

    Raises:
        EnvironmentProblem: `PROGRAM_MISSING`, `DATABASE_AWAY`, `CANNOT_WRITE` or `BACKUP_FAILED`.
    """
    partial = target.with_name(f"{target.name}.part")
    try:
        descriptor = os.open(partial, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            _dump(url, file.fileno())
            os.fsync(file.fileno())
        partial.replace(target)
    except OSError as error:
        raise EnvironmentProblem("CANNOT_WRITE", path=str(target), reason=error.strerror or "") from None
    finally:
        partial.unlink(missing_ok=True)


def _dump(url: str, descriptor: int) -> None:
    done = subprocess.run(
        [_program("pg_dump"), "--no-password", "--format=custom", "--no-owner", "--no-privileges"],
        env={**os.environ, **_connection(url)},
        stdin=subprocess.DEVNULL,
        stdout=descriptor,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise _problem(done.stderr, "BACKUP_FAILED")


def check_postgresql(path: Path) -> None:
    """Proves that a file is a dump of an offcirc server.

    Raises:
        EnvironmentProblem: `CANNOT_READ`, `NOT_A_BACKUP` or `PROGRAM_MISSING`.
    """
    if not path.is_file():
        raise EnvironmentProblem("CANNOT_READ", path=str(path), reason="no such file")
    done = subprocess.run(
        [_program("pg_restore"), "--list", str(path)], capture_output=True, text=True, check=False, errors="replace"
    )
    tables = set(_TABLE.findall(done.stdout))
    if done.returncode or not tables >= _TABLES:
        raise EnvironmentProblem("NOT_A_BACKUP", path=str(path))


def other_sessions(database: Database) -> int:
    """How many other connections the database has: workers, another server, somebody with psql."""
    query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with database.read() as connection:
        return int(connection.exec_driver_sql(query).scalar_one())


def restore_postgresql(path: Path, url: str) -> None:
    """Puts a dump in the database's place, in one transaction: on any failure the database is as it was.

    Raises:
        EnvironmentProblem: `PROGRAM_MISSING`, `DATABASE_AWAY` or `RESTORE_FAILED`.
    """
    read = [_program("pg_restore"), "--file=-", "--no-owner", "--no-privileges", str(path)]
    write = [_program("psql"), "--no-psqlrc", "--no-password", "--quiet", "--single-transaction"]
    write += ["--set=ON_ERROR_STOP=1", f"--command={_CLEAR}", "--file=-"]
    environment = {**os.environ, **_connection(url)}
    with tempfile.TemporaryFile() as complaints:
        reader = subprocess.Popen(read, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=complaints)
        writer = subprocess.Popen(
            write, env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=complaints
        )
        failed = _hand_over(reader, writer)
        complaints.seek(0)
        said = complaints.read().decode(errors="replace")
    if failed:
        raise _problem(said, "RESTORE_FAILED")


def _hand_over(reader: subprocess.Popen[bytes], writer: subprocess.Popen[bytes]) -> bool:
    """What one writes into the other; whether it failed. A dump that breaks off never reaches its commit."""
    assert reader.stdout is not None  # noqa: S101 - both are pipes
    assert writer.stdin is not None  # noqa: S101
    with reader.stdout, suppress(BrokenPipeError):
        shutil.copyfileobj(reader.stdout, writer.stdin)
    if reader.wait():
        writer.kill()
    with suppress(BrokenPipeError):
        writer.stdin.close()
    return bool(writer.wait() or reader.returncode)


def _problem(said: str, failure: str) -> EnvironmentProblem:
    if _NOT_CONNECTED in said:
        return EnvironmentProblem("DATABASE_AWAY")
    lines = said.strip().splitlines()
    return EnvironmentProblem(failure, reason=lines[0] if lines else "")


def _connection(url: str) -> dict[str, str]:
    """An SQLAlchemy URL as the environment variables of PostgreSQL's programs."""
    found = make_url(url)
    values = {
        "PGHOST": found.query.get("host", found.host),
        "PGPORT": found.query.get("port", found.port),
        "PGUSER": found.username,
        "PGPASSWORD": found.password,
        "PGDATABASE": found.database,
        "PGSSLMODE": found.query.get("sslmode"),
        "PGSSLROOTCERT": found.query.get("sslrootcert"),
        "PGOPTIONS": "-c timezone=UTC",
    }
    return {name: str(value) for name, value in values.items() if value}


def _program(name: str) -> str:
    versions = sorted(
        (path for path in _VERSIONS.glob(f"*/bin/{name}") if path.parts[-3].isdigit()),
        key=lambda path: int(path.parts[-3]),
    )
    found = str(versions[-1]) if versions else shutil.which(name)
    if found is None:
        raise EnvironmentProblem("PROGRAM_MISSING", program=name)
    return found

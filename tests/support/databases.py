"""Where the servers under test keep their records: `OFFCIRC_TEST_DATABASE=postgresql` puts all of them there.

A server that was told nothing of a database gets one of its own; the copy of a server's home gets a copy of it.
"""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg
from sqlalchemy import Connection
from sqlalchemy.engine import make_url
from uuid_utils import uuid7

from offcirc.central.database import Database
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.postgres import TemporaryPostgres

_NOTE = "test-database"


def database_of(home: Path) -> str:
    """The URL for a server's home; empty for SQLite, in the home itself."""
    if os.environ.get("OFFCIRC_TEST_DATABASE") != "postgresql":
        return ""
    note = home / _NOTE
    whose, url = note.read_text(encoding="utf-8").splitlines() if note.exists() else ("", "")
    if whose != str(home):
        url = copy_of(_postgres(), url) if url else _postgres().new_database()
        home.mkdir(parents=True, exist_ok=True)
        note.write_text(f"{home}\n{url}\n", encoding="utf-8")
    return url


@contextmanager
def records_of(url: str) -> Iterator[Connection]:
    """A server's records, to be looked at or spoiled behind its back."""
    database = Database(url)
    try:
        with database.write() as connection:
            yield connection
    finally:
        database.close()


def copy_of(postgres: TemporaryPostgres, url: str) -> str:
    """Another database with the same content; nobody may be connected to the first."""
    original = make_url(url)
    name = f"{original.database}_{uuid7().hex[-8:]}"
    with psycopg.connect(postgres.url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{original.database}"')
    return original.set(database=name).render_as_string(hide_password=False)


@cache
def _postgres() -> TemporaryPostgres:
    with skip_if_not_available():
        running = TemporaryPostgres().__enter__()
    atexit.register(running.__exit__, None, None, None)
    return running

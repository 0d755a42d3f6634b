"""Runs the migrations of journal.db: the one place where a workstation needs SQLAlchemy and Alembic."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from offcirc.sqlcipher import DriverConnection, connect


def upgrade(driver: DriverConnection, migrations: Path, revision: str, prove: Callable[[], None]) -> None:
    """Brings a database to a revision, in one transaction; the driver's errors come as they are.

    Args:
        driver: nobody else has the database open; it is closed at the end.
        migrations: Alembic's folder.
        revision: to come to.
        prove: called before the commit; what it raises takes everything back.
    """
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    engine = _engine(lambda: driver)
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
            prove()
    except DBAPIError as error:
        raise (error.orig or error) from None
    finally:
        engine.dispose()


def open_engine(path: Path, key: bytes) -> Engine:
    """An engine whose connections are keyed, and whose transactions are `BEGIN IMMEDIATE`."""
    return _engine(lambda: connect(path, key))


def _engine(creator: Callable[[], Any]) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=sqlcipher3.dbapi2,
        creator=creator,
        poolclass=NullPool,
        hide_parameters=True,  # an exception's text must not carry patron data
    )

    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    event.listen(engine, "begin", on_begin)
    return engine

"""Runs the migrations of journal.db: the one place where a workstation needs SQLAlchemy and Alembic."""

from __future__ import annotations

from pathlib import Path

import sqlcipher3.dbapi2
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from offcirc.sqlcipher import connect


def upgrade(path: Path, key: bytes, migrations: Path, revision: str) -> None:
    """Brings a database to a revision, in one transaction; the driver's errors come as they are."""
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    engine = open_engine(path, key)
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
    except DBAPIError as error:
        raise (error.orig or error) from None
    finally:
        engine.dispose()


def open_engine(path: Path, key: bytes) -> Engine:
    """An engine whose connections are keyed, and whose transactions are `BEGIN IMMEDIATE`."""
    engine = create_engine(
        "sqlite://",
        module=sqlcipher3.dbapi2,
        creator=lambda: connect(path, key),
        poolclass=NullPool,
        hide_parameters=True,  # an exception's text must not carry patron data
    )

    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    event.listen(engine, "begin", on_begin)
    return engine

"""Lists as parameters, and many rows by one statement: both databases end up with the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, select
from sqlalchemy.exc import DBAPIError

from offcirc.central import migrate, schema
from offcirc.central.database import Database, together
from offcirc.central.lists import add_all, change_all, is_one_of
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.postgres import TemporaryPostgres

_HOLDS = [{"kind": "hold", "key": f"I{number}", "second_key": "P'1", "changed": number} for number in range(5)]


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        made = Database(f"sqlite:///{tmp_path / 'central.db'}")
        migrate.bring_up_to_date(made)
        yield made
        made.close()
        return
    with skip_if_not_available(), TemporaryPostgres() as postgres:
        made = Database(postgres.new_database())
        migrate.bring_up_to_date(made)
        yield made
        made.close()


def test_rows_are_added_changed_found_and_deleted_by_lists(database: Database) -> None:
    table = schema.tombstones
    found = select(table.c.key, table.c.second_key, table.c.changed).order_by(table.c.id)
    with database.write() as connection, together(connection):
        add_all(connection, table, _HOLDS)
        add_all(connection, table, _HOLDS[:1])
        add_all(connection, table, [])
    with database.write() as connection:
        ids = connection.execute(select(table.c.id).order_by(table.c.id)).scalars().all()
        changed = [{"id": ids[1], "key": 'I9\\ {"', "changed": 2**40}, {"id": ids[2], "key": "", "changed": 0}]
        change_all(connection, table, changed)
        change_all(connection, table, changed[:0])
        connection.execute(delete(table).where(is_one_of(table.c.key, ["I3", "I4", "of nobody"])))
    with database.read() as connection:
        assert connection.execute(found.where(is_one_of(table.c.id, []))).all() == []
        assert connection.execute(found.where(is_one_of(table.c.id, ids))).all() == [
            ("I0", "P'1", 0),
            ('I9\\ {"', "P'1", 2**40),
            ("", "P'1", 0),
            ("I0", "P'1", 0),
        ]


def test_what_fails_of_rows_sent_together_is_told_and_nothing_of_them_stays(database: Database) -> None:
    number = {"number": 7, "workstation": "desk", "result": "done", "code": "SUCCESS", "processed_at": 0, "body": b"\0"}
    twice = [{**number, "transaction_id": "one"}, {**number, "transaction_id": "another"}]

    def add_both() -> None:
        with database.write() as connection, together(connection):
            add_all(connection, schema.tombstones, _HOLDS)
            add_all(connection, schema.outcomes, twice)

    with pytest.raises(DBAPIError, match=r"outcomes"):
        add_both()
    with database.read() as connection:
        assert connection.execute(select(schema.tombstones.c.id)).all() == []

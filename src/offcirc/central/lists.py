"""Lists of values as parameters: a statement is the same however many there are, so that its plan is kept.

PostgreSQL also takes many rows by one statement so. Sent one by one, each would cost both ends as much as writing it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Dialect,
    Insert,
    Table,
    TableValuedAlias,
    Text,
    Update,
    bindparam,
    column,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.types import TypeDecorator, TypeEngine


def is_one_of(column: ColumnElement[Any], values: Iterable[int] | Iterable[str]) -> ColumnElement[bool]:
    """Whether a column is one of the values; an index on it is used."""
    return _IsOneOf(column, bindparam(None, list(values), _List(column.type), unique=True))


def add_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts rows, by the names of their columns; all name the same."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(insert(table).inline(), rows)
    else:
        connection.execute(_adding(table, tuple(rows[0])), _columns(rows))


def change_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Updates records by their `id`, with the other columns that the rows name; all name the same."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        found = [{f"to_{name}": value for name, value in row.items()} for row in rows]
        connection.execute(_changing_one(table, tuple(rows[0])), found)
    else:
        connection.execute(_changing(table, tuple(rows[0])), _columns(rows))


def _columns(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    return {f"to_{name}": [row[name] for row in rows] for name in rows[0]}


def _unnested(table: Table, names: Sequence[str]) -> TableValuedAlias:
    values = (bindparam(f"to_{name}", type_=ARRAY(table.c[name].type)) for name in names)
    found = func.unnest(*values).table_valued(*(column(name, table.c[name].type) for name in names))
    return found.render_derived(name="these")


@cache
def _adding(table: Table, names: Sequence[str]) -> Insert:
    these = _unnested(table, names)
    return insert(table).from_select(list(names), select(*(these.c[name] for name in names)), include_defaults=False)


@cache
def _changing(table: Table, names: Sequence[str]) -> Update:
    these = _unnested(table, names)
    values = {name: these.c[name] for name in names if name != "id"}
    return update(table).where(table.c.id == these.c.id).values(values)


@cache
def _changing_one(table: Table, names: Sequence[str]) -> Update:
    values: dict[str, Any] = {name: bindparam(f"to_{name}") for name in names if name != "id"}
    return update(table).where(table.c.id == bindparam("to_id")).values(values)


class _List(TypeDecorator[list[Any]]):
    """PostgreSQL takes an array, SQLite a text in JSON."""

    impl = Text
    cache_ok = True

    def __init__(self, of: TypeEngine[Any]) -> None:
        super().__init__()
        self.of = of

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ARRAY(self.of) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: list[Any] | None, dialect: Dialect) -> Any:  # noqa: ANN401 - as the driver has it
        return value if dialect.name == "postgresql" else json.dumps(value)


class _IsOneOf(FunctionElement[bool]):
    type = Boolean()
    inherit_cache = True

    def self_group(self, against: OperatorType | None = None) -> _IsOneOf:  # noqa: ARG002 - SQLAlchemy's
        """Not compared with 1, as functions are that SQLite has no truth values for: no index would be used."""
        return self


@compiles(_IsOneOf, "postgresql")
def _to_postgresql(element: _IsOneOf, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - passed through
    column, values = (compiler.process(each, **options) for each in element.clauses)
    return f"({column} = ANY({values}))"


@compiles(_IsOneOf, "sqlite")
def _to_sqlite(element: _IsOneOf, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - passed through
    column, values = (compiler.process(each, **options) for each in element.clauses)
    return f"({column} IN (SELECT value FROM json_each({values})))"  # noqa: S608 - a name and a place of a parameter
